"""A line of a preview that is open: all of its boxes on the screen, none under the bar."""

import pytest

from accounts.enums import Role
from tests import make
from tests.browser.conftest import SIZES, look, sign_in
from tests.sheets.staged import staged

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
HEAD = ("Họ và tên", "Loại", "Đơn vị giới thiệu", "Năm sinh", "Giới tính", "Chức vụ", "Địa chỉ",
        "Lĩnh vực", "Thành phần", "Thành tích")  # fmt: skip
LIKE = ("", "Thôn Mỗ Đoạn", "1968", "Nữ", "Chi hội trưởng Chi hội Nông dân", "Thôn Mỗ Đoạn",
        "Nông nghiệp", "Không áp dụng", "Chuyển 2 ha đất trũng sang nuôi cá năm 2023")  # fmt: skip
NAMES = ("Hoa", "Lan", "Mai", "Cúc", "Đào", "Huệ", "Liên", "Sen")
UNDER_THE_BAR = """() => {
    const bar = document.querySelector('.bulkbar').getBoundingClientRect();
    const box = document.activeElement.getBoundingClientRect();
    return box.bottom > bar.top && box.top < bar.bottom;
}"""


@pytest.fixture
def opened(person):
    """Of eight lines the fourth; `page.there` is the address of the preview."""
    make.unit()
    conference = make.conference()
    by = make.user(role=Role.CULTURE_OFFICE, username="vanhoa", commune=conference.commune)
    rows = [(f"Nguyễn Thị {name}", *LIKE) for name in NAMES]
    sheet = staged(HEAD, *rows, target="dossiers", conference=conference, by=by)
    page = person()
    sign_in(page, "vanhoa")
    page.there = f"/nhap-bang/{sheet.pk}/"
    page.goto(f"{page.there}?sua=3#dong-3")
    return page


def test_an_open_line_is_no_wider_than_its_page(opened, size):
    """Its boxes ended 139 px right of a page of 1,312 px."""
    look(opened, "sheets-wide-open", size)
    over = {}
    for width in (SIZES[size][0], *((768, 1024, 1920) if size == "desktop" else ())):
        opened.set_viewport_size({"width": width, "height": SIZES[size][1]})
        room = opened.locator("#cac-dong").bounding_box()
        boxes = opened.locator(".row-open .boxes").bounding_box()
        ends = boxes["x"] + boxes["width"] - room["x"] - room["width"]
        if boxes["x"] < room["x"] or ends > 0 or boxes["width"] < room["width"] / 2:
            over[width] = boxes

    assert over == {}


def test_what_one_tabs_to_in_an_open_line_is_never_under_the_bar(opened):
    boxes = opened.locator(".row-open .boxes :is(input, select)")
    opened.focus(".row-open [name=dong]")
    under = []
    for _ in range(boxes.count() + 1):
        opened.keyboard.press("Tab")
        if opened.evaluate(UNDER_THE_BAR):
            under.append(opened.evaluate("document.activeElement.name"))

    assert under == []


@pytest.mark.parametrize("size", ["desktop"])
@pytest.mark.parametrize("place", [0, 7])
def test_a_line_that_was_just_opened_lies_whole_above_the_bar(opened, place):
    opened.goto("about:blank")
    opened.goto(f"{opened.there}?sua={place}#dong-{place}")
    row = opened.locator(".row-open").bounding_box()
    bar = opened.locator(".bulkbar").bounding_box()

    assert row["y"] >= 0
    assert row["y"] + row["height"] <= bar["y"]
