"""The only writer of the approval meeting: every dossier's votes, and what became of it."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime

from accounts import audit
from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import Unit, User
from accounts.names import clean
from accounts.problems import Problem, Refused
from conferences.models import Conference
from conferences.workflow import NO_RIGHT, NOTE_LENGTH, demand, demand_current, hold
from nominations.actions.decisions import move
from nominations.actions.meetings import number_taken
from nominations.enums import MeetingKind, NominationState
from nominations.models import Ballot, Nomination, ReviewMeeting
from nominations.reading import BallotValue
from nominations.rules import votes as too_many
from nominations.workflow.apart import note_refused
from nominations.workflow.effects import supersede
from nominations.workflow.guards import can_approve
from nominations.workflow.values import counted
from nominations.workflow.voted import unseen

APPROVE, REJECT = "approve", "reject"
STANDS = (
    "Cuộc họp xét duyệt ngày {day.day}/{day.month}/{day.year} đã ghi: {held.chair} chủ trì, mời "
    "{held.invited} người, có mặt {held.present}. Hãy nhập đúng như vậy; nếu là cuộc họp khác "
    "trong ngày, hãy ghi số biên bản khác."
)
STANDS_UNNUMBERED = STANDS.replace(
    "hãy ghi số biên bản khác.",
    "hãy ghi số biên bản cho cuộc họp trước ở trang “Các cuộc họp”, rồi ghi số của cuộc họp này.",
)
WHICH = (
    "Ngày {day.day}/{day.month}/{day.year} đã ghi cuộc họp có biên bản số {held.number}. Nếu là "
    "cuộc họp đó, hãy ghi số {held.number}; nếu là cuộc họp khác, hãy ghi số biên bản của cuộc họp "
    "này."
)
WHICH_UNNUMBERED = (
    "Ngày {day.day}/{day.month}/{day.year} đã ghi một cuộc họp chưa có số biên bản ({held.chair} "
    "chủ trì). Nếu là cuộc họp đó, hãy để trống số biên bản; nếu là cuộc họp khác, hãy ghi số cho "
    "cuộc họp trước ở trang “Các cuộc họp”."
)


@dataclass(frozen=True, kw_only=True)
class Votes:
    """One dossier's votes in the approval meeting; people. `reason`: why not, or why all the same.

    result: APPROVE or REJECT, as the votes say or as the leadership answered when they are odd.
    seen: which votes of it that stood its page had told of; None of a program.
    """

    agree: int
    disagree: int = 0
    abstain: int = 0
    result: str = APPROVE
    reason: str = ""
    seen: str | None = None


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """The approval meeting as it is entered; `present` is at most `invited`."""

    held_on: date
    chair: str
    invited: int
    present: int
    number: str = ""  # of its minutes; may be added later


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of one dossier of many; no problems means decided as `result` says.

    reason: said where the votes were odd; with APPROVE it was approved all the same.
    votes_kept: not decided, for a complaint, and its votes stand in the meeting all the same.
    votes: as written into the meeting; typed: as typed, where nothing was written of them; stand:
    just so they had been written before.
    """

    code: str
    full_name: str
    unit: str
    result: str = ""
    reason: str = ""
    votes_kept: bool = False
    votes: str = ""
    typed: str = ""
    stand: bool = False
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Decided:
    """All outcomes, and the meeting that holds their votes (None: nothing was decided)."""

    outcomes: tuple[Outcome, ...]
    meeting: ReviewMeeting | None


def summed(outcomes: Collection[Outcome]) -> str:
    """9 duyệt, 1 không duyệt: how many of each; what there is none of is not said."""
    done = [one.result for one in outcomes if not one.problems]
    before = sum(one.stand for one in outcomes)
    told = (
        (done.count(APPROVE), "duyệt"),
        (done.count(REJECT), "không duyệt"),
        (before, "đã ghi từ lần bấm trước"),
        (len(outcomes) - len(done) - before, "chưa quyết định được"),
    )
    return ", ".join(f"{count} {words}" for count, words in told if count)


def decide_many(
    *,
    conference: Conference,
    meeting: Meeting,
    votes: Mapping[str, Votes],
    by: User,
    at: datetime,
) -> Decided:
    """Enter the approval meeting and decide its dossiers, each answering for itself.

    Whoever is voted down is recorded with the votes too, and who is voted for while a complaint is
    looked into: that dossier waits, its votes are kept. Any other that stands still leaves the
    others decided; its votes are then not kept. A transaction each: around them all, two people
    deciding in another order would lock each other out. Raises Refused, nothing written, when
    the day's meeting stands with other figures.
    """
    demand(by, Permission.NOMINATION_APPROVE, place=conference.place)
    demand_current(conference)
    unit = by.unit
    if unit is None:
        raise Refused(NO_RIGHT)
    _standing(conference, meeting, unit)
    dossiers = Nomination.objects.of(conference).filter(code__in=votes)
    outcomes, held = [], None
    for nomination in dossiers.select_related("unit__commune", "conference").by_name():
        chosen = votes[nomination.code]
        waits = False
        try:
            held, problems = _decide(conference, meeting, unit, nomination, chosen, by=by, at=at)
            waits = bool(problems)
        except Refused as refused:
            problems = refused.problems
            note_refused(nomination, problems, by=by, at=at)
        outcomes.append(
            Outcome(
                code=nomination.code,
                full_name=nomination.full_name,
                unit=nomination.unit.name,
                result=chosen.result,
                reason=clean(chosen.reason),
                votes_kept=waits,
                votes=_words(meeting, chosen) if waits or not problems else "",
                problems=tuple(problems),
            )
        )
    return Decided(outcomes=tuple(outcomes), meeting=held)


def _words(meeting: Meeting, votes: Votes) -> str:
    return _value(meeting.present, votes).words


def _value(present: int, votes: Votes) -> BallotValue:
    return BallotValue(
        present=present, agree=votes.agree, disagree=votes.disagree, abstain=votes.abstain
    )


@in_one_go
def _decide(
    conference: Conference,
    meeting: Meeting,
    unit: Unit,
    nomination: Nomination,
    votes: Votes,
    *,
    by: User,
    at: datetime,
) -> tuple[ReviewMeeting, list[Problem]]:
    """One dossier's votes and its move, and the meeting with the first of them.

    With the problems of a complaint that leaves the move undone and the votes where they are.
    """
    hold(unit, nomination)  # the meeting's unit, then the dossier, before their ballots
    held = _held(conference, meeting, unit)
    cast = {key: getattr(votes, key) for key in ("agree", "disagree", "abstain")}
    if problems := list(too_many(_value(held.present, votes))):
        raise Refused(*problems)
    ballot = Ballot(meeting=held, nomination=nomination, reason=clean(votes.reason), **cast)
    if problems := unseen(nomination, ballot, seen=votes.seen, by=by):
        raise Refused(*problems)
    # Voted on again while a complaint is looked into: the newest votes count, the others stay.
    supersede(nomination, at=at)
    ballot.save()
    if waits := _waits(nomination, votes, at):
        _note_votes(nomination, ballot, by=by, at=at)
        return held, waits
    move(nomination, votes.result, by=by, at=at, note=votes.reason)
    return held, []


def _waits(nomination: Nomination, votes: Votes, at: datetime) -> list[Problem]:
    """What of a complaint keeps a dossier from being approved, when nothing else does."""
    if votes.result != APPROVE or nomination.state != NominationState.VERIFIED:
        return []
    stands = can_approve(nomination, at)
    return stands if all(problem.field == "integrity" for problem in stands) else []


def _note_votes(nomination: Nomination, ballot: Ballot, *, by: User, at: datetime) -> None:
    audit.record(
        by=by,
        at=at,
        action="keep_votes",
        target="nomination",
        target_code=nomination.code,
        commune_code=nomination.commune_code,
        note=": ".join(filter(None, [counted(ballot).words, ballot.reason]))[:NOTE_LENGTH],
    )


def disagrees(
    unit: Unit | None,
    conference: Conference,
    *,
    held_on: date,
    number: str,
    figures: tuple[str | None, int | None, int | None],
) -> Problem | None:
    """How a meeting as typed disagrees with what stands of its day; of the figures, which are the
    chair, invited and present, None is what was no answer.
    """
    if unit is None:
        return None
    return _compared(conference, unit, held_on=held_on, number=clean(number), figures=figures)[1]


def _standing(conference: Conference, meeting: Meeting, unit: Unit) -> ReviewMeeting | None:
    """The meeting of that day and number if it is there; raises Refused for other figures."""
    held, problem = _compared(
        conference, unit, held_on=meeting.held_on, number=clean(meeting.number),
        figures=(clean(meeting.chair), meeting.invited, meeting.present),
    )  # fmt: skip
    if problem:
        raise Refused(problem)
    return held


def _compared(
    conference: Conference,
    unit: Unit,
    *,
    held_on: date,
    number: str,
    figures: tuple[str | None, int | None, int | None],
) -> tuple[ReviewMeeting | None, Problem | None]:
    """Only the same number is the same meeting, and none is a number of its own: where one of two
    is without, people say which it is.
    """
    day = ReviewMeeting.objects.of(conference).filter(
        unit=unit, kind=MeetingKind.APPROVAL, held_on=held_on
    )
    known = {one.number: one for one in day.order_by("-pk")}
    held = known.get(number)
    if held is None:
        unclear = next(iter(known.values()), None) if not number else known.get("")
        if unclear:
            words = WHICH if unclear.number else WHICH_UNNUMBERED
            text = words.format(day=held_on, held=unclear, number=number)
            return None, Problem(text=text, field="number")
        return None, number_taken(unit, number, held_on=held_on) if number else None
    if (held.chair, held.invited, held.present) != figures:
        words = STANDS if held.number else STANDS_UNNUMBERED
        text = words.format(day=held.held_on, held=held)
        return held, Problem(text=text, field="present")
    return held, None


def _held(conference: Conference, meeting: Meeting, unit: Unit) -> ReviewMeeting:
    """The same, the unit's row held; made when it is not there."""
    held = _standing(conference, meeting, unit)
    if held is None:
        entered = asdict(meeting)
        entered |= {"chair": clean(meeting.chair), "number": clean(meeting.number)}
        return ReviewMeeting.objects.create(
            conference=conference, unit=unit, kind=MeetingKind.APPROVAL, **entered
        )
    return held
