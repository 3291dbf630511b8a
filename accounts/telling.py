"""How days, counts and shares are told in Vietnamese, the same on pages and papers (plain)."""

from datetime import date
from fractions import Fraction

COMMON_NOUNS = ("Thôn", "Xã", "Phường", "Tổ", "Khu", "Xóm", "Hộ")  # small within a sentence


def vn_short(day: date) -> str:
    """08/8/2025: days below 10 and months 1 and 2 get a zero, as Decree 30/2020 writes dates."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def vn_phone(stored: str | None) -> str:
    """0912 000 001 of +84912000001; a fixed line's as 0225 3123 456; nothing of nothing."""
    if not stored:
        return ""
    bare = "0" + stored.removeprefix("+84")
    return " ".join((bare[:4], bare[4:-3], bare[-3:]))


def dotted(number: int) -> str:
    """1.234: the dot groups thousands."""
    return f"{number:,}".replace(",", ".")


def too_long(longest: int, now: int) -> str:
    """What is said of words past their limit, in every room; now: how many characters there are."""
    most, there = dotted(longest), dotted(now)
    return f"Hãy rút gọn, tối đa {most} ký tự, kể cả dấu cách; đang có {there}."


def percent(share: Fraction) -> str:
    """69,2%; a whole number without decimals."""
    tenths = round(share * 1000)
    whole, rest = divmod(tenths, 10)
    return f"{whole},{rest}%" if rest else f"{whole}%"


def shown_share(share: Fraction) -> str:
    """70; 66,7; 2/3, which no decimal of one place says: as one would type it."""
    return percent(share).removesuffix("%") if share * 1000 % 1 == 0 else str(share)


def in_sentence(name: str) -> str:
    """A name after other words: "thôn Mỗ Đoạn", but "Trường THCS Đại Sơn"."""
    first, space, rest = name.partition(" ")
    return f"{first.lower()}{space}{rest}" if first in COMMON_NOUNS else name


def cited(rule: str) -> str:
    """Kế hoạch, mục II.4.1: where a sentence stands, for whoever knows no paragraph by heart.

    A paper that came after the plan is named as it is: "Công văn số 45/UBND-VHXH ngày 18/8/2025…".
    """
    decree, _, article = rule.partition(", Đ.")
    if article:
        return f"{decree}, Điều {article}"
    return rule if " " in rule else f"Kế hoạch, mục {rule}"
