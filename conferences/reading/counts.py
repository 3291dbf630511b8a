"""Reads how many come: the cap, the shares of it, the seats of each place.

A cap of awards or of money is none of delegates.
"""

import re
from fractions import Fraction

from conferences.reading.blocks import Block
from conferences.reading.facts import Paper
from conferences.reading.values import Kind

_PEOPLE = r"(?:[dpb][a-z]i bi[a-z]{1,2}u|nguoi|vi dai bieu|suat)"
_HARD = r"t[o6][a-z]? d[a-z]|khong (?:duoc )?(?:vuot )?qua|nhieu nhat(?: la)?|khong nhieu hon"
_SOFT = r"khoang|du kien|tu|gan|tren|toi thieu|it nhat"
_BRACKET = r"(?:\s*\([^)]*\))?"
_COUNT = re.compile(
    rf"(?:(?:(?P<hard>{_HARD})|(?P<soft>{_SOFT}))\s*:?\s*(?:(?:[a-z]+\s){{1,6}}\()?)?"
    rf"(?<![\d./])(?P<low>\d{{1,4}})\)?{_BRACKET}"
    rf"(?:\s*(?:den|-|–)\s*(?P<high>\d{{1,4}}))?{_BRACKET}\s*{_PEOPLE}"
)
_OF_ALL = re.compile(
    r"(?:s[o86][a-z]? l[a-z]{2,4}ng|86 l[a-z]{2,4}ng|tong so|tong cong|quy mo|so dai bieu"
    r"|thanh phan|du hoi nghi|tham du|trieu tap|^\W*(?:\d+\W+)?dai bieu:)"
)
_OF_SOME = re.compile(
    r"(?:trong do|bao gom|gom co|moi (?!du\b|tham|khach)[a-z]|dien hinh|khach moi"
    r"|\bnu\b|\bcu\b|dai dien [a-z])[^.;]*$"
)
_SOME_BEHIND = re.compile(
    rf"\s*(?:la )?(?:{_PEOPLE} )?(?:(?:la|thuoc) )?(?:dien hinh|khach moi|nu\b|lanh dao"
    r"|chinh thuc(?!,?\s*(?:trong do|gom|bao gom))"
    r"|du khuyet|dai dien|cua (?:cac )?(?:thon|xa|don vi))"
)
_OTHERS = re.compile(
    r"kinh phi|giay khen|bang khen|khen thuong (?:cho|toi da|khong qua|\d)|muc chi|tham luan"
    r"|moi (?:hoi nghi|cuoc|buoi|to giup|tieu ban|lop|nhom)|to giup viec|ban to chuc|tiep tan"
)
_MONEY = re.compile(r"\s*(?:/|dong|trieu|nghin)")
_SHARE = re.compile(r"(\d{1,3})(?:,(\d))?\s*%")
_WHOSE = re.compile(r"[dpb]ai bi[a-z]{1,2}u|di[a-z]n h[a-z]nh|kh[a-z]ch m[a-z]{1,2}|\bnu\b")
_CLEARLY = re.compile(r"di[a-z]n h[a-z]nh|kh[a-z]ch m[a-z]{1,2}")
# "70% là điển hình tiên tiến, 30% là khách mời": whose it is stands behind the number.
_BEHIND = re.compile(
    r"\s*(?:(?:la|danh cho|cho|thuoc) )?(?P<whose>(?:(?!va\b|con\b|voi\b|hoac\b|la\b)[a-z]+ ){0,4}?"
    r"(?:di[a-z]n h[a-z]nh|kh[a-z]ch m[a-z]{1,2})(?:(?! va\b)[^,;.:()|%\d])*)"
)
_BOUND_OF_SHARE = re.compile(
    r"(?:,?\s*(?:chiem|ty le|kho[a-z]ng|dat|la|co|it nhat|toi thieu|toi da|khong qua|khong duoi"
    r"|tu|tren|:|\())+\s*$"
)
_SPAN_BEHIND = re.compile(r"\s*(?:den|-|–)\s*\d")
_SPAN_BEFORE = re.compile(r"\d\s*%?\s*(?:den|-|–)\s*$")
_LEAST = re.compile(r"it nhat|toi thieu|toi da|khong qua|khong duoi|tren|tu(?![a-z])")
_EACH = re.compile(
    rf"(?P<whose>(?:(?<![a-z])[^.;:|\d]{{0,60}}?\s)?(?:moi|rieng)\s(?:[a-z][^.;:|\d]{{0,60}}?))\s*(?:duoc\s+)?(?:cu"
    rf"|gioi thieu|binh xet|lua chon|chon|moi)?\s*(?:{_HARD}|(?P<soft>{_SOFT}))?\s*:?\s*"
    rf"(?P<count>\d{{1,3}})\s*(?P<people>{_PEOPLE})"
)
_PER_PLACE = re.compile(
    rf"(?P<whose>[^:;.|\d]{{3,80}}):\s*(?P<count>\d{{1,3}})\s*{_PEOPLE}\s*/\s*(?:[a-z]+ ?){{1,3}}"
)
_LISTED = re.compile(rf"(?P<whose>[^:|]{{3,80}}):\s*(?P<count>\d{{1,3}})\s*{_PEOPLE}")
NEAR = 200  # signs before a number that may say what it counts
SOFT = "Kế hoạch ghi “{}”, không phải mức tối đa."
NO_BOUND = "Kế hoạch không ghi “tối đa”."
NO_LABEL = "Câu không nói rõ đây là tổng số đại biểu."
A_RANGE = "Kế hoạch ghi một khoảng, đề xuất số lớn."
NO_DELEGATES = "Câu không nói rõ đây là đại biểu."
OF_A_GROUP = "Số này là của một thành phần đại biểu, hãy xem lại."
SOFT_SHARE = "Kế hoạch ghi “{}”, không phải tỷ lệ đúng bằng."
A_SPAN = "Kế hoạch ghi một khoảng tỷ lệ, hãy chọn."
ODD_SHARE = "Không rõ tỷ lệ này tính trên số nào."


def read_counts(paper: Paper) -> None:
    """Note every cap, share and seat the paper names."""
    columns: tuple[int, int] | None = None
    for at, block in enumerate(paper.blocks):
        if block.cells:
            columns = _columns(block) or columns
            _row(paper, block, columns)
            continue
        columns = None
        _caps(paper, block, paper.blocks[at - 1] if at else block)
        _shares(paper, block)
        _seats(paper, block)


# --- The cap -------------------------------------------------------------------------------------


def _caps(paper: Paper, block: Block, above: Block) -> None:
    for found in _COUNT.finditer(block.plain):
        begin, end = block.sentence(*found.span())
        before = block.plain[begin : found.start()]
        clause = re.split(r"[;:(]|, (?=trong|moi|gom)", before)[-1]
        bound = found["hard"] or found["soft"]
        labelled = bool(
            _OF_ALL.search(before) or (above.is_heading and _OF_ALL.search(above.plain))
        )
        if _OTHERS.search(block.plain[begin:end]) or _MONEY.match(block.plain, found.end()):
            continue
        if _OF_SOME.search(clause[-NEAR:]) or _SOME_BEHIND.match(block.plain, found.end()):
            continue
        if not bound and not _OF_ALL.search(before):
            continue
        paper.add(
            block,
            *found.span(),
            kind=Kind.CAPACITY,
            value=str(int(found["high"] or found["low"])),
            notes=_asked(found, labelled=labelled, bound=bound, said=block.text),
        )


def _asked(
    found: re.Match[str], *, labelled: bool, bound: str | None, said: str
) -> tuple[str, ...]:
    notes = []
    if found["high"]:
        notes.append(A_RANGE)
    elif found["soft"]:
        notes.append(SOFT.format(said[found.start("soft") : found.end("soft")].lower()))
    elif not bound:
        notes.append(NO_BOUND)
    if not labelled:
        notes.append(NO_LABEL)
    return tuple(notes)


# --- Shares --------------------------------------------------------------------------------------


def _shares(paper: Paper, block: Block) -> None:
    last = block.body
    for found in _SHARE.finditer(block.plain):
        begin = max(last, block.sentence(*found.span())[0])
        last = found.end()
        behind = _BEHIND.match(block.plain, last)
        since = begin + _clause(block.plain[begin : found.start()])
        until = found.start()
        if tail := _BOUND_OF_SHARE.search(block.plain, max(since, until - NEAR), until):
            until = tail.start()
        about = block.text[since:until]
        lead = len(about) - len(about.lstrip(" ,;-–+"))
        about = about[lead:].rstrip(" ,:")
        if about[:3].lower() == "và ":
            lead, about = lead + 3, about[3:]
        label = block.text[begin : since + 1].partition(":")[0]
        if not about and label:  # "Khách mời: 30%", "Khách mời: 40 đại biểu (40%)"
            lead, since, until = 0, begin, begin + len(label)
            about = label.strip(" ,;-–+")
        here, end = block.plain[since:until], found.end()
        if behind:  # none of the next share's, wherever its own words stand
            last = behind.end()
            if not _WHOSE.search(here):
                (begin_of, end), lead = behind.span("whose"), 0
                here, about = behind["whose"], block.text[begin_of:end].strip()
                since = found.start()
        whole = Fraction(int(found[1]) * 10 + int(found[2] or 0), 1000)
        if not _WHOSE.search(here) or not 0 < whole <= 1:
            continue
        notes = _asked_of_share(block, begin, found, tail[0] if tail else "")
        both = behind is not None and end == found.end()  # words before and behind it
        clear = _CLEARLY.search(here) and whole < 1 and not both
        paper.add(
            block,
            since + lead,
            end,
            kind=Kind.SHARE,
            value=f"{whole.numerator}/{whole.denominator}",
            about=about,
            notes=notes if clear else (*notes, ODD_SHARE),
        )


def _asked_of_share(block: Block, begin: int, found: re.Match[str], bound: str) -> tuple[str, ...]:
    """What is to be asked of a share that is an end of a span, or the least of it."""
    if _SPAN_BEHIND.match(block.plain, found.end()):
        return (A_SPAN,)
    if _SPAN_BEFORE.search(block.plain[begin : found.start()]):
        return (A_SPAN,)
    least = _LEAST.search(bound)
    return (
        (SOFT_SHARE.format(block.text[slice(*_at(block, found, bound, least))]),) if least else ()
    )


def _at(block: Block, found: re.Match[str], bound: str, least: re.Match[str]) -> tuple[int, int]:
    """Where that word stands in the paper."""
    start = block.plain.rindex(bound, 0, found.start()) + least.start()
    return start, start + len(least[0])


def _clause(before: str) -> int:
    """Where the words about a share begin: behind the last bracket, "trong đó"."""
    ends = [found.end() for found in re.finditer(r"[;:(]|trong do,?|, va|bao gom", before)]
    return ends[-1] if ends else 0


# --- Seats ---------------------------------------------------------------------------------------


def _seats(paper: Paper, block: Block) -> None:
    at = block.body
    while found := _EACH.search(block.plain, at):
        at = found.end()
        notes = (NO_DELEGATES,) if found["people"] == "nguoi" else ()
        if found["soft"]:
            notes = (*notes, SOFT.format(block.text[slice(*found.span("soft"))]))
        _seat(paper, block, found, notes)
    for found in _PER_PLACE.finditer(block.plain):
        _seat(paper, block, found, ())
    listed = _LISTED.match(block.plain, block.body) if block.mark else None
    if listed and not _OF_ALL.search(listed["whose"]) and "moi " not in listed["whose"]:
        _seat(paper, block, listed, (OF_A_GROUP,))


def _seat(paper: Paper, block: Block, found: re.Match[str], notes: tuple[str, ...]) -> None:
    since, until = found.span("whose")
    since = max(since, block.sentence(since, found.end())[0])
    if mark := re.match(r"[\s,;\-–+]*(?:[a-z]\)\s*)?", block.plain[since:until]):
        since += mark.end()
    whose = block.text[since:until].strip(" ,")
    if not whose or _OTHERS.search(block.plain[since : found.end()]):
        return
    paper.add(
        block,
        since,
        found.end(),
        kind=Kind.SEATS,
        value=str(int(found["count"])),
        about=whose,
        notes=notes,
    )


def _columns(block: Block) -> tuple[int, int] | None:
    """Of a table's heading: the column of who comes, and the one of how many."""
    plain = [cell.strip() for cell in block.plain.split("|")]
    whose = [
        at for at, cell in enumerate(plain) if re.match(r"(?:ten )?(?:don vi|thon|co quan)", cell)
    ]
    count = [
        at
        for at, cell in enumerate(plain)
        if re.match(r"so (?:luong )?dai bieu|phan bo|so luong$", cell)
    ]
    return (whose[0], count[0]) if len(whose) == len(count) == 1 else None


def _row(paper: Paper, block: Block, columns: tuple[int, int] | None) -> None:
    if not columns or len(block.cells) <= max(columns):
        return
    whose, count = (block.cells[at] for at in columns)
    if not re.fullmatch(r"\d{1,3}", count) or not whose or not re.fullmatch(r"\d+", block.cells[0]):
        return
    paper.add(block, 0, len(block.text), kind=Kind.SEATS, value=str(int(count)), about=whose)
