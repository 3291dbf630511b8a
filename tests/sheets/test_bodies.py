"""Whose name a text is, text by text: a body's, a person's, a household's, or nobody's."""

import pytest

from sheets.reading.bodies import (
    calls_a_house,
    has_people,
    how_many,
    is_body,
    is_collective,
    is_household,
    is_village,
    may_be_person,
    names_bodies,
    names_two,
    one_of,
    says_where,
)
from sheets.reading.shape import is_strange

pytestmark = pytest.mark.plain


def held(is_one, those, others):
    """Of both kinds exactly those."""
    assert [text for text in (*those, *others) if is_one(text)] == [*those]


def test_a_body_is_told_by_how_its_name_begins():
    held(
        is_collective,
        ["Tòa án huyện", "Toà án huyện", "Toa an huyen", "Đền Quang", "Chùa Đông", "Giáo xứ An Tân",
         "Báo Hải Phòng", "Đài Phát thanh xã", "Xã Đại Sơn", "Thanh tra xã", "Phố 3", "Bản 2",
         "KDC số 5", "Tổ 3", "Hội Phụ nữ", "Hoi Phu nu", "Nhóm bạn đọc", "Tập thể lớp 5A",
         "Truong THCS Dai Son", "Đoàn trường THPT", "Đoàn Thanh niên", "Doan xa Dai Son",
         "Trường Tiểu học", "Hạt Kiểm lâm", "Chi Vũ"],
        ["Báo cáo năm 2024", "Báo Văn An", "Đài Thị Hoa", "Xã viên tiêu biểu", "Xã hội hóa",
         "Thanh tra viên", "Phố Văn An", "Bản Thị Hoa", "Tổ trưởng", "Đội viên", "Hội viên",
         "Hạt trưởng", "Trạm trưởng", "Đoàn Văn An", "Doan Van An", "Truong Van An", "đoàn văn an",
         "Nguyen Thi Hoa", "Nguyễn Văn An"],
    )  # fmt: skip


def test_a_body_is_no_person_and_no_member_of_one():
    held(is_body, ["Thôn Đông", "Trường THCS Đại Sơn", "Sở Y tế", "Ban Văn hóa"],
         ["Thôn trưởng", "Đoàn Thị Hoa", "Truong Van An", "UBND xã", "Tổ 3"])  # fmt: skip
    held(is_village, ["Thôn Đông", "Xóm 3", "Thon Dong", "TDP số 2"],
         ["Lang Van An", "Khu Thi Hoa", "Hội Phụ nữ", "Đông"])  # fmt: skip
    held(has_people, ["Hội Phụ nữ", "Thôn Đông", "Tổ dệt"],
         ["Nhóm bạn đọc", "Tập thể lớp 5A", "Nhom ban doc", "Lê Hoa"])  # fmt: skip


def test_a_person_may_be_called_as_a_body_begins():
    held(
        may_be_person,
        ["Đoàn Thị Hoa", "Doan Hoa", "Truong Hoa", "Truong Van An", "Lang Van An", "Khu Thi Hoa",
         "đoàn thị hoa", "truong van an", "Hộ ông Ba", "Gia đình Nguyễn Văn An"],
        ["Đoàn xã", "Doan Thanh nien", "Truong THCS Dai Son", "Doan truong THPT",
         "Đoàn trường THPT", "Truong tieu hoc",
         "Nha van hoa", "Phong van thu", "Hoi thi dua", "Đoàn khảo sát",
         "Trường Hoa", "Hộ nghèo thôn Đông", "nha van hoa", "phong van thu", "hoi thi dua",
         "ĐOÀN TRƯỜNG THPT"],
    )  # fmt: skip


def test_a_household_is_called_by_a_person():
    held(
        is_household,
        ["Hộ Nguyễn Văn An", "Gia đình ông Ba", "Gđ bà Hoa", "G/đ: Lê Văn Ba", "gđ. chị Tư",
         "Hộ gia đình Trần Thị Hoa", "Hộ kinh doanh Lê Văn Ba"],
        ["Hộ nghèo", "Gia đình văn hóa", "Gia đình Văn hóa", "Hộ nguyễn văn an", "Hộ Nông dân",
         "Nguyễn Văn An", "Hộ sinh"],
    )  # fmt: skip
    held(calls_a_house, ["Hộ nghèo thôn Đông", "Gia đình văn hóa", "Gđ bà Hoa"],
         ["Hộ sinh", "Hộ lý", "Hộ tịch viên", "Nguyễn Văn An"])  # fmt: skip


def test_two_bodies_are_told_from_one_and_where_it_is():
    held(
        names_two,
        ["Thôn Bến và Thôn Bãi", "Thôn Tây, Nam", "Các thôn Tây, Nam", "Hội Phụ nữ, Hội Nông dân",
         "Thôn Đông, tổ dệt", "Văn phòng HĐND, Văn phòng UBND", "Hội Phụ nữ và các hội CCB"],
        ["Phòng Văn hóa - Xã hội", "Thôn Đông, xã Đại Sơn", "Thôn C/D", "Thôn Đông, tổ 2",
         "Văn phòng HĐND và UBND", "Hội Phụ nữ, hội", "Thôn Đông, gồm 3 người",
         "Thôn Đông, 12 hộ", "Hội Phụ nữ - 2 đại biểu"],
    )  # fmt: skip
    held(names_bodies, ["Các thôn Đông, Tây", "Hai thôn Đông và Tây", "3 hội đoàn thể"],
         ["Các ông bà", "Các nhóm trẻ"])  # fmt: skip
    held(says_where, ["xã Đại Sơn", "TP Hải Phòng", "tổ 2", "gồm 3 người", "cộng: 12"],
         ["xã hội", "Tây", "tổ dệt", "ba người"])  # fmt: skip
    told = {"Thôn Đông, xã Đại Sơn": "Thôn Đông", "Thôn Đông (gồm 3 người)": "Thôn Đông",
            "Thôn Đông": "", "Thôn Đông, Tây": "", "Thôn Đông:": ""}  # fmt: skip
    assert {text: one_of(text) for text in told} == told


def test_how_many_come_is_no_part_of_a_name():
    told = {
        "Thôn Đông, gồm 3 người": ("Thôn Đông", "gồm 3 người"),
        "Thôn Đông (12 hộ).": ("Thôn Đông", "12 hộ"),
        "Thôn Đông - Tổng số: 120 Người": ("Thôn Đông", "Tổng số: 120 Người"),
        "Hội Phụ nữ: 2 đại biểu": ("Hội Phụ nữ", "2 đại biểu"),
        "Thôn Đông có 3 cá nhân": ("Thôn Đông", "có 3 cá nhân"),
        "3 người": ("3 người", ""),
        "Thôn Đông, tổ 2": ("Thôn Đông, tổ 2", ""),
        "Thôn 3": ("Thôn 3", ""),
        "Tổ 3 người cao tuổi": ("Tổ 3 người cao tuổi", ""),
        "Tổ dân phố 1200 hộ": ("Tổ dân phố 1200 hộ", ""),
    }
    assert {text: how_many(text) for text in told} == told


def test_a_text_is_strange_where_no_name_is_written_so():
    held(
        is_strange,
        ["Sóc Bưng", "TP Hải Phòng", "tp Hải Phòng", "tp hải phòng", "Trung học Đại Sơn",
         "TRUNG HỌC ĐẠI SƠN", "buôn Ma Thuột",
         "Buôn Đôn", "họ Nguyễn", "phố Ghẽ", "tiểu học Đại Sơn", "CA Đông", "Hòa thượng CA Đông",
         "Vi KT", "Ông CA xã", "Bác sĩ CA xã", "Vụ Thi đua", "Agribank Tứ Kỳ", "VPĐD"],
        ["Vi Nghiêng", "VI NGHIÊNG", "ông Vi Ba", "Bác sĩ Vi Ba", "Trung tá Vi Ba", "vi sáu",
         "Vi Sáu", "nguyễn Văn An", "Vũ Hoa xã viên", "Nguyễn VĂN An", "Lò thị Hoa",
         "đ/c Vi Ba (CA xã)", "Vi Ý", "Vi B", "LÊ Hoa", "Nguyễn Văn AN"],
    )  # fmt: skip
