"""Judges every line under a heading: a good row, one a person must look at, none at all."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from textwrap import shorten

from sheets.reading import absent, blanks, kinds, numbering, orders, placed, signing, titles
from sheets.reading.bodies import (
    calls_a_house,
    has_people,
    is_body,
    is_collective,
    is_village,
    names_bodies,  # fmt: skip
)
from sheets.reading.columns import are_said_again, is_serial
from sheets.reading.grouping import Groups
from sheets.reading.headless import wants_unit
from sheets.reading.orders import BULLETS, HEADING, Order
from sheets.reading.own import Own
from sheets.reading.rows import Rows
from sheets.reading.sums import NONE, none_in, perhaps_lines, total_in, with_sums, with_totals
from sheets.reading.values import Field, Found, Judged, Line

LONGEST = 60  # characters of a talk that a reason names
FEW = 2  # filled columns; a row of a person below a signature has more


def judge(found: Found, fields: Sequence[Field]) -> tuple[Judged, ...]:
    """Every line of the table, in order; none is passed over."""
    table = _Table(found=found, fields=fields)
    lines = [*map(table.judged, found.lines)]
    if perhaps := perhaps_lines(lines, table.totals, fields):
        table = _Table(found=found, fields=fields, counts=frozenset(perhaps))
        lines = [*map(table.judged, found.lines)]
    return tuple(with_sums(with_totals(lines, table.totals, fields), found.sums, fields))


@dataclass(kw_only=True)
class _Table:
    """What is remembered on the way down: groups, what stood above, whether people sign already."""

    found: Found
    fields: Sequence[Field]
    counts: frozenset[int] = frozenset()  # lines that begin like a total and are perhaps none
    totals: dict[int, int] = field(default_factory=dict)  # where one stands, and what it says
    signed: bool = False
    heads: str = ""  # what the line at hand calls a group
    doubts: str = ""  # what it would call one, if it is none of them itself
    under: int = 0  # the line that headed one last
    last: Line | None = None  # the row above the line at hand
    seen: int = 0

    def __post_init__(self) -> None:
        self.groups = Groups(fields=self.fields, heading=self.found.heading)
        columns = self.found.columns
        self.places = {
            one.key: [at for at, key in enumerate(columns) if key == one.key] for one in self.fields
        }
        behind = {str(one.behind): one.key for one in self.fields if one.behind}
        self.own = Own(places=self.places, behind=behind)
        self.rows = Rows(found=self.found, fields=self.fields, own=self.own, groups=self.groups)
        self.closing = signing.begins(self.found.lines)
        self.titled = titles.are_in(self.found.lines)
        self.serial = {at for at, title in enumerate(self.found.titles) if is_serial(title)}
        self.naming = [one for one in self.fields if one.names and self.places[one.key]]
        self.of_bodies = not self.naming and not any(one.opens for one in self.fields)
        needed = [one for one in self.fields if one.required and self.places[one.key]]
        self.leading = self.naming or needed or [f for f in self.fields if self.places[f.key]]
        self.alone = {one.key for one in (*self.leading, *(f for f in self.fields if f.halves[0]))}

    def judged(self, line: Line) -> Judged:
        self.seen, self.heads, self.doubts = self.seen + 1, "", ""
        own = [c.text for c in line.cells if c.text and c.spread != "across"]
        first = [c.text for c in line.cells if c.text and not c.spread]
        if why := self._no_row(line, own=own, texts=first):
            if self.heads:
                self.under = self.own.headed = line.number
            return self.rows.left(line, why, heads=self.heads)
        return self._row(line)

    # --- No rows ---------------------------------------------------------------------------------

    def _no_row(self, line: Line, *, own: Sequence[str], texts: Sequence[str]) -> str:
        """Why this line is no row; nothing where it is one. own: with what merged cells say."""
        filled = placed.filled(line, self.places)
        if self._only_formulas(line):
            return kinds.ONLY_FORMULAS
        if not texts or (self.naming and not filled and all(map(kinds.is_number, texts))):
            return kinds.BESIDE if line.dropped or self._is_beside(line) else kinds.EMPTY_LINE
        if self.naming and (blank := self._only_blank(line, texts)):
            return blanks.LINE.format(blank)
        if self.seen <= 3 and kinds.are_column_numbers(texts):
            return kinds.NUMBERS
        if are_said_again(self.found.titles, line):
            return kinds.AGAIN
        if line.number in self.titled:
            self.heads = self.groups.begin_list(texts[0], line.number)
            return (kinds.GROUP if self.heads else kinds.WORDS).format(texts[0])
        if away := self._heads_away(line, texts):
            self.heads = self.groups.away
            return kinds.GROUP.format(away)
        if kinds.is_total(texts) and line.number not in self.counts:
            if number := total_in(line, self.fields, self.places, own):
                self.totals[self.seen - 1] = number
            return kinds.TOTAL
        if self._is_signature(line, texts, filled):
            self.signed = True
            return kinds.SIGNATURE
        if kinds.is_note(texts) and not self._is_kind(texts[0]):
            return kinds.NOTE
        if why := self._group(line, texts, filled):
            return why
        none = none_in(line, self.fields, self.places)
        return NONE.format(none) if none else ""

    def _heads_away(self, line: Line, texts: Sequence[str]) -> str:
        """What it writes of those below who are perhaps not meant: "7. Dự phòng" is nobody."""
        mark, rest = orders.marked(texts, line.mark)
        bare = [text.removeprefix(mark) for text in rest]
        away, order = absent.heads(bare, people=bool(self.naming)), orders.order_in(mark)
        if away and order.sort in HEADING:
            self.groups.leave(away, order)
        self.groups.away = away or self.groups.away
        return bare[0] if away else ""

    def _only_blank(self, line: Line, texts: Sequence[str]) -> str:
        """What stands for a name on a line that says nothing else but its number."""
        said = [text for text in texts if blanks.is_blank(text) or not kinds.is_number(text)]
        names = self._names(line)
        return names[0] if names[0] in said and all(map(blanks.is_blank, said)) else ""

    def _is_beside(self, line: Line) -> bool:
        """Whether something stands in a column no field has; its own number is nothing."""
        said = (placed.said(line, at) for at in range(len(line.cells)) if at not in self.serial)
        return any(cell.text for cell in said)

    def _only_formulas(self, line: Line) -> bool:
        own = [c for at, c in enumerate(line.cells) if c.text and at not in self.serial]
        leading = [placed.said(line, at) for one in self.leading for at in self.places[one.key]]
        named = any(c.text and not (c.formula and c.text in ("0", "#N/A")) for c in leading)
        return bool(own) and not named and all(c.formula for c in own)

    def _is_signature(self, line: Line, texts: Sequence[str], filled: Sequence[str]) -> bool:
        counted = orders.order_in(line.mark).sort
        numbered = bool(counted) and counted not in BULLETS
        numbered |= any(placed.said(line, at).text[:1].isdigit() for at in self.serial)
        if line.number in self.found.heading or len(filled) > FEW or (numbered and len(filled) > 1):
            return False
        if self.signed:
            return True
        signs = kinds.is_signature(texts, alone=not counted and self.seen >= self.closing)
        return not numbered and signs and not self._is_giver(texts)

    def _is_giver(self, texts: Sequence[str]) -> bool:
        """Whether "Chủ tịch UBND xã" gives the awards below it, where nobody signs."""
        known = len(texts) == 1 and not self.naming and self.groups.is_choice(texts[0])
        return known and self._filled_below() > FEW

    def _group(self, line: Line, texts: Sequence[str], filled: Sequence[str]) -> str:
        """A line whose only words name a village or a kind; it speaks for the rows under it."""
        mark, rest = orders.marked(texts, line.mark)
        if len({*rest}) != 1 or any(cell.cut for cell in line.cells):
            self.doubts = self._perhaps_heads(line, texts, filled, mark)
            return ""
        text, lone = rest[0], self._is_lone_name(line, filled) and not blanks.is_blank(rest[0])
        bare = text.removeprefix(mark)
        order = orders.order_in(mark)
        known = self._is_kind(bare)
        if mark and order.sort not in HEADING:
            known = known or (not self.naming and self.groups.read(bare) is not None)
            heads = known or ((lone or not filled) and self._is_headed_anew(line, lone=lone))
            if not heads and (lone or len(rest) < len(texts)):
                return ""
            order, text = (order, bare) if heads else (Order(), text)
        merged = sum(cell.spread == "across" for cell in line.cells) > 1
        names = known or bool(order.sort) or kinds.names_a_group(text)
        names = names or self._is_apart(text) or (lone and self._sends(text))
        names = names or (bool(self.naming) and not lone and names_bodies(text))
        names = names or (calls_a_house(text) and (not lone or text.endswith(":")))
        names = names or self._stands_as_heading(text, lone=lone and not merged)
        if lone and not merged and not order.sort and self._may_be_one(text):
            self.doubts = text
            return ""
        body = self.of_bodies and not order.sort and not known and has_people(text)
        if lone and not merged and (body or not names):
            return ""
        named = bool(self.groups.read(text)) or (not kinds.is_talk(text) and (merged or names))
        if named:
            self.groups.open(text, line.number, order)
            self.heads, self.last = text, None
        elif order.sort and self.groups.begun:
            self.groups.leave(shorten(text, LONGEST, placeholder="…"), order)
            self.heads = text
        return (kinds.GROUP if named else kinds.WORDS).format(text)

    def _stands_as_heading(self, text: str, *, lone: bool) -> bool:
        """Whether words that nobody knows stand alone above rows of a table as a heading does: in
        capitals, or between rows where no name of one stands. lone: they stand in a name's place.
        """
        headless = not self.naming or not self.found.heading
        if headless or self._filled_below() < FEW or not kinds.is_short(text):
            return False
        if lone:
            return text.isupper() and kinds.is_nobody(text)
        return text.isupper() or self.groups.begun

    def _is_kind(self, text: str) -> bool:
        """Whether it calls a sort of those below; whom a table names may begin like one."""
        if self.naming:
            return self.groups.is_kind(text)
        return len(text.split()) <= kinds.LONGEST_NAME and self.groups.is_choice(text)

    def _is_headed_anew(self, line: Line, *, lone: bool) -> bool:
        """Whether a counted line heads those below: it names a body, which no column says of them,
        and they begin to count anew, or within it.
        """
        said = numbering.counted(line)
        if not names_bodies(said.name):
            return False
        if not self._wants_unit():  # no list of bodies: who sits there is a person
            return self._below().number == 1 and self.groups.read(said.name) is not None
        if not has_people(said.name):  # "Các thôn Đông, Tây" is nobody who is honoured
            self.doubts = said.name
            return False
        before = numbering.counted(self.last) if self.last else numbering.NOTHING
        dashed = said.order.sort in BULLETS
        honoured = not (dashed and self.groups.read(said.name))
        weight = numbering.weigh(said, before=before, below=self._below(), honoured=honoured)
        self.doubts = said.name if lone and weight == "doubt" else ""
        return weight == "heads"

    def _below(self) -> numbering.Counted:
        return numbering.first_of(self.found.lines[self.seen :])

    def _filled_below(self) -> int:
        """How many fields the next line says that says one."""
        said = (len(placed.filled(one, self.places)) for one in self.found.lines[self.seen :])
        return next(filter(None, said), 0)

    def _is_apart(self, text: str) -> bool:
        """Whether a station, a team heads those below, whose unit no column says."""
        return has_people(text) and self._wants_unit()

    def _sends(self, text: str) -> bool:
        """Whether a body, a household alone on its line sends the people below it, in a list of
        nobody else.
        """
        below = self._below()
        several = is_collective(below.name) or calls_a_house(below.name)
        others = several or below == numbering.NOTHING
        alone = bool(self.naming) and all(one.alone for one in self.naming)
        return alone and (has_people(text) or calls_a_house(text)) and not others

    def _may_be_one(self, text: str) -> bool:
        """Whether a body that no field reads is perhaps honoured, having no number: where nothing
        is counted in the table, or where those below are not counted anew.
        """
        if not self._is_apart(text) or is_village(text) or self.groups.read(text):
            return False
        counted = self.serial or not self.found.heading
        return not counted or (not is_body(text) and self._below().number != 1)

    def _perhaps_heads(
        self, line: Line, texts: Sequence[str], filled: Sequence[str], mark: str
    ) -> str:
        """What a line in pieces would call those below: a body without anybody's name in a message,
        a village that no number counts, with a word beside it of itself or of them.
        """
        names, text = self._names(line), texts[0].removeprefix(mark)
        if not self._wants_unit():
            return ""
        if not (self.found.heading or any(names)) and names_bodies(text):
            return text if not mark or self._is_headed_anew(line, lone=True) else self.doubts
        village = next((name for name in names if is_village(name)), "")
        counted = mark or any(placed.said(line, at).text for at in self.serial)
        below = self._is_lone_name(line, filled) or self._below().number == 1
        return village if below and not counted else ""

    def _wants_unit(self) -> bool:
        """Whether a body could be the unit of the lines below, which no column says."""
        own = {*self.found.columns[: len(self.found.titles)]} if self.found.heading else ()
        return wants_unit([one for one in self.fields if one.key not in own])

    def _is_lone_name(self, line: Line, filled: Sequence[str]) -> bool:
        return len(filled) == 1 and filled[0] in self.alone

    def _names(self, line: Line) -> list[str]:
        return [placed.said(line, at).text for one in self.naming for at in self.places[one.key]]

    # --- Rows ------------------------------------------------------------------------------------

    def _row(self, line: Line) -> Judged:
        judged = self.rows.judged(line, doubts=self.doubts, under=self.under)
        if self.doubts:
            self.groups.doubted = (line.number, self.doubts)
            self.under = line.number
        self.last = line
        self.groups.row()
        return judged
