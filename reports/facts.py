"""The only place that gathers what waits for one person today, out of all the apps' facts.

Here and not in conferences, because only this app may look at all the others.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from accounts.enums import Permission, Reach
from accounts.models import User
from accounts.permissions import reach
from conferences.enums import DeadlineKey
from conferences.facts import DeadlineFact, DutyFact, deadline_board, due_at
from conferences.models import Conference, DeadlineMark
from delegates.facts import QuotaBoard, city_choice, count_to_take_in, delegate_rows, quota_board
from nominations.calendar import (
    OFFICE_CAN,
    SendingTimes,
    closed_words,
    office_can,
    sending_words,
)
from nominations.enums import STANDS_SENT, NominationState
from nominations.facts import (
    NominationRow,
    SecondLook,
    counts_by_state,
    of_unit,
    second_looks,
    waiting_longest,
)
from nominations.facts import looked_into as nominations_looked_into
from reports.catalogue import collected
from reports.enums import PaperState, ReportKind
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
class Unsent:
    """A dossier the unit still has, and what it can do with it at this moment."""

    row: NominationRow
    is_open: bool
    words: str
    office_can: str  # when it is too late


@dataclass(frozen=True, kw_only=True)
class UnitHome:
    """What a village head or nominator sees: own dossiers and own duties."""

    rows: tuple[NominationRow, ...]
    returned: tuple[Unsent, ...]
    drafts: tuple[Unsent, ...]  # that can still be sent
    missed: tuple[Unsent, ...]  # drafts whose time is over
    missed_words: str
    office_can: str
    deadlines: tuple[DeadlineFact, ...]
    may_nominate: bool
    list_is_open: bool

    @property
    def sent(self) -> int:
        """How many of the unit's dossiers stand sent; those it has back do not."""
        return sum(row.state in STANDS_SENT for row in self.rows)


@dataclass(frozen=True, kw_only=True)
class OfficeHome:
    """What an office or the leadership sees: counts, queues, who is late, the quota."""

    counts: dict[str, int]
    queues: tuple[Queue, ...]
    again: tuple[SecondLook, ...]  # approved, and something came up since
    deadlines: tuple[DeadlineFact, ...]
    missing: tuple[DutyFact, ...]
    missing_total: int
    board: QuotaBoard | None
    awaiting_roll: int
    to_sign: tuple[ReportFile, ...]  # handed over for signature, the longest waiting first

    @property
    def missing_more(self) -> int:
        """Those the page has no room to name."""
        return self.missing_total - len(self.missing)


def unit_home(conference: Conference, *, user: User, at: datetime) -> UnitHome:
    """Own dossiers, those to amend first, and the duties the person sees."""
    rows = tuple(of_unit(conference, user.unit_id))
    board = deadline_board(conference, at=at, user=user)
    own = SendingTimes(send_by=_sends_by(conference, board, user))
    drafts = _unsent(rows, NominationState.DRAFT, own, at=at)
    return UnitHome(
        rows=rows,
        returned=_unsent(rows, NominationState.RETURNED, own, at=at),
        drafts=tuple(draft for draft in drafts if draft.is_open),
        missed=tuple(draft for draft in drafts if not draft.is_open),
        missed_words="" if own.is_open(at) else closed_words(own, NominationState.DRAFT),
        office_can=OFFICE_CAN,
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
    rows: tuple[NominationRow, ...], state: str, own: SendingTimes, *, at: datetime
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
                    office_can=office_can(state),
                )
            )
    return tuple(found)


def office_home(conference: Conference, *, user: User, at: datetime) -> OfficeHome:
    """Counts, queues and the quota, as far as the person's rights reach."""
    sees = reach(user, Permission.NOMINATION_VIEW) is Reach.OWN_COMMUNE
    sees_roll = reach(user, Permission.DELEGATE_VIEW) is not Reach.NOWHERE
    board = deadline_board(conference, at=at, user=user)
    late = next((d for d in board if d.key == DeadlineKey.LIST_APPROVED), None)
    duties = late.duties if late else ()
    missing = [duty for duty in duties if duty.met_at is None and not duty.gathers]
    counts = counts_by_state(conference) if sees else {}
    return OfficeHome(
        counts=counts,
        queues=_queues(conference, user, counts) if sees else (),
        again=tuple(second_looks(conference)) if sees else (),
        deadlines=tuple(board),
        missing=tuple(missing[:SHOWN]),
        missing_total=len(missing),
        board=quota_board(conference) if sees_roll else None,
        awaiting_roll=count_to_take_in(conference) if sees_roll else 0,
        to_sign=_to_sign(conference, user),
    )


def _to_sign(conference: Conference, user: User) -> tuple[ReportFile, ...]:
    """V.1: whoever signs papers or notes them as issued sees those that wait for a signature."""
    signs = (Permission.REPORT_SIGN, Permission.REPORT_ISSUE)
    if all(reach(user, permission) is Reach.NOWHERE for permission in signs):
        return ()
    waiting = ReportFile.objects.within_reach(user, Permission.REPORT_VIEW).to_sign()
    return tuple(waiting.filter(conference=conference))


def _queues(conference: Conference, user: User, counts: dict[str, int]) -> tuple[Queue, ...]:
    wanted = []
    if reach(user, Permission.NOMINATION_VERIFY) is not Reach.NOWHERE:
        wanted.append(("Chờ thẩm định", NominationState.SUBMITTED))
    if reach(user, Permission.NOMINATION_APPROVE) is not Reach.NOWHERE:
        wanted.append(("Chờ lãnh đạo duyệt", NominationState.VERIFIED))
    queues = []
    for title, state in wanted:
        rows = tuple(waiting_longest(conference, state, most=SHOWN))
        queues.append(Queue(title=title, state=str(state), rows=rows, total=counts[state]))
    return tuple(queues)


MEETS = {ReportKind.RESULT: DeadlineKey.RESULTS_REPORTED}  # VI: what sending a paper fulfils


def duties_met_by(paper: ReportFile, user: User) -> list[DeadlineMark]:
    """VI: the duties not noted as met that a paper with the city fulfils, and `user` may mark."""
    if not paper.is_with_the_city or paper.kind not in MEETS:
        return []
    marks = DeadlineMark.objects.within_reach(user, Permission.DEADLINE_MARK)
    owed = marks.filter(deadline__conference=paper.conference_id, met_at=None)
    owed = owed.filter(deadline__key=MEETS[ReportKind(paper.kind)])
    return list(owed.select_related("deadline", "unit").order_by("unit__order", "pk"))


def tells_otherwise(paper: ReportFile) -> bool:
    """Whether the rows behind a paper would fill it with other people or figures by now.

    Never of one that was built before its contents were noted, nor of one that was replaced.
    """
    if not paper.said or paper.state == PaperState.REPLACED:
        return False
    now = collected(paper.kind, paper.conference, paper.as_of, format=paper.format)
    return now.said != paper.said


STAY = "Văn bản vẫn ghi như đã duyệt; hãy xem lại trước khi trình ký."
LEFT_OUT = "Danh sách chưa đưa vào; khi có kết luận, hãy lập lại văn bản."


def looked_into(kind: str, conference: Conference) -> tuple[str, list[str], str]:
    """Of whom a complaint is looked into: who they are, their codes, what a paper does of it.

    Only the city's list leaves them out; off the others nobody is taken: that is for people to
    decide, and to know before.
    """
    if kind == ReportKind.PROFILES:
        if chosen := city_choice(conference):
            kept_back = [row.nomination_code for row in chosen if row.is_kept_back]
            return "đại biểu", kept_back, LEFT_OUT
        return "hồ sơ đã duyệt", nominations_looked_into(conference), LEFT_OUT
    if kind == ReportKind.DELEGATES:
        rows = delegate_rows(conference)
        return "đại biểu", [row.nomination_code for row in rows if row.looked_into], STAY
    return "hồ sơ đã duyệt", nominations_looked_into(conference), STAY
