"""How cells look: each look made once in a workbook, shared by its cells.

openpyxl looks a style up whenever one property of one cell is set, which took four fifths of the
time a workbook took; a number says the same for the whole column.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.dimensions import ColumnDimension, DimensionHolder, RowDimension
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.page import PageMargins, PrintPageSetup
from openpyxl.worksheet.properties import WorksheetProperties

from reports.figures.parts import Cell

# A sheet program may read these as the beginning of a formula (O1).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\uff1d")
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
FONT = "Times New Roman"
THIN = Side(style="thin", color="FF808080")
EDGES = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
SHADE = PatternFill("solid", fgColor="FFEDEDED")


@dataclass(frozen=True, kw_only=True, eq=False)
class Look:
    """How one cell looks; text wraps wherever its place in the cell is said.

    Known by itself, not by what it says: whoever needs one twice keeps it.
    """

    bold: bool = False
    size: int = 12
    horizontal: str = ""
    vertical: str = ""
    shaded: bool = False
    edged: bool = False
    number_format: str = "General"


def safe_text(text: str) -> str:
    """Text a sheet can hold: control characters and broken halves of letters are gone."""
    if text.isprintable():  # nearly all is, and then there is nothing to do
        return text
    return FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\t", " "))


class OneCell(SheetCell):
    """A cell that is told the number of its style, and has none to look up."""

    __slots__ = ("style_id",)
    style_id: int
    has_style = True


class Sheet(WriteOnlyWorksheet):
    """A sheet whose rows are values with their looks, written through one cell again and again.

    openpyxl's own rows take a cell object each, and try every one as a value first.
    """

    # What openpyxl gives every sheet, and its stubs only to those read from a file.
    row_dimensions: "DimensionHolder[int, RowDimension]"
    column_dimensions: "DimensionHolder[str, ColumnDimension]"
    page_setup: PrintPageSetup
    page_margins: PageMargins
    auto_filter: AutoFilter
    sheet_properties: WorksheetProperties

    def __init__(self, book: Workbook, title: str) -> None:
        super().__init__(book, title)
        book._add_sheet(self)  # type: ignore[attr-defined]  # as its own create_sheet does
        self._cell = OneCell(self, row=1, column=1)
        self._made: dict[tuple[Look, bool], int] = {}

    def _values_to_row(
        self, values: Iterable[tuple[Cell, Look]], row_idx: int
    ) -> Iterator[SheetCell]:
        cell = self._cell
        cell.row = row_idx
        for place, (value, look) in enumerate(values, start=1):
            cell.column = place
            self._fill(cell, value, look)
            yield cell

    def _fill(self, cell: OneCell, value: Cell, look: Look) -> None:
        """A value as what it is: text never becomes a formula, a share becomes a number."""
        quoted = False
        if isinstance(value, str):
            text = safe_text(value)
            quoted = text.startswith(FORMULA_STARTS) or value.startswith(FORMULA_STARTS)
            cell.value = text or None
            if text:
                cell.data_type = "s"
        else:
            cell.value = float(value) if isinstance(value, Fraction) else value
        style = self._made.get((look, quoted))
        if style is None:
            style = self._made[look, quoted] = _drawn(WriteOnlyCell(self), look, quoted=quoted)
        cell.style_id = style


def _drawn(model: SheetCell, look: Look, *, quoted: bool) -> int:
    model.font = Font(name=FONT, size=look.size, bold=look.bold)
    if look.horizontal:
        model.alignment = Alignment(
            horizontal=look.horizontal, vertical=look.vertical, wrap_text=True
        )
    if look.shaded:
        model.fill = SHADE
    if look.edged:
        model.border = EDGES
    model.number_format = look.number_format
    if quoted:
        model.quotePrefix = True
    return model.style_id
