"""The office's long tables on a phone: a card a dossier, the rest of it behind "…"."""

import pytest
from playwright.sync_api import expect

from accounts.enums import Role
from tests import make
from tests.browser.conftest import look, sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
LIST, ANSWER, MEET = "/ho-so/", "/ho-so/nhieu/ket-qua/", "/ho-so/hop-xet-duyet/"
GIVEN = ("An", "Ba", "Chi", "Du", "Em", "Gấm", "Hoa", "Khoa", "Kim", "Lam")
FIRST = ("Lê Minh", "Đỗ Ngọc", "Vũ Hoài", "Hà Quang", "Bùi Thế", "Phan Thị")
DEED = "Vận động 137 hộ góp 412 triệu đồng và 900 ngày công để mở rộng 1,3 km đường trục thôn. "
TALL = "document.documentElement.scrollHeight"


@pytest.fixture
def people():
    make.conference()
    unit = make.unit(name="Văn phòng", kind="office")
    make.user(role=Role.CULTURE_OFFICE, username="phongvh")
    make.user(role=Role.LEADERSHIP, username="lanhdao", unit=unit)
    names = [f"{first} {given}" for first in FIRST for given in GIVEN][:58]
    about = {"integrity": "clear", "achievement": DEED * 4, "awards": "Giấy khen năm 2023"}
    return [
        make.nomination(state="verified" if n < 25 else "submitted", full_name=name, **about)
        for n, name in enumerate(names)
    ]


def row_of(page, code):
    return page.locator("tr").filter(has=page.locator(f"input[value={code}][type=checkbox]"))


@pytest.mark.parametrize("size", ["phone"])
def test_a_dossier_is_a_card_and_the_rest_stands_behind_a_tap(person, people):
    """Unfolded: 10,844 px for fifty of the list, 51,596 for 83 that are to be answered, 8,612 for a
    page of the meeting.
    """
    page, tall = person(), {}
    sign_in(page, "phongvh")

    page.goto(LIST)
    tall["list"] = page.evaluate(TALL)
    first = page.locator("tbody tr").first
    expect(first.locator("[data-edit]")).to_be_hidden()
    first.locator("[data-check]").check()
    expect(first.locator("[data-edit]")).to_be_hidden()
    first.locator("summary").press("Enter")
    expect(first.locator("[data-edit]")).to_be_visible()
    look(page, "list-cards", "phone")

    page.goto(ANSWER)
    page.locator("[data-check-all]").check()
    tall["answer"] = page.evaluate(TALL)
    row = row_of(page, people[30].code)
    expect(row.get_by_text("Giấy khen năm 2023").first).to_be_hidden()
    expect(row.get_by_text("1 mục ghi riêng, không bắt buộc")).to_be_visible()
    row.locator(".card-rest summary").click()
    expect(row.get_by_text("Giấy khen năm 2023").first).to_be_visible()
    look(page, "answer-cards", "phone")

    sign_in(page, "lanhdao")
    page.goto(MEET)
    tall["meeting"] = page.evaluate(TALL)
    row = row_of(page, people[0].code)
    expect(row.get_by_text("Thành tích")).to_be_hidden()
    row.locator("[data-check]").check()
    expect(row.get_by_text("Thành tích")).to_be_visible()
    expect(row.locator(".w-votes").first).to_be_visible()
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")  # no row half under the bar
    look(page, "meeting-cards", "phone")

    assert (tall["list"] < 6_500, tall["answer"] < 9_000, tall["meeting"] < 5_000) == (True,) * 3, (
        tall
    )


@pytest.mark.parametrize("size", ["phone"])
def test_a_person_of_the_roll_is_a_card_too(person):
    """A page of a hundred was 15,530 px."""
    make.conference()
    make.user(role=Role.COUNCIL_OFFICE, username="vanphong")
    for number in range(12):
        make.delegate(full_name=f"Lê Thị Khách {number}", position="Giám đốc", rank=number + 1)
    page = person()
    sign_in(page, "vanphong")
    page.goto("/dai-bieu/")
    row = page.locator("tbody tr").filter(has_text="Khách 7")
    act = row.locator(".row-acts button")

    expect(act).to_be_hidden()
    expect(row.get_by_text("Giám đốc")).to_be_hidden()
    expect(row.locator(".tag")).to_be_visible()
    row.locator(".card-rest summary").press("Enter")
    expect(row.get_by_text("Giám đốc")).to_be_visible()
    act.click()
    expect(row.get_by_text("Đã xác nhận")).to_be_visible()
    look(page, "roll-cards", "phone")
    others = page.locator("tbody tr").filter(has_not_text="Khách 7")
    heights = [others.nth(n).bounding_box()["height"] for n in range(11)]
    assert max(heights) <= 120, heights


@pytest.mark.parametrize("size", ["desktop"])
def test_a_desk_shows_all_of_it_at_once(person, people):
    page = person()
    sign_in(page, "phongvh")
    page.goto(ANSWER)
    row = row_of(page, people[30].code)

    expect(row.get_by_text("Giấy khen năm 2023").first).to_be_visible()
    expect(row.locator(".card-rest summary")).to_be_hidden()


@pytest.mark.parametrize("size", ["desktop"])
def test_on_paper_a_kind_is_one_line(person, people):
    """A4 lying is 1,032 px between its margins: “Cá nhân” broke in two."""
    page = person()
    sign_in(page, "phongvh")
    page.set_viewport_size({"width": 1032, "height": 700})
    page.emulate_media(media="print")
    page.goto("/ho-so/?in=1")

    cell = page.locator("tbody td", has_text="Cá nhân").first
    lines = "cell => { const all = new Range(); all.selectNodeContents(cell); "
    assert cell.evaluate(f"{lines} return all.getClientRects().length; }}") == 1
