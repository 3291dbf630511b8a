"""Two forms of one page on a bad line, and a form whose answer was lost after the write."""

import re

import pytest
from playwright.sync_api import expect

from nominations.models import Evidence
from tests import lay, make
from tests.browser.line import LOST, at_step, press, village_on_a_line

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
WAITS = "Lần trước đang gửi. Hãy bấm lại sau."


@pytest.fixture
def size():
    """On a phone."""
    return "phone"


@pytest.fixture
def village(person):
    return village_on_a_line(person)


def with_photos(village, count=2):
    draft = at_step(village, "tep")
    for n in range(count):
        lay.row(
            Evidence(
                nomination=draft, kind="photo", file=f"x{n}.jpg", name=f"x{n}.jpg", size=1,
                media_type="image/jpeg", sha256=f"{n + 7:064d}", added_at=make.AT,
            )
        )  # fmt: skip
    village.reload()
    return draft


def test_a_second_form_pressed_while_the_first_is_on_its_way_is_told_to_wait(village):
    with_photos(village)
    village.line.cut = "hangs"
    first, second = press(village, "Bỏ x0.jpg"), press(village, "Bỏ x1.jpg")

    expect(second.locator("xpath=following-sibling::*[1]")).to_have_text(WAITS)
    expect(village.get_by_text(WAITS)).to_have_count(1)
    assert second.get_attribute("aria-busy") is None
    assert first.get_attribute("aria-busy") == "true"
    second.click()
    village.clock.run_for(9_000)
    first.click()  # after the guard of honoree.js let go: the same is said there
    expect(first.locator("xpath=following-sibling::*[1]")).to_have_text(WAITS)
    expect(village.get_by_text(WAITS)).to_have_count(1)
    assert len(village.line.sent) == 1

    village.clock.run_for(11_000)
    expect(village.get_by_text(LOST.format(5))).to_be_visible()
    expect(village.get_by_text(WAITS)).to_have_count(0)
    village.line.cut = ""
    second.click()
    expect(village.get_by_text("Đã bỏ tệp x1.jpg.")).to_be_visible()


def test_the_second_goes_as_soon_as_the_first_was_given_up(village):
    with_photos(village)
    village.line.cut = "hangs"
    press(village, "Bỏ x0.jpg")
    second = press(village, "Bỏ x1.jpg")
    expect(village.get_by_text(WAITS)).to_be_visible()
    village.line.cut = ""
    next(one for one in village.line.held if one.request.method == "POST").abort()
    expect(village.get_by_text(LOST.format(5))).to_be_visible()

    second.click()

    expect(village.get_by_text("Đã bỏ tệp x1.jpg.")).to_be_visible()


@pytest.mark.parametrize("what", ["tep", "xoa"])
def test_done_before_its_answer_was_lost_it_leads_on(village, what):
    draft = with_photos(village, 1)
    if what == "xoa":
        village.goto(f"/ho-so/{draft.code}/xoa/")
    village.line.cut = "after"
    press(village, "Bỏ x0.jpg" if what == "tep" else "Xóa bản nháp")
    expect(village.get_by_text(LOST.format(5))).to_be_visible()

    village.line.cut = ""
    village.get_by_role("button", name="Gửi lại ngay").click()

    says = {"tep": "Tệp này không còn trong hồ sơ.", "xoa": "Bản nháp này đã xóa."}[what]
    expect(village.get_by_text(says)).to_be_visible()
    expect(village).to_have_url(re.compile(r"/buoc/tep/$" if what == "tep" else r":\d+/$"))
