"""Takes a cross table apart: one whose columns are the choices of a field, with numbers below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sheets.reading import kinds, orders
from sheets.reading.grouping import Groups
from sheets.reading.heads import FEWEST, Crossing, Head, adds_up, crossing, head_of, is_of
from sheets.reading.orders import HEADING
from sheets.reading.sums import BELOW, NOTHING, disagreeing, is_plain_total, number_in, odd_beside
from sheets.reading.values import EMPTY, Cell, Field, Found, Line

BY_COLUMN = "{} (theo cột)"
OF_COLUMN = "{}, cột “{}”"
_COLUMN = re.compile(r"(?:^|, )cột “[^”]*”$")


def sheet_of(name: str) -> str:
    """The sheet that a part of a cross table was taken from; of another table its own."""
    return _COLUMN.sub("", name)


def apart(found: Found, fields: Sequence[Field]) -> Iterator[Found]:
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
    heads = {line.number for line in found.lines if _heads(line, cross, groups)}
    for at in cross.places:
        lines = [
            line
            for line in found.lines
            if line.number in heads or _stands(line, at, cross, rest=at == rest)
        ]
        part = _of_column(found, cross, at, lines)
        part = _with_year(part, cross, at, fields) if cross.dated else part
        yield replace(part, odd=_odd(found, cross, at, lines, fields))


def _is_said_beside(found: Found, cross: Crossing) -> bool:
    """Whether another column says already what the headings would, or holds what one holds."""
    beside = {key for at, key in enumerate(found.columns) if at not in cross.places}
    if cross.kind:
        return cross.kind in beside
    return cross.dated in beside or (len(cross.places) < FEWEST and cross.holds in beside)


def _is_known(said: str, key: str, fields: Sequence[Field]) -> bool:
    return any(one.read(Cell(said)).value for one in fields if one.key == key)


def _stands(line: Line, at: int, cross: Crossing, *, rest: bool) -> bool:
    numbers = [_own(line, place) for place in cross.places]
    texts = [cell.text for cell in line.cells if cell.text]
    if _is_no_line(texts) or not any(
        kinds.is_number(text) and text not in NOTHING for text in numbers
    ):
        return rest
    return _own(line, at) not in NOTHING


def _is_no_line(texts: Sequence[str]) -> bool:
    return kinds.is_total(texts) or kinds.are_column_numbers(texts)


def _heads(line: Line, cross: Crossing, groups: Groups) -> bool:
    """Whether a line is a group's name, "I. Cấp xã": it speaks for the lines of every part."""
    texts = [cell.text for cell in line.cells if cell.text and not cell.spread]
    mark, rest = orders.marked(texts)
    if len(rest) != 1:
        return False
    text = rest[0]
    if any(_own(line, at) for at in cross.places) or kinds.is_total([text]):
        return False
    bare = text.removeprefix(mark)
    ordered = orders.order_in(mark).sort in HEADING
    return ordered or groups.is_choice(bare) or bool(mark and groups.read(bare))


def _odd(
    found: Found, cross: Crossing, at: int, lines: Sequence[Line], fields: Sequence[Field]
) -> dict[int, tuple[str, str]]:
    """By line: its number as read, and what is odd about the total beside it."""
    holds = next(one for one in fields if one.key == cross.holds)
    inside = {n: head.called for n, head in cross.heads.items() if _is_inside(head, cross, fields)}
    odd = _odd_below(found, at, holds)
    for total, head in _totals(found, cross, fields):
        own = [n for n in cross.heads if is_of(found.titles[total], found.titles[n], fields)]
        places = own or [*cross.heads]
        title = head.called if len(places) == len(cross.heads) else found.titles[total]
        for line in lines if at in places else ():
            parts = {n: _own(line, n) for n in places}
            if why := odd_beside(title, _own(line, total), parts, inside, holds):
                odd[line.number] = (_own(line, at), why)
    return odd


def _odd_below(found: Found, at: int, holds: Field) -> dict[int, tuple[str, str]]:
    """By line: its number, and what is odd about the total below it, which stands in one part."""
    numbers: dict[int, int] = {}
    totals: dict[int, int] = {}
    for place, line in enumerate(found.lines):
        texts = [cell.text for cell in line.cells if cell.text]
        number = number_in(_own(line, at), holds)
        if number and not kinds.are_column_numbers(texts):
            (totals if kinds.is_total(texts) else numbers)[place] = number
    odd: dict[int, tuple[str, str]] = {}
    for total, whole, places in disagreeing([numbers], totals):
        line = found.lines[total]
        why = BELOW.format(line.number, _own(line, at), whole)
        here = (found.lines[place] for place in places)
        odd |= {one.number: (_own(one, at), why) for one in here}
    return odd


def _is_inside(head: Head, cross: Crossing, fields: Sequence[Field]) -> bool:
    kind = [one for one in fields if one.key == cross.kind]
    return any(one.read(Cell(head.kind)).value in one.inside for one in kind if head.kind)


def _totals(found: Found, cross: Crossing, fields: Sequence[Field]) -> Iterator[tuple[int, Head]]:
    """Columns beside those of the cross that say what these add up to: all, or those of a year."""
    dated = next((one for one in fields if one.key == cross.dated), None)
    for at, (title, key) in enumerate(zip(found.titles, found.columns, strict=True)):
        head = head_of(title, dated)
        holds = key == cross.holds and not kinds.is_total([head.kind])
        adds = is_plain_total(head.kind) or holds or (head.kind and adds_up(title))
        if at not in cross.places and adds:
            yield at, head


def _own(line: Line, at: int) -> str:
    cell = line.cells[at] if at < len(line.cells) else EMPTY
    return EMPTY.text if cell.spread else cell.text.strip()


def _of_column(found: Found, cross: Crossing, at: int, lines: Sequence[Line]) -> Found:
    head, width = cross.heads[at], len(found.titles)
    cells = (Cell(head.kind), *[Cell(head.kind, spread="across")] * (width - 1))
    heads = [Line(number=found.heading[-1], cells=cells)] if cross.kind else []
    keys = [None if key == cross.holds or n in cross.places else key
            for n, key in enumerate(found.columns)]  # fmt: skip
    keys[at] = cross.holds
    alike = [one for one in cross.heads.values() if one == head]
    called = head.called if len(alike) == 1 else found.titles[at]
    others = {found.titles[place] for place in cross.places}
    sums = [title for n, (title, key) in enumerate(zip(found.titles, found.columns, strict=True))
            if key == cross.holds and n not in cross.places]  # fmt: skip
    return replace(
        found,
        sheet=OF_COLUMN.format(found.sheet, called).removeprefix(", "),
        columns=tuple(keys),
        unknown=(*(title for title in found.unknown if title not in others), *sums),
        lines=[*heads, *lines],
    )


def _with_year(part: Found, cross: Crossing, at: int, fields: Sequence[Field]) -> Found:
    """A column more, which says the year that heads the part's own."""
    dated = next(one for one in fields if one.key == cross.dated)
    said = Cell(dated.read(Cell(cross.heads[at].dated)).text)
    width = len(part.titles)

    def marked(line: Line) -> Line:
        texts = [cell.text for cell in line.cells if cell.text]
        counts = _own(line, at) not in NOTHING and not _is_no_line(texts)
        cells = [*line.cells, *[EMPTY] * (width - len(line.cells))]
        return replace(line, cells=(*cells, said if counts else EMPTY))

    return replace(
        part,
        titles=(*part.titles, BY_COLUMN.format(dated.label)),
        columns=(*part.columns, dated.key),
        lines=[*map(marked, part.lines)],
        above={key: told for key, told in part.above.items() if key != dated.key},
    )
