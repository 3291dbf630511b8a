"""Reads a file by what it holds, never by its name."""

from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook

from sheets.reading.cells import cell
from sheets.reading.values import EMPTY, Book, Line, Sheet, Unreadable


def read(data: bytes, name: str) -> Book:
    """The book in these bytes. Raises Unreadable. name: as the sender's computer calls the file."""
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        sheets = tuple(_sheet(book, title) for title in book.sheet_names)
    except CalamineError as wrong:
        raise Unreadable("Tệp này không đọc được. Hãy lưu lại thành .xlsx rồi gửi lại.") from wrong
    return Book(kind="xlsx", sheets=sheets)


def _sheet(book: CalamineWorkbook, title: str) -> Sheet:
    rows = book.get_sheet_by_name(title).to_python(skip_empty_area=False)
    lines = [
        Line(number=number, cells=tuple(EMPTY if value == "" else cell(value) for value in row))
        for number, row in enumerate(rows, 1)
    ]
    return Sheet(name=title, lines=tuple(lines))
