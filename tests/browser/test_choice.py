"""Pages that ask about many chosen: whose box was emptied is chosen nowhere after."""

import re

import pytest
from playwright.sync_api import expect

from accounts.enums import Role
from nominations.models import Nomination
from tests import make
from tests.browser.conftest import sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def desk(person):
    make.conference()
    make.user(role=Role.CULTURE_OFFICE, username="phongvh")
    for letter in "ABCDE":
        make.nomination(state="submitted", full_name=f"Lê Thị {letter}")
    page = person()
    sign_in(page, "phongvh")
    page.goto("/ho-so/")
    page.locator("[data-check-all]").first.check()
    page.locator(".bulkbar button[value=verify]").click()
    expect(page).to_have_url(re.compile("nhap="))
    return page


def ticked(page):
    return page.locator("input[data-check]:checked").evaluate_all(
        "(boxes) => boxes.map((one) => one.value)"
    )


def test_an_emptied_box_stays_empty_read_again_gone_on_and_gone_back_to(desk):
    page = desk
    boxes = page.locator("input[data-check]")
    expect(page.locator("[data-check-count]")).to_have_text("5")
    left = [boxes.nth(number).get_attribute("value") for number in (0, 3)]
    boxes.nth(0).uncheck()
    boxes.nth(3).uncheck()
    chosen = ticked(page)

    page.reload()
    expect(page.locator("[data-check-count]")).to_have_text("3")
    assert ticked(page) == chosen
    page.get_by_role("link", name="Ghi kết quả kiểm tra nhiều hồ sơ").click()
    expect(page).to_have_url(re.compile("ket-qua"))
    expect(page.locator("[data-check-count]")).to_have_text("3")
    assert sorted(ticked(page)) == sorted(chosen)

    page.go_back()
    expect(page.locator("[data-check-count]")).to_have_text("3")
    page.locator(".bulkbar button").click()
    expect(page).to_have_url(re.compile("da-lam"))
    page.go_back()
    expect(page.locator("input[data-check]")).to_have_count(2)
    expect(page.locator("[data-check-count]")).to_have_text("0")
    assert sorted(Nomination.objects.filter(state="submitted").values_list("code", flat=True)) == (
        sorted(left)
    )


@pytest.mark.parametrize("size", ["desktop"])
def test_all_ticked_again_by_one_box_are_ticked_after_a_reload_too(desk):
    page = desk
    page.locator("input[data-check]").first.uncheck()
    page.get_by_label("Chọn tất cả").check()
    page.reload()

    expect(page.locator("[data-check-count]")).to_have_text("5")


def test_an_emptied_box_is_emptied_on_the_list_and_nobody_goes_on_with_it(desk):
    page = desk
    boxes = page.locator("input[data-check]")
    left = boxes.nth(1).get_attribute("value")
    there = page.url
    boxes.nth(0).uncheck()
    boxes.nth(1).uncheck()
    boxes.nth(0).check()
    chosen = ticked(page)

    page.goto(there)
    assert ticked(page) == chosen
    page.get_by_role("link", name="Trở lại danh sách").first.click()
    expect(page.locator("[data-check-count]")).to_have_text("4")
    assert page.locator(f"input[data-check][value='{left}']").is_checked() is False
    page.locator(".bulkbar button[value=verify]").click()
    expect(page).to_have_url(re.compile("nhap="))
    assert left not in ticked(page)
    assert sorted(ticked(page)) == sorted(chosen)


@pytest.mark.parametrize("size", ["desktop"])
def test_what_was_chosen_before_is_said_on_coming_back_and_cleared_by_one_button(person):
    """All were ticked, days later three more: the press was about all of them, unsaid."""
    make.conference()
    make.user(role=Role.CULTURE_OFFICE, username="phongvh")
    for letter in "ABC":
        make.nomination(state="submitted", full_name=f"Lê Thị {letter}")
    page = person()
    sign_in(page, "phongvh")
    page.goto("/ho-so/")
    before = page.locator("[data-ticks-before]")
    expect(before).to_be_hidden()
    page.locator("[data-check-all]").check()
    expect(before).to_be_hidden()

    page.reload()
    expect(before).to_contain_text("Còn 3 hồ sơ đã chọn từ trước.")
    page.locator("input[data-check]").first.uncheck()
    page.reload()
    expect(before).to_contain_text("Còn 2 hồ sơ đã chọn từ trước.")
    page.get_by_role("button", name="Bỏ chọn tất cả").click()
    expect(before).to_be_hidden()
    expect(page.locator("input:checked")).to_have_count(0)
    page.reload()
    expect(before).to_be_hidden()
