"""Reads how many come: the cap, the seats of each place in a table.

A cap of awards or of money is none of delegates.
"""

import re

from conferences.reading.blocks import Block
from conferences.reading.facts import Paper
from conferences.reading.phrases import (
    A_RANGE,
    BEHIND,
    HARD,
    MORE_BEHIND,
    NO_DELEGATES,
    OF_A_GROUP,
    OTHERS,
    PEOPLE,
    SOFT,
    SOFT_SAID,
)
from conferences.reading.seats import read_seats
from conferences.reading.shares import read_shares
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
_OFFICIAL = re.compile(r"\s*chinh thuc(?![a-z])")
_EXPECTED = re.compile(r"du kien|uoc|tam tinh")
_MONEY = re.compile(r"\s*(?:/|dong|trieu|nghin)")
NEAR = 200  # signs before a number that may say what it counts
NO_BOUND = "Kế hoạch không ghi “tối đa”."
NO_LABEL = "Câu không nói rõ đây là tổng số đại biểu."
OFFICIAL = "Chỉ nói đại biểu chính thức, hãy xem có kể cả khách mời không."


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
        read_shares(paper, block)
        read_seats(paper, block)


# --- The cap -------------------------------------------------------------------------------------


def _caps(paper: Paper, block: Block, above: Block) -> None:
    for found in _COUNT.finditer(block.plain):
        begin, end = block.sentence(*found.span())
        before = block.plain[begin : found.start()]
        clause = re.split(r"[;:(]|, (?=trong|moi|gom)", before)[-1]
        bound = found["hard"] or found["soft"]
        if OTHERS.search(block.plain[begin:end]) or _MONEY.match(block.plain, found.end()):
            continue
        if _OF_SOME.search(clause[-NEAR:]) or _SOME_BEHIND.match(block.plain, found.end()):
            continue
        headed = above.is_heading and _OF_ALL.search(above.plain)
        if not bound and not _OF_ALL.search(before):
            continue
        notes = _asked(found, said=block.text)
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
    if found["people"] == "nguoi" and not re.search(r"[dpb]ai bieu", f"{before} {heads}"):
        notes.append(NO_DELEGATES)
    if _OFFICIAL.match(block.plain, found.end()):
        notes.append(OFFICIAL)
    elif not BEHIND.match(block.plain, found.end()):
        notes.append(MORE_BEHIND)
    if found["hard"] and _EXPECTED.search(before):
        notes.append(SOFT_SAID.format("dự kiến"))
    return (*notes,)


# --- Tables ---------------------------------------------------------------------------------------


def _columns(block: Block) -> tuple[int, int] | None:
    """Of a table's heading: the column of who comes, and the one of how many."""
    plain = [cell.strip() for cell in block.plain.split("|")]
    whose = [
        at
        for at, cell in enumerate(plain)
        if re.match(
            r"(?:ten )?(?:cac )?(?:don vi|thon|co quan|khoi(?! luong)|to dan pho|dia ban)\b", cell
        )
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
