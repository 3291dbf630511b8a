"""Votes once counted stay: those that wait are offered, those superseded keep their meeting."""

from dataclasses import replace
from datetime import timedelta

import pytest

from accounts.enums import Role
from accounts.problems import Refused
from nominations.actions import decisions, meetings
from nominations.actions.approval import Meeting, Votes, decide_many
from nominations.enums import NominationState as S
from nominations.models import Ballot, ReviewMeeting
from nominations.workflow.guards import can_approve
from tests import make
from tests.make import fresh
from tests.nominations.phone import text_of
from tests.nominations.test_approval import MEETING, decide, leadership
from tests.pages import Page

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
NO_VOTES = "Chưa có phiếu của cuộc họp xét duyệt. Hãy nhập kết quả xét duyệt."


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


@pytest.fixture
def leader():
    return make.user(role=Role.LEADERSHIP, unit=make.unit(name="Lãnh đạo", kind="office"))


def vote(nomination, by, at, *, number="", **votes):
    held = Meeting(held_on=at.date(), chair="Đỗ Quang Minh", invited=15, present=14, number=number)
    return decide_many(
        conference=nomination.conference, meeting=held, votes={nomination.code: Votes(**votes)},
        by=by, at=at,
    ).outcomes[0]  # fmt: skip


def kept(nomination):
    rows = Ballot.objects.of_approval().filter(nomination=nomination).order_by("pk")
    return list(rows.values_list("agree", "disagree", "superseded_at"))


def check(nomination, integrity, by, at):
    decisions.record_check(fresh(nomination), integrity=integrity, by=by, at=at)


@pytest.mark.parametrize("first", ["approve", "reject"])
def test_the_votes_of_before_it_was_opened_again_stay_and_decide_nothing(first, leader, at):
    one = make.nomination(state=S.VERIFIED)
    vote(one, leader, at, agree=14, result="approve") if first == "approve" else vote(
        one, leader, at, agree=5, disagree=9, result="reject", reason="Không đủ phiếu"
    )
    before = (14, 0) if first == "approve" else (5, 9)

    decisions.move(fresh(one), "reopen", by=leader, at=at + DAY, note="Xét lại")

    assert kept(one) == [(*before, at + DAY)]
    assert [problem.text for problem in can_approve(fresh(one), at)] == [NO_VOTES]
    vote(one, leader, at + DAY, agree=13, disagree=1)
    assert kept(one) == [(*before, at + DAY), (13, 1, None)]
    assert fresh(one).state == S.APPROVED


def test_the_same_meeting_may_vote_again_on_a_dossier_opened_again(leader, at):
    one = make.nomination(state=S.VERIFIED)
    vote(one, leader, at, number="05/BB", agree=14)
    decisions.move(fresh(one), "reopen", by=leader, at=at, note="Gõ nhầm")

    vote(one, leader, at, number="05/BB", agree=12, disagree=2)

    assert kept(one) == [(14, 0, at), (12, 2, None)]


def test_what_is_returned_is_voted_on_anew(office, leader, at):
    """Votes kept under a complaint were of the text as it stood then."""
    one = make.nomination(state=S.VERIFIED, integrity="pending")
    assert vote(one, leader, at, agree=14).votes_kept

    decisions.move(fresh(one), "return", by=office, at=at + DAY, note="Bổ sung")

    assert kept(one) == [(14, 0, at + DAY)]


def test_votes_kept_under_a_complaint_are_offered_and_not_asked_again(office, leader, at, sign_in):
    """Issue 7, line 10: told to be kept, they had to be typed in a second time."""
    one = make.nomination(state=S.VERIFIED, integrity="pending")
    vote(one, leader, at, agree=13, disagree=1)
    client = sign_in(leader)
    offer, way = "Duyệt theo số phiếu đã ghi", f"/ho-so/{one.code}/viec/approve/"

    def offered():
        found = [
            Page(text_of(client.get(url))).root
            for url in ("/ho-so/hop-xet-duyet/", f"/ho-so/{one.code}/")
        ]
        approval = [b.attrs.get("formaction") for b in found[0].all("button") if offer in b.words()]
        dossier = [
            b.inside("form").attrs["action"] for b in found[1].all("button") if offer in b.words()
        ]
        return approval, dossier

    waiting = offered()
    said = " ".join(text_of(client.get("/ho-so/hop-xet-duyet/")).split())
    check(one, "clear", office, at)
    cleared = offered()
    client.post(way, {"chon": [], "present": ""})

    assert (
        "<b>Đã ghi phiếu, không phải nhập lại:</b> họp xét duyệt ngày 16/8/2025, 13 đồng ý, "
        "1 không đồng ý, 0 không có ý kiến (14 người có mặt)." in said
    )
    assert (waiting, cleared) == (([], []), ([way], [way]))
    assert (fresh(one).state, kept(one)) == (S.APPROVED, [(13, 1, None)])


def test_without_votes_nothing_is_offered(leader, sign_in):
    one = make.nomination(state=S.VERIFIED)
    client = sign_in(leader)

    pages = [text_of(client.get(url)) for url in ("/ho-so/hop-xet-duyet/", f"/ho-so/{one.code}/")]

    assert ["số phiếu đã ghi" in page for page in pages] == [False, False]


def test_superseded_votes_are_shown_as_such_on_dossier_and_meetings(leader, at, sign_in):
    one = make.nomination(state=S.VERIFIED)
    vote(one, leader, at, agree=14)
    decisions.move(fresh(one), "reopen", by=leader, at=at + DAY, note="Xét lại")
    client = sign_in(leader)

    dossier = text_of(client.get(f"/ho-so/{one.code}/"))
    meetings = text_of(client.get("/ho-so/cuoc-hop/"))

    words = "Không còn dùng từ 08:00 ngày 17/8/2025"
    assert (words in dossier, words in meetings) == (True, True)
    assert "14 đồng ý" in dossier


def test_odd_votes_of_before_are_not_looked_at_any_more(leader, at, sign_in):
    one = make.nomination(state=S.VERIFIED)
    vote(one, leader, at, agree=5, disagree=9, result="reject", reason="Không đủ phiếu")
    decisions.move(fresh(one), "reopen", by=leader, at=at + DAY, note="Xét lại")
    client = sign_in(leader)

    found = client.get("/ho-so/", {"can-xem": "on"}).context["rows"]
    page = client.get(f"/ho-so/{one.code}/").context["looks"]

    assert (found, page) == ([], [])


@pytest.mark.parametrize("number", ["", "05/BB"])
def test_other_figures_are_told_a_way_that_is_open(number, at):
    """Issue 7, line 10: "write another number" led to another refusal when the first had none."""
    one, two = make.nomination(state=S.VERIFIED), make.nomination(state=S.VERIFIED)
    by = leadership()
    decide({one.code: Votes(agree=14)}, at, meeting=replace(MEETING, number=number), by=by)
    other = replace(MEETING, number=number, present=12)

    with pytest.raises(Refused) as refused:
        decide({two.code: Votes(agree=12)}, at, meeting=other, by=by)
    if not number:  # the first gets its number, as is told
        held = ReviewMeeting.objects.get(kind="approval")
        meetings.number(held, number="05/BB", by=by, at=at)
    decide({two.code: Votes(agree=12)}, at, meeting=replace(other, number="06/BB"), by=by)

    told = (
        "nếu là cuộc họp khác trong ngày, hãy ghi số biên bản khác."
        if number
        else "nếu là cuộc họp khác trong ngày, hãy ghi số biên bản cho cuộc họp trước ở trang "
        "“Các cuộc họp”, rồi ghi số của cuộc họp này."
    )
    assert str(refused.value) == (
        "Cuộc họp xét duyệt ngày 16/8/2025 đã ghi: Đỗ Quang Minh chủ trì, mời 15 người, có mặt 14. "
        f"Hãy nhập đúng như vậy; {told}"
    )
    held = ReviewMeeting.objects.filter(kind="approval").order_by("number")
    assert [(one.number, one.present) for one in held] == [("05/BB", 14), ("06/BB", 12)]
