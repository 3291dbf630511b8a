"""Lines of a preview on a phone: folded to who it is, the sign, what is asked; all at a tap."""

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
    def show(*rows, scripts=True):
        of = make.conference()
        by = make.user(role=Role.COUNCIL_OFFICE, username="vanphong", commune=of.commune)
        people = [(f"{first} {name}", *LIKE) for first in FIRST for name in NAMES]
        asked = ("Lê Thị Cúc", "", "1970", "Chủ tịch", "Sở Y tế")
        sheet = staged(*(rows or (HEAD, *people, asked)), conference=of, by=by)
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
    assert "Đoán theo chữ đệm" in page.locator("#dong-40").inner_text()
    assert tall < 3_600


ASKED = "Tách từ chức vụ. Hãy xem lại."
SPLIT = "Vợ chồng ông Bùi Văn Lộc, bà Đỗ Thị Lý - gia đình văn hóa tiêu biểu"
NO_GROUP = "Bảng không ghi nhóm, tạm lấy là Khách mời."


@pytest.mark.parametrize("size", ["phone"])
@pytest.mark.parametrize("scripts", [True, False])
def test_forty_lines_that_are_all_asked_are_eight_screens(preview, scripts):
    """A page of 16,248 px: each line told five fields, the same three sentences and its button."""
    people = [f"Ông {first} Văn {name} - Phó Giám đốc Sở Y tế"
              for first in ("Lê", "Đỗ", "Vũ", "Hà") for name in NAMES]  # fmt: skip
    page = preview(*((f"{n}. {one}",) for n, one in enumerate((*people[:39], SPLIT), 1)),
                   scripts=scripts)  # fmt: skip
    if scripts:
        look(page, "sheets-asked", "phone")
    rows = page.locator("tr.asks")
    tall = [row.bounding_box()["height"] for row in rows.all()]

    assert len(tall) == 40
    assert max(tall[:39]) <= 120
    assert tall[39] <= 200  # two persons, no office, and a button
    assert page.locator("html").evaluate("one => one.scrollHeight") <= 6_000
    first = page.locator("#dong-0")
    assert first.locator("td.said + td").inner_text() == "Lê Văn An"
    whys = first.locator("p:visible").all_inner_texts()
    assert [NO_GROUP in whys[0], whys[1]] == [True, ASKED]
    pressed = page.locator("#dong-39 button:visible").all_text_contents()
    assert pressed == ["Tách thành hai dòng dòng 40", "Sửa dòng 40"]
    first.locator("td.said + td").click(force=True)  # whatever of it one taps
    assert first.get_by_text("Phó Giám đốc").is_visible()
    first.locator("summary").press("Enter")
    assert not first.get_by_text("Phó Giám đốc").is_visible()


@pytest.mark.parametrize("size", ["phone"])
def test_one_row_of_the_bar_is_in_view_wherever_one_is_among_the_lines(preview):
    page = preview(*((f"{n}. Ông Lê Văn {name} - Phó Giám đốc Sở Y tế",)
                     for n, name in enumerate(NAMES * 4, 1)))  # fmt: skip
    bar, seen = page.locator(".bulkbar"), []
    for place in (3, 20, 39):
        page.evaluate(
            f"document.querySelector('#dong-{place}').scrollIntoView({{block: 'center'}})"
        )
        box = bar.bounding_box()
        seen.append((box["y"] + box["height"] <= 740, box["height"] <= 60))

    assert seen == [(True, True)] * 3
    for name in ("Lưu các ô đã sửa", "Nhập các dòng đã chọn (0)"):
        expect(bar.get_by_role("button", name=name, exact=True)).to_be_visible()


@pytest.mark.parametrize("size", ["desktop"])
def test_a_desk_folds_nothing(preview):
    page = preview()

    assert len(seen(page.locator("#dong-2"))) == 7
    expect(page.locator("#dong-2 summary")).to_be_hidden()


@pytest.mark.parametrize("size", ["phone"])
def test_what_a_folded_line_asks_to_be_joined_is_joined_there(person):
    """It asked to join, and its button showed itself only once the line was opened."""
    of = make.conference()
    make.unit(name="Thôn Đông")
    desk = make.unit(name="Phòng Văn hóa - Xã hội", kind="office")
    by = make.user(role=Role.CULTURE_OFFICE, unit=desk, username="vhxh", commune=of.commune)
    lines = ("Thôn Đông: Bà Lê Thị Bé: nuôi cá 2 ha,",), ("năm 2024 ủng hộ 10 triệu",)
    sheet = staged(*lines, target="dossiers", conference=of, by=by)
    page = person()
    sign_in(page, "vhxh")
    page.goto(f"/nhap-bang/{sheet.pk}/")

    page.locator("#dong-0").get_by_role("button", name="Nối dòng 2").click()
    page.wait_for_load_state()

    assert seen(page.locator("#dong-0"))[0] == "1, 2"
    assert sheet.rows.count() == 1
