"""Reads where the event is held."""

import re
from collections.abc import Sequence

from conferences.reading.blocks import SENTENCE, Block
from conferences.reading.facts import Paper
from conferences.reading.phrases import BELOW_TIME, LEADS_TO_IT
from conferences.reading.values import Kind

_VENUE = re.compile(r"(?:[dpb]ia di[a-z]m|noi to chuc)[^:|.;]{0,40}:\s*(?:tai\s+)?(?=\S)")
_VENUE_BELOW = re.compile(r"[\W\d]*(?:[dpb]ia di[a-z]m|noi to chuc)[^:|.;]{0,20}:?\s*")
_AT = re.compile(r"(?:^|(?<=[,;\s]))tai\s+(?=\S)")
# Behind "Thời gian, địa điểm: … ;" a hall by its own name.
_HALL = re.compile(
    r";\s*(?=(?:hoi truong|nha (?:van|da|thi)|trung tam|tru so|san van dong)(?![a-z]))"
)
_NO_VENUE = re.compile(r"nhan ho so|nop ho so|dang ky|tap trung|lien he|don tiep")
_LABEL = re.compile(
    r"(?:[dpb]ia di[a-z]m|noi) ?(?:to chuc)?(?: (?:hoi nghi|dai hoi))?\s*:\s*(?:tai )?"
)
_HELD_AT = re.compile(
    r"(?:h[a-z]i ngh[a-z]|dai hoi)(?!\s(?:o |tai |cua )?(?:cac |tung |moi )?"
    r"(?:thon|to dan|khu |ban |chi bo|co so|tinh|thanh pho))"
    r"[^.;]{0,60}(?:to chuc|khai mac|dien ra|tien hanh)"
    r"[^.;]{0,120}?\stai\s+(?=\S)"
)
NOT_ONE = "Câu không nói rõ đây là nơi tổ chức Hội nghị."
UNLABELLED = "Đọc sau chữ “tại”, hãy xem lại."


def read_venue(paper: Paper) -> None:
    """Note every place that is said to be that of the event."""
    for at, block in enumerate(paper.blocks):
        _venue(paper, block, paper.blocks[at + 1 : at + 2])


def _venue(paper: Paper, block: Block, behind: Sequence[Block]) -> None:
    if block.cells:
        return
    found = _VENUE.search(block.plain)
    label = block.plain[found.start() - 40 if found and found.start() > 40 else 0 :][:60]
    if found and not _NO_VENUE.search(found[0]) and "|" not in found[0]:
        since = found.end()
        notes: tuple[str, ...] = ()
        if not _LABEL.fullmatch(found[0]):
            notes = (NOT_ONE,)
        both = re.search(r"thoi gian,? (?:va )?$", block.plain[: found.start()])
        if both or not _starts_place(block, found.start()):
            at = _AT.search(block.plain, since) or _HALL.search(block.plain, since)
            if not at:
                return
            since, notes = at.end(), (*notes, UNLABELLED)
        _add_venue(paper, block, since, notes)
    elif (held := _HELD_AT.search(block.plain)) and not found:
        _add_venue(paper, block, held.end(), (UNLABELLED,))
    elif _VENUE_BELOW.fullmatch(block.plain) and behind and label and _is_told(behind[0]):
        _add_venue(paper, behind[0], behind[0].body, ())
    elif (at := _AT.search(block.plain, block.body)) and _is_below(paper, block, at.start()):
        _add_venue(paper, block, at.end(), (UNLABELLED,))


def _is_told(block: Block) -> bool:
    """Whether it says something and heads nothing."""
    return not block.cells and (block.mark in ("dash", "plus") or not block.is_heading)


def _is_below(paper: Paper, block: Block, until: int) -> bool:
    """Whether nothing but the event and its day stands before, below "Thời gian, địa điểm"."""
    heads = paper.heads(block)[:1]
    below_it = bool(heads) and BELOW_TIME.fullmatch(heads[0])
    return bool(below_it and LEADS_TO_IT.fullmatch(block.plain, block.body, until))


def _starts_place(block: Block, at: int) -> bool:
    """Whether the label stands where one does: at the beginning, or behind ";" or "."."""
    return not block.plain[block.body : at].strip() or block.plain[:at].rstrip()[-1:] in ";.,"


def _add_venue(paper: Paper, block: Block, since: int, notes: tuple[str, ...]) -> None:
    ends = [found.start() for found in SENTENCE.finditer(block.text) if found.start() > since]
    until = ends[0] if ends else len(block.text)
    if lead := re.match(r"tai\s+", block.plain[since:until]):
        since += lead.end()
    value = block.text[since:until].strip(" .;,")
    if value:
        until = since + len(value)
        paper.add(block, since, until, kind=Kind.VENUE, value=value, notes=notes)
