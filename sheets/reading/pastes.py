"""Reads what was pasted: the clipboard's HTML where there is a table in it, else its text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sheets.reading import absent
from sheets.reading.abreast import Person, persons
from sheets.reading.cells import text_cell
from sheets.reading.limits import ROWS, TEXT, TOO_LARGE
from sheets.reading.messages import bare_of, mark_of, parts_of
from sheets.reading.old_codes import guessed
from sheets.reading.several import were
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
    lines = list(_numbered(rows))
    if len(lines) > ROWS:
        raise Unreadable(TOO_LARGE)
    while lines and not lines[-1].cells:
        lines.pop()
    return tuple(lines)


def _numbered(rows: Iterable[str]) -> Iterator[Line]:
    """A line each, and one of each of several that a line counts."""
    number = 1
    for row in rows:
        before, found = persons(row)
        told = [] if found and not before else [_line(number, before if found else row)]
        for one in found:
            told.append(_one_of(found, one, number + len(told)))
        yield from told
        number += len(told)


def _one_of(found: Sequence[Person], one: Person, number: int) -> Line:
    """One of several of a line, asked about: a mere comma stands between who and what."""
    name, *more = map(text_cell, one.parts)
    name = name._replace(asks=were(len(found), dropped=False))
    return Line(number=number, cells=(name, *more), mark=one.mark, said=one.said)


def _line(number: int, row: str) -> Line:
    """Who is "Không mời: Bà Lê Thị Hoa" has that beside her name."""
    away, rest = absent.before(bare_of(row))
    said = rest if away else row
    cells = (*map(text_cell, parts_of(said)), *([text_cell(away)] if away else []))
    return Line(number=number, cells=cells, mark=mark_of(row), said=said)
