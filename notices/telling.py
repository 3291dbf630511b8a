"""What a reminder says, in words; plain Python."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from accounts.telling import in_sentence
from conferences.calendar import hour_words, is_open

NAMED = 3  # units a sentence names; more are counted
LETTER = """\
Kính gửi {unit}.
UBND {commune} kính nhắc đơn vị còn việc chưa xong theo {document}:
{lines}
Ông, bà vào {address} để làm, bằng phiếu QR hoặc tài khoản của đơn vị.{helps}
Trân trọng cảm ơn."""
HELPS = " Cần giúp, hãy gọi Phòng Văn hóa - Xã hội: {phone}."
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


def letter(
    unit: str,
    owed: Iterable[tuple[str, datetime]],
    *,
    commune: str,
    document: str,
    address: str,
    phone: str,
    at: datetime,
) -> str:
    """What may be pasted where others read along: what is missing, until when, the plain address.

    No way in stands in it: groups hand links on.
    """
    lines = "\n".join(f"- {words}: {_day(due_at, at=at)}." for words, due_at in owed)
    return LETTER.format(
        unit=in_sentence(unit),
        commune=commune,
        document=document,
        lines=lines,
        address=address,
        helps=HELPS.format(phone=phone) if phone else "",
    )
