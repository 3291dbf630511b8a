"""A unit's duty follows its dossiers: sent, returned, sent again, taken back, on paper (VI, B9)."""

from datetime import timedelta

import pytest

from accounts.enums import Role, UnitKind
from accounts.models import AuditEvent
from accounts.problems import Refused
from conferences import actions as conference_actions
from conferences.models import Deadline, DeadlineMark
from nominations.actions import approval, decisions
from nominations.enums import NominationState
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


# --- The mark ------------------------------------------------------------------------------------


def test_a_return_takes_the_mark_back_and_sending_again_gives_it_as_of_the_first(
    village, head, office, at
):
    """The duty is about first sending: in time once, returned and sent again, it is not late."""
    nomination = make.nomination(unit=village)
    decisions.submit(nomination, by=head, at=at)
    assert mark_of(village).met_at == at

    decisions.move(nomination, "return", by=office, at=LAST, note="Thiếu ảnh")
    assert mark_of(village).met_at is None
    decisions.submit(nomination, by=head, at=DUE + DAY)

    assert mark_of(village).met_at == at
    row = fresh(nomination)
    assert (row.first_sent_at, row.submitted_at) == (at, DUE + DAY)


def test_what_its_unit_took_back_counts_as_never_sent(village, head, office, at):
    """B13: sent again on a day given later, it is late; the first sending is no excuse."""
    nomination = make.nomination(unit=village)
    decisions.submit(nomination, by=head, at=at)
    decisions.move(nomination, "take_back", by=head, at=at)
    row = fresh(nomination)
    assert (row.submitted_at, row.first_sent_at, mark_of(village).met_at) == (None, None, None)

    conference_actions.extend(
        mark_of(village), until=DUE + DAY, reason="Mất điện", by=office, at=LAST
    )
    decisions.submit(row, by=head, at=DUE)

    assert (fresh(nomination).first_sent_at, mark_of(village).met_at) == (DUE, DUE)


def test_another_dossier_that_stands_keeps_the_mark(village, head, office, at):
    first, second = make.nomination(unit=village), make.nomination(unit=village)
    decisions.submit(first, by=head, at=at)
    decisions.submit(second, by=head, at=at + DAY)

    decisions.move(first, "return", by=office, at=at + DAY, note="Thiếu ảnh")

    assert mark_of(village).met_at == at + DAY, "since when the one that stands was sent"
    decisions.move(second, "return", by=office, at=at + DAY, note="Thiếu ảnh")
    assert mark_of(village).met_at is None


@pytest.mark.parametrize("state", [S.VERIFIED, S.APPROVED, S.REJECTED, S.ANNULLED])
def test_whatever_became_of_another_dossier_its_unit_had_sent_it(state, village, office, at):
    make.nomination(unit=village, state=state, first_sent_at=at - DAY)
    returned = make.nomination(unit=village, state=S.SUBMITTED)

    decisions.move(returned, "return", by=office, at=at, note="Thiếu ảnh")

    assert mark_of(village).met_at == at - DAY


def test_another_units_dossiers_and_another_duty_say_nothing(village, office, at):
    other = make.unit(name="Thôn Liêu Xá")
    make.nomination(unit=other, state=S.SUBMITTED)
    own_office = Deadline.objects.get(key="results_reported")
    DeadlineMark.objects.create(deadline=own_office, unit=village, met_at=at)
    nomination = make.nomination(unit=village, state=S.SUBMITTED)

    decisions.move(nomination, "return", by=office, at=at, note="Thiếu ảnh")

    assert mark_of(village).met_at is None
    assert DeadlineMark.objects.get(deadline=own_office, unit=village).met_at == at


# --- Sending again -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("returned_at", "amend_until"),
    [
        (make.AT, DUE),  # two days on is 18/8: never before the unit's own last day
        (LAST.replace(day=18), DUE + DAY),
        (LAST, DUE + 2 * DAY),  # 19/8 23:59:59: to the end of 21/8
        (DUE, DUE + 3 * DAY),  # 20/8 00:00: to the end of 22/8
    ],
)
def test_two_days_are_offered_and_never_fewer_than_the_unit_had(
    returned_at, amend_until, village, head, office
):
    nomination = make.nomination(unit=village, state=S.SUBMITTED)
    decisions.move(nomination, "return", by=office, at=returned_at, note="Thiếu ảnh")
    assert fresh(nomination).amend_until == amend_until

    with pytest.raises(Refused) as refused:
        decisions.submit(fresh(nomination), by=head, at=amend_until)
    day = f"{amend_until.day}/8/2025"
    assert said(refused) == [
        f"Đã hết hạn gửi lại (trước ngày {day}). Hãy gọi Phòng Văn hóa - Xã hội."
    ]
    decisions.submit(fresh(nomination), by=head, at=amend_until - TICK)


def test_the_office_names_the_day_but_none_before_the_units_own(village, office, at):
    nomination = make.nomination(unit=village, state=S.SUBMITTED)

    with pytest.raises(Refused) as refused:
        decisions.move(
            nomination, "return", by=office, at=at, note="Thiếu ảnh", amend_until=DUE - TICK
        )
    assert (said(refused), fresh(nomination).state) == (
        ["Hạn bổ sung không được trước hạn gửi của đơn vị. Hãy chọn ngày muộn hơn."],
        S.SUBMITTED,
    )
    decisions.move(nomination, "return", by=office, at=at, note="Thiếu ảnh", amend_until=DUE)

    assert fresh(nomination).amend_until == DUE


def test_a_draft_never_sent_gains_nothing_from_a_neighbours_return(village, head, office):
    returned = make.nomination(unit=village, state=S.SUBMITTED)
    draft = make.nomination(unit=village)
    decisions.move(returned, "return", by=office, at=LAST, note="Thiếu ảnh")

    with pytest.raises(Refused):
        decisions.submit(draft, by=head, at=DUE)


# --- Approving -----------------------------------------------------------------------------------


def test_the_leaderships_approval_is_not_closed_by_the_villages_deadline(village, at):
    leaders = make.unit(name="Văn phòng", kind=UnitKind.OFFICE)
    leader = make.user(role=Role.LEADERSHIP, unit=leaders)
    dossiers = [make.nomination(unit=village, state=S.VERIFIED) for _ in "12"]
    held = approval.Meeting(held_on=at.date(), chair="Đỗ Quang Minh", invited=15, present=14)

    for nomination, moment in zip(dossiers, (LAST, DUE), strict=True):
        approval.decide_many(
            conference=nomination.conference,
            meeting=held,
            votes={nomination.code: approval.Votes(agree=14)},
            by=leader,
            at=moment,
        )

    assert [fresh(one).state for one in dossiers] == [S.APPROVED] * 2


# --- Another day for one unit --------------------------------------------------------------------


def test_one_unit_is_given_another_day_and_the_others_are_not(village, head, office):
    other = make.unit(name="Thôn Liêu Xá")
    make.conference()
    draft, theirs = make.nomination(unit=village), make.nomination(unit=other)
    DeadlineMark.objects.get_or_create(deadline=mark_of(village).deadline, unit=other)

    assert conference_actions.extend(
        mark_of(village), until=DUE + 2 * DAY, reason=" Mất điện hai ngày ", by=office, at=LAST
    )

    with pytest.raises(Refused):
        decisions.submit(theirs, by=make.user(unit=other), at=DUE)
    with pytest.raises(Refused) as refused:
        decisions.submit(draft, by=head, at=DUE + 2 * DAY)
    assert said(refused) == [
        "Đã hết hạn gửi hồ sơ (trước ngày 22/8/2025). Hãy gọi Phòng Văn hóa - Xã hội."
    ]
    decisions.submit(draft, by=head, at=DUE + 2 * DAY - TICK)
    mark = mark_of(village)
    assert (mark.due_at, mark.extension_reason) == (DUE + 2 * DAY, "Mất điện hai ngày")
    event = AuditEvent.objects.get(action="extend_deadline")
    assert (event.target_code, event.before, event.after, event.note) == (
        "list_approved/thon-mo-doan",
        "trước ngày 20/8/2025",
        "trước ngày 22/8/2025",
        "Mất điện hai ngày",
    )


def test_the_other_day_is_taken_back_and_both_are_in_the_log(village, head, office):
    until = {"until": DUE + DAY, "reason": "Mất điện", "by": office, "at": LAST}
    assert conference_actions.extend(mark_of(village), **until)
    assert not conference_actions.extend(mark_of(village), **until), "it stood so already"

    assert conference_actions.extend(mark_of(village), **until | {"until": None, "reason": ""})

    back = until | {"until": None, "reason": "Ghi nhầm đơn vị"}
    assert not conference_actions.extend(mark_of(village), **back), "taken back once is enough"
    assert (mark_of(village).due_at, mark_of(village).extension_reason) == (DUE, "")
    changes = AuditEvent.objects.filter(action="extend_deadline").order_by("pk")
    assert list(changes.values_list("before", "after")) == [
        ("trước ngày 20/8/2025", "trước ngày 21/8/2025"),
        ("trước ngày 21/8/2025", "trước ngày 20/8/2025"),
    ]


@pytest.mark.parametrize("role", set(Role) - {Role.CULTURE_OFFICE})
def test_only_the_focal_point_gives_another_day(role, village):
    by = make.user(role=role, unit=village)

    with pytest.raises(Refused):
        conference_actions.extend(
            mark_of(village), until=DUE + DAY, reason="Mất điện", by=by, at=LAST
        )

    assert mark_of(village).extended_to is None


def test_the_plans_other_deadlines_are_nobodys_to_move(village, office):
    held = Deadline.objects.get(key="conference_held")
    mark = DeadlineMark.objects.create(deadline=held, unit=village)

    with pytest.raises(Refused, match="Hạn này không gia hạn riêng được"):
        conference_actions.extend(mark, until=DUE + 9 * DAY, reason="Bão", by=office, at=LAST)


# --- What goes along -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "kept"),
    [
        ("individual", ("Trưởng thôn", "", "")),
        ("collective", ("", "Bùi Thị Lan", "Chi hội trưởng")),
        ("household", ("", "Bùi Thị Lan", "Chi hội trưởng")),
    ],
)
def test_what_was_typed_for_another_kind_is_not_sent(kind, kept, village, head, at):
    """B13: who changed a draft's kind and back finds it until then, nobody else ever."""
    draft = make.nomination(
        unit=village, kind=kind, position="Trưởng thôn", representative="Bùi Thị Lan",
        representative_position="Chi hội trưởng",
    )  # fmt: skip

    decisions.submit(draft, by=head, at=at)

    row = fresh(draft)
    assert (row.position, row.representative, row.representative_position) == kept
