"""What waits for an office or the leadership."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from accounts.enums import Permission, Reach
from accounts.models import User
from accounts.permissions import reach
from accounts.querysets import Counted, counted, number_of
from conferences.enums import Settling
from conferences.facts import (
    DeadlineFact,
    DutyFact,
    deadline_board,
    first_that,
    has_begun,
    with_behind,
)
from conferences.models import Conference, Deadline
from delegates.facts import SEATS, WAITING, QuotaStrip, strip_of
from delegates.facts import tallies as tallies_of_the_roll
from nominations.enums import NominationState
from nominations.facts import (
    AGAIN,
    ALLOWED,
    CHECK_FELL,
    DOSSIERS,
    REPORTED,
    RUNNING,
    STOPPED,
    TOLD,
    UNREAD,
    WORD,
    NominationRow,
    ReportedDossier,
    SecondLook,
    majority_of,
    reported,
    second_looks,
    tallies,
    tallies_of_judges,
    waiting_longest,
)
from nominations.facts.posted import unanswered_by
from nominations.facts.posting import PostingNow, posting_now
from nominations.facts.unfinished import UnfinishedVotes, unfinished_votes
from reports.facts import FOR_THE_MEETING, to_sign
from reports.facts import tallies as tallies_of_papers
from reports.models import ReportFile

SHOWN = 6  # rows of a queue on the home page; the list has the rest


@dataclass(frozen=True, kw_only=True)
class Queue:
    """Dossiers that wait for this person, the oldest first, and how many there are in all."""

    title: str
    state: str
    rows: tuple[NominationRow, ...]
    total: int


@dataclass(frozen=True, kw_only=True)
class OfficeHome:
    """What an office or the leadership sees: counts, queues, who is late, the quota."""

    counts: dict[str, int]
    queues: tuple[Queue, ...]
    unread: int  # that units wrote about their dossiers, to whoever answers them
    reported: tuple[ReportedDossier, ...]  # of nominees: the first of them, to who answers them
    reported_total: int
    check_fell: int  # verified or approved, to be checked again, to whoever checks
    objections: int  # of the public that nobody answered, to whoever may answer them
    posting: PostingNow | None  # to office and leadership, where the plan posts anybody
    votes: UnfinishedVotes | None  # of a meeting, to whoever is entering it
    wordless: int  # that wait for the leadership's word, to whoever gives it
    allowed: int  # that somebody set apart verifies by its word, to whoever verifies
    stopped: int  # of those that wait for approval: whom the check keeps from it
    again: tuple[SecondLook, ...]  # approved, and something came up since: the first of them
    again_total: int
    is_after: bool  # the conference has begun: what follows it comes first
    deadlines: tuple[DeadlineFact, ...]
    missing: tuple[DutyFact, ...]
    missing_total: int
    dossiers: str  # the plan's name of the day of the dossiers; empty: it has none
    board: QuotaStrip | None
    awaiting_roll: int
    has_meeting_paper: bool  # what is read where it approves was built
    to_sign: tuple[ReportFile, ...]  # handed over for signature, the longest waiting first

    @property
    def after(self) -> list[DeadlineFact]:
        """What is still owed after the conference."""
        told = [one for one in self.deadlines if one.after_conference and one.is_owed]
        return [one for one in told if self.is_after and not one.is_met]

    @property
    def missing_more(self) -> int:
        """Those the page has no room to name."""
        return self.missing_total - len(self.missing)

    @property
    def reported_more(self) -> int:
        return self.reported_total - len(self.reported)

    @property
    def again_more(self) -> int:
        return self.again_total - len(self.again)


def office_home(
    conference: Conference, *, user: User, at: datetime, deadlines: Sequence[Deadline]
) -> OfficeHome:
    """Counts, queues and the quota, as far as the person's rights reach."""
    sees = reach(user, Permission.NOMINATION_VIEW) is Reach.OWN_COMMUNE
    sees_roll = reach(user, Permission.DELEGATE_VIEW) is not Reach.NOWHERE
    board = deadline_board(conference, at=at, user=user, deadlines=deadlines)
    if is_after := has_begun(conference, deadlines, at=at):
        board = with_behind(board, conference, user=user)
    late = first_that(board, Settling.DOSSIERS_SENT)
    missing = late.open if late and not is_after else ()  # nobody can be late for it any more
    numbers = _numbers(conference, sees=sees, sees_roll=sees_roll)
    counts = _by_state(numbers) if sees else {}
    again_total = number_of(numbers, AGAIN)
    told = number_of(numbers, REPORTED) if _answers(user) or _leads(user) else 0
    return OfficeHome(
        counts=counts,
        queues=_queues(conference, user, counts) if sees else (),
        unread=number_of(numbers, UNREAD) if _answers(user) else 0,
        reported=tuple(reported(conference, most=SHOWN)) if told else (),
        reported_total=told,
        check_fell=number_of(numbers, CHECK_FELL) if _answers(user) else 0,
        objections=unanswered_by(conference, user),
        posting=posting_now(conference, user, at),
        votes=unfinished_votes(conference, user=user, at=at) if _leads(user) else None,
        wordless=number_of(numbers, WORD) if _leads(user) else 0,
        allowed=number_of(numbers, ALLOWED) if _answers(user) else 0,
        stopped=number_of(numbers, STOPPED),
        again=tuple(second_looks(conference, most=SHOWN)) if again_total else (),
        again_total=again_total,
        is_after=is_after,
        deadlines=tuple(board),
        missing=tuple(missing[:SHOWN]),
        missing_total=len(missing),
        dossiers=late.key if late else "",
        board=_strip(conference, numbers) if sees_roll else None,
        awaiting_roll=number_of(numbers, WAITING),
        has_meeting_paper=bool(number_of(numbers, FOR_THE_MEETING)),
        to_sign=to_sign(conference, user),
    )


def _answers(user: User) -> bool:
    """Whether units' questions wait for this person."""
    return reach(user, Permission.NOMINATION_VERIFY) is not Reach.NOWHERE


def _leads(user: User) -> bool:
    return reach(user, Permission.NOMINATION_APPROVE) is not Reach.NOWHERE


def _numbers(conference: Conference, *, sees: bool, sees_roll: bool) -> Sequence[Counted]:
    """All the numbers of an office's page; those of dossiers rest on the plan's majority too."""
    if not (sees or sees_roll):
        return []
    about = (conference.pk, majority_of(conference))
    found = counted(
        lambda: chain(
            tallies(conference) if sees else (),
            tallies_of_papers(conference) if sees else (),
            tallies_of_the_roll(conference) if sees_roll else (),
        ),
        key=("office", *about, sees, sees_roll),
    )
    if number_of(found, TOLD):
        found = [*found, *counted(lambda: tallies_of_judges(conference), key=("judges", *about))]
    return found


def _by_state(counted: Sequence[Counted]) -> dict[str, int]:
    """How many dossiers stand in each state that somebody has to go on with."""
    found = {state: number for what, state, _, number in counted if what == DOSSIERS}
    return {str(state): found.get(state, 0) for state in RUNNING}


def _strip(conference: Conference, counted: Sequence[Counted]) -> QuotaStrip:
    seats = ((group, state, number) for what, group, state, number in counted if what == SEATS)
    return strip_of(conference, seats)


def _queues(conference: Conference, user: User, counts: dict[str, int]) -> tuple[Queue, ...]:
    wanted = []
    if _answers(user):
        wanted.append(("Chờ thẩm định", NominationState.SUBMITTED))
    if _leads(user):
        wanted.append(("Đã thẩm định, chờ duyệt", NominationState.VERIFIED))
    queues = []
    for title, state in wanted:
        rows = tuple(waiting_longest(conference, state, most=SHOWN))
        queues.append(Queue(title=title, state=str(state), rows=rows, total=counts[state]))
    return tuple(queues)
