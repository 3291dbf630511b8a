"""The only table of what may happen to a nomination; a chairman can check it line by line."""

from datetime import datetime

from django.db.models import QuerySet

from accounts.enums import Permission
from conferences.calendar import before_words, is_open
from conferences.enums import DeadlineKey
from conferences.problems import Problem
from conferences.workflow import Move
from nominations import rules
from nominations.enums import EvidenceKind, MeetingKind, NominationState
from nominations.models import Ballot, Nomination
from nominations.querysets import NominationQuerySet

S = NominationState
ON_ROLL = Problem(
    text="Đang có trong danh sách đại biểu; hãy đưa ra khỏi danh sách trước.", field="on_roll"
)


def _ballot(ballots: list[Ballot], kind: str) -> rules.BallotValue | None:
    for ballot in ballots:
        if ballot.meeting.kind == kind:
            return rules.BallotValue(
                present=ballot.meeting.present,
                agree=ballot.agree,
                disagree=ballot.disagree,
                abstain=ballot.abstain,
            )
    return None


def likely_doubles(nomination: Nomination) -> list[Nomination]:
    """Other living dossiers that were sent and may name the same person: what the office sees."""
    return _alike(nomination, Nomination.objects.of(nomination.conference_id).sent())


def doubles_at_home(nomination: Nomination) -> list[Nomination]:
    """The unit's own other dossiers, drafts too, that may name the same person."""
    own = Nomination.objects.of(nomination.conference_id).filter(unit_id=nomination.unit_id)
    return _alike(nomination, own)


def _alike(nomination: Nomination, among: NominationQuerySet) -> list[Nomination]:
    if not nomination.name_fold:
        return []
    mine = _likeness(nomination)
    others = among.could_be(nomination.name_fold).exclude(pk=nomination.pk).select_related("unit")
    return [other for other in others if rules.may_be_same(mine, _likeness(other))]


def _likeness(nomination: Nomination) -> rules.Likeness:
    return rules.Likeness(
        pk=nomination.pk, full_name=nomination.full_name, birth_year=nomination.birth_year
    )


def value_of(nomination: Nomination) -> rules.DossierValue:
    """The dossier as the rules see it; three small queries."""
    ballots = list(nomination.ballots.select_related("meeting"))
    return rules.DossierValue(
        kind=nomination.kind,
        full_name=nomination.full_name,
        gender=nomination.gender,
        birth_year=nomination.birth_year,
        address=nomination.address,
        field=nomination.field,
        direct_worker=nomination.direct_worker,
        representative=nomination.representative,
        achievement=nomination.achievement,
        review=_ballot(ballots, MeetingKind.UNIT_REVIEW),
        approval=_ballot(ballots, MeetingKind.APPROVAL),
        has_minutes=nomination.evidence.filter(kind=EvidenceKind.MINUTES).exists(),
        integrity=nomination.integrity,
        possible_duplicates=len(likely_doubles(nomination)),
        duplicate_answer=nomination.duplicate_answer,
    )


def _in_time(nomination: Nomination, at: datetime) -> list[Problem]:
    """VI  The list is gathered and approved before 20/8; that day's first instant is too late."""
    deadline = nomination.conference.deadlines.filter(key=DeadlineKey.LIST_APPROVED).first()
    if deadline is None or is_open(due_at=deadline.due_at, at=at):
        return []
    return [
        Problem(
            rule=deadline.source,
            source=deadline.sentence,
            text=f"Đã hết hạn ({before_words(deadline.due_at)}).",
            field="deadline",
        )
    ]


def can_submit(nomination: Nomination, at: datetime) -> list[Problem]:
    dossier = value_of(nomination)
    return [
        *rules.completeness(dossier),
        *rules.review_meeting(dossier),
        *_in_time(nomination, at),
    ]


def can_verify(nomination: Nomination, at: datetime) -> list[Problem]:
    dossier = value_of(nomination)
    return [*rules.clean_record(dossier), *rules.duplicates(dossier)]


def can_approve(nomination: Nomination, at: datetime) -> list[Problem]:
    return [*rules.approval(value_of(nomination)), *_in_time(nomination, at)]


def not_on_roll(nomination: Nomination, at: datetime) -> list[Problem]:
    """A decision is not taken back under a delegate; the move holds the row it reads."""
    return [ON_ROLL] if nomination.on_roll else []


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
            name="return",
            label="Trả lại để bổ sung",
            sources=frozenset({S.SUBMITTED, S.VERIFIED}),
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
            label="Không chọn",
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


def meetings_of(nomination: Nomination) -> QuerySet[Ballot]:
    """A dossier's ballots with their meetings, the unit's first."""
    return nomination.ballots.select_related("meeting__unit").order_by("meeting__held_on", "pk")
