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


COVERS = """() => {
    const all = document.querySelector('.select-all'), bar = document.querySelector('.bulkbar');
    const found = [];
    const most = document.documentElement.scrollHeight - innerHeight;
    for (let at = 0; at <= most; at += 20) {
        scrollTo(0, at);
        const line = all.getBoundingClientRect(), over = bar.getBoundingClientRect();
        if (line.bottom > over.top && over.bottom > line.top) found.push(at);
    }
    return [most > 0, found];
}"""


def test_the_bar_cuts_through_nothing_that_stands_above_the_rows(desk):
    for there in (URL, f"{URL}?viec=return", f"{URL}ket-qua/"):
        desk.goto(there)
        desk.locator("input[data-check]").first.check()
        assert desk.evaluate(COVERS) == [True, []]


def test_what_an_item_asks_stands_nearer_to_it_than_to_the_next(desk):
    desk.goto(f"{URL}ket-qua/")
    gaps = desk.locator("#id_muc").evaluate("""(all) => {
        const items = [...all.querySelectorAll("label.form-check")];
        const asks = [...all.querySelectorAll(".deeds > summary")];
        const box = (one) => one.getBoundingClientRect();
        return asks.slice(0, -1).map((one, at) =>
            [box(one).top - box(items[at]).bottom, box(items[at + 1]).top - box(one).bottom]);
    }""")
    assert len(gaps) == 4
    assert all(own < following for own, following in gaps)
