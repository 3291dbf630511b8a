"""Weighs how lines are counted: does a body head those below, or is it one of the list itself.

A collective is honoured too, so it heads others only where these begin to count anew, or within it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sheets.reading import kinds, orders
from sheets.reading.bodies import is_body, is_collective, is_village
from sheets.reading.orders import BULLETS, HEADING, SORTS, Order
from sheets.reading.values import Line

HEADS_PERHAPS = "Có thể là tên nhóm của các dòng dưới. Hãy xem lại."
UNDER_PERHAPS = "Dòng {} ghi “{}”, có thể là đơn vị của dòng này. Hãy xem lại."
Weight = Literal["heads", "doubt", "row"]


@dataclass(frozen=True, kw_only=True)
class Counted:
    """A line with what it is counted by, and the name behind it."""

    mark: str = ""
    name: str = ""

    @property
    def order(self) -> Order:
        return orders.order_in(self.mark)

    @property
    def number(self) -> int:
        """Among those that are counted alike; no group's heading has one."""
        return 0 if self.order.sort in HEADING else self.order.number


NOTHING = Counted()


def counted(line: Line) -> Counted:
    texts = [cell.text for cell in line.cells if cell.text and not cell.spread]
    mark, rest = orders.marked(texts[:2], line.mark)
    return Counted(mark=mark, name=rest[0].removeprefix(mark)) if texts else NOTHING


def first_of(lines: Sequence[Line]) -> Counted:
    """The first of these lines on which anything stands."""
    return next((said for one in lines if (said := counted(one)) != NOTHING), NOTHING)


def weigh(own: Counted, *, before: Counted, below: Counted, honoured: bool = True) -> Weight:
    """Whether a body heads the line below it; before: the row that stands above it.

    honoured: a body may be one of the list here. One that is numbered on from the row before is
    one of it, but for a village behind people.
    """
    sort, under = own.order.sort, below.order.sort
    row = _is_row(below)
    if sort in BULLETS and (not honoured or (row and sort not in (before.order.sort, under))):
        return "heads"
    runs_on = bool(before.number) and before.number == own.number - 1
    if not honoured and not (below.number or below == NOTHING or runs_on):
        return "heads"
    if not row:
        return "row"
    if orders.is_within(below.mark, own.mark) or _is_nested(own, before, below):
        return "heads"
    if below.number != 1:
        # A village over somebody who is not numbered on from it: "", "-", "4".
        strays = below.number != own.number + 1 and not is_collective(below.name)
        return "doubt" if strays and is_village(own.name) else "row"
    if is_collective(below.name):  # one of several that are honoured, or of those it heads
        return "doubt"
    alike = is_body(before.name) or not is_village(own.name)
    return "doubt" if own.number < 2 or (runs_on and alike) else "heads"


def _is_nested(own: Counted, before: Counted, below: Counted) -> bool:
    """Whether the line below begins to be counted by another sort of sign: "a)" below "2."."""
    sort, under = own.order.sort, below.order.sort
    if sort in ("I.1", "1.1", "a") and sort not in (before.order.sort, under):
        return True
    return bool(sort) and below.number == 1 and SORTS.index(under) > SORTS.index(sort)


def _is_row(said: Counted) -> bool:
    """Neither a total, a signature, a note nor a group."""
    texts = [said.name]
    none = kinds.is_total(texts) or kinds.is_signature(texts) or kinds.is_note(texts)
    if not said.name or none or said.order.sort in HEADING:
        return False
    return is_collective(said.name) or not kinds.names_a_group(said.name)
