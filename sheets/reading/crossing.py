"""Takes a cross table apart: one whose columns are the choices of a field, with numbers below."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from accounts.names import fold
from sheets.reading import kinds, orders
from sheets.reading.columns import UNDER, bare, is_word
from sheets.reading.grouping import Groups
from sheets.reading.orders import HEADING
from sheets.reading.sums import BELOW, NOTHING, disagreeing, is_plain_total, number_in, odd_beside
from sheets.reading.values import EMPTY, Cell, Field, Found, Line

FEWEST = 2  # columns that are choices of one field; one alone may be anything
BETWEEN = " -–—()[],:;."  # what stands between a year and the rest of a heading
BY_COLUMN = "{} (theo cột)"
OF_COLUMN = "{}, cột “{}”"
_COLUMN = re.compile(r"(?:^|, )cột “[^”]*”$")


@dataclass(frozen=True, kw_only=True)
class Crossing:
    """Columns that say fields by their headings and hold another."""

    kind: str  # the key of the field of a closed list that the headings say; "" for none
    dated: str  # of one that is no list, a year; "" for none
    holds: str  # the key of the one in the cells
    heads: Mapping[int, "Head"]  # by place

    @property
    def places(self) -> tuple[int, ...]:
        return tuple(self.heads)

    @property
    def of(self) -> set[str]:
        return {self.kind, self.dated} - {""}


@dataclass(frozen=True, kw_only=True)
class Head:
    """What one heading says: "Năm 2023 / Tập thể" a year, and whom."""

    kind: str
    dated: str = ""

    @property
    def called(self) -> str:
        return UNDER.join(filter(None, (self.dated, self.kind)))


def crossing(titles: Sequence[str], fields: Sequence[Field]) -> Crossing | None:
    """The columns under the choices of one field, under years, or under both; None where there
    are too few.
    """
    dated = next((one for one in fields if one.across and one.head), None)
    every = {at: _head(title, dated) for at, title in enumerate(titles) if title}
    for one in fields:
        if not one.across or one is dated:
            continue
        heads = {at: head for at, head in every.items() if _says(one, head.kind)}
        in_years = dated is not None and any(head.dated for head in heads.values())
        if in_years:  # "Tổng cộng / Tập thể" adds up those of the years
            heads = {n: one for n, one in heads.items() if one.dated or not _adds_up(titles[n])}
        if len(heads) >= FEWEST or in_years:
            key = dated.key if dated and in_years else ""
            return Crossing(kind=one.key, dated=key, holds=one.across, heads=heads)
    return _in_years(every, dated, fields) if dated else None


def _in_years(every: Mapping[int, Head], dated: Field, fields: Sequence[Field]) -> Crossing | None:
    """Columns of which the headings say the year and nothing else than what they hold; a lone
    number may be anything.
    """
    holds = next(one for one in fields if one.key == dated.across)
    heads = {
        at: Head(kind="", dated=head.dated)
        for at, head in every.items()
        if head.dated and (not head.kind or is_word(head.kind, holds) or is_word(head.kind, dated))
    }
    if len(heads) < FEWEST and all(kinds.is_number(head.dated) for head in heads.values()):
        return None
    return Crossing(kind="", dated=dated.key, holds=holds.key, heads=heads)


def are_heads(texts: Sequence[str], fields: Sequence[Field]) -> bool:
    """Whether texts with digits may head columns: several, each a year and nothing else."""
    heads = [one.head for one in fields if one.across and one.head]
    return len(texts) >= FEWEST and any(all(head(t) == t for t in texts) for head in heads)


def _head(title: str, dated: Field | None) -> Head:
    """Of the parts of a heading the lowest one that says more than the year."""
    said, left = "", ""
    for part in title.split(UNDER):
        found = dated.head(part) if dated and dated.head else ""
        said = (found[:1].upper() + found[1:]) or said
        said = "" if dated and is_word(part, dated) else said
        left = (part.replace(found, "", 1).strip(BETWEEN) if found else part.strip()) or left
    return Head(kind=left, dated=said)


def sheet_of(name: str) -> str:
    """The sheet that a part of a cross table was taken from; of another table its own."""
    return _COLUMN.sub("", name)


def _says(one: Field, said: str) -> bool:
    read = one.read(Cell(said)) if said else None
    known = read is not None and read.problem is None and read.value not in (None, "")
    return known or fold(said) in map(fold, one.headings)


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
        own = [n for n in cross.heads if _is_of(found.titles[total], found.titles[n], fields)]
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
        head = _head(title, dated)
        holds = key == cross.holds and not kinds.is_total([head.kind])
        adds = is_plain_total(head.kind) or holds or (head.kind and _adds_up(title))
        if at not in cross.places and adds:
            yield at, head


def _adds_up(title: str) -> bool:
    return any(map(is_plain_total, title.split(UNDER)))


def _is_of(total: str, part: str, fields: Sequence[Field]) -> bool:
    """Whether a total adds up a column too: the one of "Năm 2023 / Tổng số" what 2023 heads."""
    dated = next((one for one in fields if one.across and one.head), None)
    whole, own = _head(total, dated), _head(part, dated)
    if whole.dated and bare(whole.dated) != bare(own.dated):
        return False
    said = {bare(one) for one in part.split(UNDER)}
    over = [one for one in total.split(UNDER) if not is_plain_total(one)]
    return all(bare(one) in said for one in over if not _head(one, dated).dated)


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
