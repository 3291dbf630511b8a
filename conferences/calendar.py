"""How a deadline stands and how a date reads in Vietnamese (plain Python)."""

from datetime import date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from accounts.telling import vn_short as vn_short
from conferences.enums import Standing, Wording

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
SOON_DAYS = 3
INSTANT = timedelta(microseconds=1)
AMEND_DAYS = 2  # offered for amending a returned dossier; ours, the office may say otherwise


def local_day(at: datetime) -> date:
    """The day in Hà Nội."""
    return at.astimezone(HANOI).date()


def is_open(*, due_at: datetime, at: datetime) -> bool:
    """Whether there is still time: `due_at` itself is the first instant too late."""
    return at < due_at


def last_day(due_at: datetime) -> date:
    """The last day that still counts: "trước ngày 20/8" ends with 19/8."""
    return local_day(due_at - INSTANT)


def midnight(day: date) -> datetime:
    """Its first instant in Hà Nội."""
    return datetime.combine(day, time(), tzinfo=HANOI)


def day_after(day: date) -> datetime:
    """The first instant after a day in Hà Nội: what "đến hết ngày 19/8" means as an instant."""
    return midnight(day + timedelta(days=1))


def held_day(*, starts_at: datetime | None, held_by: datetime | None) -> date | None:
    """The day of the conference: the programme's, else the last the plan leaves for it."""
    if starts_at:
        return local_day(starts_at)
    return last_day(held_by) if held_by else None


def offer(*, after: date, at: datetime, held_on: date | None = None) -> date:
    """The last day offered to a unit: two days after `after`, before the conference's own day.

    Today where that day has come: a day that is over helps nobody.
    """
    day = after + timedelta(days=AMEND_DAYS)
    if held_on:
        day = min(day, held_on - timedelta(days=1))
    return max(day, local_day(at))


def amend_offer(*, due_at: datetime, at: datetime, held_on: date | None = None) -> date:
    """The last day offered for amending: two days on, never before the unit's own last day."""
    return max(offer(after=local_day(at), at=at, held_on=held_on), last_day(due_at))


def held_words(starts_at: datetime) -> str:
    """08:00 thứ Sáu, ngày 22/8/2025."""
    local = starts_at.astimezone(HANOI)
    return f"{local:%H:%M} {WEEKDAYS[local.weekday()]}, ngày {vn_short(local.date())}"


def not_before_words(starts_at: datetime | None, *, waits: bool, at: datetime) -> str:
    """Why what waits for the conference cannot be noted as done yet; nothing when it can."""
    if not waits or starts_at is None or at >= starts_at:
        return ""
    return f"Hội nghị chưa diễn ra (dự kiến {vn_moment(starts_at)}). Hãy ghi nhận sau Hội nghị."


def days_to(starts_at: datetime, *, at: datetime) -> int:
    """Whole days from today to the day something begins; 0 is today."""
    return (local_day(starts_at) - local_day(at)).days


def days_left(*, due_at: datetime, at: datetime) -> int:
    """Whole days from today to the last day that counts; 0 is today, negative is over."""
    return (last_day(due_at) - local_day(at)).days


def standing(
    *, due_at: datetime, met_at: datetime | None, at: datetime, sends_nobody: bool = False
) -> Standing:
    """How one duty stands at a moment; computed from three instants, never stored.

    sends_nobody: its unit answered that it puts nobody forward, which is an answer late too.
    """
    if sends_nobody:
        return Standing.NOBODY
    if met_at is not None:
        return Standing.MET if is_open(due_at=due_at, at=met_at) else Standing.MET_LATE
    if not is_open(due_at=due_at, at=at):
        return Standing.OVERDUE
    left = days_left(due_at=due_at, at=at)
    if left == 0:
        return Standing.LAST_DAY
    return Standing.SOON if left <= SOON_DAYS else Standing.PENDING


def vn_long(day: date) -> str:
    """ngày 08 tháng 8 năm 2025."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def vn_moment(at: datetime) -> str:
    """08:00 ngày 22/8/2025."""
    local = at.astimezone(HANOI)
    return f"{local:%H:%M} ngày {vn_short(local.date())}"


def is_midnight(due_at: datetime) -> bool:
    """Whether it ends a whole day in Hà Nội, and no hour need be said."""
    return due_at.astimezone(HANOI).time() == time()


def just_after(at: datetime) -> datetime:
    """The first instant too late where `at` itself still counts: "chậm nhất 16 giờ 30".

    One microsecond on, the smallest there is: the paper's own instant is in time and nothing after
    it, and what the paper says is found again by taking it off.
    """
    return at + INSTANT


class Dated(Protocol):
    """A day as a plan words it; rows and values alike."""

    @property
    def wording(self) -> str: ...
    @property
    def due_at(self) -> datetime: ...
    @property
    def begins_at(self) -> datetime | None: ...
    @property
    def days(self) -> int: ...
    @property
    def event(self) -> str: ...


def due_words(row: Dated) -> str:
    """A day as the plan words it; see `Wording`."""
    last = last_day(row.due_at)
    match row.wording:
        case Wording.AT_LATEST:
            return latest_words(row.due_at)
        case Wording.RANGE if row.begins_at:
            return f"từ ngày {vn_short(local_day(row.begins_at))} đến ngày {vn_short(last)}"
        case Wording.ON:
            return f"ngày {vn_short(last)}"
        case Wording.IN_MONTH:
            return f"trong tháng {vn_month(last)}"
        case Wording.RELATIVE:
            return f"{row.days:02d} ngày sau khi {row.event} ({latest_words(row.due_at)})"
    return before_words(row.due_at)


def last_words(row: Dated) -> str:
    """hết ngày 19/8/2025, where the plan's words leave to be reckoned which day still counts."""
    if row.wording not in (Wording.BEFORE, Wording.IN_MONTH) or not is_midnight(row.due_at):
        return ""
    return f"hết ngày {vn_short(last_day(row.due_at))}"


def vn_month(day: date) -> str:
    """8/2025; 02/2026."""
    return vn_short(day).partition("/")[2]


def latest_words(due_at: datetime) -> str:
    """chậm nhất 16 giờ 30 ngày 29/8/2025; of a whole day without the hour."""
    last = (due_at - INSTANT).astimezone(HANOI)
    day = f"ngày {vn_short(last.date())}"
    if is_midnight(due_at):
        return f"chậm nhất {day}"
    minutes = f" {last:%M}" if last.minute else ""
    return f"chậm nhất {last:%H} giờ{minutes} {day}"


def before_words(due_at: datetime) -> str:
    """trước ngày 20/8/2025; chậm nhất 16 giờ 30 ngày 29/8/2025 where it ends within a day."""
    if not is_midnight(due_at):
        return latest_words(due_at)
    return f"trước ngày {vn_short(local_day(due_at))}"


def _end_words(due_at: datetime) -> str:
    """hết thứ Ba, ngày 19/8/2025; 16:30 thứ Sáu, ngày 29/8/2025."""
    end = last_day(due_at)
    hour = "hết" if is_midnight(due_at) else f"{(due_at - INSTANT).astimezone(HANOI):%H:%M}"
    return f"{hour} {WEEKDAYS[end.weekday()]}, ngày {vn_short(end)}"


def until_words(due_at: datetime) -> str:
    """đến hết thứ Ba, ngày 19/8/2025: the last day that counts."""
    return f"đến {_end_words(due_at)}"


def hour_words(due_at: datetime) -> str:
    """trước 24:00 thứ Ba, ngày 19/8/2025: the hour, for whoever reads it alone at home."""
    if not is_midnight(due_at):
        return until_words(due_at)
    end = last_day(due_at)
    return f"trước 24:00 {WEEKDAYS[end.weekday()]}, ngày {vn_short(end)}"


def left_words(*, due_at: datetime, at: datetime) -> str:
    """Còn 3 ngày – đến hết thứ Ba, ngày 19/8/2025."""
    left, last = days_left(due_at=due_at, at=at), _end_words(due_at)
    if left < 0:
        return f"Quá hạn {-left} ngày – hạn: {last}"
    if not is_open(due_at=due_at, at=at):
        return f"Quá hạn từ hôm nay – hạn: {last}"
    if left == 0:
        return f"Hôm nay là ngày cuối – đến {last}"
    return f"Còn {left} ngày – đến {last}"
