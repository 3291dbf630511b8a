"""What waits for a village head or nominator."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from accounts.enums import Permission, Reach
from accounts.models import User
from accounts.permissions import reach
from accounts.querysets import counted, number_of
from conferences.enums import Settling
from conferences.facts import (
    DeadlineFact,
    deadline_board,
    first_that,
    has_begun,
)
from conferences.models import Conference, Deadline
from nominations.calendar import SendingTimes, closed_words, office_can, sending_words
from nominations.enums import STANDS_ON, NominationState
from nominations.facts import (
    ANSWERED,
    CORRECTED,
    DOSSIERS,
    OPENED_AGAIN,
    UNREAD,
    WAITING,
    CorrectedDossier,
    DossierPage,
    OwnPosted,
    OwnRow,
    ReportedDossier,
    WasPosted,
    answered_of_unit,
    corrected_of_unit,
    of_unit,
    opened_again_of_unit,
    posted_of_unit,
    tallies_of_unit,
    unsent_of_unit,
    waiting_of_unit,
    was_posted_of_unit,
)

A_PAGE = 30  # dossiers of a unit's own list
NAMED = 10  # dossiers to amend, and drafts, named on top; the list has the rest


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
    answered: tuple[ReportedDossier, ...]  # what it reported of nominees, and has not read
    waiting: tuple[ReportedDossier, ...]  # what it reported, and no office has answered
    opened_again: tuple[OwnRow, ...]  # and it has not said that it knows
    posted: OwnPosted | None  # whom anybody may read of now
    was_posted: WasPosted | None  # and whom nobody may any more
    missed_words: str
    office_can: str
    is_after: bool  # the conference has begun
    deadlines: tuple[DeadlineFact, ...]
    may_nominate: bool
    list_is_open: bool

    @property
    def sent(self) -> int:
        """How many of the unit's dossiers stand sent; those it has back do not, nor the stopped."""
        return sum(self.counts.get(state, 0) for state in STANDS_ON)

    @property
    def stopped(self) -> int:
        return self.counts.get(NominationState.STOPPED, 0)

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
    corrected = corrected_of_unit(conference, unit_id) if number_of(numbers, CORRECTED) else []
    told = number_of(numbers, ANSWERED)
    answered = answered_of_unit(conference, unit_id, most=NAMED) if told else []
    waits, opened = number_of(numbers, WAITING), number_of(numbers, OPENED_AGAIN)
    waiting = waiting_of_unit(conference, unit_id, most=NAMED) if waits else []
    anew = opened_again_of_unit(conference, unit_id, most=NAMED) if opened else []
    page, rows = of_unit(conference, unit_id, asked, per_page=A_PAGE, count=sum(counts.values()))
    unsent = unsent_of_unit(conference, unit_id, most=NAMED)
    board = deadline_board(conference, at=at, user=user, deadlines=deadlines)
    plans = first_that(deadlines, Settling.DOSSIERS_SENT)
    own = SendingTimes(send_by=_sends_by(plans, board, user), closes=plans is None or plans.closes)
    held = has_begun(conference, deadlines, at=at)
    drafts = _unsent(unsent, NominationState.DRAFT, own, at=at, held=held)
    return UnitHome(
        page=page,
        rows=tuple(rows),
        counts=counts,
        returned=_unsent(unsent, NominationState.RETURNED, own, at=at, held=held),
        drafts=tuple(draft for draft in drafts if draft.is_open),
        missed=tuple(draft for draft in drafts if not draft.is_open),
        unread=number_of(numbers, UNREAD),
        corrected=tuple(corrected),
        answered=tuple(answered),
        waiting=tuple(waiting),
        opened_again=tuple(anew),
        posted=posted_of_unit(conference, unit_id, at, most=NAMED),
        was_posted=was_posted_of_unit(conference, unit_id, at, most=NAMED),
        missed_words="" if own.is_open(at) else closed_words(own, NominationState.DRAFT),
        office_can=office_can(NominationState.DRAFT, held=held),
        is_after=held,
        deadlines=tuple(board),
        may_nominate=reach(user, Permission.NOMINATION_WRITE) is not Reach.NOWHERE,
        list_is_open=own.is_open(at),
    )


def _sends_by(plans: Deadline | None, board: list[DeadlineFact], user: User) -> datetime | None:
    """The unit's own day; the plan's for a unit that came after the plan was loaded."""
    sent = first_that(board, Settling.DOSSIERS_SENT)
    duties = sent.duties if sent else ()
    mine = next((duty for duty in duties if duty.unit_id == user.unit_id), None)
    if mine:
        return mine.due_at
    return plans.own_due_at if plans else None


def _unsent(
    rows: Sequence[OwnRow], state: str, own: SendingTimes, *, at: datetime, held: bool
) -> tuple[Unsent, ...]:
    found = []
    for row in rows:
        if row.state == state:
            times = replace(own, amend_by=row.amend_until, claimed_at=row.claimed_at)
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
