"""All that waits for the leadership's word: one number, one list; what is said of it, said once."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from nominations.actions import checklist
from nominations.facts.meeting import to_decide
from nominations.models import Nomination
from tests import make
from tests.nominations.related import fresh, move, related
from tests.nominations.test_word_seen import SAID, clerk, leader, opened, row
from tests.nominations.test_words_for_many import THERE, on_home, paper
from tests.pages import Page

pytestmark = pytest.mark.django_db
__all__ = ["clerk", "leader"]  # fixtures


@pytest.fixture
def four(clerk):
    """Related before the check, related after it, typed in, and one that waits for nobody."""
    before, after = make.nomination(state="submitted"), make.nomination(state="submitted")
    typed = paper(clerk)
    make.nomination(state="submitted")
    related(before, clerk)
    move(after, "verify", clerk)
    related(after, clerk)
    return before, after, typed


def test_the_number_at_home_is_all_that_wait_and_each_row_says_of_whom(four, leader, sign_in):
    """Who verified and said afterwards that she is related was in neither number nor list."""
    before, after, typed = four
    client = sign_in(leader)

    assert on_home(client) == [("Xem 3 hồ sơ chờ ý kiến lãnh đạo", THERE)]
    shown = client.get(THERE).context
    assert {row.code: row.who for row in shown["rows"]} == {
        before.code: ("Có liên quan: Nguyễn Thị Hạnh",),
        after.code: ("Có liên quan: Nguyễn Thị Hạnh",),
        typed.code: ("Đã nhập, bổ sung hoặc gửi: Nguyễn Thị Hạnh",),
    }
    page = Page(client.get(THERE).content.decode())
    boxes = {box.attrs["value"] for box in page.all("input") if box.attrs.get("name") == "chon"}
    assert boxes == {before.code, typed.code}, "what is verified is written at each"
    assert shown["ticked"] == [typed.code], "that a relative goes on takes a tick of its own"


def test_one_sentence_is_written_for_relatives_too(four, clerk, leader, sign_in):
    before, after, typed = four
    client = sign_in(leader)

    client.post(THERE, {"chon": [before.code, typed.code], "who": clerk.pk, "word": SAID})

    for one in (before, typed):
        move(one, "verify", clerk)
    assert [row.code for row in client.get(THERE).context["rows"]] == [after.code]
    assert on_home(client) == [("Xem 1 hồ sơ chờ ý kiến lãnh đạo", THERE)]


def test_the_leader_finds_the_word_first_and_the_next_that_waits(four, clerk, leader, sign_in):
    before, after, typed = four
    client = sign_in(leader)

    page = opened(client, before, "interest")

    assert [h.words() for h in page.all("h2")] == [
        "Ai cần để người khác làm hồ sơ này",
        "Ông, bà có liên quan đến người được giới thiệu không?",
    ]
    address = reverse("nominations:interest", args=[before.code])
    box = f"n{clerk.pk}-word"
    saved = client.post(address, {"nguoi": clerk.pk, box: SAID}, follow=True)
    onward = [
        (a.words(), a.attrs["href"])
        for a in Page(saved.content.decode()).all("a")
        if "chờ ý kiến" in a.words()
    ]
    waits = [
        one for one in Nomination.objects.order_by("submitted_at", "pk") if one in (after, typed)
    ]
    assert onward == [
        (f"Hồ sơ tiếp theo chờ ý kiến: {waits[0].full_name}", f"/ho-so/{waits[0].code}/lien-quan/"),
        ("Tất cả hồ sơ chờ ý kiến", THERE),
    ]
    asks = opened(sign_in(clerk), typed, "interest")
    assert asks.all("h2")[0].words() == "Ông, bà có liên quan đến người được giới thiệu không?"


def test_where_it_cannot_be_voted_on_no_button_leads_to_the_vote(four, leader, sign_in):
    _, after, _ = four

    page = opened(sign_in(leader), after)

    assert page.by_id["dong"].words() == (
        "Chưa duyệt được. Người thẩm định đã ghi có liên quan. Hãy để người khác thẩm định lại, "
        "hoặc lãnh đạo ghi ý kiến ở mục “Có liên quan”."
    )
    assert not [a for a in page.all("a") if "Duyệt trong cuộc họp" in a.words()]
    free = opened(sign_in(leader), make.nomination(state="verified"))
    assert [a for a in free.all("a") if "Duyệt trong cuộc họp" in a.words()]


def test_what_the_related_clerk_is_told_stands_once(clerk, sign_in):
    """The same long sentence stood three times in one column."""
    one = make.nomination(state="submitted", integrity="unchecked")
    related(one, clerk)

    words = opened(sign_in(clerk), one).words()

    wait = (
        "Ông, bà đã ghi có liên quan đến người được giới thiệu. Xã không còn ai khác được giao "
        "việc này: hãy chờ lãnh đạo xã ghi ý kiến ở mục “Có liên quan” của hồ sơ."
    )
    assert words.count(wait) == 1
    assert "xã không còn ai khác: chờ lãnh đạo" not in words


def test_the_meetings_page_says_once_why_it_cannot_be_voted_on(four, leader, sign_in):
    _, after, _ = four

    words = row(sign_in(leader))

    assert words.count("Người thẩm định đã ghi có liên quan.") == 1
    (told,) = to_decide(after.conference)
    assert (told.looks, len(told.stops)) == ((), 1)


# --- What the office checked ----------------------------------------------------------------------


@pytest.mark.parametrize("role", [Role.LEADERSHIP, Role.CULTURE_OFFICE])
def test_the_leadership_reads_what_the_office_checked_and_what_not(role, clerk, leader, sign_in):
    one = make.nomination(state="verified")
    boxes = {"found_disputes": "raised", "note_disputes": "Ngõ đi chung", "found_period": "clear"}
    checklist.note_findings(fresh(one), boxes=boxes, by=clerk, at=make.AT)

    words = (
        opened(sign_in(leader if role == Role.LEADERSHIP else clerk), one).by_id["kiem-tra"].words()
    )

    if role == Role.LEADERSHIP:
        assert words == (
            "Kiểm tra của Phòng Chưa kiểm tra: Không khen một thành tích nhiều lần; Thành tích sau "
            "khi hết kỷ luật. Đã kiểm tra, không vướng: Kỷ luật, thanh tra, đơn thư; Thời gian lập "
            "thành tích. Tranh chấp, khiếu nại ở xã Có điều cần nêu: Ngõ đi chung Nguyễn Thị Hạnh, "
            "08:00 ngày 16/8/2025"
        )
    else:
        assert "Không khen một thành tích nhiều lần Chưa kiểm tra" in words
    unit = opened(sign_in(make.user(unit=one.unit)), one)
    assert "kiem-tra" not in unit.by_id
