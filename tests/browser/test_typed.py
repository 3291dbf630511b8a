"""What is typed at the desk and not sent stands again after a reload, until it was sent."""

import pytest
from playwright.sync_api import expect

from accounts.enums import Role
from nominations.actions import checklist
from tests import make
from tests.browser.conftest import sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
WHY = "Bổ sung ảnh trao thưởng năm 2023, ghi rõ nơi chụp."
SAID = "Điều đã nhập mà chưa gửi nay có lại trong các ô."
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


def of_many(desk, which):
    """To the page that asks about those of the list's rows, to write their checklist."""
    desk.goto("/ho-so/")
    for box in desk.locator("input[data-check]").all():
        box.set_checked(box.get_attribute("value") in which)
    desk.locator(".bulkbar button[formaction*='ket-qua']").click()
    desk.wait_for_url("**nhap=**")


def test_items_ticked_of_many_outlive_a_reload_and_are_ticked_of_no_others(desk, one):
    two = make.nomination(state="submitted", integrity="clear", full_name="Lê Thị Bình")
    of_many(desk, [one.code])
    there = desk.url
    for item in ("disputes", "period"):
        desk.locator(f"[name=muc][value={item}]").check()
    desk.reload()

    ticked = "(boxes) => boxes.map((one) => one.value)"
    items = desk.locator("[name=muc]:checked")
    assert items.evaluate_all(ticked) == ["disputes", "period"]
    expect(desk.get_by_text(SAID)).to_be_visible()
    desk.locator("[name=muc][value=period]").uncheck()
    desk.goto(there)
    assert items.evaluate_all(ticked) == ["disputes"]

    of_many(desk, [two.code])
    assert items.evaluate_all(ticked) == []
    desk.goto(there)
    desk.locator(".bulkbar button").click()
    desk.wait_for_url("**/da-lam/**")
    assert kept(desk) == []


def test_boxes_asked_for_outlive_a_reload(desk, one):
    desk.goto(f"/ho-so/{one.code}/viec/return/")
    desk.locator("[name=asks][value=achievement]").check()
    desk.reload()

    expect(desk.locator("[name=asks][value=achievement]")).to_be_checked()
    expect(desk.locator("[name=asks]:checked")).to_have_count(1)


def test_a_reason_of_several_stands_beside_each_and_what_all_share_opens_again(desk, one):
    make.nomination(state="submitted", integrity="clear", full_name="Lê Thị Bình")
    desk.goto("/ho-so/nhieu/?viec=return")
    desk.fill(f"#id_note_{one.code}", WHY)
    expect(desk.locator("#id_note")).to_be_hidden()
    desk.get_by_text("Dùng chung cho tất cả").click()
    desk.fill("#id_note", "Thiếu ảnh.")
    desk.reload()

    expect(desk.locator(f"#id_note_{one.code}")).to_have_value(WHY)
    expect(desk.locator("#id_note")).to_have_value("Thiếu ảnh.")


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


ALL = "Object.entries(sessionStorage).map(pair => pair.join(' ')).join(' ')"


def typed_and_left(desk, one):
    desk.goto(f"/ho-so/{one.code}/viec/return/")
    desk.fill("#id_note", WHY)
    assert WHY in desk.evaluate(ALL)


def test_who_signs_out_leaves_nothing_in_the_tab_over_plain_http(desk, one):
    """No browser heeds Clear-Site-Data there: what was typed stood open to the next person."""
    typed_and_left(desk, one)

    def without_the_header(route):
        answer = route.fetch(max_redirects=0)
        headers = {k: v for k, v in answer.headers.items() if k.lower() != "clear-site-data"}
        route.fulfill(response=answer, headers=headers)

    desk.route("**/tai-khoan/dang-xuat/", without_the_header)
    desk.goto("/tai-khoan/dang-xuat/")
    desk.locator("main form button").click()
    desk.wait_for_url("**/dang-nhap/**")

    assert WHY not in desk.evaluate(ALL)


def test_another_person_in_the_tab_finds_nothing_of_the_one_before(desk, one):
    """Of a session that ended elsewhere; the page that is opened keeps nothing itself."""
    typed_and_left(desk, one)
    make.user(role=Role.CULTURE_OFFICE, username="khac")
    sign_in(desk, "khac")
    desk.goto("/tai-khoan/ca-nhan/")

    assert WHY not in desk.evaluate(ALL)
    desk.goto(f"/ho-so/{one.code}/viec/return/")
    expect(desk.locator("#id_note")).to_have_value("")


def test_a_session_that_ran_out_keeps_the_words_of_who_signs_in_again(desk, one):
    typed_and_left(desk, one)
    desk.context.clear_cookies()
    desk.goto("/tai-khoan/dang-nhap/")
    sign_in(desk, "phongvh")
    desk.goto(f"/ho-so/{one.code}/viec/return/")

    expect(desk.locator("#id_note")).to_have_value(WHY)
