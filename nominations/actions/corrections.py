"""The only writer of what an office corrects for a unit: typing errors of a dossier that was sent.

Only what is typed, never what was answered, voted or judged. The unit is told until it says that
it has read what was changed.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from accounts import audit
from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import User
from accounts.names import clean
from accounts.permissions import may
from accounts.problems import Problem, Refused, demand_as_seen
from conferences.workflow import demand
from nominations.actions.awards import keep_other
from nominations.actions.renamed import (
    forget_there,
    hold_with_judging,
    named_for_two,
    other_of,
)
from nominations.actions.written import changed_by, written_with
from nominations.enums import NominationState
from nominations.models import Change, Consent, Nomination
from nominations.particulars import typed
from nominations.workflow import changes as history
from nominations.workflow.apart import demand_apart
from nominations.workflow.guards import demand_write, not_on_roll
from nominations.workflow.noted import note_of

# Who may, by where the dossier stands: what was decided on is the leadership's to touch. What is
# with its unit the unit mends itself, and what is refused nobody reads any more.
CORRECTED_BY = {
    NominationState.SUBMITTED: Permission.NOMINATION_VERIFY,
    NominationState.VERIFIED: Permission.NOMINATION_VERIFY,
    NominationState.APPROVED: Permission.NOMINATION_REOPEN,
}
NOT_HERE = "Hồ sơ không còn ở bước sửa lỗi đánh máy được. Hãy xem lại hồ sơ."
SOMEBODY_ELSE = (
    "Hồ sơ đã duyệt: tên, năm sinh, người đại diện là người được duyệt. "
    "Hãy mở lại hồ sơ rồi sửa, để được kiểm tra và duyệt lại."
)
NO_REASON = "Hãy ghi lý do sửa."


def changed_of(nomination: Nomination, changes: Mapping[str, Any]) -> set[str]:
    """What of it would be other."""
    return set(changed_by(nomination, changes))


def typed_of(nomination: Nomination) -> dict[str, Any]:
    """What the page edits, by box."""
    return {row.name: getattr(nomination, row.name) for row in typed(nomination.kind)}


def right_to_correct(nomination: Nomination) -> Permission:
    """Whose it is to correct it where it stands; the office's where nobody does."""
    state = NominationState(nomination.state)
    return CORRECTED_BY.get(state, Permission.NOMINATION_VERIFY)


def may_correct(nomination: Nomination, user: User) -> bool:
    """Whether this person corrects it where it stands."""
    right = CORRECTED_BY.get(NominationState(nomination.state))
    return right is not None and may(user, right, place=nomination.place)


@in_one_go
def correct(
    nomination: Nomination,
    *,
    changes: Mapping[str, Any],
    reason: str,
    seen: str | None = None,
    by: User,
    at: datetime,
) -> Nomination:
    """Write what was meant instead of what was typed; kept with its reason, the unit told.

    changes: what is typed, by name, with cleaned values; anything else raises KeyError. Raises
    Overtaken when something else stands than the page showed.
    """
    state = NominationState(nomination.state)
    right = right_to_correct(nomination)
    demand(by, right, place=nomination.place)
    rows = {row.name: row for row in typed(nomination.kind)}
    if unknown := changes.keys() - rows.keys():
        raise KeyError(", ".join(sorted(unknown)))
    judging = hold_with_judging(nomination, changes)
    demand_apart(by, right, nomination)
    if nomination.state != state:
        raise Refused(Problem(text=NOT_HERE))
    said = clean(reason)
    empty = [rows[name] for name, value in changes.items() if not rows[name].is_said(value)]
    problems = [Problem(text=row.demand, field=row.name) for row in empty if row.demand]
    problems += [] if said else [Problem(text=NO_REASON, field="reason")]
    if problems := in_the_way(nomination, changes, at=at) + problems:
        raise Refused(*problems)
    demand_as_seen(typed_of(nomination), seen=seen, wanted=changes)
    write_corrected(
        nomination, changes, reason=said, judging=judging, by=by, at=at, action="correct_typing"
    )
    return nomination


def in_the_way(
    nomination: Nomination, changes: Mapping[str, Any], *, at: datetime
) -> list[Problem]:
    """Why what is typed of it is not corrected here and now; asked under its row."""
    if nomination.state not in CORRECTED_BY:
        return [Problem(text=NOT_HERE)]
    if nomination.state == NominationState.APPROVED and other_of(nomination, changes):
        return [Problem(text=SOMEBODY_ELSE)]
    return not_on_roll(nomination, at) + named_for_two(nomination, changes)


def write_corrected(
    nomination: Nomination,
    changes: Mapping[str, Any],
    *,
    reason: str,
    judging: Iterable[Nomination],
    by: User,
    at: datetime,
    action: str,
) -> None:
    """Old → new kept with the reason, the unit told, what was found of somebody else gone; under
    the rows of `hold_with_judging`. Nothing where nothing is other: one button tapped twice.

    action: what the log calls it.
    """
    words = audit.changed(nomination, changes)
    if not words:
        return
    written, born = written_with(nomination, changes), nomination.birth_year
    stood = nomination.awards
    told = history.differences(nomination, written)
    history.keep(nomination, told, by=by, at=at, reason=reason, is_correction=True)
    written |= {"version": nomination.version + 1, "updated_at": at}
    Nomination.objects.filter(pk=nomination.pk).update(**written)
    for name, value in written.items():
        setattr(nomination, name, value)
    keep_other(nomination, stood)
    if "full_name" not in changes:  # the same person, born when she was: what she said stays hers
        said = Consent.objects.filter(nomination=nomination, birth_year=born)
        said.update(birth_year=nomination.birth_year)
    forget_there(nomination, judging, by=by, at=at)
    note_of(
        nomination,
        action,
        note=f"đã sửa: {words}"[:200],
        by=by,
        at=at,
    )


@in_one_go
def acknowledge(nomination: Nomination, *, by: User, at: datetime) -> None:
    """The unit has read what was corrected for it: it is not told of it again."""
    demand_write(by, nomination)
    Change.objects.filter(nomination=nomination).unknown().update(known_at=at)
