"""Issue 10: a whole nomination with the line down, closed, opened again: sent exactly once."""

import json
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from nominations.models import Ballot, Evidence, Nomination
from tests import make
from tests.browser.conftest import look, sign_in
from tests.nominations.phone import DEEDS, FIELD, MEETING, PERSON, PLACE, VOTES, said
from tests.patience import until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.always]
PAGE = "/ho-so/viet-san/"
EVERYTHING = """async () => {
    const base = await new Promise((done) => {
        const asked = indexedDB.open('honoree', 1);
        asked.onsuccess = () => done(asked.result);
    });
    const rows = (name) => new Promise((done) => {
        const asked = base.transaction(name).objectStore(name).getAll();
        asked.onsuccess = () => done(asked.result);
    });
    const drafts = base.objectStoreNames.contains('drafts') ? await rows('drafts') : [];
    base.close();
    const cached = [];
    for (const name of await caches.keys()) {
        for (const asked of await (await caches.open(name)).keys()) cached.push(asked.url);
    }
    return { drafts, local: Object.entries(localStorage), cached, cookies: document.cookie };
}"""


@pytest.fixture
def phone(person):
    """A village head who opened her first page once, and what she keeps is there."""
    make.conference()
    unit = make.unit()
    make.user(unit=unit, username="thon")
    page = person(own=True)
    sign_in(page, "thon")
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    until(lambda: len(page.evaluate(EVERYTHING)["cached"]) == 6, what="what a phone keeps")
    return page


@pytest.fixture
def minutes(tmp_path):
    path = tmp_path / "bien-ban.jpg"
    Image.new("RGB", (60, 40), "white").save(path)
    return path


def fill(page, boxes):
    for name, value in boxes.items():
        box = page.locator(f"section:not([hidden]) [name={name}]")
        if box.first.get_attribute("type") == "radio":
            page.locator(f"section:not([hidden]) [name={name}][value={value}]").check()
        elif box.evaluate("box => box.tagName") == "SELECT":
            box.select_option(value)
        else:
            box.fill(value)


def onward(page):
    page.locator("section:not([hidden]) button[type=submit]").click()


def line(page):
    return page.locator("[data-unsent]")


def begin(page):
    page.goto(PAGE)
    page.get_by_role("button", name="Cá nhân").click()


def to_the_deeds(page):
    begin(page)
    for boxes in (PERSON, PLACE, FIELD):
        fill(page, boxes)
        onward(page)


def the_rest(page, minutes):
    for boxes in (DEEDS, MEETING, VOTES):
        fill(page, boxes)
        onward(page)
    page.locator("[data-file=minutes]").set_input_files(minutes)
    expect(page.locator("[data-files] li")).to_have_count(1)
    onward(page)


def kept(page):
    return page.evaluate(EVERYTHING)


def test_with_the_line_down_a_whole_nomination_is_filled_in_and_goes_out_once(phone, minutes, size):
    phone.context.set_offline(True)
    to_the_deeds(phone)
    fill(phone, DEEDS)
    expect(line(phone)).to_contain_text("Đã lưu trên máy")
    again = phone.context.new_page()
    phone.close(run_before_unload=False)

    again.goto("/")  # the line is down: the blank steps stand in its place
    again.get_by_role("button", name="Viết tiếp Nguyễn Hữu Ước").click()
    expect(again.get_by_role("heading", name="Đã làm được những gì?")).to_be_visible()
    expect(again.locator("section:not([hidden]) [name=achievement]")).to_have_value(
        DEEDS["achievement"]
    )
    the_rest(again, minutes)
    expect(again.locator("[data-again-all]")).to_contain_text("Nơi ở hoặc nơi công tác, Dân tộc")
    lying = json.dumps(kept(again), ensure_ascii=False)
    assert [word for word in (PLACE["address"], "Kinh", "csrf") if word in lying] == []
    assert PERSON["full_name"] in lying
    onward(again)
    expect(line(again)).to_contain_text("Đã lưu trên máy, chưa gửi.")
    assert Nomination.objects.count() == 0

    again.context.set_offline(False)

    expect(line(again)).to_contain_text("Chưa gửi hồ sơ HN25-0001. Chữ và ảnh đã lưu ở máy chủ.")
    one = Nomination.objects.get()
    want = PERSON | FIELD | DEEDS | {"birth_year": 1956, "direct_worker": True}
    assert said(one, *PERSON, *FIELD, *DEEDS) == want
    assert (one.position, one.address, one.state) == (PLACE["position"], "", "draft")
    assert (Ballot.objects.count(), Evidence.objects.count()) == (1, 1)
    left = json.dumps(kept(again), ensure_ascii=False)
    assert [word for word in (PERSON["full_name"], DEEDS["achievement"]) if word in left] == []


def test_every_page_of_it_is_drawn_well(phone, minutes, size):
    """U10: nothing sticks out, axe finds nothing, the focus is on the page that came."""
    phone.goto(PAGE)
    look(phone, "offline-start", size)
    phone.get_by_role("button", name="Cá nhân").click()
    for slug, boxes in (("ai", PERSON), ("viec", PLACE), ("linh-vuc", FIELD)):
        look(phone, f"offline-{slug}", size)
        focused = phone.evaluate("document.activeElement.textContent")
        assert focused == phone.locator("section:not([hidden]) h2").text_content()
        fill(phone, boxes)
        onward(phone)
    the_rest(phone, minutes)
    look(phone, "offline-check", size)
    expect(phone.locator("[data-answers] dd").first).to_have_text(PERSON["full_name"])
    phone.get_by_role("button", name="Trở lại").click()
    look(phone, "offline-files", size)
    onward(phone)
    drop = phone.locator("[data-drop]")
    drop.click()
    expect(drop).to_have_text("Bấm lần nữa để xóa, không lấy lại được")
    assert len(kept(phone)["drafts"]) == 1
    drop.click()
    expect(phone.get_by_role("button", name="Cá nhân")).to_be_visible()
    assert (kept(phone)["drafts"], "unsent" in kept(phone)["cookies"]) == ([], False)


def test_with_the_page_still_open_all_of_it_is_sent(phone, minutes):
    """What no phone keeps stands in the page still: nothing is missing."""
    phone.goto(PAGE)
    phone.context.set_offline(True)
    to_the_deeds_open(phone)
    the_rest(phone, minutes)
    onward(phone)
    expect(line(phone)).to_contain_text("Đã lưu trên máy, chưa gửi.")

    phone.context.set_offline(False)

    expect(line(phone)).to_have_text("Đã gửi, mã HN25-0001. Xem biên nhận")
    one = Nomination.objects.get()
    assert said(one, *PLACE) == PLACE
    assert (one.state, Evidence.objects.count()) == ("submitted", 1)
    lying = kept(phone)
    assert (lying["drafts"], lying["local"], "unsent" in lying["cookies"]) == ([], [], False)
    assert {re.sub(r"^https?://[^/]+", "", url).split(".")[0] for url in lying["cached"]} == {
        PAGE, "/static/honoree", "/static/offline", "/static/img/lotus", "/static/img/icons",
    }  # fmt: skip


def to_the_deeds_open(page):
    page.get_by_role("button", name="Cá nhân").click()
    for boxes in (PERSON, PLACE, FIELD):
        fill(page, boxes)
        onward(page)
