"""What a program stored in a cell, made into what a person sees there."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Literal

from accounts.names import clean
from sheets.reading.values import EMPTY, Cell, Line

LONGEST = 4000  # characters of one cell; more is cut and nobody misses it
LARGE = "A-ZÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))  # of a range
# Nothing here needs mending: printable ASCII and Vietnamese letters in NFC, single spaces inside.
_WORD = rf"[{LARGE}][a-zà-ỹ]*"
_NAME = re.compile(rf"(?:(?i:ông|bà|đ/c|đồng chí|anh|chị|cụ) )?{_WORD}(?: {_WORD}){{1,4}}")
_PLAIN = re.compile(r"(?:[!-~À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ“”–…]| (?=[^ ]))*+")

_TODAY = re.compile(r"[ăđĩũơưĂĨŨƠƯẠ-ỹ]")
_SOFT, _KEPT = "\xad", "\ue0ad"  # ư in TCVN3 is what Unicode calls a soft hyphen


def text_cell(text: str) -> Cell:
    """Names below each other in one cell are told apart by a sign, once the cell is one line."""
    if "\n" in text:
        parts = [part.strip() for part in text.split("\n") if part.strip()]
        if len(parts) > 1 and all(map(_NAME.fullmatch, parts)):
            text = "; ".join(parts)
    return Cell(tidy(text)) if text else EMPTY


def tidy(text: str) -> str:
    """One line in NFC; most cells are so already and are only looked at."""
    if len(text) > LONGEST:
        text = text[:LONGEST]
    if _PLAIN.fullmatch(text):
        return text
    if _SOFT in text and not text.isascii() and not _TODAY.search(text):
        return clean(text.replace(_SOFT, _KEPT)).replace(_KEPT, _SOFT)
    return clean(text)


def cell(value: Any) -> Cell:
    """Out of what a reader of workbooks gives: text, number, day, truth."""
    if isinstance(value, str):
        return text_cell(value)
    if isinstance(value, bool):
        return Cell("TRUE" if value else "FALSE")
    if isinstance(value, int | float):
        return Cell(number(value))
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date):
        return Cell(written(value), day=value)
    if isinstance(value, time):
        return Cell(f"{value:%H:%M}")
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return Cell(f"{minutes // 60:02}:{minutes % 60:02}")
    return EMPTY


def number(value: float) -> str:
    """1956.0 as 1956; a fraction with the comma people write here."""
    if isinstance(value, int) or value.is_integer():
        return str(int(value)) if abs(value) < 1e15 else f"{value:.0f}"
    return repr(round(value, 10)).replace(".", ",")


def written(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year}"


def _moment(value: datetime) -> Cell:
    day = value.date()
    if value.time() == time():
        return Cell(written(day), day=day)
    return Cell(f"{value:%H:%M} {written(day)}", day=day)


# --- Lines ---------------------------------------------------------------------------------------

Corner = tuple[int, int]  # row and column, from 0


def lines_of(
    rows: Sequence[Sequence[Any]],
    *,
    merged: Iterable[tuple[Corner, Corner]] = (),
    hidden: Container[int] = (),
    formulas: Iterable[tuple[int, int]] = (),
    failed: Mapping[tuple[int, int], str] | None = None,
) -> list[Line]:
    """Rows of a workbook as lines; the empty ones after the last are let go."""
    known: dict[Any, Cell] = {"": EMPTY}
    grid: list[list[Cell]] = []
    for row in rows:
        cells = []
        for value in row:
            key = value if type(value) is str else (type(value), value)
            found = known.get(key)
            if found is None:
                found = known[key] = cell(value)
            cells.append(found)
        grid.append(cells)
    for place in formulas:
        row_number, column = place
        if row_number <= len(grid) and column <= len(grid[row_number - 1]):
            old = grid[row_number - 1][column - 1]
            text = (failed or {}).get(place, old.text)
            grid[row_number - 1][column - 1] = old._replace(text=text, formula=True)
    spread(grid, merged)
    while grid and not any(one.text for one in grid[-1]):
        grid.pop()
    return [
        Line(number=n, cells=tuple(cells), hidden=n in hidden) for n, cells in enumerate(grid, 1)
    ]


def spread(grid: list[list[Cell]], merged: Iterable[tuple[Corner, Corner]]) -> None:
    """Write the text of each merged cell into all that it covers, marked as no text of theirs."""
    for (top, left), (bottom, right) in merged:
        if top >= len(grid) or left >= len(grid[top]) or not grid[top][left].text:
            continue
        first = grid[top][left]
        for row in range(top, min(bottom, len(grid) - 1) + 1):
            cells = grid[row]
            for column in range(left, min(right, len(cells) - 1) + 1):
                if (row, column) != (top, left) and not cells[column].text:
                    way: Literal["down", "across"] = "down" if column == left else "across"
                    cells[column] = first._replace(spread=way, formula=False)
