"""The only writer of the answer that a unit puts nobody forward, and of its taking back.

It settles the unit's duty as a sent dossier does; sending somebody ends it by itself
(`workflow.effects.end_nobody`).
"""

from dataclasses import dataclass
from datetime import date, datetime

from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import Unit, User
from accounts.names import clean
from accounts.permissions import may
from accounts.problems import Problem, Refused
from conferences.calendar import vn_short
from conferences.models import Conference, DeadlineMark
from conferences.workflow import demand, demand_current, demand_opened, hold
from nominations.calendar import CALL, SendingTimes, closed_words
from nominations.enums import NominationState
from nominations.models import Nobody, Nomination
from nominations.reading import (
    NO_NOTE_TO_UNSAY,
    TOO_MANY_PRESENT,
    asks_households,
    too_many_present,
)
from nominations.workflow.effects import ended_at, note_nobody, settle

NO_DUTY = "Đơn vị này không có hạn gửi hồ sơ. Hãy xem trang Tiến độ."
HAS_SENT = "Đơn vị đã gửi hồ sơ {}, nên không báo được. Hãy xem lại hồ sơ của đơn vị."
SAID = (
    "Đã ghi đơn vị không giới thiệu ai, họp ngày {}. Muốn ghi khác, hãy bấm “Thôi báo không giới "
    "thiệu ai” trước."
)
OVER = "Lời báo này không còn. Hãy xem lại trang này."
TOO_LATE = "Đã hết hạn gửi hồ sơ nên không thôi báo được nữa. Hãy gọi Phòng Văn hóa - Xã hội."


@dataclass(frozen=True, kw_only=True)
class Held:
    """The review that put nobody forward: its day, who was invited, how many people came."""

    held_on: date
    invited: int
    present: int


def sent_by(conference: Conference, unit: Unit) -> str:
    """The code of a dossier the unit sent, or has back; empty where there is none."""
    sent = Nomination.objects.of(conference).filter(unit=unit)
    sent = sent.exclude(state=NominationState.DRAFT).order_by("code")
    return sent.values_list("code", flat=True).first() or ""


@in_one_go
def say_nobody(
    *,
    conference: Conference,
    unit: Unit,
    meeting: Held,
    on_paper: bool = False,
    by: User,
    at: datetime,
) -> Nobody:
    """Note that the unit puts nobody forward; the same said twice is said once.

    on_paper: the unit brought it on paper, after the deadline too. Raises Refused where the unit
    owes no dossiers, has sent one or has one back, and, for the unit itself, after its deadline.
    """
    right = Permission.NOMINATION_ENTER if on_paper else Permission.NOMINATION_WRITE
    demand(by, right, place=unit.place)
    hold(unit)  # the gate of sending too: of the two the first one stands
    demand_opened(conference)
    stands = Nobody.objects.standing(conference).filter(unit=unit).first()
    if (
        stands
        and stands.held_on == meeting.held_on
        and ((stands.invited, stands.present) == (meeting.invited, meeting.present))
    ):
        return stands
    problems = _in_the_way(conference, unit, meeting, stands, on_paper=on_paper, at=at)
    if problems:
        raise Refused(*problems)
    said = Nobody.objects.create(
        conference=conference, unit=unit, held_on=meeting.held_on, invited=meeting.invited,
        present=meeting.present, on_paper=on_paper, said_at=at, said_by=by,
    )  # fmt: skip
    settle(conference=conference, unit=unit)
    note_nobody(said, action="say_nobody", by=by, at=at)
    return said


def _in_the_way(
    conference: Conference,
    unit: Unit,
    meeting: Held,
    stands: Nobody | None,
    *,
    on_paper: bool,
    at: datetime,
) -> list[Problem]:
    mark = _duty_of(conference, unit)
    if mark is None:
        return [Problem(text=NO_DUTY)]
    if stands:
        return [Problem(text=SAID.format(vn_short(stands.held_on)))]
    if code := sent_by(conference, unit):
        return [Problem(text=HAS_SENT.format(code))]
    if not on_paper and not _times(mark).is_open(at):
        closed = closed_words(_times(mark), NominationState.DRAFT)
        return [Problem(text=f"{closed} {CALL}")]
    households = asks_households(unit.kind)
    invited, present = meeting.invited, meeting.present
    if too_many_present(invited=invited, present=present, households=households):
        return [Problem(text=TOO_MANY_PRESENT, field="present")]
    return []


@in_one_go
def unsay_nobody(said: Nobody, *, note: str = "", by: User, at: datetime) -> None:
    """Take it back: by the unit until its deadline, by the office whenever, with a note why.

    Raises Refused where it is over already, or too late: the unit could send nobody instead.
    """
    is_own = may(by, Permission.NOMINATION_WRITE, place=said.place)
    right = Permission.NOMINATION_WRITE if is_own else Permission.NOMINATION_ENTER
    demand(by, right, place=said.place)
    hold(said.unit)
    demand_current(said)
    if is_own and not _may_send_still(said, at):
        raise Refused(Problem(text=TOO_LATE))
    why = clean(note)
    if not is_own and not why:
        raise Refused(Problem(text=NO_NOTE_TO_UNSAY, field="note"))
    standing = Nobody.objects.filter(pk=said.pk, ended_at=None)
    if not standing.update(ended_at=ended_at(at)):
        raise Refused(Problem(text=OVER))
    settle(conference=said.conference, unit=said.unit)
    note_nobody(said, action="unsay_nobody", by=by, at=at, why=why)


def _may_send_still(said: Nobody, at: datetime) -> bool:
    mark = _duty_of(said.conference, said.unit)
    return mark is None or _times(mark).is_open(at)


def _times(mark: DeadlineMark) -> SendingTimes:
    return SendingTimes(send_by=mark.due_at, closes=mark.deadline.closes)


def _duty_of(conference: Conference, unit: Unit) -> DeadlineMark | None:
    """What the unit owes of dossiers."""
    owed = DeadlineMark.objects.of_dossiers().select_related("deadline")
    return owed.filter(deadline__conference=conference, unit=unit).first()
