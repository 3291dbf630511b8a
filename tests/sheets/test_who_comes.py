"""A list of guests names persons: a body, a household, "(vợ)" is asked about, never a name."""

import pytest

from accounts.enums import Role
from sheets import fields
from sheets.reading import Cell, kinds
from tests import make
from tests.sheets.pages import at, paste, sends
from tests.sheets.staged import staged


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Công ty TNHH Minh Phát", kinds.WHO_COMES),
        ("Hộ ông Phạm Văn Sáu", kinds.WHO_COMES),
        ("Gia đình Vi Văn Sáu", kinds.WHO_COMES),
        ("Hội Nông dân xã", kinds.WHO_COMES),
        ("Gia đình ông Phạm Văn Sáu, bà Lê Thị Tư", kinds.TWO),
    ],
)
def test_a_body_or_a_household_among_guests_is_asked_who_comes(name, why):
    sheet = staged(("Họ và tên", "Cơ quan, đơn vị"), (name, "Thôn Đông"))

    row = sheet.rows.get()
    assert (row.verdict, row.ticked, row.blocked) == ("ask", False, True)
    assert row.reasons["full_name"] == why


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["Đoàn Thị Hoa", "Hồ Văn Sáu", "Trương Văn An"])
def test_a_person_whose_family_is_called_like_a_body_is_a_guest(name):
    row = staged(("Họ và tên", "Cơ quan, đơn vị"), (name, "Thôn Đông")).rows.get()

    assert "full_name" not in row.reasons


@pytest.mark.django_db
def test_the_persons_of_a_household_among_guests_are_split_by_a_press(sign_in):
    make.conference()
    council = sign_in(role=Role.COUNCIL_OFFICE)
    rows = "Họ và tên\tCơ quan\nGia đình ông Vi Sáu, bà Lê Tư\tThôn Đông"
    sheet = paste(council, rows)

    council.post(at("mend", sheet), sends(sheet, tach=0))

    assert [row.values["full_name"] for row in sheet.rows.order_by("part")] == ["Vi Sáu", "Lê Tư"]


@pytest.mark.plain
@pytest.mark.parametrize(
    ("written", "value", "why"),
    [
        ("Nguyễn Thị Bảy (vợ)", "Nguyễn Thị Bảy", "Đã bỏ phần “(vợ)” khỏi họ tên. Hãy xem lại."),
        ("Bà Lê Tư [con gái", "Lê Tư", "Đã bỏ phần “[con gái” khỏi họ tên. Hãy xem lại."),
        ("vi sáu (em)", "Vi Sáu",
         "Bảng ghi chữ thường “vi sáu”. Hãy xem lại chữ hoa của tên. "
         "Đã bỏ phần “(em)” khỏi họ tên. Hãy xem lại."),
        ("Hội Nông dân (xã)", "Hội Nông dân (xã)", None),
        ("Hộ ông Vi Sáu (thôn Đông)", "Hộ ông Vi Sáu (thôn Đông)", None),
        ("Hồ Sáu và Lê Tư (vợ)", "Hồ Sáu và Lê Tư (vợ)", None),
    ],
)  # fmt: skip
def test_what_stands_in_brackets_is_no_part_of_a_name_and_said_to_be_gone(written, value, why):
    read = fields.name()(Cell(written))

    assert (read.value, read.problem, read.asks) == (value, why, why is not None)
