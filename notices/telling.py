"""What a reminder says, in words; plain Python."""

from collections.abc import Sequence
from datetime import datetime

from accounts.telling import in_sentence
from conferences.calendar import hour_words, is_open

NAMED = 3  # units a sentence names; more are counted
CALL = "Nếu còn vướng mắc, hãy gọi Phòng Văn hóa - Xã hội."


def to_unit(words: str, due_at: datetime, *, at: datetime) -> str:
    """Gửi hồ sơ giới thiệu: hạn trước 24:00 thứ Ba, ngày 19/8/2025."""
    beside = "" if is_open(due_at=due_at, at=at) else f" {CALL}"
    return f"{words}: {_day(due_at, at=at)}.{beside}"


def to_all(title: str, due_at: datetime, units: Sequence[str], *, at: datetime) -> str:
    """Who owes it still, for whoever looks at all units."""
    names = ", ".join(in_sentence(unit) for unit in units)
    who = names if len(units) <= NAMED else f"{len(units)} đơn vị"
    return f"{title}: {_day(due_at, at=at)}. Chưa xong: {who}."


def _day(due_at: datetime, *, at: datetime) -> str:
    day = f"hạn {hour_words(due_at)}"
    return day if is_open(due_at=due_at, at=at) else f"đã quá hạn ({day})"
