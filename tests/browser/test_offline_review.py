"""Issue 10: the last look without a line: each answer has its way back, figures are checked."""

import io

import pytest
from PIL import Image
from playwright.sync_api import expect

from nominations.models import Nomination
from tests import make
from tests.browser.conftest import look
from tests.browser.test_offline import EVERYTHING, fill, onward
from tests.browser.waits import PAGE, SENT, her_phone, line, seed
from tests.nominations.phone import ALL

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
TOO_MANY = "Tổng số phiếu (51) nhiều hơn số người có mặt (48). Hãy xem lại hai số này."
TOO_MANY_PRESENT = "Số người có mặt nhiều hơn số được mời. Hãy xem lại hai số này."
INK = """one => {
    const { width, height } = one;
    const [r, g, b, a] = one.getContext('2d').getImageData(width / 2, height / 2, 1, 1).data;
    return [width, height, r > 200 && g < 60 && b < 60 && a === 255];
}"""


@pytest.fixture
def user():
    make.conference()
    return make.user(unit=make.unit(), username="thon")


@pytest.fixture
def phone(pool, user):
    with her_phone(pool) as page:
        yield page


def looked_at(phone, user, **boxes):
    seed(phone, user, state="open", page="xem", boxes=ALL | boxes)
    phone.goto(PAGE)
    phone.get_by_role("button", name="Viết tiếp Nguyễn Hữu Ước").click()
    expect(phone.get_by_role("heading", name="Xem lại và gửi")).to_be_visible()


def answer(phone, label):
    rows = phone.locator("[data-answers] > div")
    return rows.filter(has=phone.locator("dt").get_by_text(label, exact=True)).locator("dd").first


def test_each_answer_leads_to_its_page_and_that_back_to_the_look(phone, user):
    looked_at(phone, user)
    rows = phone.locator("[data-answers] > div")
    assert rows.count() == rows.get_by_role("button").count() == 20
    look(phone, "offline-review", "phone")

    phone.get_by_role("button", name="Sửa chức vụ, nghề nghiệp").click()
    expect(phone.get_by_role("heading", name="Làm gì, ở đâu?")).to_be_visible()
    fill(phone, {"position": "Thợ mộc"})
    onward(phone)

    expect(answer(phone, "Chức vụ, nghề nghiệp")).to_have_text("Thợ mộc")
    phone.get_by_role("button", name="Sửa ngày họp bình xét").click()
    phone.locator("section:not([hidden]) [data-back]").click()
    expect(answer(phone, "Số người có mặt")).to_have_text("48")
    phone.locator("section:not([hidden]) [data-back]").click()  # not from the look: one back
    expect(phone.get_by_role("heading", name="Biên bản và ảnh")).to_be_visible()


def test_a_page_opened_from_the_look_and_left_leads_another_dossier_nowhere(phone, user):
    looked_at(phone, user)
    phone.get_by_role("button", name="Sửa họ và tên").click()
    fill(phone, {"full_name": "Nguyễn Văn Ước"})
    onward(phone)
    phone.get_by_role("button", name="Sửa họ và tên").click()
    phone.goto(PAGE)
    phone.get_by_role("button", name="Viết một hồ sơ khác").click()
    phone.get_by_role("button", name="Cá nhân").click()
    onward(phone)
    expect(phone.get_by_role("heading", name="Làm gì, ở đâu?")).to_be_visible()


def test_minutes_and_photos_are_counted_and_shown(phone, user):
    looked_at(phone, user)
    assert answer(phone, "Ảnh").text_content() == "Chưa ghi"
    phone.get_by_role("button", name="Sửa ảnh").click()
    red = io.BytesIO()
    Image.new("RGB", (900, 600), "red").save(red, "JPEG")
    paper = {"name": "bien-ban.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4"}
    photo = {"name": "do.jpg", "mimeType": "image/jpeg", "buffer": red.getvalue()}
    phone.locator("[data-file=minutes]").set_input_files(paper)
    phone.locator("[data-file=photo]").set_input_files(photo)
    expect(phone.locator("section:not([hidden]) [data-files] li")).to_have_count(3)
    onward(phone)

    expect(answer(phone, "Biên bản họp")).to_have_text("2 tệpbien-ban.jpgbien-ban.pdf")
    expect(answer(phone, "Biên bản họp").locator("canvas")).to_have_count(1)  # none of a PDF
    expect(answer(phone, "Ảnh")).to_have_text("1 ảnhdo.jpg")
    shot = answer(phone, "Ảnh").locator("canvas")
    phone.wait_for_function("one => one.width === 224", arg=shot.element_handle())
    assert shot.evaluate(INK) == [224, 149, True]


@pytest.mark.parametrize(
    ("boxes", "words"),
    [
        ({"agree": "49"}, TOO_MANY),
        ({"agree": "46", "abstain": "2"}, TOO_MANY.replace("51", "49")),
        ({"present": "1.200", "agree": "1201", "disagree": "", "abstain": ""},
         "Số người có mặt nhiều hơn số được mời. Hãy xem lại hai số này. "
         "Tổng số phiếu (1201) nhiều hơn số người có mặt (1200). Hãy xem lại hai số này."),
        ({"invited": "47"}, TOO_MANY_PRESENT),
    ],
)  # fmt: skip
def test_figures_the_server_would_refuse_are_said_in_its_words_and_not_sent(
    boxes, words, phone, user
):
    looked_at(phone, user, **boxes)
    expect(phone.locator("[data-doubts]")).to_have_text(words)

    onward(phone)

    expect(phone.locator("[data-doubts]")).to_be_focused()
    assert [one["state"] for one in phone.evaluate(EVERYTHING)["drafts"]] == ["open"]
    assert Nomination.objects.count() == 0


@pytest.mark.parametrize("agree", ["46", "bốn sáu", "4,6"])
def test_what_fits_or_cannot_be_read_is_sent(agree, phone, user):
    looked_at(phone, user, agree=agree)
    expect(phone.locator("[data-doubts]")).to_be_hidden()

    onward(phone)

    if agree == "46":
        expect(line(phone)).to_have_text(SENT)
    else:
        expect(line(phone)).to_contain_text("HN25-0001")


def test_a_village_may_have_more_people_than_households_invited(phone, user):
    seed(
        phone, user, state="open", page="xem", invites="households",
        boxes=ALL | {"invited": "20"},
    )  # fmt: skip
    phone.goto(PAGE)
    phone.get_by_role("button", name="Viết tiếp Nguyễn Hữu Ước").click()

    expect(answer(phone, "Số hộ được mời họp")).to_have_text("20")
    expect(phone.locator("[data-doubts]")).to_be_hidden()


def test_mended_on_its_page_it_is_said_no_longer(phone, user):
    looked_at(phone, user, agree="49")
    phone.get_by_role("button", name="Sửa số phiếu đồng ý").click()
    fill(phone, {"agree": "46"})
    onward(phone)

    expect(phone.locator("[data-doubts]")).to_be_hidden()
    expect(answer(phone, "Số phiếu đồng ý")).to_have_text("46")
