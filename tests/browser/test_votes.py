"""The approval meeting's form: the count of ticked rows, and the button that fills the votes."""

import re

import pytest
from playwright.sync_api import expect

from accounts.enums import Role
from accounts.models import User
from tests import make
from tests.browser.conftest import look, sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
NONE = "Chưa đánh dấu hồ sơ nào. Hãy đánh dấu ô ở đầu dòng rồi bấm lại."
PRESENT = "Hãy nhập số người có mặt."


@pytest.fixture
def leader(person):
    make.conference()
    for name in ("Lê Thị Một", "Lê Thị Hai"):
        make.nomination(state="verified", full_name=name)
    make.user(role=Role.LEADERSHIP, username="lanhdao")
    page = person()
    sign_in(page, "lanhdao")
    return page


def test_the_button_says_what_is_missing_and_the_count_is_right_after_an_error(leader):
    page = leader
    page.goto("/ho-so/hop-xet-duyet/")
    fill = page.get_by_role("button", name="Mọi người có mặt đều đồng ý")

    fill.click()
    expect(page.get_by_text(NONE)).to_be_visible()
    expect(page.get_by_text(PRESENT)).to_be_visible()

    page.locator("input[data-check]").first.check()
    fill.click()
    expect(page.get_by_text(NONE)).to_be_hidden()
    expect(page.get_by_text(PRESENT)).to_be_visible()

    page.locator("#id_present").fill("14")
    fill.click()
    expect(page.get_by_text(PRESENT)).to_be_hidden()
    expect(page.locator("[data-agree]").first).to_have_value("14")

    page.locator("input[data-check]").nth(1).check()
    for box, votes in (("-agree", "10"), ("-disagree", "3")):
        page.locator(f"tbody tr:nth-child(2) [name$='{box}']").fill(votes)
    page.locator("#id_present").fill("13")
    fill.click()  # who counted the votes of one dossier keeps them
    expect(
        page.get_by_text("Đã điền 1 hồ sơ. 1 hồ sơ đã nhập phiếu: giữ như đã nhập.")
    ).to_be_visible()
    expect(page.locator("[data-agree]").nth(0)).to_have_value("13")
    expect(page.locator("[data-agree]").nth(1)).to_have_value("10")
    page.locator("input[data-check]").nth(1).uncheck()

    page.get_by_role("button", name="Ghi kết quả xét duyệt").click()  # the day is missing
    expect(page.locator("#error-summary")).to_be_visible()
    expect(page.locator("[data-check-count]")).to_have_text("1")


def test_a_page_turned_or_filtered_is_gone_back_to(leader, monkeypatch):
    """It answered a form: Back found nothing there, and the votes typed since were gone."""
    monkeypatch.setattr("nominations.web.approval.PER_PAGE", 1)
    page = leader
    page.on("dialog", lambda asked: asked.accept())
    page.goto("/ho-so/hop-xet-duyet/")
    page.locator("#id_chair").fill("Ông Minh")
    page.locator("#pager button").first.click()
    expect(page).to_have_url(re.compile("nhap="))
    page.locator("input[data-check]").first.check()
    page.locator("[data-agree]").first.fill("12")
    page.locator("tbody th a").first.click()
    expect(page).to_have_url(re.compile("/HN25-"))
    page.go_back()

    expect(page.locator("#id_chair")).to_have_value("Ông Minh")
    expect(page.locator("[data-agree]").first).to_have_value("12")


def test_whoever_looks_at_a_dossier_finds_the_votes_as_they_were_typed(leader):
    page = leader
    page.on("dialog", lambda asked: asked.accept())
    page.goto("/ho-so/hop-xet-duyet/")
    page.locator("input[data-check]").first.check()
    typed = {"#id_present": "14", "#id_chair": "Ông Minh", "[data-agree] >> nth=0": "12"}
    for box, words in typed.items():
        page.locator(box).fill(words)

    page.locator("tbody th a").first.click()
    expect(page).to_have_url(re.compile("/HN25-"))
    page.go_back()

    for box, words in typed.items():
        expect(page.locator(box)).to_have_value(words)
    expect(page.locator("input[data-check]").first).to_be_checked()


@pytest.mark.parametrize("turned", [False, True])
def test_back_from_a_dossier_the_answers_to_a_lost_vote_stand_as_typed(turned, leader, monkeypatch):
    """The page asked for again had no such boxes: the votes stood there, the answer was gone."""
    if turned:
        monkeypatch.setattr("nominations.web.approval.PER_PAGE", 1)
    page = leader
    page.on("dialog", lambda asked: asked.accept())
    page.goto("/ho-so/hop-xet-duyet/")
    words = {"held_on": "15/8/2025", "chair": "Ông", "invited": "15", "present": "14"}
    for box, text in words.items():
        page.locator(f"#id_{box}").fill(text)
    page.locator("input[data-check]").first.check()
    page.locator("[data-agree]").first.fill("5")
    page.locator("[name$='-disagree']").first.fill("9")
    if turned:  # what is asked about stands on another page than the one it was pressed on
        page.locator("#pager button").first.click()
        expect(page).to_have_url(re.compile("nhap="))
    page.get_by_role("button", name="Ghi kết quả xét duyệt").click()
    expect(page.locator("#error-summary")).to_be_visible()
    page.get_by_role("radio", name="Không duyệt").check()
    page.locator("[name$='-reason']").fill("Không đủ phiếu")
    page.locator("[data-agree]").first.fill("6")

    page.locator("tbody th a").first.click()
    expect(page).to_have_url(re.compile("/HN25-"))
    page.go_back()

    expect(page).to_have_url(re.compile("/hop-xet-duyet/.*nhap="))
    expect(page.get_by_role("radio", name="Không duyệt")).to_be_checked()
    expect(page.locator("[name$='-reason']")).to_have_value("Không đủ phiếu")
    expect(page.locator("[data-agree]").first).to_have_value("6")
    expect(page.locator("input[data-check]").first).to_be_checked()


def test_back_from_the_results_no_other_dossier_is_ticked(leader):
    """The one that was is gone from the page, and the browser ticked the box in its place."""
    desk = make.unit(name="Văn phòng", kind="office")
    User.objects.filter(username="lanhdao").update(unit=desk)
    page = leader
    page.goto("/ho-so/hop-xet-duyet/")
    words = {"held_on": "15/8/2025", "chair": "Ông", "invited": "15", "present": "14"}
    for box, text in words.items():
        page.locator(f"#id_{box}").fill(text)
    page.locator("input[data-check]").first.check()
    page.locator("[data-agree]").first.fill("14")
    page.get_by_role("button", name="Ghi kết quả xét duyệt").click()
    expect(page).to_have_url(re.compile("da-lam"))
    page.go_back()

    expect(page.locator("input[data-check]")).to_have_count(1)
    expect(page.locator("input[data-check]")).not_to_be_checked()
    expect(page.locator("[data-check-count]")).to_have_text("0")


def test_on_a_phone_the_boxes_of_a_row_show_once_it_is_ticked(demo, person, size):
    """Twenty rows of three empty boxes were ten thousand pixels long; on paper all stand."""
    page = person(own=True)  # its media is changed
    sign_in(page, "lanhdao")
    page.goto("/ho-so/hop-xet-duyet/")
    box, votes = page.locator("input[data-check]").first, page.locator("[data-agree]").first

    expect(votes).to_be_visible(visible=size != "phone")
    box.check()
    expect(votes).to_be_visible()
    box.uncheck()
    expect(votes).to_be_visible(visible=size != "phone")
    page.emulate_media(media="print")
    expect(votes).to_be_visible()


def test_on_a_phone_votes_typed_fold_behind_a_line_until_they_are_typed_anew(leader, size):
    page = leader
    page.goto("/ho-so/hop-xet-duyet/")
    for box, words in {
        "held_on": "15/8/2025",
        "chair": "Ông",
        "invited": "15",
        "present": "14",
    }.items():
        page.locator(f"#id_{box}").fill(words)
    for box in page.locator("input[data-check]").all():
        box.check()
    page.locator("[data-agree]").nth(0).fill("14")
    page.locator("[data-agree]").nth(1).fill("99")
    page.get_by_role("button", name="Ghi kết quả xét duyệt").click()
    typed, said = page.locator("[data-agree]").nth(0), page.locator(".votes-said")

    expect(page.locator("#error-summary")).to_be_visible()
    expect(said).to_be_visible(visible=size == "phone")
    expect(typed).to_be_visible(visible=size != "phone")
    expect(page.locator("#id_chair")).to_be_hidden()
    page.locator("footer").scroll_into_view_if_needed()  # or the bar lies over a part of a row
    look(page, "hop-xet-duyet-gap", size)
    if size == "phone":
        said.locator("summary").click()
    typed.fill("13")
    expect(said).to_have_count(0)
    expect(typed).to_be_visible()


def test_votes_beside_an_empty_box_are_said_kept_and_thrown_away(leader, size):
    """Each page on the way holds: nothing sticks out, nothing overlaps, axe silent."""
    desk = make.unit(name="Văn phòng", kind="office")
    User.objects.filter(username="lanhdao").update(unit=desk)
    page = leader
    page.goto("/ho-so/hop-xet-duyet/")
    words = {"held_on": "15/8/2025", "chair": "Ông", "invited": "15", "present": "14"}
    for box, text in words.items():
        page.locator(f"#id_{box}").fill(text)
    for number in (0, 1):  # a phone shows the boxes of a row once it is ticked
        page.locator("input[data-check]").nth(number).check()
        page.locator("[data-agree]").nth(number).fill("14")
    page.locator("input[data-check]").nth(1).uncheck()
    press = page.get_by_role("button", name="Ghi kết quả xét duyệt")
    press.click()

    expect(page.locator("#error-summary")).to_contain_text(
        "1 hồ sơ đã nhập phiếu mà chưa đánh dấu: Lê Thị Một."
    )
    page.locator("footer").scroll_into_view_if_needed()
    look(page, "phieu-chua-danh-dau", size)
    press.click()
    expect(page).to_have_url(re.compile("da-lam"))
    look(page, "phieu-duoc-giu", size)
    page.get_by_role("link", name="nhập tiếp").click()
    expect(page.locator("[data-agree]")).to_have_value("14")
    page.locator("footer").scroll_into_view_if_needed()
    look(page, "phieu-nhap-do", size)
    page.get_by_role("link", name="Bỏ phiếu đang nhập dở").click()
    expect(page.locator("h1")).to_have_text("Bỏ phiếu đang nhập dở của 1 hồ sơ?")
    look(page, "phieu-bo", size)
    page.get_by_role("button", name="Bỏ phiếu đang nhập dở").click()
    expect(page.locator("#nhap-do")).to_have_count(0)


def test_what_was_entered_after_a_refusal_is_half_entered_nowhere(leader):
    """Refused, a dossier opened by its name, gone back, corrected, entered: it still said so."""
    desk = make.unit(name="Văn phòng", kind="office")
    User.objects.filter(username="lanhdao").update(unit=desk)
    page = leader
    page.on("dialog", lambda asked: asked.accept())
    page.goto("/ho-so/hop-xet-duyet/")
    words = {"held_on": "15/8/2025", "chair": "Ông", "invited": "15", "present": "13"}
    for box, text in words.items():
        page.locator(f"#id_{box}").fill(text)
    page.locator("input[data-check]").first.check()
    page.locator("[data-agree]").first.fill("14")
    page.get_by_role("button", name="Ghi kết quả xét duyệt").click()
    expect(page.locator("#error-summary")).to_be_visible()
    page.locator("tbody th a").first.click()
    expect(page).to_have_url(re.compile("/HN25-"))
    page.go_back()
    expect(page.locator("[data-agree]").first).to_have_value("14")
    page.locator("[data-agree]").first.fill("13")
    page.get_by_role("button", name="Ghi kết quả xét duyệt").click()
    expect(page).to_have_url(re.compile("da-lam"))

    page.goto("/")
    expect(page.locator("#bieu-quyet")).to_have_count(0)
    page.goto("/ho-so/hop-xet-duyet/")
    expect(page.locator("#nhap-do")).to_have_count(0)
