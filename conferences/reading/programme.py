"""Reads the programme: a list below its heading, the rows of a table, or one sentence."""

import re
from collections.abc import Iterator, Sequence

from conferences.reading.blocks import Block
from conferences.reading.facts import Paper
from conferences.reading.letters import plain
from conferences.reading.offices import office_in
from conferences.reading.sections import below, entries
from conferences.reading.values import Kind

_PROGRAMME = re.compile(
    r"ch[a-z]{1,3}ng tr[a-z]nh(?!\s*(?:cong tac|hanh dong|muc tieu|van nghe|so|phat trien))"
    r"|n[a-z]i dung (?:[a-z]+ )?(?:h[a-z]i ngh|[dpb][a-z]i h[a-z]i)"
    r"|(?:tr[a-z]nh tu|tien trinh|lich trinh) (?:(?:to chuc|tien hanh|dien ra|cua) )?(?:buoi )?"
    r"(?:hoi nghi|dai hoi|le)"
    r"(?!\s+(?:binh|xet|hop|lay|o |tai |cac |cap|thon|ban|to dan|khu|cu tri|truc tuyen|chi bo))"
)
# "PHỤ LỤC: CHƯƠNG TRÌNH", "Phụ lục số 02 - Chương trình": what stands before its name.
_APPENDED = re.compile(r"phu luc\s*(?:(?:so\s*)?(?:\d{1,2}|[ivx]{1,4}))?\s*[:.,–-]?\s*(?=[a-z])")
# Without a mark and in small letters nothing but its name heads a programme.
_ITS_NAME = re.compile(
    r"(?:du thao )?(?:chuong trinh|trinh tu|tien trinh)(?: (?:chi tiet|du kien|to chuc|dien ra))*"
    r" (?:hoi nghi|dai hoi|buoi le)(?: tuyen duong| bieu duong| dien hinh tien tien)*[\s:]*"
)
_NO_ITEM = re.compile(
    r"(?:thoi gian|dia diem|thanh phan|kinh phi|ghi chu|luu y|trang phuc|trang tri|chuan bi"
    r"|phan cong|xay dung|du thao|giao(?! luu)|moc thoi gian|so luong|yeu cau|hinh thuc|noi dung"
    r"|chu tri|in an|maket|khanh tiet)(?![a-z])"
)
_PREPARED = re.compile(r"xay dung|chuan bi|tham muu|du thao|du kien|mau|duyet")
_AT = r"\d{1,2}\s*(?:gio|h|g|:)\s*(?:\d{2})?\s*(?:phut|p(?![a-z])|['’])?"
_HOUR = re.compile(
    rf"\(?(?:(?:tu|luc|vao)\s+)*{_AT}(?:\s*(?:-|–|den)\s*{_AT})?\)?\s*(?:[:.,;–-]\s*)?"
)
_TIMES = re.compile(r"thoi (?:gian|luong|diem)|gio|stt|tt")
_CONTENT = re.compile(r"noi dung|cong viec|chuong trinh|trinh tu|hoat dong|dien bien|phan viec")
# "Chương trình Hội nghị gồm:", with the whole of it in the same paragraph.
_TOLD = re.compile(
    r"(?:(?:cac )?noi dung,? (?:va )?)?(?:chuong trinh|trinh tu|tien trinh)"
    r"(?:[\s,()]|(?:hoi nghi|dai hoi|buoi le|gom|bao gom|co|cac|nhung|noi dung|phan|buoc|chinh"
    r"|cu the|nhu|sau|day|dien ra|theo|trinh tu|duoc|tien hanh|to chuc|voi|va|chuong trinh"
    r"|du kien|chi tiet|\d+)(?![a-z]))*:\s*"
)
_ORDER = "nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi"
_MARKS = (
    re.compile(r"(?:(?<=[\s;,.])|^)\(\d{1,2}\)\s*"),
    re.compile(r"(?:(?<=[\s;,.])|^)\d{1,2}[.)/]\s+"),
    re.compile(r"(?:(?<=[;,.]\s)|^)\(?[ivx]{1,4}[.)]\s*"),
    re.compile(r"(?:(?<=[;,.]\s)|^)\(?[a-z][.)]\s+"),
    re.compile(rf"(?:(?<=[;,.]\s)|^)thu (?:{_ORDER})\s*[,:]\s*"),
    re.compile(r"(?:(?<=[;,.]\s)|^)[-–+•]\s*"),
)
_BETWEEN = re.compile(r";\s*")
_TYPICAL = re.compile(
    r"chao co|khai mac|be mac|tuyen bo ly do|phat bieu|phat dong|trao (?:tang|giay|thuong|bang)"
)
_FEWEST, FEWEST_TOLD = 2, 3  # of a list, of a sentence: fewer are none
NESTED = "Chương trình có nhiều cấp, hãy xem cấp nào là nội dung."
NO_PROGRAMME = "Đề mục không ghi “Chương trình”."
IN_A_SENTENCE = "Đọc trong một câu, hãy xem mỗi nội dung dừng ở chữ nào."
NO_ITEM = "Không rõ dòng này có là một nội dung không."


def read_programme(paper: Paper) -> None:
    """Note the items of the first programme there is; of one sentence only where no list is."""
    if not _read_listed(paper):
        _read_told(paper)


def _read_listed(paper: Paper) -> bool:
    for at, heading in enumerate(paper.blocks):
        if heading.cells or not _is_programme(heading):
            continue
        under = below(paper.blocks, at)
        if any(not one.cells and _is_programme(one) for one in under):
            continue  # a heading within the section is nearer
        found = list(_rows(under)) or [(block, block.body) for block in entries(under)]
        found = found or [(one, 0) for one in under if not one.cells and _HOUR.match(one.plain)]
        if len(found) < _FEWEST:
            continue
        named = re.search(r"tr[a-z]nh", heading.plain) and not _PREPARED.search(heading.plain)
        notes = () if named else (NO_PROGRAMME,)
        if len(found) < len([block for block in under if block.mark and not block.cells]):
            notes = (*notes, NESTED)
        for block, since in found:
            hour = _HOUR.match(block.plain, since)
            since = hour.end() if hour else since
            _noted(paper, block, since, block.text[since:].split("|")[0], notes)
        return True
    return False


def _noted(paper: Paper, block: Block, since: int, text: str, notes: tuple[str, ...]) -> None:
    since += len(text) - len(text.lstrip())
    text = text.strip().rstrip(" .;,")
    if text:
        odd = _NO_ITEM.match(plain(text)) or (":" in text and office_in(text))
        asked = (*notes, NO_ITEM) if odd else notes
        paper.add(block, since, since + len(text), kind=Kind.ITEM, value=text, notes=asked)


def _read_told(paper: Paper) -> None:
    for block in paper.blocks:
        lead = _TOLD.match(block.plain, block.body) if not block.cells else None
        parts = [*_parts(block, lead.end())] if lead else []
        if len(parts) < FEWEST_TOLD:
            continue
        for since, until in parts:
            _noted(paper, block, since, block.text[since:until], (IN_A_SENTENCE,))
        return


def _parts(block: Block, since: int) -> Iterator[tuple[int, int]]:
    """What a sentence lists, behind marks of one kind or else between semicolons."""
    rest = block.plain[since:]
    mark = next((one for one in _MARKS if one.match(rest)), None)
    if mark is None and not _TYPICAL.search(rest):
        return
    marks = [*(mark or _BETWEEN).finditer(rest)]
    begins = [one.end() for one in marks]
    ends = [*(one.start() for one in marks), len(rest)]
    if mark is None:
        begins.insert(0, 0)
    else:
        del ends[0]
    for begin, end in zip(begins, ends, strict=True):
        if lead := re.match(r"\s*va\s+", rest[begin:end]):
            begin += lead.end()
        yield since + begin, since + end


def _is_programme(block: Block) -> bool:
    since = found.end() if (found := _APPENDED.match(block.plain, block.body)) else block.body
    head = block.plain[since:].split(":")[0]
    headed = block.is_heading or bool(found) or _ITS_NAME.fullmatch(block.plain) is not None
    named = _PROGRAMME.search(head)
    far = found is not None and named is not None and named.start() > len("du thao ")
    return headed and len(head) < 80 and named is not None and not far


def _rows(below: Sequence[Block]) -> Iterator[tuple[Block, int]]:
    """Of a table below: each row's own words, and where they begin."""
    column = -1
    for block in below:
        if not block.cells:
            if column >= 0:
                return
            continue
        offsets = [0, *(found.end() + 1 for found in re.finditer(r"\|", block.text))]
        if column < 0:
            heads = block.plain.split("|")
            fits = [n for n, cell in enumerate(heads) if _CONTENT.match(cell.strip())]
            timed = any(_TIMES.match(cell.strip()) for cell in heads)
            if len(fits) != 1 or not timed:
                return
            column = fits[0]
        elif column < len(block.cells) and block.cells[column]:
            yield block, offsets[column]
