"""Judges what a row says of each field: by its own cells, by the group it stands in."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sheets.reading import absent, blanks, kinds, numbering, several
from sheets.reading.bodies import is_collective
from sheets.reading.doubts import doubt_of
from sheets.reading.grouping import Groups
from sheets.reading.headless import takes_anything
from sheets.reading.own import Own, unused, unused_words
from sheets.reading.values import EMPTY, Cell, Field, Found, Judged, Line, Read

FROM_GROUP = "Lấy theo tên nhóm ở dòng {}. Hãy xem có đúng không."


@dataclass(frozen=True, kw_only=True)
class Rows:
    """What is known of all rows of a table."""

    found: Found
    fields: Sequence[Field]
    own: Own
    groups: Groups

    @cached_property
    def _parts(self) -> Counter[int]:
        """Of how many persons each line was split."""
        return Counter(line.number for line in self.found.lines if line.part)

    @cached_property
    def _kinds_first(self) -> Sequence[Field]:
        """What says whether one or several are named, before the name."""
        return sorted(self.fields, key=lambda one: not one.several)

    def judged(self, line: Line, *, doubts: str, under: int) -> Judged:
        """doubts: what the line would call a group below it; under: the line that headed one."""
        values: dict[str, object] = {}
        away = absent.why_asked(line, group=self.groups.away, sheet=self.found.sheet)
        hidden = kinds.HIDDEN if line.hidden else ""
        reasons = {"": why} if (why := f"{hidden} {away}".strip()) else {}
        if line.part:
            reasons[""] = several.were(self._parts[line.number], dropped=line.dropped)
        filled: dict[str, int] = {}
        empty: list[str] = []  # what was written and is taken for nothing
        line = self.own.post_apart(self.own.as_one(line, self.fields), self.groups.said)
        together = False
        for one in self._kinds_first:
            cell, doubt = self.own.cell(line, one, filled, self.groups.said.get(one.key))
            is_blank = not cell.text and not doubt
            if not doubt and blanks.is_left_empty(one, cell):
                doubt = blanks.NAME.format(cell.text) if one.names else ""
                empty += [] if doubt else [blanks.CELL.format(one.label, cell.text)]
                cell = EMPTY
                self.own.forget(one)
            if not cell.text and not doubt and one.key in self.groups.said:
                read, filled[one.key] = self.groups.said[one.key]
                doubt = self._doubt_of_group(one, read, filled[one.key], doubts=doubts)
                if is_blank:  # who writes "như trên" below it means the same
                    self.own.keep(line, one, Cell(read.text))
            else:
                read = one.read(cell)
            values[one.key] = read.value
            together |= read.value in one.several
            doubt = doubt or self._odd(line, one, cell)
            if why := doubt or doubt_of(one, cell, read, together=together):
                reasons[one.key] = why
            if cell.text and one.key not in filled:
                self.own.keep(line, one, cell)
            if one.names and doubts:
                reasons.setdefault(one.key, numbering.HEADS_PERHAPS)
        rest = self._unused(line, values)
        also = [blanks.EMPTY.format(", ".join(empty))] if empty else []
        if also := [*also, *([unused_words(rest)] if rest else [])]:
            reasons[""] = " ".join(filter(None, [reasons.get(""), *also]))
        return Judged(
            sheet=self.found.sheet,
            number=line.number,
            cells=line.cells,
            values=values,
            verdict="ask" if reasons else "good",
            reasons=reasons,
            filled=filled,
            heads=doubts,
            under=under,
            part=line.part,
            unread=self.groups.unread,
        )

    def left(self, line: Line, why: str, *, heads: str) -> Judged:
        return Judged(
            sheet=self.found.sheet,
            number=line.number,
            cells=line.cells,
            values={},
            verdict="left",
            reasons={"": why},
            heads=heads,
        )

    def _unused(self, line: Line, values: Mapping[str, object]) -> list[str]:
        """Of a list without a heading; of a table its page says once what is not read."""
        if self.found.heading:
            return []
        rest = unused(self.found.columns, [cell.text for cell in line.cells], self.fields)
        names = ", ".join(str(values[one.key]) for one in self.fields if one.names).split(", ")
        return [text for text in rest if text not in names and not absent.is_said(text)]

    def _doubt_of_group(self, one: Field, read: Read, headed: int, *, doubts: str) -> str:
        """What is odd about a group's speaking for a line: in a table with a heading nothing, if
        it calls a body; "THÂN NHÂN LIỆT SĨ" is perhaps none.
        """
        body = self.found.heading and (one.opens or is_collective(read.text))
        if one.in_title or (not body and takes_anything(one)):
            return FROM_GROUP.format(headed)
        if self.groups.doubted and not doubts and one.from_above and one.choices:
            return numbering.UNDER_PERHAPS.format(*self.groups.doubted)
        return ""

    def _odd(self, line: Line, one: Field, cell: Cell) -> str:
        """What is odd about a number beside its total, until somebody writes another."""
        said, why = self.found.odd.get(line.number, ("", ""))
        return why if one.adds and said == cell.text else ""
