"""Headless Chromium against a live server: one browser a session, nobody finds who was before."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings as project
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from accounts.devices import BEGUN, begun, remember
from accounts.models import User
from conferences.models import Conference
from tests import needs
from tests.browser.demo import Demo
from tests.browser.files import AXE, kept_as_in_earnest
from tests.browser.pool import SIZES, Pool
from tests.racing import without_audit_triggers

SHOTS = Path(__file__).parent / "shots"
BAR_STAYS = (
    "how => document.querySelectorAll('.bulkbar').forEach(bar => { bar.style.position = how })"
)
# From our own server, as the policy wants it, and so read once: half a megabyte.
BRING = """there => new Promise((done, failed) => {
    const script = document.createElement('script');
    script.onload = () => { script.remove(); done(); };
    script.onerror = failed;
    script.src = there;
    document.head.append(script);
})"""
# Of what is right nothing is put together, and places are named only where there is a fault; no
# style sheet is fetched again for rules not asked.
FINDINGS = """async (rules) => {
    const asked = {
        runOnly: rules, resultTypes: ['violations'], preload: false,
        reporter: 'no-passes', selectors: false,
    };
    if (!(await axe.run(document, asked)).violations.length) return [];
    return (await axe.run(document, {...asked, selectors: true})).violations
        .map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(' | '));
}"""
# All pages are our own and nobody watches: one process draws them, none is kept ready for the next.
PLAIN = [
    "--disable-gpu",
    "--in-process-gpu",
    "--disable-features=SpareRendererForSitePerProcess,site-per-process",
    "--disable-site-isolation-trials",
    "--renderer-process-limit=1",
]
EXPECTED = (
    "40[349]|422|50[234]|ERR_FAILED|ERR_INTERNET_DISCONNECTED"  # refused; a line that a test cut
)
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


@pytest.fixture(scope="session")
def _kept_demo(tmp_path_factory) -> Demo:
    return Demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def demo(_kept_demo: Demo, transactional_db) -> Conference:
    return _kept_demo.lay()


@pytest.fixture(params=SIZES)
def size(request) -> str:
    return request.param


@pytest.fixture(scope="session")
def pool(browser: Browser, live_server) -> Iterator[Pool]:
    with kept_as_in_earnest():
        yield Pool(browser, live_server.url)


@pytest.fixture
def person(pool: Pool, size: str) -> Iterator[Callable[..., Page]]:
    """`page = person()`: the browser of somebody who was never here; its console must stay silent.

    `own=True`: one in which nobody was, and nobody will be.
    """
    lent: list[BrowserContext] = []
    owned: list[BrowserContext] = []
    complaints: list[str] = []

    def arrive(*, scripts: bool = True, own: bool = False, size: str = size) -> Page:
        context = (pool.own if own else pool.take)(size=size, scripts=scripts)
        (owned if own else lent).append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda message: (
                complaints.append(f"{page.url}: {message.text}")
                if message.type == "error" and not re.search(EXPECTED, message.text)
                else None
            ),
        )
        return page

    yield arrive
    for context in owned:
        context.close()
    for context in lent:
        pool.give_back(context)
    assert complaints == []


def sign_in(page: Page, username: str) -> None:
    """As somebody who signed in before: what the form gives (test_pool.py), without the form."""
    client, answer = Client(), HttpResponse()
    user = User.objects.get(username=username)
    client.force_login(user)
    session = client.session
    session[BEGUN] = begun(HttpRequest(), at=timezone.now())
    session.save()
    remember(HttpRequest(), answer, user)
    given = {name: morsel.value for name, morsel in (client.cookies | answer.cookies).items()}
    page.context.clear_cookies()
    told = {"url": page.context.home, "httpOnly": True, "sameSite": "Lax"}
    page.context.add_cookies([told | {"name": n, "value": v} for n, v in given.items()])


def sign_in_by_the_form(page: Page, username: str, password: str) -> None:
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
    bring_axe(page)
    page.evaluate(BAR_STAYS, "static")  # a row it lies over just now is no small target
    found = page.evaluate(FINDINGS, RULES)
    page.evaluate(BAR_STAYS, "")
    assert found == [], f"{name}: {found}"


def resize(page: Page, size: str) -> None:
    """No script of ours asks how wide a page is (test_pages.py): made wide is opened wide."""
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})


def look_at_both(page: Page, name: str) -> None:
    """A page opened at the size BOTH: one load, two looks."""
    assert not page.evaluate("navigator.maxTouchPoints"), "no page of a phone is made wide"
    look(page, name, "phone")
    resize(page, "desktop")
    look(page, name, "desktop")
    resize(page, "phone")


def bring_axe(page: Page) -> None:
    if not page.evaluate("'axe' in window"):  # it stays while the page does
        page.evaluate(BRING, f"{project.STATIC_URL}{AXE.name}")


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
