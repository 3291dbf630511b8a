"""What the bench hears of Chromium on a slow line: the page's requests and the worker's own."""

import json

import pytest
from playwright.sync_api import CDPSession

from bench.phone import Phone
from tests import make
from tests.browser.conftest import sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
FILES = ["/", "/static/honoree.css", "/static/honoree.js", "/static/img/icons.svg"]
KEPT = ["/ho-so/viet-san/", "/static/img/lotus.svg", "/static/offline.js", "/sw.js"]


@pytest.fixture
def told(monkeypatch):
    """What Chromium was told, word for word; it hears it all the same."""
    words, send = [], CDPSession.send

    def noted(session, method, params=None):
        words.append((method, params))
        return send(session, method, params)

    monkeypatch.setattr(CDPSession, "send", noted)
    return words


def names(came, home):
    return sorted(address.removeprefix(home) for address, _ in came)


def test_a_first_load_and_what_the_phone_keeps_are_told_apart_and_the_next_is_its_html(pool):
    make.conference()
    make.user(unit=make.unit(), username="thon")
    context = pool.own(size="phone")
    phone = Phone(context)
    sign_in(phone.tab, "thon")

    first, again = phone.open("/"), phone.open("/")
    context.close()

    assert names(first.page, pool.home) == [*FILES, "/static/waiting.js"]
    assert names(first.worker, pool.home) == KEPT
    assert (names(again.page, pool.home), again.worker) == (["/"], [])
    assert first.largest > 0
    assert again.largest > 0


def test_page_and_worker_have_lighthouses_slow_4g_and_the_page_a_quarter_of_the_processor(
    pool, told
):
    make.conference()
    make.user(unit=make.unit(), username="thon")
    context = pool.own(size="phone")
    phone = Phone(context)
    sign_in(phone.tab, "thon")
    phone.open("/")
    context.close()

    line = {"offline": False, "latency": 150}
    line |= {"downloadThroughput": 200_000, "uploadThroughput": 93_750}
    assert ("Network.emulateNetworkConditions", line) in told
    assert ("Emulation.setCPUThrottlingRate", {"rate": 4}) in told
    waits = {"autoAttach": True, "waitForDebuggerOnStart": True, "flatten": False}
    assert ("Target.setAutoAttach", waits) in told  # else its first requests are not heard
    sent = [json.loads(given["message"]) for method, given in told if "Message" in method]
    assert [(words["method"], words["params"]) for words in sent] == [
        ("Network.enable", {}),
        ("Network.emulateNetworkConditions", line),
        ("Runtime.runIfWaitingForDebugger", {}),
    ]
