"""How a deadline stands and how a date reads in Vietnamese (plain Python)."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from accounts.telling import vn_short as vn_short
from conferences.enums import AFTER_THE_EVENT, Standing

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
SOON_DAYS = 3
AMEND_DAYS = 2  # offered for amending a returned dossier; ours, the office may say otherwise


def local_day(at: datetime) -> date:
    """The day in Hà Nội."""
    return at.astimezone(HANOI).date()


def is_open(*, due_at: datetime, at: datetime) -> bool:
    """Whether there is still time: `due_at` itself is the first instant too late."""
    return at < due_at


def last_day(due_at: datetime) -> date:
    """The last day that still counts: "trước ngày 20/8" ends with 19/8."""
    return local_day(due_at - timedelta(microseconds=1))


def day_after(day: date) -> datetime:
    """The first instant after a day in Hà Nội: what "đến hết ngày 19/8" means as an instant."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=HANOI)


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


def not_before_words(key: str, starts_at: datetime | None, *, at: datetime) -> str:
    """Why a duty cannot be noted as done yet; nothing when it can, or when no hour is set."""
    if key not in AFTER_THE_EVENT or starts_at is None or at >= starts_at:
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


def before_words(due_at: datetime) -> str:
    """trước ngày 20/8/2025: the plan's own words."""
    return f"trước ngày {vn_short(local_day(due_at))}"


def until_words(due_at: datetime) -> str:
    """đến hết thứ Ba, ngày 19/8/2025: the last day that counts."""
    end = last_day(due_at)
    return f"đến hết {WEEKDAYS[end.weekday()]}, ngày {vn_short(end)}"


def hour_words(due_at: datetime) -> str:
    """trước 24:00 thứ Ba, ngày 19/8/2025: the hour, for whoever reads it alone at home."""
    local, end = due_at.astimezone(HANOI), last_day(due_at)
    hour = "24:00" if local.time() == time() else f"{local:%H:%M}"
    return f"trước {hour} {WEEKDAYS[end.weekday()]}, ngày {vn_short(end)}"


def left_words(*, due_at: datetime, at: datetime) -> str:
    """Còn 3 ngày – đến hết thứ Ba, ngày 19/8/2025."""
    left, end = days_left(due_at=due_at, at=at), last_day(due_at)
    last = f"hết {WEEKDAYS[end.weekday()]}, ngày {vn_short(end)}"
    if left < 0:
        return f"Quá hạn {-left} ngày – hạn: {last}"
    if left == 0:
        return f"Hôm nay là ngày cuối – đến {last}"
    return f"Còn {left} ngày – đến {last}"
