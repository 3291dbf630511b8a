"""Photos whose line is cut: they go by themselves, and no page is left with one unsent, unasked."""

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from nominations.models import Evidence
from tests.browser.conftest import look
from tests.browser.line import at_step, village_on_a_line

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.always]
LOST = "{}: mất mạng, chưa gửi được"
AGAIN = "Sẽ tự gửi lại sau {} giây. Đã giữ trên máy này: trang bị đóng thì mở lại, máy gửi tiếp."


@pytest.fixture
def size():
    """On a phone."""
    return "phone"


@pytest.fixture
def village(person):
    page = village_on_a_line(person)
    at_step(page, "tep")
    return page


@pytest.fixture
def three(tmp_path) -> list[Path]:
    """anh-1.jpg, anh-2.jpg, anh-3.jpg, no two alike."""
    found = []
    for number, wide in enumerate((40, 41, 42), start=1):
        found.append(tmp_path / f"anh-{number}.jpg")
        Image.new("RGB", (wide, 30), "white").save(found[-1])
    return found


def said(page: Page, kind: str = "photo") -> list[str]:
    return page.locator(f"#upload-{kind} [data-upload-said] span").all_text_contents()


def kept() -> list[str]:
    return list(Evidence.objects.filter(kind="photo").in_order().values_list("name", flat=True))


def test_what_failed_on_the_way_is_held_and_sent_again(village, three):
    """Three chosen at once, the second lost: the others are kept, it goes by one press."""
    posts = []

    def second_is_lost(route):
        posts.append(route.request.url)
        if len(posts) == 2:
            route.abort()
        else:
            route.continue_()

    village.route("**/ho-so/*/tep/", second_is_lost)
    village.locator("#tep-photo").set_input_files(three)

    again = village.get_by_role("button", name="Gửi lại anh-2.jpg")
    expect(again).to_be_visible()
    assert said(village) == [
        "anh-1.jpg: đã nhận", LOST.format("anh-2.jpg"), "anh-3.jpg: đã nhận", AGAIN.format(5),
    ]  # fmt: skip
    again.click()

    expect(village.locator("#files-photo li")).to_have_count(3)
    assert (len(posts), kept()) == (4, ["anh-1.jpg", "anh-3.jpg", "anh-2.jpg"])


def test_it_goes_by_itself_after_the_pauses_of_a_text(village, three):
    village.line.cut = "before"
    village.locator("#tep-photo").set_input_files(three[0])
    for pause in (5, 10, 20, 30, 30):
        expect(village.get_by_text(AGAIN.format(pause))).to_be_visible()
        sent = len(village.line.sent)
        village.clock.run_for(pause * 1000 - 1)
        assert len(village.line.sent) == sent
        if pause == 30:
            village.line.cut = ""
        village.clock.run_for(1)
        if pause == 30:
            break

    expect(village.locator("#files-photo li")).to_have_count(1)
    assert kept() == ["anh-1.jpg"]


def test_the_page_that_holds_one_reads_well(village, three, size):
    village.route("**/ho-so/*/tep/", lambda route: route.abort())
    village.locator("#tep-photo").set_input_files(three[0])
    expect(village.get_by_text(AGAIN.format(5))).to_be_visible()
    village.clock.resume()  # axe waits for it

    look(village, "upload-held", size)


def test_it_goes_at_once_when_the_line_is_back(village, three):
    village.line.cut = "before"
    village.locator("#tep-photo").set_input_files(three[:2])
    expect(village.get_by_text(AGAIN.format(5))).to_be_visible()

    village.line.cut = ""
    village.evaluate("window.dispatchEvent(new Event('online'))")

    expect(village.locator("#files-photo li")).to_have_count(2)
    assert kept() == ["anh-1.jpg", "anh-2.jpg"]


def test_one_whose_answer_was_lost_is_no_fault_when_it_goes_again(village, three):
    village.line.cut = "after"
    village.locator("#tep-photo").set_input_files(three[0])
    expect(village.get_by_text(AGAIN.format(5))).to_be_visible()

    village.line.cut = ""
    village.clock.run_for(5_000)

    expect(village.locator("#files-photo li")).to_have_count(1)
    assert (kept(), said(village)) == (["anh-1.jpg"], [])


def test_one_chosen_beside_a_held_one_leaves_neither(village, three):
    village.line.cut = "before"
    village.locator("#tep-photo").set_input_files(three[0])
    expect(village.get_by_text(AGAIN.format(5))).to_be_visible()

    village.line.cut = ""
    village.locator("#tep-photo").set_input_files(three[1])

    expect(village.locator("#files-photo li")).to_have_count(2)
    assert kept() == ["anh-1.jpg", "anh-2.jpg"]


def test_the_page_stays_while_another_form_of_it_holds_a_file(village, three):
    """The list shown anew by the minutes took away the photo that waited beside them."""
    village.line.cut = "before"
    village.locator("#tep-photo").set_input_files(three[0])
    expect(village.get_by_text(AGAIN.format(5))).to_be_visible()

    village.line.cut = ""
    village.locator("#tep-minutes").set_input_files(three[1])
    expect(village.locator("#upload-minutes")).to_contain_text("anh-2.jpg: đã nhận")
    assert said(village) == [LOST.format("anh-1.jpg"), AGAIN.format(5)]
    village.clock.run_for(5_000)

    expect(village.locator("#files-photo li")).to_have_count(1)
    expect(village.get_by_role("link", name="anh-2.jpg", exact=True)).to_be_visible()


@pytest.mark.parametrize("way", ["link", "back"])
def test_leaving_with_one_unsent_asks(village, three, way):
    """It was gone without a word: by “Xem lại và gửi”, by Back."""
    asked = []
    village.on("dialog", lambda one: (asked.append(one.type), one.dismiss()))
    village.route("**/ho-so/*/tep/", lambda route: route.abort())
    stood = village.url
    village.locator("#tep-photo").set_input_files(three[0])
    expect(village.get_by_text(AGAIN.format(5))).to_be_visible()

    if way == "link":
        with village.expect_event("dialog"):
            village.get_by_role("link", name="Xem lại và gửi").click()
    else:
        with village.expect_event("dialog"):
            village.evaluate("history.back()")

    assert (asked, village.url) == (["beforeunload"], stood)
    assert said(village) == [LOST.format("anh-1.jpg"), AGAIN.format(5)]
    village.unroute("**/ho-so/*/tep/")
    village.clock.run_for(5_000)
    expect(village.locator("#files-photo li")).to_have_count(1)
    village.get_by_role("link", name="Xem lại và gửi").click()
    village.wait_for_url("**/gui/")
    assert asked == ["beforeunload"]
