"""What a page on a bad line does: tries again, keeps what is written since, shows each answer."""

import pytest
from playwright.sync_api import expect

from accounts.models import User
from nominations.actions import evidence
from nominations.models import Nomination
from tests import make
from tests.browser.conftest import look, sign_in
from tests.browser.line import LOST, TEXT, at_step, press, village_on_a_line
from tests.patience import until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
LINK = "Chưa mở được trang: mạng yếu hoặc mất mạng. Có mạng rồi hãy bấm lại."
MORE = "Nuôi rươi 2,4 ha, giúp 15 hộ trong thôn làm theo."


@pytest.fixture
def size():
    """On a phone."""
    return "phone"


@pytest.fixture
def village(person):
    return village_on_a_line(person)


def test_what_is_written_meanwhile_is_what_is_kept(village):
    """The first words had arrived: the others would have met them as somebody else's (409)."""
    draft = at_step(village, "thanh-tich")
    village.get_by_label("Tóm tắt thành tích").fill(TEXT)
    village.line.cut = "after"
    press(village)
    expect(village.get_by_text(LOST.format(5))).to_be_visible()
    assert make.fresh(draft).achievement == TEXT

    village.get_by_label("Tóm tắt thành tích").fill(MORE)
    village.line.cut = ""
    village.clock.run_for(5_000)

    village.wait_for_url("**/buoc/tep/")
    assert make.fresh(draft).achievement == MORE


def test_what_cannot_have_left_the_phone_is_sent_once_as_it_stands_by_then(village):
    draft = at_step(village, "thanh-tich")
    village.get_by_label("Tóm tắt thành tích").fill(TEXT)
    village.context.set_offline(True)
    press(village)
    expect(village.get_by_text(LOST.format(5))).to_be_visible()
    village.get_by_label("Tóm tắt thành tích").fill(MORE)
    village.line.sent = []

    village.context.set_offline(False)

    village.wait_for_url("**/buoc/tep/")
    assert (len(village.line.sent), make.fresh(draft).achievement) == (1, MORE)


def test_another_button_pressed_meanwhile_is_the_one_that_counts(village):
    draft = at_step(village, "thanh-tich")
    village.get_by_label("Tóm tắt thành tích").fill(TEXT)
    village.line.cut = "after"
    press(village)
    expect(village.get_by_text(LOST.format(5))).to_be_visible()
    village.get_by_label("Tóm tắt thành tích").fill(MORE)

    village.line.cut = ""
    press(village, "Để sau, tôi làm tiếp")

    expect(village.get_by_text(f"Đã lưu nháp {draft.code}.")).to_be_visible()
    assert make.fresh(draft).achievement == MORE


def test_another_persons_words_are_not_written_over_by_a_late_press(village):
    """R5 holds: only one's own words, that arrived, are no obstacle."""
    draft = at_step(village, "thanh-tich")
    village.get_by_label("Tóm tắt thành tích").fill(TEXT)
    village.line.cut = "before"
    press(village)
    expect(village.get_by_text(LOST.format(5))).to_be_visible()
    Nomination.objects.filter(pk=draft.pk).update(achievement="Của người khác.", version=9)

    village.line.cut = ""
    village.clock.run_for(5_000)

    expect(village.locator("#error-summary")).to_contain_text("Của người khác.")
    expect(village.get_by_label("Tóm tắt thành tích")).to_have_value(TEXT)
    assert make.fresh(draft).achievement == "Của người khác."


def test_it_is_tried_again_after_5_10_20_and_30_seconds_and_when_asked(village):
    at_step(village, "hop")
    village.line.cut = "before"
    press(village)
    for pause in (5, 10, 20, 30, 30):
        expect(village.get_by_text(LOST.format(pause))).to_be_visible()
        tried = len(village.line.sent)
        village.clock.run_for(pause * 1000 - 1)
        assert len(village.line.sent) == tried
        village.clock.run_for(1)
    expect(village.get_by_text(LOST.format(30))).to_be_visible()
    assert len(village.line.sent) == 6

    village.line.cut = ""
    village.keyboard.press("Tab")
    village.keyboard.press("Tab")
    again = village.get_by_role("button", name="Gửi lại ngay")
    expect(again).to_be_focused()
    village.keyboard.press("Enter")
    village.wait_for_url("**/buoc/phieu/*")


def test_a_line_that_is_there_again_is_used_at_once(village):
    """The bar on top, that says to press again, is not said beside it."""
    at_step(village, "hop")
    village.line.cut = "before"
    press(village)
    expect(village.get_by_text(LOST.format(5))).to_be_visible()
    village.line.cut = ""
    village.context.set_offline(True)
    until(lambda: not village.evaluate("navigator.onLine"), what="the network to go")
    expect(village.locator("[data-offline]")).to_be_hidden()
    village.clock.run_for(5_000)
    expect(village.get_by_text(LOST.format(10))).to_be_visible()
    expect(village.locator("[data-offline]")).to_be_hidden()

    village.context.set_offline(False)

    village.wait_for_url("**/buoc/phieu/*")


def test_an_answer_that_does_not_come_is_waited_for_for_20_seconds(village):
    at_step(village, "hop")
    village.line.cut = "hangs"
    button = press(village)
    village.clock.run_for(9_000)
    button.click()  # a second tap, after the guard of honoree.js let go
    press(village, "Để sau, tôi làm tiếp")
    village.clock.run_for(10_999)
    assert len(village.line.sent) == 1
    expect(village.get_by_role("button", name="Gửi lại ngay")).to_have_count(0)

    village.clock.run_for(1)

    expect(village.get_by_text(LOST.format(5))).to_be_visible()


@pytest.mark.parametrize("status", [200, 502, 503, 504])
def test_what_others_answer_is_no_answer(village, status):
    """A gateway whose house is away, a free WLAN that wants to be signed in to."""
    at_step(village, "hop")
    village.route("**/buoc/hop/", lambda route: route.fulfill(status=status, body="<h1>WLAN</h1>"))
    press(village)
    expect(village.get_by_text(LOST.format(5))).to_be_visible()
    village.unroute("**/buoc/hop/")

    village.clock.run_for(5_000)

    village.wait_for_url("**/buoc/phieu/*")


def test_a_refused_page_is_shown_by_one_request_and_holds_as_any_other(village):
    draft = at_step(village, "ai")
    there = village.url
    village.goto("/")
    village.goto(there)
    village.line.sent = []
    village.get_by_label("Năm sinh").fill("3000")
    press(village)

    expect(village.locator("#error-summary")).to_be_focused()
    expect(village).to_have_title("Lỗi: Người được giới thiệu là ai? – xã Đại Sơn")
    assert (village.url, len(village.line.sent)) == (there, 1)
    village.reload()
    expect(village.get_by_label("Năm sinh")).to_have_value("3000")
    village.get_by_label("Năm sinh").fill("3001")
    press(village)
    expect(village.locator("#error-summary")).to_be_focused()
    village.locator(".brand").click()
    village.wait_for_url(lambda url: url != there)
    village.go_back()
    expect(village.get_by_label("Năm sinh")).to_have_value("3001")  # the house kept it
    village.get_by_label("Năm sinh").fill("1961")
    press(village)
    village.wait_for_url("**/buoc/viec/")
    assert make.fresh(draft).birth_year == 1961


def test_words_typed_while_a_refusal_is_on_its_way_stay(village):
    at_step(village, "ai")
    village.get_by_label("Năm sinh").fill("3000")
    village.line.cut = "hangs"
    press(village)
    village.get_by_label("Năm sinh").fill("1961")
    village.line.cut = ""
    village.line.held.pop().continue_()

    expect(village.locator("#error-summary")).to_be_visible()
    expect(village.get_by_label("Năm sinh")).to_have_value("1961")


def test_a_page_that_is_no_form_is_told_beside_the_button(village):
    """The dossier was thrown away meanwhile: what was typed stands where it was typed."""
    draft = at_step(village, "thanh-tich")
    village.get_by_label("Tóm tắt thành tích").fill(TEXT)
    there = village.url
    evidence.discard(draft, by=User.objects.get(username="thon"), at=make.AT)
    press(village)

    expect(village.get_by_text("Không có trang này.")).to_be_visible()
    expect(village.get_by_label("Tóm tắt thành tích")).to_have_value(TEXT)
    assert village.url == there


def test_whose_session_ended_signs_in_and_has_the_words_back(village):
    draft = at_step(village, "thanh-tich")
    village.get_by_label("Tóm tắt thành tích").fill(MORE)
    village.context.clear_cookies(name="session")
    press(village)

    village.wait_for_url(lambda url: "/dang-nhap/?next=" in url)
    village.fill("#id_login", "thon")
    village.fill("#id_password", make.PASSWORD)
    village.click("main button[type=submit]")
    press(village, "Gửi lại như đã viết")
    village.wait_for_url("**/buoc/tep/")
    assert make.fresh(draft).achievement == MORE


def test_the_enter_key_has_its_words_beside_the_button_that_is_seen(village):
    """It presses a button that nobody sees, at the head of the page."""
    at_step(village, "viec")
    village.line.cut = "before"
    village.get_by_label("Chức vụ, nghề nghiệp").press("Enter")

    expect(village.locator(".actions + .said-beside")).to_contain_text(LOST.format(5))
    village.line.cut = ""
    village.clock.run_for(5_000)
    village.wait_for_url("**/buoc/tep/")


def test_the_link_that_begins_is_held_too(village):
    village.goto("/")
    there = village.url
    village.line.cut = "before"
    village.locator("main a.task, main a.btn").first.press("Enter")

    expect(village.get_by_text(LINK)).to_be_visible()
    assert village.url == there


def test_a_link_on_a_cut_line_leaves_the_page_where_it_is(village):
    at_step(village, "tep")
    there = village.url
    village.line.cut = "before"
    link = village.get_by_role("link", name="Xem lại và gửi")
    link.click()
    words = village.get_by_text(LINK)
    expect(words).to_be_in_viewport()
    expect(link).to_be_focused()
    village.clock.resume()  # axe waits for it
    look(village, "line-link", "phone")
    village.locator(".brand").click()  # above the page: the bar says it
    expect(village.locator("[data-offline]")).to_be_visible()
    expect(words).to_have_count(0)
    assert village.url == there

    village.line.cut = ""
    link.click()
    village.wait_for_url("**/gui/")


def test_the_words_beside_a_button_hold(village):
    at_step(village, "thanh-tich")
    village.line.cut = "before"
    press(village)
    expect(village.get_by_text(LOST.format(5))).to_be_visible()
    village.clock.resume()  # axe waits for it

    look(village, "line-lost", "phone")


def test_without_script_a_form_is_sent_as_ever(person):
    make.conference()
    make.user(unit=make.unit(), username="thon")
    page = person(scripts=False)
    sign_in(page, "thon")
    page.goto("/ho-so/moi/")
    page.get_by_label("Cá nhân").check()
    press(page)
    page.wait_for_url("**/buoc/ai/")
    assert Nomination.objects.count() == 1
