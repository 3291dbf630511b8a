"""Issue 10: a photo whose line is cut lies on the phone until the server has it, and no longer."""

import json

import pytest
from playwright.sync_api import Error, Page, expect

from accounts.kept import person_mark
from accounts.models import User
from nominations.models import Evidence, Nomination
from tests import make
from tests.browser.conftest import look, sign_in
from tests.browser.line import Line, at_step, village_on_a_line
from tests.browser.test_offline import EVERYTHING
from tests.browser.test_upload_cut import AGAIN, LOST, kept, said, three
from tests.browser.waits import PAGE, line
from tests.patience import until

__all__ = ["three"]  # a fixture
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.always]
STAY = "Sẽ tự gửi lại sau {} giây. Hãy để mở trang này cho đến khi gửi xong."
STAYS = (
    "Sẽ tự gửi lại sau {} giây. Máy đầy hoặc không cho lưu. "
    "Hãy để mở trang này cho đến khi gửi xong."
)
ANSWERS_ARE_LOST = """() => {
    const real = window.fetch;
    window.fetch = async (...asked) => { await real(...asked); throw new TypeError(); };
}"""
NO_STORAGE = (
    "IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError') }"
)


@pytest.fixture
def size():
    """On a phone."""
    return "phone"


@pytest.fixture
def village(person):
    """Her first page was opened once: the phone knows whose it is."""
    page = village_on_a_line(person)
    page.goto("/")
    page.evaluate("waiting.ready.then(() => null)")
    return page


def lying(page: Page) -> list[dict]:
    try:
        return page.evaluate(EVERYTHING)["drafts"]
    except Error:  # once the server has it the page shows itself anew
        page.wait_for_load_state()
        return page.evaluate(EVERYTHING)["drafts"]


def chosen_without_a_line(page: Page, *photos, kind: str = "photo") -> str:
    """The address of the page of a draft's files, on which these wait."""
    at_step(page, "tep")
    page.line.cut = "before"
    page.locator(f"#tep-{kind}").set_input_files(photos)
    expect(page.get_by_text(AGAIN.format(5))).to_be_visible()
    return page.url


def killed(page: Page) -> Page:
    """The tab is gone without a word, as a phone takes it; another one, whose line holds."""
    page.close(run_before_unload=False)
    again = page.context.new_page()
    again.line = Line(again)
    return again


def test_what_lies_here_is_small_and_says_whose_it_is_and_of_what(village, three):
    chosen_without_a_line(village, *three[:2])

    user, draft = User.objects.get(username="thon"), Nomination.objects.get()
    assert said(village) == [LOST.format("anh-1.jpg"), LOST.format("anh-2.jpg"), AGAIN.format(5)]
    assert sorted(
        (row["name"], row["person"], row["code"], row["kind"], row["state"])
        for row in lying(village)
    ) == [
        (name, person_mark(user.pk), draft.code, "photo", "photo")
        for name in ("anh-1.jpg", "anh-2.jpg")
    ]
    assert "unsent=1" in village.evaluate("document.cookie")


@pytest.mark.parametrize("where", ["its page", "the first page", "the page a phone keeps"])
def test_killed_with_a_photo_unsent_it_goes_once_when_one_comes_back(village, three, where):
    files = chosen_without_a_line(village, three[0])
    again = killed(village)
    assert kept() == []

    again.goto({"its page": files, "the first page": "/"}.get(where, PAGE))

    if where == "its page":
        expect(again.locator("#files-photo li")).to_have_count(1)
    else:
        code = Nomination.objects.get().code
        expect(line(again)).to_have_text(f"Đã gửi anh-1.jpg vào hồ sơ {code}. Làm tiếp")
    until(lambda: lying(again) == [], what="the photo to go")
    again.goto(files)
    again.goto("/")
    assert kept() == ["anh-1.jpg"]


def test_the_first_page_names_all_that_went_and_its_line_reads_as_one_text(village, three):
    """Its link stood beside the text, a letter a line at large letters."""
    chosen_without_a_line(village, *three[:2])
    code = Nomination.objects.get().code
    again = killed(village)

    again.goto("/")

    told = line(again)
    expect(told).to_contain_text(f"vào hồ sơ {code}. Làm tiếp")
    expect(told).to_contain_text("anh-2.jpg")
    expect(told).to_contain_text("anh-1.jpg")
    again.evaluate("document.documentElement.style.fontSize = '200%'")
    assert told.locator("> *").count() == 1
    look(again.clock.resume() or again, "home-photo-sent", "phone")


def test_killed_while_it_is_on_its_way_it_is_there_once(village, three):
    """The server took it, and the tab was gone before it knew."""
    at_step(village, "tep")
    files = village.url
    village.evaluate(ANSWERS_ARE_LOST)
    village.locator("#tep-photo").set_input_files(three[0])
    expect(village.get_by_text(AGAIN.format(5))).to_be_visible()
    assert kept() == ["anh-1.jpg"]
    again = killed(village)

    again.goto(files)

    expect(again.locator("#files-photo li")).to_have_count(1)
    until(lambda: lying(again) == [], what="the photo to go")
    assert (kept(), again.locator(".refused").count()) == (["anh-1.jpg"], 0)


def test_all_that_were_chosen_lie_here_while_the_first_is_on_its_way(village, three):
    at_step(village, "tep")
    files = village.url
    village.line.cut = "hangs"
    village.locator("#tep-photo").set_input_files(three)
    until(lambda: len(lying(village)) == 3, what="three photos")
    again = killed(village)

    again.goto(files)

    expect(again.locator("#files-photo li")).to_have_count(3)
    until(lambda: lying(again) == [], what="the photos to go")
    assert sorted(kept()) == ["anh-1.jpg", "anh-2.jpg", "anh-3.jpg"]


def test_each_form_of_the_page_goes_on_with_its_own(village, three):
    files = chosen_without_a_line(village, three[0], kind="minutes")
    again = killed(village)

    again.goto(files)

    expect(again.get_by_role("link", name="anh-1.jpg", exact=True)).to_be_visible()
    until(lambda: lying(again) == [], what="the photo to go")
    assert list(Evidence.objects.values_list("name", "kind")) == [
        ("bien-ban.pdf", "minutes"), ("anh-1.jpg", "minutes"),
    ]  # fmt: skip


def test_another_dossiers_page_leaves_it_where_it_is(village, three):
    chosen_without_a_line(village, three[0])
    again = killed(village)

    at_step(again, "tep", code="HN25-0777")
    again.wait_for_load_state("networkidle")

    assert (kept(), len(lying(again))) == ([], 1)


def test_another_person_sends_nothing_of_it(village, three):
    """Of the same unit, who could: it waits for whoever chose it."""
    files = chosen_without_a_line(village, three[0])
    make.user(unit=User.objects.get(username="thon").unit, username="nguoi-khac")
    sign_in(village, "nguoi-khac")
    again = killed(village)
    for there in (files, "/", PAGE):
        again.goto(there)
        again.wait_for_load_state("networkidle")
        expect(again.get_by_text("anh-1.jpg")).to_have_count(0)
    assert (kept(), len(lying(again))) == ([], 1)

    sign_in(again, "thon")
    again.goto(files)

    expect(again.locator("#files-photo li")).to_have_count(1)
    until(lambda: lying(again) == [], what="the photo to go")


def test_signing_out_asks_first_and_wipes_it(village, three):
    chosen_without_a_line(village, three[0])
    again = killed(village)
    again.goto("/tai-khoan/ca-nhan/")
    again.locator("details.menu summary").click()
    again.locator("details.menu").get_by_role("button", name="Đăng xuất").click()
    expect(again.get_by_text("Trên máy này còn hồ sơ hoặc ảnh chưa gửi.")).to_be_visible()
    again.clock.resume()  # axe waits for it
    look(again, "sign-out-unsent", "phone")

    again.get_by_role("button", name="Xóa và đăng xuất").click()

    expect(again.get_by_role("heading", name="Đăng nhập")).to_be_visible()
    sign_in(again, "thon")
    again.goto("/")
    again.wait_for_load_state("networkidle")
    assert (kept(), lying(again)) == ([], [])


def test_once_the_server_has_it_nothing_of_it_is_found_here(village, three):
    """P5: no store, no cookie, no cache tells of it."""
    chosen_without_a_line(village, three[0])
    village.line.cut = ""

    village.evaluate("window.dispatchEvent(new Event('online'))")

    expect(village.locator("#files-photo li")).to_have_count(1)
    left = village.evaluate(EVERYTHING)
    assert (left["drafts"], left["local"], "unsent" in left["cookies"]) == ([], [], False)
    assert "anh-1" not in json.dumps(left)
    assert village.evaluate("JSON.stringify({ ...sessionStorage })").count("anh-1") == 0


def test_a_phone_that_keeps_nothing_says_that_the_page_must_stay(village, three):
    village.add_init_script(NO_STORAGE)
    at_step(village, "tep")
    village.line.cut = "before"
    village.locator("#tep-photo").set_input_files(three[0])

    expect(village.get_by_text(STAYS.format(5))).to_be_visible()
    village.line.cut = ""
    village.clock.run_for(5_000)

    expect(village.locator("#files-photo li")).to_have_count(1)
    assert kept() == ["anh-1.jpg"]


def test_of_an_office_that_types_a_dossier_in_nothing_lies_there(person, three):
    """Its computer has no first page that would send, count the days and empty it."""
    make.conference()
    office = make.unit(name="Phòng Văn hóa - Xã hội", kind="office")
    make.user(unit=office, role="culture_office", username="vhxh")
    draft = make.nomination(entered_by=office)
    page = person(own=True)
    page.clock.install(time=make.AT)
    sign_in(page, "vhxh")
    page.goto(f"/ho-so/{draft.code}/buoc/tep/")
    page.route("**/tep/", lambda route: route.abort())
    page.locator("#tep-photo").set_input_files(three[0])

    expect(page.get_by_text(STAY.format(5))).to_be_visible()
    names = "async () => (await indexedDB.databases()).map((one) => one.name)"
    assert page.evaluate(names) == []
