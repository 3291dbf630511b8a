"""Reads the tables that say who does what, and the columns of those with days."""

import re
from collections.abc import Sequence

from conferences.reading.blocks import Block
from conferences.reading.facts import Paper
from conferences.reading.letters import plain
from conferences.reading.values import Kind

_WHEN = re.compile(r"(?:thoi gian|thoi han|han hoan thanh|tien do|hoan thanh)")
_WHAT = re.compile(r"(?:noi dung|cong viec|nhiem vu|nhung viec|viec)")
_WHO = re.compile(
    r"(?:don vi|co quan|bo phan|nguoi)?[^|]*(?:chu tri|thuc hien|phu trach|chiu trach)"
)
# The same of a table without days: nothing but these words heads its columns.
_OFFICES = re.compile(r"(?:ten )?(?:cac )?(?:co quan|don vi|bo phan|to chuc|dia phuong|[\s,/–-])+")
_DUTIES = re.compile(
    r"(?:cac )?(?:nhiem vu|cong viec|trach nhiem|noi dung (?:cong viec|nhiem vu|thuc hien))"
    r"(?: (?:duoc giao|duoc phan cong|cu the|thuc hien|cong viec|chinh))*"
)
_SUM = re.compile(r"(?:tong|cong)(?: cong| so)?$|\W*$")
_HOURS = re.compile(r"[\W\d]*(?:\d\s*(?:gio|h|g|:|phut|p)[\W\d]*(?:phut)?[\W\d]*)+")
IN_A_TABLE = "Đọc trong cột của bảng."


def columns_of(
    block: Block, columns: dict[str, int], table: Sequence[str]
) -> tuple[dict[str, int], Sequence[str]]:
    """By what they hold, the columns of the table this row heads or belongs to."""
    if table:
        return columns, table
    heads = [cell.strip() for cell in block.plain.split("|")]
    found: dict[str, int] = {}
    for name, heading in (("when", _WHEN), ("who", _WHO), ("what", _WHAT)):
        for at, cell in enumerate(heads):
            if at not in found.values() and heading.match(cell):
                found.setdefault(name, at)
    if {"when", "what"} <= set(found):
        return found, heads
    who = [at for at, cell in enumerate(heads) if _OFFICES.fullmatch(cell)]
    what = [at for at, cell in enumerate(heads) if _DUTIES.fullmatch(cell)]
    if len(who) == len(what) == 1:
        return {"who": who[0], "what": what[0]}, heads
    return {}, ()


def read_office(paper: Paper, block: Block, columns: dict[str, int]) -> str:
    """Who does what a row says, noted as an office: always asked. A programme's row has none."""
    who = block.cells[columns["who"]] if "who" in columns else ""
    if not who or _WHO.match(plain(who)) or _SUM.match(plain(who)):
        return who
    if _DUTIES.fullmatch(plain(block.cells[columns["what"]])):
        return ""  # the heading itself
    if "when" in columns and _HOURS.fullmatch(plain(block.cells[columns["when"]])):
        return who
    at = block.text.index(who, _starts(block)[columns["who"]])
    span = at, at + len(who)
    paper.add(block, *span, kind=Kind.OFFICE, value=who, notes=(IN_A_TABLE,))
    return who


def _starts(block: Block) -> list[int]:
    return [0, *(found.end() for found in re.finditer(r"\|", block.text))]
