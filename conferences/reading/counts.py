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
_COUNT = re.compile(
    rf"(?:(?P<hard>{_HARD})|(?P<soft>{_SOFT}))?\s*:?\s*(?<![\d./])(?P<low>\d{{1,4}})"
    rf"(?:\s*\([^)]*\))?(?:\s*(?:den|-|–)\s*(?P<high>\d{{1,4}}))?(?:\s*\([^)]*\))?\s*{_PEOPLE}"
)
_OF_ALL = re.compile(
    r"(?:s[o86][a-z]? l[a-z]{2,4}ng|86 l[a-z]{2,4}ng|tong so|quy mo|so dai bieu|thanh phan"
    r"|du hoi nghi|tham du|trieu tap)"
)
_OF_SOME = re.compile(
    r"(?:trong do|bao gom|gom co|moi [a-z]|dien hinh|khach moi|\bnu\b|\bcu\b|dai dien [a-z])[^.;]*$"
)
_SOME_BEHIND = re.compile(
    rf"\s*(?:la )?(?:{_PEOPLE} )?(?:(?:la|thuoc) )?(?:dien hinh|khach moi|chinh thuc|nu\b|lanh dao"
    r"|du khuyet|dai dien|cua (?:cac )?(?:thon|xa|don vi))"
)
_OTHERS = re.compile(r"kinh phi|giay khen|bang khen|khen thuong cho|muc chi|tham luan")
_MONEY = re.compile(r"\s*(?:/|dong|trieu|nghin)")
_SHARE = re.compile(r"(\d{1,3})(?:,(\d))?\s*%")
_WHOSE = re.compile(r"[dpb]ai bi[a-z]{1,2}u|di[a-z]n h[a-z]nh|kh[a-z]ch m[a-z]{1,2}")
_CLEARLY = re.compile(r"di[a-z]n h[a-z]nh|kh[a-z]ch m[a-z]{1,2}")
_BOUND_OF_SHARE = re.compile(
    r"(?:,?\s*(?:chiem|ty le|kho[a-z]ng|dat|la|co|it nhat|toi thieu|toi da|khong qua|khong duoi"
    r"|tu|tren|:|\())+\s*$"
)
_EACH = re.compile(
    rf"(?P<whose>(?:[^.;:|]*?\s)?moi\s(?:[a-z][^.;:|\d]*?))\s*(?:duoc\s+)?(?:cu|gioi thieu"
    rf"|binh xet|lua chon|chon|moi)?\s*(?:{_HARD}|(?P<soft>{_SOFT}))?\s*:?\s*"
    rf"(?P<count>\d{{1,3}})\s*(?P<people>{_PEOPLE})"
)
_LISTED = re.compile(rf"(?P<whose>[^:|]{{3,80}}):\s*(?P<count>\d{{1,3}})\s*{_PEOPLE}")
SOFT = "Kế hoạch ghi “{}”, không phải mức tối đa."
NO_BOUND = "Kế hoạch không ghi “tối đa”."
NO_LABEL = "Câu không nói rõ đây là tổng số đại biểu."
A_RANGE = "Kế hoạch ghi một khoảng, đề xuất số lớn."
NO_DELEGATES = "Câu không nói rõ đây là đại biểu."
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
        if _OF_SOME.search(clause) or _SOME_BEHIND.match(block.plain, found.end()):
            continue
        if not bound and not labelled:
            continue
        if not bound and clause.strip(" -+") and not _OF_ALL.search(clause + before):
            continue
        notes = _asked(found, labelled=labelled, bound=bound, said=block.text)
        value = str(int(found["high"] or found["low"]))
        since = (
            found.start("hard") if found["hard"] else found.start("soft") if found["soft"] else -1
        )
        paper.add(
            block,
            since if since >= 0 else found.start("low"),
            found.end(),
            kind=Kind.CAPACITY,
            value=value,
            notes=notes,
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
        since = begin + _clause(block.plain[begin : found.start()])
        until = found.start()
        if tail := _BOUND_OF_SHARE.search(block.plain[since:until]):
            until = since + tail.start()
        about = block.text[since:until]
        lead = len(about) - len(about.lstrip(" ,;-–+"))
        about = about[lead:].rstrip(" ,:")
        whole = Fraction(int(found[1]) * 10 + int(found[2] or 0), 1000)
        if not _WHOSE.search(block.plain[since:until]) or not 0 < whole <= 1:
            continue
        clear = _CLEARLY.search(block.plain[since:until]) and whole < 1
        paper.add(
            block,
            since + lead,
            found.end(),
            kind=Kind.SHARE,
            value=f"{whole.numerator}/{whole.denominator}",
            about=about,
            notes=() if clear else (ODD_SHARE,),
        )


def _clause(before: str) -> int:
    """Where the words about a share begin: behind the last bracket, "trong đó"."""
    ends = [found.end() for found in re.finditer(r"[;:(]|trong do,?|, va|bao gom", before)]
    return ends[-1] if ends else 0


# --- Seats ---------------------------------------------------------------------------------------


def _seats(paper: Paper, block: Block) -> None:
    at = block.body
    while found := _EACH.search(block.plain, at):
        at = found.end()
        since, until = found.span("whose")
        begin = max(block.sentence(since, found.end())[0], since)
        lead = re.match(r"[\s,;\-–+]*(?:[a-z]\)\s*)?", block.plain[begin:until])
        begin += lead.end() if lead else 0
        if _OTHERS.search(block.plain[begin : found.end()]):
            continue
        notes = (NO_DELEGATES,) if found["people"] == "nguoi" else ()
        if found["soft"]:
            notes = (*notes, SOFT.format(block.text[slice(*found.span("soft"))]))
        whose = block.text[begin:until].strip(" ,")
        paper.add(
            block,
            begin,
            found.end(),
            kind=Kind.SEATS,
            value=str(int(found["count"])),
            about=whose,
            notes=notes,
        )
    listed = _LISTED.match(block.plain, block.body) if block.mark else None
    if listed and not _OF_ALL.search(listed["whose"]) and "moi " not in listed["whose"]:
        since, until = listed.span("whose")
        paper.add(
            block,
            since,
            listed.end(),
            kind=Kind.SEATS,
            value=str(int(listed["count"])),
            about=block.text[since:until].strip(),
        )


def _columns(block: Block) -> tuple[int, int] | None:
    """Of a table's heading: the column of who comes, and the one of how many."""
    plain = [cell.strip() for cell in block.plain.split("|")]
    whose = [
        at for at, cell in enumerate(plain) if re.match(r"(?:ten )?(?:don vi|thon|co quan)", cell)
    ]
    count = [
        at for at, cell in enumerate(plain) if re.match(r"so (?:luong )?dai bieu|phan bo", cell)
    ]
    return (whose[0], count[0]) if len(whose) == len(count) == 1 else None


def _row(paper: Paper, block: Block, columns: tuple[int, int] | None) -> None:
    if not columns or len(block.cells) <= max(columns):
        return
    whose, count = (block.cells[at] for at in columns)
    if not re.fullmatch(r"\d{1,3}", count) or not whose or not re.fullmatch(r"\d+", block.cells[0]):
        return
    paper.add(block, 0, len(block.text), kind=Kind.SEATS, value=str(int(count)), about=whose)
