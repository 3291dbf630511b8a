"""Reads tables out of HTML, as Word, Excel, LibreOffice and Google put it into a clipboard or file.

All tables of a page become one sheet: a table that Word broke at a page's end has its heading in
the first part only. Paragraphs between them are lines of one cell.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from sheets.reading.cells import Corner, spread, tidy
from sheets.reading.limits import COLUMNS, ROWS, TOO_LARGE, demand_box
from sheets.reading.values import EMPTY, Cell, Line, Sheet, Unreadable

_UNSEEN = {"style", "script", "title", "del", "xml", "template", "noscript"}
_BREAKS = {"br", "p", "div", "li", "h1", "h2", "h3", "h4", "tr"}


def tables_of(html: str) -> tuple[Sheet, ...]:
    """One sheet of all tables, or none where the page has no table. Raises Unreadable."""
    parser = _Tables()
    parser.feed(html)  # never closed: what is cut off at the end is no row, and closing is slow
    parser.finish()
    if not parser.tables:
        return ()
    lines: list[Line] = []
    for rows in parser.blocks:
        lines += _laid(rows, first=len(lines) + 1)
    while lines and not any(cell.text for cell in lines[-1].cells):
        lines.pop()
    return (Sheet(name="", lines=tuple(lines)),)


@dataclass(kw_only=True)
class _Open:
    """A cell while it is being read."""

    words: list[str] = field(default_factory=list)
    down: int = 1
    across: int = 1
    formula: bool = False


@dataclass(kw_only=True)
class _Row:
    cells: list[_Open] = field(default_factory=list)
    hidden: bool = False


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[list[_Row]] = []
        self.tables = 0
        self._rows: list[_Row] | None = None
        self._cell: _Open | None = None
        self._outer: list[tuple[list[_Row] | None, _Open | None]] = []
        self._paragraph: list[str] = []
        self._unseen: list[str] = []
        self._count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag == "table":
            self._end_paragraph()
            self._outer.append((self._rows, self._cell))
            self.tables += 1
            self._rows, self._cell = [], None
            self.blocks.append(self._rows)
        elif tag == "tr" and self._rows is not None:
            self._cell = None
            self._count += 1
            if self._count > ROWS:
                raise Unreadable(TOO_LARGE)
            style = (dict(attrs).get("style") or "").replace(" ", "").lower()
            self._rows.append(_Row(hidden="display:none" in style))
        elif tag in ("td", "th") and self._rows is not None:
            self._begin_cell({key: value or "" for key, value in attrs})
        elif tag in _BREAKS:
            self._break()

    def _begin_cell(self, attrs: dict[str, str]) -> None:
        rows = self._rows or []
        if not rows:
            return
        self._cell = _Open(
            down=_span(attrs.get("rowspan", "")),
            across=min(_span(attrs.get("colspan", "")), COLUMNS),
            formula="x:fmla" in attrs or "data-sheets-formula" in attrs,
        )
        rows[-1].cells.append(self._cell)
        demand_box(1, len(rows[-1].cells))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _UNSEEN:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            if tag in self._unseen:
                del self._unseen[self._unseen.index(tag) :]
        elif tag == "table" and self._outer:
            self._rows, self._cell = self._outer.pop()
        elif tag in ("td", "th"):
            self._cell = None
        elif tag in _BREAKS:
            self._break()

    def _break(self) -> None:
        if self._cell is not None:
            self._cell.words.append(" ")
        elif self._rows is None:
            self._end_paragraph()

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._cell is not None:
            self._cell.words.append(data)
        elif self._rows is None:
            self._paragraph.append(data)

    def _end_paragraph(self) -> None:
        text = tidy("".join(self._paragraph)) if self._paragraph else ""
        self._paragraph = []
        if text:
            self.blocks.append([_Row(cells=[_Open(words=[text])])])

    def finish(self) -> None:
        self._end_paragraph()


def _span(written: str) -> int:
    digits = written.strip()[:6]
    return max(1, int(digits)) if digits.isdecimal() else 1


def _laid(rows: Sequence[_Row], *, first: int) -> list[Line]:
    """The rows of one table with every cell in its column."""
    grid: list[list[Cell]] = []
    merged: list[tuple[Corner, Corner]] = []
    busy: dict[int, int] = {}  # column: the first row in which it is free again
    for at, row in enumerate(rows):
        cells: list[Cell] = []
        for one in row.cells:
            while busy.get(len(cells), 0) > at:
                cells.append(EMPTY)
            left, bottom = len(cells), min(at + one.down, len(rows))
            cells += [_made(one)] + [EMPTY] * (one.across - 1)
            demand_box(at + 1, len(cells))
            if one.down > 1 or one.across > 1:
                merged.append(((at, left), (bottom - 1, len(cells) - 1)))
                busy |= dict.fromkeys(range(left, len(cells)), bottom)
        grid.append(cells)
    width = max(map(len, grid), default=0)
    demand_box(len(grid), width)
    for cells in grid:
        cells += [EMPTY] * (width - len(cells))
    spread(grid, merged)
    return [
        Line(number=first + at, cells=tuple(cells), hidden=row.hidden)
        for at, (cells, row) in enumerate(zip(grid, rows, strict=True))
    ]


def _made(one: _Open) -> Cell:
    text = tidy("".join(one.words))
    return Cell(text, formula=one.formula) if text or one.formula else EMPTY
