"""What is typed at the desk and not sent stands again after a reload, until it was sent."""

import pytest
from playwright.sync_api import expect

from accounts.enums import Role
from nominations.actions import checklist
from tests import make
from tests.browser.conftest import sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
WHY = "Bổ sung ảnh trao thưởng năm 2023, ghi rõ nơi chụp."
SAID = "Chữ đã viết mà chưa gửi nay có lại trong các ô."
KEPT = "Object.keys(sessionStorage).filter(key => key.startsWith('go:'))"


@pytest.fixture
def one():
    make.conference()
    return make.nomination(state="submitted", integrity="clear", full_name="Lê Thị An")


@pytest.fixture
def desk(person, one):
    make.user(role=Role.CULTURE_OFFICE, username="phongvh")
    page = person()
    page.on("dialog", lambda dialog: dialog.accept())  # leaving with what was typed asks
    sign_in(page, "phongvh")
    return page


def kept(page):
    return page.evaluate(KEPT)


def test_a_reason_outlives_a_reload_and_goes_once_it_was_sent(desk, one):
    there = f"/ho-so/{one.code}/viec/return/"
    desk.goto(there)
    desk.fill("#id_note", WHY)
    desk.reload()

    expect(desk.locator("#id_note")).to_have_value(WHY)
    expect(desk.get_by_text(SAID)).to_be_visible()
    desk.locator("main form button[type=submit]").click()
    desk.wait_for_url(lambda url: "/viec/" not in url)
    assert kept(desk) == []


def test_a_reason_of_one_of_many_stands_open_again(desk, one):
    desk.goto("/ho-so/nhieu/?viec=return")
    desk.locator(".own-note summary").click()
    desk.fill(f"#id_note_{one.code}", WHY)
    desk.reload()

    expect(desk.locator(f"#id_note_{one.code}")).to_be_visible()
    expect(desk.locator(f"#id_note_{one.code}")).to_have_value(WHY)


def test_a_comment_outlives_a_reload_alone_in_its_own_box_and_is_wiped_when_sent(desk, one):
    desk.goto(f"/ho-so/{one.code}/trao-doi/")
    box = desk.locator("form[data-keeps] textarea").last
    box.fill(WHY)
    desk.reload()

    expect(box).to_have_value(WHY)
    box.locator("xpath=ancestor::form").locator("button[type=submit]").first.click()
    desk.wait_for_selector(f"text={WHY}")
    desk.goto(f"/ho-so/{one.code}/trao-doi/")
    expect(desk.locator("form[data-keeps] textarea").last).to_have_value("")
    assert kept(desk) == []


def test_an_answer_of_the_checklist_comes_back_unless_somebody_answered_since(desk, one):
    office = make.user(role=Role.CULTURE_OFFICE)
    desk.goto(f"/ho-so/{one.code}/danh-muc/")
    desk.locator("[name=found_once][value=clear]").check(force=True)
    desk.locator("[name=found_disputes][value=clear]").check(force=True)
    desk.reload()
    expect(desk.locator("[name=found_once][value=clear]")).to_be_checked()
    checklist.note_findings(
        make.fresh(one),
        boxes={"found_once": "raised", "note_once": "Đã khen năm 2022."},
        by=office,
        at=make.AT,
    )
    desk.reload()

    expect(desk.locator("[name=found_once][value=raised]")).to_be_checked()
    expect(desk.locator("[name=found_disputes][value=clear]")).to_be_checked()


def test_nobody_else_at_this_tab_finds_it(desk, one):
    make.user(role=Role.CULTURE_OFFICE, username="khac")
    there = f"/ho-so/{one.code}/viec/return/"
    desk.goto(there)
    desk.fill("#id_note", WHY)
    desk.context.clear_cookies()
    sign_in(desk, "khac")
    desk.goto(there)

    expect(desk.locator("#id_note")).to_have_value("")
