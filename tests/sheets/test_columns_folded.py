"""The boxes of the columns are folded to a line that says what was found: rows are seen first."""

import re

import pytest

from accounts.enums import Role
from tests import make
from tests.sheets.pages import at, paste, upload, workbook
from tests.sheets.villages import office_of

pytestmark = pytest.mark.django_db


def folded(client, sheet):
    """Whether the boxes stand open, and the line above them."""
    page = client.get(at("show", sheet)).content.decode()
    found = re.search(r'<details class="deeds[^>]*id="columns"( open)?>\s*<summary>(.*?)</s', page)
    return bool(found[1]), found[2]


def test_a_message_of_nominations_shows_its_rows_first(sign_in):
    """Fourteen boxes stood open above them, and not one row on a screen of 768 pixels."""
    office = office_of(sign_in, "Thôn Đông")
    line = "Thôn Đông: Bà Lê Thị {}: nuôi cá {} ha"
    text = "\n".join(line.format(name, at) for at, name in enumerate(("Bé", "Tư", "Năm"), 1))

    assert folded(office, paste(office, text, slug="ho-so")) == (
        False, "Các cột đã nhận: Họ và tên; Đơn vị giới thiệu; Tóm tắt thành tích 2020-2025. Sửa",
    )  # fmt: skip


def test_where_one_choice_for_every_line_waits_in_them_they_stand_open(sign_in):
    """A message of guests says no group: the reason of each line leads to that box."""
    make.conference()
    council = sign_in(role=Role.COUNCIL_OFFICE)
    said = "Các cột đã nhận: Họ và tên; Chức vụ; Cơ quan, đơn vị. Sửa"
    sheet = paste(council, "1. Ông Lê Tư - Giám đốc - Sở Y tế")

    assert folded(council, sheet) == (True, said)

    council.post(at("read_again", sheet), {"moi-0-group": "Khách mời"})
    assert folded(council, sheet) == (False, said)

    council.post(at("read_again", sheet), {"moi-0-birth_year": "năm ấy"})
    assert folded(council, sheet) == (True, said)


def test_a_table_with_a_heading_is_folded_and_a_column_nobody_reads_is_not_named(sign_in):
    make.conference()
    council = sign_in(role=Role.COUNCIL_OFFICE)
    rows = ["Họ và tên", "Sở thích", "Cơ quan, đơn vị"], ["Lê Tư", "Cờ", "Sở Y tế"]
    sheet = upload(council, workbook(*rows))

    assert folded(council, sheet) == (False, "Các cột đã nhận: Họ và tên; Cơ quan, đơn vị. Sửa")
    page = " ".join(council.get(at("show", sheet)).content.decode().split())
    told = "<b>Không nhập các cột: Sở thích.</b> Muốn nhập cột nào, hãy mở phần các cột đã nhận rồi"
    assert told in page
