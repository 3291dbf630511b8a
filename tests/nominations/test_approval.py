"""The approval meeting: votes of everybody, also of those voted down; odd ones ask for a reason."""

from dataclasses import replace

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from conferences.models import PlanFigure
from nominations.actions import decisions
from nominations.actions.approval import Meeting, Votes, decide_many
from nominations.enums import NominationState
from nominations.models import Ballot, Nomination, ReviewMeeting
from tests import make

pytestmark = pytest.mark.django_db
S = NominationState
MEETING = Meeting(held_on=make.AT.date(), chair="Đỗ Quang Minh", invited=15, present=14)


def leadership():
    office = make.unit(name="Văn phòng", kind="office")
    return make.user(role=Role.LEADERSHIP, unit=office)


def decide(votes, at, meeting=MEETING, by=None):
    decided = decide_many(
        conference=make.conference(), meeting=meeting, votes=votes, by=by or leadership(), at=at
    )
    return {one.code: [problem.text for problem in one.problems] for one in decided.outcomes}


def states():
    return {nomination.code: nomination.state for nomination in Nomination.objects.all()}


def kept():
    return list(
        Ballot.objects.standing()
        .of_approval()
        .order_by("nomination__code")
        .values_list("nomination__code", "agree", "disagree", "abstain", "reason")
    )


def test_a_meeting_decides_in_bulk_and_answers_per_row(at):
    good = make.nomination(state=S.VERIFIED)
    moved = make.nomination(state=S.SUBMITTED)
    over = make.nomination(state=S.VERIFIED)

    texts = decide(
        {
            good.code: Votes(agree=13, disagree=1),
            moved.code: Votes(agree=14),
            over.code: Votes(agree=15),
        },
        at,
    )

    assert texts == {
        good.code: [],
        moved.code: ["Vừa có người khác xử lý việc này. Hãy xem lại rồi làm tiếp."],
        over.code: ["Tổng số phiếu (15) nhiều hơn số người có mặt (14). Hãy xem lại hai số này."],
    }
    assert states() == {good.code: S.APPROVED, moved.code: S.SUBMITTED, over.code: S.VERIFIED}
    assert kept() == [(good.code, 13, 1, 0, "")]


def test_a_meeting_that_decided_nothing_leaves_nothing(at):
    moved = make.nomination(state=S.SUBMITTED)

    decide({moved.code: Votes(agree=14)}, at)

    assert not ReviewMeeting.objects.filter(kind="approval").exists()


@pytest.mark.parametrize("role", [Role.CULTURE_OFFICE, Role.COUNCIL_OFFICE, Role.VILLAGE_HEAD])
def test_only_the_leadership_decides_in_bulk(role, at):
    waiting = make.nomination(state=S.VERIFIED)
    other = make.user(role=role, unit=make.unit(name="Phòng", kind="office"))

    with pytest.raises(Refused):
        decide({waiting.code: Votes(agree=14)}, at, by=other)


STILL = "Hãy bấm “Duyệt trong cuộc họp xét duyệt”, chọn “Vẫn duyệt” rồi ghi lý do."


@pytest.mark.parametrize(
    ("votes", "says"),
    [
        (Votes(agree=5, disagree=8, abstain=1), "Chỉ 5 trên 14 người có mặt đồng ý, chưa quá 50%."),
        (Votes(agree=7, disagree=7), "Chỉ 7 trên 14 người có mặt đồng ý, chưa quá 50%."),
        (Votes(agree=13), "Mới ghi 13 phiếu của 14 người có mặt, còn thiếu 1."),
    ],
)
def test_odd_votes_do_not_pass_unremarked(votes, says, at):
    """B10: an approval lost 5 : 8 went through without a word."""
    lost = make.nomination(state=S.VERIFIED)

    texts = decide({lost.code: votes}, at)

    assert texts == {lost.code: [f"{says} {STILL}"]}
    assert states() == {lost.code: S.VERIFIED}
    assert kept() == []


def test_with_a_reason_they_pass_and_the_reason_is_kept_audited_and_shown(at, sign_in):
    lost = make.nomination(state=S.VERIFIED)
    reason = "Bỏ phiếu lại ngày 17/8, biên bản kèm theo"

    decide({lost.code: Votes(agree=5, disagree=8, abstain=1, reason=reason)}, at)

    event = AuditEvent.objects.get(action="approve")
    assert (states(), kept()) == ({lost.code: S.APPROVED}, [(lost.code, 5, 8, 1, reason)])
    assert event.note == reason
    page = sign_in().get(f"/ho-so/{lost.code}/").content.decode()
    assert f"<b>Lý do vẫn duyệt:</b> {reason}" in page
    assert "Xét duyệt: chỉ 5 trên 14 người có mặt đồng ý, chưa quá 50%." in page


def test_who_is_voted_down_is_recorded_with_the_votes(at):
    """B10: refused people's votes were kept nowhere."""
    down, up = make.nomination(state=S.VERIFIED), make.nomination(state=S.VERIFIED)

    decide(
        {
            down.code: Votes(agree=5, disagree=9, result="reject", reason="Không đủ phiếu"),
            up.code: Votes(agree=14),
        },
        at,
    )

    assert states() == {down.code: S.REJECTED, up.code: S.APPROVED}
    assert kept() == [(down.code, 5, 9, 0, "Không đủ phiếu"), (up.code, 14, 0, 0, "")]
    assert Nomination.objects.get(pk=down.pk).reply == "Không đủ phiếu"
    assert ReviewMeeting.objects.filter(kind="approval").count() == 1


def test_voting_down_without_a_reason_writes_nothing(at):
    down = make.nomination(state=S.VERIFIED)

    texts = decide({down.code: Votes(agree=5, disagree=9, result="reject")}, at)

    assert (texts[down.code], states(), kept()) == (["Hãy ghi lý do."], {down.code: "verified"}, [])


def test_a_plan_without_a_share_judges_only_the_count(at):
    one = make.nomination(state=S.VERIFIED)
    PlanFigure.objects.filter(key="votes_in_favour").delete()

    decide({one.code: Votes(agree=5, disagree=9)}, at)

    assert states() == {one.code: S.APPROVED}


def test_another_share_in_the_plan_is_another_verdict(at):
    """The share is the plan's: two thirds of 14 is more than nine."""
    one, two = make.nomination(state=S.VERIFIED), make.nomination(state=S.VERIFIED)
    PlanFigure.objects.filter(key="votes_in_favour").update(value="2/3")

    texts = decide(
        {one.code: Votes(agree=9, disagree=5), two.code: Votes(agree=10, disagree=4)}, at
    )

    assert {code: bool(said) for code, said in texts.items()} == {one.code: True, two.code: False}


def test_the_days_meeting_is_one_and_other_figures_are_refused(at):
    """A second batch of the same number joins; what stands is named, nothing is written."""
    one, two, three = (make.nomination(state=S.VERIFIED) for _ in "123")
    by = leadership()
    numbered = replace(MEETING, number="05/BB-UBND")
    decide({one.code: Votes(agree=14)}, at, meeting=numbered, by=by)

    decide({two.code: Votes(agree=14)}, at, meeting=numbered, by=by)
    other = replace(numbered, present=15)
    with pytest.raises(Refused) as refused:
        decide({three.code: Votes(agree=15)}, at, meeting=other, by=by)

    assert str(refused.value) == (
        "Cuộc họp xét duyệt ngày 16/8/2025 đã ghi: Đỗ Quang Minh chủ trì, mời 15 người, có mặt 14. "
        "Hãy nhập đúng như vậy; nếu là cuộc họp khác trong ngày, hãy ghi số biên bản khác."
    )
    held = ReviewMeeting.objects.get(kind="approval")
    assert (held.number, held.present, held.ballots.count()) == ("05/BB-UBND", 14, 2)
    assert states()[three.code] == S.VERIFIED


@pytest.mark.parametrize(
    ("first", "second", "asked"),
    [
        (
            "05/BB",
            "",
            "Ngày 16/8/2025 đã ghi cuộc họp có biên bản số 05/BB. Nếu là cuộc họp đó, hãy ghi số "
            "05/BB; nếu là cuộc họp khác, hãy ghi số biên bản của cuộc họp này.",
        ),
        (
            "",
            "05/BB",
            "Ngày 16/8/2025 đã ghi một cuộc họp chưa có số biên bản (Đỗ Quang Minh chủ trì). Nếu "
            "là cuộc họp đó, hãy để trống số biên bản; nếu là cuộc họp khác, hãy ghi số cho cuộc "
            "họp trước ở trang “Các cuộc họp”.",
        ),
    ],
)
def test_a_number_left_blank_joins_no_numbered_meeting_unasked(first, second, asked, at):
    """A second meeting without a number went silently into 05/BB-UBND."""
    one, two = make.nomination(state=S.VERIFIED), make.nomination(state=S.VERIFIED)
    by = leadership()
    decide({one.code: Votes(agree=14)}, at, meeting=replace(MEETING, number=first), by=by)

    with pytest.raises(Refused) as refused:
        decide({two.code: Votes(agree=14)}, at, meeting=replace(MEETING, number=second), by=by)

    assert [(p.field, p.text) for p in refused.value.problems] == [("number", asked)]
    assert states() == {one.code: S.APPROVED, two.code: S.VERIFIED}
    assert [held.number for held in ReviewMeeting.objects.filter(kind="approval")] == [first]


def test_two_meetings_without_a_number_and_with_the_same_figures_are_one(at):
    one, two = make.nomination(state=S.VERIFIED), make.nomination(state=S.VERIFIED)
    by = leadership()
    for each in (one, two):
        decide({each.code: Votes(agree=14)}, at, by=by)

    assert ReviewMeeting.objects.get(kind="approval").ballots.count() == 2


def test_another_number_of_the_same_day_is_another_meeting(at):
    one, two = make.nomination(state=S.VERIFIED), make.nomination(state=S.VERIFIED)
    by = leadership()
    first = replace(MEETING, number="05/BB")
    second = replace(MEETING, number="06/BB", present=12)

    decide({one.code: Votes(agree=14)}, at, meeting=first, by=by)
    decide({two.code: Votes(agree=12)}, at, meeting=second, by=by)

    held = ReviewMeeting.objects.filter(kind="approval").order_by("number")
    assert [(one.number, one.present) for one in held] == [("05/BB", 14), ("06/BB", 12)]


@pytest.mark.parametrize("state", [S.SUBMITTED, S.RETURNED, S.VERIFIED, S.APPROVED])
def test_a_complaint_after_verification_stops_the_approval(state, at):
    """NĐ 152/2025, Đ.4: it could be written only while submitted, and approval ignored it."""
    nomination = make.nomination(state=state)
    office = make.user(role=Role.CULTURE_OFFICE)

    decisions.record_check(nomination, integrity="pending", duplicate_answer="", by=office, at=at)

    assert Nomination.objects.get(pk=nomination.pk).integrity == "pending"
    assert AuditEvent.objects.get(action="check").after == "pending"
    if state == S.VERIFIED:
        texts = decide({nomination.code: Votes(agree=14)}, at)
        assert texts == {
            nomination.code: [
                "Đang có kỷ luật, điều tra, thanh tra, kiểm tra hoặc đơn thư, báo chí nêu chưa có "
                "kết luận: chưa xét khen thưởng. Hãy chờ kết luận."
            ]
        }


@pytest.mark.parametrize("state", [S.DRAFT, S.REJECTED, S.ANNULLED])
def test_what_was_not_sent_or_is_over_is_not_checked(state, at):
    nomination = make.nomination(state=state)

    with pytest.raises(Refused):
        decisions.record_check(
            nomination, integrity="pending", duplicate_answer="",
            by=make.user(role=Role.CULTURE_OFFICE), at=at,
        )  # fmt: skip

    assert Nomination.objects.get(pk=nomination.pk).integrity == "clear"


def test_odd_review_votes_wait_for_the_offices_reason(at):
    nomination = make.nomination(state=S.SUBMITTED)
    Ballot.objects.filter(nomination=nomination).update(agree=21, disagree=21, abstain=0)
    office = make.user(role=Role.CULTURE_OFFICE)

    with pytest.raises(Refused) as refused:
        decisions.move(nomination, "verify", by=office, at=at)
    decisions.record_check(
        nomination, integrity="clear", duplicate_answer="", votes_reason=" Đã họp  lại ",
        by=office, at=at,
    )  # fmt: skip
    decisions.move(nomination, "verify", by=office, at=at)

    assert [(p.field, p.text) for p in refused.value.problems] == [
        (
            "votes_reason",
            "Chỉ 21 trên 42 người có mặt đồng ý, chưa quá 50%. "
            "Hãy bấm “Ghi kết quả kiểm tra” rồi ghi lý do vẫn xét.",
        )
    ]
    assert Ballot.objects.get().reason == "Đã họp lại"
    assert AuditEvent.objects.get(action="check").note == "phiếu bình xét: Đã họp lại"
