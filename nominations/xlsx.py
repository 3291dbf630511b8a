"""Writes the grid of dossiers as a workbook: what stood on the page, text as text."""

import io
import zipfile
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

SHEET = "Hồ sơ"
# A sheet program may read these as the beginning of a formula (O1).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\uff1d")
BOLD, SHADED = Font(bold=True), PatternFill("solid", start_color="E8EDF5")
TOP = Alignment(wrap_text=True, vertical="top")
NARROW, WIDE = 16, 48  # characters
HEAD_ROW = 4
A4 = 9


def grid_book(
    heads: Sequence[tuple[str, bool]], rows: Iterable[Sequence[str | int]], *, told: Sequence[str]
) -> bytes:
    """heads: each with whether long texts stand below. told: three lines over the table."""
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError(type(sheet))
    sheet.title = SHEET
    sheet.freeze_panes = f"B{HEAD_ROW + 1}"
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    for number, line in enumerate(told, start=1):
        _write(sheet.cell(number, 1), line)
    for place, (label, is_long) in enumerate(heads, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = WIDE if is_long else NARROW
        head = sheet.cell(HEAD_ROW, place)
        _write(head, label)
        head.font, head.fill, head.alignment = BOLD, SHADED, TOP
    for number, row in enumerate(rows, start=HEAD_ROW + 1):
        for place, value in enumerate(row, start=1):
            cell = sheet.cell(number, place)
            _write(cell, value)
            cell.alignment = TOP
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).write_data()
    return out.getvalue()


def _write(cell: Cell | MergedCell, value: str | int) -> None:
    """A number as a number; text as text, whatever it begins with."""
    if not isinstance(value, str):
        cell.value = value
        return
    text = ILLEGAL_CHARACTERS_RE.sub("", value)
    cell.value = text or None
    if text.startswith(FORMULA_STARTS):
        cell.data_type, cell.quotePrefix = "s", True
