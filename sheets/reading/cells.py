"""What a program stored in a cell, made into what a person sees there."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from typing import Any

from accounts.names import clean
from sheets.reading.values import EMPTY, Cell

LONGEST = 4000  # characters of one cell; more is cut and nobody misses it
# Nothing here needs mending: printable ASCII and Vietnamese letters in NFC, single spaces inside.
_PLAIN = re.compile(r"(?:[!-~À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ“”–…]+ ?)*(?<! )")


def text_cell(text: str) -> Cell:
    return Cell(tidy(text)) if text else EMPTY


def tidy(text: str) -> str:
    """One line in NFC; most cells are so already and are only looked at."""
    if len(text) > LONGEST:
        text = text[:LONGEST]
    return text if _PLAIN.fullmatch(text) else clean(text)


def cell(value: Any) -> Cell:
    """Out of what a reader of workbooks gives: text, number, day, truth."""
    if isinstance(value, str):
        return text_cell(value)
    if isinstance(value, bool):
        return Cell("TRUE" if value else "FALSE")
    if isinstance(value, int | float):
        return Cell(number(value))
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date):
        return Cell(written(value), day=value)
    if isinstance(value, time):
        return Cell(f"{value:%H:%M}")
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return Cell(f"{minutes // 60:02}:{minutes % 60:02}")
    return EMPTY


def number(value: float) -> str:
    """1956.0 as 1956; a fraction with the comma people write here."""
    if isinstance(value, int) or value.is_integer():
        return str(int(value)) if abs(value) < 1e15 else f"{value:.0f}"
    return repr(round(value, 10)).replace(".", ",")


def written(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year}"


def _moment(value: datetime) -> Cell:
    day = value.date()
    if value.time() == time():
        return Cell(written(day), day=day)
    return Cell(f"{value:%H:%M} {written(day)}", day=day)


def is_mark(char: str) -> bool:
    return unicodedata.combining(char) != 0
