"""Hints and examples where an achievement is written, and before it is sent: nobody is held up."""

import pytest
from bs4 import BeautifulSoup

from nominations.examples import EXAMPLES
from tests import make
from tests.nominations.phone import post, text_of

pytestmark = pytest.mark.django_db
OF_ME = "Tôi nuôi 300 con gà từ năm 2021, lãi 90 triệu đồng."
IT_IS_I = (
    "Thành tích đang viết là “tôi”. Trong danh sách nên gọi là ông, bà, anh, chị; nếu trích lời "
    "thì để nguyên."
)


def below(client, nomination):
    page = client.get(f"/ho-so/{nomination.code}/buoc/thanh-tich/")
    return BeautifulSoup(page.content, "html.parser").select_one("#cham-chut")


def test_three_examples_of_the_field_chosen_before_stand_folded_below_the_box(village):
    nomination = make.nomination(unit=village.unit, field="health", achievement="")

    shown = below(village, nomination)

    assert [one.get_text() for one in shown.select("details li")] == list(EXAMPLES["health"])
    assert "Y tế, chăm sóc sức khỏe" in shown.select_one("details").get_text()
    assert shown.find_previous("textarea")["name"] == "achievement"
    assert not shown.select(".note")


def test_without_a_field_there_is_nothing_to_unfold(village):
    nomination = make.nomination(unit=village.unit, field="", achievement="")

    assert not below(village, nomination).select("details")


def test_a_hint_stands_by_the_box_and_on_the_summary_and_the_dossier_is_sent(village):
    nomination = make.nomination(unit=village.unit, achievement="")
    saved = post(village, nomination, "thanh-tich", achievement=OF_ME)
    beside = [p.get_text() for p in below(village, nomination).select(".note p")]
    summary = BeautifulSoup(village.get(f"/ho-so/{nomination.code}/gui/").content, "html.parser")
    told = [p for p in summary.select(".note p") if p.get_text().startswith(IT_IS_I)]
    sent = village.post(f"/ho-so/{nomination.code}/gui/")

    assert saved.url.endswith("/buoc/tep/")
    assert beside == [IT_IS_I, "Đây chỉ là gợi ý, vẫn gửi được."]
    assert [p.a["href"] for p in told] == [f"/ho-so/{nomination.code}/buoc/thanh-tich/?ve=gui"]
    assert sent.url.endswith("/bien-nhan/")


def test_other_pages_have_no_room_for_it(village):
    nomination = make.nomination(unit=village.unit)

    page = village.get(f"/ho-so/{nomination.code}/buoc/viec/")

    assert "cham-chut" not in text_of(page)


def test_the_box_says_of_how_many_words_it_is_counted(village):
    nomination = make.nomination(unit=village.unit, achievement="Nuôi gà.")
    page = BeautifulSoup(
        village.get(f"/ho-so/{nomination.code}/buoc/thanh-tich/").content, "html.parser"
    )

    assert {one["name"]: one.get("data-words") for one in page.select("textarea")} == {
        "achievement": "120",
        "awards": None,
    }
