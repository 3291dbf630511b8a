"""Where apps and pages read the programme: frozen values, never rows."""

from dataclasses import dataclass
from datetime import datetime

from accounts.gathering import Look, Seen
from accounts.models import User
from accounts.problems import Problem
from agenda import rules
from agenda.models import AgendaItem
from conferences.enums import Settling
from conferences.facts import plan_of
from conferences.models import Conference


@dataclass(frozen=True, kw_only=True)
class ItemRow:
    """One item with its computed times; no times while the conference has no start."""

    pk: int
    number: int
    plan_number: int | None
    title: str
    minutes: int
    starts_at: datetime | None
    ends_at: datetime | None
    presenter: str
    note: str


@dataclass(frozen=True, kw_only=True)
class Programme:
    """The whole programme and what is to be said of it."""

    items: tuple[ItemRow, ...]
    starts_at: datetime | None
    ends_at: datetime | None
    duration: str
    problems: tuple[Problem, ...]
    without_presenter: int
    in_plan_order: bool
    planned: int  # items the plan names


def running_order(conference: Conference) -> list[ItemRow]:
    """Every item in order, numbered from 1, each beginning when the one before ends."""
    items = list(AgendaItem.objects.of(conference).in_running_order())
    slots = [_slot(item) for item in items]
    return [
        ItemRow(
            pk=item.pk,
            number=number,
            plan_number=item.plan_number,
            title=item.title,
            minutes=item.minutes,
            starts_at=span.starts_at if span else None,
            ends_at=span.ends_at if span else None,
            presenter=item.presenter,
            note=item.note,
        )
        for number, (item, span) in enumerate(
            zip(items, rules.spans(slots, conference.starts_at), strict=True), start=1
        )
    ]


def _held_in_time(conference: Conference) -> list[Problem]:
    deadline = conference.deadlines.that_settle(Settling.CONFERENCE_HELD).first()
    if deadline is None:
        return []
    return rules.held_in_time(
        conference.starts_at, deadline.due_at, rule=deadline.rule, sentence=deadline.sentence
    )


def begins_in_time(conference: Conference, *, user: User, at: datetime) -> Look:
    """Whether the hour of the programme keeps the plan's day."""
    found = _held_in_time(conference)
    seen = {one.text: Seen(whose="", words=one.text) for one in found}
    return Look(title="Chương trình", counted="nội dung", seen=seen)


def _slot(item: AgendaItem | ItemRow) -> rules.Slot:
    return rules.Slot(plan_number=item.plan_number, minutes=item.minutes)


def programme(conference: Conference) -> Programme:
    """The running order with its length and every problem."""
    rows = running_order(conference)
    slots = [_slot(row) for row in rows]
    planned = len(plan_of(conference).programme)
    found = rules.problems(slots, planned=planned)
    late = _held_in_time(conference)
    return Programme(
        items=tuple(rows),
        starts_at=conference.starts_at,
        ends_at=rows[-1].ends_at if rows else None,
        duration=rules.duration_words(sum(row.minutes for row in rows)),
        problems=(*found, *late),
        without_presenter=sum(not row.presenter for row in rows),
        in_plan_order=not list(rules.plan_order(slots)),
        planned=planned,
    )
