"""Who owes what still, unit by unit: the ledger that reminders are planned by."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from accounts.enums import UnitKind
from accounts.gathering import gathered
from conferences.models import Conference, DeadlineMark


@dataclass(frozen=True, kw_only=True)
class Unmet:
    """One unit under one deadline that it has not met.

    due_at: the first instant too late for it, with the days it was given. words: what it has to
    do. title: the plan's own, for whoever looks at all units.
    """

    key: str
    title: str
    words: str
    due_at: datetime
    unit_id: int
    unit: str


def unmet(conference: Conference, *, unit_id: int | None = None) -> Iterator[Unmet]:
    """By deadline as the plan orders them, then by unit as lists do; of one unit if it is named."""
    marks = DeadlineMark.objects.asked().filter(
        deadline__conference=conference, deadline__still_asked=True, met_at=None
    )
    if unit_id:
        marks = marks.filter(unit_id=unit_id)
    order = ("deadline__due_at", "deadline_id", "unit__order", "unit__name_fold")
    for mark in marks.select_related("deadline", "unit").order_by(*order):
        deadline = mark.deadline
        of_units = gathered().duties.get(deadline.settles)
        gathers = mark.unit.kind == UnitKind.OFFICE
        yield Unmet(
            key=deadline.key,
            title=deadline.title,
            words=of_units.words if of_units and not gathers else deadline.title,
            due_at=max(mark.due_at, mark.amend_until or mark.due_at),
            unit_id=mark.unit_id,
            unit=mark.unit.name,
        )
