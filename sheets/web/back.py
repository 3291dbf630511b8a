"""Where in a preview its page comes back to: the line or the section that was worked on."""

from django.http import QueryDict
from django.urls import reverse

from accounts.names import clean
from accounts.web import row_id
from sheets.actions import Mended
from sheets.figures import FAR, column_of
from sheets.models import SheetImport
from sheets.web import EDITED, kept_query

LINES = "cac-dong"


def to_the_line(sent: QueryDict, sheet: SheetImport, mended: Mended) -> str:
    """The address after a press: at the line that was opened, split or written in.

    sheet as it stood before, so that what was written can be told from what only stood there.
    """
    query = kept_query(sent.get("loc", ""))
    opened = row_id(str(sent[EDITED])) if EDITED in sent else None
    if opened is not None:
        query[EDITED] = str(opened)
    place = opened if mended.split is None else mended.split % FAR
    if place is None:
        place = _written(sheet, mended)
    address = reverse("sheets:show", args=[sheet.pk], query=query)
    return f"{address}#{LINES if place is None else f'dong-{place}'}"


def to_the_section(sent: QueryDict, sheet: SheetImport) -> str:
    """The address after a table is read otherwise: at the groups or the columns."""
    address = reverse("sheets:show", args=[sheet.pk])
    if "bang-ma" in sent:
        return address
    return f"{address}#{'groups' if any(one.startswith('nhom-') for one in sent) else 'columns'}"


def _written(sheet: SheetImport, mended: Mended) -> int | None:
    """The first line whose boxes say other than its cells do."""
    rows = {row.place: row for row in sheet.rows.filter(place__in=mended.shown)}
    for (place, key), text in mended.cells.items():
        row = rows.get(place)
        columns = sheet.tables[row.table]["columns"] if row else ()
        if row and key in columns and row.cells[column_of(columns, row.cells, key)] != clean(text):
            return place
    return None
