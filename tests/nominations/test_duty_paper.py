"""What a unit takes back, and what the office types in for a unit that brings paper (B9, B13)."""

from datetime import timedelta

import pytest

from accounts.enums import Permission, Role, UnitKind
from accounts.models import AuditEvent
from accounts.permissions import may
from accounts.problems import Refused
from conferences.models import DeadlineMark
from nominations.actions import decisions
from nominations.enums import NominationState
from nominations.models import Nomination
from nominations.workflow.guards import may_write
from tests import make
from tests.make import fresh

pytestmark = pytest.mark.django_db
S = NominationState
TICK = timedelta(microseconds=1)
DAY = timedelta(days=1)
DUE = make.AT.replace(day=20, hour=0)
LAST = DUE - TICK  # 19/8 23:59:59.999999


@pytest.fixture
def village():
    unit = make.unit()
    make.conference()
    return unit


@pytest.fixture
def head(village):
    return make.user(unit=village)


@pytest.fixture
def office():
    unit = make.unit(name="Phòng Văn hóa - Xã hội", kind=UnitKind.OFFICE)
    return make.user(role=Role.CULTURE_OFFICE, unit=unit)


def mark_of(unit):
    found = DeadlineMark.objects.select_related("deadline", "unit__commune")
    return found.get(unit=unit, deadline__key="list_approved")


def said(refused):
    return [problem.text for problem in refused.value.problems]


# --- Taking back ---------------------------------------------------------------------------------


def test_a_unit_takes_back_what_was_not_verified_and_its_mark_follows(village, head, office, at):
    nomination = make.nomination(unit=village)
    decisions.submit(nomination, by=head, at=at)
    decisions.record_check(
        nomination, integrity="clear", duplicate_answer="Là hai người", by=office, at=at
    )

    decisions.move(nomination, "take_back", by=head, at=at + TICK)

    row = fresh(nomination)
    assert (row.state, row.submitted_at, row.first_sent_at) == (S.DRAFT, None, None)
    assert (row.integrity, row.duplicate_answer) == ("unchecked", ""), "it was of another text"
    assert mark_of(village).met_at is None
    decisions.submit(row, by=head, at=LAST)
    assert mark_of(village).met_at == LAST


def test_after_the_deadline_it_is_not_taken_back_it_could_not_come_again(village, head):
    nomination = make.nomination(unit=village, state=S.SUBMITTED)

    with pytest.raises(Refused, match="Rút lại bây giờ thì không gửi lại được"):
        decisions.move(nomination, "take_back", by=head, at=DUE)

    assert fresh(nomination).state == S.SUBMITTED
    decisions.move(nomination, "take_back", by=head, at=DUE - TICK)


def test_taken_back_while_it_may_still_be_amended_it_can(village, head, office):
    """What was returned and came again keeps its day for amending."""
    nomination = make.nomination(unit=village, state=S.SUBMITTED)
    decisions.move(nomination, "return", by=office, at=LAST, note="Thiếu ảnh")
    decisions.submit(fresh(nomination), by=head, at=DUE)

    decisions.move(fresh(nomination), "take_back", by=head, at=DUE)

    decisions.submit(fresh(nomination), by=head, at=DUE + 2 * DAY - TICK)
    assert fresh(nomination).state == S.SUBMITTED


# --- On paper ------------------------------------------------------------------------------------


def test_a_draft_typed_in_for_a_unit_is_seen_by_the_two_and_nobody_else(village, head, office):
    """One call decides it: the set and the single row say the same (Z3)."""
    draft = make.nomination(unit=village, entered_by=office.unit)
    make.nomination(unit=village)  # the unit's own: nobody else's to see
    others = [
        make.user(unit=make.unit(name="Thôn Liêu Xá")),
        make.user(role=Role.LEADERSHIP),
        make.user(role=Role.CULTURE_OFFICE),  # of another desk
        make.user(role=Role.CULTURE_OFFICE, commune=make.commune(code="11087", name="xã Khác")),
    ]
    view, enter = Permission.NOMINATION_VIEW, Permission.NOMINATION_ENTER

    assert set(Nomination.objects.within_reach(head, view)) >= {draft}
    assert list(Nomination.objects.within_reach(office, view)) == [draft]
    assert list(Nomination.objects.writable_by(office)) == [draft]
    assert [may_write(draft, who) for who in (head, office)] == [True, True]
    for somebody in others:
        assert not Nomination.objects.within_reach(somebody, view).exists()
        assert not Nomination.objects.writable_by(somebody).exists()
        assert not may(somebody, enter, place=draft.place)
        assert not may_write(draft, somebody)


def test_what_a_unit_sent_itself_is_not_the_offices_to_write(village, head, office):
    own = make.nomination(unit=village, state=S.RETURNED)
    paper = make.nomination(unit=village, state=S.RETURNED, entered_by=office.unit)

    assert list(Nomination.objects.writable_by(office)) == [paper]
    assert set(Nomination.objects.writable_by(head)) == {own, paper}
    assert [may_write(own, office), may_write(paper, office)] == [False, True]


def test_the_office_sends_for_a_unit_after_the_deadline_and_it_is_marked_late(village, office):
    nomination = make.nomination(unit=village, entered_by=office.unit)

    decisions.submit(nomination, by=office, at=DUE)

    assert (fresh(nomination).state, mark_of(village).met_at) == (S.SUBMITTED, DUE)
    event = AuditEvent.objects.get(target="nomination")
    assert (event.action, event.actor) == ("submit_for", office.username)


def test_the_office_does_not_send_what_a_unit_wrote_itself(village, office, at):
    nomination = make.nomination(unit=village, state=S.RETURNED)

    with pytest.raises(Refused, match="mà đơn vị nộp bản giấy"):
        decisions.submit(nomination, by=office, at=at)


def test_paper_typed_in_by_the_office_may_be_sent_by_its_unit_in_time_only(village, head, office):
    first, second = (make.nomination(unit=village, entered_by=office.unit) for _ in "12")

    decisions.submit(first, by=head, at=LAST)
    with pytest.raises(Refused, match="Đã hết hạn gửi hồ sơ"):
        decisions.submit(second, by=head, at=DUE)

    assert AuditEvent.objects.get(target="nomination").action == "submit"


def test_an_incomplete_paper_is_refused_like_any_other(village, office, at):
    nomination = make.nomination(unit=village, entered_by=office.unit, complete=False)

    with pytest.raises(Refused) as refused:
        decisions.submit(nomination, by=office, at=at)

    assert "minutes" in [problem.field for problem in refused.value.problems]
