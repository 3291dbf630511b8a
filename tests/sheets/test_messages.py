"""Guests out of a message: who is named, the post, the office, the sex; talk stays out."""

from pathlib import Path

import pytest

from accounts.enums import Role
from sheets.reading import OUT_OF_POSITION, kinds, parted
from sheets.reading.messages import parts_of
from tests import make
from tests.sheets.pages import NO_GROUP, at, paste, sends

FILES = Path(__file__).parent / "files"
ASKED = {"organisation": OUT_OF_POSITION} | NO_GROUP
KEYS = ("full_name", "gender", "position", "organisation")


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


def told(sheet):
    """Of every line: its verdict, its cells as they would come in, its reasons."""
    return [
        (row.number, row.verdict, *(row.values.get(key) for key in KEYS), row.reasons)
        if row.verdict != "left"
        else (row.number, "left", row.reasons[""])
        for row in sheet.rows.order_by("place")
    ]


@pytest.mark.django_db
def test_five_guests_of_a_numbered_message_are_read_to_the_last_cell(council):
    sheet = paste(council, (FILES / "paste-zalo-guests.txt").read_text())

    assert told(sheet) == [
        (1, "left",
         kinds.WORDS.format("Em gửi chị thêm mấy vị khách mời ngoài danh sách nhé:")),
        (2, "ask", "Thượng tọa Thích Thanh Hải", "male", "trụ trì", "Chùa Đại Sơn", ASKED),
        (3, "ask", "Nguyễn Thị Nhàn", "female", "Mẹ VNAH", "thôn Đông", NO_GROUP),
        (4, "ask", "Phạm Văn Kiên", "male", "GĐ", "Cty TNHH Hải Sơn", ASKED),
        (5, "ask", "Vũ Thị Hòa", "female", "Hiệu trưởng", "Trường mầm non Đại Sơn", ASKED),
        (6, "ask", "Lê Văn Chính", "male", "Phó Chủ tịch", "Hội Nông dân xã", ASKED),
        (7, "left", kinds.WORDS.format("Chị thêm giúp em, 2h chiều nay anh Long duyệt ạ")),
    ]  # fmt: skip
    page = council.get(at("show", sheet)).content.decode()
    assert ("Số điện thoại: không đọc" in page, "🙏" in page, "112 233" in page) == (
        True, False, False,
    )  # fmt: skip


@pytest.mark.django_db
def test_five_guests_written_in_five_other_manners(council):
    sheet = paste(council, (FILES / "paste-zalo-manners.txt").read_text())

    assert told(sheet) == [
        (1, "left", kinds.WORDS.format("Anh ơi em bổ sung khách mời như sau ạ")),
        (2, "ask", "Trần Văn Tám", "male", "nguyên Bí thư", "Đảng ủy xã",
         ASKED | {"gender": "Đoán theo chữ đệm “Văn”: nam. Hãy xem lại."}),
        (3, "ask", "Đại đức Thích Minh Tuệ", "male", "trụ trì", "Chùa Nghi Khê", ASKED),
        (4, "ask", "Lê Thị Hoa", "female", "Chủ tịch", "Hội LHPN xã Đại Sơn", ASKED),
        (5, "ask", "Phạm Hùng Cường", None, "Trưởng phòng",
         "Phòng Văn hóa - Xã hội, UBND xã", ASKED),
        (6, "ask", "Đỗ Lan Hương", "female", "Giám đốc", "Hợp tác xã Mỗ Đoạn", NO_GROUP),
        (7, "left", kinds.WORDS.format("Cảm ơn anh nhiều")),
    ]  # fmt: skip


@pytest.mark.django_db
def test_what_was_cut_out_of_a_post_is_asked_until_somebody_writes_it(council):
    sheet = paste(council, "Ông Lê Minh - Giám đốc Sở Y tế\nBà Đỗ Hoa - Giám đốc, Sở Y tế")

    council.post(at("mend", sheet), sends(sheet, cells={(1, "organisation"): "Sở Y tế thành phố"}))

    assert [(one[1], one[5], one[6]) for one in told(sheet)] == [
        ("ask", "Sở Y tế thành phố", NO_GROUP), ("ask", "Sở Y tế", NO_GROUP),
    ]  # fmt: skip


@pytest.mark.plain
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Phó Giám đốc Sở Nội vụ", ("Phó Giám đốc", "Sở Nội vụ")),
        ("Trưởng thôn Đông", ("Trưởng thôn", "thôn Đông")),
        ("Trưởng thôn", ("Trưởng thôn", "")),
        ("Phó trưởng phòng Nội vụ", ("Phó trưởng phòng", "phòng Nội vụ")),
        ("Trưởng ban Công tác Mặt trận thôn Đông",
         ("Trưởng ban", "ban Công tác Mặt trận thôn Đông")),
        ("Chánh Văn phòng UBND thành phố", ("Chánh Văn phòng", "Văn phòng UBND thành phố")),
        ("Hội viên tiêu biểu", ("Hội viên tiêu biểu", "")),
        ("Chuyên gia phát triển xã hội nông thôn", ("Chuyên gia phát triển xã hội nông thôn", "")),
        ("Bí thư Thành ủy Hải Phòng khóa XV", ("Bí thư", "Thành ủy Hải Phòng khóa XV")),
        ("Sở Y tế", ("", "Sở Y tế")),
        ("Trưởng phòng Sở Tư pháp", ("Trưởng phòng", "Sở Tư pháp")),
        ("phó phòng sở nội vụ", ("phó phòng", "sở nội vụ")),
        ("chuyên viên phòng Công an thành phố", ("chuyên viên phòng", "Công an thành phố")),
        ("Trưởng phòng Văn phòng UBND xã", ("Trưởng phòng", "Văn phòng UBND xã")),
        ("Trưởng ban Dân vận Thành ủy", ("Trưởng ban", "ban Dân vận Thành ủy")),
        ("Trưởng Công an phường Đại Sơn", ("Trưởng Công an", "Công an phường Đại Sơn")),
        ("bí thư đoàn xã", ("bí thư", "đoàn xã")),
        ("cục trưởng cục thuế", ("cục trưởng", "cục thuế")),
        ("đoàn viên tiêu biểu", ("đoàn viên tiêu biểu", "")),
        ("Đại biểu Quốc hội khóa XV", ("Đại biểu Quốc hội khóa XV", "")),
    ],
)  # fmt: skip
def test_a_post_and_the_office_it_is_held_in(text, said):
    assert parted(text) == said


@pytest.mark.plain
@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Ông Lê Văn A (Trưởng thôn) (0225) 3822 111",
         ["Ông Lê Văn A", "Trưởng thôn", "02253822111"]),
        ("Ông Lê Văn A, CCCD 031 070 001 234", ["Ông Lê Văn A", "CCCD 031 070 001 234"]),
        ("Ông Lê Văn A - thôn 3 0912 000 001", ["Ông Lê Văn A", "thôn 3", "0912000001"]),
        ("3. Bà Lê Thị B, ĐT +84 912 000 001", ["Bà Lê Thị B", "+84912000001"]),
        ("Em chào chị Lan Anh ạ", ["Em chào chị Lan Anh ạ"]),
        ("Mời thêm mấy bác này nhé:", ["Mời thêm mấy bác này nhé:"]),
        ("Kính mời đại diện Hội Nông dân, xã Đại Sơn", ["Kính mời đại diện Hội Nông dân",
                                                        "xã Đại Sơn"]),
        ("Họ và tên (ghi rõ), Cơ quan", ["Họ và tên (ghi rõ)", "Cơ quan"]),
    ],
)  # fmt: skip
def test_a_line_of_a_message_in_parts(line, parts):
    assert parts_of(line) == parts


@pytest.mark.django_db
def test_who_is_named_together_is_asked_as_two_and_nobody_becomes_a_post(council):
    sheet = paste(
        council,
        "1. Vợ chồng ông Bùi Văn Lộc, bà Đỗ Thị Lý - gia đình văn hóa tiêu biểu\n"
        "2. Hai bố con ông Vi Văn Sinh, anh Vi Văn Tuấn, thôn Đông\n"
        "3. Vợ chồng anh Hà Văn An và chị Lê Thị Bé\n"
        "Vợ chồng cụ Vi Văn Cả - cụ Lê Thị Tư",
    )
    rows = [
        (row.cells[0], row.verdict, row.ticked, row.values["position"], row.reasons["full_name"])
        for row in sheet.rows.order_by("place")
    ]

    assert rows == [
        ("Vợ chồng ông Bùi Văn Lộc, bà Đỗ Thị Lý", "ask", False, "gia đình văn hóa tiêu biểu",
         kinds.TWO),
        ("Hai bố con ông Vi Văn Sinh, anh Vi Văn Tuấn", "ask", False, None, kinds.TWO),
        ("Vợ chồng anh Hà Văn An và chị Lê Thị Bé", "ask", False, None, kinds.TWO),
        ("Vợ chồng cụ Vi Văn Cả, cụ Lê Thị Tư", "ask", False, None, kinds.TWO),
    ]  # fmt: skip
    assert council.get(at("show", sheet)).content.decode().count("Tách thành hai dòng") == 4
