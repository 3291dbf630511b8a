"""One line of a message may tell of two persons, or of two units: it is asked, none is lost."""

import pytest

from tests.sheets.pages import paste
from tests.sheets.villages import office_of, unit_of

pytestmark = pytest.mark.django_db
EAST, WEST = "Thôn Nghĩa Xá", "Thôn Mỗ Đoạn"
TWO = "Ô này có vẻ ghi hai người. Hãy tách mỗi người một dòng."
UNIT = "Chưa rõ “{}”. Hãy ghi tên đơn vị như ở trang Đơn vị."


@pytest.fixture
def office(sign_in):
    return office_of(sign_in, EAST, WEST)


@pytest.mark.parametrize(("line", "name", "deed"), [
    ("Thôn Nghĩa Xá: Bà Lê Thị Bé: nuôi rươi; Ông Trần Văn An: trồng ổi 2 ha",
     "Lê Thị Bé, Ông Trần Văn An", "nuôi rươi; Ông Trần Văn An: trồng ổi 2 ha"),
    ("Thôn Nghĩa Xá, Bà Lê Thị Bé: nuôi rươi; Ông Trần Văn An: trồng ổi 2 ha",
     "Lê Thị Bé, Ông Trần Văn An", "nuôi rươi; Ông Trần Văn An: trồng ổi 2 ha"),
    ("Thôn Nghĩa Xá: Bà Lê Thị Bé: nuôi rươi, Ông Trần Văn An: trồng ổi 2 ha",
     "Lê Thị Bé, Ông Trần Văn An", "nuôi rươi, Ông Trần Văn An: trồng ổi 2 ha"),
    ("Thôn Nghĩa Xá: Bà Lê Thị Bé: nuôi rươi. Trần Văn An: trồng ổi 2 ha",
     "Lê Thị Bé, Trần Văn An", "nuôi rươi. Trần Văn An: trồng ổi 2 ha"),
    ("Bà Lê Thị Bé - Thôn Nghĩa Xá: nuôi rươi; bà Vũ Thị Tư - Thôn Mỗ Đoạn: trồng ổi",
     "Lê Thị Bé, bà Vũ Thị Tư", "nuôi rươi; bà Vũ Thị Tư - Thôn Mỗ Đoạn: trồng ổi"),
    ("Thôn Nghĩa Xá: Bà Lê Thị Bé: nuôi rươi. Thôn Mỗ Đoạn: Bà Vũ Thị Sáu: trồng ổi",
     "Lê Thị Bé, Bà Vũ Thị Sáu", "nuôi rươi. Thôn Mỗ Đoạn: Bà Vũ Thị Sáu: trồng ổi"),
    ("Thôn Nghĩa Xá: - Bà Lê Thị Bé: nuôi rươi - Bà Vũ Thị Sáu: trồng ổi",
     "Lê Thị Bé, Bà Vũ Thị Sáu", "nuôi rươi - Bà Vũ Thị Sáu: trồng ổi"),
])  # fmt: skip
def test_a_second_person_who_begins_in_the_first_one_s_deed_is_asked(office, line, name, deed):
    """The line was good and ticked, with the second person inside the first one's deed."""
    (row,) = paste(office, line, slug="ho-so").rows.all()

    assert (row.values["full_name"], unit_of(row), row.values["achievement"]) == (name, EAST, deed)
    assert (row.verdict, row.blocked, row.reasons) == ("ask", True, {"full_name": TWO})


@pytest.mark.parametrize("deed", [
    "giúp bà Tư: 3 buổi", "giúp bà Tư, bà Năm: 3 buổi", "nuôi rươi 2 ha; hiến đất: 300 m2",
    "nuôi rươi. Giấy khen: 2 lần", "nuôi rươi; giúp ông Trần Văn An: 3 buổi",
])  # fmt: skip
def test_a_deed_that_only_names_somebody_is_one_person_s(office, deed):
    (row,) = paste(office, f"Thôn Nghĩa Xá: Bà Lê Thị Bé: {deed}", slug="ho-so").rows.all()

    assert (row.values["full_name"], row.values["achievement"]) == ("Lê Thị Bé", deed)
    assert (row.verdict, row.reasons) == ("good", {})


@pytest.mark.parametrize("line", [
    "Thôn Nghĩa Xá, Thôn Mỗ Đoạn: Bà Lê Thị Bé: nuôi rươi 3 ha",
    "Bà Lê Thị Bé - Thôn Nghĩa Xá, Thôn Mỗ Đoạn: nuôi rươi 3 ha",
    "Thôn Nghĩa Xá: Bà Lê Thị Bé: Thôn Mỗ Đoạn: nuôi rươi 3 ha",
])  # fmt: skip
def test_of_two_units_of_one_person_it_is_asked_which_is_meant(office, line):
    """The first was taken, and of the second no word was left."""
    (row,) = paste(office, line, slug="ho-so").rows.all()

    assert (row.values["full_name"], unit_of(row)) == ("Lê Thị Bé", None)
    assert row.reasons == {"unit": UNIT.format(f"{EAST}, {WEST}")}


def test_a_unit_said_twice_is_one(office):
    line = "Thôn Nghĩa Xá: Bà Lê Thị Bé, Thôn Nghĩa Xá: nuôi rươi 3 ha"
    (row,) = paste(office, line, slug="ho-so").rows.all()

    assert (unit_of(row), row.reasons) == (EAST, {})
