"""Reads the numbers that lines are counted by: does a numbered body head those below, or is it one.

A collective is honoured too, so it heads others only where these begin to count anew.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sheets.reading import kinds
from sheets.reading.bodies import is_body, is_collective, is_village
from sheets.reading.values import Line

HEADS_PERHAPS = "Có thể là tên nhóm của các dòng dưới. Hãy xem lại."
UNDER_PERHAPS = "Dòng {} ghi “{}”, có thể là đơn vị của dòng này. Hãy xem lại."
Weight = Literal["heads", "doubt", "row"]
_LEADING = re.compile(r"[ (]*([0-9]{1,3})(?![0-9])\W*")


@dataclass(frozen=True, kw_only=True)
class Counted:
    """A line with the number it is counted by, 0 where it has none, and what stands behind it."""

    number: int
    name: str


NOTHING = Counted(number=0, name="")


def counted(line: Line) -> Counted:
    texts = [cell.text for cell in line.cells if cell.text and not cell.spread]
    if not texts:
        return NOTHING
    if line.mark:
        return Counted(number=max(line.mark, 0), name=texts[0])
    found = _LEADING.match(texts[0])
    if not found:
        return Counted(number=0, name=texts[0])
    rest = texts[0][found.end() :] or next(iter(texts[1:]), "")
    return Counted(number=int(found[1]), name=rest)


def first_of(lines: Sequence[Line]) -> Counted:
    """The first of these lines on which anything stands."""
    return next((said for one in lines if (said := counted(one)) != NOTHING), NOTHING)


def weigh(own: Counted, *, before: Counted, below: Counted) -> Weight:
    """Whether a numbered body heads the line below it; before: the row that stands above it.

    One that is numbered on from that row is one of the list, but for a village behind people.
    """
    if not _is_row(below.name):
        return "row"
    if below.number != 1:
        # A village over somebody who is not numbered on from it: "", "-", "2.1".
        strays = below.number != own.number + 1 and not is_collective(below.name)
        return "doubt" if strays and is_village(own.name) else "row"
    if is_collective(below.name):  # one of several that are honoured, or of those it heads
        return "doubt"
    runs_on = bool(before.number) and before.number == own.number - 1
    alike = is_body(before.name) or not is_village(own.name)
    return "doubt" if own.number < 2 or (runs_on and alike) else "heads"


def _is_row(name: str) -> bool:
    """Neither a total, a signature, a note nor a group."""
    texts = [name]
    none = kinds.is_total(texts) or kinds.is_signature(texts) or kinds.is_note(texts)
    return bool(name) and not none and (is_collective(name) or not kinds.names_a_group(name))
