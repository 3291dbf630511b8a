"""What waits for one person today, gathered out of all the apps' facts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain

from accounts.enums import Permission, Reach
from accounts.models import User
from accounts.permissions import reach
from accounts.querysets import Counted, counted
from conferences.enums import AFTER_THE_EVENT, DeadlineKey
from conferences.facts import (
    DeadlineFact,
    DutyFact,
    deadline_board,
    due_at,
    has_begun,
    with_behind,
)
from conferences.models import Conference, Deadline
from delegates.facts import SEATS, WAITING, QuotaStrip, strip_of
from delegates.facts import tallies as tallies_of_the_roll
from nominations.calendar import SendingTimes, closed_words, office_can, sending_words
from nominations.enums import STANDS_SENT, NominationState
from nominations.facts import (
    AGAIN,
    ALLOWED,
    CHECK_FELL,
    CORRECTED,
    DOSSIERS,
    RUNNING,
    STOPPED,
    UNREAD,
    WORD,
    CorrectedDossier,
    DossierPage,
    NominationRow,
    OwnRow,
    SecondLook,
    corrected_of_unit,
    majority_of,
    of_unit,
    second_looks,
    tallies,
    tallies_of_unit,
    unsent_of_unit,
    waiting_longest,
)
from reports.facts import to_sign
from reports.models import ReportFile

A_PAGE = 30  # dossiers of a unit's own list
NAMED = 10  # dossiers to amend, and drafts, named on top; the list has the rest
SHOWN = 6  # rows of a queue on the home page; the list has the rest


@dataclass(frozen=True, kw_only=True)
class Queue:
    """Dossiers that wait for this person, the oldest first, and how many there are in all."""

    title: str
    state: str
    rows: tuple[NominationRow, ...]
    total: int


@dataclass(frozen=True, kw_only=True)
class Unsent:
    """A dossier the unit still has, and what it can do with it at this moment."""

    row: OwnRow
    is_open: bool
    words: str
    office_can: str  # when it is too late


@dataclass(frozen=True, kw_only=True)
class UnitHome:
    """What a village head or nominator sees: own dossiers and own duties."""

    page: DossierPage
    rows: tuple[OwnRow, ...]
    counts: dict[str, int]  # state → how many of the unit's
    returned: tuple[Unsent, ...]
    drafts: tuple[Unsent, ...]  # that can still be sent
    missed: tuple[Unsent, ...]  # drafts whose time is over
    unread: int  # that the office wrote about its dossiers
    corrected: tuple[CorrectedDossier, ...]  # for it, and it has not said that it knows
    missed_words: str
    office_can: str
    is_after: bool  # the conference has begun
    deadlines: tuple[DeadlineFact, ...]
    may_nominate: bool
    list_is_open: bool

    @property
    def sent(self) -> int:
        """How many of the unit's dossiers stand sent; those it has back do not."""
        return sum(self.counts.get(state, 0) for state in STANDS_SENT)

    @property
    def returned_total(self) -> int:
        return self.counts.get(NominationState.RETURNED, 0)

    @property
    def more_returned(self) -> int:
        """Those the page has no room to name."""
        return self.returned_total - len(self.returned)

    @property
    def more_drafts(self) -> int:
        return self.counts.get(NominationState.DRAFT, 0) - len(self.drafts + self.missed)


@dataclass(frozen=True, kw_only=True)
class OfficeHome:
    """What an office or the leadership sees: counts, queues, who is late, the quota."""

    counts: dict[str, int]
    queues: tuple[Queue, ...]
    unread: int  # that units wrote about their dossiers, to whoever answers them
    check_fell: int  # verified or approved, to be checked again, to whoever checks
    wordless: int  # that wait for the leadership's word, to whoever gives it
    allowed: int  # that somebody set apart verifies by its word, to whoever verifies
    stopped: int  # of those that wait for approval: whom the check keeps from it
    again: tuple[SecondLook, ...]  # approved, and something came up since: the first of them
    again_total: int
    is_after: bool  # the conference has begun: what follows it comes first
    deadlines: tuple[DeadlineFact, ...]
    missing: tuple[DutyFact, ...]
    missing_total: int
    board: QuotaStrip | None
    awaiting_roll: int
    to_sign: tuple[ReportFile, ...]  # handed over for signature, the longest waiting first

    @property
    def after(self) -> list[DeadlineFact]:
        """What is still owed after the conference."""
        told = [one for one in self.deadlines if one.key in AFTER_THE_EVENT and one.duties]
        return [one for one in told if self.is_after and not one.is_met]

    @property
    def missing_more(self) -> int:
        """Those the page has no room to name."""
        return self.missing_total - len(self.missing)

    @property
    def again_more(self) -> int:
        return self.again_total - len(self.again)


def unit_home(
    conference: Conference,
    *,
    user: User,
    at: datetime,
    deadlines: Sequence[Deadline],
    asked: Mapping[str, str],
) -> UnitHome:
    """A page of own dossiers, those to amend first, and the duties the person sees."""
    unit_id = user.unit_id or 0
    numbers = counted(
        lambda: tallies_of_unit(conference, unit_id), key=("unit", conference.pk, unit_id)
    )
    counts = {state: number for what, state, _, number in numbers if what == DOSSIERS}
    corrected = corrected_of_unit(conference, unit_id) if _number(numbers, CORRECTED) else []
    page, rows = of_unit(conference, unit_id, asked, per_page=A_PAGE, count=sum(counts.values()))
    unsent = unsent_of_unit(conference, unit_id, most=NAMED)
    board = deadline_board(conference, at=at, user=user, deadlines=deadlines)
    own = SendingTimes(send_by=_sends_by(conference, board, user))
    held = has_begun(conference, deadlines, at=at)
    drafts = _unsent(unsent, NominationState.DRAFT, own, at=at, held=held)
    return UnitHome(
        page=page,
        rows=tuple(rows),
        counts=counts,
        returned=_unsent(unsent, NominationState.RETURNED, own, at=at, held=held),
        drafts=tuple(draft for draft in drafts if draft.is_open),
        missed=tuple(draft for draft in drafts if not draft.is_open),
        unread=_number(numbers, UNREAD),
        corrected=tuple(corrected),
        missed_words="" if own.is_open(at) else closed_words(own, NominationState.DRAFT),
        office_can=office_can(NominationState.DRAFT, held=held),
        is_after=held,
        deadlines=tuple(board),
        may_nominate=reach(user, Permission.NOMINATION_WRITE) is not Reach.NOWHERE,
        list_is_open=own.is_open(at),
    )


def _sends_by(conference: Conference, board: list[DeadlineFact], user: User) -> datetime | None:
    """The unit's own day; the plan's for a unit that came after the plan was loaded."""
    duties = [duty for d in board if d.key == DeadlineKey.LIST_APPROVED for duty in d.duties]
    mine = next((duty for duty in duties if duty.unit_id == user.unit_id), None)
    return mine.due_at if mine else due_at(conference, DeadlineKey.LIST_APPROVED)


def _unsent(
    rows: Sequence[OwnRow], state: str, own: SendingTimes, *, at: datetime, held: bool
) -> tuple[Unsent, ...]:
    found = []
    for row in rows:
        if row.state == state:
            times = replace(own, amend_by=row.amend_until)
            words = sending_words(times, state, at=at)
            found.append(
                Unsent(
                    row=row,
                    is_open=times.is_open(at),
                    words=words,
                    office_can=office_can(state, held=held),
                )
            )
    return tuple(found)


def office_home(
    conference: Conference, *, user: User, at: datetime, deadlines: Sequence[Deadline]
) -> OfficeHome:
    """Counts, queues and the quota, as far as the person's rights reach."""
    sees = reach(user, Permission.NOMINATION_VIEW) is Reach.OWN_COMMUNE
    sees_roll = reach(user, Permission.DELEGATE_VIEW) is not Reach.NOWHERE
    board = deadline_board(conference, at=at, user=user, deadlines=deadlines)
    if is_after := has_begun(conference, deadlines, at=at):
        board = with_behind(board, conference, user=user)
    late = next((d for d in board if d.key == DeadlineKey.LIST_APPROVED), None)
    missing = late.open if late and not is_after else ()  # nobody can be late for it any more
    numbers = _numbers(conference, sees=sees, sees_roll=sees_roll)
    counts = _by_state(numbers) if sees else {}
    again_total = _number(numbers, AGAIN)
    return OfficeHome(
        counts=counts,
        queues=_queues(conference, user, counts) if sees else (),
        unread=_number(numbers, UNREAD) if _answers(user) else 0,
        check_fell=_number(numbers, CHECK_FELL) if _answers(user) else 0,
        wordless=_number(numbers, WORD) if _leads(user) else 0,
        allowed=_number(numbers, ALLOWED) if _answers(user) else 0,
        stopped=_number(numbers, STOPPED),
        again=tuple(second_looks(conference, most=SHOWN)) if again_total else (),
        again_total=again_total,
        is_after=is_after,
        deadlines=tuple(board),
        missing=tuple(missing[:SHOWN]),
        missing_total=len(missing),
        board=_strip(conference, numbers) if sees_roll else None,
        awaiting_roll=_number(numbers, WAITING),
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
    return counted(
        lambda: chain(
            tallies(conference) if sees else (),
            tallies_of_the_roll(conference) if sees_roll else (),
        ),
        key=("office", conference.pk, majority_of(conference), sees, sees_roll),
    )


def _number(counted: Sequence[Counted], what: str) -> int:
    return sum(number for said, _, _, number in counted if said == what)


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
