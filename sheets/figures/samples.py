"""Texts that show what another code table would make of what was sent."""

from sheets.reading import Book

SAMPLES = 5


def samples_of(book: Book, other: Book) -> list[list[str]]:
    found: dict[str, str] = {}
    for one, read in zip(book.sheets, other.sheets, strict=True):
        for line, new in zip(one.lines, read.lines, strict=True):
            pairs = zip(line.cells, new.cells, strict=True)
            found |= {old.text: new.text for old, new in pairs if _differ(old.text, new.text)}
            if len(found) >= SAMPLES:
                return [list(pair) for pair in found.items()][:SAMPLES]
    return [list(pair) for pair in found.items()]


def _differ(old: str, new: str) -> bool:
    """Whether a text shows what the other table makes of it; none with a number in it is kept."""
    return old != new and not any(char.isdigit() for char in new)
