"""Files and pasted blocks with each program's own quirks: every line is accounted for."""

import codecs
import unicodedata

import pytest
from django.conf import settings

from sheets import reading
from sheets.reading import kinds
from sheets.reading.doubts import BY_FORMULA, MISSING
from sheets.reading.kinds import HIDDEN
from sheets.reading.own import UNUSED
from tests.sheets.books import workbook
from tests.sheets.fields import FIELDS, told

FILES = settings.BASE_DIR / "tests/sheets/files"
MO_DOAN, NGHI_KHE = "thôn Mỗ Đoạn", "thôn Nghi Khê"
A, B, C = "Nguyễn Văn A", "Trần Thị Bình", "LÊ VĂN CƯỜNG"


def read(name):
    return reading.read((FILES / name).read_bytes(), name)


def group(text):
    return kinds.GROUP.format(text)


# --- One list, as each program writes it ---------------------------------------------------------

HEAD = [(7, "left", kinds.NUMBERS), (8, "left", group("CÁ NHÂN"))]
FIRST = (9, "good", A, 1956, "male", MO_DOAN, "person")
SECOND = (10, "good", B, 1960, "female", MO_DOAN, "person")
THIRD = (11, "ask", C, 1950, "male", NGHI_KHE, "person", HIDDEN)
FOURTH = (12, "ask", A, 1950, "male", NGHI_KHE, "person", BY_FORMULA)
FOOT = [
    (13, "left", kinds.TOTAL),
    (14, "left", kinds.SIGNATURE),
    (15, "left", kinds.SIGNATURE),
]


@pytest.mark.parametrize("name", ["libreoffice.xlsx", "libreoffice.xls", "libreoffice.ods"])
def test_a_workbook_as_libreoffice_writes_it(name):
    book = read(name)

    assert book.told == ("Trang tính “DANHMUC” đang ẩn nên không đọc.",)
    assert told(book) == [*HEAD, FIRST, SECOND, THIRD, FOURTH, *FOOT]


def test_a_formula_that_no_program_has_reckoned_yet():
    missing = (*FOURTH[:2], *FOURTH[3:-1], MISSING.format("họ và tên"))

    assert told(read("openpyxl.xlsx")) == [*HEAD, FIRST, SECOND, THIRD, missing, *FOOT]


def test_a_page_of_libreoffice_leaves_the_hidden_row_out_by_itself():
    """Without it every line stands one higher; formulas are plain text there."""
    rows = [
        *HEAD, FIRST, SECOND,
        (11, "good", *FOURTH[2:-1]),
        *((number - 1, *rest) for number, *rest in FOOT),
    ]  # fmt: skip

    book = read("libreoffice.html")
    assert book.told == ("Loại tệp này không cho biết dòng nào đang ẩn, ô nào là công thức.",)
    assert told(book) == rows


def test_csv_knows_neither_hidden_rows_nor_merged_cells():
    assert told(read("libreoffice.csv")) == [
        *HEAD,
        FIRST,
        (10, "good", B, 1960, "female", "person"),
        (11, "good", *THIRD[2:-1]),
        (12, "good", *FOURTH[2:-1]),
        *FOOT,
    ]


# --- Text in its code tables ---------------------------------------------------------------------

TEXT = "STT;Họ và tên;Đơn vị\r\n1;Nguyễn Thị Ửng;Mỗ Đoạn\r\n\r\n2;Trần Văn Bưởi;Nghi Khê\r\n"
ROWS = [
    (2, "good", "Nguyễn Thị Ửng", MO_DOAN),
    (3, "left", kinds.EMPTY_LINE),
    (4, "good", "Trần Văn Bưởi", NGHI_KHE),
]


def windows_1258(text):
    """As that table can write it: base letters whole, tones behind them."""
    written = []
    for char in text:
        base, *marks = unicodedata.normalize("NFD", char)
        tone = "".join(m for m in marks if m in "\u0300\u0301\u0303\u0309\u0323")
        kept = "".join(m for m in marks if m not in tone)
        written.append(unicodedata.normalize("NFC", base + kept) + tone)
    return "".join(written).encode("cp1258")


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        codecs.BOM_UTF16_LE + TEXT.replace(";", "\t").encode("utf-16-le"),
        TEXT.replace(";", "\t").encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        windows_1258(TEXT),
        unicodedata.normalize("NFD", TEXT).encode(),
        TEXT.replace(";", ",").replace("\r\n", "\n").encode(),
        ("sep=;\r\n" + TEXT).encode("utf-8-sig"),
    ],
    ids=["utf-8", "mark", "excel-unicode", "no-mark", "big-end", "1258", "nfd", "comma", "sep"],
)  # fmt: skip
def test_a_text_file_in_every_code_table(data):
    assert told(reading.read(data, "a.csv")) == ROWS


def test_a_file_is_what_it_holds_and_not_what_it_is_called():
    book = workbook([("Họ và tên", "Thôn"), (A, "Mỗ Đoạn")])
    page = (FILES / "paste-web.html").read_bytes()

    assert reading.read(book, "a.csv").kind == "xlsx"
    assert reading.read(page, "a.xls").kind == "html"
    assert told(reading.read(page, "a.xls")) == [
        (3, "good", A, MO_DOAN),
        (4, "good", B, NGHI_KHE),
    ]


# --- Clipboards ----------------------------------------------------------------------------------

PASTES = {
    "paste-excel.html": [
        (3, "good", A, 1956, "male", MO_DOAN),
        (4, "ask", "Lê Văn Ẩn", 1950, "male", NGHI_KHE, HIDDEN),
        (5, "ask", "TRẦN THỊ BÌNH", 1960, "female", NGHI_KHE, BY_FORMULA),
    ],
    "paste-google-sheets.html": [
        (2, "good", A, 1956, MO_DOAN),
        (3, "ask", B, 1960, MO_DOAN, BY_FORMULA),
        (4, "left", kinds.EMPTY_LINE),
        (5, "ask", "Lê Văn Ẩn Đỗ Thị Mùi", 1950, NGHI_KHE, kinds.TWO),
    ],
    "paste-word.html": [
        (4, "good", A, MO_DOAN, "Trưởng thôn"),
        (5, "left", group("II. ĐẠI BIỂU KHÁCH MỜI")),
        (6, "ask", "Đại diện lãnh đạo", NGHI_KHE, kinds.NOBODY),
        (
            7, "ask", B, NGHI_KHE, "Bí thư",
            "Ghi “nt”: lấy theo dòng 6 là “Nghi Khê”. Hãy xem có đúng không.",
        ),
        (8, "left", kinds.SIGNATURE),
    ],
    "paste-libreoffice.html": [(2, "good", A, 1956, MO_DOAN), (3, "left", kinds.TOTAL)],
    "paste-web.html": [(3, "good", A, MO_DOAN), (4, "good", B, NGHI_KHE)],
    "paste-zalo.txt": [
        (1, "left", kinds.WORDS.format("Cháu gửi bác danh sách ạ")),
        (2, "left", group("Thôn Mỗ Đoạn:")),
        (3, "ask", A, 1956, MO_DOAN, UNUSED.format("“Trưởng thôn”")),
        (4, "good", B, 1960, MO_DOAN),
        (5, "ask", "ông Lê Văn Ẩn", 1950, MO_DOAN, UNUSED.format("“Bí thư chi bộ”")),
        (6, "left", kinds.EMPTY_LINE),
        (7, "left", group("Thôn Nghi Khê")),
        (8, "good", "Đỗ Thị Mùi", 1948, NGHI_KHE),
        (9, "ask", "Phạm Văn Hùng", 1970, NGHI_KHE, UNUSED.format("“giáo viên nghỉ hưu”")),
        (10, "left", kinds.TOTAL),
    ],
    "paste-zalo-flat.txt": [
        (1, "good", A, 1956, MO_DOAN),
        (2, "good", B, 1960, NGHI_KHE),
        (3, "ask", "Lê Văn Ẩn và Đỗ Thị Mùi", 1950, MO_DOAN, kinds.TWO),
        (4, "ask", "Đại diện lãnh đạo", NGHI_KHE, kinds.NOBODY),
    ],
    "paste-tabs.txt": [(2, "good", A, MO_DOAN), (3, "good", B, NGHI_KHE)],
}  # fmt: skip


@pytest.mark.parametrize("name", PASTES)
def test_a_pasted_block_of_each_program(name):
    block = (FILES / name).read_text()
    text, html = ("", block) if name.endswith(".html") else (block, "")

    assert told(reading.read_paste(text, html)) == PASTES[name]


def test_a_paste_says_what_it_cannot_know_and_keeps_no_phone():
    book = reading.read_paste((FILES / "paste-zalo.txt").read_text())
    (found,) = reading.find(book, FIELDS)

    assert book.told == ("Bảng dán không cho biết dòng nào đang ẩn, ô nào là công thức.",)
    assert found.left_out == ("Số điện thoại: không đọc",)
    assert found.titles == ("Họ và tên", "Năm sinh", "Đơn vị", "“Trưởng thôn”")
    assert found.unknown == ("“Trưởng thôn”",)  # what no field of these claims is named
    assert [cell.text for line in found.lines for cell in line.cells if "0912" in cell.text] == []


@pytest.mark.parametrize("name", ["errors.xlsx", "errors.xls", "errors.ods"])
def test_a_formula_that_failed_is_asked_about_and_not_taken_for_nothing(name):
    assert told(read(name)) == [
        (2, "ask", A, MO_DOAN, "Ô này báo lỗi #N/A. Hãy nhập lại."),
        (3, "ask", B, MO_DOAN, "Ô này báo lỗi #DIV/0!. Hãy nhập lại."),
    ]
