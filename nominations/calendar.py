"""Until when a dossier can be sent, and what it may still expect (plain Python).

Receipts, home and panel promise only what can happen: every sentence is made of the state, the
plan's instants and the moment it is read.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from conferences.calendar import (
    before_words,
    days_left,
    is_open,
    local_day,
    until_words,
    vn_moment,
    vn_short,
)
from nominations.enums import NominationState

S = NominationState
ENDS_EARLY = "Giờ kết thúc không sau giờ bắt đầu. Hãy xem lại hai giờ này."
CALL = "Hãy gọi Phòng Văn hóa - Xã hội."
OFFICE_CAN = (
    "Phòng Văn hóa - Xã hội có thể cho đơn vị thêm ngày gửi, hoặc nhận bản giấy và nhập thay."
)


CLAIMED = "Máy ghi là viết trước hạn: vẫn gửi được, hồ sơ ghi “đến muộn”, Phòng xem xét."
STILL_TAKEN = "Vẫn gửi được, hồ sơ ghi “gửi muộn”."
RETURN_CAN = "Phòng Văn hóa - Xã hội có thể đặt lại hạn bổ sung cho hồ sơ này."


HELD = "Hội nghị đã diễn ra."
HELD_FOR = timedelta(
    days=7
)  # what was filled in without a line, on the phone: static/js/offline.js


def office_can(state: str, *, held: bool) -> str:
    """What the office can do for a unit that is too late with a dossier.

    held: the conference has begun, and more days would lead to nothing.
    """
    if held:
        return HELD
    return RETURN_CAN if state == S.RETURNED else OFFICE_CAN


@dataclass(frozen=True, kw_only=True)
class SendingTimes:
    """The two instants that close a dossier's sending; each is the first instant too late.

    send_by: the unit's day for its first sending, its own where the office gave it one; None where
    the plan has no such deadline. amend_by: set when the office returned this dossier. claimed_at:
    when a phone says that a dossier never sent was filled in.
    """

    send_by: datetime | None
    amend_by: datetime | None = None
    claimed_at: datetime | None = None
    closes: bool = True  # else a unit may send when it is late, and that is told

    @property
    def closes_at(self) -> datetime | None:
        """The later of the two: a returned dossier is never worse off than a new one."""
        if self.send_by is None:
            return None
        return max(self.send_by, self.amend_by or self.send_by)

    @property
    def until_words(self) -> str:
        """đến hết thứ Năm, ngày 21/8/2025; nothing where the plan has no such deadline."""
        return until_words(self.closes_at) if self.closes_at else ""

    def is_open(self, at: datetime) -> bool:
        """Whether the unit itself may still send."""
        in_time = self.closes_at is None or is_open(due_at=self.closes_at, at=at)
        return in_time or not self.closes or self.is_claimed(at)

    def is_claimed(self, at: datetime) -> bool:
        """Whether it comes too late, and the phone says that it was filled in before the unit's day
        without a line: unproven, taken no longer than a phone holds anything, told to the office.
        """
        claimed = self.claimed_at
        if self.closes_at is None or claimed is None or is_open(due_at=self.closes_at, at=at):
            return False
        if not self.closes:
            return False
        return at < claimed + HELD_FOR and is_open(due_at=self.closes_at, at=claimed)

    def is_overrun(self, at: datetime) -> bool:
        """Whether its day is over, and it may come still."""
        return bool(self.closes_at and self.closes_at <= at and not self.closes)

    def is_late(self, sent_at: datetime | None) -> bool:
        """Whether a first sending came after the unit's day; by the office for a unit's paper."""
        return bool(sent_at and self.send_by and not is_open(due_at=self.send_by, at=sent_at))


def is_before_review(claimed_at: datetime | None, held_on: date | None) -> bool:
    """Whether a phone says that a dossier was filled in before the day of the review it tells."""
    return bool(claimed_at and held_on and local_day(claimed_at) < held_on)


@dataclass(frozen=True, kw_only=True)
class Course:
    """The plan's instants a sent dossier still meets; None where nobody has set one.

    list_by: before it the list is approved (VI). held_by: before it the conference is held (VI).
    starts_at: when it begins.
    """

    list_by: datetime | None
    list_words: str = ""  # that day as the plan says it
    held_by: datetime | None
    starts_at: datetime | None

    def has_begun(self, at: datetime) -> bool:
        """Whether nobody can be invited any more: it began, or should have been over."""
        begins = self.starts_at or self.held_by
        return begins is not None and at >= begins


def closed_words(times: SendingTimes, state: str) -> str:
    """Đã hết hạn gửi hồ sơ (trước ngày 20/8/2025)."""
    what = "gửi lại" if times.amend_by and state == S.RETURNED else "gửi hồ sơ"
    day = f" ({before_words(times.closes_at)})" if times.closes_at else ""
    return f"Đã hết hạn {what}{day}."


def open_words(times: SendingTimes, state: str) -> str:
    """Gửi lại trước ngày 22/8/2025 (đến hết thứ Năm, ngày 21/8/2025)."""
    what = "Gửi lại" if state == S.RETURNED else "Gửi hồ sơ"
    if times.closes_at is None:
        return f"{what} khi đã đủ."
    return f"{what} {before_words(times.closes_at)} ({until_words(times.closes_at)})."


def sending_words(times: SendingTimes, state: str, *, at: datetime) -> str:
    """What the unit can do with a dossier that is still its own."""
    if times.is_claimed(at):
        return f"{closed_words(times, state)} {CLAIMED}"
    if times.is_overrun(at):
        return f"{closed_words(times, state)} {STILL_TAKEN}"
    if times.is_open(at):
        return open_words(times, state)
    return f"{closed_words(times, state)} {CALL}"


def back_words(times: SendingTimes, *, at: datetime) -> str:
    """What the office reads of a returned dossier: until when it may come, or that it is late."""
    if times.closes_at is None:
        return ""
    if times.is_open(at) and not times.is_overrun(at):
        return f"Đơn vị gửi lại được {times.until_words}."
    return f"Đơn vị đã hết hạn gửi lại (hạn: {times.until_words.removeprefix('đến ')})."


def again_words(times: SendingTimes, *, at: datetime) -> str:
    """Until when a dossier taken back must be sent again; urgent on the last day."""
    if times.closes_at is None:
        return ""
    last = days_left(due_at=times.closes_at, at=at) <= 0
    today = "Hôm nay là ngày cuối. " if last else ""
    return f"{today}Rút lại rồi thì phải gửi lại {until_words(times.closes_at)}."


def approval_words(course: Course, *, at: datetime) -> str:
    """When the leadership decides: the plan's day is no promise, and approving is not closed."""
    if course.list_by is None:
        return "Sau khi thẩm định, lãnh đạo xã xem xét, duyệt."
    day = course.list_words
    left = days_left(due_at=course.list_by, at=at)
    if left > 0:
        return f"Theo Kế hoạch, danh sách được duyệt {day}; lãnh đạo xã có thể duyệt muộn hơn."
    if is_open(due_at=course.list_by, at=at):
        return f"Hôm nay là ngày cuối duyệt danh sách ({day}); lãnh đạo xã có thể duyệt muộn hơn."
    return f"Đã qua hạn duyệt danh sách ({day}). Nếu lãnh đạo xã duyệt, hồ sơ ghi “duyệt muộn”."


def next_words(state: str, *, times: SendingTimes, course: Course, at: datetime) -> tuple[str, ...]:
    """What comes next for a dossier, as far as it can still come."""
    over = course.has_begun(at)
    match state:
        case S.DRAFT | S.RETURNED:
            return (sending_words(times, state, at=at),)
        case S.SUBMITTED | S.VERIFIED if over:
            return ("Chưa có kết quả duyệt. Muốn biết thêm, hãy gọi Phòng Văn hóa - Xã hội.",)
        case S.SUBMITTED:
            return (
                "Phòng Văn hóa - Xã hội thẩm định hồ sơ.",
                "Nếu cần bổ sung, lý do và hạn bổ sung hiện ở “Việc cần làm”.",
                approval_words(course, at=at),
            )
        case S.VERIFIED:
            return ("Hồ sơ đã được thẩm định.", approval_words(course, at=at))
        case S.APPROVED if over:
            return ("Lãnh đạo xã đã duyệt hồ sơ.",)
        case S.APPROVED:
            when = f" lúc {vn_moment(course.starts_at)}" if course.starts_at else ""
            return (
                "Lãnh đạo xã đã duyệt hồ sơ.",
                f"Ai có tên trong danh sách đại biểu được mời dự Hội nghị{when}.",
            )
        case S.REJECTED:
            return (
                "Lãnh đạo xã đã xem xét và không duyệt hồ sơ này.",
                "Muốn biết thêm hoặc đề nghị xem lại, hãy gọi Phòng Văn hóa - Xã hội.",
            )
        case S.CLOSED:
            return (
                "Hồ sơ này đóng lại vì trùng người; hồ sơ kia được xét tiếp.",
                "Nếu không phải một người, hãy gọi Phòng Văn hóa - Xã hội.",
            )
        case S.STOPPED if over:
            return ("Hồ sơ này đã dừng xét.",)
        case S.STOPPED:
            return (
                "Hồ sơ này đã dừng xét; đơn vị vẫn được tính là đã gửi.",
                "Nếu cần xét tiếp, hãy gọi Phòng Văn hóa - Xã hội trước khi diễn ra Hội nghị.",
            )
    return ("Kết quả duyệt hồ sơ này đã bị hủy.",)


def when_held(held_on: date, starts_at: time | None) -> str:
    """15/8/2025; 19:30 ngày 15/8/2025 where its hour is written: two meetings of a day differ."""
    return f"{starts_at:%H:%M} {on_day(held_on, None)}" if starts_at else vn_short(held_on)


def on_day(held_on: date, starts_at: time | None) -> str:
    """The same within a sentence: ngày 15/8/2025; 19:30 ngày 15/8/2025."""
    return when_held(held_on, starts_at) if starts_at else f"ngày {vn_short(held_on)}"


def ends_before_it_starts(starts_at: time | None, ends_at: time | None) -> bool:
    """Whether a meeting would be over when it begins; unknown hours are no trouble."""
    return starts_at is not None and ends_at is not None and ends_at <= starts_at
