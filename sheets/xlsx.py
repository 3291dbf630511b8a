"""The template of a target: headings with notes, lists to choose of, one example."""

import io
import zipfile
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from sheets.reading import Field

FIRST, LAST = 2, 2001  # lines for which a list opens
DATA, HELP, LISTS = "Danh sách", "Hướng dẫn", "Danh mục"
BOLD, QUIET = Font(bold=True), Font(italic=True, color="666666")
SHADED = PatternFill("solid", start_color="E8EDF5")
MUST, MAY = "Phải có.", "Có thể để trống."
HELPED = (
    "Mỗi người hoặc mỗi mục một dòng, từ dòng 2 của trang “Danh sách”.",
    "Dòng ví dụ viết nghiêng không được nhập; để nguyên hoặc xóa đều được.",
    "Có thể đổi thứ tự cột, bỏ cột không dùng, thêm cột riêng; cột lạ được bỏ qua.",
    "Không ghi số căn cước, số bảo hiểm, số tài khoản: các cột đó không được đọc.",
)


def template(fields: Sequence[Field]) -> bytes:
    """A workbook to fill in."""
    book = Workbook()
    data = book.active
    if not isinstance(data, Worksheet):
        raise TypeError(type(data))
    data.title = DATA
    lists = book.create_sheet(LISTS)
    for column, field in enumerate(fields, start=1):
        _head(data, column, field)
        if field.choices:
            _offer(data, lists, column, field)
    data.freeze_panes = f"A{FIRST}"
    _help(book.create_sheet(HELP, 1), fields)
    lists.sheet_state = "hidden"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).write_data()
    return out.getvalue()


def _head(data: Worksheet, column: int, field: Field) -> None:
    head = data.cell(1, column, field.label)
    head.font, head.fill = BOLD, SHADED
    head.alignment = Alignment(wrap_text=True, vertical="top")
    note = f"{MUST if field.required else MAY} {field.note}".strip()
    head.comment = Comment(note, "Honoree", width=260, height=110)
    example = data.cell(FIRST, column, field.example)
    example.font = QUIET
    widest = max(len(field.label), len(field.example), 10)
    data.column_dimensions[get_column_letter(column)].width = min(widest + 4, 44)


def _offer(data: Worksheet, lists: Worksheet, column: int, field: Field) -> None:
    """The choices stand on a sheet of their own: a list inside a rule ends at 255 signs."""
    letter = get_column_letter(column)
    lists.cell(1, column, f"{LISTS}: {field.label}")
    for row, choice in enumerate(field.choices, start=2):
        lists.cell(row, column, choice)
    where = f"{quote_sheetname(LISTS)}!${letter}$2:${letter}${len(field.choices) + 1}"
    rule = DataValidation(type="list", formula1=where, allow_blank=True)
    rule.showErrorMessage = False  # another word is asked about when the table is read
    rule.add(f"{letter}{FIRST}:{letter}{LAST}")
    data.add_data_validation(rule)


def _help(sheet: Worksheet, fields: Sequence[Field]) -> None:
    """In one column: two would look like a table to whoever reads the file back."""
    sheet.column_dimensions["A"].width = 100
    for line in HELPED:
        sheet.append([line])
    sheet.append([])
    for field in fields:
        told = f"{MUST if field.required else MAY} {field.note}".strip()
        sheet.append([f"{field.label}: {told}"])
