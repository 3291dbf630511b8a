"""Whichever page a unit's phone opens first, it knows whose it is and keeps the blank steps."""

import pytest
from playwright.sync_api import expect

from tests import make
from tests.browser.conftest import sign_in
from tests.browser.test_offline_worker import CACHES, PAGE
from tests.patience import until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
PERSON = """() => new Promise((done) => {
    const asked = indexedDB.open('honoree', 1);
    asked.onsuccess = () => {
        const rows = asked.result.transaction('about').objectStore('about').get('who');
        rows.onsuccess = () => done(rows.result);
    };
})"""
WORKERS = "navigator.serviceWorker.getRegistrations().then((found) => found.length)"


@pytest.fixture
def phone(pool):
    make.conference()
    make.user(unit=make.unit(), username="thon")
    make.user(role="culture_office", username="phong")
    context = pool.own(size="phone")
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


def test_the_blank_steps_opened_first_ask_who_is_signed_in(phone):
    sign_in(phone, "thon")

    phone.goto(PAGE)

    expect(phone.get_by_role("button", name="Cá nhân")).to_be_visible()
    expect(phone.locator("[data-stranger]")).to_be_hidden()
    assert phone.evaluate(PERSON)["invites"] == "households"


@pytest.mark.parametrize("who", ["nobody", "phong"])
def test_they_ask_whoever_works_for_no_unit_to_sign_in(phone, who):
    if who == "phong":
        sign_in(phone, who)

    phone.goto(PAGE)

    expect(phone.locator("[data-stranger]")).to_be_visible()
    expect(phone.get_by_role("button", name="Cá nhân")).to_be_hidden()


@pytest.mark.parametrize("first", ["/ho-so/moi/", "/ho-so/theo-bien-ban/", "/tai-khoan/ca-nhan/"])
def test_after_any_first_page_no_address_is_the_browsers_own_error(phone, first):
    sign_in(phone, "thon")
    phone.goto(first)
    until(lambda: len(phone.evaluate(CACHES)) == 1, what="what a phone keeps")
    phone.reload()
    phone.context.set_offline(True)

    phone.goto("/ho-so/")

    expect(phone.get_by_role("heading", name="Viết hồ sơ khi mất mạng")).to_be_visible()


def test_signed_in_by_password_the_page_asked_for_brings_it(phone):
    phone.goto("/tai-khoan/dang-nhap/?next=/ho-so/moi/")
    phone.fill("#id_login", "thon")
    phone.fill("#id_password", make.PASSWORD)
    phone.click("main button[type=submit]")
    phone.wait_for_url("**/ho-so/moi/")

    until(lambda: len(phone.evaluate(CACHES)) == 1, what="what a phone keeps")


def test_an_office_s_browser_keeps_none(phone):
    sign_in(phone, "phong")
    phone.goto("/")
    phone.wait_for_load_state("networkidle")

    assert phone.evaluate(WORKERS) == 0
