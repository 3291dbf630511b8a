"""A heading that names no one body is nobody's unit, and does not say who below it leads."""

import pytest

from accounts.enums import Role
from sheets.reading.bodies import is_of_several
from tests import make
from tests.sheets.pages import at, sends, upload, workbook

HEAD = ["STT", "Họ và tên", "Chức vụ", "Cơ quan, đơn vị"]
EMPTY = "Chưa có cơ quan, đơn vị. Hãy điền vào ô này."
LEFT = "Cơ quan, đơn vị để trống. Hãy ghi vào ô này."
PRESUMED = (
    "Nhóm ở dòng {} chưa chọn, tạm lấy là Khách mời. "
    "Hãy chọn cho cả nhóm ở đầu trang, hoặc xem từng dòng."
)
SEVERAL = [
    "LÃNH ĐẠO ĐẢNG ỦY, HĐND, UBND XÃ", "PHÓNG VIÊN CÁC BÁO, ĐÀI", "Phóng viên báo, đài",
    "Đảng ủy - HĐND - UBND xã", "Đảng ủy, HĐND, UBND, UBMTTQ xã", "Sở Y tế, Sở Nội vụ",
    "Sở Y tế và Sở Nội vụ", "Phòng Kinh tế và Phòng Văn hóa - Xã hội", "Thôn Đông, thôn Tây",
    "UBMTTQ và các đoàn thể xã", "Văn phòng HĐND, Văn phòng UBND", "CÁC ĐOÀN THỂ XÃ",
    "Báo, Đài Hải Phòng", "Lãnh đạo Sở Y tế", "ĐẠI BIỂU HĐND XÃ", "Nguyên lãnh đạo xã",
    "DOANH NGHIỆP TRÊN ĐỊA BÀN", "Sở, ngành thành phố", "Ban, ngành", "Cơ quan báo chí thành phố",
    "Khách mời danh dự", "Chức sắc tôn giáo", "Mẹ Việt Nam anh hùng", "HỢP TÁC XÃ TIÊU BIỂU",
]  # fmt: skip
ONE = [
    "Sở Y tế", "ĐẢNG ỦY XÃ", "Sở Văn hóa, Thể thao và Du lịch", "Phòng Văn hóa - Xã hội",
    "Văn phòng HĐND và UBND thành phố", "Thôn Đông, xã Đại Sơn", "Công ty May, khu Bắc",
    "Trường Tiểu học và THCS Đại Sơn", "Thường trực Đảng ủy", "Sở Giáo dục và Đào tạo",
    "Báo Hải Phòng", "Trung tâm Văn hóa, Thông tin", "Liên hiệp các hội Khoa học",
]  # fmt: skip


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


def told(sheet):
    """Of each line that may come in: unit, group, whether it is ticked, what is asked."""
    rows = sheet.rows.exclude(verdict="left").order_by("place")
    return [
        (row.values["organisation"], row.values["group"], row.ticked, row.reasons) for row in rows
    ]


@pytest.mark.plain
def test_which_headings_name_several_bodies_a_sort_of_them_or_of_persons():
    assert [text for text in (*SEVERAL, *ONE) if is_of_several(text)] == SEVERAL


@pytest.mark.django_db
@pytest.mark.parametrize("mark", ["I", ""])
@pytest.mark.parametrize("heading", [
    "LÃNH ĐẠO ĐẢNG ỦY, HĐND, UBND XÃ", "PHÓNG VIÊN CÁC BÁO, ĐÀI", "Sở Y tế, Sở Nội vụ",
    "ĐẠI BIỂU HĐND XÃ", "Bí thư các chi bộ",
])  # fmt: skip
def test_it_is_nobodys_unit_and_its_lines_are_asked(council, heading, mark):
    """“LÃNH ĐẠO ĐẢNG ỦY, HĐND, UBND XÃ” was somebody's unit, and her line as good as any."""
    rows = [mark, heading], [1, "Lê Ba", "Phó Bí thư", ""], [2, "Đỗ Tư", "Bác sĩ", "Sở Y tế"]
    sheet = upload(council, workbook(HEAD, *rows))

    assert told(sheet) == [
        (None, "guest", False, {"organisation": EMPTY, "group": PRESUMED.format(2)}),
        ("Sở Y tế", "guest", False, {"group": PRESUMED.format(2)}),
    ]


@pytest.mark.django_db
def test_a_heading_that_is_perhaps_no_body_is_asked_and_what_stood_above_is_over(council):
    rows = (
        ["I", "Sở Y tế"], [1, "Lê Ba", "Bác sĩ", ""],
        ["II", "THÂN NHÂN LIỆT SĨ"], [2, "Đỗ Tư", "", ""],
        ["", "Bưu điện xã"], [1, "Vi Sáu", "Giám đốc", ""],
        ["", "CÁC DOANH NGHIỆP"], [1, "Hà Bảy", "Giám đốc", ""],
        ["III", "THƯỜNG TRỰC ĐẢNG ỦY"], [3, "Hà Tám", "Bí thư", ""],
    )  # fmt: skip
    sheet = upload(council, workbook(HEAD, *rows))

    from_group = "Lấy theo tên nhóm ở dòng {}. Hãy xem có đúng không."
    assert told(sheet) == [
        ("Sở Y tế", "guest", False, {"group": PRESUMED.format(2)}),
        ("THÂN NHÂN LIỆT SĨ", "guest", False,
         {"organisation": from_group.format(4), "group": PRESUMED.format(4)}),
        ("Bưu điện xã", "guest", False, {"group": PRESUMED.format(6)}),
        (None, "guest", False, {"organisation": EMPTY, "group": PRESUMED.format(8)}),
        ("THƯỜNG TRỰC ĐẢNG ỦY", "guest", False,
         {"organisation": from_group.format(10), "group": PRESUMED.format(10)}),
    ]  # fmt: skip


@pytest.mark.django_db
def test_as_above_that_somebody_empties_is_empty_whatever_heads_the_line(council):
    rows = (
        ["", "Sở Y tế"], [1, "Lê Ba", "Bác sĩ", "Sở Nội vụ"], [2, "Đỗ Tư", "", "như trên"],
    )  # fmt: skip
    sheet = upload(council, workbook(HEAD, *rows))

    for cells in ({(4, "organisation"): ""}, {(3, "position"): "Y sĩ"}):
        council.post(at("mend", sheet), sends(sheet, cells=cells))
        assert told(sheet)[1] == (
            None, "guest", False, {"organisation": LEFT, "group": PRESUMED.format(2)},
        )  # fmt: skip
