"""The two lists of people, whole: every heading, title and cell against what was written by hand.

`commune` has people in every state; who must not stand in a paper is absent because the whole is
compared.
"""

import pytest

from tests.reports import commune, layout, rows, said

pytestmark = [pytest.mark.django_db, pytest.mark.both]
APPROVED = "Số liệu đến 08:00 ngày 16/8/2025: tập thể, hộ gia đình, cá nhân có hồ sơ đã duyệt."
CONFIRMED = "Số liệu đến 08:00 ngày 16/8/2025: đại biểu đã xác nhận dự."
FARMING = "Nông nghiệp, xây dựng nông thôn mới"
PLACE = "Chức vụ, nghề nghiệp; nơi ở hoặc nơi công tác"


def test_role_models_on_paper_say_exactly_this():
    """II.4.1: seven honoured, also who is only proposed, cannot come, or left the roll."""
    found = layout.page("role_models", commune.commune())

    assert found == [
        *said.HEAD,
        said.DAY,
        "DANH SÁCH",
        f"Điển hình tiên tiến được tuyên dương tại / {said.NAME} / lần thứ I (2025-2030)",
        said.WITH_LETTER,
        APPROVED,
        "I. TẬP THỂ",
        ("STT", "Tên tập thể", "Địa chỉ", "Người đại diện, chức vụ", "Đơn vị giới thiệu",
         "Lĩnh vực"),
        ("1", "Tổ rau an toàn", "Thôn Mỗ Đoạn, xã Đại Sơn", "Phạm Thị Hòa, Tổ trưởng",
         "Thôn Mỗ Đoạn", FARMING),
        ("2", "Tổ Khoa học tự nhiên", "Trường THCS Đại Sơn", "Vũ Văn Bách, Tổ phó chuyên môn",
         "Trường THCS Đại Sơn", "Giáo dục và đào tạo"),
        "II. HỘ GIA ĐÌNH",
        ("STT", "Hộ gia đình", "Địa chỉ", "Người đại diện", "Đơn vị giới thiệu", "Lĩnh vực"),
        ("1", "Hộ ông Vũ Đức Quyền", "Thôn Ô Mễ, xã Đại Sơn", "Vũ Đức Quyền, Chủ hộ",
         "Thôn Ô Mễ", "Thương mại, dịch vụ"),
        "III. CÁ NHÂN",
        ("STT ↕2", "Họ và tên ↕2", "Năm sinh ↔2", f"{PLACE} ↕2", "Đơn vị giới thiệu ↕2",
         "Lĩnh vực ↕2"),
        ("Nam", "Nữ"),
        ("1", "Trần Thị Út", "", "1958", "Hưu trí; thôn Ô Mễ, xã Đại Sơn", "Thôn Ô Mễ",
         "An sinh xã hội, nhân đạo, từ thiện"),
        ("2", "Nguyễn Thị Ánh", "", "1970", "Nông dân; thôn Mỗ Đoạn, xã Đại Sơn",
         "Thôn Mỗ Đoạn", FARMING),
        ("3", "Lê Văn Bình", "1990", "", "Công nhân; thôn Mỗ Đoạn, xã Đại Sơn",
         "Thôn Mỗ Đoạn", "Công nghiệp, tiểu thủ công nghiệp, xây dựng"),
        ("4", "Đặng Văn Ổn", "1981", "", "Giáo viên; Trường THCS Đại Sơn",
         "Trường THCS Đại Sơn", "Giáo dục và đào tạo"),
        "Danh sách này có 02 tập thể, 01 hộ gia đình, 04 cá nhân./.",
        *said.SIGNED,
    ]  # fmt: skip


def test_role_models_in_a_workbook_say_exactly_this():
    found = layout.book(rows.book_of("role_models", commune.commune()))

    assert found == {
        "Tập thể": [
            ("I. TẬP THỂ", *[None] * 5),
            (said.FULL, *[None] * 5),
            (APPROVED, *[None] * 5),
            ("STT", "Tên tập thể", "Địa chỉ", "Người đại diện, chức vụ", "Đơn vị giới thiệu",
             "Lĩnh vực"),
            (1, "Tổ rau an toàn", "Thôn Mỗ Đoạn, xã Đại Sơn", "Phạm Thị Hòa, Tổ trưởng",
             "Thôn Mỗ Đoạn", FARMING),
            (2, "Tổ Khoa học tự nhiên", "Trường THCS Đại Sơn", "Vũ Văn Bách, Tổ phó chuyên môn",
             "Trường THCS Đại Sơn", "Giáo dục và đào tạo"),
        ],
        "Hộ gia đình": [
            ("II. HỘ GIA ĐÌNH", *[None] * 5),
            (said.FULL, *[None] * 5),
            (APPROVED, *[None] * 5),
            ("STT", "Hộ gia đình", "Địa chỉ", "Người đại diện", "Đơn vị giới thiệu", "Lĩnh vực"),
            (1, "Hộ ông Vũ Đức Quyền", "Thôn Ô Mễ, xã Đại Sơn", "Vũ Đức Quyền, Chủ hộ",
             "Thôn Ô Mễ", "Thương mại, dịch vụ"),
        ],
        "Cá nhân": [
            ("III. CÁ NHÂN", *[None] * 6),
            (said.FULL, *[None] * 6),
            (APPROVED, *[None] * 6),
            ("STT", "Họ và tên", "Năm sinh: Nam", "Năm sinh: Nữ", PLACE, "Đơn vị giới thiệu",
             "Lĩnh vực"),
            (1, "Trần Thị Út", None, 1958, "Hưu trí; thôn Ô Mễ, xã Đại Sơn", "Thôn Ô Mễ",
             "An sinh xã hội, nhân đạo, từ thiện"),
            (2, "Nguyễn Thị Ánh", None, 1970, "Nông dân; thôn Mỗ Đoạn, xã Đại Sơn",
             "Thôn Mỗ Đoạn", FARMING),
            (3, "Lê Văn Bình", 1990, None, "Công nhân; thôn Mỗ Đoạn, xã Đại Sơn",
             "Thôn Mỗ Đoạn", "Công nghiệp, tiểu thủ công nghiệp, xây dựng"),
            (4, "Đặng Văn Ổn", 1981, None, "Giáo viên; Trường THCS Đại Sơn",
             "Trường THCS Đại Sơn", "Giáo dục và đào tạo"),
        ],
        "Ghi chú": said.notes("Danh sách điển hình tiên tiến", 7),
    }  # fmt: skip


SEATED = ("Họ và tên", "Giới tính", "Năm sinh", "Chức vụ, nghề nghiệp",
          "Cơ quan, đơn vị; đại diện cho")  # fmt: skip


def test_delegates_on_paper_are_the_nine_confirmed():
    """A1: nobody proposed, absent, off the roll or of a dossier that fell is listed or counted."""
    found = layout.page("delegates", commune.commune())

    assert found == [
        *said.HEAD,
        said.DAY,
        "DANH SÁCH",
        f"Đại biểu dự / {said.NAME} / lần thứ I (2025-2030)",
        said.WITH_LETTER,
        CONFIRMED,
        ("STT", *SEATED),
        ("I. ĐẠI BIỂU ĐIỂN HÌNH TIÊN TIẾN ↔6",),
        ("1", "Vũ Đức Quyền", "Nam", "1966", "Chủ hộ", "Thôn Ô Mễ; hộ ông Vũ Đức Quyền"),
        ("2", "Nguyễn Thị Ánh", "Nữ", "1970", "Nông dân", "Thôn Mỗ Đoạn"),
        ("3", "Phạm Thị Hòa", "Nữ", "1971", "Tổ trưởng", "Thôn Mỗ Đoạn; tổ rau an toàn"),
        ("4", "Đặng Văn Ổn", "Nam", "1981", "Giáo viên", "Trường THCS Đại Sơn"),
        ("II. ĐẠI BIỂU KHÁCH MỜI ↔6",),
        ("1", "Bùi Thị Mời", "Nữ", "1950", "", "Hội Cựu giáo chức"),
        ("2", "Ngô Thị Khách", "Nữ", "", "Bà mẹ Việt Nam anh hùng", "Thôn Ô Mễ"),
        ("III. ĐẠI BIỂU LÃNH ĐẠO CÁC CẤP, CÁC NGÀNH ↔6",),
        ("1", "Lê Thị Lãnh", "Nữ", "1972", "Bí thư Đảng ủy", "Đảng ủy xã"),
        ("2", "Đỗ Quang Minh", "Nam", "1975", "Chủ tịch UBND xã", "UBND xã"),
        ("3", "An Thị Phó", "Nữ", "", "Phó Chủ tịch HĐND xã", "HĐND xã"),
        said.T7_TITLE,
        *said.T7_PAGE,
        "Danh sách này có 09 đại biểu đã xác nhận dự./.",
        *said.SIGNED,
    ]


def test_delegates_in_a_workbook_have_the_proposed_apart_in_a_column_that_says_so():
    """A1: the office's working copy; nine are counted, eleven people are named in the file."""
    found = layout.book(rows.book_of("delegates", commune.commune()))

    models, guests, leaders = (
        "I. ĐẠI BIỂU ĐIỂN HÌNH TIÊN TIẾN", "II. ĐẠI BIỂU KHÁCH MỜI",
        "III. ĐẠI BIỂU LÃNH ĐẠO CÁC CẤP, CÁC NGÀNH",
    )  # fmt: skip
    assert found == {
        "Danh sách": [
            (f"DANH SÁCH Đại biểu dự {said.FULL}", *[None] * 6),
            (said.FULL, *[None] * 6),
            (CONFIRMED, *[None] * 6),
            ("Nhóm", "STT", *SEATED),
            (models, 1, "Vũ Đức Quyền", "Nam", 1966, "Chủ hộ", "Thôn Ô Mễ; hộ ông Vũ Đức Quyền"),
            (models, 2, "Nguyễn Thị Ánh", "Nữ", 1970, "Nông dân", "Thôn Mỗ Đoạn"),
            (models, 3, "Phạm Thị Hòa", "Nữ", 1971, "Tổ trưởng", "Thôn Mỗ Đoạn; tổ rau an toàn"),
            (models, 4, "Đặng Văn Ổn", "Nam", 1981, "Giáo viên", "Trường THCS Đại Sơn"),
            (guests, 1, "Bùi Thị Mời", "Nữ", 1950, None, "Hội Cựu giáo chức"),
            (guests, 2, "Ngô Thị Khách", "Nữ", None, "Bà mẹ Việt Nam anh hùng", "Thôn Ô Mễ"),
            (leaders, 1, "Lê Thị Lãnh", "Nữ", 1972, "Bí thư Đảng ủy", "Đảng ủy xã"),
            (leaders, 2, "Đỗ Quang Minh", "Nam", 1975, "Chủ tịch UBND xã", "UBND xã"),
            (leaders, 3, "An Thị Phó", "Nữ", None, "Phó Chủ tịch HĐND xã", "HĐND xã"),
        ],
        "Cơ cấu": [
            (said.T7_TITLE, *[None] * 5),
            (said.FULL, *[None] * 5),
            (CONFIRMED, *[None] * 5),
            *said.T7_SHEET,
        ],
        "Dự kiến": [
            ("DANH SÁCH LÀM VIỆC: NGƯỜI DỰ KIẾN, CHƯA XÁC NHẬN", *[None] * 7),
            (said.FULL, *[None] * 7),
            ("Số liệu đến 08:00 ngày 16/8/2025: người dự kiến, không tính vào số đại biểu.",
             *[None] * 7),
            ("Nhóm", "STT", *SEATED, "Trạng thái"),
            (models, 1, "Trần Thị Út", "Nữ", 1958, "Hưu trí", "Thôn Ô Mễ", "Dự kiến"),
            (guests, 1, "Hà Văn Chờ", "Nam", 1962, "Giám đốc", "Công ty May", "Dự kiến"),
        ],
        "Ghi chú": said.notes("Danh sách đại biểu", 9),
    }  # fmt: skip


def test_the_paper_of_delegates_is_of_nine_people_in_every_format():
    """A2: people, never lines of the structure table; nor those only proposed, on no count."""
    from reports.catalogue import ENTRIES
    from tests import make

    paper = ENTRIES["delegates"].collect(commune.commune(), make.AT)

    assert paper.people == 9
