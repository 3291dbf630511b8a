"""Reads the tables that say who does what, and the columns of those with days."""

import re
from collections.abc import Sequence

from conferences.reading.blocks import Block
from conferences.reading.facts import Paper
from conferences.reading.letters import plain
from conferences.reading.values import Kind

_WHEN = re.compile(
    r"(?:moc )?(?:thoi (?:gian|han|diem)|han(?![a-z])|tien do|hoan thanh|xong truoc|t/gian)"
    r"|ngay (?:hoan thanh|nop|gui|xong)"
)
_WHAT = re.compile(
    r"(?:(?:ten|cac|nhung|phan|dau)\s)*"
    r"(?:noi dung|cong viec|nhiem vu|viec|cong tac|hoat dong)"
    r"(?:[\s,/&–-]+(?:noi dung|cong viec|cong tac|nhiem vu|thuc hien|cu the|chuan bi|duoc giao"
    r"|duoc phan cong|chinh|trien khai|tien hanh|phai lam|can lam|va))*"
)
_WHO = re.compile(
    r"(?:don vi|co quan|bo phan|nguoi|can bo)?[^|]*(?:chu tri|thuc hien|phu trach|chiu trach)"
    r"|phan cong|giao cho|(?:don vi |co quan |bo phan )?(?:dau moi|tham muu|duoc giao)"
)
# The same of a table without days: nothing but these words heads its columns.
_OFFICES = re.compile(r"(?:ten )?(?:cac )?(?:co quan|don vi|bo phan|to chuc|dia phuong|[\s,/–-])+")
_DUTIES = re.compile(
    r"(?:cac )?(?:nhiem vu|cong viec|trach nhiem|noi dung (?:cong viec|nhiem vu|thuc hien))"
    r"(?: (?:duoc giao|duoc phan cong|cu the|thuc hien|cong viec|chinh))*"
)
_SUM = re.compile(r"(?:tong|cong)(?: cong| so)?$|\W*$")
_HOURS = re.compile(
    r"[\W\d]*(?:tu|luc|den)?[\W\d]*(?:\d\s*(?:gio|h|g|:|phut|p)[\W\d]*(?:phut)?[\W\d]*(?:den)?[\W\d]*)+"
)
_ASKING = re.compile(r"\W*(?:(?:giao|[dpb]e nghi|yeu cau|moi|phan cong)\s+)?")
IN_A_TABLE = "Đọc trong cột của bảng."


def columns_of(
    block: Block, columns: dict[str, int], table: Sequence[str]
) -> tuple[dict[str, int], Sequence[str]]:
    """By what they hold, the columns of the table this row heads or belongs to."""
    if table:
        return columns, table
    heads = [cell.strip() for cell in block.plain.split("|")]
    found: dict[str, int] = {}
    for name, fits in (("when", _WHEN.match), ("what", _WHAT.fullmatch), ("who", _WHO.match)):
        for at, cell in enumerate(heads):
            if at not in found.values() and fits(cell):
                found.setdefault(name, at)
    who = [at for at, cell in enumerate(heads) if _OFFICES.fullmatch(cell)]
    if {"when", "what"} <= set(found):
        return found if "who" in found or len(who) != 1 else found | {"who": who[0]}, heads
    what = [at for at, cell in enumerate(heads) if _DUTIES.fullmatch(cell)]
    if len(who) == len(what) == 1:
        return {"who": who[0], "what": what[0]}, heads
    return {}, ()


def read_office(paper: Paper, block: Block, columns: dict[str, int]) -> str:
    """Who does what a row says, noted as an office: always asked. A programme's row has none."""
    cell = block.cells[columns["who"]] if "who" in columns else ""
    lead = _ASKING.match(plain(cell))
    who = cell[lead.end() if lead else 0 :].rstrip(" .;,")
    if not who or _WHO.match(plain(who)) or _SUM.match(plain(who)):
        return who
    if _DUTIES.fullmatch(plain(block.cells[columns["what"]])):
        return ""  # the heading itself
    if "when" in columns and _HOURS.fullmatch(plain(block.cells[columns["when"]])):
        return who
    at = block.text.index(who, _starts(block)[columns["who"]])
    span = at, at + len(who)
    value = who[0].upper() + who[1:]
    paper.add(block, *span, kind=Kind.OFFICE, value=value, notes=(IN_A_TABLE,))
    return who


def _starts(block: Block) -> list[int]:
    return [0, *(found.end() for found in re.finditer(r"\|", block.text))]
