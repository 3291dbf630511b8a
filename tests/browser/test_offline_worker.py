"""Issue 10: the worker gives way to a release, goes when it is switched off; a hall without TLS."""

import pytest
from playwright.sync_api import expect

from nominations.models import Nomination
from tests import make
from tests.browser.conftest import sign_in
from tests.nominations.phone import PERSON
from tests.patience import until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
PAGE = "/ho-so/viet-san/"
READY = "navigator.serviceWorker.ready.then(() => null)"
UPDATE = "navigator.serviceWorker.getRegistration().then((one) => one.update()).then(() => null)"
CACHES = "caches.keys()"
GONE = """async () => {
    const workers = await navigator.serviceWorker.getRegistrations();
    return (await caches.keys()).length + workers.length === 0;
}"""
PLAIN = """
Object.defineProperty(window, 'isSecureContext', { value: false });
delete Navigator.prototype.serviceWorker;
delete Crypto.prototype.randomUUID;
"""


@pytest.fixture
def phone(pool):
    make.conference()
    make.user(unit=make.unit(), username="thon")
    context = pool.own(size="phone")
    context.set_default_timeout(20_000)
    page = context.new_page()
    yield page
    context.close()


def arrive(page):
    sign_in(page, "thon")
    page.goto("/")


def test_a_release_gives_way_to_the_next(phone, monkeypatch):
    arrive(phone)
    phone.evaluate(READY)
    until(lambda: len(phone.evaluate(CACHES)) == 1, what="what a phone keeps")
    (old,) = phone.evaluate(CACHES)
    monkeypatch.setattr("home.web.drawn", lambda: "<p>bản sau</p>")

    phone.evaluate(UPDATE)

    until(
        lambda: len(now := phone.evaluate(CACHES)) == 1 and now != [old],
        what="the next release in place of the first",
    )


def test_switched_off_it_takes_itself_and_its_caches_off(phone, settings):
    arrive(phone)
    phone.evaluate(READY)
    until(lambda: len(phone.evaluate(CACHES)) == 1, what="what a phone keeps")
    settings.OFFLINE = False

    phone.evaluate(UPDATE)

    until(lambda: phone.evaluate(GONE), what="a phone without a worker")


def test_with_the_line_down_every_address_shows_the_blank_steps(phone):
    arrive(phone)
    phone.evaluate(READY)
    until(lambda: len(phone.evaluate(CACHES)) == 1, what="what a phone keeps")
    phone.reload()
    phone.context.set_offline(True)

    for address in ("/", "/ho-so/moi/", PAGE):
        phone.goto(address)
        expect(phone.get_by_role("heading", name="Viết hồ sơ khi mất mạng")).to_be_visible()
        expect(phone.get_by_role("button", name="Cá nhân")).to_be_visible()


def test_over_plain_http_the_page_says_so_and_sends_by_itself(phone):
    """A hall's own network: no worker, no randomUUID; the page must stay open."""
    phone.context.add_init_script(PLAIN)
    arrive(phone)
    phone.goto(PAGE)
    phone.get_by_role("button", name="Cá nhân").click()
    expect(phone.locator("[data-unsent]")).to_have_text(
        "Đã lưu trên máy. Mạng này không mã hóa (http): hãy để mở trang này cho đến khi gửi xong."
    )
    phone.locator("section:not([hidden]) [name=full_name]").fill(PERSON["full_name"])
    for _ in range(7):
        phone.locator("section:not([hidden]) button[type=submit]").click()

    phone.get_by_role("button", name="Gửi hồ sơ").click()

    expect(phone.locator("[data-unsent]")).to_contain_text(
        "Chưa gửi hồ sơ HN25-0001. Chữ và ảnh đã lưu ở máy chủ."
    )
    one = Nomination.objects.get()
    assert (one.full_name, one.form_key.version) == (PERSON["full_name"], 4)
