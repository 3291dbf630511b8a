"""The only place that moves nominations, with all that hangs on a move."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from accounts import audit
from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import User
from accounts.names import clean
from accounts.permissions import may
from conferences.models import Conference
from conferences.problems import Problem
from conferences.workflow import NO_RIGHT, MoveRefused, advance, demand, hold
from nominations.actions import removal, sending
from nominations.enums import Integrity, MeetingKind, NominationState
from nominations.models import Ballot, Nomination, ReviewMeeting
from nominations.workflow import MOVES

DECIDED = frozenset({"approve", "reject", "annul"})


@dataclass(frozen=True, kw_only=True)
class Votes:
    """One dossier's votes in the approval meeting; people."""

    agree: int
    disagree: int = 0
    abstain: int = 0


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """The approval meeting as it is entered; `present` is at most `invited`."""

    held_on: date
    chair: str
    invited: int
    present: int


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of one dossier of many; no problems means approved."""

    code: str
    full_name: str
    problems: tuple[Problem, ...]


def submit(nomination: Nomination, *, by: User, at: datetime) -> Nomination:
    """Send a dossier, by its unit or by the office for it; the unit's deadline is met."""
    own = may(by, Permission.NOMINATION_WRITE, place=nomination.place)
    return move(nomination, "submit" if own else "submit_for", by=by, at=at)


@in_one_go
def move(
    nomination: Nomination,
    name: str,
    *,
    by: User,
    at: datetime,
    note: str = "",
    amend_until: datetime | None = None,
) -> Nomination:
    """Make one move of the table with all that hangs on it; `amend_until` goes with a return.

    Raises MoveRefused with every problem, and KeyError for a move the table does not know.
    """
    chosen = MOVES[name]

    def then() -> None:
        changes: dict[str, object] = {}
        if chosen.needs_note:
            changes["reply"] = note.strip()
        if name in sending.SETTLES:
            changes |= sending.changes_of(nomination, name, at=at, amend_until=amend_until)
        if name in DECIDED:
            changes["decided_at"] = at
        if name == "reopen":
            changes["decided_at"] = None
        if changes:
            Nomination.objects.filter(pk=nomination.pk).update(**changes)
            for field, value in changes.items():
                setattr(nomination, field, value)
        if name in sending.SENDS:
            removal.forget(nomination, list(nomination.removed_files.all()))
        if name in sending.SETTLES:
            sending.settle(conference=nomination.conference, unit=nomination.unit)

    if name in sending.SETTLES:
        hold(nomination.unit)
    return advance(nomination, chosen, by=by, at=at, note=note, then=then)


@in_one_go
def record_check(
    nomination: Nomination, *, integrity: str, duplicate_answer: str, by: User, at: datetime
) -> Nomination:
    """Note the office's check: discipline and complaints, and the answer to a likely double."""
    demand(by, Permission.NOMINATION_VERIFY, place=nomination.place)
    answer = clean(duplicate_answer)
    hold(nomination)
    before = nomination.integrity
    what = audit.changed(nomination, {"integrity": integrity, "duplicate_answer": answer})
    changed = Nomination.objects.filter(pk=nomination.pk, state=NominationState.SUBMITTED).update(
        integrity=Integrity(integrity), duplicate_answer=answer
    )
    if not changed:
        raise MoveRefused(Problem(text="Hồ sơ không còn ở bước thẩm định. Hãy xem lại."))
    nomination.integrity, nomination.duplicate_answer = integrity, answer
    if not what:
        return nomination
    audit.record(
        by=by,
        at=at,
        action="check",
        target="nomination",
        target_code=nomination.code,
        commune_code=nomination.commune_code,
        before=before,
        after=integrity,
        note=f"đã ghi: {what}",
    )
    return nomination


def approve_many(
    *,
    conference: Conference,
    meeting: Meeting,
    votes: Mapping[str, Votes],
    by: User,
    at: datetime,
) -> list[Outcome]:
    """Enter the approval meeting and approve its dossiers, each answering for itself.

    One refused dossier leaves the others approved; its votes are then not kept. A transaction each:
    around them all, two people deciding in another order would lock each other out.
    """
    demand(by, Permission.NOMINATION_APPROVE, place=conference.place)
    if by.unit is None:
        raise MoveRefused(NO_RIGHT)
    dossiers = Nomination.objects.of(conference).filter(code__in=votes)
    outcomes = []
    held, _ = ReviewMeeting.objects.get_or_create(
        conference=conference,
        unit=by.unit,
        kind=MeetingKind.APPROVAL,
        held_on=meeting.held_on,
        chair=clean(meeting.chair),
        invited=meeting.invited,
        present=meeting.present,
    )
    for nomination in dossiers.select_related("unit__commune", "conference").by_name():
        problems = _approve_in(held, nomination, votes[nomination.code], by=by, at=at)
        outcomes.append(
            Outcome(
                code=nomination.code,
                full_name=nomination.full_name,
                problems=tuple(problems),
            )
        )
    if not held.ballots.exists():
        held.delete()
    return outcomes


def _approve_in(
    held: ReviewMeeting, nomination: Nomination, votes: Votes, *, by: User, at: datetime
) -> list[Problem]:
    try:
        _vote_and_approve(held, nomination, votes, by=by, at=at)
    except MoveRefused as refused:
        return refused.problems
    return []


@in_one_go
def _vote_and_approve(
    held: ReviewMeeting, nomination: Nomination, votes: Votes, *, by: User, at: datetime
) -> None:
    hold(nomination)  # before its ballots: the one order of locks
    # A reopened dossier is voted on again: the newest approval counts.
    Ballot.objects.filter(nomination=nomination, meeting__kind=MeetingKind.APPROVAL).delete()
    Ballot.objects.create(
        meeting=held,
        nomination=nomination,
        agree=votes.agree,
        disagree=votes.disagree,
        abstain=votes.abstain,
    )
    move(nomination, "approve", by=by, at=at)


def set_on_roll(*, nomination_id: int, on_roll: bool) -> None:
    """Called by the delegates app in its own transaction: the roll holds this dossier, or not."""
    Nomination.objects.filter(pk=nomination_id).update(on_roll=on_roll)
