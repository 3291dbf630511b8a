"""The only writer of deadline marks; of a plan see `plans`, of what lets a unit in `slips`."""

from datetime import datetime
from typing import Any

from django.db.models.expressions import Combinable

from accounts import audit
from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import Unit, User
from accounts.names import clean
from accounts.problems import Problem, Refused, demand_as_seen
from conferences.actions.plans import load_plan
from conferences.actions.rows import follow_start
from conferences.actions.slips import (
    enter_by_link,
    hash_token,
    issue_links,
    new_token,
    revoke_links,
)  # fmt: skip
from conferences.calendar import before_words
from conferences.enums import Settling
from conferences.models import Conference, DeadlineMark
from conferences.workflow import Step, demand, demand_current, hold

__all__ = [
    "enter_by_link", "extend", "follow_start", "hash_token", "issue_links", "load_plan", "mark_met",
    "meet", "new_token", "revoke_links", "settle",
]  # fmt: skip

NO_LONGER = "Kế hoạch đang dùng không còn yêu cầu việc này. Hãy xem lại trang Tiến độ."
FOLLOWS = "Việc này được ghi theo hồ sơ đơn vị đã gửi. Hãy xem hồ sơ của đơn vị trong danh sách."
NOT_LATER = "Hạn riêng phải sau hạn của Kế hoạch và chưa qua. Hãy chọn ngày muộn hơn."


def settle(
    *,
    conference: Conference,
    kind: Settling,
    unit: Unit,
    met_at: datetime | Combinable | None,
    amend_until: datetime | Combinable | None = None,
    sends_nobody: bool | Combinable = False,
) -> None:
    """Write since when a unit stands to have met a deadline; None: it has not, or no longer.

    amend_until: the first instant too late for what it was given back and may bring again.
    sends_nobody: it is met by saying that nobody is put forward. Each may be left to the database
    to find.

    Called by the app that knows, in its transaction and while it holds the unit's row: without
    that a return and a sending at once each count the other's dossier as it was before.
    """
    DeadlineMark.objects.filter(
        deadline__conference=conference, deadline__settles=kind, unit=unit
    ).update(met_at=met_at, amend_until=amend_until, sends_nobody=sends_nobody)


@in_one_go
def extend(
    mark: DeadlineMark,
    *,
    until: datetime | None,
    reason: str,
    seen: str | None = None,
    by: User,
    at: datetime,
) -> bool:
    """Give one unit another day for its dossiers, or take that back (None); False: stood so.

    until: the first instant too late. Raises Refused without a reason, for a day no later than
    the plan's or over, and for any other deadline: those are the plan's, and no office's to move;
    Overtaken when another day stands than the page showed.
    """
    demand(by, Permission.DEADLINE_EXTEND, place=mark.place)
    _hold_asked(mark)
    if not mark.follows_dossiers:
        raise Refused(Problem(text="Hạn này không gia hạn riêng được. Hãy theo ngày của Kế hoạch."))
    words = clean(reason) if until else ""
    problems = []
    if until and until <= max(mark.deadline.due_at, at):
        problems.append(Problem(text=NOT_LATER, field="until"))
    if until and not words:
        problems.append(Problem(text="Hãy ghi lý do.", field="reason"))
    if problems:
        raise Refused(*problems)
    before = mark.due_at
    if (mark.extended_to, mark.extension_reason) == (until, words):
        return False
    demand_as_seen(mark.stands, seen=seen, wanted={})
    mark.extended_to, mark.extension_reason = until, words
    DeadlineMark.objects.filter(pk=mark.pk).update(extended_to=until, extension_reason=words)
    audit.record(
        by=by,
        at=at,
        action="extend_deadline",
        target="deadline",
        target_code=f"{mark.deadline.key}/{mark.unit.slug}",
        commune_code=mark.unit.commune.code,
        before=before_words(before),
        after=before_words(mark.due_at),
        note=clean(reason),
    )
    return True


@in_one_go
def mark_met(mark: DeadlineMark, *, done: bool, by: User, at: datetime) -> bool:
    """Note by hand that a duty is done, or take that back; False when it already stood so.

    Raises Refused for a unit's dossiers: sending and returning them says whether it is met; and
    for what tells of the conference as of something done, before it begins.
    """
    demand(by, Permission.DEADLINE_MARK, place=mark.unit.place)
    _hold_asked(mark)
    if mark.follows_dossiers:
        raise Refused(Problem(text=FOLLOWS))
    if done and (words := mark.too_early(at)):
        raise Refused(Problem(text=words))
    return _noted(mark, done=done, by=by, at=at)


def _hold_asked(mark: DeadlineMark) -> None:
    """Hold the unit and read the duty afresh; raises Refused where a plan loaded since asks it of
    the unit no more: whoever loads one holds the units first.
    """
    hold(mark.unit)
    try:
        mark.refresh_from_db()
    except DeadlineMark.DoesNotExist as gone:
        raise Refused(Problem(text=NO_LONGER)) from gone
    if not mark.still_asked:
        raise Refused(Problem(text=NO_LONGER))
    demand_current(mark.deadline)  # behind the reading: a plan loaded since may have dropped it


def meet(mark: DeadlineMark, *, step: Step[Any], note: str) -> None:
    """Note a duty as done by a step that was made; whoever may make that needs no right more.

    Called by the app that knows, in its transaction and while it holds the unit's row, as `settle`.
    """
    _noted(mark, done=True, by=step.by, at=step.at, note=note)


def _noted(mark: DeadlineMark, *, done: bool, by: User, at: datetime, note: str = "") -> bool:
    rows = DeadlineMark.objects.filter(pk=mark.pk, met_at__isnull=done)
    if not rows.update(met_at=at if done else None):
        return False
    audit.record(
        by=by,
        at=at,
        action="meet_deadline" if done else "unmeet_deadline",
        target="deadline",
        target_code=f"{mark.deadline.key}/{mark.unit.slug}",
        commune_code=mark.unit.commune.code,
        note=note,
    )
    return True
