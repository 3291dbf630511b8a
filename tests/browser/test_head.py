"""U10: large letters on a small phone leave room to write, and no bar lies over what is needed."""

import re

import pytest
from playwright.sync_api import expect

from nominations.models import Evidence, Nomination
from tests import make
from tests.browser.conftest import sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.always]
LARGE = "document.documentElement.style.fontSize = '130%'"
HEAD = """() => [...document.querySelectorAll('.ribbon, .masthead, .deadline')]
    .reduce((sum, one) => sum + one.getBoundingClientRect().height, 0)"""
BEHIND = """() => {
    const bar = document.querySelector('[data-offline]');
    const all = [...document.querySelectorAll('main input, main textarea, main button, footer a')];
    const seen = all.filter((one) => one.type !== 'hidden' && !one.closest('[aria-hidden]')
        && one.type !== 'radio' && one.getBoundingClientRect().height > 1);
    return seen.reverse().filter((one) => {
        one.focus({ preventScroll: true });
        one.scrollIntoView({ block: 'nearest' });
        return one.getBoundingClientRect().top < bar.getBoundingClientRect().bottom - 1;
    }).map((one) => one.outerHTML.slice(0, 80)).concat(seen.length < 3 ? ['too few'] : []);
}"""
COVERED = """() => [...document.querySelectorAll('details.menu li')].filter((one) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    return !one.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}).map((one) => one.textContent.trim())"""


@pytest.fixture
def size():
    """On a phone."""
    return "phone"


@pytest.fixture
def page(person):
    make.conference()
    user = make.user(unit=make.unit(), username="thon")
    make.nomination(unit=user.unit)
    page = person(own=True)
    sign_in(page, "thon")
    return page


CUT = """() => [...document.querySelectorAll('.ribbon, .deadline, .deadline > span')]
    .filter((one) => one.scrollWidth > one.clientWidth
        || getComputedStyle(one).textOverflow === 'ellipsis')
    .map((one) => one.textContent.trim())"""
PLACES = """() => [...document.querySelectorAll('.files li:nth-child(2) :is(li > a, .btn)')]
    .map((one) => one.getBoundingClientRect())
    .map(({ left, top, width, height }) => [left, top, width, height].map(Math.round))"""
STEPS = ["ai", "viec", "linh-vuc", "thanh-tich", "hop", "tep"]


def test_while_writing_the_head_takes_130_pixels_at_most(page):
    code = Nomination.objects.get().code
    addresses = [f"/ho-so/{code}/buoc/{slug}/" for slug in STEPS]
    addresses += [f"/ho-so/{code}/gui/", "/ho-so/moi/", "/ho-so/viet-san/"]
    tall = {}
    for address in addresses:
        page.goto(address)
        page.evaluate(LARGE)
        expect(page.locator(".masthead")).to_be_visible()
        if (head := page.evaluate(HEAD)) > 130:
            tall[address] = head

    assert tall == {}


@pytest.mark.parametrize("letters", ["100%", "130%"])
def test_while_writing_the_strips_say_all_they_say(letters, page):
    """The day a dossier is due by stood behind three dots, on every page one writes on."""
    page.goto(f"/ho-so/{Nomination.objects.get().code}/buoc/ai/")
    page.evaluate(f"document.documentElement.style.fontSize = '{letters}'")
    strips = page.locator(".ribbon, .deadline")

    expect(strips).to_have_text(
        [
            re.compile("^Bản thử – dữ liệu mẫu, hôm nay là "),
            re.compile("đến hết thứ Ba, ngày 19/8/2025$"),
        ],
    )
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("letters", ["100%", "130%"])
def test_what_a_photo_can_be_asked_stands_in_one_row_of_equal_parts(letters, page):
    """Where its buttons found no room beside each other they stood one below the other, ragged."""
    draft = Nomination.objects.get()
    for n in range(3):
        Evidence.objects.create(
            nomination=draft, kind="photo", name=f"{n}.jpg", size=9, sha256=f"{n}" * 64,
            added_at=make.AT,
        )  # fmt: skip
    page.goto(f"/ho-so/{draft.code}/buoc/tep/")
    page.evaluate(f"document.documentElement.style.fontSize = '{letters}'")
    photo, caption, *buttons = page.evaluate(PLACES)

    assert len(buttons) == 3  # up, down, away
    assert photo[0] == caption[0] == buttons[0][0]
    assert photo[1] < caption[1] < buttons[0][1]
    assert len({tuple(one[1:2] + one[3:]) for one in buttons}) == 1
    assert max(one[2] for one in buttons) - min(one[2] for one in buttons) <= 1
    assert min(one[2] for one in buttons) >= 48


@pytest.mark.parametrize("slug", ["thanh-tich", "ai"])
def test_nothing_that_is_scrolled_to_stands_behind_the_bar(slug, page):
    page.goto(f"/ho-so/{Nomination.objects.get().code}/buoc/{slug}/")
    page.evaluate(LARGE)
    page.context.set_offline(True)
    expect(page.locator("[data-offline]")).to_be_visible()
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")

    assert page.evaluate(BEHIND) == []

    page.context.set_offline(False)
    expect(page.locator("[data-offline]")).to_be_hidden()
    assert page.evaluate("document.documentElement.style.scrollPaddingTop") == ""


@pytest.mark.parametrize("at", ["/", "step"])
def test_the_menu_opens_above_the_bar(at, page):
    there = f"/ho-so/{Nomination.objects.get().code}/buoc/ai/" if at == "step" else at
    page.goto(there)
    page.evaluate(LARGE)
    if at == "/":  # whose worker is on its way
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.context.set_offline(True)
    expect(page.locator("[data-offline]")).to_be_visible()

    page.locator("details.menu summary").click()

    assert page.locator("details.menu li").count() >= 3
    assert page.evaluate(COVERED) == []
