"""How days, counts and shares are told in Vietnamese, the same on pages and papers (plain)."""

from datetime import date
from fractions import Fraction


def vn_short(day: date) -> str:
    """08/8/2025: days below 10 and months 1 and 2 get a zero, as Decree 30/2020 writes dates."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def dotted(number: int) -> str:
    """1.234: the dot groups thousands."""
    return f"{number:,}".replace(",", ".")


def percent(share: Fraction) -> str:
    """69,2%; a whole number without decimals."""
    tenths = round(share * 1000)
    whole, rest = divmod(tenths, 10)
    return f"{whole},{rest}%" if rest else f"{whole}%"
