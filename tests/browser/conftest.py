"""Headless Chromium against a live server: one browser a session, one context a person."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests import needs
from tests.patience import PATIENCE
from tests.racing import without_audit_triggers

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
SHOTS = Path(__file__).parent / "shots"
SIZES = {"phone": (360, 740), "desktop": (1366, 768)}
# Of what is right nothing is put together; no style sheet is fetched again for rules not asked.
FINDINGS = """async (rules) => (await axe.run(document, {
    runOnly: rules, resultTypes: ['violations'], preload: false,
})).violations
    .map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(' | '))"""
# All pages are our own and nobody watches: one process draws them, none is kept ready for the next.
PLAIN = [
    "--disable-gpu",
    "--disable-features=SpareRendererForSitePerProcess,site-per-process",
    "--disable-site-isolation-trials",
    "--renderer-process-limit=1",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=needs.chromium(to="open our pages in it"),
            args=PLAIN + (["--no-sandbox"] if os.getuid() == 0 else []),
        )
        yield chromium
        chromium.close()


@pytest.fixture(autouse=True, scope="session")
def _history_may_be_emptied_between_tests(django_db_setup, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


@pytest.fixture(autouse=True)
def _the_demo_is_open(settings):
    """Its password opens nothing elsewhere."""
    settings.DEMO = True


@pytest.fixture(params=SIZES)
def size(request) -> str:
    return request.param


@pytest.fixture
def person(browser: Browser, live_server, size: str) -> Iterator[Callable[[], Page]]:
    """`page = person()`: a fresh browser of somebody; its console must stay silent."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def arrive(*, scheme: str = "light") -> Page:
        width, height = SIZES[size]
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            has_touch=size == "phone",
            accept_downloads=True,
            color_scheme=scheme,
            reduced_motion="reduce",  # no colour is looked at halfway to another
        )
        context.set_default_timeout(PATIENCE * 1000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda message: (
                complaints.append(f"{page.url}: {message.text}")
                if message.type == "error" and not re.search("40[349]|422", message.text)
                else None
            ),
        )
        return page

    yield arrive
    for context in contexts:
        context.close()
    assert complaints == []


def sign_in(page: Page, username: str, password: str) -> None:
    page.goto("/tai-khoan/dang-nhap/")
    page.fill("#id_login", username)
    page.fill("#id_password", password)
    page.click("main button[type=submit]")
    page.wait_for_url(lambda url: "/dang-nhap/" not in url)


def look(page: Page, name: str, size: str) -> None:
    """Nothing sticks out to the side, axe finds nothing."""
    page.wait_for_load_state()
    keep(page, name, size)
    overflow = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert overflow <= 0, f"{name}: {overflow} px stick out to the side"
    if not page.evaluate("'axe' in window"):  # it stays while the page does
        page.evaluate(AXE)
    found = page.evaluate(FINDINGS, RULES)
    assert found == [], f"{name}: {found}"


def look_in_the_dark(page: Page, name: str, size: str) -> None:
    """The same page, looked at just before, in its dark colours: all that differs is contrast."""
    page.emulate_media(color_scheme="dark")
    keep(page, name, size)
    found = page.evaluate(FINDINGS, ["color-contrast"])
    page.emulate_media(color_scheme="light")
    assert found == [], f"{name}: {found}"


def keep(page: Page, name: str, size: str) -> None:
    """A picture for people to see, where they asked for it (HONOREE_SHOTS=1): slow to take."""
    if os.environ.get("HONOREE_SHOTS") == "1":
        SHOTS.mkdir(exist_ok=True)
        page.screenshot(path=SHOTS / f"{name}-{size}.png", full_page=True)
