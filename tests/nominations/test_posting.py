"""Public posting: who is put up, for how long, what takes it down, and what waits for it."""

from datetime import datetime, timedelta

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from conferences.calendar import HANOI
from conferences.models import Conference
from nominations.actions import decisions, posting
from nominations.models import Ballot, Nomination, Posted, Posting
from nominations.workflow.guards import can_approve
from tests import make
from tests.kept import plan_posts

pytestmark = pytest.mark.django_db
AT = make.AT  # 16/8/2025, 8:00
UNTIL = datetime(2025, 8, 22, 0, 0, tzinfo=HANOI)  # five whole days after the sixteenth
NOT_POSTED = (
    "Hồ sơ chưa được niêm yết công khai. Hãy chờ Phòng Văn hóa - Xã hội niêm yết đủ thời gian."
)
STILL = "Hồ sơ đang được niêm yết công khai đến hết ngày 21/8/2025. Hãy chờ hết thời gian ấy."

CUT_SHORT = (
    "Đợt niêm yết kết thúc sớm ngày 17/8/2025, hồ sơ chưa niêm yết đủ thời gian. Hãy chờ niêm yết "
    "lại, hoặc lãnh đạo xã ghi ý kiến ở trang “Họp xét duyệt”."
)


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


def conference() -> Conference:
    return Conference.objects.select_related("commune").get(pk=make.conference().pk)


def put_up(office, at=AT) -> int:
    return posting.post(conference(), by=office, at=at)


def voted(**fields) -> Nomination:
    """A verified dossier with the votes it needs."""
    one = make.nomination(state="verified", **fields)
    held = make.meeting(unit=one.unit, kind="approval")
    Ballot.objects.create(meeting=held, nomination=one, agree=42)
    return one


def in_the_way(one, at) -> list[str]:
    return [problem.text for problem in can_approve(make.fresh(one), at)]


def test_every_verified_candidate_is_put_up_for_the_plans_days(office):
    plan_posts(5)
    one, other = voted(), voted()
    make.nomination(state="submitted")

    assert put_up(office) == 2

    found = Posting.objects.get()
    assert (found.opened_at, found.closes_at, found.opened_by) == (AT, UNTIL, office)
    rows = Posted.objects.order_by("nomination").values_list("nomination", "posted_at", "until_at")
    assert list(rows) == [(one.pk, AT, UNTIL), (other.pk, AT, UNTIL)]
    told = AuditEvent.objects.filter(target="posting").values_list("action", "after", "actor")
    assert list(told) == [("open_posting", "2 hồ sơ, đến hết ngày 21/8/2025", office.username)]


def test_where_the_plan_posts_nobody_nothing_is_and_nothing_waits(office):
    one = voted()

    with pytest.raises(Refused, match="Kế hoạch không đặt thời gian niêm yết"):
        put_up(office)
    plan_posts(0)
    with pytest.raises(Refused, match="Kế hoạch không đặt thời gian niêm yết"):
        put_up(office)

    assert in_the_way(one, AT) == []


def test_who_is_verified_later_stands_its_own_whole_days(office):
    plan_posts(5)
    first = voted()
    put_up(office)
    later, late = voted(), AT + timedelta(days=3)

    assert put_up(office, late) == 1

    assert Posting.objects.get().closes_at == UNTIL + timedelta(days=3)
    assert Posted.objects.get(nomination=later).until_at == UNTIL + timedelta(days=3)
    assert in_the_way(first, UNTIL) == []
    assert in_the_way(later, UNTIL) == [STILL.replace("21/8", "24/8")]
    with pytest.raises(Refused, match="Không có hồ sơ đã thẩm định nào chờ niêm yết"):
        put_up(office, late)
    told = AuditEvent.objects.filter(action="add_to_posting").values_list("after", flat=True)
    assert list(told) == ["1 hồ sơ, đến hết ngày 24/8/2025"]


def test_a_plan_that_posts_for_fewer_days_now_shortens_nobodys(office):
    plan_posts(5)
    first = voted()
    put_up(office)
    plan_posts(1)
    voted()

    put_up(office)

    assert Posting.objects.get().closes_at == UNTIL
    assert Posted.objects.get(nomination=first).until_at == UNTIL


def test_approval_waits_for_the_last_instant_of_the_days(office):
    plan_posts(5)
    one = voted()

    assert in_the_way(one, AT) == [NOT_POSTED]
    put_up(office)
    assert in_the_way(one, AT) == [STILL]
    assert in_the_way(one, UNTIL - timedelta(seconds=1)) == [STILL]
    assert in_the_way(one, UNTIL) == []

    leader = make.user(role=Role.LEADERSHIP)
    with pytest.raises(Refused, match="Hồ sơ đang được niêm yết"):
        decisions.move(make.fresh(one), "approve", by=leader, at=UNTIL - timedelta(seconds=1))
    decisions.move(make.fresh(one), "approve", by=leader, at=UNTIL)
    assert make.fresh(one).state == "approved"


def test_who_stood_for_the_whole_time_is_not_put_up_again(office):
    plan_posts(5)
    voted()
    put_up(office)

    with pytest.raises(Refused, match="Không có hồ sơ"):
        put_up(office, UNTIL)
    newcomer = voted()
    assert put_up(office, UNTIL) == 1
    assert Posting.objects.count() == 2
    assert Posted.objects.get(posting=Posting.objects.newest().first()).nomination == newcomer


def test_the_office_ends_it_early_with_a_reason(office):
    plan_posts(5)
    one = voted()
    put_up(office)
    running, at = Posting.objects.get(), AT + timedelta(days=1)

    for reason in ("", "   "):
        with pytest.raises(Refused, match="Hãy ghi lý do kết thúc niêm yết sớm"):
            posting.end(running, reason=reason, by=office, at=at)
    with pytest.raises(Refused, match="tối đa 300 ký tự"):
        posting.end(running, reason="x" * 301, by=office, at=at)
    posting.end(running, reason="Hội nghị dời lên sớm", by=office, at=at)

    assert Posted.objects.public(at).count() == 0
    assert in_the_way(one, at) == [CUT_SHORT]
    told = AuditEvent.objects.filter(action="end_posting").values_list("after", "note")
    assert list(told) == [("1 hồ sơ", "Hội nghị dời lên sớm")]
    with pytest.raises(Refused, match="Đợt niêm yết này đã kết thúc"):
        posting.end(running, reason="Lần nữa", by=office, at=at)


def test_who_should_stand_longer_than_its_posting_ran_is_not_said_to_stand(office):
    plan_posts(5)
    one = voted()
    put_up(office)
    Posted.objects.update(until_at=UNTIL + timedelta(days=9))
    assert in_the_way(one, UNTIL - timedelta(seconds=1)) == [STILL.replace("21/8", "30/8")]
    assert in_the_way(one, UNTIL) == [NOT_POSTED]


def test_what_is_over_cannot_be_ended(office):
    plan_posts(5)
    voted()
    put_up(office)

    with pytest.raises(Refused, match="Đợt niêm yết này đã kết thúc"):
        posting.end(Posting.objects.get(), reason="Muộn", by=office, at=UNTIL)


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("return", Role.CULTURE_OFFICE),
        ("unverify", Role.CULTURE_OFFICE),
        ("reject", Role.LEADERSHIP),
    ],
)
def test_who_goes_back_is_off_the_page_at_once_and_posted_anew(office, name, role):
    plan_posts(5)
    one, stays = voted(), voted()
    put_up(office)
    at = AT + timedelta(hours=1)

    decisions.move(make.fresh(one), name, by=make.user(role=role), at=at, note="Thiếu")

    assert [row.nomination for row in Posted.objects.public(at)] == [stays]
    assert Posted.objects.get(nomination=one).taken_down_at == at

    Nomination.objects.filter(pk=one.pk).update(state="verified")
    assert NOT_POSTED in in_the_way(one, at)  # the posting of the others still runs
    assert NOT_POSTED in in_the_way(one, UNTIL)
    assert put_up(office, at) == 1
    assert {row.nomination for row in Posted.objects.public(at)} == {one, stays}


def test_a_state_alone_takes_it_off_the_page(office):
    plan_posts(5)
    one = voted()
    put_up(office)

    for state in ("draft", "submitted", "returned", "rejected", "annulled"):
        Nomination.objects.filter(pk=one.pk).update(state=state)
        assert Posted.objects.public(AT).count() == 0, state
    for state in ("verified", "approved"):
        Nomination.objects.filter(pk=one.pk).update(state=state)
        assert Posted.objects.public(AT).count() == 1, state


def test_its_page_stands_from_the_first_instant_to_the_last(office):
    plan_posts(5)
    voted()
    put_up(office)

    shown = [AT - timedelta(seconds=1), AT, UNTIL - timedelta(seconds=1), UNTIL]
    assert [Posted.objects.public(at).count() for at in shown] == [0, 1, 1, 0]
