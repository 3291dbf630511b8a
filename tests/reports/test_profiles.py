"""The city list, whole: one row for each person sent, with whom that person stands for.

Written by hand against `commune`; Vũ Văn Bách was chosen too, but cannot come, and is not sent.
"""

import pytest

from delegates.enums import DelegateState
from delegates.models import CityMandate, Delegate
from nominations.models import Nomination
from tests.reports import commune, layout, rows, said

pytestmark = pytest.mark.django_db
TITLE = "DANH SÁCH VÀ TRÍCH NGANG THÀNH TÍCH"
SENT = (
    "Số liệu đến 08:00 ngày 16/8/2025: đại biểu đã xác nhận dự Hội nghị, được chọn dự Đại hội"
    " thành phố."
)
NONE_CHOSEN = (
    "Số liệu đến 08:00 ngày 16/8/2025: chưa chọn đại biểu dự Đại hội thành phố; đây là điển"
    " hình có hồ sơ đã duyệt, chưa phải danh sách đại biểu."
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


def _listed(conference):
    found = layout.page("profiles", conference)
    people = [line[1] for line in found if isinstance(line, tuple) and line[0].isdigit()]
    return found[6], found[8].removeprefix("Số liệu đến 08:00 ngày 16/8/2025: "), people, found[-3]


def test_when_nobody_of_the_chosen_comes_the_list_is_empty_and_says_why():
    """Issue 7: it fell back to all who were honoured, the absent among them."""
    conference = commune.commune()
    Delegate.objects.exclude(mandate=None).filter(nomination__state="approved").update(
        state=DelegateState.ABSENT
    )

    assert _listed(conference) == (
        f"Đại biểu dự / {said.CONGRESS}",
        "chưa có đại biểu nào: trong số người được chọn, 04 đã báo vắng,"
        " 02 hồ sơ không còn được duyệt.",
        [],
        "Danh sách này có 00 đại biểu./.",
    )


def test_the_withdrawn_who_were_chosen_are_no_return_to_everybody():
    conference = commune.commune()
    CityMandate.objects.exclude(delegate__full_name="Phạm Thị Hòa").delete()
    Delegate.objects.filter(full_name="Phạm Thị Hòa").update(state=DelegateState.WITHDRAWN)

    assert _listed(conference)[1:] == (
        "chưa có đại biểu nào: trong số người được chọn, 01 đã đưa ra khỏi danh sách.",
        [],
        "Danh sách này có 00 đại biểu./.",
    )


def test_whoever_is_complained_of_is_left_out_and_counted():
    """NĐ 152/2025, Đ.4 (B14): also of those confirmed and chosen before it came."""
    conference = commune.commune()
    Nomination.objects.filter(representative="Vũ Đức Quyền").update(integrity="pending")

    assert _listed(conference)[1:] == (
        "đại biểu đã xác nhận dự Hội nghị, được chọn dự Đại hội thành phố; 01 người đang có đơn"
        " thư, kỷ luật chưa kết luận: chưa đưa vào.",
        ["Phạm Thị Hòa", "Nguyễn Thị Ánh"],
        "Danh sách này có 02 đại biểu./.",
    )


def test_when_only_complained_of_people_would_go_nobody_does():
    conference = commune.commune()
    CityMandate.objects.exclude(delegate__full_name="Vũ Đức Quyền").delete()
    Nomination.objects.filter(representative="Vũ Đức Quyền").update(integrity="pending")

    assert _listed(conference)[1:] == (
        "chưa có đại biểu nào; 01 người đang có đơn thư, kỷ luật chưa kết luận: chưa đưa vào.",
        [],
        "Danh sách này có 00 đại biểu./.",
    )


def test_before_anybody_is_chosen_the_complained_of_are_left_out_too():
    conference = commune.commune()
    CityMandate.objects.all().delete()
    Nomination.objects.filter(full_name="Trần Thị Út").update(integrity="pending")

    _, basis, people, closing = _listed(conference)

    assert basis == (
        f"{NONE_CHOSEN.partition(': ')[2][:-1]}; 01 người đang có đơn thư, kỷ luật chưa kết luận:"
        " chưa đưa vào."
    )
    assert (len(people), "Trần Thị Út" in people) == (6, False)
    assert closing == "Danh sách này có 02 tập thể, 01 hộ gia đình, 03 cá nhân./."
