"""What a village's phone fetches on slow 4G, first and again, and when the largest thing is there.

Chromium with a quarter of the processor opens the house as script/server serves it: its own web
server, files collected and compressed, a demo of this run, a free port of this machine. Over the
line is what Chromium counts, heads too (encodedDataLength); what it had kept counts nothing. Not
counted: TLS, and the browser's own look whether /sw.js became another, which no page can see.
"""

import json
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from bench.slow import PAGE as SIGN_IN
from bench.slow import site

SERVE = f"{sys.executable} manage.py serve"
SIZE = (360, 740)
SLOW_4G: dict[str, float] = {  # as Lighthouse has it: bytes a second, milliseconds
    "offline": False, "latency": 150,
    "downloadThroughput": 1_600_000 // 8, "uploadThroughput": 750_000 // 8,
}  # fmt: skip
SLOWER = 4  # times, of the page's processor
ROUNDS = 3  # each a phone that was never here
SECONDS = 60  # for one load, at most
PAGES = {"trang chủ": "/", "trang đầu hồ sơ mới": "/ho-so/moi/"}
MOST_KB, MOST_REQUESTS = "≤ 50", "≤ 7"
LARGEST = """() => new Promise((done, failed) => {
    setTimeout(() => failed(new Error('no largest contentful paint')), 10_000);
    new PerformanceObserver((seen) => done(seen.getEntries().at(-1).startTime))
        .observe({ type: 'largest-contentful-paint', buffered: true });
})"""
KEPT = "() => navigator.serviceWorker.ready.then(() => true)"
Figure = dict[str, str | float]


class Response(TypedDict, total=False):
    """What the browser says of an answer, as far as it is read here."""

    encodedDataLength: float
    fromServiceWorker: bool


class Event(TypedDict, total=False):
    """What the browser says of a request, as far as it is read here."""

    requestId: str
    request: dict[str, str]
    response: Response
    redirectResponse: Response
    encodedDataLength: float


@dataclass(kw_only=True)
class Asker:
    """The page or its service worker: what it asked for and what came over the line, in bytes."""

    itself: str = ""  # a worker is told of its own script by number alone
    open: dict[str, str] = field(default_factory=dict)  # address by number
    came: list[tuple[str, float]] = field(default_factory=list)
    handed: set[str] = field(default_factory=set)  # what the worker answered in the line's stead
    failed: list[str] = field(default_factory=list)

    def hear(self, method: str, told: Event) -> None:
        number = told.get("requestId", "")
        if method == "Network.requestWillBeSent":
            if "redirectResponse" in told:
                self._came(number, told["redirectResponse"]["encodedDataLength"])
            self.open[number] = told["request"]["url"]
        elif method == "Network.responseReceived" and told["response"].get("fromServiceWorker"):
            self.handed.add(self.open[number])
        elif method == "Network.loadingFinished":
            self._came(number, told["encodedDataLength"])
        elif method == "Network.loadingFailed":
            self.failed.append(self.open.pop(number, self.itself))

    def _came(self, number: str, size: float) -> None:
        address = self.open.pop(number, self.itself)
        if size:
            self.came.append((address, size))


@dataclass(frozen=True, kw_only=True)
class Load:
    """One opening of a page: its own requests, those of the service worker for itself, LCP."""

    page: list[tuple[str, float]]
    worker: list[tuple[str, float]]
    largest: float = 0  # seconds


def counted(page: Asker, worker: Asker, *, largest: float = 0) -> Load:
    """What the worker fetched to hand it to the page is the page's."""
    for_page = [one for one in worker.came if one[0] in page.handed]
    own = [one for one in worker.came if one[0] not in page.handed]
    return Load(page=page.came + for_page, worker=own, largest=largest)


class Phone:
    """One tab of a phone on the slow line, and the ears at both who ask."""

    def __init__(self, context: BrowserContext) -> None:
        self.tab: Page = context.new_page()
        self.session: CDPSession = context.new_cdp_session(self.tab)
        self.page, self.worker = Asker(), Asker()
        for name in ("requestWillBeSent", "responseReceived", "loadingFinished", "loadingFailed"):
            self._listen(f"Network.{name}")
        self.session.on("Target.attachedToTarget", self._met)
        self.session.on("Target.receivedMessageFromTarget", self._told)
        self.session.send("Network.enable")
        self.session.send("Network.emulateNetworkConditions", SLOW_4G)
        self.session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        # A worker waits at its start until it has the slow line too.
        asked = {"autoAttach": True, "waitForDebuggerOnStart": True, "flatten": False}
        self.session.send("Target.setAutoAttach", asked)

    def _listen(self, method: str) -> None:
        self.session.on(method, lambda told: self.page.hear(method, told))

    def _met(self, told: dict[str, dict[str, str]]) -> None:
        self.worker.itself = told["targetInfo"]["url"]
        words: list[tuple[str, dict[str, float]]] = [
            ("Network.enable", {}),
            ("Network.emulateNetworkConditions", SLOW_4G),
            ("Runtime.runIfWaitingForDebugger", {}),
        ]
        for number, (method, given) in enumerate(words):
            message = json.dumps({"id": number, "method": method, "params": given})
            to = {"sessionId": told["sessionId"], "message": message}
            self.session.send("Target.sendMessageToTarget", to)

    def _told(self, told: dict[str, str]) -> None:
        message = json.loads(told["message"])
        self.worker.hear(message.get("method", ""), message.get("params", {}))

    def open(self, address: str) -> Load:
        """Until the page is there, its worker keeps what it keeps, and nobody waits for more."""
        self.page, self.worker = Asker(), Asker(itself=self.worker.itself)
        self.tab.goto(address, wait_until="load")
        largest = self.tab.evaluate(LARGEST) / 1000
        self.tab.evaluate(KEPT)
        for _ in range(SECONDS):
            self.tab.wait_for_timeout(1000)  # what comes late, as a second look at the worker
            if not self.page.open and not self.worker.open:
                break
        left = [*self.page.open.values(), *self.worker.open.values()]
        if wrong := self.page.failed + self.worker.failed + left:
            raise SystemExit(f"these did not come: {', '.join(wrong)}")
        return counted(self.page, self.worker, largest=largest)


def run() -> list[Figure]:
    """Each page opened by a phone that was never here, and opened again."""
    program = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if program is None:
        print("Không đo điện thoại của thôn: máy này không có Chromium.", file=sys.stderr)
        return []
    words = ["--no-sandbox"] if os.getuid() == 0 else []
    with (
        tempfile.TemporaryDirectory(prefix="honoree-phone-") as scratch,
        site(Path(scratch), SERVE) as (port, _),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=program, args=words)
        found: list[Figure] = []
        for name, address in PAGES.items():
            rounds = [_round(browser, port, address) for _ in range(ROUNDS)]
            for time, loads in zip(("lần đầu", "mở lại"), zip(*rounds, strict=True), strict=True):
                found += figures(f"4G chậm, {name}, {time}", loads)
        browser.close()
    return found


def _round(browser: Browser, port: int, address: str) -> tuple[Load, Load]:
    """The head of a village, signed in: by a form that leaves nothing in the browser's cache."""
    from django.conf import settings

    width, height = SIZE
    context = browser.new_context(
        base_url=f"http://127.0.0.1:{port}",
        viewport={"width": width, "height": height},
        locale="vi-VN",
        has_touch=True,
    )
    context.set_default_timeout(SECONDS * 1000)
    context.request.get(SIGN_IN)
    (token,) = (c["value"] for c in context.cookies() if c["name"] == settings.CSRF_COOKIE_NAME)
    typed = {"login": "truongthon", "password": settings.DEMO_PASSWORD}
    form: dict[str, str | float | bool] = {**typed, "csrfmiddlewaretoken": token}
    answer = context.request.post(SIGN_IN, form=form, max_redirects=0)
    if answer.status != 302:
        raise SystemExit(f"the head of the village is not let in: {answer.status}")
    phone = Phone(context)
    loads = phone.open(address), phone.open(address)
    context.close()
    return loads


def figures(name: str, loads: Iterable[Load]) -> list[Figure]:
    """The heaviest of the rounds, and the middle one's LCP; the worker's own apart, by name."""
    rounds = list(loads)
    heaviest = max(rounds, key=lambda load: _bytes(load.page))
    busiest = max(rounds, key=lambda load: _bytes(load.worker))
    most = max(len(load.page) for load in rounds)
    middle = statistics.median(load.largest for load in rounds)
    names = ", ".join(_short(address) for address, _ in busiest.worker)
    apart = f"kB, {len(busiest.worker)} yêu cầu" + (f": {names}" if names else "")
    return [
        _figure(f"{name}: tải về", _kb(heaviest.page), "kB", MOST_KB),
        _figure(f"{name}: số yêu cầu", most, "yêu cầu", MOST_REQUESTS),
        _figure(f"{name}: LCP", round(middle, 2), "giây", ""),
        _figure(f"{name}: service worker tải riêng", _kb(busiest.worker), apart, ""),
    ]


def _figure(name: str, value: float, unit: str, goal: str) -> Figure:
    return {"name": name, "value": value, "unit": unit, "goal": goal}


def _bytes(came: list[tuple[str, float]]) -> float:
    return sum(size for _, size in came)


def _kb(came: list[tuple[str, float]]) -> float:
    return round(_bytes(came) / 1000, 1)


def _short(address: str) -> str:
    """The last word of an address, without the mark of what the file says."""
    first, *rest = urlsplit(address).path.rstrip("/").rpartition("/")[2].split(".")
    return ".".join([first, *rest[-1:]])
