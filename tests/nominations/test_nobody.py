"""A unit that reviewed and puts nobody forward has answered: its duty, the boards, the way back."""

from datetime import date, timedelta

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from conferences.enums import Standing
from conferences.facts import deadline_board, unit_rows
from conferences.history import described
from conferences.models import DeadlineMark
from conferences.workflow import NO_RIGHT
from nominations.actions import decisions, nobody
from nominations.actions.nobody import Held, say_nobody, unsay_nobody
from nominations.models import Nobody
from tests import make
from tests.make import fresh

pytestmark = pytest.mark.django_db
MEETING = Held(held_on=date(2025, 8, 15), invited=50, present=42)
DUE = make.AT.replace(day=20, hour=0)


@pytest.fixture
def two():
    """Two villages that owe, and the first one's head."""
    first, second = make.unit(), make.unit(name="Thôn Nghi Khê")
    return first, second, make.user(unit=first)


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE, unit=make.unit(name="Phòng", kind="office"))


def said(unit, by, meeting=MEETING, at=make.AT, **how):
    held = make.conference()
    return say_nobody(conference=held, unit=unit, meeting=meeting, by=by, at=at, **how)


def refused(work, *given, **how):
    with pytest.raises(Refused) as refusal:
        work(*given, **how)
    return [one.text for one in refusal.value.problems]


def mark_of(unit):
    return DeadlineMark.objects.get(unit=unit, deadline__key="list_approved")


def list_board():
    board = deadline_board(make.conference(), at=make.AT)
    return next(one for one in board if one.key == "list_approved")


def test_the_answer_settles_the_unit_s_duty_and_is_counted_apart(two):
    first, second, head = two
    make.conference()

    row = said(first, head)

    assert (row.held_on, row.invited, row.present, row.on_paper) == (
        date(2025, 8, 15),
        50,
        42,
        False,
    )
    mark = mark_of(first)
    assert (mark.met_at, mark.sends_nobody, mark.amend_until) == (make.AT, True, None)
    board = list_board()
    assert [one.unit for one in board.nobody] == [first.name]
    assert [one.unit for one in board.open] == [second.name]
    assert board.done == ()
    assert {one.unit: one.standing for one in board.duties} == {
        first.name: Standing.NOBODY, second.name: Standing.SOON,
    }  # fmt: skip
    assert board.share_words == "0/2 đơn vị xong; 1 đơn vị không giới thiệu ai"
    rows = {
        one.name: (one.standing, one.met_at) for one in unit_rows(make.conference(), at=make.AT)
    }
    assert rows[first.name] == (Standing.NOBODY, make.AT)


def test_it_is_in_the_log_with_its_meeting(two):
    first, _, head = two

    row = said(first, head)
    unsay_nobody(row, by=head, at=make.AT + timedelta(hours=1))

    names = {first.slug: first.name, "deadline/list_approved": "Gửi hồ sơ"}
    events = [described(one, units=names) for one in AuditEvent.objects.all()]
    told = "họp ngày 15/8/2025, mời 50 hộ, có mặt 42 người"
    duty = "Gửi hồ sơ: Thôn Mỗ Đoạn"
    assert [
        (one.words, one.code_words, one.told) for one in events if one.target == "deadline"
    ] == [
        ("Báo đơn vị không giới thiệu ai", duty, told),
        ("Thôi báo không giới thiệu ai", duty, told),
    ]


def test_taken_back_the_unit_owes_again_and_may_say_it_anew(two):
    first, _, head = two
    row = said(first, head)

    unsay_nobody(row, by=head, at=make.AT)

    assert (mark_of(first).met_at, mark_of(first).sends_nobody) == (None, False)
    assert refused(unsay_nobody, row, by=head, at=make.AT) == [nobody.OVER]
    again = said(first, head, at=make.AT + timedelta(hours=2))
    assert again.pk != row.pk
    assert mark_of(first).met_at == make.AT + timedelta(hours=2)


def test_the_same_twice_is_once_and_another_meeting_is_refused(two):
    first, _, head = two
    row = said(first, head)

    assert said(first, head).pk == row.pk
    assert refused(said, first, head, Held(held_on=date(2025, 8, 15), invited=50, present=41)) == [
        "Đã ghi đơn vị không giới thiệu ai, họp ngày 15/8/2025. Muốn ghi khác, hãy bấm “Thôi báo "
        "không giới thiệu ai” trước."
    ]
    assert AuditEvent.objects.filter(action="say_nobody").count() == 1


@pytest.mark.parametrize("state", ["submitted", "returned", "approved", "rejected"])
def test_who_has_sent_somebody_does_not_say_it(two, state):
    first, _, head = two
    one = make.nomination(unit=first, state=state)

    assert refused(said, first, head) == [
        f"Đơn vị đã gửi hồ sơ {one.code}, nên không báo được. Hãy xem lại hồ sơ của đơn vị."
    ]


def test_a_draft_is_no_hindrance_and_sending_it_ends_the_answer(two, at):
    first, _, head = two
    one = make.nomination(unit=first)
    said(first, head)

    decisions.submit(fresh(one), by=head, at=at)

    row = Nobody.objects.get()
    assert row.ended_at == at
    assert (mark_of(first).met_at, mark_of(first).sends_nobody) == (at, False)
    assert AuditEvent.objects.filter(action="end_nobody").count() == 1
    assert [one.unit for one in list_board().done] == [first.name]
    decisions.move(fresh(one), "take_back", by=head, at=at)
    assert mark_of(first).met_at is None  # taken back, nothing is answered any more


def test_another_unit_s_sending_ends_nothing(two, at):
    first, second, head = two
    other = make.nomination(unit=second)
    said(first, head)

    decisions.submit(fresh(other), by=make.user(unit=second), at=at)

    assert Nobody.objects.get().ended_at is None
    assert mark_of(first).sends_nobody
    assert not mark_of(second).sends_nobody


def test_sending_for_the_unit_from_its_paper_ends_it_too(two, office, at):
    first, _, head = two
    one = make.nomination(unit=first, entered_by=office.unit)
    said(first, head)

    decisions.submit(fresh(one), by=office, at=at)

    assert Nobody.objects.get().ended_at == at


def test_after_the_deadline_the_unit_neither_says_nor_takes_back(two):
    first, second, head = two
    row = said(first, head, at=DUE - timedelta(microseconds=1))

    assert refused(unsay_nobody, row, by=head, at=DUE) == [
        "Đã hết hạn gửi hồ sơ nên không thôi báo được nữa. Hãy gọi Phòng Văn hóa - Xã hội."
    ]
    late = make.user(unit=second)
    assert refused(said, second, late, at=DUE)[0].endswith("Hãy gọi Phòng Văn hóa - Xã hội.")
    DeadlineMark.objects.filter(unit=second).update(extended_to=DUE + timedelta(days=2))
    assert said(second, late, at=DUE).unit == second  # by the day it was given


def test_the_office_notes_paper_after_the_deadline(two, office):
    _, second, _ = two

    row = said(second, office, at=DUE, on_paper=True)

    assert row.on_paper
    assert mark_of(second).sends_nobody


@pytest.mark.parametrize("on_paper", [True, False])
@pytest.mark.parametrize("at", [make.AT, DUE, DUE + timedelta(days=9)])
def test_the_office_takes_any_back_with_a_note_before_and_after_the_deadline(
    two, office, on_paper, at
):
    first, second, head = two
    row = said(first, office if on_paper else head, on_paper=on_paper)
    other = said(second, make.user(unit=second))

    assert refused(unsay_nobody, row, by=office, at=at) == ["Hãy ghi lý do thôi báo."]
    assert refused(unsay_nobody, row, note=" \n ", by=office, at=at) == ["Hãy ghi lý do thôi báo."]
    assert mark_of(first).sends_nobody
    unsay_nobody(row, note=" Thôn gọi:  có người. ", by=office, at=at)

    assert not mark_of(first).sends_nobody
    event = AuditEvent.objects.get(action="unsay_nobody")
    assert event.note == "họp ngày 15/8/2025, mời 50 hộ, có mặt 42 người. Thôn gọi: có người."
    assert (event.target_code, event.actor) == (f"list_approved/{first.slug}", office.username)
    assert refused(unsay_nobody, row, note="Nữa", by=office, at=at) == [nobody.OVER]
    other.refresh_from_db()
    assert other.ended_at is None


def test_nobody_else_takes_it_back(two):
    first, second, head = two
    row = said(first, head)
    far = make.unit(name="Thôn Lạ", of=make.commune(code="99999", name="xã Lạ", place="Lạ"))
    others = (
        make.user(unit=second), make.user(role=Role.LEADERSHIP),
        make.user(role=Role.CULTURE_OFFICE, unit=far),
    )  # fmt: skip

    for other in others:
        assert refused(unsay_nobody, row, note="Thử", by=other, at=make.AT) == [NO_RIGHT.text]


def test_who_owes_no_dossiers_has_nothing_to_answer(office):
    make.conference()

    assert refused(said, office.unit, office, on_paper=True) == [nobody.NO_DUTY]


def test_more_people_than_invited_are_refused_where_people_are_invited(two, office):
    school = make.unit(name="Trường THCS Đại Sơn", kind="school")
    many = Held(held_on=date(2025, 8, 15), invited=40, present=42)

    assert refused(said, school, office, many, on_paper=True) == [
        "Số người có mặt nhiều hơn số được mời. Hãy xem lại hai số này."
    ]
    assert said(two[0], two[2], many).present == 42  # of households more than one may come


@pytest.mark.parametrize("role", [Role.LEADERSHIP, Role.COUNCIL_OFFICE])
def test_nobody_else_says_it(two, role):
    other = make.user(role=role)

    assert refused(said, two[0], other) == [NO_RIGHT.text]
    assert refused(said, two[0], other, on_paper=True) == [NO_RIGHT.text]
    assert refused(said, two[1], two[2]) == [NO_RIGHT.text]  # of another village
