"""R4, U7: the line cut before and after each request of a sending: one dossier, a clear state."""

from contextlib import suppress
from datetime import timedelta

import pytest
from playwright.sync_api import Error, expect

from accounts.problems import Problem, Refused
from nominations.actions import evidence
from nominations.actions.pictures import FILE
from nominations.models import Nomination
from tests import make
from tests.browser.conftest import sign_in
from tests.browser.waits import (
    DRAFTS,
    PAGE,
    SENT,
    WAITS,
    everything_once,
    her_phone,
    line,
    seed,
)  # fmt: skip

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
REQUESTS = ["**/ho-so/nhan/|GET", "**/ho-so/nhan/|POST", "**/tep/|POST", "**/gui/|POST"]


@pytest.fixture
def user():
    make.conference()
    return make.user(unit=make.unit(), username="thon")


@pytest.fixture
def phone(pool, user):
    with her_phone(pool) as page:
        yield page


def reload_until_cut(phone, last, method):
    """What waits is said before it is sent, too: only a request that failed was cut."""
    with phone.expect_event(
        "requestfailed", lambda one: one.method == method and one.url.endswith(f"/{last}/")
    ):
        phone.reload()


@pytest.mark.parametrize("arrives", [False, True])
@pytest.mark.parametrize("request_", REQUESTS)
def test_cut_before_and_after_each_request_it_is_sent_once(request_, arrives, phone, user):
    seed(phone, user)
    there, method = request_.split("|")

    def cut(route):
        if route.request.method != method:
            route.continue_()
            return
        with suppress(Error):  # of the page before this one, which is gone
            if arrives:  # the server took it, its answer is lost
                route.fetch(max_redirects=0)
            route.abort()

    phone.route(there, cut)
    reload_until_cut(phone, there.split("/")[-2], method)
    expect(line(phone)).to_have_text(WAITS)
    assert phone.evaluate(DRAFTS) == ["queued"]
    phone.unroute(there)

    phone.get_by_role("button", name="Gửi ngay").click()

    expect(line(phone)).to_have_text(SENT)
    assert phone.evaluate(DRAFTS) == []
    everything_once()


def test_boxes_the_server_has_are_not_brought_again(phone, user):
    """What was changed on the dossier's own page since is nobody's conflict, and stands."""
    seed(phone, user)
    brought = []
    phone.on("request", lambda asked: brought.append(f"{asked.method} {asked.url[-6:]}"))
    phone.route("**/tep/", lambda route: route.abort())
    reload_until_cut(phone, "tep", "POST")
    expect(line(phone)).to_have_text(WAITS)
    phone.unroute("**/tep/")
    Nomination.objects.update(position="Thợ mộc")

    phone.get_by_role("button", name="Gửi ngay").click()

    expect(line(phone)).to_have_text(SENT)
    assert brought.count("POST /nhan/") == 1
    assert Nomination.objects.get().position == "Thợ mộc"


def test_a_photo_the_server_has_no_room_for_stays_on_the_phone(phone, user, monkeypatch):
    seed(phone, user)

    def full(*_, **__):
        raise Refused(Problem(text=evidence.NO_SPACE, field=FILE))

    with monkeypatch.context() as patch:
        patch.setattr(evidence, "attach", full)
        phone.reload()
        expect(line(phone)).to_have_text(WAITS)

    phone.get_by_role("button", name="Gửi ngay").click()

    expect(line(phone)).to_have_text(SENT)
    everything_once()


def test_a_server_in_trouble_is_asked_again(phone, user):
    seed(phone, user)
    phone.route("**/ho-so/nhan/", lambda route: route.fulfill(status=503, body="bảo trì"))
    phone.reload()
    expect(line(phone)).to_have_text(WAITS)
    phone.unroute("**/ho-so/nhan/")

    phone.reload()

    expect(line(phone)).to_have_text(SENT)
    everything_once()


def test_closed_in_the_middle_another_page_goes_on(phone, user):
    """The first page of the unit sends too: it says whose it is, and how it stands."""
    seed(phone, user)
    phone.route("**/tep/", lambda route: phone.context.pages[0].close())
    phone.reload(wait_until="commit")
    phone.wait_for_event("close")

    again = phone.context.new_page()
    again.goto("/")

    expect(line(again)).to_have_text(SENT)
    everything_once()


def test_two_open_pages_send_it_once(phone, user):
    other = phone.context.new_page()
    seed(phone, user)

    other.goto("/")
    phone.reload()

    expect(line(other)).to_contain_text("Đã gửi, mã HN25-0001.")
    everything_once()


def test_a_session_that_ended_gives_everything_back_after_signing_in(phone, user):
    seed(phone, user)
    phone.context.clear_cookies()
    phone.reload()
    expect(line(phone)).to_have_text(
        "Đã lưu trên máy, chưa gửi. Phiên đăng nhập đã hết. Đăng nhập để gửi"
    )
    assert Nomination.objects.count() == 0

    sign_in(phone, "thon")
    phone.reload()

    expect(line(phone)).to_have_text(SENT)
    everything_once()


def test_another_person_on_that_phone_sends_nothing_of_hers_and_sees_nothing(phone, user):
    seed(phone, user)
    make.user(unit=user.unit, username="nguoi-khac")

    sign_in(phone, "nguoi-khac")
    phone.reload()  # the page still takes the phone for hers
    expect(line(phone)).to_have_text("Đã lưu trên máy. Người viết phải đăng nhập mới gửi được.")
    phone.goto("/")
    phone.goto(PAGE)
    expect(phone.get_by_role("button", name="Cá nhân")).to_be_visible()

    assert Nomination.objects.count() == 0
    assert phone.locator("[data-drafts] li").count() == 0
    sign_in(phone, "thon")
    phone.goto("/")
    expect(line(phone)).to_have_text(SENT)
    everything_once()


def test_what_is_refused_is_said_and_can_be_gone_on_with(phone, user):
    """Not in time by its own word: the draft stays on the phone, and says why."""
    seed(phone, user, kind="nobody")

    phone.reload()

    expect(line(phone)).to_have_text(
        "Đã lưu trên máy, chưa gửi được: Hãy chọn một mục trong danh sách."
    )
    assert phone.evaluate(DRAFTS) == ["open"]


def test_the_first_page_leads_to_what_was_begun_on_the_phone(phone, user):
    seed(phone, user, state="open", page="ai")

    phone.goto("/")

    expect(line(phone)).to_have_text("Trên máy này còn 1 hồ sơ viết dở. Viết tiếp")
    phone.get_by_role("link", name="Viết tiếp", exact=True).click()
    phone.get_by_role("button", name="Viết tiếp Nguyễn Hữu Ước").click()
    expect(phone.locator("section:not([hidden]) [name=full_name]")).to_have_value("Nguyễn Hữu Ước")
    expect(phone.locator("section:not([hidden]) [name=gender][value=male]")).to_be_checked()


# --- Signing out, and seven days -----------------------------------------------------------------


def test_signing_out_asks_first_and_leaves_nothing(phone, user):
    seed(phone, user, state="open", page="ai")
    phone.get_by_role("button", name="Tập thể").click()  # begun: the phone says that work waits
    expect(line(phone)).to_contain_text("Đã lưu trên máy.")
    phone.goto("/tai-khoan/ca-nhan/")

    phone.locator("details.menu summary").click()
    phone.locator("details.menu").get_by_role("button", name="Đăng xuất").click()
    expect(phone.get_by_text("Trên máy này còn hồ sơ hoặc ảnh chưa gửi.")).to_be_visible()
    phone.get_by_role("button", name="Xóa và đăng xuất").click()

    expect(phone.get_by_role("heading", name="Đăng nhập")).to_be_visible()
    expect(phone.locator("body")).to_be_visible()
    phone.wait_for_function("() => !document.cookie")
    left = "async () => (await indexedDB.databases()).length"
    assert phone.evaluate(left) == 0 or phone.evaluate(DRAFTS) == []
    assert phone.evaluate("localStorage.length + document.cookie.length") == 0


SOON = "1 hồ sơ viết trên máy sẽ bị xóa trong một ngày nữa. Hãy gửi trước lúc đó."
OVER = "1 hồ sơ viết trên máy đã quá 7 ngày nên bị xóa. Hãy viết lại."


@pytest.mark.parametrize(
    ("hours", "stays", "words"), [(143, True, ""), (145, True, SOON), (168, False, OVER)]
)
def test_after_seven_days_it_goes_with_a_word_a_day_before(hours, stays, words, phone, user):
    seed(phone, user, age=timedelta(hours=hours), state="open", page="ai")

    phone.goto("/")

    if words:
        expect(phone.locator("[data-warned]")).to_have_text(words)
    phone.goto(PAGE)
    expect(phone.locator("[data-drafts] li")).to_have_count(1 if stays else 0)
    assert len(phone.evaluate(DRAFTS)) == (1 if stays else 0)
