"""The only table of what may happen to a nomination; a chairman can check it line by line."""

from collections.abc import Sequence
from datetime import datetime

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import may
from accounts.problems import Problem, Refused
from conferences.enums import DeadlineKey, FigureKey
from conferences.models import Conference, Deadline
from conferences.plan import Figure
from conferences.workflow import NO_RIGHT, Move
from nominations import rules
from nominations.calendar import CALL, SendingTimes, closed_words
from nominations.enums import STANDS_SENT, DoubleVerdict, EvidenceKind, MeetingKind
from nominations.enums import NominationState as S
from nominations.models import Ballot, Nomination
from nominations.particulars import DEMANDED
from nominations.plan import period_of, years_in

LOST = "Rút lại bây giờ thì không gửi lại được. Hãy gọi Phòng Văn hóa - Xã hội để được trả lại."
NOT_ON_PAPER = Problem(
    text="Chỉ gửi thay được hồ sơ mà đơn vị nộp bản giấy. Hãy để đơn vị tự gửi.", field="on_paper"
)


def majority_of(conference: Conference) -> Figure | None:
    """The share of those present that must be in favour; None where the plan names none."""
    return conference.figure(FigureKey.VOTES_IN_FAVOUR)


def counted(ballot: Ballot) -> rules.BallotValue:
    """A ballot as the rules see it; its meeting is at hand."""
    return rules.BallotValue(
        present=ballot.meeting.present,
        agree=ballot.agree,
        disagree=ballot.disagree,
        abstain=ballot.abstain,
        reason=ballot.reason,
    )


def _of_kind(ballots: Sequence[Ballot], kind: str) -> rules.BallotValue | None:
    return next((counted(ballot) for ballot in ballots if ballot.meeting.kind == kind), None)


def likely_doubles(nomination: Nomination) -> list[Nomination]:
    """Other living dossiers that were sent and may name the same person: what the office sees."""
    return Nomination.objects.of(nomination.conference_id).sent().like(nomination)


def value_of(
    nomination: Nomination, *, doubles: Sequence[Nomination] = (), has_minutes: bool = False
) -> rules.DossierValue:
    """The dossier as the rules see it: its votes and the plan's share read afresh."""
    return value_from(
        nomination,
        ballots=list(nomination.ballots.standing().select_related("meeting")),
        majority=majority_of(nomination.conference),
        doubles=len(doubles),
        running=tuple(one.code for one in doubles if one.state in STANDS_SENT),
        alike=tuple(one.code for one in doubles),
        has_minutes=has_minutes,
    )


def value_from(
    nomination: Nomination,
    *,
    ballots: Sequence[Ballot],
    doubles: int,
    majority: Figure | None,
    running: tuple[str, ...] = (),
    alike: tuple[str, ...] = (),
    has_minutes: bool = False,
) -> rules.DossierValue:
    """The same from what a page of many has read already; no query."""
    return rules.DossierValue(
        **{name: getattr(nomination, name) for name in DEMANDED},
        kind=nomination.kind,
        review=_of_kind(ballots, MeetingKind.UNIT_REVIEW),
        approval=_of_kind(ballots, MeetingKind.APPROVAL),
        has_minutes=has_minutes,
        integrity=nomination.integrity,
        possible_duplicates=doubles,
        duplicate_answer=nomination.duplicate_answer,
        duplicate_verdict=nomination.duplicate_verdict,
        running_doubles=running,
        alike=alike,
        majority=majority,
        period=period_of(nomination.conference.review_period),
        years=years_in(nomination.achievement) | years_in(nomination.awards),
    )


def may_write(nomination: Nomination, by: User) -> bool:
    """Whether somebody writes this dossier: its unit; the office too where it came on paper.

    The same answer for one dossier as `writable_by` gives for a set.
    """
    if may(by, Permission.NOMINATION_WRITE, place=nomination.place):
        return True
    return nomination.on_paper and may(by, Permission.NOMINATION_ENTER, place=nomination.place)


def demand_write(by: User, nomination: Nomination) -> None:
    """Raise Refused unless they may; every action that writes a dossier begins with it."""
    if not may_write(nomination, by):
        raise Refused(NO_RIGHT)


def list_deadline(nomination: Nomination) -> Deadline | None:
    """VI's row for the list, with the unit's own day as `own_due_at`; read fresh."""
    found = nomination.conference.deadlines.for_unit(nomination.unit_id)
    return found.filter(key=DeadlineKey.LIST_APPROVED).first()


def times_of(nomination: Nomination) -> SendingTimes:
    """Until when this dossier can be sent."""
    deadline = list_deadline(nomination)
    return SendingTimes(send_by=deadline and deadline.own_due_at, amend_by=nomination.amend_until)


def _in_time(nomination: Nomination, at: datetime, *, then: str = CALL) -> list[Problem]:
    """VI  The list is gathered before 20/8; that day's first instant is too late to send.

    Our reading of VI's one day (proposed): it closes the first sending. What was returned may come
    again until the day said then, and approving is not closed by it.
    """
    deadline = list_deadline(nomination)
    times = SendingTimes(send_by=deadline and deadline.own_due_at, amend_by=nomination.amend_until)
    if times.is_open(at):
        return []
    return [
        Problem(
            rule=deadline.source,
            source=deadline.sentence,
            text=f"{closed_words(times, nomination.state)} {then}",
            field="deadline",
        )
    ]


def can_take_back(nomination: Nomination, at: datetime) -> list[Problem]:
    """Only while it could be sent again: else it would be lost to its unit and to the office."""
    return _in_time(nomination, at, then=LOST)


def _complete(nomination: Nomination) -> list[Problem]:
    minutes = nomination.evidence.filter(kind=EvidenceKind.MINUTES)
    dossier = value_of(nomination, has_minutes=minutes.exists())
    return [*rules.completeness(dossier), *rules.review_meeting(dossier)]


def can_submit(nomination: Nomination, at: datetime) -> list[Problem]:
    return [*_complete(nomination), *_in_time(nomination, at)]


def can_submit_for(nomination: Nomination, at: datetime) -> list[Problem]:
    """The office sends what a unit brought on paper, after the deadline too; it is marked late."""
    if not nomination.on_paper:
        return [NOT_ON_PAPER]
    return _complete(nomination)


def can_verify(nomination: Nomination, at: datetime) -> list[Problem]:
    dossier = value_of(nomination, doubles=likely_doubles(nomination))
    return [
        *rules.clean_record(dossier),
        *rules.duplicates(dossier),
        *rules.reasoned(dossier.review, dossier.majority, field="votes_reason"),
    ]


def can_approve(nomination: Nomination, at: datetime) -> list[Problem]:
    """Also what came up after it was verified: a complaint, one person twice, other figures."""
    doubles = likely_doubles(nomination)
    if nomination.duplicate_verdict != DoubleVerdict.SAME:  # one answer stands for the pair
        doubles = [one for one in doubles if not one.duplicate_verdict]
    dossier = value_of(nomination, doubles=doubles)
    return [
        *rules.approval(dossier),
        *rules.clean_record(dossier),
        *rules.asked_of_doubles(dossier),
        *rules.honoured_once(dossier),
        *rules.reasoned(dossier.review, dossier.majority, field="votes_reason"),
        *rules.reasoned(dossier.approval, dossier.majority, field="approval"),
    ]


def not_on_roll(nomination: Nomination, at: datetime) -> list[Problem]:
    """A decision is not taken back under a delegate; the move holds the row it reads."""
    phone = f" ({number})" if (number := nomination.unit.commune.phone) else ""
    return (
        [Problem(text=rules.ON_ROLL.format(phone), field="on_roll")] if nomination.on_roll else []
    )


MOVES = {
    move.name: move
    for move in (
        Move(
            name="submit",
            label="Gửi hồ sơ",
            sources=frozenset({S.DRAFT, S.RETURNED}),
            target=S.SUBMITTED,
            permission=Permission.NOMINATION_WRITE,
            check=can_submit,
        ),
        Move(
            name="submit_for",
            label="Gửi hồ sơ thay đơn vị",
            sources=frozenset({S.DRAFT, S.RETURNED}),
            target=S.SUBMITTED,
            permission=Permission.NOMINATION_ENTER,
            check=can_submit_for,
        ),
        Move(
            name="take_back",
            label="Rút lại hồ sơ",
            sources=frozenset({S.SUBMITTED}),
            target=S.DRAFT,
            permission=Permission.NOMINATION_WRITE,
            check=can_take_back,
            weighty=True,
        ),
        Move(
            name="return",
            label="Trả lại để bổ sung",
            sources=frozenset({S.SUBMITTED, S.VERIFIED}),
            target=S.RETURNED,
            permission=Permission.NOMINATION_VERIFY,
            needs_note=True,
            note_label="Nội dung cần bổ sung",
        ),
        Move(
            name="return_again",
            label="Đổi ý kiến, hạn bổ sung",
            sources=frozenset({S.RETURNED}),
            target=S.RETURNED,
            permission=Permission.NOMINATION_VERIFY,
            needs_note=True,
            note_label="Nội dung cần bổ sung",
        ),
        Move(
            name="verify",
            label="Thẩm định xong",
            sources=frozenset({S.SUBMITTED}),
            target=S.VERIFIED,
            permission=Permission.NOMINATION_VERIFY,
            check=can_verify,
        ),
        Move(
            name="approve",
            label="Duyệt",
            sources=frozenset({S.VERIFIED}),
            target=S.APPROVED,
            permission=Permission.NOMINATION_APPROVE,
            check=can_approve,
        ),
        Move(
            name="reject",
            label="Không duyệt",
            sources=frozenset({S.VERIFIED}),
            target=S.REJECTED,
            permission=Permission.NOMINATION_APPROVE,
            needs_note=True,
            weighty=True,
        ),
        Move(
            name="reopen",
            label="Mở lại",
            sources=frozenset({S.APPROVED, S.REJECTED}),
            target=S.VERIFIED,
            permission=Permission.NOMINATION_REOPEN,
            check=not_on_roll,
            needs_note=True,
            weighty=True,
        ),
        Move(
            name="annul",
            label="Hủy kết quả duyệt",
            sources=frozenset({S.APPROVED}),
            target=S.ANNULLED,
            permission=Permission.NOMINATION_APPROVE,
            check=not_on_roll,
            needs_note=True,
            note_label="Số quyết định và lý do hủy",
            weighty=True,
        ),
    )
}
