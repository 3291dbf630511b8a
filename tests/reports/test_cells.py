"""What may stand in a cell: never a formula, never a control character (O1, O6)."""

import csv
import subprocess

import openpyxl
import pytest

from reports.catalogue import ENTRIES
from reports.enums import ReportFormat
from reports.xlsx import HEAD_ROW, looks
from reports.xlsx.heights import lines_of
from reports.xlsx.looks import FORMULA_STARTS, safe_text
from tests import make, needs
from tests.reports import rows

pytestmark = [pytest.mark.django_db, pytest.mark.drawn]
HUNG = 600  # seconds; LibreOffice takes ten on an idle machine
BOOKS = [kind for kind, entry in ENTRIES.items() if ReportFormat.XLSX in entry.formats]


YEARS = [str(year) for year in range(2020, 2026)]
FORMULAS = ["=HYPERLINK(0)", "+84", "-1", "@SUM(A1)", "\uff1d1+1", "=1+1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_is_text(text):
    """O1: type "s", with the quote prefix, so that saving as CSV and back stays text."""
    rows.approved(full_name=text, achievement=text)

    cell = rows.book_of("role_models", make.conference())["Cá nhân"].cell(
        row=HEAD_ROW + 1, column=2
    )

    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


@pytest.mark.parametrize("text", ["\t=1", "\r=1"])
def test_a_tab_or_return_before_a_formula_does_not_help_it(text):
    """O1: such starts are gone or marked."""
    rows.approved(full_name="Nguyễn A", achievement=text)

    sheet = rows.book_of("profiles", make.conference())["Trích ngang"]
    cell = sheet.cell(row=HEAD_ROW + 1, column=11)

    assert (cell.data_type, cell.quotePrefix) == ("s", True)


@pytest.mark.parametrize("kind", BOOKS)
def test_every_cell_is_a_word_or_a_number(kind):
    """O1, O6: in no workbook is there a formula, a date as words or a number as words."""
    rows.approved(full_name="=1+1", position="-2", achievement="+3", awards="@4")
    book = rows.book_of(kind, rows.small_conference())

    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    filled = [cell for cell in cells if cell.value is not None]

    assert {cell.data_type for cell in filled} == {"s", "n"}
    digits = [c.value for c in filled if c.data_type == "s" and c.value.isdigit()]
    assert [value for value in digits if value not in YEARS] == []  # heads of T8's columns
    assert not any(
        cell.value.startswith(FORMULA_STARTS) and not cell.quotePrefix
        for cell in filled
        if cell.data_type == "s"
    )


def test_rows_are_as_high_as_their_longest_text():
    """Programs that do not measure wrapped text themselves would cut it off."""
    rows.approved(full_name="Ngắn", achievement="Một câu.", awards="")
    rows.approved(full_name="Văn Dài", achievement="Hiến đất làm đường. " * 60, awards="")

    sheet = rows.book_of("profiles", make.conference())["Trích ngang"]

    heights = {
        sheet.cell(row=n, column=3).value: sheet.row_dimensions[n].height
        for n in (HEAD_ROW + 1, HEAD_ROW + 2)
    }
    assert heights["Văn Dài"] > 1200 / 80 * 14
    assert heights["Ngắn"] < heights["Văn Dài"] / 2


@pytest.mark.slow
def test_libreoffice_opens_every_book_and_reads_the_same_words(tmp_path):
    """O6: each book is turned into comma-separated text by another program."""
    soffice = needs.program("soffice", to="open the books with another program than ours")
    rows.approved(full_name="=1+1", achievement="+3")
    conference = rows.small_conference()
    for kind in BOOKS:
        data = rows.drawn(kind, conference, written=ReportFormat.XLSX)
        (tmp_path / f"{kind}.xlsx").write_bytes(data)

    subprocess.run(
        [soffice, f"-env:UserInstallation={(tmp_path / 'home').as_uri()}", "--headless",
         "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,"
         "false,-1", "--outdir", tmp_path / "csv", *sorted(tmp_path.glob("*.xlsx"))],
        check=True, capture_output=True, timeout=HUNG,
    )  # fmt: skip

    for kind in BOOKS:
        book = openpyxl.load_workbook(tmp_path / f"{kind}.xlsx")
        for sheet in book:
            (path,) = (tmp_path / "csv").glob(f"{kind}-{sheet.title}.csv")
            with path.open(newline="") as file:
                read = [cell for line in csv.reader(file) for cell in line if cell]
            words = [
                cell.value
                for line in sheet.iter_rows()
                for cell in line
                if cell.data_type == "s" and cell.value
            ]
            assert [word for word in words if word not in read] == []


def test_control_characters_are_gone():
    """O6: openpyxl refuses them, Excel cannot open them."""
    assert safe_text("a\x00b\x0bc\x1fd\ud800e\ufffef\n") == "abcdef\n"


def test_capitals_and_bold_get_the_room_they_take():
    """Rows were measured by letters of one width, so LibreOffice cut the last lines off.

    By hand, of a column of 20 characters: 134 pixels; a small letter 10, a capital 14: serifs
    wider than Times too, for a machine without it cut them off again.
    """
    found = [
        lines_of("a" * 13, 20.0, bold=False),  # 130
        lines_of("a" * 14, 20.0, bold=False),  # 140
        lines_of("A" * 9, 20.0, bold=False),  # 126
        lines_of("A" * 9, 20.0, bold=True),  # 136.1
        lines_of("aaaaaa aaaaaa", 20.0, bold=False),  # 60 + 6 + 60
        lines_of("aaaaaaa aaaaaa", 20.0, bold=False),  # 70 + 6 + 60
        lines_of("a\nb\n\nc", 20.0, bold=False),
        lines_of("", 20.0, bold=True),
    ]

    assert found == [1, 2, 1, 2, 1, 2, 4, 1]


def test_a_word_longer_than_its_column_goes_on_in_the_next_lines():
    """By hand, of 134 pixels: 30 letters are 300, so three lines; the last has 32 to spare for
    a space and two letters, not for three; a word before such a one has its own line.
    """
    found = [
        lines_of("a" * 30, 20.0, bold=False),
        lines_of("a" * 30 + " aa", 20.0, bold=False),
        lines_of("a" * 30 + " " + "a" * 10, 20.0, bold=False),
        lines_of("aaa " + "a" * 30, 20.0, bold=False),
    ]

    assert found == [3, 3, 4, 4]


def test_looks_are_made_once_however_many_rows(monkeypatch):
    """Issue 8, speed: they were made anew for every cell, which took four fifths of the time."""
    made = []
    font = looks.Font
    monkeypatch.setattr(looks, "Font", lambda **of: (made.append(of), font(**of))[1])

    def made_for(count):
        made.clear()
        rows.many(count)
        rows.drawn("role_models", make.conference(), written=ReportFormat.XLSX)
        return len(made)

    each, body, notes = 3 * 3, 3, 2  # title, line, head of three sheets; words, texts, years
    assert made_for(1) == made_for(9) == each + body + notes
