"""A cell is read as a person sees it, whatever the program stored (I6)."""

from datetime import date, datetime, time, timedelta
from io import BytesIO

import openpyxl
import pytest

from sheets import reading
from sheets.reading import Cell
from sheets.reading.cells import cell
from sheets.reading.limits import column_of, letters
from tests.sheets.books import changed, formula, workbook

CELLS = [
    (1956, Cell("1956")),
    (1956.0, Cell("1956")),
    (912000001.0, Cell("912000001")),
    (30056001234.0, Cell("30056001234")),
    (0.5, Cell("0,5")),
    (0.1 + 0.2, Cell("0,3")),
    (-3, Cell("-3")),
    (1e20, Cell("100000000000000000000")),
    (True, Cell("TRUE")),
    (date(1956, 3, 12), Cell("12/03/1956", day=date(1956, 3, 12))),
    (datetime(1956, 3, 12), Cell("12/03/1956", day=date(1956, 3, 12))),  # noqa: DTZ001  as stored
    (datetime(2025, 8, 22, 8, 5), Cell("08:05 22/08/2025", day=date(2025, 8, 22))),  # noqa: DTZ001
    (time(8, 5), Cell("08:05")),
    (timedelta(hours=26), Cell("26:00")),
    ("  Nguyễn\n  Văn\tA ", Cell("Nguyễn Văn A")),
    ("Nguye\u0302\u0303n", Cell("Nguyễn")),
    ("\ufeffÐỗ\u00a0Văn\u200b A", Cell("Đỗ Văn A")),
    ("h’hen", Cell("h'hen")),
    ("x" * 5000, Cell("x" * 4000)),
    ("a\u0301" * 3000, Cell("á" * 2000)),
    (None, Cell("")),
]


@pytest.mark.parametrize(("stored", "seen"), CELLS, ids=range(len(CELLS)))
def test_a_cell_is_what_a_person_sees(stored, seen):
    assert cell(stored) == seen


def test_a_failed_formula_shows_its_error_and_a_date_of_the_other_calendar_is_right():
    book = openpyxl.Workbook()
    book.active.append((date(1956, 3, 12),))
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active["A1"] = date(1956, 3, 12)
    kept = BytesIO()
    book.save(kept)
    failed = changed(
        workbook([(formula("VLOOKUP(1,B:C,2,0)", "#N/A"), "x")]),
        "xl/worksheets/.*",
        lambda text: text.replace(b't="str"', b't="e"'),
    )

    (line,) = reading.read(kept.getvalue(), "a.xlsx").sheets[0].lines
    assert line.cells == (Cell("12/03/1956", day=date(1956, 3, 12)),)
    (line,) = reading.read(failed, "a.xlsx").sheets[0].lines
    assert line.cells == (Cell("#N/A", formula=True), Cell("x"))


@pytest.mark.parametrize(("number", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (16384, "XFD")])
def test_columns_have_excels_names(number, name):
    assert (letters(number), column_of(name)) == (name, number)
