"""Takes a cross table apart: one whose columns are the choices of a field, with numbers below."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from accounts.telling import dotted
from sheets.reading import kinds, placed
from sheets.reading.bodies import has_people
from sheets.reading.columns import BY_COLUMN
from sheets.reading.crossed import Row, own_of, rows_of, told_of_none
from sheets.reading.grouping import Groups
from sheets.reading.heads import FEWEST, Crossing, Head, added_up, adds_up, crossing, head_of
from sheets.reading.limits import CELLS, LINES
from sheets.reading.sums import disagreeing, is_plain_total, number_in, odd_beside
from sheets.reading.values import EMPTY, Cell, Field, Found, Line, Sum, Unreadable

OF_COLUMN = "{}, cột “{}”"
MERGED = "Số này ghi chung trong một ô gộp nhiều cột hoặc nhiều dòng. Hãy ghi riêng từng số."
TOO_MANY = (
    "Bảng có {} số ở các cột, mỗi số thành một dòng, nhiều hơn {} dòng một lần. "
    "Hãy chia bảng thành nhiều phần."
)
_COLUMN = re.compile(r"(?:^|, )cột “[^”]*”$")


def sheet_of(name: str) -> str:
    """The sheet that a part of a cross table was taken from; of another table its own."""
    return _COLUMN.sub("", name)


class Room:
    """What the parts of all cross tables of one book may hold together."""

    def __init__(self) -> None:
        self.lines = self.cells = 0  # taken so far

    def take(self, lines: int, width: int) -> None:
        """Raises Unreadable where so many lines of so many cells have no room any more."""
        most = min(LINES, self.lines + (CELLS - self.cells) // width)
        self.lines, self.cells = self.lines + lines, self.cells + lines * width
        if self.lines > most:
            raise Unreadable(TOO_MANY.format(dotted(self.lines), dotted(most)))


def apart(found: Found, fields: Sequence[Field], room: Room) -> Iterator[Found]:
    """A table for each such column, headed by a line that says which; another one as it is.

    A line stands in the tables of those of its columns in which there is something; what is no
    line of the cross, a total or a signature, stands once.
    """
    cross = crossing(found.titles, fields)
    if cross is None or _is_said_beside(found, cross):
        yield found
        return
    known = [at for at, head in cross.heads.items() if _is_known(head.kind, cross.kind, fields)]
    rest = (known or cross.places)[0]
    groups = Groups(fields=fields, heading=found.heading)
    rows = [*rows_of(found, cross, groups)]
    parts: dict[int, list[Row]] = {at: [] for at in cross.places}
    for row in rows:
        for at in cross.places if row.heads else row.places or (rest,):
            parts[at].append(row)
    room.take(sum(map(len, parts.values())), len(found.titles))
    odd = _odd(found, cross, rows, fields)
    holds = next(one for one in fields if one.key == cross.holds)
    none = told_of_none(rows)
    for at, mine in parts.items():
        part = _of_column(found, cross, at, [row.line for row in mine], groups)
        part = _with_year(part, cross, at, mine, fields, groups) if cross.dated else part
        sums = tuple(_sums_below(rows, at, holds))
        yield replace(part, odd=odd.get(at, {}), sums=sums, left_out=(*found.left_out, *none))


def _is_said_beside(found: Found, cross: Crossing) -> bool:
    """Whether another column says already what the headings would, or holds what one holds."""
    beside = {key for at, key in enumerate(found.columns) if at not in cross.places}
    if cross.kind:
        return cross.kind in beside
    return cross.dated in beside or (len(cross.places) < FEWEST and cross.holds in beside)


def _is_known(said: str, key: str, fields: Sequence[Field]) -> bool:
    return any(one.read(Cell(said)).value for one in fields if one.key == key)


def _odd(
    found: Found, cross: Crossing, rows: Sequence[Row], fields: Sequence[Field]
) -> dict[int, dict[int, tuple[str, str]]]:
    """By column and line: its number as read, and what is odd about the total beside it."""
    holds = next(one for one in fields if one.key == cross.holds)
    number = lru_cache(maxsize=None)(partial(number_in, holds=holds))
    inside = {n: head.called for n, head in cross.heads.items() if _is_inside(head, cross, fields)}
    odd: dict[int, dict[int, tuple[str, str]]] = {at: {} for at in cross.places}
    numbers = [{at: number(text) for at, text in row.own.items()} for row in rows]
    for total, head, places in _totals(found, cross, fields):
        title = head.called if len(places) == len(cross.heads) else found.titles[total]
        left = {at: called for at, called in inside.items() if at in places}
        for row, read in zip(rows, numbers, strict=True):
            said = number(own_of(row.line, total)) if row.counts else 0
            parts = {at: one for at, one in read.items() if at in places}
            if said and (why := odd_beside(title, said, parts, left)):
                for at in parts:
                    odd[at][row.line.number] = (row.own[at], why)
    for row in rows:
        for at in row.shared if row.is_row else ():
            odd[at][row.line.number] = (placed.at(row.line, at).text, MERGED)
    return odd


def _sums_below(rows: Sequence[Row], at: int, holds: Field) -> Iterator[Sum]:
    """The totals below a column's numbers that these do not add up to; each stands in one part."""
    numbers: dict[int, int] = {}
    totals: dict[int, int] = {}
    for place, row in enumerate(rows):
        of_several = row.is_total and at in row.shared  # one total of several columns
        said = number_in(row.own[at], holds) if at in row.own and not of_several else 0
        unread = said is None and row.counts  # nobody can tell yet what they add up to
        if (said or unread) and not row.is_numbering:
            (totals if row.is_total else numbers)[place] = said or 0
    for total, _, places in disagreeing([numbers], totals):
        of = tuple(rows[place].line.number for place in places)
        yield Sum(rows[total].line.number, rows[total].own[at], of)


def _is_inside(head: Head, cross: Crossing, fields: Sequence[Field]) -> bool:
    kind = [one for one in fields if one.key == cross.kind]
    return any(one.read(Cell(head.kind)).value in one.inside for one in kind if head.kind)


def _totals(
    found: Found, cross: Crossing, fields: Sequence[Field]
) -> Iterator[tuple[int, Head, Collection[int]]]:
    """Columns beside those of the cross that say what these add up to, and which of them: all, or
    those of a year.
    """
    dated = next((one for one in fields if one.key == cross.dated), None)
    titles = {at: found.titles[at] for at in cross.places}
    for at, (title, key) in enumerate(zip(found.titles, found.columns, strict=True)):
        head = head_of(title, dated)
        holds = key == cross.holds and not kinds.is_total([head.kind])
        adds = is_plain_total(head.kind) or holds or (head.kind and adds_up(title))
        if at not in cross.places and adds:
            yield at, head, {*(added_up(title, cross, titles, dated) or cross.places)}


def _of_column(
    found: Found, cross: Crossing, at: int, lines: Sequence[Line], groups: Groups
) -> Found:
    head, width, places = cross.heads[at], len(found.titles), {*cross.heads}
    said = [head.over] * _speaks(head, cross, groups) + [head.kind] * bool(cross.kind)
    heads = [
        Line(
            number=found.heading[-1],
            cells=(Cell(text), *[Cell(text, spread="across")] * (width - 1)),
        )
        for text in said
    ]
    keys = [None if key == cross.holds or n in places else key
            for n, key in enumerate(found.columns)]  # fmt: skip
    keys[at] = cross.holds
    alike = [one for one in cross.heads.values() if one == head]
    called = head.called if len(alike) == 1 and not head.over else found.titles[at]
    others = {found.titles[place] for place in places}
    sums = [title for n, (title, key) in enumerate(zip(found.titles, found.columns, strict=True))
            if key == cross.holds and n not in places]  # fmt: skip
    return replace(
        found,
        sheet=OF_COLUMN.format(found.sheet, called).removeprefix(", "),
        columns=tuple(keys),
        place=at,
        unknown=(*(title for title in found.unknown if title not in others), *sums),
        lines=[*heads, *lines],
    )


def _speaks(head: Head, cross: Crossing, groups: Groups) -> bool:
    """Whether what stands over a year, a kind says another field of its lines: "UBND xã năm 2023";
    a body that no field reads may give them, so it is asked.
    """
    told = groups.read(head.over) if head.over else None
    if told is None:
        return not cross.dated and has_people(head.over)
    return told[0].key not in cross.of


def _with_year(
    part: Found,
    cross: Crossing,
    at: int,
    rows: Sequence[Row],
    fields: Sequence[Field],
    groups: Groups,
) -> Found:
    """A column more, which says the year that heads the part's own; nothing where more is said
    beside it, "Tăng so với năm 2023": what these numbers are of is asked.
    """
    dated = next(one for one in fields if one.key == cross.dated)
    head = cross.heads[at]
    known = not head.over or _speaks(head, cross, groups)
    said = Cell(dated.read(Cell(head.dated)).text if known else "")
    width = len(part.titles)

    counted = {row.line.number for row in rows if row.is_row and at in {*row.own, *row.shared}}

    def marked(line: Line) -> Line:
        cells = [*line.cells, *[EMPTY] * (width - len(line.cells))]
        return replace(line, cells=(*cells, said if line.number in counted else EMPTY))

    return replace(
        part,
        titles=(*part.titles, BY_COLUMN.format(dated.label)),
        columns=(*part.columns, dated.key),
        lines=[*map(marked, part.lines)],
        above={key: told for key, told in part.above.items() if key != dated.key},
    )
