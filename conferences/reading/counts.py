"""Reads how many come: the cap, the seats of each place in a table.

A cap of awards or of money is none of delegates.
"""

import re
from dataclasses import dataclass

from conferences.reading.blocks import Block
from conferences.reading.facts import Paper
from conferences.reading.letters import plain
from conferences.reading.phrases import (
    A_RANGE,
    BEHIND,
    BOTH_KINDS,
    HARD,
    MORE_BEHIND,
    NO_DELEGATES,
    OF_A_GROUP,
    OTHERS,
    PEOPLE,
    PERSONS,
    PLACE,
    SOFT,
    SOFT_SAID,
)
from conferences.reading.seats import read_seats
from conferences.reading.shares import read_shares, share_in
from conferences.reading.tables import IN_A_TABLE
from conferences.reading.values import Kind

_BRACKET = r"(?:\s*\([^)]*\))?"
_COUNT = re.compile(
    rf"(?:(?:(?P<hard>{HARD})|(?P<soft>{SOFT}))\s*:?\s*(?:(?:[a-z]+\s){{1,6}}\()?)?"
    rf"(?<![\d./])(?P<low>\d{{1,4}})\)?{_BRACKET}"
    rf"(?:\s*(?:den|-|–)\s*(?P<high>\d{{1,4}}))?{_BRACKET}\s*(?P<people>{PEOPLE})"
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
    rf"\s*(?:la )?(?:{PEOPLE} )?(?:(?:la|thuoc) )?(?:dien hinh|khach moi|nu\b|lanh dao"
    r"|du khuyet|dai dien|cua (?:cac )?(?:thon|xa|don vi))"
)
_SOME = re.compile(
    r"(?<![a-z])(?:nu|dien hinh|khach|du khuyet|cua (?:thon|xa|don vi)|moi thon"
    r"|tung (?:thon|don vi)"
    r"|hop|doan|mot)(?![a-z])"
)
_LABELLED = re.compile(r"^\W*(?:[\d.]+\W*)?(?:dai bieu )?(?:khach|dien hinh|du khuyet|duong nhien)")
_IS_OFFICIAL = re.compile(r"dai bieu chinh thuc\s*:\s*$")
_OFFICIAL = re.compile(r"\s*chinh thuc(?![a-z])")
_EXPECTED = re.compile(r"du kien|uoc|tam tinh")
_MONEY = re.compile(r"\s*(?:/|dong|trieu|nghin)")
_PLACES = re.compile(
    r"(?:ten )?(?:cac )?(?:don vi|thon|co quan|khoi(?! luong)|to dan pho|dia ban|khu pho"
    r"|dia phuong)(?![a-z])"
)
_GROUPS = re.compile(r"(?:thanh phan|doi tuong|co cau)(?: (?:dai bieu|tham du|tham gia|du))*")
_COUNTS = re.compile(
    r"so (?:luong )?(?:dai bieu|db|nguoi)(?![a-z])|phan bo|(?:so luong|chi tieu|sl)$"
)
_PARTS = re.compile(r"ty le(?![a-z])")
_CELL = re.compile(rf"(\d{{1,3}})(?:\s*{PEOPLE})?(?:\s*/\s*{PLACE})?")
_SUM = re.compile(r"(?:tong|cong)(?: cong| so)?$")
_EVENT = (
    r"(?:hoi nghi|dai hoi)(?!\s(?:cua |o |tai )?(?:cac |tung |moi |cap )?"
    r"(?:tinh|thanh pho|toan quoc|thon|to dan|khu |ban |chi bo|co so|thi dua yeu nuoc))"
)
_INVITED = re.compile(
    rf"(?:(?:moi|trieu tap) (?:ve |den )?(?:tham )?du(?: {_EVENT})?"
    rf"|{_EVENT} (?:co|gom|voi)(?: su (?:tham du|tham gia|co mat) cua)?"
    r"|co (?:su (?:tham du|tham gia|co mat) cua))\s*$"
)
_ATTENDING = re.compile(rf"\s*(?:(?:ve |den )?(?:tham )?du {_EVENT}|(?:ve |den |tham )du(?![a-z]))")
_FEWEST = 30  # who come in all; fewer are sent by somebody
NEAR = 200  # signs before a number that may say what it counts
NO_BOUND = "Kế hoạch không ghi “tối đa”."
NO_LABEL = "Câu không nói rõ đây là tổng số đại biểu."
OFFICIAL = "Chỉ nói đại biểu chính thức, hãy xem có kể cả khách mời không."


def read_counts(paper: Paper) -> None:
    """Note every cap, share and seat the paper names."""
    columns: _Columns | None = None
    for at, block in enumerate(paper.blocks):
        if block.cells:
            columns = _columns(block) or columns
            _row(paper, block, columns)
            continue
        columns = None
        _caps(paper, block, paper.blocks[at - 1] if at else block)
        read_shares(paper, block)
        read_seats(paper, block)


# --- The cap -------------------------------------------------------------------------------------


def _caps(paper: Paper, block: Block, above: Block) -> None:
    for found in _COUNT.finditer(block.plain):
        begin, end = block.sentence(*found.span())
        before = block.plain[begin : found.start()]
        before = BOTH_KINDS.sub(lambda both: f"{both['label']} dai bieu", before)
        clause = re.split(r"[;:(]|, (?=trong|moi|gom)", before)[-1]
        bound = found["hard"] or found["soft"]
        if OTHERS.search(block.plain[begin:end]) or _MONEY.match(block.plain, found.end()):
            continue
        if ":" in before and _LABELLED.search(before.rpartition(":")[0]):
            continue  # "Khách mời: khoảng 25 người"
        if _OF_SOME.search(clause[-NEAR:]) or _SOME_BEHIND.match(block.plain, found.end()):
            continue
        headed = above.is_heading and _OF_ALL.search(above.plain)
        told = _OF_ALL.search(before) or _IS_OFFICIAL.search(before)
        comes = None if bound or told else _coming(block, found, begin)
        if not bound and not told and not comes:
            continue
        notes = (SOFT_SAID.format(comes),) if comes else _asked(found, said=block.text)
        if not headed and not _OF_ALL.search(before):
            notes = (*notes, NO_LABEL)
        notes = (*notes, *_doubts(block, found, before, above))
        paper.add(
            block,
            *found.span(),
            kind=Kind.CAPACITY,
            value=str(int(found["high"] or found["low"])),
            notes=notes,
        )


def _coming(block: Block, found: re.Match[str], begin: int) -> str:
    """How a sentence without a label says that so many come: "Mời dự 95 đại biểu"."""
    if int(found["low"]) < _FEWEST:
        return ""
    before = _INVITED.search(block.plain, begin, found.start())
    behind = _ATTENDING.match(block.plain, found.end())
    since = before.start() if before else found.start()
    until = behind.end() if behind else found.end()
    return block.text[since:until].strip() if before or behind else ""


def _asked(found: re.Match[str], *, said: str) -> tuple[str, ...]:
    if found["high"]:
        return (A_RANGE,)
    if found["soft"]:
        return (SOFT_SAID.format(said[found.start("soft") : found.end("soft")].lower()),)
    return () if found["hard"] else (NO_BOUND,)


def _doubts(block: Block, found: re.Match[str], before: str, above: Block) -> tuple[str, ...]:
    """Why a number with a bound may yet not be that of all delegates."""
    notes: list[str] = []
    label = before.rpartition(":")[0] if ":" in before else before
    heads = above.plain if above.is_heading else ""
    if _OF_SOME.search(label) or _SOME.search(label) or _SOME.search(heads):
        notes.append(OF_A_GROUP)
    if found["people"] in PERSONS and not re.search(r"[dpb]ai bieu", f"{before} {heads}"):
        notes.append(NO_DELEGATES)
    if _OFFICIAL.match(block.plain, found.end()) or _IS_OFFICIAL.search(before):
        notes.append(OFFICIAL)
    elif not BEHIND.match(block.plain, found.end()):
        notes.append(MORE_BEHIND)
    if found["hard"] and _EXPECTED.search(before):
        notes.append(SOFT_SAID.format("dự kiến"))
    return (*notes,)


# --- Tables ---------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class _Columns:
    """Of a table: the column of who comes, the one of how many, and what that is."""

    whose: int
    count: int
    kind: Kind


def _columns(block: Block) -> _Columns | None:
    """Of a table's heading, where it counts delegates."""
    heads = [cell.strip() for cell in block.plain.split("|")]
    places = [at for at, cell in enumerate(heads) if _PLACES.match(cell)]
    groups = [at for at, cell in enumerate(heads) if _GROUPS.fullmatch(cell)]
    counts = [at for at, cell in enumerate(heads) if _COUNTS.match(cell)]
    parts = [at for at, cell in enumerate(heads) if _PARTS.match(cell)]
    if len(places) == len(counts) == 1:
        return _Columns(whose=places[0], count=counts[0], kind=Kind.SEATS)
    if len(groups) == len(counts) == 1:
        return _Columns(whose=groups[0], count=counts[0], kind=Kind.GROUP)
    if len(groups) == len(parts) == 1:
        return _Columns(whose=groups[0], count=parts[0], kind=Kind.SHARE)
    return None


def _row(paper: Paper, block: Block, columns: _Columns | None) -> None:
    if not columns or len(block.cells) <= max(columns.whose, columns.count):
        return
    whose, count = block.cells[columns.whose], plain(block.cells[columns.count])
    numbered = re.fullmatch(r"\d+", block.cells[0]) is not None
    if not whose or _SUM.match(plain(whose)) or not (numbered or columns.whose == 0):
        return
    if columns.kind is Kind.SHARE:
        part = share_in(count)
        value = f"{part.numerator}/{part.denominator}" if part else ""
    else:
        found = _CELL.fullmatch(count)
        value = str(int(found[1])) if found else ""
    if value:
        one = columns.kind is Kind.SEATS and numbered and not whose[0].isdigit()
        asked = () if one else (IN_A_TABLE,)
        paper.add(
            block, 0, len(block.text), kind=columns.kind, value=value, about=whose, notes=asked
        )
