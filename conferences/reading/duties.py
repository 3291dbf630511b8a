"""Reads until when what is to be done and by whom."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from conferences.reading.blocks import Block, level
from conferences.reading.days import OPEN, Day, days_in
from conferences.reading.event import A_SPAN, NO_LABEL, TIME, is_task, note_held, note_length, opens
from conferences.reading.facts import Paper
from conferences.reading.offices import office_in
from conferences.reading.phrases import GOES_ON, LEADS_TO_IT, TIME_OF_IT
from conferences.reading.tables import columns_of, read_office
from conferences.reading.values import Kind

_CITED = re.compile(
    r"(?:/[a-zđ\-]{2,}|nghi quyet|quyet dinh|ke hoach so|cong van|chi thi|luat|nghi dinh)[^;]*$"
)
_DONE = re.compile(r"xong(?=\s)")
_RESTS_ON = re.compile(r"\W*(?:can cu|thuc hien (?:ke|cong|chi|quyet|nghi|huong))\b")
_STEP = re.compile(
    r"\s*(?:b[uw][a-z]{1,2}c|dot|giai doan|viec)\s+(?:thu\s+)?(?:\d+|[a-z]+)\s*[:.(]?\s*"
    r"|\s*(?:ghi chu|luu y|chu y)\s*:\s*"
)
_BORN = re.compile(r"(?:sinh|thanh lap|cong tac tu|vao dang|nhap ngu)\s*$")
_ON = re.compile(r"(?:vao|trong)\s+$")
_LAST = re.compile(r"han (?:cuoi|chot|nop)")
_SUBJECT = re.compile(
    r"(?P<who>[^:]*?)(?:\s*:|\s+(?:se |phai |can |co trach nhiem )?(?<!duoc )(?:gui|to chuc"
    r"|(?<!tong )hop|(?<!dich vu )tong hop|(?<!hoi dong )(?<!to )tham dinh|(?<!giay )moi"
    r"|(?<!cong )lap|bao cao|hoan thanh|hoan thien|duyet|trinh|xet|binh|chuan bi|tham muu|ban hanh"
    r"|phe duyet|phat (?:hanh|song|thanh|dong)|dang tai|tuyen truyen|huong dan|tiep nhan|bo tri"
    r"|trang tri|mo chuyen"
    r"|thong bao|niem yet|nop|chu tri|de nghi|giam sat|ra soat|cong bo|in an|phoi hop|xay dung"
    r"|chon|lua chon|dang ky|phan cong|thanh lap|trien khai)\b)"
)
BEFORE_THE_PAPER = "Ngày này trước ngày ban hành Kế hoạch."
FAR = "Ngày này cách ngày ban hành hơn một năm."
NO_TASK = "Không rõ hạn này là của việc gì."
SEVERAL = "Câu có nhiều ngày, hãy xem ngày nào là hạn."
ON_A_DAY = "Ghi đúng một ngày, không ghi “trước” hoặc “chậm nhất”."
A_PERIOD = "Việc này kéo dài nhiều ngày, hãy xem ngày cuối có phải là hạn không."
FARTHEST = timedelta(days=366)
FEWEST_SIGNS = 4  # of a task; less is left of a bracket
NEAR = 200  # signs before a day that may say whose it is
_EDGES = " ,;:.-–—+|()"


def read_duties(paper: Paper) -> None:
    """Note every deadline, the day of the event and its length."""
    columns: dict[str, int] = {}
    table: Sequence[str] = ()
    owner = _Owner()
    for block in paper.blocks:
        if block.cells:
            heads = not table
            columns, table = columns_of(block, columns, table)
            if not heads:
                _row(paper, block, columns)
            continue
        columns, table = {}, ()
        owner.pass_by(block)
        note_length(paper, block)
        _of_block(paper, block, owner.name)


class _Owner:
    """Whose tasks a paragraph lists: the office that the heading above it names."""

    def __init__(self) -> None:
        self.name, self._level = "", 99

    def pass_by(self, block: Block) -> None:
        if not block.mark or level(block) > self._level:
            return
        name = office_in(block) if level(block) >= level_of_tasks else ""
        self.name, self._level = name, level(block) if name else 99


level_of_tasks = 3  # "1.": a section itself is nobody's


def _of_block(paper: Paper, block: Block, owner: str) -> None:
    if _RESTS_ON.match(block.plain):
        return  # a day in it is another paper's
    timed = TIME.match(block.plain, block.body) and not is_task(block)
    clear = TIME_OF_IT.match(block.plain, block.body)
    lead = LEADS_TO_IT.match(block.plain, clear.end()) if clear else None
    label = lead.span() if lead else (0, 0)
    every = days_in(block.plain, issued=paper.issued, label=label)
    days = _told(block, [day for day in every if not _is_cited(block, day)])
    for day in days:
        begin, end = block.sentence(day.since, day.until)
        if _BORN.search(block.plain, max(begin, day.since - NEAR), day.since):
            continue
        if day.bound == "month" and clear:
            continue  # no day yet: the day of the event is asked for
        if day.bound in ("on", "range") and (timed or opens(paper, block, day, begin)):
            asked = (A_SPAN,) if day.bound == "range" else ()
            note_held(paper, block, day, notes=asked if clear else (*asked, NO_LABEL))
            continue
        if day.bound == "on":
            is_last = bool(_LAST.search(block.plain[begin:end]))
            is_on = owner and _ON.search(block.plain, begin, day.since)
            if not is_last and block.body < day.since - 1 and not is_on:
                continue
            day = _last_of(day, said=is_last)
        begin, end = _part(block, day, days, (begin, end))
        same = [one for one in days if begin <= one.since < end and one.bound != "on"]
        task, since, until = _task(block, day, (begin, end))
        notes: tuple[str, ...] = (SEVERAL,) if len(same) > 1 else ()
        if day.bound == "open":
            if not owner and not _subject(task):
                continue  # of nobody: what the plan is for, not what is to be done
            notes = (OPEN.format(block.text[day.since : day.until].lower()), *notes)
        if day.bound == "range" and GOES_ON.search(block.plain[begin:end]):
            notes = (*notes, A_PERIOD)
        _deadline(paper, block, day, task=task, span=(since, until), owner=owner, notes=notes)


def _told(block: Block, days: Sequence[Day]) -> list[Day]:
    """Without "ngay sau khi …" in a sentence that names a day as well."""
    dated = [
        block.sentence(day.since, day.until) for day in days if day.bound not in ("on", "open")
    ]
    return [
        day
        for day in days
        if day.bound != "open" or block.sentence(day.since, day.until) not in dated
    ]


def _part(
    block: Block, day: Day, days: Sequence[Day], sentence: tuple[int, int]
) -> tuple[int, int]:
    """Of a sentence with several days the part around this one, between semicolons."""
    begin, end = sentence
    if sum(begin <= one.since < end for one in days) < 2:
        return sentence
    ends = [begin, *(found.end() for found in re.finditer(";", block.text[:end])), end]
    since = max(one for one in ends if begin <= one <= day.since)
    return since, min(one for one in ends if one >= day.until)


def _is_cited(block: Block, day: Day) -> bool:
    """Whether it is the day of another paper."""
    begin, _ = block.sentence(day.since, day.until)
    return (
        day.bound == "on"
        and _CITED.search(block.plain, max(begin, day.since - NEAR), day.since) is not None
    )


def _last_of(day: Day, *, said: bool) -> Day:
    """A day by itself: the last one on which there is time, where it says so."""
    if not day.day:
        return day
    if said and "T" not in day.value:
        return replace(day, bound="until", value=(day.day + timedelta(days=1)).isoformat())
    return replace(day, notes=(*day.notes, ON_A_DAY))


def _task(block: Block, day: Day, sentence: tuple[int, int]) -> tuple[str, int, int]:
    """What the sentence asks for without its day, and where it stands."""
    begin, end = sentence
    begin = max(begin, block.body)
    if step := _STEP.match(block.plain, begin):
        begin = min(step.end(), day.since)
    before = block.text[begin : day.since].lstrip(_EDGES).rstrip(_EDGES.replace(")", ""))
    if before and (done := _DONE.match(block.plain, day.since)):
        before += f" {block.text[done.start() : done.end()]}"  # "phải gửi xong"
    behind = _behind(block.text[day.until : end])
    told = [one for one in (before, behind) if len(one) >= FEWEST_SIGNS]
    return ", ".join(told), min(begin, day.since), end


def _behind(text: str) -> str:
    """Without what only repeats the day: "(thứ Sáu)"."""
    text = re.sub(r"^\s*\([^)]*\)", "", text)
    text = text.strip(_EDGES.replace("(", "").replace(")", ""))
    return text[1:].strip(_EDGES) if text.startswith(")") else text


def _deadline(
    paper: Paper,
    block: Block,
    day: Day,
    *,
    task: str,
    span: tuple[int, int],
    owner: str,
    notes: tuple[str, ...] = (),
    who: str = "",
) -> None:
    notes = (*day.notes, *notes)
    if day.day and paper.issued:
        if day.day <= paper.issued:
            notes = (*notes, BEFORE_THE_PAPER)
        elif day.day > paper.issued + FARTHEST:
            notes = (*notes, FAR)
    elif day.day:
        notes = (*notes, FAR)
    if not task:
        notes = (*notes, NO_TASK)
    subject = _subject(task)
    if subject and owner.endswith(subject):
        subject = owner  # "Các trường MN, TH; Trạm Y tế: gửi": cut at the semicolon
    paper.add(
        block,
        *span,
        kind=Kind.DEADLINE,
        value=day.value,
        about=task,
        who=who or subject or owner,
        notes=notes,
    )


def _subject(task: str) -> str:
    """Who is to do it, where the task begins with an office or a village."""
    return office_in(task, ending=_SUBJECT)


# --- Tables --------------------------------------------------------------------------------------


def _row(paper: Paper, block: Block, columns: dict[str, int]) -> None:
    if not columns or len(block.cells) <= max(columns.values()):
        return
    who = read_office(paper, block, columns)
    if "when" not in columns:
        return
    cell = block.plain.split("|")[columns["when"]].strip(" -.")
    days = days_in(cell, issued=paper.issued, alone=True)
    for day in days:
        asked: tuple[str, ...] = (SEVERAL,) if len(days) > 1 else ()
        if day.bound == "on":
            day = replace(day, notes=(*day.notes, ON_A_DAY))
        elif day.bound == "open":
            day = replace(day, notes=(OPEN.format(block.cells[columns["when"]].lower()),))
        _deadline(
            paper,
            block,
            day,
            task=block.cells[columns["what"]],
            span=(block.text.index("|") + 1 if re.match(r"\d", block.text) else 0, len(block.text)),
            owner="",
            who=who,
            notes=asked,
        )
