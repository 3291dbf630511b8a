"""Workbooks read back cell by cell against the database, and how they are set up (O4, O6)."""

import pytest

from nominations.facts import approved_rows
from reports.catalogue import ENTRIES
from reports.enums import ReportFormat
from reports.xlsx import HEAD_ROW
from tests import make
from tests.reports import rows

pytestmark = pytest.mark.django_db
BOOKS = [kind for kind, entry in ENTRIES.items() if ReportFormat.XLSX in entry.formats]


def body(sheet):
    return [
        tuple(cell or None for cell in line)
        for line in sheet.iter_rows(min_row=HEAD_ROW + 1, values_only=True)
    ]


def test_role_models_have_a_sheet_a_kind_in_paper_order():
    conference = rows.small_conference()

    book = rows.book_of("role_models", conference)

    assert book.sheetnames == ["Tập thể", "Hộ gia đình", "Cá nhân", "Ghi chú"]
    names = [line[1] for sheet in book.sheetnames[:3] for line in body(book[sheet])]
    assert names == [row.full_name for row in approved_rows(conference)]


def test_awards_are_summed_by_form_and_year_without_counting_enterprises_twice():
    conference = rows.small_conference()

    book = rows.book_of("awards", conference)

    heads = [cell.value for cell in book["Khen thưởng"][HEAD_ROW]]
    years = [str(year) for year in range(2020, 2026)]
    assert heads == ["Nhóm", "STT", "Đối tượng khen thưởng", *years, "Cộng"]
    assert body(book["Khen thưởng"])[:4] == [
        ("Giấy khen", 1, "Tập thể", None, 2, None, None, None, None, 2),
        ("Giấy khen", None, "Trong đó: doanh nghiệp", None, 1, None, None, None, None, 1),
        (
            "Giấy khen", 2, "Cá nhân: người trực tiếp lao động, sản xuất, công tác",
            None, None, None, 7, None, None, 7,
        ),
        ("Giấy khen", None, "Cộng", None, 2, None, 7, None, None, 9),
    ]  # fmt: skip


def test_awards_come_from_the_highest_form_down():
    """The order of the law (art. 9), not of the alphabet; titles after them."""
    forms = ("Bằng khen", "Chiến sĩ thi đua cơ sở", "Giấy khen", "Huân chương Lao động hạng Ba")
    for form in forms:
        rows.award(form=form)

    sheet = rows.book_of("awards", make.conference())["Khen thưởng"]

    assert list(dict.fromkeys(line[0] for line in body(sheet)))[:4] == [
        "Huân chương Lao động hạng Ba", "Bằng khen", "Giấy khen", "Chiến sĩ thi đua cơ sở",
    ]  # fmt: skip


def test_structure_names_former_communes_in_vietnamese_order():
    """Đ comes after D and before H; those of the whole commune stand last."""
    for name, former in (("Một", "Hưng Đạo"), ("Hai", "Đại Sơn"), ("Ba", "Bình Lãng"), ("Tư", "")):
        unit = make.unit(name=f"Thôn {name}", former=former)
        rows.seat_of(rows.approved(unit=unit))

    sheet = rows.book_of("delegates", make.conference())["Cơ cấu"]

    lines = [line[2] for line in body(sheet) if line[0].startswith("V. ")]
    assert lines == ["Bình Lãng", "Đại Sơn", "Hưng Đạo", "Cơ quan, đơn vị chung của xã"]


def test_structure_says_shares_as_numbers():
    """T7 and O6: 3 of 4 is 0.75 in a cell formatted as a percentage, not the text "75%"."""
    conference = rows.small_conference()

    sheet = rows.book_of("delegates", conference)["Cơ cấu"]

    share = sheet.cell(row=HEAD_ROW + 2, column=5)
    assert (share.value, share.data_type, share.number_format) == (0.75, "n", "0%")


@pytest.mark.parametrize("kind", BOOKS)
def test_empty_book_opens(kind):
    book = rows.book_of(kind, make.conference())

    assert book.sheetnames[-1] == "Ghi chú"


@pytest.mark.parametrize("kind", BOOKS)
def test_sheet_is_set_up_to_read_and_print(kind):
    book = rows.book_of(kind, rows.small_conference())

    for sheet in book.worksheets[:-1]:
        assert sheet.freeze_panes == "A6"
        assert sheet.auto_filter.ref.startswith("A5:")
        assert sheet.print_title_rows == "$5:$5"
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 0)
        assert "Đại Sơn" in sheet["A2"].value


def test_the_last_sheet_says_who_when_why_how_many():
    conference = rows.small_conference()

    sheet = rows.book_of("role_models", conference)["Ghi chú"]

    notes = dict(sheet.iter_rows(values_only=True))
    assert notes.pop("Người lập").endswith(", Phòng Văn hóa - Xã hội")
    assert notes == {
        "Văn bản": "Danh sách điển hình tiên tiến (VB0001)",
        "Hội nghị": str(conference),
        "Yêu cầu lúc": "08:00 ngày 16/8/2025",
        "Số liệu đến": "08:00 ngày 16/8/2025",
        "Dùng để": "Thử",
        "Số người": 4,
        "Mốc nhật ký": None,  # this paper was never asked for; tests/reports/test_anchors.py
    }


def test_the_same_book_is_the_same_bytes(monkeypatch):
    """O4: nothing of the machine's clock is inside."""
    from reports import catalogue
    from reports.xlsx import Note

    conference = rows.small_conference()
    paper = catalogue.ENTRIES["delegates"].collect(conference, make.AT)
    notes = (Note(label="Dùng để", value="Thử"),)

    first = catalogue.draw("delegates", paper, format=ReportFormat.XLSX, notes=notes)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    second = catalogue.draw("delegates", paper, format=ReportFormat.XLSX, notes=notes)

    assert first == second


@pytest.mark.parametrize("kind", ENTRIES)
def test_tables_fill_the_page_exactly(kind):
    """165 mm upright, 252 mm across (Decree 30, annex I)."""
    paper = ENTRIES[kind].collect(rows.small_conference(), make.AT)

    widths = {sum(column.mm for column in table.columns) for table in paper.tables}

    assert widths == {252 if paper.landscape else 165}
