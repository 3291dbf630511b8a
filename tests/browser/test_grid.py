"""The grid in a browser: its keys, ticks that outlive a page, the whole way by keys, no script."""

import os

import pytest
from playwright.sync_api import expect

from accounts.enums import Role
from nominations.models import Nomination
from tests import make
from tests.browser.conftest import SHOTS, look, look_at_both, sign_in
from tests.browser.pool import BOTH

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
SENT = {"state": "submitted", "integrity": "clear"}
LETTERS = "abcdeghklmnopqrstuvx"  # no two of which make names that are taken for one
NOTHING = "nothing is chosen"


def dossiers(count: int) -> list[str]:
    """So many of one unit, in the order of their names; their codes."""
    unit, made = make.unit(), []
    for number in range(count):
        name = f"Lê Thị {'ABC'[number // 20]}{LETTERS[number % 20]}"
        one = make.nomination(code=f"HN25-{number:04}", full_name=name, unit=unit, **SENT)
        made.append(one.code)
    return made


@pytest.fixture
def desk(person):
    make.conference()
    make.user(role=Role.CULTURE_OFFICE, username="phongvh")
    page = person()
    sign_in(page, "phongvh")
    return page


def focused(page) -> str:
    return page.evaluate("(document.activeElement.closest('tr') || {id: ''}).id")


def told(page) -> str:
    """What the bar below the list says is chosen; it lies over no row while nothing is."""
    bar = page.locator(".bulkbar")
    said = " ".join(bar.locator("[role=status]").inner_text().split())
    return said if bar.is_visible() else NOTHING


def press(page, keys: str) -> None:
    for key in keys.split():
        page.keyboard.press(key)


def states() -> dict[str, str]:
    return dict(Nomination.objects.order_by("code").values_list("code", "state"))


def test_the_keys_go_through_the_list_and_its_dossiers(desk):
    """U23: j k x Enter / ?, and none of them where somebody types or has turned them off."""
    first, second, third = dossiers(3)
    desk.goto("/ho-so/?xep=ma")

    press(desk, "j j k")
    assert focused(desk) == first
    press(desk, "k j j j j")
    assert focused(desk) == third  # it stays at both ends
    press(desk, "k x")
    assert (focused(desk), told(desk)) == (second, "Đã chọn 1 hồ sơ")
    press(desk, "x")
    assert told(desk) == NOTHING
    press(desk, "?")
    assert desk.locator("#phim-tat").get_attribute("open") == ""
    press(desk, "?")
    assert desk.locator("#phim-tat").get_attribute("open") is None
    assert focused(desk) == second  # the row it was asked for from
    press(desk, "? Escape")
    assert (desk.locator("#phim-tat").get_attribute("open"), focused(desk)) == (None, second)
    press(desk, "/ Escape")
    assert focused(desk) == second
    press(desk, "Enter")
    desk.wait_for_url(f"**/{second}/?xep=ma")
    press(desk, "j")
    desk.wait_for_url(f"**/{third}/?xep=ma")
    press(desk, "k")
    desk.wait_for_url(f"**/{second}/?xep=ma")


def test_a_key_typed_in_a_box_or_turned_off_does_nothing(desk):
    first, *_ = dossiers(12)
    desk.goto("/ho-so/?xep=ma")

    press(desk, "/")
    assert desk.evaluate("document.activeElement.id") == "id_tim"
    press(desk, "j x ?")
    assert desk.input_value("#id_tim") == "jx?"
    desk.click("#phim-tat summary")
    desk.check("#phim-tat-tat")
    press(desk, "Escape j")
    assert focused(desk) == ""
    desk.reload()
    press(desk, "j")
    assert focused(desk) == ""
    desk.click("#phim-tat summary")
    desk.uncheck("#phim-tat-tat")
    press(desk, "j")
    assert focused(desk) == first


def test_ticks_outlive_a_page_until_they_were_moved(desk, size):
    """U29: seven over two pages, one of them gone meanwhile: each answers for itself."""
    codes = dossiers(53)
    desk.goto("/ho-so/?xep=ma&loai=individual")
    for code in codes[:4]:
        desk.check(f"[id='{code}'] input[data-check]")
    assert told(desk) == "Đã chọn 4 hồ sơ"

    desk.goto("/ho-so/?xep=ma&loai=individual&trang=2")
    for code in codes[50:]:
        desk.check(f"[id='{code}'] input[data-check]")
    assert told(desk) == "Đã chọn 7 hồ sơ, 4 ở trang khác"
    look(desk, "grid-ticked", size)
    desk.reload()
    assert told(desk) == "Đã chọn 7 hồ sơ, 4 ở trang khác"
    desk.goto("/ho-so/?xep=-ma&loai=individual")  # the same rows in another order
    assert told(desk) == "Đã chọn 7 hồ sơ, 3 ở trang khác"
    desk.goto("/ho-so/?loai=collective")  # another list has its own
    desk.goto("/ho-so/?xep=ma&loai=individual&trang=2")
    Nomination.objects.filter(code=codes[0]).update(state="draft")
    Nomination.objects.filter(code=codes[1]).update(state="approved")
    desk.click(".bulkbar button[value=verify]")
    desk.wait_for_selector("text=6 hồ sơ, 5 hồ sơ làm được ngay")
    expect(desk.locator("tr", has_text=codes[0])).to_contain_text("Không còn thấy hồ sơ này")
    desk.click(".bulkbar button")

    desk.wait_for_selector("text=Được 5 trên 5 hồ sơ")
    assert {code for code, state in states().items() if state == "verified"} == {
        *codes[2:4], *codes[50:],
    }  # fmt: skip
    look(desk, "grid-moved", size)
    desk.goto("/ho-so/?xep=ma&loai=individual&trang=2")
    assert told(desk) == NOTHING


def test_after_a_press_who_was_not_moved_is_ticked_still(desk):
    """After the checklist “Trở lại danh sách” gave a list with nobody ticked."""
    codes = dossiers(4)
    Nomination.objects.filter(code=codes[3]).update(integrity="pending")  # waits for its check
    desk.goto("/ho-so/?xep=ma")
    for code in codes[1:]:
        desk.check(f"[id='{code}'] input[data-check]")
    desk.click(".bulkbar button[formaction*=ket-qua]")
    desk.uncheck(f"input[data-check][value='{codes[1]}']")
    expect(desk.locator("main")).to_contain_text("3 hồ sơ, 3 hồ sơ ghi được ngay")
    assert told(desk) == "Đã chọn 2 hồ sơ"
    desk.check("input[name=muc]:enabled >> nth=0")
    desk.click(".bulkbar .btn-primary")
    desk.get_by_role("link", name="Trở lại danh sách").first.click()
    assert told(desk) == "Đã chọn 2 hồ sơ"
    ticked = desk.locator("input[data-check]:checked")
    assert [one.get_attribute("value") for one in ticked.all()] == codes[2:]

    desk.check("input[data-check-all]")  # all, of whom one is not ready
    desk.click(".bulkbar button[value=verify]")
    desk.wait_for_selector("text=4 hồ sơ, 3 hồ sơ làm được ngay")
    desk.click(".bulkbar .btn-primary")
    desk.wait_for_selector("text=Được 3 trên 3 hồ sơ")
    desk.get_by_role("link", name="Trở lại danh sách").first.click()
    assert told(desk) == NOTHING


def test_all_of_the_filter_and_none_of_it_are_kept_over_pages_too(desk):
    codes = dossiers(53)
    desk.goto("/ho-so/?xep=ma")
    desk.check("input[data-check-all]")
    assert told(desk) == "Đã chọn 53 hồ sơ"

    desk.goto("/ho-so/?xep=ma&trang=2")
    assert told(desk) == "Đã chọn 53 hồ sơ"
    desk.uncheck(f"[id='{codes[50]}'] input[data-check]")
    assert told(desk) == "Đã chọn 2 hồ sơ"  # what one sees: all but one no box can say
    desk.click("[data-ticks-clear]")
    assert (told(desk), desk.locator("[data-ticks-clear]").is_visible()) == (
        NOTHING,
        False,
    )
    desk.goto("/ho-so/?xep=ma")
    assert told(desk) == NOTHING


def test_a_row_is_put_right_at_its_place_by_keys_alone(desk, size):
    """`e` opens the row, Escape leaves it, Enter saves it; the list stays where it was."""
    _, second, _ = dossiers(3)
    desk.goto("/ho-so/?xep=ma")

    press(desk, "j j e")
    desk.wait_for_selector(".row-open")
    look(desk, "grid-row-open", size)
    desk.wait_for_function("document.activeElement.name === 'full_name'")
    press(desk, "Escape")
    desk.wait_for_selector(".row-open", state="detached")
    tab_to(desk, f"[id='{second}'] a[data-edit]")
    press(desk, "Enter")
    desk.wait_for_selector(".row-open")
    tab_to(desk, "[name=address]")
    press(desk, "ControlOrMeta+a")
    desk.keyboard.type("Thôn Liêu Xá")
    tab_to(desk, "[name=reason]")
    desk.keyboard.type("Đối chiếu biên bản")
    press(desk, "Enter")
    desk.wait_for_selector("text=Đã lưu hồ sơ của")

    assert desk.url.endswith(f"/ho-so/?xep=ma#{second}")
    assert Nomination.objects.get(code=second).address == "Thôn Liêu Xá"


def tab_to(page, what: str) -> None:
    """Tab on until the focus is on it; never with a mouse."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("(what) => document.activeElement.matches(what)", what):
            return
    raise AssertionError(f"no Tab leads to {what}")


def test_filter_tick_move_and_undo_by_keys_alone(desk):
    """U23: from the search to the undone move, nothing is touched but keys."""
    codes = dossiers(12)
    desk.goto("/ho-so/?xep=ma")

    press(desk, "/")
    desk.keyboard.type("lê thị a")
    press(desk, "Enter")
    desk.wait_for_url("**tim=**")
    press(desk, "j x j x")
    assert told(desk) == "Đã chọn 2 hồ sơ"
    tab_to(desk, "button[value=verify]")
    press(desk, "Enter")
    desk.wait_for_selector("text=2 hồ sơ làm được ngay")
    tab_to(desk, ".bulkbar button")
    press(desk, "Enter")
    desk.wait_for_selector("text=Được 2 trên 2 hồ sơ")
    assert [code for code, state in states().items() if state == "verified"] == codes[:2]
    tab_to(desk, "form[action*=hoan-tac] button")
    press(desk, "Enter")
    desk.wait_for_selector("h1:has-text('Hoàn tác')")

    assert set(states().values()) == {"submitted"}


@pytest.mark.parametrize("size", ["desktop"])
def test_without_script_all_of_the_filter_is_moved_as_well(person):
    """Missing then: keys, the count of ticks, ticks of other pages."""
    make.conference()
    make.user(role=Role.CULTURE_OFFICE, username="phongvh")
    dossiers(53)
    page = person(scripts=False)
    sign_in(page, "phongvh")
    page.goto("/ho-so/?loai=individual&trang=2")
    page.check("input[name='tat-ca']")
    page.click(".bulkbar button[value=verify]")
    page.click("main button[type=submit]")
    page.wait_for_selector("text=Được 53 trên 53 hồ sơ")

    assert set(states().values()) == {"verified"}


@pytest.mark.parametrize("size", [BOTH])
def test_every_page_of_the_grid_holds(desk, monkeypatch):
    """U24: nothing sticks out, axe silent: many, columns, kept lists, print, the long file."""
    monkeypatch.setattr("nominations.web.grid.AT_ONCE", 5)
    monkeypatch.setattr("nominations.web.exported.AT_ONCE", 5)
    dossiers(12)
    make.nomination(full_name="Tổ dệt", kind="collective", representative="Vũ Văn Bình", **SENT)
    make.nomination(full_name="Lê Thị Thơm", state="submitted", integrity="unchecked")

    for name, address in {
        "grid": "/ho-so/?tim=le&loai=individual",
        "grid-many": "/ho-so/nhieu/",
        "grid-many-return": "/ho-so/nhieu/?viec=return",
        "grid-columns": "/ho-so/cot/",
        "grid-views": "/ho-so/muc-xem/",
        "grid-keep": "/ho-so/muc-xem/luu/?loai=individual",
        "grid-print": "/ho-so/?in=1&loai=individual",
        "grid-long-file": "/ho-so/bang/?loai=individual",
    }.items():
        desk.goto(address)
        look_at_both(desk, name)
    desk.click("text=Lập tệp Excel")
    desk.wait_for_selector("progress")
    look_at_both(desk, "grid-file-waits")
    desk.goto("/ho-so/muc-xem/luu/?loai=individual")
    desk.fill("#id_name", "Cá nhân")
    desk.click("main button[type=submit]")
    desk.goto("/ho-so/muc-xem/")
    desk.click("text=Sửa")
    look_at_both(desk, "grid-view")
    if os.environ.get("HONOREE_SHOTS") == "1":
        desk.goto("/ho-so/?in=1&loai=individual")
        desk.pdf(path=SHOTS / "grid-print.pdf", prefer_css_page_size=True)
