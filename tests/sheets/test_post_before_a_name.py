"""A message of guests that names a post first, or a post alone: nobody is left as words."""

import pytest

from accounts.enums import Role
from sheets.reading import OUT_OF_POSITION, kinds, roles
from tests import make
from tests.sheets.pages import paste
from tests.sheets.villages import office_of

pytestmark = pytest.mark.django_db
KEYS = ("full_name", "gender", "position", "organisation")


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


def told(sheet):
    """Of each line: what is left and why, or who comes, and what is asked of the name, the unit."""
    return [
        row.reasons[""] if row.verdict == "left"
        else (*(row.values[key] for key in KEYS),
              row.reasons.get("full_name"), row.reasons.get("organisation"))
        for row in sheet.rows.order_by("place")
    ]  # fmt: skip


@pytest.mark.parametrize("mark", ["9. ", "", "- "])
@pytest.mark.parametrize(("line", "person"), [
    ("Chủ tịch Hội Nông dân: bà Vũ Mười", ("Vũ Mười", "female", "Chủ tịch", "Hội Nông dân")),
    ("Phó Giám đốc Sở Y tế - ông Lê Năm", ("Lê Năm", "male", "Phó Giám đốc", "Sở Y tế")),
    ("Chủ tịch Hội Nông dân: Vũ Ba - 0912345678",
     ("Vũ Ba", None, "Chủ tịch", "Hội Nông dân")),
    ("Trưởng phòng Văn hóa - Xã hội: Lê Tư, UBND xã",
     ("Lê Tư", None, "Trưởng phòng", "Phòng Văn hóa - Xã hội, UBND xã")),
])  # fmt: skip
def test_who_stands_behind_a_post_is_named_and_holds_it(council, line, person, mark):
    """“9. Chủ tịch Hội Nông dân: bà Vũ Thị Mười” was left as words, or refused the message."""
    sheet = paste(council, mark + line)

    assert told(sheet) == [(*person, None, OUT_OF_POSITION)]


def test_a_post_alone_that_is_counted_is_asked_for_a_name(council):
    lacks = "Chưa có cơ quan, đơn vị. Hãy điền vào ô này."
    for line in ("Phóng viên Báo Hải Phòng", "Chủ tịch UBND xã"):
        sheet = paste(council, f"1. {line}")
        assert told(sheet) == [(line, None, None, None, roles.POST, lacks)]
        assert sheet.rows.get().blocked

    without = "Đã bỏ phần “Chủ hộ” khỏi họ tên. Hãy xem lại."
    text = "1. Phóng viên các báo\n- Lê Sáu - Báo Hải Phòng\n2. Chủ hộ: Trần Hoa\nPhóng viên ạ"
    assert told(paste(council, text)) == [
        kinds.GROUP.format("Phóng viên các báo"),
        ("Lê Sáu", None, None, "Báo Hải Phòng", None, None),
        ("Trần Hoa", None, "Chủ hộ", None, without, lacks),
        kinds.WORDS.format("Phóng viên ạ"),
    ]


def test_in_a_message_of_dossiers_a_post_alone_stays_words_and_a_number_begins_a_deed(sign_in):
    office = office_of(sign_in, "Thôn Đông")
    text = "Thôn Đông\n1. Trưởng thôn\n2. Bà Lê Năm: 2 lần hiến đất\n3. Bà Lê Sáu: sinh 1970"
    sheet = paste(office, text, slug="ho-so")

    rows = sheet.rows.order_by("place")
    assert [(one.verdict, one.values.get("full_name"), one.values.get("achievement"),
             one.values.get("birth_year")) for one in rows] == [
        ("left", None, None, None), ("left", None, None, None),
        ("good", "Lê Năm", "2 lần hiến đất", None), ("good", "Lê Sáu", None, 1970),
    ]  # fmt: skip
