"""Looks at each line of a cross table once for all its parts: what its columns hold, of whom."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest

from sheets.reading import kinds, orders, placed
from sheets.reading.columns import are_said_again
from sheets.reading.grouping import Groups
from sheets.reading.heads import Crossing
from sheets.reading.orders import HEADING
from sheets.reading.sums import is_none, is_some
from sheets.reading.values import EMPTY, Cell, Found, Line

FEW = 2  # fields; a row that says more is one, though people sign above it
NONE_TOLD = "{} là không có, nên không nhập: {}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A line of a cross table, looked at once for all its parts."""

    line: Line
    own: Mapping[int, str]  # what its columns of the cross hold, by place; none is not here
    none: Mapping[int, str]  # what it writes where there is none
    is_total: bool
    is_numbering: bool  # "1 2 3" under the heading
    is_aside: bool  # people sign, the heading stands again: words in its columns count nothing
    heads: bool
    shared: frozenset[int]  # columns whose number it has from a merged cell

    @property
    def is_row(self) -> bool:
        return not (self.is_total or self.is_numbering)

    @property
    def counts(self) -> bool:
        """Whether it says a number that may come in, or what nobody reads where one should stand:
        "12 hộ" beside a nought.
        """
        said = any(kinds.is_number(text) or is_some(text) for text in self.own.values())
        words = bool(self.own) and (bool(self.none) or not self.is_aside)
        return self.is_row and (bool(self.shared) or said or words)

    @property
    def places(self) -> Iterable[int]:
        """The columns in whose parts it stands; of one that stands once, where it says none."""
        if self.counts:
            return {*self.own, *self.shared}
        return [*self.none][:1] if self.is_row else ()


def told_of_none(rows: Iterable[Row]) -> tuple[str, ...]:
    """What lines that come in write where there is none: no line is made of it, and this says so.

    One that says nothing else has a reason of its own.
    """
    none = [row for row in rows if row.counts and row.none]
    said = dict.fromkeys(text for row in none for text in row.none.values())
    words = ", ".join(f"“{text}”" for text in said)
    where = placed.in_lines([row.line.number for row in none])
    return (NONE_TOLD.format(words, where),) if none else ()


def rows_of(found: Found, cross: Crossing, groups: Groups) -> Iterator[Row]:
    signed = False
    for line, after in zip_longest(found.lines, found.lines[1:]):
        texts = [cell.text for cell in line.cells if cell.text and not cell.spread]
        signed = signed or kinds.is_signature(texts)
        row = _row(line, after, cross, groups, signed=signed)
        again = are_said_again(found.titles, line) or kinds.is_note(texts)
        yield replace(row, is_aside=again or (signed and _says_little(found, row)))


def _says_little(found: Found, row: Row) -> bool:
    """Whether a line below a signature says no more than those who sign do."""
    known = [at for at, key in enumerate(found.columns) if key and own_of(row.line, at)]
    return len({*known} - {*row.own}) + bool(row.own) <= FEW


def _row(line: Line, after: Line | None, cross: Crossing, groups: Groups, *, signed: bool) -> Row:
    texts = [cell.text for cell in line.cells if cell.text]
    said = {at: text for at in cross.places if (text := own_of(line, at))}
    none = {at: text for at, text in said.items() if is_none(text)}
    return Row(
        line=line,
        own={at: text for at, text in said.items() if at not in none},
        none=none,
        is_total=kinds.is_total(texts),
        is_numbering=kinds.are_column_numbers(texts),
        is_aside=False,
        heads=_heads(line, cross, groups, signed=signed),
        shared=frozenset(_shared(line, after, cross)),
    )


def _shared(line: Line, after: Line | None, cross: Crossing) -> Iterator[int]:
    """The columns whose number is that of a merged cell: no one knows of what it counts."""
    for at in cross.places:
        cell, beside = _cell(line, at), _cell(line, at + 1)
        below = _cell(after, at) if after else EMPTY
        merged = cell.spread or (beside.spread == "across" and beside.text == cell.text)
        merged = merged or (below.spread == "down" and below.text == cell.text)
        if merged and kinds.is_number(cell.text) and not is_none(cell.text):
            yield at


def _heads(line: Line, cross: Crossing, groups: Groups, *, signed: bool) -> bool:
    """Whether a line is a group's name, "I. Cấp xã": it speaks for the lines of every part; so does
    one that nobody reads.
    """
    texts = [cell.text for cell in line.cells if cell.text and not cell.spread]
    mark, rest = orders.marked(texts)
    if len(rest) != 1:
        return False
    text = rest[0]
    if any(own_of(line, at) for at in cross.places) or kinds.is_total([text]):
        return False
    bare = text.removeprefix(mark)
    ordered = orders.order_in(mark).sort in HEADING
    if ordered or groups.is_choice(bare) or (mark and groups.read(bare)):
        return True
    merged = sum(cell.spread == "across" for cell in line.cells) > 1
    return not signed and not kinds.is_note(texts) and (merged or kinds.names_a_group(text))


def _cell(line: Line, at: int) -> Cell:
    return line.cells[at] if at < len(line.cells) else EMPTY


def own_of(line: Line, at: int) -> str:
    cell = _cell(line, at)
    return EMPTY.text if cell.spread else cell.text.strip()
