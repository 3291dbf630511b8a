"""R4: a 403 is no session that ended: once more with a fresh token, then what is true is said."""

import pytest
from playwright.sync_api import expect

from nominations.models import Nomination
from tests import make
from tests.browser.waits import (
    DRAFTS,
    PAGE,
    SENT,
    everything_once,
    her_phone,
    line,
    seed,
)  # fmt: skip

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
NO_RIGHT = (
    "Đã lưu trên máy, chưa gửi. Tài khoản này không có quyền gửi hồ sơ. Chữ và ảnh vẫn giữ trên "
    "máy; hãy gọi Phòng Văn hóa - Xã hội."
)
DENIES = (
    "Đã lưu trên máy, chưa gửi. Máy chủ không nhận từ máy này. Chữ và ảnh vẫn giữ trên máy; hãy "
    "mở lại trang này, vẫn không được thì gọi Phòng Văn hóa - Xã hội."
)


@pytest.fixture
def user():
    make.conference()
    return make.user(unit=make.unit(), username="thon")


@pytest.fixture
def phone(pool, user):
    with her_phone(pool) as page:
        yield page


def denied(phone, there, *, times):
    """The first so many posts there; the tokens that were sent."""
    tokens: list[str] = []

    def answer(route):
        if route.request.method != "POST":
            route.continue_()
            return
        tokens.append(route.request.headers["x-csrftoken"])
        if len(tokens) <= times:
            route.fulfill(status=403, body="<p>403</p>")
        else:
            route.continue_()

    phone.route(there, answer)
    return tokens


@pytest.mark.parametrize("there", ["**/ho-so/nhan/", "**/tep/", "**/gui/"])
def test_a_token_that_does_not_hold_is_asked_anew_and_it_is_sent_once(there, phone, user):
    seed(phone, user)
    tokens = denied(phone, there, times=1)

    phone.reload()

    expect(line(phone)).to_have_text(SENT)
    everything_once()
    assert (len(tokens), len(set(tokens))) == (2, 2)


@pytest.mark.parametrize("there", ["**/ho-so/nhan/", "**/tep/", "**/gui/"])
def test_denied_again_everything_stays_and_it_is_said(there, phone, user):
    seed(phone, user)
    tokens = denied(phone, there, times=2)

    phone.reload()

    expect(line(phone)).to_have_text(DENIES)
    assert (phone.evaluate(DRAFTS), len(tokens)) == (["queued"], 2)
    phone.get_by_role("button", name="Gửi ngay").click()
    expect(line(phone)).to_have_text(SENT)
    everything_once()


def test_a_right_that_is_lost_is_said_and_nothing_is_posted(phone, user):
    seed(phone, user)
    tokens = denied(phone, "**/ho-so/nhan/", times=0)
    user.role = "door"
    user.save()

    phone.reload()

    expect(line(phone)).to_have_text(NO_RIGHT)
    assert (phone.evaluate(DRAFTS), tokens, Nomination.objects.count()) == (["queued"], [], 0)


def test_a_session_that_ends_between_says_to_sign_in(phone, user):
    seed(phone, user)

    def answer(route):
        if route.request.method == "POST":
            phone.context.clear_cookies()
            route.fulfill(status=403, body="<p>403</p>")
        else:
            route.continue_()

    phone.route("**/ho-so/nhan/", answer)
    phone.reload()

    expect(line(phone)).to_contain_text("Phiên đăng nhập đã hết. Đăng nhập để gửi")
    assert phone.evaluate(DRAFTS) == ["queued"]
    assert phone.url.endswith(PAGE)
