"""Takes a cross table apart: one whose columns are the choices of a field, with numbers below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from accounts.names import fold
from sheets.reading import kinds, orders
from sheets.reading.columns import UNDER
from sheets.reading.grouping import Groups
from sheets.reading.orders import HEADING
from sheets.reading.sums import BELOW, NOTHING, disagreeing, is_plain_total, number_in, odd_beside
from sheets.reading.values import EMPTY, Cell, Field, Found, Line

FEWEST = 2  # columns that are choices of one field; one alone may be anything
OF_COLUMN = "{}, cột “{}”"
_COLUMN = re.compile(r"(?:^|, )cột “[^”]*”$")


@dataclass(frozen=True, kw_only=True)
class Crossing:
    """Columns that say one field by their headings and hold another."""

    of: str  # the key of the field that the headings say
    holds: str  # the key of the one in the cells
    places: tuple[int, ...]


def crossing(titles: Sequence[str], fields: Sequence[Field]) -> Crossing | None:
    """The columns under the choices of one field; None where fewer than two are."""
    for one in fields:
        if not one.across:
            continue
        places = tuple(at for at, title in enumerate(titles) if _says(one, title))
        if len(places) >= FEWEST:
            return Crossing(of=one.key, holds=one.across, places=places)
    return None


def sheet_of(name: str) -> str:
    """The sheet that a part of a cross table was taken from; of another table its own."""
    return _COLUMN.sub("", name)


def _said(title: str) -> str:
    """What a column is called under a heading of two rows: "Số lượng / Tập thể" is "Tập thể"."""
    return title.rpartition(UNDER)[2].strip()


def _says(one: Field, title: str) -> bool:
    said = _said(title)
    read = one.read(Cell(said)) if said else None
    known = read is not None and read.problem is None and read.value not in (None, "")
    return known or fold(said) in map(fold, one.headings)


def apart(found: Found, fields: Sequence[Field]) -> Iterator[Found]:
    """A table for each such column, headed by a line that says which; another one as it is.

    A line stands in the tables of those of its columns in which there is something; what is no
    line of the cross, a total or a signature, stands once.
    """
    cross = crossing(found.titles, fields)
    if cross is None or cross.of in _keys_beside(found, cross):
        yield found
        return
    known = [at for at in cross.places if _is_known(found.titles[at], cross.of, fields)]
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
        yield replace(part, odd=_odd(found, cross, at, lines, fields))


def _keys_beside(found: Found, cross: Crossing) -> set[str | None]:
    return {key for at, key in enumerate(found.columns) if at not in cross.places}


def _is_known(title: str, key: str, fields: Sequence[Field]) -> bool:
    return any(one.read(Cell(_said(title))).value for one in fields if one.key == key)


def _stands(line: Line, at: int, cross: Crossing, *, rest: bool) -> bool:
    numbers = [_own(line, place) for place in cross.places]
    texts = [cell.text for cell in line.cells if cell.text]
    no_line = kinds.is_total(texts) or kinds.are_column_numbers(texts)
    if no_line or not any(kinds.is_number(text) and text not in NOTHING for text in numbers):
        return rest
    return _own(line, at) not in NOTHING


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
    inside = [_said(found.titles[n]) for n in cross.places if _is_inside(found, n, cross, fields)]
    odd = _odd_below(found, at, holds)
    for line in lines:
        parts = {_said(found.titles[n]): _own(line, n) for n in cross.places}
        for total in _totals(found, cross):
            title = _said(found.titles[total])
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


def _is_inside(found: Found, at: int, cross: Crossing, fields: Sequence[Field]) -> bool:
    read = (one.read(Cell(_said(found.titles[at]))) for one in fields if one.key == cross.of)
    inside = {value for one in fields if one.key == cross.of for value in one.inside}
    return any(one.value in inside for one in read)


def _totals(found: Found, cross: Crossing) -> list[int]:
    """Columns beside those of the cross that say what these add up to, all of them."""
    titles = map(_said, found.titles)
    return [
        at
        for at, (title, key) in enumerate(zip(titles, found.columns, strict=True))
        if at not in cross.places
        if is_plain_total(title) or (key == cross.holds and not kinds.is_total([title]))
    ]


def _own(line: Line, at: int) -> str:
    cell = line.cells[at] if at < len(line.cells) else EMPTY
    return EMPTY.text if cell.spread else cell.text.strip()


def _of_column(found: Found, cross: Crossing, at: int, lines: Sequence[Line]) -> Found:
    said = _said(found.titles[at])
    width = len(found.titles)
    heads = [Cell(said), *[Cell(said, spread="across")] * (width - 1)]
    keys = [None if key == cross.holds or n in cross.places else key
            for n, key in enumerate(found.columns)]  # fmt: skip
    keys[at] = cross.holds
    others = {found.titles[place] for place in cross.places}
    sums = [title for n, (title, key) in enumerate(zip(found.titles, found.columns, strict=True))
            if key == cross.holds and n not in cross.places]  # fmt: skip
    return replace(
        found,
        sheet=OF_COLUMN.format(found.sheet, said).removeprefix(", "),
        columns=tuple(keys),
        unknown=(*(title for title in found.unknown if title not in others), *sums),
        lines=[Line(number=found.heading[-1], cells=tuple(heads)), *lines],
    )
