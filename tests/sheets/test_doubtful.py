"""What never becomes a row by itself: hidden rows, groups, "như trên", two in a line, repeats."""

from dataclasses import replace

import pytest

from sheets import fields, reading
from sheets.reading import Cell, blanks, columns, kinds
from sheets.reading.doubts import BY_FORMULA
from sheets.reading.kinds import HIDDEN
from tests.sheets.books import formula, workbook
from tests.sheets.fields import FIELDS, NAME, told

A, B = "Nguyễn Văn A", "Trần Thị Bình"


def read(*sheets, **quirks):
    return reading.read(workbook(*sheets, **quirks), "a.xlsx")


def test_hidden_rows_and_formulas_are_asked_about():
    book = read(
        [("Họ và tên", "Thôn"), (A, "Mỗ Đoạn"), (B, "Mỗ Đoạn"), (formula("A2", A), "Mỗ Đoạn")],
        hidden=[3],
    )

    assert told(book) == [
        (2, "good", A, "thôn Mỗ Đoạn"),
        (3, "ask", B, "thôn Mỗ Đoạn", HIDDEN),
        (4, "ask", A, "thôn Mỗ Đoạn", BY_FORMULA),
    ]


def test_group_headings_speak_for_the_rows_under_them():
    book = read(
        [
            ("STT", "Họ và tên", "Năm sinh", "Thôn"),
            ("I", "CÁ NHÂN"),
            (None, "Thôn Mỗ Đoạn"),
            (1, A, 1956),
            (2, B, 1960),
            ("Thôn Nghi Khê",),
            (3, "Lê Văn C", 1950, None),
            ("II. TẬP THỂ",),
            (1, "Hội Phụ nữ", None, "Mỗ Đoạn"),
        ],
        merged=["A6:D6"],
    )

    assert told(book) == [
        (2, "left", "Dòng tên nhóm: “CÁ NHÂN”."),
        (3, "left", "Dòng tên nhóm: “Thôn Mỗ Đoạn”."),
        (4, "good", A, 1956, "thôn Mỗ Đoạn", "person"),
        (5, "good", B, 1960, "thôn Mỗ Đoạn", "person"),
        (6, "left", "Dòng tên nhóm: “Thôn Nghi Khê”."),
        (7, "good", "Lê Văn C", 1950, "thôn Nghi Khê", "person"),
        (8, "left", "Dòng tên nhóm: “II. TẬP THỂ”."),
        (9, "good", "Hội Phụ nữ", "thôn Mỗ Đoạn", "collective"),
    ]


@pytest.mark.parametrize("mark", ["như trên", "nt", "-nt-", '"', "''", "Như trên"])
def test_as_above_is_filled_and_asked(mark):
    book = read([("Họ và tên", "Thôn"), (A, "Mỗ Đoạn"), (B, mark), ("Lê Văn C", mark)])

    said = f"Ghi “{mark}”: lấy theo dòng 2 là “Mỗ Đoạn”. Hãy xem có đúng không."
    assert told(book) == [
        (2, "good", A, "thôn Mỗ Đoạn"),
        (3, "ask", B, "thôn Mỗ Đoạn", said),
        (4, "ask", "Lê Văn C", "thôn Mỗ Đoạn", said),
    ]


def test_as_above_across_a_groups_name_is_asked_and_nothing_is_proposed():
    """Below "Thôn Nghi Khê" nobody means who stands above it; that village it may be."""
    head = ("Họ và tên", "Thôn", "Chức vụ")
    book = read([
        head, (A, "Mỗ Đoạn", "Bí thư"), ("Thôn Nghi Khê",), (B, "nt", ""), ("Lê Văn C", "", "nt"),
        ("Đỗ Văn D", "Mỗ Đoạn", "Trưởng thôn"), head, ("Vũ Văn E", "nt", "nt"),
    ])  # fmt: skip

    below = "Ghi “nt” mà từ tên nhóm ở dòng 3 chưa dòng nào ghi rõ. Hãy điền rõ."
    above = "Ghi “nt”: lấy theo dòng 6 là “{}”. Hãy xem có đúng không."
    assert told(book) == [
        (2, "good", A, "thôn Mỗ Đoạn", "Bí thư"),
        (3, "left", "Dòng tên nhóm: “Thôn Nghi Khê”."),
        (4, "good", B, "thôn Nghi Khê"),
        (5, "ask", "Lê Văn C", "thôn Nghi Khê", below),
        (6, "good", "Đỗ Văn D", "thôn Mỗ Đoạn", "Trưởng thôn"),
        (7, "left", kinds.AGAIN),
        (8, "ask", "Vũ Văn E", "thôn Mỗ Đoạn", "Trưởng thôn", above.format("Mỗ Đoạn"),
         above.format("Trưởng thôn")),
    ]  # fmt: skip


def test_as_above_below_a_line_that_its_heading_fills_means_that():
    """It was asked to write it out: a heading stands between, of a line that stands right above.
    Of the village, which that heading says, nothing is asked.
    """
    head = ("Họ và tên", "Thôn", "Chức vụ")
    book = read([
        head, (A, "Mỗ Đoạn", "Bí thư"), ("Thôn Nghi Khê",), (B, "", "Trưởng thôn"),
        ("Lê Văn C", "nt", "nt"),
    ])  # fmt: skip

    above = "Ghi “nt”: lấy theo dòng 4 là “{}”. Hãy xem có đúng không."
    assert told(book)[3:] == [
        (5, "ask", "Lê Văn C", "thôn Nghi Khê", "Trưởng thôn", above.format("Trưởng thôn")),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Đại diện lãnh đạo", kinds.NOBODY),
        ("Đại diện lãnh đạo Sở Nội vụ", kinds.NOBODY),
        ("Lãnh đạo UBND xã", kinds.NOBODY),
        ("như trên", kinds.NOBODY),
        ("Các đồng chí trong Ban Chấp hành", kinds.NOBODY),
        ("...", blanks.NAME.format("...")),
        ("Nguyễn Văn A, Trần Thị B", kinds.TWO),
        ("Nguyễn Văn A và Trần Thị B", kinds.TWO),
        ("Ông Đoàn Văn A - bà Lê Thị B", kinds.TWO),
        ("Nguyễn Văn A\nTrần Thị B", kinds.TWO),
        ("Nguyễn Văn A; Trần Thị B", kinds.TWO),
        ("Nguyễn Thành An Trần Thu Hoa", kinds.TWO_PERHAPS),
        ("Vợ chồng ông Vi Văn A", kinds.TWO_PERHAPS),  # one household perhaps
        ("Cặp vợ chồng Vi Văn A", kinds.TWO_PERHAPS),
        ("Hai mẹ con bà Vi Thị A", kinds.TWO_PERHAPS),
        ("Ba anh em đ/c Vi Văn A", kinds.TWO_PERHAPS),
    ],
)
def test_who_is_nobody_or_two_never_becomes_a_person_by_itself(name, why):
    (row,) = told(read([("Họ và tên", "Năm sinh", "Thôn"), (name, 1956, "Mỗ Đoạn")]))

    assert (row[1], row[-1]) == ("ask", why)


@pytest.mark.parametrize(
    "name",
    [
        "Nguyễn Thị Lê Hoa", "Nguyễn Lê Thị Hồng Hoa",
        "Trần Lê", "H'Hen Niê", "Tôn Nữ Thị Ninh", "Đỗ Mai Phương Thảo",
        "Hội Cựu chiến binh và Đoàn Thanh niên", "Gia đình ông Bùi Văn An và bà Lê Thị Mùi",
        "Ông Nguyễn Văn Cường", "Đại Văn Diện", "Công ty TNHH Lê và Đỗ",
    ],
)  # fmt: skip
def test_unusual_names_are_real(name):
    (row,) = told(read([("Họ và tên", "Thôn"), (name, "Mỗ Đoạn")]))

    assert row == (2, "good", name, "thôn Mỗ Đoạn")


def test_a_line_without_a_name_is_asked_and_a_repeated_heading_is_none():
    head = ("Họ và tên", "Năm sinh", "Thôn")
    book = read([head, (None, 1956, "Mỗ Đoạn"), head, (A, 1956, "Nơi khác"), ("Ghi chú: đã họp",)])

    assert told(book) == [
        (2, "ask", 1956, "thôn Mỗ Đoạn", "Chưa có họ và tên. Hãy điền vào ô này."),
        (3, "left", kinds.AGAIN),
        (4, "ask", A, 1956, "Không có đơn vị “Nơi khác”. Hãy chọn lại."),
        (5, "left", kinds.NOTE),
    ]


def test_a_unit_merged_over_its_people_counts_for_each():
    book = read(
        [("Thôn", "Họ và tên"), ("Mỗ Đoạn", A), (None, B), (), ("Nghi Khê", "Lê Văn C")],
        merged=["A2:A4"],
    )

    assert told(book) == [
        (2, "good", A, "thôn Mỗ Đoạn"),
        (3, "good", B, "thôn Mỗ Đoạn"),
        (4, "left", kinds.EMPTY_LINE),
        (5, "good", "Lê Văn C", "thôn Nghi Khê"),
    ]


def test_a_second_table_with_other_columns_under_the_first():
    book = read(
        [
            ("STT", "Họ và tên", "Thôn"),
            (1, A, "Mỗ Đoạn"),
            ("STT", "Tên đơn vị / tập thể", "Địa chỉ", "Loại"),
            (1, "Hội Phụ nữ", "Nghi Khê", "TAPTHE"),
        ]
    )

    assert [found.heading for found in reading.find(book, FIELDS)] == [range(1, 2), range(3, 4)]
    assert told(book) == [
        (2, "good", A, "thôn Mỗ Đoạn"),
        (4, "good", "Hội Phụ nữ", "thôn Nghi Khê", "collective"),
    ]


def test_one_field_alone_is_found_by_its_very_words():
    assert told(read([("Họ và tên",), (A,)]), (NAME,)) == [(2, "good", A)]


def test_a_sheet_that_is_not_shown_gives_no_rows_and_a_year_is_no_man():
    book = read([("Họ và tên", "Thôn"), (A, "Mỗ Đoạn")])
    unseen = replace(book, sheets=tuple(replace(sheet, hidden=True) for sheet in book.sheets))

    assert reading.find(unseen, FIELDS) == ()
    assert columns.of(("Họ và tên", "Năm", "Nữ"), FIELDS).by_sex is None
    assert columns.of(("Họ và tên", "Nam", "Nữ"), FIELDS).by_sex == (1, 2)


def test_a_whole_row_below_a_signature_is_a_row():
    book = read(
        [
            ("Họ và tên", "Năm sinh", "Thôn"),
            ("Người lập biểu",),
            ("Phạm Văn Ký",),
            (A, 1956, "Mỗ Đoạn"),
        ]
    )

    assert told(book) == [
        (2, "left", kinds.SIGNATURE),
        (3, "left", kinds.SIGNATURE),
        (4, "good", A, 1956, "thôn Mỗ Đoạn"),
    ]


@pytest.mark.plain
@pytest.mark.parametrize(("written", "read"), [
    ("hội phụ nữ", "Hội phụ nữ"), ("tổ hợp tác nuôi cá thôn đông", "Tổ hợp tác nuôi cá thôn đông"),
    ("HỘI PHỤ NỮ THÔN ĐÔNG", "HỘI PHỤ NỮ THÔN ĐÔNG"), ("nguyễn văn an", "Nguyễn Văn An"),
    ("NGUYỄN VĂN AN", "Nguyễn Văn An"), ("trương văn an", "Trương Văn An"),
    ("hộ ông nguyễn văn an", "Hộ ông Nguyễn Văn An"), ("đoàn thị hoa", "Đoàn Thị Hoa"),
])  # fmt: skip
def test_only_a_person_gets_a_large_letter_on_every_word(written, read):
    assert fields.name()(Cell(written)).value == read
