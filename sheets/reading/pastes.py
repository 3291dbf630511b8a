"""Reads what was pasted: the clipboard's HTML where there is a table in it, else its text."""

import re
from dataclasses import replace

from sheets.reading import absent
from sheets.reading.cells import text_cell
from sheets.reading.limits import ROWS, TEXT, TOO_LARGE
from sheets.reading.messages import bare_of, mark_of, parts_of
from sheets.reading.old_codes import guessed
from sheets.reading.tables import tables_of
from sheets.reading.texts import rows_of
from sheets.reading.values import Book, Line, Sheet, Unreadable

CANNOT_KNOW = "Bảng dán không cho biết dòng nào đang ẩn, ô nào là công thức."
NOTHING = "Chưa có dữ liệu. Hãy sao chép bảng rồi dán vào ô này."


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
    lines = [_line(n, row) for n, row in enumerate(rows, 1)]
    while lines and not lines[-1].cells:
        lines.pop()
    return tuple(lines)


def _line(number: int, row: str) -> Line:
    """Who is "Không mời: Bà Lê Thị Hoa" has that beside her name."""
    away, rest = absent.before(bare_of(row))
    said = rest if away else row
    cells = (*map(text_cell, parts_of(said)), *([text_cell(away)] if away else []))
    return Line(number=number, cells=cells, mark=mark_of(row), said=said)
