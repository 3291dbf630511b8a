"""All that is wrong with a press of the approval meeting is said at once: head and every row."""

import pytest

from nominations.models import Ballot
from tests import make
from tests.nominations.phone import text_of
from tests.nominations.test_approval import leadership
from tests.nominations.test_approval_page import URL, typed
from tests.pages import Page

pytestmark = pytest.mark.django_db
UNNUMBERED = (
    "Ngày 15/8/2025 đã ghi một cuộc họp chưa có số biên bản (Đỗ Quang Minh chủ trì). Nếu là cuộc "
    "họp đó, hãy để trống số biên bản; nếu là cuộc họp khác, hãy ghi số cho cuộc họp trước ở trang "
    "“Các cuộc họp”."
)
NUMBERED = (
    "Ngày 15/8/2025 đã ghi cuộc họp có biên bản số 05/BB-UBND. Nếu là cuộc họp đó, hãy ghi số "
    "05/BB-UBND; nếu là cuộc họp khác, hãy ghi số biên bản của cuộc họp này."
)
STANDS = (
    "Cuộc họp xét duyệt ngày 15/8/2025 đã ghi: Đỗ Quang Minh chủ trì, mời 15 người, có mặt 14. Hãy "
    "nhập đúng như vậy; nếu là cuộc họp khác trong ngày, hãy ghi số biên bản khác."
)
TAKEN = (
    "Số 05/BB-UBND đã ghi cho biên bản cuộc họp ngày 15/8/2025. Hãy xem lại số; chưa có số thì để "
    "trống."
)
MORE = "Số người có mặt nhiều hơn số được mời. Hãy xem lại hai số này."


@pytest.fixture
def leader(sign_in):
    return sign_in(leadership())


@pytest.fixture
def vu():
    return make.nomination(state="verified", full_name="Vũ Thị Thơm")


def entered(leader, **head):
    """A meeting of 15/8/2025 that stands: fifteen invited, fourteen there."""
    leader.post(URL, typed(make.nomination(state="verified"), agree="14") | head)
    assert Ballot.objects.filter(meeting__kind="approval").count() == 1


def said(answer):
    """The lines on top of the page that was refused."""
    assert answer.status_code == 422
    page = Page(text_of(answer))
    return [line.words() for line in page.by_id["error-summary"].all("li")]


def test_a_meeting_that_stands_without_a_number_is_said_beside_a_row_that_is_wrong(leader, vu):
    """It took three presses: the votes, then the reason, and only then the meeting."""
    entered(leader, number="")

    wrong = leader.post(URL, typed(vu, agree="x", number="") | {"number": "07/BB-UBND"})
    held = {"nhap": wrong.context["held"], "nhap-thay": wrong.context["seal"]}  # as a browser sends
    again = typed(vu, agree="5", disagree="9") | held | {"number": "07/BB-UBND"}
    asks = leader.post(URL, again)

    assert said(wrong) == [UNNUMBERED, "Vũ Thị Thơm: Hãy nhập bằng chữ số, ví dụ 85."]
    lost = "Vũ Thị Thơm: Chỉ 5 trên 14 người có mặt đồng ý, chưa quá 50%."
    assert said(asks) == [UNNUMBERED, lost]
    assert "Chưa ghi gì, có lỗi cần sửa" in text_of(asks)


@pytest.mark.parametrize(
    ("head", "says"),
    [
        ({"number": ""}, [NUMBERED]),
        ({"chair": "Bùi Văn Ánh"}, [STANDS]),
        ({"invited": "16"}, [STANDS]),
        ({"present": "15"}, [STANDS]),
        ({"chair": ""}, ["Hãy nhập người chủ trì.", STANDS]),
        ({"chair": "", "number": ""}, ["Hãy nhập người chủ trì.", NUMBERED]),
        ({"held_on": "14/8/2025"}, [TAKEN]),
        ({"held_on": ""}, ["Hãy nhập ngày họp."]),
        ({}, []),
        ({"held_on": "14/8/2025", "number": "06/BB-UBND"}, []),
    ],
)
def test_what_stands_of_the_day_is_said_with_all_else(head, says, leader, vu):
    entered(leader)

    asked = said(leader.post(URL, typed(vu, agree="x") | head))

    assert asked == [*says, "Vũ Thị Thơm: Hãy nhập bằng chữ số, ví dụ 85."]


def test_with_nobody_ticked_the_meeting_is_told_of_too(leader, vu):
    entered(leader)

    asked = said(leader.post(URL, typed(vu) | {"chon": [], "number": ""}))

    assert asked == ["Hãy chọn ít nhất một hồ sơ để ghi phiếu.", NUMBERED]


def test_votes_left_unticked_are_told_beside_the_meeting(leader, vu):
    entered(leader)
    other = make.nomination(state="verified", full_name="Bùi Hai")

    form = typed(vu, agree="14") | {f"{other.code}-agree": "14", "number": ""}

    assert said(leader.post(URL, form)) == [
        "1 hồ sơ đã nhập phiếu mà chưa đánh dấu: Bùi Hai. Hãy đánh dấu, hoặc bấm lại để chỉ ghi 1 "
        "hồ sơ đã đánh dấu.",
        NUMBERED,
    ]


@pytest.mark.parametrize(
    ("votes", "line"),
    [
        (
            {"agree": "20"},
            "Tổng số phiếu (20) nhiều hơn số người có mặt (13). Hãy xem lại hai số này.",
        ),
        ({"agree": "4", "disagree": "9"}, "Chỉ 4 trên 13 người có mặt đồng ý, chưa quá 50%."),
    ],
)
def test_more_present_than_invited_leaves_no_row_unread(votes, line, leader, vu):
    """13 present of 10 invited and 20 votes: only the head was told of."""
    head = {"invited": "10", "present": "13"}

    asked = said(leader.post(URL, typed(vu, **votes) | head))

    assert asked == [MORE, f"Vũ Thị Thơm: {line}"]


def test_nothing_is_measured_by_a_number_that_is_none(leader, vu):
    asked = said(leader.post(URL, typed(vu, agree="20") | {"present": "0"}))

    assert asked == ["Hãy nhập số người có mặt, từ 1 trở lên."]


def test_a_meeting_entered_while_one_typed_is_told_once(leader, vu):
    entered(leader)

    asked = said(leader.post(URL, typed(vu, agree="15") | {"present": "15"}))

    assert asked == [STANDS]
