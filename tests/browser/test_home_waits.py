"""A unit's first page on a phone that has something unsent: the page stands, its link is kept."""

import pytest
from playwright.sync_api import expect

from tests import make
from tests.browser.conftest import sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_what_waits_on_the_phone_is_said_in_a_line_of_a_whole_page(person, settings):
    """The line was looked for in the whole document, and its words took the place of the page."""
    settings.OFFLINE = True
    make.conference()
    make.user(unit=make.unit(), username="thon")
    page = person(own=True)
    sign_in(page, "thon")
    page.goto("/")
    page.goto("/ho-so/viet-san/")
    page.locator("[data-begin=individual]").click()
    page.locator("section:not([hidden]) [name=full_name]").fill("Lê Thị Bé")
    expect(page.locator("[data-unsent]")).to_contain_text("Đã lưu trên máy")

    page.goto("/")

    expect(page.locator("[data-unsent]")).to_contain_text("Trên máy này còn 1 hồ sơ viết dở.")
    expect(page.get_by_role("heading", name="Hồ sơ của đơn vị")).to_be_visible()
    expect(page.locator("#masthead")).to_be_visible()
