"""A fact's value in words: what a page shows of it, and what the document itself would say."""

import re
from datetime import datetime
from fractions import Fraction

from accounts.telling import percent, vn_short
from conferences.reading.days import OPEN
from conferences.reading.values import Fact, Kind

_OPEN = OPEN.partition("{")[0]

NO_DAY = "không có ngày này"
NO_DAY_SAID = "không ghi ngày"


def said(fact: Fact) -> str:
    """20/8/2025, trước ngày 20/8/2025, chậm nhất 17 giờ 00 ngày 12/9/2025, 65 %; else as read."""
    if not fact.value:
        return NO_DAY_SAID if any(note.startswith(_OPEN) for note in fact.notes) else NO_DAY
    if re.fullmatch(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?", fact.value):
        return _day(fact.value, is_due=fact.kind is Kind.DEADLINE)
    if fact.kind is Kind.SHARE and "/" in fact.value:
        return percent(Fraction(fact.value))
    if fact.kind is Kind.DEADLINE and (ahead := re.fullmatch(r"([+-])(\d+)", fact.value)):
        return f"{'sau' if ahead[1] == '+' else 'trước'} {ahead[2]} ngày"
    return fact.value


def _day(value: str, *, is_due: bool) -> str:
    at = datetime.fromisoformat(value)
    day = vn_short(at.date())
    if "T" not in value:
        return f"trước ngày {day}" if is_due else day
    hour = f"{at.hour} giờ {at.minute:02d} ngày {day}"
    return f"chậm nhất {hour}" if is_due else hour
