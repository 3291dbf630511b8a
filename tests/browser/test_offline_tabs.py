"""R5: two tabs of one phone on one draft: each box, each photo of both is kept."""

import pytest
from PIL import Image
from playwright.sync_api import expect

from nominations.models import Nomination
from tests import make
from tests.browser.test_offline import EVERYTHING, fill, onward
from tests.browser.test_offline_odd import FULL
from tests.browser.waits import PAGE, SENT, WAITS, her_phone, line, seed
from tests.nominations.phone import ALL
from tests.patience import until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def user():
    make.conference()
    return make.user(unit=make.unit(), username="thon")


@pytest.fixture
def phone(pool, user):
    with her_phone(pool) as page:
        yield page


def drafts(page):
    return page.evaluate(EVERYTHING)["drafts"]


def in_two_tabs(phone, user, **seeded):
    seed(phone, user, state="open", **seeded)
    other = phone.context.new_page()
    for page in (phone, other):
        page.goto(PAGE)
        page.get_by_role("button", name="Viết tiếp Nguyễn Hữu Ước").click()
    return other


def test_a_tab_writes_only_the_boxes_it_changed(phone, user):
    other = in_two_tabs(phone, user, page="thanh-tich", boxes=ALL | {"achievement": "cũ"})
    fill(phone, {"achievement": "Viết ở trang thứ nhất."})
    expect(line(phone)).to_contain_text("Đã lưu trên máy.")
    onward(phone)

    onward(other)
    fill(other, {"invited": "55"})
    onward(other)

    expect(other.locator("section:not([hidden]) [name=agree]")).to_have_count(1)
    other.wait_for_function("() => document.querySelector('[data-unsent]').textContent")
    (row,) = drafts(other)
    assert (row["boxes"]["achievement"], row["boxes"]["invited"]) == (
        "Viết ở trang thứ nhất.",
        "55",
    )


def test_a_tab_puts_back_nothing_that_was_sent(phone, user):
    other = in_two_tabs(phone, user, page="xem")
    onward(phone)
    expect(line(phone)).to_have_text(SENT)

    other.locator("section:not([hidden]) [data-back]").click()

    expect(line(other)).to_have_text(
        "Hồ sơ này đã gửi hoặc đã xóa ở trang khác. Hãy xem ở danh sách."
    )
    assert drafts(phone) == []
    assert Nomination.objects.count() == 1


def names_of(page):
    (row,) = drafts(page)
    return sorted(file["name"] for file in row["files"])


def picture(tmp_path, name):
    path = tmp_path / name
    Image.new("RGB", (60, 40), "white").save(path)
    return path


@pytest.mark.parametrize("first", [0, 1])
def test_photos_of_two_tabs_are_both_kept_and_what_one_took_off_stays_off(
    first, phone, user, tmp_path
):
    """Whichever tab opened it first; the minutes that were there are taken off by one."""
    tabs = (phone, in_two_tabs(phone, user, page="tep"))
    one, two = tabs[first], tabs[1 - first]
    one.locator("[data-file=photo]").set_input_files(picture(tmp_path, "mot.jpg"))
    until(lambda: names_of(one) == ["bien-ban.jpg", "mot.jpg"], what="the first tab's photo")

    two.locator("[data-file=photo]").set_input_files(picture(tmp_path, "hai.jpg"))

    until(lambda: names_of(one) == ["bien-ban.jpg", "hai.jpg", "mot.jpg"], what="both")
    expect(two.locator("[data-files] li")).to_have_count(3)
    two.get_by_role("button", name="Bỏ bien-ban.jpg").click()
    until(lambda: names_of(one) == ["hai.jpg", "mot.jpg"], what="the minutes to go")
    one.locator("[data-file=photo]").set_input_files(picture(tmp_path, "ba.jpg"))
    until(lambda: names_of(one) == ["ba.jpg", "hai.jpg", "mot.jpg"], what="all three")
    expect(one.locator("[data-files] li")).to_have_count(3)


def test_taken_off_before_it_was_kept_it_is_not_kept(phone, user, tmp_path):
    in_two_tabs(phone, user, page="tep").close()
    phone.locator("[data-file=photo]").set_input_files(picture(tmp_path, "mot.jpg"))
    phone.get_by_role("button", name="Bỏ mot.jpg").click()
    phone.get_by_role("button", name="Bỏ bien-ban.jpg").click()

    until(lambda: names_of(phone) == [], what="nothing to lie there")
    onward(phone)
    expect(phone.locator("section:not([hidden]) [data-answers]")).to_be_visible()
    assert names_of(phone) == []


def test_a_photo_a_full_phone_did_not_take_is_kept_once_there_is_room(phone, user, tmp_path):
    in_two_tabs(phone, user, page="tep").close()
    phone.evaluate(f"window.roomy = IDBObjectStore.prototype.put; ({FULL})()")
    phone.locator("[data-file=photo]").set_input_files(picture(tmp_path, "mot.jpg"))
    expect(line(phone)).to_contain_text("Máy đầy hoặc không cho lưu.")
    phone.locator("[data-file=photo]").set_input_files(picture(tmp_path, "hai.jpg"))
    expect(phone.locator("[data-files] li")).to_have_count(3)
    phone.evaluate("() => { IDBObjectStore.prototype.put = window.roomy; }")

    onward(phone)

    until(lambda: len(names_of(phone)) == 3, what="both photos to be kept")


def test_a_tab_opens_nothing_again_that_another_wants_sent(phone, user):
    other = in_two_tabs(phone, user, page="xem")
    phone.context.route("**/ho-so/nhan/", lambda route: route.abort())
    onward(phone)
    expect(line(phone)).to_have_text(WAITS)

    other.locator("section:not([hidden]) [data-back]").click()

    expect(line(other)).to_have_text(
        "Hồ sơ này đã gửi hoặc đã xóa ở trang khác. Hãy xem ở danh sách."
    )
    assert [one["state"] for one in drafts(phone)] == ["queued"]
