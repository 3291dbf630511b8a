"""Issue 10: what the server does not save of a dossier stays on the phone until it does."""

import pytest
from playwright.sync_api import expect

from nominations.models import Nomination
from tests import make
from tests.browser.conftest import sign_in
from tests.browser.test_offline import EVERYTHING
from tests.browser.waits import PAGE, her_phone, line, seed
from tests.nominations.phone import ALL
from tests.patience import until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
LONG = "x" * 3001  # 3,000 are taken
SHORT = "Nuôi rươi 2,4 ha, giúp 14 hộ làm theo."
FAR = "x" * 161  # 160 are taken
LEADS = "Làm tiếp"


@pytest.fixture
def user():
    make.conference()
    return make.user(unit=make.unit(), username="thon")


@pytest.fixture
def phone(pool, user):
    with her_phone(pool) as page:
        yield page


def drafts(page):
    return page.evaluate(EVERYTHING)["drafts"]


def sent_too_long(phone, user):
    seed(phone, user, boxes=ALL | {"achievement": LONG})
    phone.reload()
    expect(phone.locator("[data-drafts]").get_by_role("button", name=LEADS)).to_be_visible()


def test_a_text_the_server_refused_lies_on_the_phone_and_nothing_else_does(phone, user):
    sent_too_long(phone, user)

    (row,) = drafts(phone)

    assert (row["state"], row["boxes"]) == ("taken", {"achievement": LONG})
    assert "unsent=1" in phone.evaluate(EVERYTHING)["cookies"]  # signing out asks first
    assert (Nomination.objects.get().achievement, Nomination.objects.get().state) == ("", "draft")


def test_in_a_new_session_it_stands_in_its_box_again_and_goes_once_it_is_saved(phone, user):
    sent_too_long(phone, user)
    phone.context.clear_cookies()
    sign_in(phone, "thon")
    phone.goto(PAGE)

    phone.locator("[data-drafts]").get_by_role("button", name=LEADS).click()

    phone.wait_for_url("**/buoc/thanh-tich/")
    box = phone.get_by_label("Tóm tắt thành tích")
    expect(box).to_have_value(LONG)
    assert len(drafts(phone)) == 1
    box.fill(SHORT)
    phone.get_by_role("button", name="Tiếp tục").click()
    phone.wait_for_url("**/buoc/tep/**")
    assert Nomination.objects.get().achievement == SHORT
    phone.goto(PAGE)
    until(lambda: [row["boxes"] for row in drafts(phone)] == [{}], what="the text to go")
    Nomination.objects.update(state="submitted")
    phone.goto("/")
    until(lambda: drafts(phone) == [], what="the row to go")


def test_a_session_that_ended_leaves_it_and_says_so(phone, user):
    sent_too_long(phone, user)
    phone.context.clear_cookies()

    phone.locator("[data-drafts]").get_by_role("button", name=LEADS).click()

    expect(line(phone)).to_contain_text("Phiên đăng nhập đã hết.")
    assert [row["boxes"] for row in drafts(phone)] == [{"achievement": LONG}]


def test_a_line_that_is_lost_leaves_it_and_says_so(phone, user):
    sent_too_long(phone, user)
    phone.route("**/ho-so/nhan/", lambda route: route.abort())

    phone.locator("[data-drafts]").get_by_role("button", name=LEADS).click()

    expect(line(phone)).to_have_text(
        "Chưa mở được: mạng yếu hoặc mất mạng. Chữ vẫn giữ trên máy; có mạng rồi hãy bấm lại."
    )
    assert (phone.url.endswith(PAGE), len(drafts(phone))) == (True, 1)


def test_thrown_away_on_the_server_nothing_of_it_stays(phone, user):
    sent_too_long(phone, user)
    Nomination.objects.all().delete()

    phone.goto(PAGE)

    until(lambda: drafts(phone) == [], what="the row to go")
    expect(phone.locator("[data-drafts] li")).to_have_count(0)


def test_what_no_phone_keeps_is_not_kept_for_being_refused(phone, user):
    """Typed on the page that is still open: it goes along from there, and lies nowhere."""
    phone.get_by_role("button", name="Cá nhân").click()
    phone.locator("section:not([hidden]) [name=full_name]").fill("Nguyễn Hữu Ước")
    phone.locator("section:not([hidden]) button[type=submit]").click()
    phone.locator("[name=address]").evaluate_all("all => all.forEach(one => one.maxLength = 999)")
    phone.locator("section:not([hidden]) [name=address]").fill(FAR)
    for _ in range(6):
        phone.locator("section:not([hidden]) button[type=submit]").click()
    phone.get_by_role("button", name="Gửi hồ sơ").click()
    leads = phone.locator("[data-drafts]").get_by_role("button", name=LEADS)
    expect(leads).to_be_visible()
    assert [row["boxes"] for row in drafts(phone)] == [{}]

    leads.click()

    phone.wait_for_url("**/buoc/viec/")
    expect(phone.get_by_label("Nơi ở hoặc nơi công tác")).to_have_value(FAR)


# --- The row of what the server has --------------------------------------------------------------

LACKS = "Còn thiếu ảnh hoặc tệp biên bản họp. Hãy chụp biên bản."
SAVED = "Chưa gửi hồ sơ HN25-0001. Chữ và ảnh đã lưu ở máy chủ."


def sent_without_minutes(phone, user):
    seed(phone, user, without_files=True)
    phone.reload()
    words = f"{SAVED} Còn phải làm: {LACKS} Hãy bấm “Làm tiếp”."
    expect(phone.locator("[data-drafts] li span")).to_have_text(words)
    expect(line(phone)).to_have_text(f"{words} {LEADS}")


def test_it_says_what_is_saved_what_is_missing_and_what_to_press(phone, user):
    sent_without_minutes(phone, user)

    line(phone).get_by_role("button", name=LEADS).click()

    phone.wait_for_url("**/tiep/")


@pytest.mark.parametrize("how", ["sent", "thrown away", "taken back"])
def test_done_elsewhere_its_row_and_its_line_go_by_themselves(how, phone, user):
    sent_without_minutes(phone, user)
    if how == "sent":
        Nomination.objects.update(state="submitted", submitted_at=make.AT)
    elif how == "taken back":
        Nomination.objects.update(was_taken_back=True)
    else:
        Nomination.objects.all().delete()

    phone.evaluate("() => window.dispatchEvent(new Event('online'))")

    expect(phone.locator("[data-drafts] li")).to_have_count(0)
    expect(line(phone)).to_be_hidden()
    assert drafts(phone) == []


def test_while_it_is_a_draft_its_row_stays(phone, user):
    sent_without_minutes(phone, user)

    phone.reload()

    expect(phone.locator("[data-drafts] li")).to_have_count(1)
    phone.wait_for_load_state("networkidle")
    assert len(drafts(phone)) == 1


def test_the_first_page_leads_to_what_the_phone_still_keeps_and_to_nothing_else(phone, user):
    sent_too_long(phone, user)
    words = "Phần chưa lưu được thì máy này còn giữ."
    phone.goto("/")
    expect(line(phone)).to_contain_text(f"{SAVED} {words} Còn phải làm: ")

    line(phone).get_by_role("button", name=LEADS).click()

    phone.wait_for_url("**/buoc/thanh-tich/")
    phone.get_by_label("Tóm tắt thành tích").fill(SHORT)
    phone.get_by_role("button", name="Tiếp tục").click()
    phone.wait_for_url("**/buoc/tep/**")
    phone.goto("/")
    until(lambda: [row["boxes"] for row in drafts(phone)] == [{}], what="the text to go")
    phone.reload()
    phone.wait_for_load_state("networkidle")
    expect(line(phone)).to_be_hidden()
