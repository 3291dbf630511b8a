"""The only place for what hangs on sending a dossier and on its coming back: its unit's duty.

A unit has met its deadline as long as one of its dossiers stands sent. Since when: the first
sending of those that stand, because the villages' deadline is about first sending. So one that
was sent in time, returned, and sent again within the days given for that was not late; and one
that its unit took back counts as never sent.
"""

from datetime import datetime

from django.db.models import Max, Min

from accounts import audit
from accounts.enums import UnitKind
from accounts.models import Unit, User
from accounts.problems import Problem, Refused
from conferences import actions as conference_actions
from conferences.calendar import amend_offer, day_after, last_day, vn_short
from conferences.enums import DeadlineKey
from conferences.facts import held_day_of
from conferences.models import Conference
from nominations.enums import NominationState as S
from nominations.models import Nomination
from nominations.particulars import not_of
from nominations.rules import unchecked
from nominations.workflow import times_of

SENDS = frozenset({"submit", "submit_for"})
RETURNS = frozenset({"return", "return_again"})
SETTLES = SENDS | RETURNS | {"take_back"}  # what changes whether the unit has sent
OVER = "Hạn bổ sung này đã qua. Hãy chọn ngày muộn hơn."
TOO_EARLY = "Hạn bổ sung không được trước hạn gửi của đơn vị. Hãy chọn ngày muộn hơn."


def settle(*, conference: Conference, unit: Unit) -> None:
    """Make the unit's mark say what its dossiers say; called under the unit's row.

    Not an office's of the commune: its duty is to gather and lead to the decision (VI), and that it
    put somebody forward itself says nothing of that.
    """
    if unit.kind == UnitKind.OFFICE:
        return
    own = Nomination.objects.of(conference).filter(unit=unit)
    sent = own.standing_sent()
    conference_actions.settle(
        conference=conference,
        key=DeadlineKey.LIST_APPROVED,
        unit=unit,
        met_at=sent.aggregate(first=Min("first_sent_at"))["first"],
        amend_until=own.in_state(S.RETURNED).aggregate(last=Max("amend_until"))["last"],
    )


def changes_of(
    nomination: Nomination, name: str, *, at: datetime, amend_until: datetime | None
) -> dict[str, object]:
    """What one of SETTLES writes into the dossier beside its state.

    amend_until: the first instant too late to send a returned dossier again; offered when None.
    Raises Refused when it lies before the unit's own day, or is over.
    """
    if name in SENDS:
        return {
            "submitted_at": at,
            "first_sent_at": nomination.first_sent_at or at,
            "reply": "",
        } | not_of(nomination.kind)
    if name == "take_back":
        # As never sent: the office's check was of what the unit now rewrites.
        return {
            "submitted_at": None,
            "first_sent_at": None,
        } | unchecked(nomination.integrity)
    send_by = times_of(nomination).send_by
    held_on = held_day_of(nomination.conference)
    offered = amend_offer(due_at=send_by or at, at=at, held_on=held_on)
    until = amend_until or day_after(offered)
    if send_by and until < send_by:
        raise Refused(Problem(text=TOO_EARLY, field="until"))
    if until <= at:
        raise Refused(Problem(text=OVER, field="until"))
    return {"amend_until": until}


def note_day(nomination: Nomination, until: datetime, *, by: User, at: datetime) -> None:
    """Tell the log until when a returned dossier may come again, and what stood before."""
    days = [
        f"đến hết ngày {vn_short(last_day(day))}" if day else ""
        for day in (nomination.amend_until, until)
    ]
    audit.record(
        by=by,
        at=at,
        action="set_amend_day",
        target="nomination",
        target_code=nomination.code,
        commune_code=nomination.commune_code,
        before=days[0],
        after=days[1],
    )
