"""R4, U7: a slow camera, two tabs, a wrong clock, a full phone: what is written is not lost."""

import pytest
from PIL import Image
from playwright.sync_api import expect

from nominations.models import Evidence, Nomination
from tests import make
from tests.browser.test_offline import EVERYTHING, fill, onward, to_the_deeds_open
from tests.browser.waits import SENT, her_phone, line
from tests.nominations.phone import DEEDS, MEETING, VOTES

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
