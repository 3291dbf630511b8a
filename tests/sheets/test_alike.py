"""A name that is another's but for a mark is said to be so, not to be the same."""

import pytest

from accounts.enums import Role
from tests import make
from tests.sheets.pages import paste, upload, workbook

pytestmark = pytest.mark.django_db
HEAD = ["Họ và tên", "Cơ quan, đơn vị"]


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


def said(sheet):
    rows = sheet.rows.exclude(verdict="left").order_by("place")
    return [row.reasons.get("full_name") for row in rows]


def test_a_guest_whose_name_differs_by_a_mark_from_one_of_the_roll(council):
    make.delegate(full_name="Lê Tâm", birth_year=1970)
    make.delegate(full_name="LÊ BA", birth_year=None)
    sheet = upload(council, workbook(HEAD, ["Lê Tám", "Sở Y tế"], ["Lê Ba", "Sở Y tế"]))

    assert said(sheet) == [
        "Danh sách đã có Lê Tâm, sinh năm 1970, khác nhau một dấu. "
        "Hãy đánh dấu dòng này nếu là một người khác.",
        "Danh sách đã có LÊ BA, chưa ghi năm sinh. "
        "Hãy đánh dấu dòng này nếu là một người khác, cùng tên.",
    ]


def test_two_guests_of_a_table_whose_names_differ_by_a_mark(council):
    text = "1. Lê Tâm - Sở Y tế\n2. Lê Tám - Sở Nội vụ\n3. Vũ An - Sở Y tế\n4. Vũ An - Sở Y tế"

    told = "Bảng còn ghi “{}”, khác nhau một dấu. Hãy chỉ đánh dấu một dòng, nếu đó là một người."
    same = "Bảng có 2 dòng ghi người này. Hãy chỉ đánh dấu một dòng, nếu đó là một người."
    assert said(paste(council, text)) == [told.format("Lê Tám"), told.format("Lê Tâm"), same, same]


def test_of_dossiers_it_is_said_too(sign_in):
    unit = make.unit(name="Thôn Đông")
    conference = make.conference()
    there = make.nomination(conference=conference, unit=unit, full_name="Lê Tâm", state="submitted")
    desk = make.unit(name="Phòng Văn hóa - Xã hội", kind="office")
    office = sign_in(make.user(role=Role.CULTURE_OFFICE, unit=desk))

    sheet = paste(office, "Thôn Đông\n1. Lê Tám\n2. Vũ An\n3. Vũ Ân\n4. Lê Tâm", slug="ho-so")

    assert said(sheet) == [
        f"Đã có hồ sơ {there.code} (Lê Tâm, Thôn Đông), khác nhau một dấu. "
        "Hãy đánh dấu dòng này nếu là một người khác. "
        "Bảng còn ghi “Lê Tâm”, khác nhau một dấu. Hãy chỉ đánh dấu một dòng, nếu là một người.",
        "Bảng còn ghi “Vũ Ân”, khác nhau một dấu. Hãy chỉ đánh dấu một dòng, nếu là một người.",
        "Bảng còn ghi “Vũ An”, khác nhau một dấu. Hãy chỉ đánh dấu một dòng, nếu là một người.",
        f"Đã có hồ sơ {there.code} (Lê Tâm, Thôn Đông). "
        "Hãy đánh dấu dòng này nếu là một người khác, cùng tên. "
        "Bảng còn ghi “Lê Tám”, khác nhau một dấu. Hãy chỉ đánh dấu một dòng, nếu là một người.",
    ]
