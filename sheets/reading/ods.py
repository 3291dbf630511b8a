"""Reads .ods, where a repeated cell stands once: in one pass over its XML, within our bounds.

calamine would write a cell repeated a million times a million times, and tells of this format
neither merged cells nor hidden rows nor formulas.
"""

import zlib
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from xml.parsers import expat
from zipfile import BadZipFile

from sheets.reading.cells import cell, spread, tidy
from sheets.reading.limits import (
    BROKEN,
    COLUMNS,
    LOCKED,
    ROWS,
    demand_box,
    opened,
    unpacked,
)
from sheets.reading.values import EMPTY, Book, Cell, Line, Sheet, Unreadable
from sheets.reading.xlsx import KNOWS, NO_XML


def read_ods(data: bytes) -> Book:
    """Raises Unreadable."""
    package = opened(data)
    names = {e.filename: e for e in package.infolist()}
    manifest = names.get("META-INF/manifest.xml")
    if manifest and b"manifest:encryption-data" in unpacked(data, manifest):
        raise Unreadable(LOCKED)
    content = _Content()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = content.start
    parser.EndElementHandler = content.end
    parser.CharacterDataHandler = content.text
    try:
        with package.open("content.xml") as stream:
            parser.ParseFile(stream)
    except (expat.ExpatError, BadZipFile, zlib.error, ValueError, OSError) as wrong:
        raise Unreadable(BROKEN) from wrong
    return Book(kind="ods", sheets=tuple(sheet.made() for sheet in content.sheets))


@dataclass(kw_only=True)
class _Table:
    name: str
    hidden: bool
    grid: list[list[Cell]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    merged: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)
    row: int = 0  # of the row being read, from 0; empty ones are written when one is filled
    last: tuple[int, int] = (0, 0)

    def keep(self, cells: list[Cell], *, times: int, hidden: bool) -> None:
        while cells and not cells[-1].text and not cells[-1].formula:
            cells.pop()
        if cells:
            self.last = self.row + times, max(self.last[1], len(cells))
            demand_box(*self.last)
            self.grid += [[] for _ in range(self.row - len(self.grid))]
            self.grid += [list(cells) for _ in range(times)]
        if hidden:
            self.hidden_rows |= set(range(self.row + 1, min(self.row + times, ROWS) + 1))
        self.row += times

    def made(self) -> Sheet:
        width = max(map(len, self.grid), default=0)
        for cells in self.grid:
            cells += [EMPTY] * (width - len(cells))
        spread(self.grid, self.merged)
        lines = tuple(
            Line(number=n, cells=tuple(cells), hidden=n in self.hidden_rows)
            for n, cells in enumerate(self.grid, 1)
        )
        return Sheet(name=self.name, lines=lines, hidden=self.hidden, knows=KNOWS)


class _Content:
    """What the parser tells, kept until a row is whole."""

    def __init__(self) -> None:
        self.sheets: list[_Table] = []
        self._cells: list[Cell] = []
        self._row: dict[str, str] = {}
        self._cell: dict[str, str] | None = None
        self._text: list[str] = []
        self._aside = 0  # inside a note, which is no text of the cell
        self._unseen: set[str] = set()  # styles of sheets that are not shown
        self._style = ""

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        if tag == "table:table":
            hidden = attrs.get("table:style-name", "") in self._unseen
            self.sheets.append(_Table(name=attrs.get("table:name", ""), hidden=hidden))
        elif tag == "table:table-row":
            self._row, self._cells = attrs, []
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            self._cell, self._text = attrs, []
        elif tag == "office:annotation":
            self._aside += 1
        elif tag in ("text:line-break", "text:s", "text:tab") or (tag == "text:p" and self._text):
            self._text.append(" ")
        elif tag == "style:style":
            self._style = attrs.get("style:name", "")
        elif tag == "style:table-properties" and attrs.get("table:display") == "false":
            self._unseen.add(self._style)

    def text(self, text: str) -> None:
        if self._cell is not None and not self._aside:
            self._text.append(text)

    def end(self, tag: str) -> None:
        if tag == "office:annotation":
            self._aside -= 1
        elif tag in ("table:table-cell", "table:covered-table-cell") and self._cell is not None:
            self._keep_cell(self._cell, "".join(self._text))
            self._cell = None
        elif tag == "table:table-row" and self.sheets:
            hidden = self._row.get("table:visibility", "visible") != "visible"
            times = int(self._row.get("table:number-rows-repeated", "1"))
            self.sheets[-1].keep(self._cells, times=times, hidden=hidden)

    def _keep_cell(self, attrs: dict[str, str], text: str) -> None:
        made = _made(attrs, text)
        times = int(attrs.get("table:number-columns-repeated", "1"))
        down = int(attrs.get("table:number-rows-spanned", "1"))
        across = int(attrs.get("table:number-columns-spanned", "1"))
        if (down > 1 or across > 1) and self.sheets:
            top, left = self.sheets[-1].row, len(self._cells)
            self.sheets[-1].merged.append(((top, left), (top + down - 1, left + across - 1)))
        if made.text:
            demand_box(1, len(self._cells) + times)
        self._cells += [made] * min(times, COLUMNS + 1)


def _made(attrs: dict[str, str], text: str) -> Cell:
    kind, formula = attrs.get("office:value-type", ""), "table:formula" in attrs
    made = Cell(tidy(text)) if text else EMPTY
    if kind in ("float", "currency") and "office:value" in attrs:
        made = cell(float(attrs["office:value"]))
    elif kind == "date" and "office:date-value" in attrs:
        made = _day(attrs["office:date-value"], made)
    return made._replace(formula=True) if formula else made


def _day(written: str, shown: Cell) -> Cell:
    try:
        whole = "T" in written
        return cell(datetime.fromisoformat(written) if whole else date.fromisoformat(written))
    except ValueError:
        return shown


def _refuse(*_: Any) -> None:
    raise Unreadable(NO_XML)
