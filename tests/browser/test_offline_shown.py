"""What a phone opened without a line shows first: what is being written, then a new one."""

import pytest
from playwright.sync_api import expect

from tests import make
from tests.browser.conftest import sign_in
from tests.browser.test_offline_worker import CACHES, PAGE
from tests.browser.waits import her_phone, seed
from tests.nominations.phone import ALL
from tests.patience import until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
OTHER = "Viết một hồ sơ khác"
ORDER = """() => [...document.querySelectorAll('[data-view=start] > *')]
    .filter((one) => one.checkVisibility()).map((one) => one.tagName)"""


@pytest.fixture
def user():
    make.conference()
    return make.user(unit=make.unit(), username="thon")


@pytest.fixture
def phone(pool, user):
    with her_phone(pool) as page:
        yield page


def rows(page):
    return page.locator("[data-drafts] li span")


@pytest.mark.parametrize(
    ("kind", "boxes", "at", "words"),
    [
        ("individual", {}, "linh-vuc", "Đang viết: Ông Nguyễn Hữu Ước, bước 3/8"),
        ("individual", {"gender": "female"}, "xem", "Đang viết: Bà Nguyễn Hữu Ước, bước 8/8"),
        ("individual", {"gender": ""}, "ai", "Đang viết: Nguyễn Hữu Ước, bước 1/8"),
        ("individual", {"full_name": ""}, "viec", "Đang viết: Chưa ghi tên, bước 2/8"),
        ("household", {}, "linh-vuc", "Đang viết: Nguyễn Hữu Ước, bước 4/9"),
    ],
)
def test_what_is_being_written_stands_first_and_another_is_the_second_choice(
    kind, boxes, at, words, phone, user
):
    seed(phone, user, state="open", page=at, kind=kind, boxes=ALL | boxes)

    phone.goto(PAGE)

    expect(rows(phone)).to_have_text(words)
    expect(phone.get_by_role("button", name="Cá nhân")).to_be_hidden()
    assert phone.evaluate(ORDER)[0] == "UL"
    phone.get_by_role("button", name=OTHER).click()
    expect(phone.get_by_role("button", name=OTHER)).to_be_hidden()
    phone.get_by_role("button", name="Tập thể").click()
    phone.locator("section:not([hidden]) [data-back]").click()
    expect(rows(phone)).to_have_count(2)
    expect(phone.get_by_role("button", name="Cá nhân")).to_be_hidden()


def test_a_reload_in_the_midst_of_it_leads_on_in_one_tap(phone, user):
    phone.get_by_role("button", name="Cá nhân").click()
    phone.locator("section:not([hidden]) [name=full_name]").fill("Vũ Thị Thơm")
    phone.locator("section:not([hidden]) [name=gender][value=female]").check()
    phone.locator("section:not([hidden]) button[type=submit]").click()
    expect(phone.get_by_role("heading", name="Làm gì, ở đâu?")).to_be_visible()
    expect(phone.locator("[data-unsent]")).to_contain_text("Đã lưu trên máy.")

    phone.reload()

    expect(rows(phone)).to_have_text("Đang viết: Bà Vũ Thị Thơm, bước 2/8")
    phone.get_by_role("button", name="Viết tiếp Vũ Thị Thơm").click()
    expect(phone.get_by_role("heading", name="Làm gì, ở đâu?")).to_be_visible()


def test_with_nothing_begun_a_new_one_is_asked_for_at_once(phone):
    expect(phone.get_by_role("button", name="Cá nhân")).to_be_visible()
    expect(phone.get_by_role("button", name=OTHER)).to_be_hidden()
    expect(phone.locator("[data-elsewhere]")).to_be_hidden()


def test_in_the_place_of_a_dossiers_page_it_names_that_dossier(pool, user):
    draft = make.nomination(unit=user.unit)
    context = pool.own(size="phone")
    context.set_default_timeout(20_000)
    page = context.new_page()
    sign_in(page, "thon")
    page.goto("/")
    until(lambda: len(page.evaluate(CACHES)) == 1, what="what a phone keeps")
    page.goto(f"/ho-so/{draft.code}/buoc/linh-vuc/")
    context.set_offline(True)

    page.reload()

    expect(page.locator("[data-elsewhere] span")).to_have_text(
        f"Đang viết khi có mạng: hồ sơ {draft.code}, “Thành tích thuộc lĩnh vực nào?”. Chữ đã viết "
        "vẫn còn, cả chữ chưa bấm lưu. Có mạng lại, hãy bấm “Mở lại hồ sơ này”."
    )
    expect(page.get_by_role("button", name="Cá nhân")).to_be_hidden()
    expect(page.get_by_role("button", name=OTHER)).to_be_visible()
    page.goto("/ho-so/")
    expect(page.locator("[data-elsewhere]")).to_be_hidden()
    page.go_back()
    context.set_offline(False)
    page.get_by_role("button", name="Mở lại hồ sơ này").click()
    expect(page.get_by_role("heading", name="Thành tích thuộc lĩnh vực nào?")).to_be_visible()
    context.close()
