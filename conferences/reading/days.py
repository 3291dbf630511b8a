"""Finds days in plain letters and what stands before them: until when, how long after."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

Bound = Literal["before", "until", "range", "month", "after", "open", "on"]
_Y = r"ng[a-z]y"
_DAY = (
    rf"(?:(?:{_Y}\s+)?(?P<{{0}}d>\d{{{{1,2}}}})\s*[/.\-]\s*(?P<{{0}}m>\d{{{{1,2}}}})"
    rf"(?:\s*[/.\-]\s*(?P<{{0}}y>\d{{{{4}}}}))?(?![\d/%])"
    rf"|{_Y}\s+(?P<{{0}}e>\d{{{{1,2}}}})\s+th[a-z]ng\s+(?P<{{0}}n>\d{{{{1,2}}}})"
    rf"(?:\s+n[a-z]m\s+(?P<{{0}}z>\d{{{{4}}}}))?)"
).replace("{{", "{").replace("}}", "}")  # fmt: skip
_HOUR = (
    r"(?:(?P<{0}h>\d{{1,2}})\s*(?:gio|h|g|:)\s*(?P<{0}i>\d{{2}})?(?:\s*phut|['’])?\s*,?\s*"
    r"(?:\(?(?:(?:buoi )?(?:sang|chieu)|thu (?:hai|ba|tu|nam|sau|bay|\d)|chu nhat)\)?\s*,?\s*)*)"
)
_TR = r"tr[uw][a-z]{1,3}"
_BEFORE = rf"(?:xong\s+)?{_TR}\s+(?:(?:va|hoac)\s+trong\s+)?"
_UNTIL = (
    r"(?:(?:cham|muon|tre)\s+nhat\s*:?\s*(?:la|den|vao|trong)?\s*(?:het)?\s*|(?:den\s+)?het\s+"
    r"|(?:thoi\s+)?han\s+(?:cuoi|chot|nop|gui)(?:\s+cung)?(?:\s+ho so|\s+danh sach)?"
    r"(?:\s+la)?\s*:?\s*|(?:xong|hoan thanh|hoan tat)\s+trong\s+(?=ng[a-z]y\s)"
    r"|khong\s+(?:cham\s+|muon\s+|tre\s+)?(?:qua|hon)\s+(?=ng[a-z]y|\d{1,2}\s*(?:gio|h)))"
)


def _day(name: str) -> str:
    return _DAY.replace("{0}", name)


def _hour(name: str) -> str:
    return _HOUR.format(name)


_TO = r"\s*(?:den|toi|-|–)\s*(?:het\s+)?"
_RANGE = re.compile(
    rf"(?<![a-z])(?P<from>tu\s+)?(?:{_hour('a')}?(?<![\d/.]){_day('a')}"
    rf"|(?<!gio )(?<!gio)(?<![\d/.])(?:{_Y}\s+)?\d{{1,2}})"
    rf"{_TO}{_hour('b')}?{_day('b')}"
)
_DONE = r"(?<!da )(?:xong|hoan\s+(?:thanh|tat))(?:\s+vao)?"
_ONE = re.compile(
    rf"(?:(?P<before>(?<![a-z]){_BEFORE})|(?P<until>(?<![a-z]){_UNTIL})|(?P<to>(?<![a-z])(?:den|{_DONE})\s+))?"
    rf"(?:{_hour('a')}(?:{_TO}{_hour('c')})?)?(?<![\d/.]){_day('a')}"
)
_LENGTH = re.compile(rf"\s*(?:{_Y}|buoi)")  # "1/2 ngày"
_DAYS = r"(?:thu (?:hai|ba|tu|nam|sau|bay)|chu nhat)"
_WEEKDAY = re.compile(rf"\s*[,(]*\s*(?:(?:sang|chieu)\s+)?{_DAYS}(?![a-z])")  # "24/10 (thứ Sáu)"
_WEEKDAY_BEFORE = re.compile(rf"(?<![a-z]){_DAYS}\s*[,(]*\s*$")
_MONTH = re.compile(
    r"(?<![a-z])(?P<said>(?:trong\s+|vao\s+)?(?P<part>tuan\s+(?:le\s+)?(?:dau(?:\s+tien)?|cuoi"
    r"|thu\s+(?:nhat|hai|ba|tu))|(?:thuong|trung|ha)\s+tuan|nua\s+(?:dau|cuoi)|dau|giua|cuoi)"
    r"\s+(?:cua\s+)?|trong\s+|(?P<whole>(?:den\s+)?het\s+|truoc\s+))?"
    r"th[a-z]ng\s+(?P<m>\d{1,2})"
    r"(?:\s*/\s*(?P<y>\d{4})|\s+n[a-z]m\s+(?P<z>\d{4}))?(?![\d/])"
)
# The last day of a part of a month, as it is proposed; "cuối", "tuần thứ tư" end with the month.
_PARTS = {
    "tuan dau": 7, "tuan le dau": 7, "nhat": 7, "hai": 14, "ba": 21, "thuong tuan": 10,
    "trung tuan": 20, "nua dau": 15, "dau": 10, "giua": 20,
}  # fmt: skip
_EVENT = r"(?:(?:khai\s+mac|to\s+chuc|dien\s+ra)\s+)?(?:h[a-z]i\s+ngh[a-z]|dai\s+hoi|khai\s+mac)"
_SPELT = {"mot": 1, "hai": 2, "ba": 3, "bay": 7, "muoi": 10}
_WEEK = 7


def _count(name: str) -> str:
    """So many days or weeks: "05 ngày làm việc", "10 (mười) ngày", "một tuần"."""
    return (
        rf"(?P<{name}>\d{{1,2}}|{'|'.join(_SPELT)})(?:\s*\([^)\d]*\))?\s+"
        rf"(?:{_Y}|(?P<{name}w>tuan(?:\s+le)?))(?![a-z])(?:\s+lam\s+viec)?"
    )


_AFTER = re.compile(
    r"(?<![a-z])(?:(?:trong|cham\s+nhat|khong\s+qua|toi\s+da)\s+"
    rf"(?:vong\s+|thoi\s+han\s+|thoi\s+gian\s+)?{_count('a')}"
    rf",?\s*(?:ke\s+tu|tinh\s+tu|tu|sau)\s+(?:khi|{_Y}|hoi\s+nghi|dai\s+hoi)\s?[^.;,]{{0,60}}"
    rf"|(?:cham\s+nhat\s+)?sau\s+{_count('d')},?\s*(?:ke\s+tu|tinh\s+tu|tu)"
    rf"\s+(?:khi|{_Y})\s?[^.;,]{{0,60}}"
    rf"|{_TR}\s+(?:khi|{_Y})\s[^.;,\d]{{0,60}}?\s{_count('e')}"
    rf"|{_TR}\s+{_EVENT}\s+(?:(?:it nhat|toi thieu|cham nhat|khoang)\s+)?"
    rf"{_count('f')}(?!\s*\d)"
    rf"|{_count('g')},?\s+{_TR}\s+(?:khi\s+|{_Y}\s+)?{_EVENT}"
    rf"|{_TR}\s+{_count('h')}\s+(?:so\s+voi|tinh\s+den)\s+(?:{_Y}\s+)?{_EVENT}"
    rf"|{_TR}\s+{_count('j')}(?=\s*[.;,)]|\s*$)"
    rf"|sau\s+khi\s+[^.;,\d]{{0,60}},\s*(?:trong\s+(?:vong|thoi\s+han|thoi\s+gian)|cham\s+nhat"
    rf"|khong\s+qua|toi\s+da)\s+{_count('i')}"
    rf"|sau\s+(?:khi\s+)?[^.;,\d]{{0,60}}?{_count('b')}"
    rf"|{_count('c')},?\s+sau\s+(?:khi\s)?[^.;,]{{0,60}})"
)
_ENDS_IT = r"(?:ket\s+thuc|be\s+mac|khai\s+mac|to\s+chuc|dien\s+ra|hoan\s+thanh|thanh\s+cong)"
_ITSELF = r"(?:hoi\s+nghi|dai\s+hoi)"
# No day and no count, but something that comes: "ngay sau khi Kế hoạch được ban hành".
_OPEN = re.compile(
    r"(?<![a-z])(?:(?:ngay\s+)?sau\s+khi\s+(?:co\s+|nhan\s+(?:duoc\s+)?)?"
    rf"(?:ke\s+hoach|huong\s+dan|van\s+ban|giay\s+moi|danh\s+sach|{_ITSELF}"
    rf"|{_ENDS_IT}(?:\s+{_ITSELF})?)(?![a-z])[^.;,\d]{{0,60}}"
    rf"|ngay\s+sau\s+(?:ngay\s+)?{_ITSELF}(?:\s+{_ENDS_IT})?"
    rf"|(?:cho\s+)?den\s+(?:khi\s+|ngay\s+|luc\s+|het\s+(?:ngay\s+)?)?"
    rf"(?:{_ENDS_IT}\s+{_ITSELF}|{_ITSELF}\s+{_ENDS_IT}|{_ENDS_IT}(?=[.;,]|$)|(?<=het\s){_ITSELF})"
    rf"|{_TR}\s+(?:khi\s+|{_Y}\s+|gio\s+|thoi\s+diem\s+)"
    rf"(?:{_ENDS_IT}\s+{_ITSELF}|{_ITSELF}\s+{_ENDS_IT}|khai\s+mac))(?![a-z])"
)
NO_SUCH_DAY = "Không có ngày {}."
NO_YEAR = "Kế hoạch không ghi năm, đề xuất năm {}."
HOUR = "Có ghi giờ, hãy xem ngày ghi vào hạn."
IN_PART = "Chỉ ghi một phần của tháng, đề xuất đến hết ngày {}."
IN_MONTH = "Chỉ ghi tháng, đề xuất hết tháng."
AFTER = "Tính từ một việc khác, chưa ghi ngày."
OPEN = "Kế hoạch không ghi ngày, chỉ ghi “{}”."
UP_TO = "Kế hoạch không ghi “trước” hoặc “hết ngày”, đề xuất kể cả ngày này."


@dataclass(frozen=True, kw_only=True)
class Day:
    """One expression of a day; `since` and `until` are where it stands.

    value: the day itself, with its hour where said; of a bound the first day too late.
    """

    bound: Bound
    value: str
    since: int
    until: int
    notes: tuple[str, ...] = ()

    @property
    def day(self) -> date | None:
        return date.fromisoformat(self.value[:10]) if self.value[:4].isdigit() else None


def days_in(
    plain: str, *, issued: date | None, alone: bool = False, label: tuple[int, int] = (0, 0)
) -> tuple[Day, ...]:
    """Every day a text names, in its order. issued: the paper's own, for a year not written.

    alone: the text is a cell that holds nothing but a day, which needs no word before it.
    label: where it needs none either, behind "Thời gian:".
    """
    bare = (0, len(plain)) if alone else label
    found: list[Day] = []
    for read in (_ranges, _afters, _months, _ones, _opens):
        for day in read(plain, issued, bare=bare):
            if all(day.until <= one.since or day.since >= one.until for one in found):
                found.append(day)
    return tuple(sorted(found, key=lambda one: one.since))


def _ranges(plain: str, issued: date | None, *, bare: tuple[int, int]) -> Iterator[Day]:
    for found in _RANGE.finditer(plain):
        if _is_within(found, bare) or found["from"] or re.match(_Y, found[0]):
            yield _made(found, "b", bound="range", issued=issued)


def _ones(plain: str, issued: date | None, *, bare: tuple[int, int]) -> Iterator[Day]:
    for found in _ONE.finditer(plain):
        bound: Bound = "before" if found["before"] else "until" if found["until"] else "on"
        if bound == "before" and _is_inclusive(found[0]):
            bound = "until"
        alone = _is_within(found, bare)
        weekday = _WEEKDAY.match(plain, found.end()) or _WEEKDAY_BEFORE.search(
            plain[: found.start()]
        )
        told = found["ae"] or found["ay"] or re.search(_Y, found[0])
        if not told and ("/" not in found[0] or (bound == "on" and not alone and not weekday)):
            continue  # "4.2", "5/10": a paragraph, a share
        if alone and _LENGTH.match(plain, found.end()):
            continue
        if found["to"]:
            day = _made(found, "a", bound="until", issued=issued)
            yield replace(day, notes=(*day.notes, UP_TO))
            continue
        yield _made(found, "a", bound=bound, issued=issued)


def _is_within(found: re.Match[str], stretch: tuple[int, int]) -> bool:
    return stretch[0] <= found.start() and found.end() <= stretch[1]


def _is_inclusive(text: str) -> bool:
    return re.search(r"(?:va|hoac)\s+trong", text) is not None


def _made(found: re.Match[str], name: str, *, bound: Bound, issued: date | None) -> Day:
    day = int(found[f"{name}d"] or found[f"{name}e"])
    month = int(found[f"{name}m"] or found[f"{name}n"])
    said = found[f"{name}y"] or found[f"{name}z"]
    notes: list[str] = []
    year = int(said) if said else _year_for(month, issued)
    value = ""
    try:
        when = date(year, month, day) if year else None
    except ValueError:
        when = None
        notes.append(NO_SUCH_DAY.format(f"{day}/{month}" + f"/{said}" * bool(said)))
    if when is None:
        return Day(bound=bound, value="", since=found.start(), until=found.end(), notes=(*notes,))
    if not said:
        notes.append(NO_YEAR.format(year))
    hour = found[f"{name}h"]
    if hour and int(hour) < 24 and int(found[f"{name}i"] or 0) < 60:
        value = f"{when.isoformat()}T{int(hour):02d}:{int(found[f'{name}i'] or 0):02d}"
        notes += [HOUR] if bound != "on" else []
    elif bound in ("until", "range"):
        value = (when + timedelta(days=1)).isoformat()
    else:
        value = when.isoformat()
    return Day(bound=bound, value=value, since=found.start(), until=found.end(), notes=(*notes,))


def _year_for(month: int, issued: date | None) -> int:
    """The year a day without one is most likely in: it comes after the paper."""
    return issued.year + (month < issued.month) if issued else 0


def _months(plain: str, issued: date | None, *, bare: tuple[int, int]) -> Iterator[Day]:
    for found in _MONTH.finditer(plain):
        if not found["said"] and not _is_within(found, bare):
            continue
        month, said = int(found["m"]), found["y"] or found["z"]
        year = int(said) if said else _year_for(month, issued)
        if not 1 <= month <= 12 or not 1900 < year < 2200:
            continue
        notes = [IN_MONTH] + ([] if said else [NO_YEAR.format(year)])
        next_one = date(year + month // 12, month % 12 + 1, 1)
        first = date(year, month, 1) if (found["whole"] or "").startswith("truoc") else next_one
        part = " ".join(found["part"].split()) if found["part"] else ""
        if last := next((day for words, day in _PARTS.items() if words in part), 0):
            first, notes[0] = date(year, month, last + 1), IN_PART.format(last)
        yield Day(
            bound="month",
            value=first.isoformat(),
            since=found.start(),
            until=found.end(),
            notes=(*notes,),
        )


def _afters(plain: str, _: date | None, **__: tuple[int, int]) -> Iterator[Day]:
    for found in _AFTER.finditer(plain):
        name = next(one for one in "abcdefghij" if found[one])
        count = _SPELT.get(found[name]) or int(found[name])
        days = count * (_WEEK if found[f"{name}w"] else 1)
        yield Day(
            bound="after",
            value=f"{'-' if name in 'efghj' else '+'}{days}",
            since=found.start(),
            until=found.end(),
            notes=(AFTER,),
        )


def _opens(plain: str, _: date | None, **__: tuple[int, int]) -> Iterator[Day]:
    for found in _OPEN.finditer(plain):
        until = found.start() + len(found[0].rstrip())
        yield Day(bound="open", value="", since=found.start(), until=until)
