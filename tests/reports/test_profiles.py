"""The city list, whole: one row for each person sent, with whom that person stands for.

Written by hand against `commune`; Vũ Văn Bách was chosen too, but cannot come, and is not sent.
"""

import pytest

from delegates.enums import DelegateState
from delegates.models import CityMandate, Delegate
from tests.reports import commune, layout, rows, said

pytestmark = pytest.mark.django_db
TITLE = "DANH SÁCH VÀ TRÍCH NGANG THÀNH TÍCH"
SENT = (
    "Số liệu đến 08:00 ngày 16/8/2025: đại biểu đã xác nhận dự Hội nghị, được chọn dự Đại hội"
    " thành phố."
)
NONE_CHOSEN = (
    "Số liệu đến 08:00 ngày 16/8/2025: chưa chọn đại biểu dự Đại hội thành phố; gồm mọi hồ sơ đã"
    " duyệt."
)
PLACE = "Chức vụ, nghề nghiệp; nơi ở hoặc nơi công tác"
AWARDS = "Danh hiệu, hình thức khen thưởng đã đạt"
FARMING = "Nông nghiệp, xây dựng nông thôn mới"
HEADS = [
    ("STT ↕2", "Họ và tên ↕2", "Năm sinh ↔2", "Dân tộc ↕2", f"{PLACE} ↕2",
     "Đơn vị giới thiệu ↕2", "Đại diện cho ↕2", "Lĩnh vực ↕2", "Tóm tắt thành tích ↕2",
     f"{AWARDS} ↕2"),
    ("Nam", "Nữ"),
]  # fmt: skip


def test_the_city_list_on_paper_says_exactly_this():
    found = layout.page("profiles", commune.commune())

    assert found == [
        *said.HEAD,
        said.DAY,
        TITLE,
        f"Đại biểu dự / {said.CONGRESS}",
        said.WITH_REPORT,
        SENT,
        *HEADS,
        ("I. ĐẠI DIỆN TẬP THỂ ↔11",),
        ("1", "Phạm Thị Hòa", "", "1971", "Kinh", "Tổ trưởng; thôn Mỗ Đoạn, xã Đại Sơn",
         "Thôn Mỗ Đoạn", "Tổ rau an toàn", FARMING, "Trồng 4 ha rau an toàn.",
         "Bằng khen năm 2024"),
        ("II. ĐẠI DIỆN HỘ GIA ĐÌNH ↔11",),
        ("2", "Vũ Đức Quyền", "1966", "", "Tày", "Chủ hộ; thôn Ô Mễ, xã Đại Sơn", "Thôn Ô Mễ",
         "Hộ ông Vũ Đức Quyền", "Thương mại, dịch vụ", "Mở xưởng may, 12 việc làm.",
         "Giấy khen năm 2022"),
        ("III. CÁ NHÂN ↔11",),
        ("3", "Nguyễn Thị Ánh", "", "1970", "Kinh", "Nông dân; thôn Mỗ Đoạn, xã Đại Sơn",
         "Thôn Mỗ Đoạn", "", FARMING, "Nuôi cá, lãi 300 triệu đồng.", "Giấy khen năm 2023"),
        "Danh sách này có 03 đại biểu./.",
        *said.SIGNED,
    ]  # fmt: skip


def test_the_city_list_in_a_workbook_says_exactly_this():
    found = layout.book(rows.book_of("profiles", commune.commune()))

    assert found == {
        "Trích ngang": [
            (f"{TITLE} Đại biểu dự {said.CONGRESS}", *[None] * 11),
            (said.FULL, *[None] * 11),
            (SENT, *[None] * 11),
            ("Nhóm", "STT", "Họ và tên", "Năm sinh: Nam", "Năm sinh: Nữ", "Dân tộc", PLACE,
             "Đơn vị giới thiệu", "Đại diện cho", "Lĩnh vực", "Tóm tắt thành tích", AWARDS),
            ("I. ĐẠI DIỆN TẬP THỂ", 1, "Phạm Thị Hòa", None, 1971, "Kinh",
             "Tổ trưởng; thôn Mỗ Đoạn, xã Đại Sơn", "Thôn Mỗ Đoạn", "Tổ rau an toàn", FARMING,
             "Trồng 4 ha rau an toàn.", "Bằng khen năm 2024"),
            ("II. ĐẠI DIỆN HỘ GIA ĐÌNH", 2, "Vũ Đức Quyền", 1966, None, "Tày",
             "Chủ hộ; thôn Ô Mễ, xã Đại Sơn", "Thôn Ô Mễ", "Hộ ông Vũ Đức Quyền",
             "Thương mại, dịch vụ", "Mở xưởng may, 12 việc làm.", "Giấy khen năm 2022"),
            ("III. CÁ NHÂN", 3, "Nguyễn Thị Ánh", None, 1970, "Kinh",
             "Nông dân; thôn Mỗ Đoạn, xã Đại Sơn", "Thôn Mỗ Đoạn", None, FARMING,
             "Nuôi cá, lãi 300 triệu đồng.", "Giấy khen năm 2023"),
        ],
        "Ghi chú": said.notes("Danh sách và trích ngang thành tích", 3),
    }  # fmt: skip


def test_before_anybody_is_chosen_all_who_were_honoured_are_told():
    """Seven people, each once; ethnicity nobody gave stays empty, Kinh is never guessed."""
    conference = commune.commune()
    CityMandate.objects.all().delete()

    found = layout.page("profiles", conference)

    people = [line for line in found if isinstance(line, tuple) and len(line) == 11]
    assert found[6:9] == [f"Điển hình tiên tiến tại / {said.FULL}", said.WITH_REPORT, NONE_CHOSEN]
    assert [(p[0], p[1], p[2], p[3], p[4], p[7]) for p in people] == [
        ("1", "Phạm Thị Hòa", "", "1971", "Kinh", "Tổ rau an toàn"),
        ("2", "Vũ Văn Bách", "1985", "", "Nùng", "Tổ Khoa học tự nhiên"),
        ("3", "Vũ Đức Quyền", "1966", "", "Tày", "Hộ ông Vũ Đức Quyền"),
        ("4", "Trần Thị Út", "", "1958", "", ""),
        ("5", "Nguyễn Thị Ánh", "", "1970", "Kinh", ""),
        ("6", "Lê Văn Bình", "1990", "", "Kinh", ""),
        ("7", "Đặng Văn Ổn", "1981", "", "Mường", ""),
    ]
    assert people[1][5:] == (
        "Tổ phó chuyên môn; Trường THCS Đại Sơn", "Trường THCS Đại Sơn", "Tổ Khoa học tự nhiên",
        "Giáo dục và đào tạo", "Bồi dưỡng học sinh giỏi.", "",
    )  # fmt: skip
    assert found[-3] == "Danh sách này có 02 tập thể, 01 hộ gia đình, 04 cá nhân./."


@pytest.mark.parametrize("state", ["proposed", "absent", "withdrawn"])
def test_whoever_is_not_confirmed_any_more_leaves_the_city_list(state):
    """A1: chosen once is not enough; the list closes with those who go."""
    conference = commune.commune()
    Delegate.objects.filter(full_name="Vũ Đức Quyền").update(state=DelegateState(state))

    found = layout.page("profiles", conference)

    people = [line[:2] for line in found if isinstance(line, tuple) and len(line) == 11]
    assert people == [("1", "Phạm Thị Hòa"), ("2", "Nguyễn Thị Ánh")]
    assert ("II. CÁ NHÂN ↔11",) in found
    assert found[-3] == "Danh sách này có 02 đại biểu./."
