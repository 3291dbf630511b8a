"""Writes workbooks: text stays text, numbers numbers, the same bytes twice.

Rows go to the file as they are made; how a cell looks is made once (`looks`), how high a row is
follows from its texts (`heights`).
"""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction
from functools import cache
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from reports.figures.parts import Cell, Column, Kind, Paper, Table
from reports.xlsx.heights import height
from reports.xlsx.looks import Look, Sheet

FORMATS = {Kind.COUNT: "#,##0", Kind.YEAR: "0", Kind.SHARE: "0.0%"}
WHOLE_SHARE = "0%"
HEAD_ROW = 5
MM_A_CHARACTER, LEAST_CHARACTERS = 2.0, 7.5
GROUP_CHARACTERS, LABEL_CHARACTERS, NOTE_CHARACTERS = 34, 20.0, 64.0
MM_AN_INCH = 25.4
NOTES = "Ghi chú"
NO_CLOCK = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP can say
TITLE, LINE, LABEL = Look(bold=True, size=14), Look(), Look(bold=True)
HEAD = Look(bold=True, horizontal="center", vertical="center", shaded=True, edged=True)
VALUE = Look(horizontal="left", vertical="top")


@dataclass(frozen=True, kw_only=True)
class Note:
    """One line of the last sheet: what was asked, by whom, when, of what."""

    label: str
    value: str | int


def workbook(paper: Paper, notes: Sequence[Note]) -> bytes:
    """The paper's tables, a sheet each, and the notes last; deterministic."""
    book = Workbook(write_only=True)
    for table in paper.tables:
        _sheet(Sheet(book, table.sheet), table, paper)
    _notes(Sheet(book, NOTES), notes)
    book.properties.creator = "Honoree"
    book.properties.title = paper.heading
    return _settled(book, paper.as_of)


def _sheet(sheet: Sheet, table: Table, paper: Paper) -> None:
    grouped = any(group.title for group in table.groups)
    columns = (_group_column(table), *table.columns) if grouped else table.columns
    widths = [_width(column) for column in columns]
    _set_up(sheet, widths, HEAD_ROW + table.size)
    sheet.append([(table.title or _title(paper), TITLE)])
    sheet.append([(paper.about.full_name, LINE)])
    sheet.append([(table.basis or paper.basis, LINE)])
    sheet.append([])
    heads = [
        f"{column.over}: {column.title}" if column.over else column.title for column in columns
    ]
    sheet.row_dimensions[HEAD_ROW].height = height(heads, widths, bold=True)
    sheet.append([(head, HEAD) for head in heads])
    lines = (
        (row.is_sum, (group.title, *row.cells) if grouped else row.cells)
        for group in table.groups
        for row in group.rows
    )
    looks = {yes: [_body(column.kind, is_sum=yes) for column in columns] for yes in (False, True)}
    for number, (is_sum, values) in enumerate(lines, start=HEAD_ROW + 1):
        sheet.row_dimensions[number].height = height(values, widths, bold=is_sum)
        pairs = zip(values, looks[is_sum], strict=True)
        sheet.append([(value, _of_share(value, look)) for value, look in pairs])


def _title(paper: Paper) -> str:
    return " ".join((paper.heading, *paper.subject))


def _group_column(table: Table) -> Column:
    longest = max(len(group.title) for group in table.groups)
    return Column(title="Nhóm", mm=round(min(longest, GROUP_CHARACTERS) * MM_A_CHARACTER))


def _width(column: Column) -> float:
    """In characters, as sheets measure; a long text gets double."""
    characters = column.mm / MM_A_CHARACTER
    return max(LEAST_CHARACTERS, characters * 2 if column.is_long else characters)


@cache
def _body(kind: Kind, *, is_sum: bool, number_format: str = "") -> Look:
    """The look of a column in such rows."""
    return Look(
        bold=is_sum,
        horizontal="left" if kind is Kind.TEXT else "center",
        vertical="top",
        edged=True,
        number_format=number_format or FORMATS.get(kind, "@"),
    )


def _of_share(value: Cell, look: Look) -> Look:
    """A share as papers print it: 40% without decimals, 66,7% with one."""
    if type(value) is Fraction and round(value * 1000) % 10 == 0:
        return _body(Kind.SHARE, is_sum=look.bold, number_format=WHOLE_SHARE)
    return look


def _set_up(sheet: Sheet, widths: Sequence[float], last: int) -> None:
    """Frozen head, filter, and printing as the Decree's page: A4 landscape, head on every page."""
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(len(widths))}{last}"
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.firstPageNumber, sheet.page_setup.useFirstPageNumber = 1, True
    _on_a4(sheet)
    margins = sheet.page_margins
    margins.top, margins.right, margins.bottom, margins.left = (
        mm / MM_AN_INCH for mm in (20, 15, 20, 30)
    )
    sheet.HeaderFooter.differentFirst = True
    if sheet.HeaderFooter.oddHeader:
        sheet.HeaderFooter.oddHeader.center.text = "&P"


def _on_a4(sheet: Sheet) -> None:
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _notes(sheet: Sheet, notes: Sequence[Note]) -> None:
    _on_a4(sheet)
    sheet.column_dimensions["A"].width = LABEL_CHARACTERS
    sheet.column_dimensions["B"].width = NOTE_CHARACTERS
    for number, note in enumerate(notes, start=1):
        sheet.row_dimensions[number].height = height([note.value], [NOTE_CHARACTERS], bold=False)
        sheet.append([(note.label, LABEL), (note.value, VALUE)])


class Clockless(zipfile.ZipFile):
    """An archive whose members carry no hour: the same paper is the same file (O4)."""

    def writestr(self, name: str, data: bytes | str) -> None:  # type: ignore[override]  # all it is asked
        super().writestr(zipfile.ZipInfo(name, NO_CLOCK), data, zipfile.ZIP_DEFLATED)

    def write(self, filename: str, arcname: str) -> None:  # type: ignore[override]  # all it is asked
        self.writestr(arcname, Path(filename).read_bytes())


def _settled(book: Workbook, as_of: datetime) -> bytes:
    """The workbook as bytes, every clock in it set to `as_of`."""
    moment = as_of.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    book.properties.created = book.properties.modified = moment
    out = io.BytesIO()
    with Clockless(out, "w", zipfile.ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).write_data()
    return out.getvalue()
