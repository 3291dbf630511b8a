"""Lays a table out for paper: heads of one or two rows, cells as text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reports.figures.parts import Kind, Row, Table, printed

KEPT = 2  # lines of a table's end that are not parted
WHOLE = 6  # rows of a group up to which it stands whole with its total
LONG = 700  # characters of one cell that fill about half a page


@dataclass(frozen=True, kw_only=True)
class Head:
    """One cell of a table's head."""

    title: str
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One cell of a table's body; `css` is a class of print.css."""

    text: str
    css: str = ""
    colspan: int = 1


@dataclass(frozen=True, kw_only=True)
class Line:
    """One row of a table's body, or the head of a group (one cell over all columns)."""

    cells: tuple[Cell, ...] = ()
    group: str = ""
    css: str = ""
    place: str = ""  # which line of a long list it is, where parts of it are drawn

    @property
    def texts(self) -> tuple[str, ...]:
        """What stands in it, cell by cell; the head of a group is one cell."""
        return (self.group,) if self.group else tuple(cell.text for cell in self.cells)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One table ready for a template."""

    title: str
    widths: tuple[int, ...]
    heads: tuple[tuple[Head, ...], ...]
    lines: tuple[Line, ...]


def laid_out(table: Table) -> Sheet:
    """The table as paper shows it; groups without rows are left out."""
    is_long = any(column.is_long for column in table.columns)
    lines = list(_lines(table))
    if is_long:  # what fills half a page may run on to the next: whole it leaves one half empty
        lines = [_marked(line, "dai") if _is_long(line) else line for line in lines]
    elif table.is_signed:  # what is signed below, and a total, stand with rows and not alone
        lines[-KEPT + 1 :] = (_marked(line, "giu") for line in lines[-KEPT + 1 :])
    return Sheet(
        title=table.title,
        widths=tuple(column.mm for column in table.columns),
        heads=_heads(table),
        lines=tuple(lines),
    )


def cut(sheets: Sequence[Sheet], first: int, last: int | None) -> list[Sheet]:
    """The lines from `first` up to `last` of all the sheets, counted through and numbered so."""
    found, begins = [], 0
    for sheet in sheets:
        ends = begins + len(sheet.lines)
        here = range(max(first, begins), ends if last is None else min(last, ends))
        lines = tuple(replace(sheet.lines[place - begins], place=str(place)) for place in here)
        title = sheet.title if begins >= first else ""  # it stands where the table begins
        if lines:
            found.append(replace(sheet, title=title, lines=lines))
        begins = ends
    return found


def _is_long(line: Line) -> bool:
    return any(len(cell.text) > LONG for cell in line.cells)


def _marked(line: Line, css: str) -> Line:
    """The same line with a class more; the head of a group has its own."""
    return line if line.group else replace(line, css=f"{line.css} {css}".strip())


def _heads(table: Table) -> tuple[tuple[Head, ...], ...]:
    overs = [column.over for column in table.columns]
    if not any(overs):
        return (tuple(Head(title=column.title) for column in table.columns),)
    first: list[Head] = []
    for place, column in enumerate(table.columns):
        if not column.over:
            first.append(Head(title=column.title, rowspan=2))
        elif place == 0 or overs[place - 1] != column.over:
            first.append(Head(title=column.over, colspan=overs.count(column.over)))
    second = tuple(Head(title=column.title) for column in table.columns if column.over)
    return tuple(first), second


def _lines(table: Table) -> Iterator[Line]:
    for group in table.groups:
        if group.rows and group.title:
            yield Line(group=group.title, css="nhom-dong")
        summed = 1 < len(group.rows) <= WHOLE and group.rows[-1].is_sum
        for place, row in enumerate(group.rows):  # a total is read with what it is of
            line = Line(cells=tuple(_cells(table, row)), css="cong" if row.is_sum else "")
            yield _marked(line, "giu") if summed and place and not row.is_sum else line


def _cells(table: Table, row: Row) -> Iterator[Cell]:
    set_in, last = row.is_detail, len(table.columns) - row.across
    for place, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True)):
        if place > last:
            break
        css = "" if column.kind is Kind.TEXT else "so-lieu"
        if place == 1 and set_in:
            css = "con"
        span = row.across if place == last else 1
        yield Cell(text=printed(cell, column.kind), css=css, colspan=span)
