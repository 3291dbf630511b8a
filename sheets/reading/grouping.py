"""Remembers on the way down a table what its groups are called, and of which fields that speaks.

Groups stand in each other: "A. Cấp xã" over "I. Tập thể". A heading ends those of its own sort of
order and what stood in them, and no other.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from textwrap import shorten

from accounts.names import fold
from sheets.reading import kinds, orders, titles
from sheets.reading.bodies import (
    calls_a_house,
    has_people,
    is_collective,
    is_of_several,
    is_village,
    names_bodies,
    one_of,
)
from sheets.reading.columns import begins, opens
from sheets.reading.headless import takes_anything
from sheets.reading.orders import SORTS, Order
from sheets.reading.values import Cell, Field, Read

_SEVERAL = re.compile(r"(?:(?:các|những|số|khen(?: thưởng)?|cho|đối với)\s+)+", re.IGNORECASE)
Told = dict[str, tuple[Read, int]]  # by field: what is said of it, and which line says so
Unread = dict[str, tuple[int, str]]  # by field of which nobody reads what is said: line, words
LONGEST = 60  # characters of a group's name that a reason says


@dataclass(kw_only=True)
class _Level:
    """What headings of one sort of order say, within those above them."""

    order: str  # the sort; "" of those without a number
    said: Told = field(default_factory=dict)
    opened: dict[str, str] = field(default_factory=dict)  # by field, in which words
    unread: Unread = field(default_factory=dict)
    rows: bool = False  # some stand below it already

    def forget(self, key: str) -> None:
        self.said.pop(key, None)
        self.opened.pop(key, None)


@dataclass(kw_only=True)
class Groups:
    """What is said of the line at hand by the headings above it."""

    fields: Sequence[Field]
    heading: range
    levels: list[_Level] = field(default_factory=list)
    said: Told = field(default_factory=dict)
    lists: set[str] = field(default_factory=set)  # how those above and this one are called
    away: str = ""  # how those below are called, if they are perhaps not meant at all
    doubted: tuple[int, str] | None = None  # a row that perhaps heads those below: line, words

    def __post_init__(self) -> None:
        self.levels.append(_Level(order="table"))  # what the table's own heading says, to its end

    @property
    def unread(self) -> Unread:
        """Of which fields the headings above the line at hand say what nobody reads."""
        return {key: said for level in self.levels for key, said in level.unread.items()}

    def read(self, text: str) -> tuple[Field, Read] | None:
        """The field that reads a group's name; it is then said of the rows below."""
        bare = _bare(text)
        for one in self.fields:
            if not one.from_group or not _may_say(one, bare, text):
                continue
            meant = one.in_heading(bare) if one.in_heading else ""
            unit = one_of(bare) if one.from_above and one.choices else ""
            for said in filter(None, (meant or bare, unit)):
                read = one.read(Cell(said))
                if read.problem is None and not read.asks and read.value not in (None, ""):
                    return one, read
        return None

    def is_choice(self, text: str) -> bool:
        """Whether a text is what may head a column: a choice, or what is asked about as one."""
        told = self.read(text)
        if told and (told[0].choices or told[0].opens or not takes_anything(told[0])):
            return True
        return any(begins(one.headings, _plain(text)) for one in self.fields)

    def is_kind(self, text: str) -> bool:
        """Whether a text is one of the kinds that a field knows, and no unit."""
        told = self.read(text)
        return told is not None and bool(told[0].choices) and not told[0].from_above

    def open(self, text: str, number: int, order: Order) -> None:
        """The line with this number heads those below by this text."""
        told, bare = self.read(text), _bare(text)
        own = self.levels[0] if number in self.heading else self._level(order, bare)
        ended = self._ended(own, told[0].key if told else "")
        here = (number, shorten(bare, LONGEST, placeholder="…"))
        vague = is_of_several(bare)
        if told:
            key = told[0].key
            vague = _may_be_any(told[0]) and not is_collective(bare)
            own.said[key], own.opened[key] = (told[1], number), bare
        else:
            self._end_alike(bare)
            speak = {one.key for one in self.fields if self._speaks_of(one, bare)}
            speak = speak or {one.key for one in self.fields if _may_be_said(one, bare)}
            own.unread = dict.fromkeys(speak, here)
            for one in self.fields:
                if one.key in own.unread or (vague and _may_be_any(one)):
                    self._forget(one.key)
        ended |= {one.key for one in self.fields if vague and one.presumes}
        for key in ended:
            own.forget(key)
        own.unread |= dict.fromkeys(ended, here)
        if told:
            own.unread.pop(told[0].key, None)
        self.doubted, self.away = None, ""
        self.said = {key: said for level in self.levels for key, said in level.said.items()}

    def begin_list(self, title: str, number: int) -> str:
        """No heading above a list speaks for it; what it is called, where that is to be asked."""
        listed = titles.listed(title)
        again, begun = fold(title) in self.lists, self.begun
        self.lists.add(fold(title))
        if not listed or again:
            return ""
        if begun:
            del self.levels[1:]
            self.doubted, self.away = None, ""
            self.said = dict(self.levels[0].said)
        if self.is_kind(listed):
            self.open(listed, number, Order())
            return title
        if begun:  # within it headings may say more, but not of whom it is a list
            unread = {one.key: (number, title) for one in self.fields if one.presumes}
            self.levels.append(_Level(order="A", unread=unread))
        return title if begun else ""

    def leave(self, words: str, order: Order) -> None:
        """A counted line speaks to somebody: who stands below is of no group above it, perhaps not
        even meant.
        """
        self._level(order, "")
        self.doubted, self.away = None, words
        self.said = {key: said for level in self.levels for key, said in level.said.items()}

    @property
    def begun(self) -> bool:
        return any(level.rows for level in self.levels)

    def _ended(self, own: _Level, key: str) -> set[str]:
        """What the heading before said, or left open, that this one beside it says nothing of:
        below "Lãnh đạo thành phố" and "Khối thường trực" nobody knows who is a leader.
        """
        open_or_said = {*own.unread, *own.said}
        return {
            one.key
            for one in self.fields
            if one.presumes and one.key != key and one.key in open_or_said
        }

    def _speaks_of(self, one: Field, bare: str) -> bool:
        """Whether a heading that no field reads is about this one all the same."""
        if one.from_above and one.choices:
            return names_bodies(bare)
        bare = _plain(bare)
        if one.opens and one.key in self.said and has_people(bare):
            return not one.required  # "Sở Nội vụ" below "Cấp xã"
        return begins(one.headings, bare) or (bool(one.headings) and _begins_as_choice(one, bare))

    def row(self) -> None:
        for level in self.levels:
            level.rows = True

    def _level(self, order: Order, bare: str) -> _Level:
        """Where a heading stands among those above it, after it ended what it ends."""
        at = next((n for n, one in enumerate(self.levels) if n and one.order == order.sort), 0)
        if order.sort:
            if at:
                del self.levels[at:]
            while not at and self._is_over(self.levels[-1], order):
                self.levels.pop()
        elif at and (at == len(self.levels) - 1 or _is_like(self.levels[at], bare)):
            del self.levels[at + 1 :]
            self.levels[at].rows = False
            return self.levels[at]
        self.levels.append(_Level(order=order.sort))
        return self.levels[-1]

    def _is_over(self, level: _Level, order: Order) -> bool:
        """Whether a level of another sort ends here: a lower one that has its rows, and each lower
        one before a heading that is not the first of its sort.
        """
        if level is self.levels[0] or SORTS.index(level.order) < SORTS.index(order.sort):
            return False
        return level.rows or order.number > 1

    def _end_alike(self, bare: str) -> None:
        """A village, a body nobody knows ends the one above it: its people are not of that one."""
        for level in self.levels[1:]:
            for key, opened in [*level.opened.items()]:
                if _are_alike(opened, bare) or _leaves(opened, bare):
                    level.forget(key)

    def _forget(self, key: str) -> None:
        for level in self.levels[1:]:
            level.forget(key)


def _begins_as_choice(one: Field, bare: str) -> bool:
    """Whether its first words are a choice of a field: of "Hộ tiêu biểu" the first."""
    words = bare.split()
    parts = (one.read(Cell(" ".join(words[:count]))) for count in range(1, len(words)))
    return bool(one.choices) and any(part.problem is None for part in parts)


def _is_like(level: _Level, bare: str) -> bool:
    return any(_are_alike(opened, bare) for opened in level.opened.values())


def _are_alike(one: str, other: str) -> bool:
    return (has_people(one) and has_people(other)) or _first(one) == _first(other)


def _leaves(one: str, other: str) -> bool:
    """Whether a household is of no body above it; in a village it stays."""
    return calls_a_house(other) and has_people(one) and not is_village(one)


def _may_be_said(one: Field, bare: str) -> bool:
    """Whether a body that says nothing else may say this one: "Sở Nội vụ" gives awards."""
    return bool(one.opens) and not one.required and has_people(bare)


def _may_be_any(one: Field) -> bool:
    """Whether any body may be meant: below "UBND xã" and "Các doanh nghiệp" nobody is of the first,
    nor of anything else that has a name.
    """
    return one.from_group and not one.opens and takes_anything(one)


def _may_say(one: Field, bare: str, text: str) -> bool:
    """Whether a group's name may be said of this field at all."""
    if one.opens:
        return opens(one, bare)
    return not takes_anything(one) or kinds.may_head(text)


def _bare(text: str) -> str:
    """A group's name without what numbers it."""
    mark = orders.order_of(text) or orders.number_of(text)
    return text.removeprefix(mark).strip(" .:-–[]")


def _plain(text: str) -> str:
    """A group's name without what only says that it is of several: "Khen các cá nhân"."""
    return _SEVERAL.sub("", _bare(text))


def _first(text: str) -> str:
    return text.partition(" ")[0].lower()
