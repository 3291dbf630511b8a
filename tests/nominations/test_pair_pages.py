"""The pages of likely doubles: all pairs, two dossiers side by side, the office's answer."""

import pytest

from accounts.enums import Role
from nominations.actions import doubles
from nominations.models import Nomination
from tests import make
from tests.nominations.phone import text_of, unlinked
from tests.nominations.taking import page_of
from tests.nominations.test_one_or_two import apart, fresh, judged, sent
from tests.pages import seen

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


def test_the_office_sees_the_pairs_that_were_sent_and_wait_for_an_answer(office, sign_in):
    one, other = sent("An Thị Thơm"), sent("An Thị Thớm", place="Hai")
    two, three = sent("Bùi Văn Ba", year=1980), sent("Bùi Văn Ba", place="Hai", year=1981)
    sent("Bùi Văn Ba", place="Ba", state="draft", year=1980)
    apart(one, other, office, "Khác thôn.")

    page = sign_in(office).get("/ho-so/co-the-trung/")

    rows = [
        (pair.one.code, pair.other.code, pair.why, pair.verdict_words, pair.ground)
        for pair in page.context["rows"]
    ]
    assert rows == [
        (two.code, three.code, "cùng họ tên, năm sinh lệch một năm; hai đơn vị giới thiệu",
         "Chưa trả lời", ""),
    ]  # fmt: skip
    assert "1 cặp chờ trả lời" in page.content.decode()


def test_a_unit_sees_its_own_pairs_alone(sign_in):
    mine, draft = sent(), sent(state="draft")
    theirs = sent(place="Hai")
    client = sign_in(make.user(unit=mine.unit))

    rows = [
        (pair.one.code, pair.other.code)
        for pair in client.get("/ho-so/co-the-trung/").context["rows"]
    ]

    assert rows == [(mine.code, draft.code)]
    assert client.get(f"/ho-so/{mine.code}/so-voi/{theirs.code}/").status_code == 404
    own = client.get(f"/ho-so/{mine.code}/so-voi/{draft.code}/")
    assert (own.status_code, own.context["form"]) == (200, None)
    assert client.post(
        f"/ho-so/{mine.code}/so-voi/{draft.code}/", {"answer": mine.code}
    ).status_code in (200, 422)
    assert fresh(mine).state == "submitted"


def test_a_dossier_beside_itself_is_no_page(office, sign_in):
    one = sent()

    assert sign_in(office).get(f"/ho-so/{one.code}/so-voi/{one.code}/").status_code == 404


def test_what_differs_is_marked_word_for_word(office, sign_in):
    one = sent(position="Nông dân giỏi", address="Thôn Một, xã Đại Sơn")
    other = sent(
        "Vũ Thị Thớm", place="Hai", position="Nông dân giỏi", address="Thôn Hai, xã Đại Sơn"
    )

    cells = {
        cell.label: (*(text.own for _, text in cell.sides), cell.differs)
        for cell in sign_in(office).get(f"/ho-so/{one.code}/so-voi/{other.code}/").context["cells"]
    }

    assert cells["Họ và tên"] == ("Thơm", "Thớm", True)
    assert cells["Đơn vị giới thiệu"] == ("Một", "Hai", True)
    assert cells["Chức vụ, nghề nghiệp"] == ("", "", False)
    assert cells["Nơi ở hoặc nơi công tác"] == ("Một,", "Hai,", True)
    assert cells["Trạng thái"] == ("", "", False)
    assert "Dân tộc" not in cells  # told to the city alone


def test_the_office_answers_on_the_page_and_is_told_what_became(office, sign_in):
    one, other = sent(), sent(place="Hai")
    client, url = sign_in(office), f"/ho-so/{one.code}/so-voi/{other.code}/"
    seen = client.get(url).context["form"]["seen"].value()

    empty = client.post(url, {"seen": seen})
    groundless = client.post(url, {"seen": seen, "answer": "different", "ground": " "})
    done = client.post(url, {"seen": seen, "answer": other.code}, follow=True)
    late = client.post(url, {"seen": seen, "answer": "different", "ground": "Khác thôn"})

    assert (empty.status_code, empty.context["form"].errors) == (
        422, {"answer": ["Hãy chọn một câu trả lời."]},
    )  # fmt: skip
    assert groundless.context["form"].errors == {
        "ground": ["Chưa ghi vì sao biết không phải một người. Hãy ghi căn cứ."]
    }
    assert (fresh(one).state, fresh(other).state) == ("closed", "submitted")
    assert f"Đã đóng hồ sơ {one.code}, giữ hồ sơ {other.code}." in unlinked(text_of(done))
    assert "không còn được xét" in late.content.decode()
    assert judged(other) == ("", "", "")


def test_two_officers_with_two_answers_the_second_reads_the_first(office, sign_in):
    one, other = sent(), sent(place="Hai")
    client, url = sign_in(office), f"/ho-so/{one.code}/so-voi/{other.code}/"
    seen = client.get(url).context["form"]["seen"].value()
    apart(one, other, office, "Khác số nhà")

    told = client.post(url, {"seen": seen, "answer": one.code})

    assert told.status_code == 409
    assert told.context["form"].theirs == (
        ("Trả lời của Phòng", "Không phải một người"),
        ("Hai hồ sơ", f"{one.code}: Chờ thẩm định; {other.code}: Chờ thẩm định"),
        ("Vì sao biết là hai người", "Khác số nhà"),
    )
    assert (fresh(one).state, fresh(other).state) == ("submitted", "submitted")


def test_where_nothing_is_alike_the_page_says_what_belongs_there(office, sign_in):
    make.conference()

    assert (
        "Không có cặp nào chờ trả lời"
        in sign_in(office).get("/ho-so/co-the-trung/").content.decode()
    )


def test_who_cannot_be_closed_is_greyed_and_the_reason_stands_beside(office, sign_in):
    """It could be chosen, and was refused in red; “hồ sơ kia” named no dossier."""
    one, third = sent(), sent(place="Ba")
    doubles.keep_one(one, third, by=office, at=make.AT)
    other = sent(place="Hai")
    client, url = sign_in(office), f"/ho-so/{one.code}/so-voi/{other.code}/"

    page = page_of(client.get(url))

    boxes = {box.attrs["value"]: box for box in page.all("input") if box.attrs["type"] == "radio"}
    shut = {value: "disabled" in box.attrs for value, box in boxes.items()}
    assert shut == {"different": False, one.code: False, other.code: True}
    why = (
        f"Hồ sơ {one.code} đang đứng tên cả cho hồ sơ đã đóng {third.code}. "
        f"Hãy giữ hồ sơ {one.code}, hoặc mở lại hồ sơ {third.code} trước."
    )
    shown = boxes[other.code].attrs["id"]
    label = next(found for found in page.all("label") if found.attrs["for"] == shown)
    assert f"đóng hồ sơ {one.code} {why}" in label.words()
    refused = client.post(url, {"seen": seen(client, url)["seen"], "answer": other.code})
    assert refused.context["form"].errors == {"answer": [why]}


def test_what_is_known_of_one_greys_its_closing_alone(office, sign_in):
    """A complaint would go with the dossier that is closed: told before it is chosen."""
    one, other = sent(), sent(place="Hai")
    Nomination.objects.filter(pk=one.pk).update(integrity="pending")

    page = page_of(sign_in(office).get(f"/ho-so/{one.code}/so-voi/{other.code}/"))

    shut = [box.attrs["value"] for box in page.all("input") if "disabled" in box.attrs]
    assert shut == [other.code]
    assert f"hãy ghi kết quả kiểm tra ấy ở hồ sơ {other.code} trước" in page.words()
