"""Votes typed for whoever waits no more when the form comes are told of, and were not written."""

import pytest

from accounts.enums import Role
from conferences.workflow import NOTE_LENGTH
from nominations.models import Ballot, BulkResult, Nomination, ReviewMeeting
from tests import make
from tests.nominations.phone import text_of
from tests.nominations.related import related
from tests.nominations.test_results_kept import HEAD, MEET, heads
from tests.pages import Page

pytestmark = pytest.mark.django_db
REASON = "Lý do của lãnh đạo."
TYPED = {"agree": "11", "disagree": "3", "result": "reject", "reason": REASON}
SEEN = "Hồ sơ không còn chờ duyệt: nay là “Cần bổ sung”. Hãy mở hồ sơ để xem."
UNSEEN = "Không còn thấy hồ sơ này: đơn vị đã rút lại, hoặc mã không đúng."


@pytest.fixture
def chief():
    return make.user(role=Role.LEADERSHIP, unit=make.unit(name="Văn phòng", kind="office"))


@pytest.fixture
def leader(chief, sign_in):
    return sign_in(chief)


@pytest.fixture
def both():
    return [make.nomination(state="verified", full_name=name) for name in ("An Một", "Bùi Hai")]


def votes(nomination, **typed):
    return {f"{nomination.code}-{part}": text for part, text in typed.items()}


def meanwhile(nomination, state):
    Nomination.objects.filter(pk=nomination.pk).update(state=state)


def words(answer):
    return " ".join(text_of(answer).split())


def reasons(answer):
    areas = Page(answer.content.decode()).all("textarea")
    return {one.attrs["id"]: one.words().strip() for one in areas}


def test_one_returned_meanwhile_is_named_with_what_was_typed(leader, both):
    one, two = both
    meanwhile(two, "returned")
    chosen = {"chon": [one.code, two.code]}

    asked = HEAD | chosen | votes(one, agree="14") | votes(two, **TYPED)
    page = leader.post(MEET, asked, follow=True)

    said = words(page)
    assert "2 hồ sơ: 1 duyệt, 1 chưa quyết định được" in said
    assert ("An Một" in said, "Bùi Hai" in said, SEEN in said) == (True, True, True)
    unwritten = "<b>Số phiếu của hồ sơ này chưa được ghi.</b> Đã nhập: "
    assert f"{unwritten}đồng ý 11, không đồng ý 3, Không duyệt." in said
    assert reasons(page) == {f"id_note_{two.code}": REASON}
    assert list(Ballot.objects.filter(meeting__kind="approval").values_list("nomination")) == [
        (one.pk,)
    ]


def test_one_its_unit_took_back_is_told_of_by_its_code_alone(leader, both):
    one, two = both
    meanwhile(two, "draft")

    asked = HEAD | {"chon": [one.code, two.code]} | votes(one, agree="14") | votes(two, **TYPED)
    page = leader.post(MEET, asked, follow=True)

    said = words(page)
    assert (two.code in said, "Bùi Hai" in said, UNSEEN in said) == (True, False, True)
    assert reasons(page) == {f"id_note_{two.code}": REASON}


def test_where_none_waits_any_more_nothing_is_lost_either(leader, both):
    """It said that none was chosen."""
    for one in both:
        meanwhile(one, "returned")

    asked = HEAD | {"chon": [one.code for one in both]}
    page = leader.post(MEET, asked | votes(both[1], **TYPED), follow=True)

    assert "2 hồ sơ: 2 chưa quyết định được" in words(page)
    assert "Hãy chọn ít nhất một hồ sơ" not in words(page)
    assert words(page).count("Đã nhập: ") == 1, "nothing was typed of the other"
    assert reasons(page) == {f"id_note_{both[1].code}": REASON}
    assert not ReviewMeeting.objects.filter(kind="approval").exists()
    make.nomination(state="verified")
    assert heads(leader.get(f"{MEET}?tiep={BulkResult.objects.get().pk}")) == HEAD


@pytest.mark.parametrize(
    ("again", "stands"),
    [
        ({}, True), ({"agree": "014"}, True), ({"agree": " 14 "}, True), ({"disagree": "00"}, True),
        ({"agree": "12"}, False), ({"disagree": "1"}, False), ({"disagree": "x"}, False),
    ],
)  # fmt: skip
def test_a_form_sent_twice_says_that_its_votes_stand(leader, both, again, stands):
    """It said that they were not written, of votes just written."""
    one, _ = both
    asked = HEAD | {"chon": [one.code]}
    leader.post(MEET, asked | votes(one, agree="14"), follow=True)

    page = words(leader.post(MEET, asked | votes(one, **{"agree": "14"} | again), follow=True))

    assert ("Số phiếu đã có trong cuộc họp; không phải nhập lại." in page) is stands
    assert ("1 hồ sơ: 1 đã ghi từ lần bấm trước" in page) is stands
    assert ("Số phiếu của hồ sơ này chưa được ghi." in page) is not stands
    assert Ballot.objects.of_approval().count() == 1


def test_of_another_day_they_do_not_stand(leader, both):
    one, _ = both
    asked = HEAD | {"chon": [one.code]} | votes(one, agree="14")
    leader.post(MEET, asked, follow=True)
    ReviewMeeting.objects.filter(kind="approval").update(held_on="2025-08-01")

    assert "ghi từ lần bấm trước" not in words(leader.post(MEET, asked, follow=True))


def test_nobody_chosen_is_still_refused(leader, both):
    answer = leader.post(MEET, HEAD)

    assert answer.status_code == 422
    assert "Hãy chọn ít nhất một hồ sơ để ghi phiếu." in words(answer)


def test_what_is_wrong_in_another_row_is_asked_first_and_the_left_go_along(leader, both):
    one, two = both
    meanwhile(two, "returned")
    wrong = HEAD | {"chon": [one.code, two.code]} | votes(two, **TYPED)

    page = leader.post(MEET, wrong | votes(one, agree="x"))
    held = {"nhap": page.context["held"], "nhap-thay": page.context["seal"]}
    carried = held | {"da-nhap": page.context["carried"]}
    again = HEAD | {"chon": [one.code]} | carried | votes(one, agree="14")
    done = leader.post(MEET, again, follow=True)

    assert page.status_code == 422
    assert "2 hồ sơ: 1 duyệt, 1 chưa quyết định được" in words(done)
    assert reasons(done) == {f"id_note_{two.code}": REASON}


def test_one_refused_in_the_meeting_stands_there_as_typed_too(leader, chief, both):
    one, two = both
    related(two, chief)

    asked = HEAD | {"chon": [one.code, two.code]} | votes(one, agree="14") | votes(two, **TYPED)
    page = leader.post(MEET, asked, follow=True)

    assert "Đã nhập: đồng ý 11, không đồng ý 3, Không duyệt." in words(page)
    assert reasons(page) == {f"id_note_{two.code}": REASON}


def test_votes_that_were_kept_are_not_told_as_lost(leader, both):
    one, _ = both
    Nomination.objects.filter(pk=one.pk).update(integrity="pending")

    page = leader.post(MEET, HEAD | {"chon": [one.code]} | votes(one, agree="14"), follow=True)

    assert "Số phiếu đã ghi vào cuộc họp" in words(page)
    assert "Đã nhập" not in words(page)
    (row,) = BulkResult.objects.get().told["rows"]
    assert row.keys() == {"code", "result", "votes_kept", "votes", "problems"}


def test_whatever_is_sent_in_place_of_codes_and_votes_is_bounded(leader, both):
    codes = ["Z" * 3000, *(f"Z{number}" for number in range(600))]

    page = leader.post(MEET, HEAD | {"chon": codes, "Z1-reason": "y" * 3000}, follow=True)

    rows = BulkResult.objects.get().told["rows"]
    assert (len(rows), len(rows[0]["code"])) == (500, 40)
    assert reasons(page) == {"id_note_Z1": "y" * NOTE_LENGTH}
