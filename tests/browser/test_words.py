"""The words of an achievement are counted as they are written (U10, U14)."""

import pytest
from playwright.sync_api import expect

from tests import make
from tests.browser.conftest import look, sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def village(person):
    unit = make.unit()
    make.user(unit=unit, username="thon")
    draft = make.nomination(unit=unit, achievement="", awards="", field="welfare")
    page = person()
    sign_in(page, "thon")
    page.goto(f"/ho-so/{draft.code}/buoc/thanh-tich/")
    return page


def test_the_count_follows_the_hand_and_says_what_is_too_much(village, size):
    box, said = village.get_by_label("Tóm tắt thành tích"), village.locator("[data-words-said]")

    expect(said).to_be_hidden()
    box.fill("Trồng 2,4 ha lúa - nuôi gà")
    expect(said).to_have_text("Đã viết 6 chữ, nên nhiều nhất 120.")
    box.fill("chữ " * 153)
    expect(said).to_have_text("Đã viết 153 chữ, nên nhiều nhất 120: dài hơn 33 chữ.")
    village.get_by_text("Xem ba ví dụ").click()
    look(village, "deeds-counted", size)


def test_what_was_kept_on_the_phone_is_counted_too(village):
    village.get_by_label("Tóm tắt thành tích").fill("Trồng lúa giỏi")
    village.wait_for_timeout(600)  # kept 400 ms after the last letter
    again = village.context.new_page()
    village.close(run_before_unload=False)

    again.goto(village.url)

    expect(again.locator("[data-words-said]")).to_have_text("Đã viết 3 chữ, nên nhiều nhất 120.")


def test_counting_is_as_the_house_counts(village):
    from nominations.prose import words_in

    text = "- Từ năm 2021, ông A. làm “đường” 1,3 km… – và 2 cầu\n• giúp 43 hộ"
    village.get_by_label("Tóm tắt thành tích").fill(text)

    count = f"Đã viết {words_in(text)} chữ, nên nhiều nhất 120."
    expect(village.locator("[data-words-said]")).to_have_text(count)
