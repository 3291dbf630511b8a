"""Finds the tables of a book: where their heading stands, which column is which field."""

from collections.abc import Sequence

from accounts.names import fold
from sheets.reading.values import Book, Field, Found, Sheet


def find(book: Book, fields: Sequence[Field]) -> tuple[Found, ...]:
    """Every table of the book that holds rows of these fields."""
    return tuple(found for sheet in book.sheets if (found := _in(sheet, fields)))


def _in(sheet: Sheet, fields: Sequence[Field]) -> Found | None:
    for at, line in enumerate(sheet.lines):
        titles = tuple(cell.text for cell in line.cells)
        columns = tuple(_key(title, fields) for title in titles)
        if len([key for key in columns if key]) >= 2:
            return Found(
                sheet=sheet.name,
                heading=range(line.number, line.number + 1),
                titles=titles,
                columns=columns,
                unknown=tuple(t for t, key in zip(titles, columns, strict=True) if t and not key),
                left_out=(),
                lines=sheet.lines[at + 1 :],
                knows=sheet.knows,
            )
    return None


def _key(title: str, fields: Sequence[Field]) -> str | None:
    words = fold(title)
    return next((f.key for f in fields if words in map(fold, f.words)), None)
