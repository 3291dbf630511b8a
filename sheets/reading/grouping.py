"""Remembers on the way down a table what its groups are called, and of which fields that speaks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from accounts.names import fold
from sheets.reading import kinds
from sheets.reading.headless import takes_anything
from sheets.reading.values import Cell, Field, Read


@dataclass(kw_only=True)
class Groups:
    """What is said of the line at hand by the headings above it."""

    fields: Sequence[Field]
    heading: range
    said: dict[str, tuple[Read, int]] = field(default_factory=dict)  # by field, and which line
    opened: dict[str, str] = field(default_factory=dict)  # in which words
    strange: bool = False  # below a body that no field knows

    def speak(self, text: str, number: int, *, top: bool) -> bool:
        """Whether a field reads the group's name; it is then said of the rows below."""
        bare = _bare(text)
        if top:
            self.strange = False
        for one in self.fields:
            if not one.from_group or not _may_say(one, bare, text):
                continue
            read = one.read(Cell(bare))
            if read.problem is None and not read.asks and read.value not in (None, ""):
                if top:
                    self._end_all()
                self.said[one.key] = (read, number)
                self.opened[one.key] = bare
                self.strange = self.strange and not kinds.is_body(bare)
                return True
        return False

    def _end_all(self) -> None:
        """But what the table's own heading says: of which kind a column of a cross table is."""
        self.said = {key: told for key, told in self.said.items() if told[1] in self.heading}

    def end_alike(self, text: str) -> None:
        """A village, a body nobody knows ends the one above it: its people are not of that one."""
        bare = _bare(text)
        self.strange = kinds.is_body(bare)
        for key, opened in self.opened.items():
            both = self.strange and kinds.is_body(opened)
            if both or _first(opened) == _first(bare):
                self.said.pop(key, None)


def leading(text: str) -> int:
    """The number a text begins with; where none does, one that no other follows."""
    found = re.match(r"[ (]*([0-9]{1,3})", text)
    return int(found[1]) if found else -2


def _may_say(one: Field, bare: str, text: str) -> bool:
    """Whether a group's name may be said of this field at all."""
    if one.opens:
        return f"{fold(bare)} ".startswith(tuple(f"{word} " for word in one.opens))
    return not takes_anything(one) or kinds.may_head(text)


def _bare(text: str) -> str:
    """A group's name without what numbers it."""
    return text.removeprefix(kinds.order_of(text)).strip(" .:-–")


def _first(text: str) -> str:
    return text.partition(" ")[0].lower()
