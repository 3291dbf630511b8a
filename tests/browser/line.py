"""A phone whose line a test cuts, and whose clock stands still but where a test moves it."""

from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import Page, Route

from accounts.models import User
from nominations.models import Nomination
from tests import make
from tests.browser.conftest import sign_in

LOST = "Chưa gửi xong: mạng yếu hoặc mất mạng. Chữ đã viết còn nguyên; sẽ tự gửi lại sau {} giây."
TEXT = "Nuôi rươi 2,4 ha, giúp 14 hộ trong thôn làm theo."


class Line:
    """What becomes of a page's requests from now on, and which forms were sent.

    cut: "before" a request reaches the house, "after" a form did, or "away", the way onward.
    """

    def __init__(self, page: Page) -> None:
        self.cut = ""
        self.sent: list[str] = []
        self.held: list[Route] = []
        page.route(lambda url: "/static/" not in url, self.goes)

    def goes(self, route: Route) -> None:
        is_form = route.request.method == "POST"
        if is_form:
            self.sent.append(route.request.post_data or "")
        if self.cut == "hangs":
            self.held.append(route)
        elif self.cut == "after" and is_form:
            route.fetch(max_redirects=0)
            route.abort()
        elif self.cut == "before" or (self.cut == "away" and not is_form):
            route.abort()
        else:
            route.continue_()


def village_on_a_line(person: Callable[..., Page]) -> Page:
    """A village head's browser, with its `line`; its own, as a clock is not taken back."""
    make.conference()
    make.user(unit=make.unit(), username="thon")
    page = person(own=True)
    page.clock.install(time=make.AT)
    page.clock.pause_at(make.AT + timedelta(hours=1))
    sign_in(page, "thon")
    page.line = Line(page)
    return page


def at_step(page: Page, slug: str, **given) -> Nomination:
    draft = make.nomination(unit=User.objects.get(username="thon").unit, **given)
    page.goto(f"/ho-so/{draft.code}/buoc/{slug}/")
    return draft


def press(page: Page, name: str = "Tiếp tục"):
    button = page.locator("main").get_by_role("button", name=name)
    button.click()
    return button
