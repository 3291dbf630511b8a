"""Issue 10: a dossier filled in on a phone without a line comes whole, exactly once."""

import json
from datetime import timedelta

import pytest

from accounts.kept import person_mark
from conferences.workflow import NO_RIGHT
from nominations.models import Ballot, Evidence, Nomination, ReviewMeeting
from tests import make
from tests.nominations.phone import (
    DEEDS,
    FIELD,
    JSON,
    MEETING,
    PERSON,
    PLACE,
    VOTES,
    bring,
    post,
    said,
)  # fmt: skip
from tests.pages import Page, seen

pytestmark = pytest.mark.django_db
DUE = make.AT.replace(day=20, hour=0)
OVER = "Đã hết hạn gửi hồ sơ (trước ngày 20/8/2025). Hãy gọi Phòng Văn hóa - Xã hội."


@pytest.fixture
def clock(monkeypatch):
    return lambda at: monkeypatch.setattr("accounts.web.moment", lambda: at)


def test_a_token_and_whose_phone_it_is_are_told_to_whoever_is_signed_in(village, user):
    answer = village.get("/ho-so/nhan/", headers=JSON)

    told = json.loads(answer.content)
    assert (told["person"], len(told["token"])) == (person_mark(user.pk), 64)
    assert told["invites"] == "households"
    assert "no-store" in answer["Cache-Control"]
    assert village.get("/ho-so/nhan/").url == "/"  # opened by hand
    assert person_mark(user.pk + 1) != person_mark(user.pk)


def test_every_box_of_every_step_arrives(village, whole):
    assert bring(village, whole()) == (
        200, {"code": "HN25-0001", "address": "/ho-so/HN25-0001/tiep/", "lacks": [], "held": {}}
    )  # fmt: skip

    one, ballot = Nomination.objects.get(), Ballot.objects.get()
    assert said(one, *PERSON, *PLACE, *FIELD, *DEEDS) == PERSON | PLACE | FIELD | DEEDS | {
        "birth_year": 1956, "direct_worker": True
    }  # fmt: skip
    held = ballot.meeting
    assert (f"{held.held_on:%d/%m/%Y}", held.invited, held.present) == ("15/08/2025", 50, 48)
    assert (ballot.agree, ballot.disagree, ballot.abstain) == (46, 1, 1)
    assert (one.state, one.unit, one.claimed_at.isoformat()) == (
        "draft", village.unit, "2025-08-16T00:30:00+00:00"
    )  # fmt: skip


@pytest.mark.parametrize("kind", ["collective", "household"])
def test_a_group_comes_with_who_speaks_for_it(kind, village, whole):
    group = {"full_name": "Hộ ông Nguyễn Văn An", "representative": "Nguyễn Văn An"}

    status, told = bring(village, whole(kind=kind, **group))

    one = Nomination.objects.get()
    assert (status, told["lacks"]) == (200, [])
    assert said(one, "kind", "full_name", "representative", "birth_year", "ethnicity") == (
        group | {"kind": kind, "birth_year": 1956, "ethnicity": "Kinh"}
    )


def test_sent_again_after_a_lost_answer_it_is_the_same_and_stands_as_it_stood(village, whole):
    first = bring(village, whole())
    stood = Nomination.objects.values().get() | {"version": 0}

    assert bring(village, whole()) == first
    assert Nomination.objects.values().get() | {"version": 0} == stood
    assert (ReviewMeeting.objects.count(), Ballot.objects.count()) == (1, 1)


def test_with_its_minutes_it_is_sent_once_and_the_phone_is_told(village, whole, picture):
    code = bring(village, whole())[1]["code"]
    file = {"kind": "minutes", "files": picture()}
    one, two = (f"/ho-so/{code}/{there}/" for there in ("tep", "gui"))

    lacking = village.post(two, headers=JSON)
    kept = []
    for _ in range(2):
        file["files"].seek(0)
        kept.append(json.loads(village.post(one, file, headers=JSON).content)["there"])
    sent = [json.loads(village.post(two, headers=JSON).content) for _ in range(2)]

    assert json.loads(lacking.content) == {
        "sent": False, "lacks": ["Còn thiếu ảnh hoặc tệp biên bản họp. Hãy chụp biên bản."]
    }  # fmt: skip
    assert (kept, sent) == ([True, True], [{"sent": True, "lacks": []}] * 2)
    assert (Evidence.objects.count(), Nomination.objects.get().state) == (1, "submitted")
    assert bring(village, whole(position="Khác")) == (
        200, {"code": code, "address": f"/ho-so/{code}/tiep/", "lacks": [], "held": {}}
    )  # fmt: skip
    assert Nomination.objects.get().position == "Nông dân"


def test_what_is_wrong_is_named_and_held_and_the_rest_of_its_page_stands(village, whole):
    status, told = bring(village, whole(birth_year="sáu mươi", agree="49"))

    assert (status, told["lacks"]) == (
        200,
        [
            "Năm sinh phải có 4 chữ số. Hãy ghi đủ, ví dụ 1956.",
            "Tổng số phiếu (51) nhiều hơn số người có mặt (48). Hãy xem lại hai số này.",
        ],
    )
    one = Nomination.objects.get()
    assert (one.full_name, one.gender, one.birth_year) == ("Nguyễn Hữu Ước", "male", None)
    page = Page(village.get(f"/ho-so/{one.code}/buoc/ai/").content.decode())
    assert page.by_id["id_birth_year"].attrs["value"] == "sáu mươi"
    votes = Page(village.get(f"/ho-so/{one.code}/buoc/phieu/").content.decode())
    assert votes.by_id["id_agree"].attrs["value"] == "49"


def test_votes_without_a_whole_meeting_wait_with_it(village, whole):
    status, told = bring(village, whole(held_on=""))

    code = told["code"]
    assert (status, told["lacks"], Ballot.objects.count()) == (200, [], 0)
    kept = village.session["typed"][code]
    assert (kept["hop"]["invited"], kept["phieu"]["agree"]) == ("50", "46")


def test_half_a_dossier_is_a_draft_that_says_what_is_missing(village, whole):
    nothing = dict.fromkeys([*FIELD, *DEEDS, *MEETING, *VOTES, "address", "ethnicity"])

    status, told = bring(village, whole(**nothing))

    one = Nomination.objects.get()
    assert (status, told["lacks"], one.full_name, one.address) == (200, [], "Nguyễn Hữu Ước", "")
    assert "Làm tiếp: Làm gì, ở đâu?" in Page(village.get(told["address"]).content.decode()).words()
    assert ReviewMeeting.objects.count() == 0
    assert village.session.get("typed", {}) == {}


def test_a_box_no_phone_keeps_asks_for_nothing_else_than_what_stands(village, whole):
    """Typed on the page once the line is back, it is not taken away by the phone's second try."""
    without = whole(address=None, ethnicity=None)
    one = bring(village, without)[1]["code"]
    post(village, Nomination.objects.get(), "viec")

    assert bring(village, without)[1] == {
        "code": one, "address": f"/ho-so/{one}/tiep/", "lacks": [], "held": {}
    }  # fmt: skip
    assert said(Nomination.objects.get(), *PLACE) == PLACE
    assert village.session.get("typed", {}) == {}


def test_what_another_phone_saved_since_is_not_written_over(village, whole, sign_in):
    """R5: both texts are on the page, and sending again is a decision."""
    code = bring(village, whole())[1]["code"]
    other = sign_in(make.user(unit=village.unit))
    post(other, Nomination.objects.get(), "ai", full_name="Nguyễn Hữu Ước B")

    status, told = bring(village, whole())

    assert (status, told["lacks"]) == (
        200,
        [
            "Trang “Người được giới thiệu là ai?”: có người khác vừa sửa. "
            "Hãy mở hồ sơ, xem hai bản rồi lưu."
        ],
    )
    assert Nomination.objects.get().full_name == "Nguyễn Hữu Ước B"
    url = f"/ho-so/{code}/buoc/ai/"
    page = village.post(url, seen(village, url) | PERSON)
    assert page.status_code == 409
    assert page.context["form"].theirs == (("Họ và tên", "Nguyễn Hữu Ước B"),)


def test_another_persons_work_is_refused_whoever_is_signed_in(village, whole, sign_in):
    colleague = sign_in(make.user(unit=village.unit))
    stranger = make.user(unit=make.unit(name="Thôn khác"))

    for client, boxes in (
        (colleague, whole()),
        (village, whole(person="0" * 32)),
        (village, whole(person=person_mark(stranger.pk))),
    ):
        assert bring(client, boxes) == (
            422,
            {
                "refused": [
                    "Hồ sơ này do người khác viết trên máy này. Hãy để người ấy đăng nhập rồi gửi."
                ]
            },
        )
    assert Nomination.objects.count() == 0


def test_another_units_key_opens_nothing(village, whole, sign_in):
    stranger = make.user(unit=make.unit(name="Thôn khác"))
    bring(sign_in(stranger), whole(person=person_mark(stranger.pk)))
    theirs = Nomination.objects.values().get()

    status, told = bring(village, whole(full_name="Người khác"))

    assert (status, told["refused"]) == (422, [NO_RIGHT.text])
    assert Nomination.objects.values().get() == theirs


@pytest.mark.parametrize(
    ("boxes", "words"),
    [
        ({"kind": "nobody"}, "Hãy chọn một mục trong danh sách."),
        ({"made_at": "hôm qua"}, "Giờ viết không đúng. Hãy xem lại ngày giờ của máy."),
        ({"made_at": None}, "Thiếu giờ viết. Hãy mở lại trang này rồi gửi."),
        ({"person": ""}, "Hãy mở lại trang này rồi gửi."),
    ],
)
def test_what_is_no_dossier_is_refused_in_words(boxes, words, village, whole):
    assert bring(village, whole(**boxes)) == (422, {"refused": [words]})
    assert Nomination.objects.count() == 0


def test_an_office_writes_no_dossier_this_way(sign_in, whole):
    assert sign_in().post("/ho-so/nhan/", whole(), headers=JSON).status_code == 403


def test_given_back_after_a_new_sign_in_it_leads_to_its_page(village, whole):
    assert village.post("/ho-so/nhan/", whole()).url == "/ho-so/HN25-0001/tiep/"


# --- Late ----------------------------------------------------------------------------------------


def sent_whole(village, whole, picture, **other):
    status, told = bring(village, whole(**other))
    if status != 200:
        return status, told
    there = f"/ho-so/{told['code']}"
    village.post(f"{there}/tep/", {"kind": "minutes", "files": picture()}, headers=JSON)
    return status, json.loads(village.post(f"{there}/gui/", headers=JSON).content)


def test_made_before_the_deadline_it_is_taken_after_it_and_marked_late(
    village, whole, picture, clock
):
    clock(DUE + timedelta(hours=9))

    told = sent_whole(village, whole, picture, made_at="2025-08-19T16:59:59.000Z")

    one = Nomination.objects.get()
    assert told == (200, {"sent": True, "lacks": []})
    assert (one.state, one.first_sent_at) == ("submitted", DUE + timedelta(hours=9))
    assert one.claimed_at == DUE - timedelta(seconds=1)


@pytest.mark.parametrize(
    ("made_at", "arrives"),
    [
        ("2025-08-19T17:00:00.000Z", DUE),  # midnight in Hanoi: the first instant too late
        ("2025-08-21T08:00:00.000Z", DUE + timedelta(hours=9)),  # tomorrow
        ("2025-08-16T00:30:00.000Z", DUE + timedelta(days=4)),  # a phone holds seven days
    ],
)
def test_what_the_phone_does_not_say_was_in_time_is_refused(
    made_at, arrives, village, whole, picture, clock
):
    clock(arrives)

    assert sent_whole(village, whole, picture, made_at=made_at) == (422, {"refused": [OVER]})
    assert Nomination.objects.count() == 0


def test_begun_in_time_by_another_try_it_is_found_again_and_its_sending_is_refused(
    village, whole, picture, clock
):
    bring(village, whole(made_at="2025-08-01T00:00:00Z"))
    clock(DUE)

    status, told = sent_whole(village, whole, picture, made_at="2025-08-01T00:00:00Z")

    assert (status, told) == (200, {"sent": False, "lacks": [OVER]})
    assert Nomination.objects.get().state == "draft"
