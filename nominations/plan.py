"""Reads which years a text names, carefully: no phone number, area, sum or paper is a year; and of
what a plan is called the day it was signed.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

# Four digits that stand alone: not inside a longer number, a phone ("0912 2019 33") or a sum.
# Groups of digits divided by space, dot or comma are one number; a dash or slash parts years.
# Said behind the digits, so that they are looked for first: in a third of the time.
_YEAR = re.compile(r"((?:19|20)\d{2})(?<!\d\d{4})(?<!\d[ .,\u00a0]\d{4})(?!\d)(?![ .,\u00a0]\d)")
_DOTTED_DAY = re.compile(r"(?<![\d.])\d{1,2}\.\d{1,2}\.((?:19|20)\d{2})(?![\d.]\d|\d)")
# What is counted is no year: "2000 m2", "2019 con gà"; nor a paper: "số 2019", "2019/QĐ-UBND".
_UNITS = """
% m² m³ m2 m3 m mét thước ha sào mẫu kg km tạ tấn yến lít đồng đ nghìn ngàn triệu tỷ tỉ usd người hộ
khẩu em cháu con cây gốc lượt suất bộ chiếc cái ngày giờ công thùng bao viên quyển cuốn phần sản học
đoàn hội nhân
"""
_UNIT = re.compile(rf"\s*(?:{'|'.join(_UNITS.split())})(?!\w)", re.IGNORECASE)
_OF_A_PAPER = re.compile(r"/\s*[^\W\d]")
_NUMBERED = re.compile(r"(?:\bsố(?: hiệu)?|\bđt|\bsđt|điện thoại|biển số)[\s:]*$", re.IGNORECASE)
_BORN = re.compile(
    r"\bsinh(?:\s+(?:năm|ngày\s+[\d/.\-]+|tháng\s+[\d/.\-]+))?[\s:]*$", re.IGNORECASE
)


BEFORE = 80  # signs: a text may be long, what a number is stands just before it
NO_YEARS: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Period:
    """Years from the first to the last, both within."""

    first: int
    last: int

    def __contains__(self, year: int) -> bool:
        return self.first <= year <= self.last

    def __str__(self) -> str:
        return f"{self.first}-{self.last}"


@lru_cache(maxsize=64)
def period_of(text: str) -> Period | None:
    """The plan's "2020-2025"; None for anything that is not two years in order."""
    found = re.fullmatch(r"\s*(\d{4})\s*[-–—]\s*(\d{4})\s*", text)
    if not found or int(found[1]) > int(found[2]):
        return None
    return Period(first=int(found[1]), last=int(found[2]))


_SIGNED = re.compile(
    r"\bngày\s+(\d{1,2})(?:[/.-]|\s+tháng\s+)(\d{1,2})(?:[/.-]|\s+năm\s+)(\d{4})(?!\d)",
    re.IGNORECASE,
)


def signed_on(document: str) -> date | None:
    """The day in "Kế hoạch số 28/KH-UBND ngày 14/8/2025"; None where none can be read."""
    found = _SIGNED.search(unicodedata.normalize("NFC", document))
    if found is None:
        return None
    of_month, month, year = (int(part) for part in found.groups())
    try:
        return date(year, month, of_month)
    except ValueError:
        return None


def outside(years: Collection[int], period: Period | None) -> list[int]:
    """Those of the years that are none of the plan's, in order; none where it names no years."""
    return sorted(year for year in years if period and year not in period)


def years_in(text: str) -> frozenset[int]:
    """The years a text names: "2019", "năm 2017", "giai đoạn 2018-2023", "12/3/2021".

    What may as well be something else is left out: a doubt is not worth a warning.
    """
    if "19" not in text and "20" not in text:
        return NO_YEARS  # most texts: a list reads two of every row
    text = unicodedata.normalize("NFC", text)
    found = list(_YEAR.finditer(text))
    if ".19" in text or ".20" in text:
        found += _DOTTED_DAY.finditer(text)
    return frozenset(
        int(year[1])
        for year in found
        if not _is_something_else(
            text[max(year.start() - BEFORE, 0) : year.start()], text[year.end() :]
        )
    )


def _is_something_else(before: str, after: str) -> bool:
    return bool(
        _UNIT.match(after)
        or _OF_A_PAPER.match(after)
        or _NUMBERED.search(before)
        or _BORN.search(before)
    )
