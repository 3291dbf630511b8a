"""Reads what was pasted: the clipboard's HTML where there is a table in it, else its text."""

import re
from dataclasses import replace

from sheets.reading.cells import text_cell, tidy
from sheets.reading.limits import ROWS, TEXT, TOO_LARGE
from sheets.reading.old_codes import guessed
from sheets.reading.tables import tables_of
from sheets.reading.texts import rows_of
from sheets.reading.values import Book, Cell, Line, Sheet, Unreadable

CANNOT_KNOW = "Bảng dán không cho biết dòng nào đang ẩn, ô nào là công thức."
NOTHING = "Chưa có dữ liệu. Hãy sao chép bảng rồi dán vào ô này."
# "1.", "2)", "03/", "-", "+", "•" before a line; a year or a phone is no number of a list.
_NUMBERED = re.compile(
    r"^\s*(?:\(?[0-9]{1,3}\s*[.):/]\s*(?![0-9])|[0-9]{1,3}\s*[-–]\s+"
    r"|[-–—+*•●▪■✓✔➢➤·o]\s+|[\ue000-\uf8ff]\s*)+"
)
_PARTS = re.compile(r"\s*(?:\t|;|\||\s[-–—]+\s|(?<=\w)[-–—]\s+(?=\w)|\s[-–—](?=\w)|,(?!\d))\s*")


def read_paste(text: str, html: str = "") -> Book:
    """The table in a pasted block. html: the clipboard's own, if any. Raises Unreadable."""
    if len(text) + len(html) > TEXT:
        raise Unreadable(TOO_LARGE)
    if not html and re.match(r"\s*<(?:html|table|meta|!--|!doctype)", text, re.IGNORECASE):
        html = text
    if sheets := tables_of(html):
        return _told(Book(kind="html", sheets=sheets))
    if not text.strip():
        raise Unreadable(NOTHING)
    if "\t" in text:
        return _told(Book(kind="text", sheets=(Sheet(name="", lines=rows_of(text)),)))
    return _told(Book(kind="text", sheets=(Sheet(name="", lines=_list(text)),)))


def _told(book: Book) -> Book:
    if not any(line.cells for sheet in book.sheets for line in sheet.lines):
        raise Unreadable(NOTHING)
    return guessed(replace(book, told=(CANNOT_KNOW,)))


def _list(text: str) -> tuple[Line, ...]:
    """One person a line, as people write to each other: numbered, in parts by dash or comma."""
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(rows) > ROWS:
        raise Unreadable(TOO_LARGE)
    lines = [Line(number=n, cells=_cells(row)) for n, row in enumerate(rows, 1)]
    while lines and not lines[-1].cells:
        lines.pop()
    return tuple(lines)


def _cells(row: str) -> tuple[Cell, ...]:
    bare = tidy(_NUMBERED.sub("", row)).strip(" .,;-–")
    return tuple(text_cell(part) for part in _PARTS.split(bare) if part) if bare else ()
