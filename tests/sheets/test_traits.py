"""Each trait that workbooks of this trade have, on a workbook that has it."""

from datetime import date

import pytest

from sheets import reading
from sheets.reading import kinds
from tests.sheets.books import formula, workbook
from tests.sheets.fields import FIELDS, told

RECEIVED = (
    "STT", "Tên gọi", "Tên tập thể/cá nhân/hộ gia đình", "Chức vụ", "Đơn vị công tác",
    "Phân loại khen thưởng", "Danh hiệu thi đua/Hình thức khen thưởng", "Phân loại đối tượng",
    "Lĩnh vực hoạt động", "Mã Phân loại khen thưởng", "Mã Danh hiệu thi đua",
    "Mã phân loại loại tượng", "Mã Lĩnh vực hoạt động",
)  # fmt: skip
A, B = "Nguyễn Văn A", "Trần Thị Bình"


def read(*sheets, **quirks):
    return reading.read(workbook(*sheets, **quirks), "a.xlsx")


def test_the_layout_of_the_product_with_a_kind_column():
    book = read(
        [
            RECEIVED,
            (1, "Ông", A, "Trưởng thôn", "Mỗ Đoạn", "Khen thưởng cá nhân", "", "", "", "CANHAN"),
            (2, "", "Ban công tác Mặt trận", "", "Nghi Khê", "", "", "", "", "TAPTHE"),
            (3, "", "Gia đình ông Lê Văn C và bà Đỗ Thị D", "", "Mỗ Đoạn", "HOGIADINH"),
        ]
    )

    (found,) = reading.find(book, FIELDS)
    assert (found.heading, found.columns) == (
        range(1, 2),
        (None, None, "name", "office", "unit", "kind", *[None] * 7),
    )
    assert told(book) == [
        (2, "good", A, "thôn Mỗ Đoạn", "person", "Trưởng thôn"),
        (3, "good", "Ban công tác Mặt trận", "thôn Nghi Khê"),
        (4, "good", "Gia đình ông Lê Văn C và bà Đỗ Thị D", "thôn Mỗ Đoạn", "household"),
    ]


def test_one_sheet_for_each_kind():
    book = read(
        {"Cá nhân": [("Họ và tên", "Thôn"), (A, "Mỗ Đoạn")]},
        {"Tập thể": [("Tên đơn vị / tập thể", "Địa chỉ"), ("Hội Phụ nữ", "Nghi Khê")]},
    )

    assert told(book) == [
        (2, "good", A, "thôn Mỗ Đoạn"),
        (2, "good", "Hội Phụ nữ", "thôn Nghi Khê"),
    ]


def test_sheets_of_lists_and_of_instructions_are_no_data():
    book = read(
        {"Danh sách": [("Họ và tên", "Thôn"), (A, "Mỗ Đoạn")]},
        {"DANHMUC": [("Mã", "Phân loại khen thưởng"), ("CANHAN", "Khen thưởng cá nhân")]},
        {"HTKT": [("Mã hình thức", "Tên hình thức khen thưởng"), ("1", "Giấy khen")]},
        {"Hướng dẫn": [("Cột Họ và tên: viết hoa chữ cái đầu",), ("Cột Thôn: chọn", "trong mục")]},
    )

    assert [(found.sheet, len(found.lines)) for found in reading.find(book, FIELDS)] == [
        ("Danh sách", 1)
    ]


def test_rows_that_hold_nothing_but_lookups_are_empty():
    looked_up = [
        (None, None, None, formula(f'IF(B{n}="","",VLOOKUP(B{n},X!A:B,2,0))', ""), formula("0", 0))
        for n in range(3, 553)
    ]
    book = read([("STT", "Họ và tên", "Thôn", "Mã", "Số"), (1, A, "Mỗ Đoạn", "x", 1), *looked_up])

    rows = told(book)
    assert rows[0] == (2, "good", A, "thôn Mỗ Đoạn")
    assert {row[1:] for row in rows[1:]} == {("left", kinds.ONLY_FORMULAS)}
    assert len(rows) == 551


@pytest.mark.parametrize("numbers", [("(1)", "(2)", "(3)"), (1, 2, 3), ("A", 1, 2)])
def test_a_title_above_a_gap_and_numbers_under_a_heading_with_line_breaks(numbers):
    book = read(
        [
            ("DANH SÁCH CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG HỌ VÀ TÊN",),
            (),
            ("TT", "HỌ\nVÀ TÊN", "Thôn,\nđơn vị"),
            numbers,
            (1, A, "Mỗ Đoạn"),
        ],
        merged=["A1:C1"],
    )

    assert told(book) == [(4, "left", kinds.NUMBERS), (5, "good", A, "thôn Mỗ Đoạn")]


def test_the_birth_date_stands_under_the_sex_and_names_are_in_capitals():
    book = read(
        [
            ("STT", "Họ và tên", "Năm sinh", None, "Địa chỉ"),
            (None, None, "Nam", "Nữ", None),
            (1, "NGUYỄN VĂN A", date(1956, 3, 12), None, "Mỗ Đoạn"),
            (2, "TRẦN THỊ BÌNH", None, 1960, "Nghi Khê"),
            (3, "Lê Văn C", 1950, 1950, "Nghi Khê"),
        ],
        merged=["A1:A2", "B1:B2", "C1:D1", "E1:E2"],
    )

    (found,) = reading.find(book, FIELDS)
    assert found.heading == range(1, 3)
    assert told(book) == [
        (3, "good", "NGUYỄN VĂN A", 1956, "male", "thôn Mỗ Đoạn"),
        (4, "good", "TRẦN THỊ BÌNH", 1960, "female", "thôn Nghi Khê"),
        (5, "ask", "Lê Văn C", 1950, "thôn Nghi Khê", "Không có giới “Nam, Nữ”. Hãy chọn lại."),
    ]


def test_a_cross_under_the_sex():
    book = read(
        [
            ("Họ và tên", "Giới tính", None, "Năm sinh"),
            (None, "Nam", "Nữ", None),
            (A, "x", None, 1956),
            (B, None, "X", 1960),
        ]
    )

    assert told(book) == [(3, "good", A, 1956, "male"), (4, "good", B, 1960, "female")]


def test_identity_insurance_and_phone_numbers_are_left_out_and_said():
    book = read(
        [
            (
                "Họ và tên",
                "Số CCCD",
                "Mã số BHXH",
                "Số điện thoại",
                "Số tài khoản",
                "Thôn",
                "Sở thích",
            ),
            (A, "030056001234", "3096001234", "0912 000 001", "123456789", "Mỗ Đoạn", "đọc sách"),
            (f"{B} (CCCD 030160001234)", "", "", "", "", "Nghi Khê", ""),
        ]
    )

    (found,) = reading.find(book, FIELDS)
    assert found.left_out == (
        "Số CCCD: không đọc",
        "Mã số BHXH: không đọc",
        "Số điện thoại: không đọc",
        "Số tài khoản: không đọc",
        "Số định danh, số bảo hiểm trong ô ở dòng 3: không đọc",
    )
    assert found.unknown == ("Sở thích",)
    assert [[cell.text for cell in line.cells] for line in found.lines] == [
        [A, "", "", "", "", "Mỗ Đoạn", "đọc sách"],
        [B, "", "", "", "", "Nghi Khê", ""],
    ]


def test_three_thousand_rows_of_27_columns_are_all_accounted_for():
    titles = ("STT", "Họ và tên", "Ngày sinh", "Thôn", *(f"Cột {n}" for n in range(23)))
    rows = [(n, A, 1956, "Mỗ Đoạn", *[n] * 23) for n in range(1, 3101)]

    assert told(read([titles, *rows])) == [
        (n, "good", A, 1956, "thôn Mỗ Đoạn") for n in range(2, 3102)
    ]


def test_the_national_header_stands_above_and_people_sign_below():
    book = read(
        [
            ("UBND XÃ ĐẠI SƠN", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            ("THÔN MỖ ĐOẠN", None, None, "Độc lập - Tự do - Hạnh phúc"),
            ("Mẫu số 02",),
            ("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG",),
            ("Kính gửi: Ủy ban nhân dân xã Đại Sơn",),
            (),
            ("STT", "Họ và tên", "Năm sinh", "Chức vụ"),
            (1, A, 1956, "Chủ tịch Hội Người cao tuổi"),
            (2, "Tống Thị Cộng", 1960, "Trưởng thôn"),
            (None, "Tổng cộng: 02 người"),
            (),
            (None, None, None, "Đại Sơn, ngày 17 tháng 8 năm 2025"),
            (None, "NGƯỜI LẬP BIỂU", None, "TRƯỞNG THÔN"),
            (None, "(Ký, ghi rõ họ tên)"),
            (),
            (None, "Phạm Văn Ký", None, "Đỗ Văn Thôn"),
        ]
    )

    assert told(book) == [
        (8, "good", A, 1956, "Chủ tịch Hội Người cao tuổi"),
        (9, "good", "Tống Thị Cộng", 1960, "Trưởng thôn"),
        (10, "left", kinds.TOTAL),
        (11, "left", kinds.EMPTY_LINE),
        (12, "left", kinds.SIGNATURE),
        (13, "left", kinds.SIGNATURE),
        (14, "left", kinds.SIGNATURE),
        (15, "left", kinds.EMPTY_LINE),
        (16, "left", kinds.SIGNATURE),
    ]
