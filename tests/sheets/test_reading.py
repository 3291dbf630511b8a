"""Workbooks become lines of cells as a person sees them."""

from datetime import date
from io import BytesIO

import openpyxl

from sheets import reading


def workbook(*rows) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_a_workbook_is_read_with_the_places_excel_shows():
    data = workbook(("Họ và tên", "Năm sinh"), (), ("Nguyễn Văn A", 1956, date(1956, 3, 12)))

    (sheet,) = reading.read(data, "a.xlsx").sheets
    assert [(line.number, *(c.text for c in line.cells)) for line in sheet.lines] == [
        (1, "Họ và tên", "Năm sinh", ""),
        (2, "", "", ""),
        (3, "Nguyễn Văn A", "1956", "12/03/1956"),
    ]
    assert sheet.lines[2].cells[2].day == date(1956, 3, 12)
