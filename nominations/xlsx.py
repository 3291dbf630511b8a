"""Writes the grid of dossiers as a workbook: what stood on the page, text as text, row by row.

A row is written as soon as it is known and its cells are used again for the next, so memory stays
the same for ten rows and for fifty thousand, and a look is made once, not once a cell.
"""

import tempfile
import textwrap
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.writer.excel import ExcelWriter

SHEET, ABOUT = "Hồ sơ", "Về bảng này"
# A sheet program may read these as the beginning of a formula (O1).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\uff1d")
BOLD, SHADED = Font(bold=True), PatternFill("solid", start_color="E8EDF5")
TOP = Alignment(wrap_text=True, vertical="top")
NUMBER = Alignment(horizontal="center", vertical="top")
KINDS = ("text", "quoted", "number")
NARROW, WIDE, ROOM = 16, 48, 2  # characters
ARROW = 2  # the same, of a head's filter
HEAD_ROW = 4
LINE = 15  # points: what a line of the usual letters needs
A4 = 9


class GridBook:
    """A workbook while it is written: three lines, the heads, the rows, then what is in it."""

    def __init__(self, heads: Sequence[tuple[str, int]], *, told: Sequence[str]) -> None:
        """heads: each with how many signs its texts have at most. told: lines over the table.

        Not every program makes a row higher for a head of two lines, so a head has one.
        """
        self.book = Workbook(write_only=True)
        self.sheet: Any = self.book.create_sheet(SHEET)
        self.sheet.freeze_panes = f"C{HEAD_ROW + 1}"  # number and name stay
        self.sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
        _on_paper(self.sheet)
        self._widths = [min(max(signs, len(label) + ARROW), WIDE) + ROOM for label, signs in heads]
        for place, width in enumerate(self._widths, start=1):
            self.sheet.column_dimensions[get_column_letter(place)].width = width
        self._once = {kind: [self._cell(kind) for _ in heads] for kind in KINDS}
        for line in told:
            self.sheet.append([self._plain(line)])
        self.sheet.append([self._head(label) for label, _ in heads])
        self.rows = 0

    def add(self, row: Sequence[str | float]) -> None:
        """One row more: a number as a number; text as text, whatever it begins with.

        Where a text needs a second line its row says so: not every program makes it higher itself,
        and the end of a long name, who stands for a collective, was cut off.
        """
        number = HEAD_ROW + self.rows + 1
        lines = max(map(_lines, row, self._widths), default=1)
        if lines > 1:
            self.sheet.row_dimensions[number].height = lines * LINE
        self.sheet.append([self._told(place, value) for place, value in enumerate(row)])
        self.sheet.row_dimensions.pop(number, None)  # it is written: memory stays the same
        self.rows += 1

    def about(self, lines: Iterable[tuple[str, str | float]]) -> None:
        """The last sheet: what is in the first, and what is not."""
        sheet: Any = self.book.create_sheet(ABOUT)
        _on_paper(sheet)
        sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = (
            NARROW * 2,
            WIDE * 2,
        )
        for label, value in lines:
            sheet.append([self._head(label), self._plain(value)])

    def whole(self) -> bytes:
        """All of it, once; the heads filter the rows that came."""
        last = get_column_letter(len(self._widths))
        self.sheet.auto_filter.ref = f"A{HEAD_ROW}:{last}{HEAD_ROW + self.rows}"
        with tempfile.TemporaryFile() as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                ExcelWriter(self.book, archive).write_data()
            file.seek(0)
            return file.read()

    def _cell(self, kind: str) -> Any:
        cell: Any = WriteOnlyCell(self.sheet)
        cell.alignment = NUMBER if kind == "number" else TOP
        if kind == "quoted":
            cell.quotePrefix = True
        return cell

    def _told(self, place: int, value: str | float) -> Any:
        if not isinstance(value, str):
            cell = self._once["number"][place]
            cell.value = value
            return cell
        text = ILLEGAL_CHARACTERS_RE.sub("", value)
        quoted = text.startswith(FORMULA_STARTS)
        cell = self._once["quoted" if quoted else "text"][place]
        cell.value = text or None
        if text:
            cell.data_type = "s"  # also what looks like an error: #REF!
        return cell

    def _plain(self, value: str | float) -> Any:
        cell: Any = WriteOnlyCell(self.sheet)
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
        if isinstance(value, str):
            cell.data_type = "s"
        return cell

    def _head(self, label: str) -> Any:
        cell = self._plain(label)
        cell.font, cell.fill, cell.alignment = BOLD, SHADED, TOP
        return cell


def _on_paper(sheet: Any) -> None:
    """Across the sheet of paper, no column on another page than the names, pages numbered."""
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.oddFooter.center.text = "Trang &P/&N"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0  # as many pages as rows need


def _lines(value: str | float, width: int) -> int:
    """In how many lines a text stands, broken at its spaces, with a little room at the edge."""
    if not isinstance(value, str) or len(value) < width:
        return 1
    return len(textwrap.wrap(value, width - ROOM)) or 1
