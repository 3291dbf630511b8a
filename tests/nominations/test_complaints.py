"""A complaint that is looked into is seen before the vote, after it, and by whom it concerns."""

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent
from nominations.actions.approval import Votes
from nominations.enums import NominationState
from nominations.models import Nomination
from tests import make
from tests.nominations.test_approval import decide, kept, leadership, states
from tests.nominations.test_approval_page import URL, typed

pytestmark = pytest.mark.django_db
S = NominationState
LOOK = "Đang xem xét kỷ luật, đơn thư, chưa có kết luận."
WAITS = (
    "Đang có kỷ luật, điều tra, thanh tra, kiểm tra hoặc đơn thư, báo chí nêu chưa có kết luận: "
    "chưa xét khen thưởng. Hãy chờ kết luận."
)
NOT_YET = (
    "Hồ sơ chưa được duyệt, người được giới thiệu chưa được xác nhận dự Hội nghị cho đến khi có "
    "kết luận."
)
BEFORE = "Hồ sơ đã duyệt trước khi ghi kỷ luật, đơn thư. Hãy xem lại: "


@pytest.mark.parametrize(
    ("state", "on_roll", "said"),
    [
        (S.SUBMITTED, False, NOT_YET),
        (S.RETURNED, False, NOT_YET),
        (S.VERIFIED, False, NOT_YET),
        (S.APPROVED, False, f"{BEFORE}chưa xác nhận dự Hội nghị cho đến khi có kết luận."),
        (
            S.APPROVED,
            True,
            f"{BEFORE}người này đang có trong danh sách đại biểu. Hệ thống giữ nguyên chỗ; nếu "
            "cần, hãy đưa ra khỏi danh sách rồi hủy kết quả duyệt.",
        ),
    ],
)
@pytest.mark.parametrize("role", [Role.CULTURE_OFFICE, Role.LEADERSHIP])
def test_the_dossier_says_what_a_complaint_means_where_it_stands(
    role, state, on_roll, said, sign_in
):
    one = make.nomination(state=state, on_roll=on_roll, integrity="pending")

    page = sign_in(make.user(role=role)).get(f"/ho-so/{one.code}/")

    assert page.context["looked_into"] == said
    assert [problem.text for problem in page.context["looks"]] == [LOOK]
    assert LOOK in page.content.decode()
    assert said in page.content.decode()


@pytest.mark.parametrize("role", [Role.CULTURE_OFFICE, Role.LEADERSHIP])
def test_of_a_refused_dossier_nothing_waits_to_be_looked_at(role, sign_in):
    """The decision has answered it: nobody is put forward by it any more."""
    one = make.nomination(state=S.REJECTED, integrity="pending")

    page = sign_in(make.user(role=role)).get(f"/ho-so/{one.code}/")

    assert (page.context["looked_into"], page.context["looks"]) == ("", [])


@pytest.mark.parametrize(
    ("state", "integrity"), [(S.APPROVED, "clear"), (S.SUBMITTED, "unchecked")]
)
def test_without_a_complaint_nothing_is_said_of_one(state, integrity, sign_in):
    one = make.nomination(state=state, integrity=integrity)

    page = sign_in().get(f"/ho-so/{one.code}/")

    assert (page.context["looked_into"], page.context["looks"]) == ("", [])


def test_the_list_and_its_filter_find_whoever_is_complained_of(sign_in):
    make.nomination(state=S.VERIFIED, full_name="Bình Thường")
    make.nomination(state=S.VERIFIED, full_name="Có Đơn Thư", integrity="pending")

    found = sign_in().get("/ho-so/", {"can-xem": "on"}).context["rows"]

    assert [(row.nomination.full_name, row.tags) for row in found] == [
        ("Có Đơn Thư", ["Kỷ luật, đơn thư"])
    ]


def test_a_unit_is_not_told_that_its_own_is_complained_of(sign_in):
    one = make.nomination(state=S.VERIFIED, integrity="pending")
    village = sign_in(make.user(unit=one.unit))

    page = village.get(f"/ho-so/{one.code}/")
    listed = village.get("/ho-so/")
    found = village.get("/ho-so/", {"can-xem": "on"})

    assert (page.context["looks"], page.context["looked_into"]) == ([], "")
    assert [row.tags for row in listed.context["rows"]] == [[]]
    assert list(found.context["rows"]) == []


def test_the_chairman_is_told_before_the_vote_and_the_button_is_closed(sign_in):
    one = make.nomination(state=S.VERIFIED, integrity="pending")
    plain = make.nomination(state=S.VERIFIED)
    chairman = sign_in(leadership())

    page = chairman.get(f"/ho-so/{one.code}/").content.decode()
    waiting = chairman.get(URL).content.decode()

    closed = '<div id="dong">'
    assert closed in page
    assert WAITS in page
    assert closed not in chairman.get(f"/ho-so/{plain.code}/").content.decode()
    assert (waiting.count(f"{WAITS} Số phiếu vẫn được ghi."), waiting.count(LOOK)) == (1, 0)


def test_votes_for_somebody_complained_of_stay_in_the_meeting(at, sign_in):
    """They were lost, though the form promises that votes are kept."""
    one = make.nomination(state=S.VERIFIED, integrity="pending")

    assert decide({one.code: Votes(agree=14)}, at) == {one.code: [WAITS]}

    event = AuditEvent.objects.get(action="keep_votes")
    assert (states(), kept()) == ({one.code: S.VERIFIED}, [(one.code, 14, 0, 0, "")])
    assert (event.target_code, event.note) == (
        one.code,
        "14 đồng ý, 0 không đồng ý, 0 không có ý kiến",
    )
    page = sign_in().get(f"/ho-so/{one.code}/").content.decode()
    assert "14 đồng ý, 0 không đồng ý, 0 không có ý kiến (14 người có mặt, mời 15)" in page
    assert "Ghi số phiếu xét duyệt, chờ kết luận" in page


def test_when_the_complaint_came_to_nothing_the_kept_votes_are_replaced_by_the_next(at):
    one = make.nomination(state=S.VERIFIED, integrity="pending")
    by = leadership()
    decide({one.code: Votes(agree=14)}, at, by=by)
    Nomination.objects.update(integrity="clear")

    assert decide({one.code: Votes(agree=13, disagree=1)}, at, by=by) == {one.code: []}

    assert (states(), kept()) == ({one.code: S.APPROVED}, [(one.code, 13, 1, 0, "")])


def test_odd_votes_without_a_reason_are_not_kept_by_a_complaint(at):
    one = make.nomination(state=S.VERIFIED, integrity="pending")

    texts = decide({one.code: Votes(agree=5, disagree=9)}, at)

    assert len(texts[one.code]) == 2
    assert kept() == []


def test_who_is_complained_of_may_be_voted_down(at):
    one = make.nomination(state=S.VERIFIED, integrity="pending")

    decide({one.code: Votes(agree=5, disagree=9, result="reject", reason="Không đủ")}, at)

    assert (states(), kept()) == ({one.code: S.REJECTED}, [(one.code, 5, 9, 0, "Không đủ")])


def test_the_answer_says_whether_the_votes_were_kept(sign_in):
    one = make.nomination(state=S.VERIFIED, integrity="pending")

    page = sign_in(leadership()).post(URL, typed(one, agree="14"), follow=True)
    page = page.content.decode()

    assert f'Chưa duyệt được</span><p class="mb-0 mt-1">{WAITS}</p>' in page
    assert "<b>Số phiếu đã ghi vào cuộc họp; hồ sơ vẫn chờ duyệt.</b>" in page
    assert "Chưa ghi được" not in page
