"""The page that asks before much is done at once: its press lies over no focus."""

import pytest

from accounts.enums import Role
from tests import make
from tests.browser.conftest import look, sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
URL = "/ho-so/nhieu/"
CLEAR = """() => {
    const bar = document.querySelector('.bulkbar'), now = document.activeElement;
    const over = bar.getBoundingClientRect().top;
    return bar.contains(now) || now.getBoundingClientRect().bottom <= over;
}"""


@pytest.fixture
def desk(person):
    make.conference()
    make.user(role=Role.CULTURE_OFFICE, username="phongvh")
    for letter in "abcdeghklmno":
        make.nomination(state="submitted", integrity="clear", full_name=f"Lê Thị A{letter}")
    page = person()
    sign_in(page, "phongvh")
    return page


def test_the_bar_is_at_hand_once_somebody_is_ticked_and_covers_no_focus(desk, size):
    desk.goto(URL)
    bar = desk.locator(".bulkbar")
    before = bar.evaluate("bar => getComputedStyle(bar).position")

    desk.locator("input[data-check]").first.check()
    assert (before, bar.evaluate("bar => getComputedStyle(bar).position")) == ("static", "sticky")
    assert bar.evaluate("bar => Math.round(bar.getBoundingClientRect().bottom - innerHeight)") <= 0
    room = desk.evaluate(
        "parseFloat(getComputedStyle(document.documentElement).scrollPaddingBottom)"
    )
    assert room >= bar.bounding_box()["height"]
    for _ in range(2 * 11):
        desk.keyboard.press("Tab")
        desk.wait_for_function(CLEAR)
    look(desk, "nhieu-danh-dau", size)
