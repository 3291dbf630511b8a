"""Reads whom a plan goes to: a list below "Nơi nhận", or what stands behind it on its line."""

import re

from conferences.reading.blocks import Block
from conferences.reading.facts import Paper
from conferences.reading.values import Kind

RECIPIENTS = re.compile(r"no?i nh[a-z]{0,2}n\b\s*:?")
_DASH = re.compile(r"\s*[-–—•+]\s*")
_ENDS = re.compile(r"\s\|\s|;\s|\s{3,}")  # behind three spaces stands the signature's column
# What stands in the signature: printed beside the list, it may be pressed into the same line.
_SIGNED = re.compile(r"(?<!\w)(?:TM|KT|TL|TUQ|Q)\.|(?<!\w)(?:PHÓ )?CHỦ TỊCH|ỦY BAN NHÂN DÂN")
_NAMED = re.compile(r"(?i:lưu|luu)\b.*[.,;]\s+(?:[^\W\d_][^\W\d_A-Z]+\s+){1,4}[^\W\d_][^\W\d_]+$")
BESIDE = "Có thể lẫn chữ ký hoặc tên người ký đứng bên cạnh, hãy xem lại."
NOT_PARTED = "Nơi nhận không ngăn bằng dấu chấm phẩy, hãy xem lại."


def read_recipients(paper: Paper) -> None:
    """Note every one of the last list of the paper."""
    starts = [at for at, block in enumerate(paper.blocks) if RECIPIENTS.match(block.plain)]
    if not starts:
        return
    heading = paper.blocks[starts[-1]]
    _in_line(paper, heading)
    for block in paper.blocks[starts[-1] + 1 :]:
        if re.match(r"phu luc|danh sach", block.plain):
            return
        if found := _DASH.match(block.text):
            rest = _ENDS.split(block.text[found.end() :] + " ")[0]
            _noted(paper, block, found.end(), rest)


def _in_line(paper: Paper, block: Block) -> None:
    """Those behind the word itself: "Nơi nhận: Sở Nội vụ; các thôn; Lưu: VT." """
    found = RECIPIENTS.match(block.plain)
    if not found or not found[0].endswith(":") or block.cells:
        return
    column = re.search(r"\s{3,}", block.text[found.end() :].lstrip())
    since, until = found.end(), len(block.text)
    if column:
        lead = len(block.text) - len(block.text[since:].lstrip())
        until = lead + column.start()
    parts = block.text[since:until].split(";")
    for part in parts:
        alone = len(parts) == 1 and "," in part
        if part.strip() and not part.strip().isupper():
            _noted(paper, block, since, part, notes=(NOT_PARTED,) if alone else ())
        since += len(part) + 1


def _noted(
    paper: Paper, block: Block, since: int, text: str, *, notes: tuple[str, ...] = ()
) -> None:
    lead = re.match(r"[\s\-–—•+]*", text)
    since += lead.end() if lead else 0
    text = text.strip().lstrip("-–—•+ ").rstrip(";. ")
    if not text or text.isupper():
        return
    if _SIGNED.search(text) or _NAMED.search(text):
        notes = (*notes, BESIDE)
    paper.add(block, since, since + len(text), kind=Kind.RECIPIENT, value=text, notes=notes)
