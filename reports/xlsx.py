"""The only place that writes workbooks: text stays text, numbers numbers, the same bytes twice."""

import io
import math
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from reports.figures.parts import Cell, Column, Kind, Paper, Row, Table

FORMATS = {Kind.COUNT: "#,##0", Kind.YEAR: "0", Kind.SHARE: "0.0%"}
WHOLE_SHARE = "0%"
# A sheet program may read these as the beginning of a formula (O1).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\uff1d")
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
HEAD_ROW = 5
MM_A_CHARACTER, LEAST_CHARACTERS = 2.0, 7.5
COLUMN_CHARACTER, PADDING, BOLDER = 7.0, 6.0, 1.08  # pixels; a column is counted in digits
LINE, TALLEST = 17.0, 409.0  # points: one line of 12 pt, and the most a row may have
GROUP_CHARACTERS, NOTE_CHARACTERS = 34, 64.0
MM_AN_INCH = 25.4
THIN = Side(style="thin", color="FF808080")
EDGES = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
FONT = "Times New Roman"
NOTES = "Ghi chú"


@dataclass(frozen=True, kw_only=True)
class Note:
    """One line of the last sheet: what was asked, by whom, when, of what."""

    label: str
    value: str | int


def safe_text(text: str) -> str:
    """Text a sheet can hold: control characters and broken halves of letters are gone."""
    return FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\t", " "))


def workbook(paper: Paper, notes: Sequence[Note]) -> bytes:
    """The paper's tables, a sheet each, and the notes last; deterministic."""
    book = Workbook()
    book.remove(book.active)
    for table in paper.tables:
        _sheet(book.create_sheet(table.sheet), table, paper)
    _notes(book.create_sheet(NOTES), notes)
    book.properties.creator = "Honoree"
    book.properties.title = paper.heading
    return _settled(book, paper.as_of)


def _put(sheet: Worksheet, row: int, column: int, value: Cell) -> SheetCell:
    """A value as what it is: text never becomes a formula, a share becomes a number."""
    cell = sheet.cell(row=row, column=column)
    if isinstance(value, Fraction):
        cell.value = float(value)
    elif isinstance(value, str):
        text = safe_text(value)
        cell.value = text or None
        if text:
            cell.data_type = "s"
        if text.startswith(FORMULA_STARTS) or value.startswith(FORMULA_STARTS):
            cell.quotePrefix = True
    else:
        cell.value = value
    return cell


def _sheet(sheet: Worksheet, table: Table, paper: Paper) -> None:
    grouped = any(group.title for group in table.groups)
    columns = (_group_column(table), *table.columns) if grouped else table.columns
    _headline(sheet, table, paper)
    for place, column in enumerate(columns, start=1):
        title = f"{column.over}: {column.title}" if column.over else column.title
        cell = _put(sheet, HEAD_ROW, place, title)
        cell.font = Font(name=FONT, size=12, bold=True)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.fill = PatternFill("solid", fgColor="FFEDEDED")
        cell.border = EDGES
        sheet.column_dimensions[get_column_letter(place)].width = _width(column)
    _make_room(sheet, HEAD_ROW, columns)
    number = HEAD_ROW
    for group in table.groups:
        for row in group.rows:
            number += 1
            _row(sheet, number, row, columns, group.title if grouped else None)
            _make_room(sheet, number, columns)
    _set_up(sheet, len(columns), number)


def _group_column(table: Table) -> Column:
    longest = max(len(group.title) for group in table.groups)
    return Column(title="Nhóm", mm=round(min(longest, GROUP_CHARACTERS) * MM_A_CHARACTER))


def _width(column: Column) -> float:
    """In characters, as sheets measure; a long text gets double."""
    characters = column.mm / MM_A_CHARACTER
    return max(LEAST_CHARACTERS, characters * 2 if column.is_long else characters)


def _make_room(sheet: Worksheet, number: int, columns: Sequence[Column]) -> None:
    """The row's height for its longest text: not every program measures wrapped text itself."""
    lines = 1
    for place, column in enumerate(columns, start=1):
        if column.kind is Kind.SHARE and number > HEAD_ROW:
            continue
        cell = sheet.cell(row=number, column=place)
        lines = max(lines, _lines(str(cell.value or ""), _width(column), bold=cell.font.b))
    sheet.row_dimensions[number].height = min(lines * LINE, TALLEST)


def _lines(text: str, width: float, *, bold: bool) -> int:
    """How many lines a text takes in a column; capitals and bold letters are wider than others."""
    room = width * COLUMN_CHARACTER - PADDING
    return sum(
        _wrapped(part.split(" "), room, BOLDER if bold else 1.0) for part in text.split("\n")
    )


def _wrapped(words: Sequence[str], room: float, weight: float) -> int:
    lines, used = 1, 0.0
    for word in words:
        long = sum(map(_breadth, word)) * weight
        if used and used + _breadth(" ") + long > room:
            lines, used = lines + 1, 0.0
        used += long + (_breadth(" ") if used else 0)
        more = max(0, math.ceil(used / room) - 1)  # a word longer than the column is broken
        lines, used = lines + more, used - more * room
    return lines


def _breadth(letter: str) -> float:
    """In pixels, of a letter of 12 pt; rounded up, for a row too high cuts nothing.

    Of a serif wider than Times: where that is missing, sheets are shown in another.
    """
    if letter in "mwMW@%" or letter.isupper():
        return 14.0
    return 10.0 if letter.isalnum() else 6.0


def _headline(sheet: Worksheet, table: Table, paper: Paper) -> None:
    lines = (
        (table.title or " ".join((paper.heading, *paper.subject)), True),
        (paper.about.full_name, False),
        (table.basis or paper.basis, False),
    )
    for number, (text, bold) in enumerate(lines, start=1):
        cell = _put(sheet, number, 1, text)
        cell.font = Font(name=FONT, size=14 if bold else 12, bold=bold)


def _row(
    sheet: Worksheet, number: int, row: Row, columns: Sequence[Column], group: str | None
) -> None:
    values = row.cells if group is None else (group, *row.cells)
    for place, (value, column) in enumerate(zip(values, columns, strict=True), start=1):
        cell = _put(sheet, number, place, value)
        centred = column.kind is not Kind.TEXT
        cell.font = Font(name=FONT, size=12, bold=row.is_sum)
        cell.alignment = Alignment(
            horizontal="center" if centred else "left", vertical="top", wrap_text=True
        )
        cell.border = EDGES
        cell.number_format = _format(value, column)


def _format(value: Cell, column: Column) -> str:
    """A share as papers print it: 40% without decimals, 66,7% with one."""
    if isinstance(value, Fraction) and round(value * 1000) % 10 == 0:
        return WHOLE_SHARE
    return FORMATS.get(column.kind, "@")


def _set_up(sheet: Worksheet, width: int, last: int) -> None:
    """Frozen head, filter, and printing as the Decree's page: A4 landscape, head on every page."""
    end = get_column_letter(width)
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{end}{max(last, HEAD_ROW)}"
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_setup.firstPageNumber, sheet.page_setup.useFirstPageNumber = 1, True
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins = sheet.page_margins
    margins.top, margins.right, margins.bottom, margins.left = (
        mm / MM_AN_INCH for mm in (20, 15, 20, 30)
    )
    sheet.HeaderFooter.differentFirst = True
    sheet.oddHeader.center.text = "&P"


def _notes(sheet: Worksheet, notes: Sequence[Note]) -> None:
    for number, note in enumerate(notes, start=1):
        _put(sheet, number, 1, note.label).font = Font(name=FONT, size=12, bold=True)
        cell = _put(sheet, number, 2, note.value)
        cell.font = Font(name=FONT, size=12)
        cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
        lines = _lines(str(note.value), NOTE_CHARACTERS, bold=False)
        sheet.row_dimensions[number].height = lines * LINE
    sheet.column_dimensions["A"].width = 20.0
    sheet.column_dimensions["B"].width = NOTE_CHARACTERS
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _settled(book: Workbook, as_of: datetime) -> bytes:
    """The workbook with every clock in it set to `as_of`: the same paper is the same file (O4)."""
    stamp = as_of.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    book.properties.created = as_of.astimezone(UTC).replace(tzinfo=None)
    raw, settled = io.BytesIO(), io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":  # openpyxl writes the moment of saving here
                data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", stamp, data)
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return settled.getvalue()
