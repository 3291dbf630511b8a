"""A nomination as its rules see it: its votes, its likely doubles, its days, read from the rows."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.db.models import QuerySet, TextField

from accounts.models import AuditEvent
from accounts.names import alike
from accounts.problems import Problem
from accounts.querysets.questions import Given, GivenTexts, Question
from conferences.enums import FigureKind, Settling
from conferences.models import Conference, Deadline
from conferences.plan import Figure
from nominations.calendar import SendingTimes
from nominations.checklist import Item
from nominations.enums import APART_LOOKS, SETTLED, STANDS_SENT, DoubleVerdict, MeetingKind
from nominations.models import Ballot, Nomination
from nominations.particulars import DEMANDED
from nominations.plan import period_of, years_in
from nominations.querysets import like_among
from nominations.querysets.along import ReadBallot
from nominations.querysets.doubles import double_of, doubles_among
from nominations.reading import (
    BallotValue,
    DossierValue,
    Double,
    is_about,
    told_apart,
)


def majority_of(conference: Conference) -> Figure | None:
    """The share of those present that must be in favour; None where the plan names none."""
    return conference.figure(FigureKind.VOTES)


def by_leaders(nomination: Nomination) -> bool:
    """Whether its unit's leaders may choose in writing; its unit and conference are at hand."""
    return nomination.conference.is_chosen_by_leaders(nomination.unit.kind)


def counted(ballot: Ballot | ReadBallot) -> BallotValue:
    """A ballot as the rules see it; its meeting is at hand."""
    return BallotValue(
        present=ballot.meeting.present,
        agree=ballot.agree,
        disagree=ballot.disagree,
        abstain=ballot.abstain,
        reason=ballot.reason,
    )


def _of_kind(ballots: Sequence[Ballot | ReadBallot], kind: str) -> BallotValue | None:
    return next((counted(ballot) for ballot in ballots if ballot.meeting.kind == kind), None)


def likely_doubles(nomination: Nomination) -> list[Nomination]:
    """Other living dossiers that were sent and may name the same person: what the office sees."""
    known: list[Nomination] | None = nomination.__dict__.get("known_doubles")
    if known is not None:
        return known
    if not nomination.name_fold:
        return []
    letters = alike(nomination.name_fold)
    return like_among(
        nomination, _sent_called.given({"letters": letters}, nomination.conference_id)
    )


@Question
def _sent_called(conference: int) -> QuerySet[Nomination, Nomination]:
    """Those sent that bear a name, with their units."""
    found = Nomination.objects.of(conference).sent()
    return found.called(Given("letters", TextField())).select_related("unit")


@contextmanager
def knowing(
    nomination: Nomination,
    *,
    doubles: list[Nomination],
    ballots: list[Ballot],
    events: list[AuditEvent],
    own: Sequence[Item] | None = None,
) -> Iterator[None]:
    """Let a page that has read these ask the guards without their reading them again.

    own: what its commune asks besides; read where a guard asks for it, if the page has not.
    Only for as long as it asks: whoever decides reads afresh.
    """
    nomination.known_doubles, nomination.known_ballots = doubles, ballots
    nomination.known_events, nomination.known_own = events, own
    try:
        yield
    finally:
        del nomination.known_doubles, nomination.known_ballots
        del nomination.known_events, nomination.known_own


def _standing(nomination: Nomination) -> Sequence[Ballot | ReadBallot]:
    """Its votes; a list's rows keep theirs under the same name, and those are read afresh."""
    if "known_doubles" in nomination.__dict__:
        return nomination.known_ballots
    return list(nomination.ballots.standing().select_related("meeting"))


@Question
def _sent_named(conference: int) -> "QuerySet[Nomination, tuple[Any, ...]]":
    """Those sent whom one of some names fits."""
    return Nomination.objects.of(conference).sent().named_like(GivenTexts("letters"))


def sent_doubles(
    conference: Conference, among: Collection[Nomination]
) -> dict[int, tuple[Double, ...]]:
    """Of each of these that has any its likely doubles that were sent; one query for all."""
    letters = list({alike(one.name_fold) for one in among})
    return doubles_among(_sent_named.given({"letters": letters}, conference.pk), among)


def same_there(doubles: Iterable[Nomination]) -> tuple[str, ...]:
    """Those of them at which the office found that they are one person with the dossier asked."""
    return tuple(one.code for one in doubles if one.duplicate_verdict == DoubleVerdict.SAME)


def open_doubles(nomination: Nomination, found: Iterable[tuple[str, str]]) -> list[str]:
    """Codes of the likely doubles nothing was found of at either; found: code, and what there."""
    own, judged = nomination.duplicate_verdict, nomination.doubles_judged
    return [code for code, there in found if not there and not (own and is_about(judged, code))]


SAID_BY = {  # which looks a duty of the check says already
    "duplicate_verdict": ("duplicate_answer", "same_person"),
    "duplicate_answer": ("duplicate_answer",),
    "votes_reason": ("votes",),
    "verifier": ("verifier",),
}


def still_to_look_at(
    looks: Sequence[Problem], problems: Sequence[Problem], *, answered: Collection[str]
) -> list[Problem]:
    """Of what a machine would have looked at, what the page does not say as a duty already.

    answered: the fields of those the reader has answered.
    """
    said = {field for problem in problems for field in SAID_BY.get(problem.field, ())}
    return [look for look in looks if look.field not in said and look.field not in answered]


LOOKED_AT = {MeetingKind.UNIT_REVIEW: "votes", MeetingKind.APPROVAL: "approval"}


def answered(
    nomination: Nomination, *, doubles: Sequence[Double], ballots: Iterable[Ballot | ReadBallot]
) -> frozenset[str]:
    """The fields of looks people have answered: by a decision, a ground, a reason."""
    said = {LOOKED_AT[MeetingKind(one.meeting.kind)] for one in ballots if one.reason}
    apart = told_apart(double_of(nomination), doubles)
    decided = SETTLED.get(nomination.state, frozenset())
    return decided | said | ({"duplicate_answer"} if apart else set())


def value_of(
    nomination: Nomination,
    *,
    doubles: Sequence[Nomination] = (),
    ballots: Sequence[Ballot] | None = None,
    has_minutes: bool = False,
    by_leaders: bool = False,
) -> DossierValue:
    """The dossier as the rules see it: the plan's share read afresh, its votes unless given."""
    return value_from(
        nomination,
        ballots=_standing(nomination) if ballots is None else ballots,
        majority=majority_of(nomination.conference),
        doubles=len(doubles),
        running=tuple(one.code for one in doubles if one.state in STANDS_SENT),
        alike=tuple(one.code for one in doubles),
        same_there=same_there(doubles),
        known_as={one.code: one.full_name for one in doubles},
        has_minutes=has_minutes,
        by_leaders=by_leaders,
    )


def value_from(
    nomination: Nomination,
    *,
    ballots: Sequence[Ballot | ReadBallot],
    doubles: int,
    majority: Figure | None,
    running: tuple[str, ...] = (),
    alike: tuple[str, ...] = (),
    same_there: tuple[str, ...] = (),
    known_as: Mapping[str, str] = MappingProxyType({}),
    has_minutes: bool = False,
    by_leaders: bool = False,
) -> DossierValue:
    """The same from what a page of many has read already; no query."""
    own = nomination.duplicate_verdict
    judged = [code for code in alike if is_about(nomination.doubles_judged, code)]
    if own == DoubleVerdict.SAME:
        same_there = tuple(dict.fromkeys((*same_there, *judged)))
    return DossierValue(
        **{name: getattr(nomination, name) for name in DEMANDED},
        kind=nomination.kind,
        review=_of_kind(ballots, MeetingKind.UNIT_REVIEW),
        approval=_of_kind(ballots, MeetingKind.APPROVAL),
        has_minutes=has_minutes,
        by_leaders=by_leaders,
        integrity=nomination.integrity,
        possible_duplicates=doubles,
        duplicate_answer=nomination.duplicate_answer,
        duplicate_verdict=own if len(judged) == len(alike) else "",  # a new double asks again
        running_doubles=running,
        alike=alike,
        same_there=same_there,
        known_as=known_as,
        majority=majority,
        period=period_of(nomination.conference.review_period),
        years=years_in(nomination.achievement) | years_in(nomination.awards),
        check_fell=nomination.check_fell,
        apart=tuple(name for name in APART_LOOKS if getattr(nomination, f"apart_{name}")),
    )


def value_among(
    nomination: Nomination, doubles: Sequence[Double], *, majority: Figure | None
) -> DossierValue:
    """A list's row as the rules see it: read `with_votes`, with its likely doubles; no query."""
    return value_from(
        nomination,
        ballots=nomination.known_ballots,
        doubles=len(doubles),
        running=tuple(one.code for one in doubles if one.runs),
        alike=tuple(one.code for one in doubles),
        same_there=tuple(one.code for one in doubles if one.verdict == DoubleVerdict.SAME),
        known_as={one.code: one.full_name for one in doubles},
        majority=majority,
    )


def list_deadline(nomination: Nomination) -> Deadline | None:
    """VI's row for the list, with the unit's own day as `own_due_at`; read fresh."""
    found = nomination.conference.deadlines.for_unit(nomination.unit_id)
    return found.that_settle(Settling.DOSSIERS_SENT).first()


def claim_of(nomination: Nomination) -> datetime | None:
    """When a phone says that it was filled in, as long as nobody has been sent it."""
    return None if nomination.keeps_history else nomination.claimed_at


def times_of(nomination: Nomination) -> SendingTimes:
    """Until when this dossier can be sent."""
    deadline = list_deadline(nomination)
    return SendingTimes(
        send_by=deadline.own_due_at if deadline else None,
        amend_by=nomination.amend_until,
        claimed_at=claim_of(nomination),
        closes=deadline is None or deadline.closes,
    )
