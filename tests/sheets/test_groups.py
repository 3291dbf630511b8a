"""A line above people speaks for them only where it looks like a heading of their group."""

import pytest

from accounts.enums import Role
from sheets.reading import kinds
from tests import make
from tests.sheets.pages import paste, upload, verdicts, workbook

pytestmark = pytest.mark.django_db
GREETING = "Anh ơi mời thêm giúp em mấy bác này nhé:"


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


def told(sheet, key):
    rows = sheet.rows.order_by("place")
    return [(row.values.get(key), row.verdict, row.reasons.get(key)) for row in rows]


@pytest.mark.parametrize("first", [GREETING, "Cháu gửi bác danh sách khách mời ạ", "Anh chị ơi"])
def test_a_greeting_is_left_out_and_is_nobodys_office(council, first):
    sheet = paste(council, f"{first}\n1. Ông Lê Minh\n2. Bà Đỗ Hoa")

    assert verdicts(sheet)[0] == (1, "left", {"": kinds.WORDS.format(first)})
    assert (
        told(sheet, "organisation")[1:]
        == [(None, "ask", "Chưa có cơ quan, đơn vị. Hãy điền vào ô này.")] * 2
    )


def test_an_office_above_its_people_fills_and_is_asked_about_in_a_message(council):
    sheet = paste(council, "Sở Nội vụ thành phố\n1. Ông Lê Minh\n2. Bà Đỗ Hoa")

    why = "Lấy theo tên nhóm ở dòng 1. Hãy xem có đúng không."
    assert told(sheet, "organisation")[1:] == [("Sở Nội vụ thành phố", "ask", why)] * 2
    assert list(sheet.rows.values_list("blocked", flat=True)) == [True, False, False]


def test_an_office_above_its_people_in_a_table_with_a_heading_is_certain(council):
    rows = (["Họ và tên", "Giới tính", "Chức vụ"], ["II. SỞ NỘI VỤ"], ["Lê Minh", "Nam"])
    sheet = upload(council, workbook(*rows))

    assert told(sheet, "organisation")[1:] == [("SỞ NỘI VỤ", "good", None)]


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Sở Nội vụ", True), ("UBND thành phố Hải Phòng", True), ("II. Các hội đặc thù", True),
        ("THƯỜNG TRỰC HĐND XÃ", True), ("Hội Nông dân xã Anh Dũng", True), ("Trường THCS", True),
        (GREETING, False), ("Sở Nội vụ:", False), ("Danh sách khách của xã", False),
        ("Trường hợp này em bổ sung", False), ("E gửi anh", False),
        ("Hội nghị lúc mấy giờ?", False),
        ("Ban " + "dài " * 20, False), ("Nhà mình thống nhất", False),
    ],
)  # fmt: skip
def test_what_may_stand_above_people_as_their_office(text, heads):
    assert kinds.may_head(text) is heads
