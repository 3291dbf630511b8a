"""What was done is a text of several sentences: its box in an open line has several lines."""

import pytest

from tests.pages import Page
from tests.sheets.pages import at, sends, upload, workbook
from tests.sheets.villages import office_of

pytestmark = pytest.mark.django_db
HEAD = ["Họ và tên", "Chức vụ", "Thành tích", "Đơn vị giới thiệu"]


def test_the_deed_has_a_box_of_several_lines_and_the_post_one_of_one(sign_in):
    office = office_of(sign_in, "Thôn Đông")
    row = ["Lê Minh", "Nông dân", "Hiến đất. Nuôi cá <2 ha>.", "Thôn Đông"]
    sheet = upload(office, workbook(HEAD, row), slug="ho-so")

    page = Page(office.get(at("show", sheet), {"sua": 0}).content.decode())

    texts = {one.attrs["name"]: one.words() for one in page.all("textarea")}
    assert texts["o-0-achievement"] == "Hiến đất. Nuôi cá <2 ha>."
    assert "o-0-position" not in texts
    assert {one.attrs.get("rows") for one in page.all("textarea")} == {"4"}

    sent = sends(sheet, cells={(2, "achievement"): "Hiến 500 m² đất."})
    office.post(at("mend", sheet), sent)
    assert sheet.rows.get().values["achievement"] == "Hiến 500 m² đất."
