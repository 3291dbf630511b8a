"""Reads when the event itself is, at what hour it begins, how long it lasts."""

import re
from datetime import timedelta

from conferences.reading.blocks import Block
from conferences.reading.days import Day
from conferences.reading.facts import Paper
from conferences.reading.phrases import BELOW_TIME, LEADS_TO_IT, TIME_OF_IT
from conferences.reading.values import Kind

TIME = re.compile(r"(?:[\d.]+\s*|[a-z]\)\s*|[-+]\s*)?th[a-z]{1,2}i gian\b[^:|]{0,30}:")
_EVENT = re.compile(r"h[a-z]i ngh[a-z]|[dpb][a-z]i h[a-z]i")
_NOW = rf"(?<!sau )(?<!truoc )(?:{_EVENT.pattern})"
_OPENS = re.compile(
    rf"{_NOW}[^.;]{{0,40}}(?:duoc to chuc|khai mac|dien ra|to chuc vao"
    r"|duoc tien hanh|tien hanh (?=trong|vao|luc|tu|ngay|\d))[^.;]*$"
    rf"|{_NOW}[^.;]{{0,40}}(?:(?:du kien|se)\s+)(?:duoc )?to chuc\s*(?:vao |trong )?"
    r"(?:(?:buoi )?(?:sang|chieu)\s*,?\s*)?$"
    rf"|{_NOW}\s+to chuc\s*(?:trong )?$"
    rf"|to ch[a-z]{{1,3}}c\s+{_NOW}\s*(?:vao\s*)?$"
    rf"|{_NOW}\s+(?:(?:duoc|du kien|se)\s+)*to chuc\s"
    r"[^.;]{0,60}(?:bat dau|khai mac)\s*(?:(?:vao|luc|tu)\s*)*$"
)
_AT_HOUR = re.compile(r"(?<!\d)(\d{1,2})\s*(?:gio|[hg](?![a-z]))\s*(\d{2})?(?:\s*phut)?")
_HOURS = re.compile(rf"{_AT_HOUR.pattern}\s*(?:den|-|–)\s*{_AT_HOUR.pattern}")
_GUESTS = re.compile(r"don (?:tiep|khach)|dang ky|co mat|tap trung|tong duyet")
_LENGTH = re.compile(
    r"(?<![\d/])((?:(?:0,5|½|1/2|0?1/2|\d{1,2})\s*|nua |mot )(?:ng[a-z]y|buoi(?: sang| chieu)?)"
    r"(?![a-z]))(?!\s+(?:[\d]|lam viec|sau|truoc|ke tu|tinh|th[a-z]ng))"
)
_LASTS = re.compile(r"(?:trong|keo dai)\s*$")
SEVERAL_HOURS = "Câu có nhiều giờ, hãy xem giờ nào là giờ khai mạc."
A_SPAN = "Ghi nhiều ngày, hãy chọn ngày khai mạc."
NO_LABEL = "Câu không mở đầu bằng “Thời gian”."
NEAR = 200  # signs before a day that may say whose it is


def opens(paper: Paper, block: Block, day: Day, begin: int) -> bool:
    """Whether the sentence says of the event itself that it is on this day."""
    since = max(begin, day.since - NEAR)
    return bool(
        _OPENS.search(block.plain, since, day.since)
        or _is_below(paper, block, max(begin, block.body), day.since)
    )


def _is_below(paper: Paper, block: Block, begin: int, since: int) -> re.Match[str] | None:
    """Whether nothing but the event stands before a day below "Thời gian, địa điểm"."""
    heads = paper.heads(block)[:1]
    timed = bool(heads) and BELOW_TIME.fullmatch(heads[0])
    return LEADS_TO_IT.fullmatch(block.plain, begin, since) if timed else None


def is_task(block: Block) -> bool:
    """Whether behind "Thời gian" stands what is to be done by then, and not when the event is."""
    return (
        re.match(r".{0,12}th[a-z]{1,2}i gian (?:gui|nop|nhan|binh|dang ky|xet)", block.plain)
        is not None
    )


def note_held(paper: Paper, block: Block, day: Day, *, notes: tuple[str, ...]) -> None:
    value = day.value
    if day.bound == "range" and day.day:
        value = (day.day - timedelta(days=1)).isoformat()
    begin, end = block.sentence(day.since, day.until)
    told = block.plain[begin:end]
    hours = [*_AT_HOUR.finditer(told)]
    if value and "T" not in value and hours:
        hour, minute = int(hours[0][1]), int(hours[0][2] or 0)
        span = _HOURS.search(told)
        several = len(hours) > (2 if span else 1)
        if several or hour > 23 or minute > 59 or _GUESTS.search(told):
            notes = (*notes, SEVERAL_HOURS)
        else:
            value += f"T{hour:02d}:{minute:02d}"
    paper.add(block, day.since, day.until, kind=Kind.HELD, value=value, notes=(*day.notes, *notes))


def note_length(paper: Paper, block: Block) -> None:
    if paper.has(Kind.DURATION):
        return
    clear = TIME_OF_IT.match(block.plain, block.body)
    timed = clear or TIME.search(block.plain)
    for found in _LENGTH.finditer(block.plain):
        since, until = found.span(1)
        begin, _ = block.sentence(since, until)
        before = block.plain[begin:since]
        if timed or (_EVENT.search(before) and _LASTS.search(before)):
            notes = () if clear else (NO_LABEL,)
            value = block.text[since:until]
            paper.add(block, since, until, kind=Kind.DURATION, value=value, notes=notes)
            return
