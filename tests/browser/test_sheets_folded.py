"""Good lines of a preview on a phone: folded to who it is and the sign, all of it at a tap."""

import pytest
from playwright.sync_api import expect

from accounts.enums import Role
from tests import make
from tests.browser.conftest import look, sign_in
from tests.sheets.staged import staged

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
HEAD = ("Họ và tên", "Giới tính", "Năm sinh", "Chức vụ", "Cơ quan, đơn vị")
NAMES = ("An", "Ba", "Chi", "Du", "Em", "Gấm", "Hoa", "Khoa", "Kim", "Lam")
FIRST = ("Lê Minh", "Đỗ Ngọc", "Vũ Hoài", "Hà Quang")
LIKE = ("Nam", "1970", "Phó Giám đốc", "Sở Nội vụ thành phố")


@pytest.fixture
def preview(person):
    def show(*, scripts=True):
        of = make.conference()
        by = make.user(role=Role.COUNCIL_OFFICE, username="vanphong", commune=of.commune)
        people = [(f"{first} {name}", *LIKE) for first in FIRST for name in NAMES]
        asked = ("Lê Thị Cúc", "", "1970", "Chủ tịch", "Sở Y tế")
        sheet = staged(HEAD, *people, asked, conference=of, by=by)
        page = person(scripts=scripts)
        page.set_default_timeout(6000)
        sign_in(page, "vanphong")
        page.goto(f"/nhap-bang/{sheet.pk}/")
        return page

    return show


def seen(row):
    """What stands on the screen of a line, cell by cell."""
    cells = [cell.inner_text() for cell in row.locator("td:visible").all()]
    return [" ".join(text.split()) for text in cells if text.strip()]


@pytest.mark.parametrize("size", ["phone"])
@pytest.mark.parametrize("scripts", [True, False])
def test_a_good_line_is_folded_and_a_tap_shows_all_of_it(preview, scripts):
    page = preview(scripts=scripts)
    row = page.locator("#dong-2")
    assert seen(row) == ["Đúng Xem cả dòng 4", "Lê Minh Chi", "Sở Nội vụ thành phố"]

    row.locator("td.told").first.click(force=True)  # whatever of it one taps

    assert seen(row) == [
        "4", "Đúng Xem cả dòng 4 Sửa dòng 4", "Lê Minh Chi", "Nam", "1970", "Phó Giám đốc",
        "Sở Nội vụ thành phố",
    ]  # fmt: skip
    expect(row.locator("button[name=sua]")).to_be_visible()
    assert seen(page.locator("#dong-3"))[0] == "Đúng Xem cả dòng 5"
    row.locator("summary").click()
    assert len(seen(row)) == 3


@pytest.mark.parametrize("size", ["phone"])
def test_forty_good_lines_are_five_screens_and_a_tick_opens_none(preview):
    """Unfolded they are 10,716 px, and 15,109 px where all that is asked for is written."""
    page = preview()
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")  # no line half under the bar
    look(page, "sheets-folded", "phone")
    tall = page.locator("#cac-dong table").bounding_box()["height"]

    page.locator("#dong-2 [name=dong]").click()
    assert not page.locator("#dong-2 [name=dong]").is_checked()
    assert len(seen(page.locator("#dong-2"))) == 3
    page.locator("#dong-2 summary").press("Enter")
    assert len(seen(page.locator("#dong-2"))) == 7
    assert "Đoán theo chữ đệm" in page.locator("#dong-40").inner_text()  # what is asked is open
    assert tall < 3_600


@pytest.mark.parametrize("size", ["desktop"])
def test_a_desk_folds_nothing(preview):
    page = preview()

    assert len(seen(page.locator("#dong-2"))) == 7
    expect(page.locator("#dong-2 summary")).to_be_hidden()
