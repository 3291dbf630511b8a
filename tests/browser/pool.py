"""Browsers of people, kept over tests: who comes finds nothing of who was there before.

A new one costs a process, and every file of ours is fetched and read again. What is kept is what
the network said may be kept, which is our own style and scripts: pages are never stored (A5).
"""

from typing import Any

from playwright.sync_api import Browser, BrowserContext

from tests.patience import PATIENCE

SIZES = {"phone": (360, 740), "desktop": (1366, 768)}
# Opened narrow, made wide and narrow again. Without touch: what a mouse alone has (css/tokens.css)
# begins at 992 px, so that at each width the page is as it would have been opened there.
BOTH = "both"
# What cannot be taken back from a context; whoever needs it asks for `person(own=True)`.
FOR_GOOD = ("add_init_script", "expose_binding", "expose_function", "on", "once", "close")


class Pool:
    """The contexts of one browser that nobody uses now, by what cannot be changed in one."""

    def __init__(self, browser: Browser, home: str) -> None:
        self.browser, self.home = browser, home
        self.idle: dict[tuple[str, bool], BrowserContext] = {}
        self.sessions: dict[BrowserContext, Any] = {}
        self.kinds: dict[BrowserContext, tuple[str, bool]] = {}

    def take(self, *, size: str, scripts: bool = True) -> BrowserContext:
        """One that holds nothing; kept for the next by `give_back`."""
        kind = (size, scripts)
        context = self.idle.pop(kind, None)
        if context is None:
            context = self.own(size=size, scripts=scripts)
            # A page of nobody: the process that draws for this context lives as long as a page.
            self.sessions[context] = context.new_cdp_session(context.new_page())
            self.kinds[context] = kind
            for name in FOR_GOOD:
                setattr(context, name, _refused(name))
        return context

    def own(self, *, size: str, scripts: bool = True) -> BrowserContext:
        """One that was never used, and is not used again: whoever asks closes it."""
        width, height = SIZES["phone" if size == BOTH else size]
        context = self.browser.new_context(
            base_url=self.home,
            viewport={"width": width, "height": height},
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            has_touch=size == "phone",
            java_script_enabled=scripts,
            accept_downloads=True,
            reduced_motion="reduce",  # no colour is looked at halfway to another
        )
        context.home = self.home
        context.set_default_timeout(PATIENCE * 1000)
        return context

    def give_back(self, context: BrowserContext) -> None:
        kind = self.kinds[context]
        if kind in self.idle:  # several people met in one test
            del self.sessions[context], self.kinds[context]
            BrowserContext.close(context)
            return
        self._emptied(context)
        self.idle[kind] = context

    def _emptied(self, context: BrowserContext) -> None:
        """All a test can have left, but for what may be kept by any browser."""
        for page in context.pages[1:]:
            page.close(run_before_unload=False)
        context.unroute_all()
        context.clear_cookies()
        context.clear_permissions()
        context.set_geolocation(None)
        context.set_offline(False)
        context.set_extra_http_headers({})
        context.set_default_timeout(PATIENCE * 1000)
        context.set_default_navigation_timeout(PATIENCE * 1000)
        told = {"origin": self.home, "storageTypes": "all"}  # with its service workers
        self.sessions[context].send("Storage.clearDataForOrigin", told)


def _refused(name: str) -> Any:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError(f"context.{name}() stays for good: ask for person(own=True)")

    return refuse
