"""R4, U7: a slow camera, a wrong clock, a full phone: what is written is not lost."""

from datetime import timedelta

import pytest
from PIL import Image
from playwright.sync_api import expect

from nominations.models import Evidence, Nomination
from tests import make
from tests.browser.test_offline import EVERYTHING, fill, onward, to_the_deeds_open
from tests.browser.waits import KEY, SENT, WAITS, her_phone, line, seed
from tests.nominations.phone import ALL, DEEDS, MEETING, VOTES
from tests.patience import until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
# Making a photo smaller, on an old phone: until the test says so.
SLOW = """window.smaller = async (file) => {
    await new Promise((done) => { window.smallEnough = done; });
    return file;
}; null"""
READY = "() => window.smallEnough && window.smallEnough()"


@pytest.fixture
def user():
    make.conference()
    return make.user(unit=make.unit(), username="thon")


@pytest.fixture
def phone(pool, user):
    with her_phone(pool) as page:
        yield page


@pytest.fixture
def minutes(tmp_path):
    path = tmp_path / "bien-ban.jpg"
    Image.new("RGB", (60, 40), "white").save(path)
    return path


def drafts(page):
    return page.evaluate(EVERYTHING)["drafts"]


# --- A photo that is still being made smaller ----------------------------------------------------


def to_the_photo(phone, minutes):
    phone.evaluate(SLOW)
    to_the_deeds_open(phone)
    for boxes in (DEEDS, MEETING, VOTES):
        fill(phone, boxes)
        onward(phone)
    phone.locator("[data-file=minutes]").set_input_files(minutes)


def test_sending_waits_for_a_photo_that_is_still_made_smaller(phone, minutes):
    to_the_photo(phone, minutes)
    onward(phone)
    onward(phone)
    onward(phone)  # impatient
    expect(line(phone)).to_have_text("Đang giữ ảnh. Giữ xong thì máy gửi.")
    assert (Nomination.objects.count(), Evidence.objects.count()) == (0, 0)

    phone.evaluate(READY)

    expect(line(phone)).to_have_text(SENT)
    assert (Nomination.objects.count(), Evidence.objects.count()) == (1, 1)
    assert drafts(phone) == []


def test_a_photo_stays_with_the_dossier_it_was_taken_for(phone, minutes):
    to_the_photo(phone, minutes)
    for _ in range(7):
        phone.locator("section:not([hidden]) [data-back]").click()
    phone.get_by_role("button", name="Viết một hồ sơ khác").click()
    phone.get_by_role("button", name="Tập thể").click()

    phone.evaluate(READY)

    phone.locator("section:not([hidden]) [data-back]").click()
    phone.get_by_role("button", name="Viết tiếp Nguyễn Hữu Ước").click()
    expect(phone.locator("section:not([hidden]) [data-file]")).to_have_count(0)
    kept = {one["kind"]: len(one["files"]) for one in drafts(phone)}
    assert kept == {"individual": 1, "collective": 0}


def test_gone_on_with_before_the_photo_is_ready_it_has_the_photo(phone, minutes):
    to_the_photo(phone, minutes)
    for _ in range(7):
        phone.locator("section:not([hidden]) [data-back]").click()
    phone.get_by_role("button", name="Viết tiếp Nguyễn Hữu Ước").click()

    phone.evaluate(READY)

    for _ in range(6):
        onward(phone)
    expect(phone.locator("section:not([hidden]) [data-files] li")).to_have_count(1)


# --- A line that hangs, an answer that is final, a full phone, a wrong clock ---------------------

OTHER = "8f0b6a52-5a3c-4d6f-9f57-3f3d4a5b6c7d"
OVER = "1 hồ sơ viết trên máy đã quá 7 ngày nên bị xóa. Hãy viết lại."
FULL = """() => {
    IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };
}"""
REFUSES = (
    "Máy chủ không nhận hồ sơ này. Hãy bấm “Viết tiếp”, xem lại rồi gửi lại; vẫn không được thì "
    "gọi Phòng Văn hóa - Xã hội."
)


def test_a_line_that_hangs_is_given_up_after_twenty_seconds_and_asked_again(phone, user):
    seed(phone, user)
    held = []
    phone.route("**/ho-so/nhan/", lambda route: held.append(route))
    phone.clock.install()
    phone.reload()
    expect(line(phone)).to_have_text("Đang gửi…")
    until(lambda: held, what="the request that hangs")
    phone.clock.run_for(19_000)
    assert line(phone).text_content() == "Đang gửi…"

    phone.clock.run_for(1_500)

    expect(line(phone)).to_have_text(WAITS)
    phone.unroute("**/ho-so/nhan/")
    phone.clock.run_for(30_000)
    expect(line(phone)).to_have_text(SENT)


@pytest.mark.parametrize("status", [400, 404, 409, 413])
def test_a_final_answer_opens_that_one_again_and_the_others_go(status, phone, user):
    seed(phone, user)
    seed(phone, user, key=OTHER, boxes=ALL | {"full_name": "Trần Thị Bưởi", "birth_year": "1960"})
    final = {"status": status, "body": "<p>không</p>"}

    def answer(route):
        asked = route.request.post_data or ""
        route.fulfill(**final) if KEY in asked else route.continue_()

    phone.route("**/ho-so/nhan/", answer)
    phone.reload()

    said = f"Đang viết: Ông Nguyễn Hữu Ước, bước 1/8. {REFUSES}"
    expect(phone.locator("[data-drafts] li span").filter(has_text=said)).to_have_count(1)
    expect(phone.locator("[data-drafts] li")).to_have_count(1)
    assert list(Nomination.objects.values_list("full_name", "state")) == [
        ("Trần Thị Bưởi", "submitted")
    ]
    phone.unroute("**/ho-so/nhan/")
    phone.get_by_role("button", name="Viết tiếp Nguyễn Hữu Ước").click()
    expect(phone.locator("section:not([hidden]) h2")).to_be_visible()


def test_a_dossier_deleted_meanwhile_is_brought_whole_once_more(phone, user):
    seed(phone, user)
    phone.route("**/tep/", lambda route: route.abort())
    with phone.expect_event("requestfailed"):
        phone.reload()
    expect(line(phone)).to_have_text(WAITS)
    phone.unroute("**/tep/")
    Nomination.objects.all().delete()
    phone.get_by_role("button", name="Gửi ngay").click()
    said = f"Đang viết: Ông Nguyễn Hữu Ước, bước 1/8. {REFUSES}"
    expect(phone.locator("[data-drafts] li span").filter(has_text=said)).to_have_count(1)
    expect(phone.locator("[data-drafts] li")).to_have_count(1)

    (row,) = drafts(phone)

    assert (row["state"], row.get("code"), len(row["files"])) == ("open", None, 1)


def test_a_server_in_trouble_with_one_takes_the_others(phone, user):
    seed(phone, user)
    seed(phone, user, key=OTHER, boxes=ALL | {"full_name": "Trần Thị Bưởi", "birth_year": "1960"})

    def answer(route):
        asked = route.request.post_data or ""
        route.fulfill(status=500, body="") if KEY in asked else route.continue_()

    phone.route("**/ho-so/nhan/", answer)
    phone.reload()

    until(lambda: len(drafts(phone)) == 1, what="the other one sent")
    expect(line(phone)).to_have_text(WAITS)
    assert [one["state"] for one in drafts(phone)] == ["queued"]
    assert Nomination.objects.get().full_name == "Trần Thị Bưởi"


def test_a_full_phone_sends_what_it_holds(phone, user):
    seed(phone, user)
    phone.add_init_script(f"({FULL})()")

    phone.reload()

    expect(line(phone)).to_have_text(SENT)
    assert (Nomination.objects.get().state, Evidence.objects.count()) == ("submitted", 1)
    assert drafts(phone) == []


def test_what_a_full_phone_could_not_keep_is_sent_from_its_page(phone, minutes):
    to_the_deeds_open(phone)
    for boxes in (DEEDS, MEETING, VOTES):
        fill(phone, boxes)
        onward(phone)
    phone.locator("[data-file=minutes]").set_input_files(minutes)
    expect(phone.locator("[data-files] li")).to_have_count(1)
    onward(phone)
    phone.evaluate(FULL)

    onward(phone)

    expect(line(phone)).to_have_text(SENT)
    assert (Nomination.objects.get().state, Evidence.objects.count()) == ("submitted", 1)


@pytest.mark.parametrize("age", [timedelta(days=6 * 365), timedelta(days=8), -timedelta(days=900)])
def test_what_is_queued_is_sent_before_its_age_is_asked(age, phone, user):
    seed(phone, user, age=age)

    phone.reload()

    expect(line(phone)).to_have_text(SENT)


@pytest.mark.parametrize("age", [timedelta(days=366), -timedelta(hours=1)])
def test_an_age_no_clock_can_mean_begins_its_seven_days_anew(age, phone, user):
    seed(phone, user, age=age, state="open", page="ai")

    phone.reload()

    expect(phone.locator("[data-drafts] li")).to_have_count(1)
    (row,) = drafts(phone)
    assert 0 <= phone.evaluate("Date.now()") - row["touched"] < 60_000


def test_switched_off_the_queue_and_the_seven_days_still_run(phone, user, settings):
    seed(phone, user)
    seed(phone, user, key=OTHER, age=timedelta(days=8), state="open", page="ai")
    settings.OFFLINE = False

    phone.goto("/")

    expect(line(phone)).to_have_text(SENT)
    expect(phone.locator("[data-warned]")).to_have_text(OVER)
    assert drafts(phone) == []
    assert phone.get_by_text("Viết hồ sơ khi mất mạng").count() == 0
