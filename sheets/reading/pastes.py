"""Reads what was pasted: the clipboard's HTML where there is one, else its text."""

from sheets.reading.cells import text_cell
from sheets.reading.values import Book, Line, Sheet


def read_paste(text: str, html: str = "") -> Book:
    """The table in a pasted block. html: the clipboard's own, if any. Raises Unreadable."""
    rows = text.rstrip().splitlines()
    lines = [
        Line(number=number, cells=tuple(text_cell(part) for part in row.split("\t")))
        for number, row in enumerate(rows, 1)
    ]
    return Book(kind="text", sheets=(Sheet(name="", lines=tuple(lines)),))
