"""What else comes with the rows of an import, where its target has something to say of it."""

from collections.abc import Sequence
from datetime import datetime

from sheets.models import SheetImport


def foretold(sheet: SheetImport, at: datetime) -> Sequence[str]:
    """Of the lines that are ticked, before they come in."""
    if not (foretell := sheet.into.foretell):
        return ()
    rows = list(sheet.rows.ticked().values_list("values", flat=True))
    return foretell(sheet.conference, rows, at)


def told(sheet: SheetImport, at: datetime) -> Sequence[str]:
    """Of the rows it made and that were not taken back."""
    if not (tell := sheet.into.tell_of_all):
        return ()
    stay = sheet.made.filter(gone=False)
    return tell(sheet.conference, list(stay.values_list("code", flat=True)), at)
