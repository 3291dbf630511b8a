"""Somebody else in the cell of a post or an office, a sign that no name has: both are asked."""

import pytest

from sheets.reading import kinds
from tests.sheets.pages import at, paste
from tests.sheets.staged import staged
from tests.sheets.villages import office_of

pytestmark = pytest.mark.django_db
HEAD = ("Họ và tên", "Giới tính", "Chức vụ", "Cơ quan, đơn vị", "Nhóm")
ALSO = (
    "Ô này còn ghi “{}”. Hãy ghi mỗi người một dòng, hoặc đánh dấu dòng này nếu không thêm người."
)
ODD = "Họ tên có dấu “{}”. Hãy xem lại."


@pytest.mark.parametrize(("post", "body", "key", "who"), [
    ("Phó Bí thư; Bà Trần Thị Hoa - Ủy viên", "Thôn Đông", "position", "Bà Trần Thị Hoa"),
    ("Bí thư", "Hội CCB / Bà Lê Thị Tư", "organisation", "Bà Lê Thị Tư"),
    ("Bí thư, ông Lê Ba", "Thôn Đông", "position", "ông Lê Ba"),
    ("Bí thư", "Thôn Đông - đ/c Lê Ba", "organisation", "đ/c Lê Ba"),
])  # fmt: skip
def test_a_second_person_in_a_post_or_an_office_is_asked_by_herself(post, body, key, who):
    sheet = staged(HEAD, ("Phạm Văn Sáu", "Nam", post, body, "Khách mời"))

    row = sheet.rows.get()
    assert (row.verdict, row.ticked, row.reasons) == ("ask", False, {key: ALSO.format(who)})
    assert kinds.are_own([ALSO.format(who)])


@pytest.mark.parametrize(("post", "body"), [
    ("Phó Chủ tịch, vợ ông Lê Ba", "Thôn Đông"), ("Bí thư", "Ban quản lý đền ông Hoàng Mười"),
    ("Bí thư; Trưởng thôn", "Hội Người cao tuổi / Thôn Đông"), ("Bí thư, bà con tin cậy", "Xã"),
])  # fmt: skip
def test_a_post_that_adds_nobody_is_not_asked(post, body):
    row = staged(HEAD, ("Phạm Văn Sáu", "Nam", post, body, "Khách mời")).rows.get()

    assert row.reasons == {}


@pytest.mark.parametrize("line", [
    "Vũ Văn Ba - Chủ tịch - Hội CCB / Bà Lê Thị Tư - Phó Chủ tịch",
    "Vũ Văn Ba - Chủ tịch Hội CCB / Bà Lê Thị Tư - Phó Chủ tịch",
    "Vũ Văn Ba - Chủ tịch Hội CCB; Bà Lê Thị Tư - Phó Chủ tịch",
])  # fmt: skip
def test_two_pasted_guests_in_one_line_are_two(sign_in, line):
    """ "Hội CCB / Bà Lê Thị Tư" was one office, and one answer for all brought it in."""
    office = office_of(sign_in)
    sheet = paste(office, f"Nhóm: Khách mời\n{line}\nÔng Vũ Văn Bốn - Chủ tịch Hội CCB")

    row = sheet.rows.get(number=2)
    assert row.values["full_name"] == "Vũ Văn Ba, Bà Lê Thị Tư"
    assert row.reasons["full_name"] == kinds.TWO
    assert "Bà Lê" not in row.values["organisation"]
    assert [one.waiting for _, one in office.get(at("show", sheet)).context["alike"]] in ([], [1])


@pytest.mark.parametrize(("name", "sign"), [
    ("Phạm Văn Lâm--Bí thư chi bộ", "--"), ("Phạm Văn Tám/Bí thư", "/"), ("Phạm Văn Năm -", "-"),
    ("Phạm Văn Hai.Trần Văn Ba", "."), ("Lê Thị Mai*", "*"), ("Lê Thị Mai,", ","),
])  # fmt: skip
def test_a_sign_that_no_name_has_is_asked(name, sign):
    row = staged(HEAD, (name, "Nam", "", "Thôn Đông", "Khách mời")).rows.get()

    assert (row.verdict, row.ticked) == ("ask", False)
    assert row.reasons["full_name"] == ODD.format(sign)


@pytest.mark.parametrize(
    "name", ["TS. Lê Mai", "Lê Văn M.", "H'Hen Niê", "Lê Thị Mai-Anh", "Đ/c Lê Mai"]
)
def test_a_sign_that_names_have_is_none_to_ask_about(name):
    row = staged(HEAD, (name, "Nữ", "", "Thôn Đông", "Khách mời")).rows.get()

    assert "full_name" not in row.reasons


def test_a_body_s_name_may_hold_such_a_sign(sign_in):
    sheet = paste(office_of(sign_in, "Thôn Đông"),
                  "Họ và tên\tĐơn vị\nCâu lạc bộ Thơ/Nhạc\tThôn Đông", slug="ho-so")  # fmt: skip

    assert "full_name" not in sheet.rows.get().reasons
