"""A later paper changes one thing of the plan: tried before, then written as one edition more."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.module_loading import import_string

from accounts import audit
from accounts.enums import Permission
from accounts.gathering import Look, gathered
from accounts.locks import in_one_go, lock_all
from accounts.models import User
from accounts.problems import Problem, Refused, demand_as_seen
from conferences.actions.editions import Ordered, keep_edition
from conferences.actions.plans import bring, rests_on
from conferences.calendar import local_day
from conferences.enums import FigureKind, Settling
from conferences.models import Conference, DeadlineMark
from conferences.plan import Plan, reckoned
from conferences.plan.boxes import boxes_of
from conferences.plan.orders import (
    DEADLINE,
    FIGURE,
    SAME,
    Change,
    Edit,
    Order,
    changes,
    demand_order,
    edited,
    hanging,
    in_words,
    title_of,
)
from conferences.plans import plan_of
from conferences.workflow import demand, hold

SETTLES = "Đã có hồ sơ, phiếu hoặc văn bản theo cách này. Hãy giữ nguyên “Xong khi”."
OF_ALL_UNITS = (FigureKind.VOTES, FigureKind.PER_UNIT, FigureKind.DAYS)


@dataclass(frozen=True, kw_only=True)
class Edited:
    """What one order changed, and which units are told of it in which words."""

    lines: Sequence[Change]
    words: str
    told: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Tried:
    """The same before it is saved, with all that hangs on the plan as it is and as it would be."""

    edited: Edited
    before: Sequence[Look]
    after: Sequence[Look]


def stands_of(conference: Conference, what: str, key: str) -> dict[str, Any] | None:
    """What the page of one thing edits, by box, with which edition; None where there is none."""
    boxes = boxes_of(plan_of(conference), what, key)
    return None if boxes is None else {**boxes, "edition": conference.plan_sum}


@in_one_go
def try_edit(
    conference: Conference, *, edit: Edit, order: Order, seen: str | None, by: User, at: datetime
) -> Tried | None:
    """Do it, look, and undo it: what is shown before is what saving does. None: it stands so.

    Raises Refused as `edit_plan`; nothing is kept.
    """
    demand(by, Permission.PLAN_EDIT, place=conference.place)
    tried = Conference.objects.select_related("commune__city").get(pk=conference.pk)
    before = _looks(tried, user=by, at=at)
    with transaction.atomic():
        found = _edit(tried, edit, order, seen=seen, by=by, at=at)
        fresh = Conference.objects.select_related("commune__city").get(pk=conference.pk)
        after = _looks(fresh, user=by, at=at)
        transaction.set_rollback(True)
    return Tried(edited=found, before=before, after=after) if found else None


def _looks(conference: Conference, *, user: User, at: datetime) -> list[Look]:
    """All that hangs on the plan, of each app, as far as the person may know."""
    return [import_string(path)(conference, user=user, at=at) for path in gathered().looks]


@in_one_go
def edit_plan(
    conference: Conference, *, edit: Edit, order: Order, seen: str | None, by: User, at: datetime
) -> Edited | None:
    """Write what a paper orders of one thing; an edition more, who is concerned told once.

    None where it stands so by that paper already. Raises Refused for a paper that cannot order it
    and for what the plan's reader finds wrong; Overtaken where another edition stands than the page
    showed.
    """
    demand(by, Permission.PLAN_EDIT, place=conference.place)
    return _edit(conference, edit, order, seen=seen, by=by, at=at)


def _edit(
    conference: Conference, edit: Edit, order: Order, *, seen: str | None, by: User, at: datetime
) -> Edited | None:
    hold(conference)
    stood = plan_of(conference)
    demand_order(order, stood, edit, today=local_day(at))
    wanted = edited(stood, edit, order)
    if wanted == stood:
        return None
    stands = stands_of(conference, edit.what, edit.key) or {}
    boxes = boxes_of(wanted, edit.what, edit.key) or {}
    demand_as_seen(stands, seen=seen, wanted=boxes)
    units = list(conference.commune.units.order_by("order", "name_fold"))
    names = {unit.slug: unit.name for unit in units}
    lines = changes(_dated(stood, conference), _dated(wanted, conference), edit, names)
    if not lines:
        raise Refused(SAME)
    _demand_way(conference, stood, wanted, edit)
    lock_all(conference.commune.units.all())
    concerned = _concerned(conference, edit, wanted)
    words = in_words(title_of(stood, edit.what, edit.key), lines)
    kept = keep_edition(
        conference, wanted, plan_file=conference.plan_file, by=by, at=at,
        ordered=Ordered(order=order, about=edit.about, change=words),
    )  # fmt: skip
    conference.venue, conference.ordered_at = wanted.conference["venue"], at
    here = Conference.objects.filter(pk=conference.pk)
    here.update(venue=conference.venue, ordered_at=at)
    bring(conference, wanted, by=by, at=at)
    concerned |= _concerned(conference, edit, wanted)
    told = [unit for unit in units if unit.pk in concerned]
    conference.editions.get(number=kept).told.set(told)
    audit.record(
        by=by,
        at=at,
        action="edit_plan",
        target="plan",
        target_code=edit.about,
        commune_code=conference.commune.code,
        before="; ".join(f"{one.label}: {one.before}" for one in lines),
        after="; ".join(f"{one.label}: {one.after}" for one in lines),
        note=f"{order.document}: {order.sentence}",
    )
    return Edited(lines=lines, words=words, told=[unit.name for unit in told])


def _dated(plan: Plan, conference: Conference) -> Plan:
    """With the days that hang on the hour the programme gives the conference."""
    return replace(plan, deadlines=reckoned(plan.deadlines, starts_at=conference.starts_at))


def _demand_way(conference: Conference, stood: Plan, wanted: Plan, edit: Edit) -> None:
    """What units answered to stays settled as it was when they did; raises Refused."""
    if edit.what != DEADLINE:
        return
    settled = [
        (one.settles, one.paper)
        for plan in (stood, wanted)
        for one in plan.deadlines
        if one.key == edit.key
    ]
    if len(set(settled)) > 1 and rests_on(conference):
        raise Refused(Problem(text=SETTLES, field="settles"))


def _concerned(conference: Conference, edit: Edit, plan: Plan) -> set[int]:
    """Units to be told: those that owe what is changed, or a day that hangs on it."""
    marks = DeadlineMark.objects.asked().filter(
        deadline__conference=conference, deadline__still_asked=True
    )
    if edit.what == DEADLINE:
        marks = marks.filter(deadline__key__in=hanging(plan, edit.key))
    elif edit.what == FIGURE:
        kind = next(one.kind for one in plan.figures if one.key == edit.key)
        if kind not in OF_ALL_UNITS:
            return set()
        marks = marks.filter(deadline__settles=Settling.DOSSIERS_SENT)
    return set(marks.values_list("unit_id", flat=True))
