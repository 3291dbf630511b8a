"""The only place that calls calamine: whatever it does with a broken file, a sentence comes out."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from sheets.reading.cells import Corner
from sheets.reading.limits import BROKEN, LOCKED
from sheets.reading.values import Unreadable


@dataclass(frozen=True, kw_only=True)
class Raw:
    """One sheet as calamine gives it, from A1 to its last filled cell."""

    name: str
    rows: Sequence[Sequence[Any]]
    merged: Sequence[tuple[Corner, Corner]]
    hidden: bool
    place: int  # among the sheets of the book


def raw_sheets(data: bytes) -> list[Raw]:
    """Raises Unreadable. Its caller knows already that no cell lies far out."""
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        return [_raw(book, place) for place in range(len(book.sheets_metadata))]
    except PasswordError as locked:
        raise Unreadable(LOCKED) from locked
    except (CalamineError, ValueError, OverflowError) as wrong:
        raise Unreadable(BROKEN) from wrong
    # A panic of Rust is no Exception, and its class cannot be imported: nothing else is held back.
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":
            raise
        raise Unreadable(BROKEN) from panic


def _raw(book: CalamineWorkbook, place: int) -> Raw:
    about = book.sheets_metadata[place]
    if "WorkSheet" not in str(about.typ):
        return Raw(name=about.name, rows=(), merged=(), hidden=True, place=place)
    found = book.get_sheet_by_index(place)
    return Raw(
        name=about.name,
        rows=found.to_python(skip_empty_area=False),
        merged=found.merged_cell_ranges or (),
        hidden="Hidden" in str(about.visible),
        place=place,
    )
