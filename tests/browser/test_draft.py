"""A bad line and a closed browser: nothing typed is lost, and the page says how it stands."""

import pytest
from playwright.sync_api import expect

from tests import make
from tests.browser.conftest import bring_axe, look, sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.always]
TEXT = "Chuyển 2,4 ha ruộng trũng sang nuôi rươi, giúp 14 hộ trong thôn làm theo."


@pytest.fixture
def village(person):
    unit = make.unit()
    make.user(unit=unit, username="thon")
    draft = make.nomination(unit=unit, achievement="", awards="")
    page = person()
    sign_in(page, "thon")
    page.address = f"/ho-so/{draft.code}/buoc/thanh-tich/"
    page.goto(page.address)
    return page


def test_text_typed_and_not_sent_is_there_again(village, size):
    """U5, U6: the browser is closed in the middle; only the long text is kept on the phone."""
    village.get_by_label("Tóm tắt thành tích").fill(TEXT)
    again = village.context.new_page()
    village.close(run_before_unload=False)

    again.goto(village.address)

    expect(again.get_by_label("Tóm tắt thành tích")).to_have_value(TEXT)
    expect(again.locator("[data-draft-said]")).to_be_visible()
    look(again, "draft-restored", size)
    kept = again.evaluate("Object.entries(localStorage)")
    assert [key for key, _ in kept] == [f"nhap:{village.address.split('/')[2]}"]
    again.get_by_role("button", name="Tiếp tục").click()
    again.wait_for_url("**/buoc/tep/")
    again.goto(village.address)
    expect(again.locator("[data-draft-said]")).to_be_hidden()


def test_without_network_a_bar_says_so_and_the_text_stays(village, size):
    """U7."""
    village.get_by_label("Tóm tắt thành tích").fill(TEXT)

    bring_axe(village)
    village.context.set_offline(True)

    expect(village.locator("[data-offline]")).to_be_visible()
    expect(village.locator("[data-offline]")).to_have_text(
        "Mất mạng. Chữ đã viết được giữ trên máy này.", use_inner_text=True
    )
    look(village, "offline", size)
    village.context.set_offline(False)
    expect(village.locator("[data-offline]")).to_be_hidden()
    expect(village.get_by_label("Tóm tắt thành tích")).to_have_value(TEXT)


def test_signing_out_leaves_nothing_on_the_phone(village):
    """P5, A5: whoever takes the phone next finds no text."""
    village.get_by_label("Tóm tắt thành tích").fill(TEXT)
    village.goto("/tai-khoan/dang-xuat/")
    assert village.evaluate("localStorage.length") == 1

    village.locator("main").get_by_role("button", name="Đăng xuất").click()

    expect(village.get_by_role("heading", name="Đăng nhập")).to_be_visible()
    assert village.evaluate("localStorage.length") == 0


def test_signing_out_with_words_not_saved_asks_on_our_page_and_leads_back(village, size):
    """The browser asked whether to leave, in words of its own; after it they were gone."""
    asked = []
    village.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    village.get_by_label("Tóm tắt thành tích").fill(TEXT)
    village.evaluate("document.querySelector('.masthead form button').click()")

    expect(village.get_by_text("Trên máy này còn chữ chưa lưu.")).to_be_visible()
    look(village, "sign-out-typed", size)
    village.get_by_role("link", name="Ở lại, lưu trước").click()

    expect(village.get_by_label("Tóm tắt thành tích")).to_have_value(TEXT)
    assert asked == []
    village.evaluate("document.querySelector('.masthead form button').click()")
    village.get_by_role("button", name="Xóa và đăng xuất").click()
    expect(village.get_by_role("heading", name="Đăng nhập")).to_be_visible()
    assert village.evaluate("localStorage.length") == 0


def test_signing_out_with_nothing_typed_asks_nothing(village):
    village.evaluate("document.querySelector('.masthead form button').click()")

    expect(village.get_by_role("heading", name="Đăng nhập")).to_be_visible()
