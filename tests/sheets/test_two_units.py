"""Two units in the cell of one are asked about, never one unit with both names."""

import pytest

from accounts.models import Unit
from tests.sheets.pages import bring_in, paste
from tests.sheets.villages import office_of

pytestmark = pytest.mark.django_db
WHY = (
    "Ô này có vẻ ghi nhiều đơn vị. Hãy ghi mỗi đơn vị một dòng, hoặc đánh dấu dòng này nếu đúng là "
    "một tên."
)


def staged(sign_in, name, kind):
    return paste(office_of(sign_in), f"Tên đơn vị\tLoại\n{name}\t{kind}", slug="don-vi")


@pytest.mark.parametrize(("name", "kind"), [
    ("Thôn Bắc, Thôn Trung", "Thôn"), ("Thôn Bến và Thôn Bãi", "Thôn"), ("Thôn Tây; Nam", "Thôn"),
    ("Thôn Tây - Thôn Nam", "Thôn"), ("Các thôn Mây, Gió", "Thôn"), ("Thôn Mây + Gió", "Thôn"),
    ("Hội Nông dân, Hội Phụ nữ", "Hội"), ("Trường Mầm non và Trường Tiểu học", "Trường"),
])  # fmt: skip
def test_two_units_in_one_cell_are_asked_and_come_in_by_a_tick_alone(sign_in, name, kind):
    sheet = staged(sign_in, name, kind)

    row = sheet.rows.get()
    assert (row.verdict, row.ticked, row.blocked) == ("ask", False, False)
    assert row.reasons == {"name": WHY}


@pytest.mark.parametrize(("name", "kind"), [
    ("Thôn Đông, xã Đại Sơn", "Thôn"), ("Hội Nông dân, Phụ nữ xã", "Hội"),
    ("Trường Tiểu học và THCS Đại Sơn", "Trường"), ("Hội Văn hóa - Xã hội", "Hội"),
    ("Văn phòng HĐND và UBND xã", "Hội"),
])  # fmt: skip
def test_a_sign_within_one_unit_s_name_is_not_asked(sign_in, name, kind):
    assert staged(sign_in, name, kind).rows.get().reasons == {}


def test_what_is_ticked_is_one_unit(sign_in):
    office = office_of(sign_in)
    sheet = paste(office, "Tên đơn vị\tLoại\nThôn Bến và Thôn Bãi\tThôn", slug="don-vi")
    bring_in(office, sheet, ticked=[sheet.rows.get().place])

    assert Unit.objects.filter(name="Thôn Bến và Thôn Bãi").count() == 1


@pytest.mark.parametrize(("name", "count"), [
    ("Thôn Mây, gồm 3 người", "gồm 3 người"), ("Thôn Mây (12 hộ)", "12 hộ"),
    ("Thôn Mây - 2 đại biểu", "2 đại biểu"),
])  # fmt: skip
def test_how_many_of_a_unit_come_is_no_second_one_nor_of_its_name(sign_in, name, count):
    """It was asked whether two units stood there, or came in as its name."""
    office = office_of(sign_in)
    sheet = paste(office, f"Tên đơn vị\tLoại\n{name}\tThôn", slug="don-vi")
    row = sheet.rows.get()
    assert (row.verdict, row.values["name"]) == ("ask", "Thôn Mây")
    assert row.reasons == {"name": f"Đã bỏ phần “{count}” khỏi tên đơn vị. Hãy xem lại."}

    bring_in(office, sheet, ticked=[row.place])
    assert Unit.objects.filter(name="Thôn Mây").count() == 1
