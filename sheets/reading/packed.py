"""Packs tables as text, to be kept while a person looks at their preview, and unpacks them.

Tables and not the book they were found in: of these the columns nobody may keep are gone already.
"""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from sheets.reading.values import Cell, Found, Line, Sum


def packed(tables: Sequence[Found]) -> str:
    """JSON without spaces; a plain cell is its text alone."""
    told = [
        {
            "sheet": table.sheet,
            "heading": [table.heading.start, table.heading.stop],
            "titles": table.titles,
            "columns": table.columns,
            "unknown": table.unknown,
            "left_out": table.left_out,
            "knows": sorted(table.knows),
            "above": {key: list(said) for key, said in table.above.items()},
            "odd": [[number, *told] for number, told in table.odd.items()],
            "place": table.place,
            "joined": table.joined,
            "sums": table.sums,
            "lines": [
                [
                    line.number, line.hidden, [_packed(cell) for cell in line.cells],
                    *_more(line),
                ]
                for line in table.lines
            ],
        }
        for table in tables
    ]  # fmt: skip
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _more(line: Line) -> list[object]:
    """What few lines have."""
    return [line.dropped, line.mark] if line.mark else [True] * line.dropped


def _packed(cell: Cell) -> str | list[object]:
    if not any(cell[1:]):
        return cell.text
    day = cell.day and cell.day.isoformat()
    more = [cell.cut, cell.asks] if cell.asks else [True] * cell.cut
    return [cell.text, day, cell.formula, cell.spread, *more]


def unpacked(text: str) -> tuple[Found, ...]:
    """The very tables that were packed."""
    return tuple(
        Found(
            sheet=table["sheet"],
            heading=range(*table["heading"]),
            titles=tuple(table["titles"]),
            columns=tuple(table["columns"]),
            unknown=tuple(table["unknown"]),
            left_out=tuple(table["left_out"]),
            knows=frozenset(table["knows"]),
            above={key: (number, text) for key, (number, text) in table.get("above", {}).items()},
            odd={number: (text, why) for number, text, why in table.get("odd", ())},
            place=table.get("place", -1),
            joined=table.get("joined", -1),
            sums=tuple(Sum(number, said, tuple(of)) for number, said, of in table.get("sums", ())),
            lines=tuple(
                Line(
                    number=number,
                    hidden=hidden,
                    cells=tuple(map(_unpacked, cells)),
                    dropped=bool(more and more[0]),
                    mark=_mark(*more[1:]),
                )
                for number, hidden, cells, *more in table["lines"]
            ),
        )
        for table in json.loads(text)
    )


def _mark(said: str | int = "") -> str:
    """What a line is counted by; packed before it was kept as written: its number, -1 for "-"."""
    return "-" if said == -1 else str(said)


def _unpacked(cell: Any) -> Cell:
    if isinstance(cell, str):
        return Cell(cell)
    text, day, formula, spread, *more = cell
    when = date.fromisoformat(day) if day else None
    return Cell(text, when, bool(formula), spread, *more)
