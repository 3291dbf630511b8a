"""Tests what apps and pages read of the delegates."""

import pytest

from accounts.enums import Role, UnitKind
from conferences.models import PlanFigure
from delegates import actions
from delegates.enums import DelegateGroup, DelegateState
from delegates.facts import (
    city_delegates,
    delegate_rows,
    group_counts,
    history,
    mandate_candidates,
    quota_board,
    waiting,
)
from delegates.models import CityMandate, Delegate
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.both]
MODEL, CONFIRMED = DelegateGroup.ROLE_MODEL, DelegateState.CONFIRMED


def names(rows):
    return [row.full_name for row in rows]


def test_delegate_rows_come_in_paper_order_without_those_who_left():
    second = make.unit(name="Thôn Hai")
    first = make.unit(name="Thôn Một")
    first.order, second.order = 1, 2
    first.save()
    second.save()
    make.delegate(full_name="Lãnh Đạo Hai", group=DelegateGroup.LEADER, rank=2)
    make.delegate(full_name="Lãnh Đạo Một", group=DelegateGroup.LEADER, rank=1)
    make.delegate(full_name="Khách Mời", state=CONFIRMED)
    make.delegate(full_name="Nguyễn Văn Bình", group=MODEL, unit=second)
    make.delegate(full_name="Phạm Văn Ẩn", group=MODEL, unit=first, state=CONFIRMED)
    make.delegate(full_name="Vũ Thị An", group=MODEL, unit=first)
    make.delegate(full_name="Đã Ra", state=DelegateState.WITHDRAWN)
    make.delegate(full_name="Báo Vắng", state=DelegateState.ABSENT)

    assert names(delegate_rows(make.conference())) == [
        "Vũ Thị An", "Phạm Văn Ẩn", "Nguyễn Văn Bình", "Khách Mời", "Lãnh Đạo Một", "Lãnh Đạo Hai",
    ]  # fmt: skip


@pytest.mark.parametrize("state", ["rejected", "annulled", "verified"])
def test_nobody_whose_dossier_fell_is_on_the_roll_or_its_board(state):
    """A1: even if a seat was left behind, no list and no count knows of it."""
    fallen = make.nomination(state=state)
    make.delegate(group=MODEL, state=CONFIRMED, nomination=fallen, full_name="Hoàng Văn Trượt")
    make.delegate(group=MODEL, state=CONFIRMED, full_name="Vũ Thị An")
    CityMandate.objects.create(delegate=fallen.delegate, given_at=make.AT)

    assert names(delegate_rows(make.conference())) == ["Vũ Thị An"]
    assert names(city_delegates(make.conference())) == []
    assert quota_board(make.conference()).taken == 1


def test_a_row_carries_what_papers_print(at):
    nomination = make.nomination(state="approved", kind="household", full_name="Hộ bà Ẩn")
    by = make.user(role=Role.COUNCIL_OFFICE)
    actions.take_in(conference=make.conference(), codes=None, by=by, at=at)

    (row,) = delegate_rows(make.conference())

    assert (row.full_name, row.stands_for, row.kind_label, row.nomination_code) == (
        "Trần Thị Đại Diện", "Hộ bà Ẩn", "Hộ gia đình", nomination.code,
    )  # fmt: skip
    assert (row.unit, row.former_commune, row.gender_label, row.mandated, row.code) == (
        "Thôn Mỗ Đoạn", "Đại Sơn", "Nữ", False, Delegate.objects.get().code,
    )  # fmt: skip


def test_quota_board_of_nobody_has_no_problems():
    unit = make.unit()
    board = quota_board(make.conference())

    assert (board.taken, board.proposed, board.limit, board.free) == (0, 0, 150, 150)
    assert (board.problems, board.planned_problems, board.role_model_part.words) == ((), (), "")
    missing = [(one.pk, one.name) for one in board.missing_units]
    assert missing == [(unit.pk, "Thôn Mỗ Đoạn")]
    assert board.missing_former_communes == ("Đại Sơn",)


def test_quota_board_counts_confirmed_and_what_proposed_would_add():
    unit = make.unit(name="Thôn Ô Mễ")
    make.unit(name="Phòng Văn hóa", kind=UnitKind.OFFICE)
    for _ in range(7):
        make.delegate(group=MODEL, state=CONFIRMED, unit=unit, former_commune="Đại Sơn")
    for _ in range(3):
        make.delegate(state=CONFIRMED)
    make.delegate(group=MODEL, gender="male")

    board = quota_board(make.conference())

    assert (board.taken, board.proposed, board.planned) == (10, 1, 11)
    assert (board.role_models, board.others, board.problems) == (7, 3, ())
    assert (board.role_model_part.words, board.role_model_part.planned_words) == ("70%", "72,7%")
    assert (board.other_part.words, board.other_part.target_words) == ("30%", "30%")
    women, models, direct = board.single_measures
    assert (women.now.count, women.planned.count, women.planned.out_of) == (10, 10, 11)
    assert (models.now.count, models.now.out_of, models.planned.count) == (7, 7, 7)
    assert (models.planned.out_of, models.now.label) == (8, "Điển hình là nữ")
    assert (direct.now.count, direct.now.out_of, direct.planned.out_of) == (0, 7, 8)
    assert board.missing_units == ()
    assert [(p.now.count, p.planned.count) for p in board.former_communes] == [(7, 7), (0, 1)]
    assert (len(board.former_measures), board.former_unknown) == (1, 1)


def test_quota_board_warns_with_the_figure_of_the_database():
    make.conference()
    PlanFigure.objects.filter(key="role_model_share").update(leeway="0")
    for _ in range(3):
        make.delegate(group=MODEL, state=CONFIRMED)
    make.delegate(state=CONFIRMED)

    assert [p.text for p in quota_board(make.conference()).problems] == [
        "Điển hình tiên tiến: 3/4 = 75%, ngoài khoảng 70% đến 70%."
    ]


@pytest.mark.parametrize("count", [5, 200])
def test_quota_board_reads_as_often_for_5_as_for_200(count, django_assert_num_queries):
    conference, unit = make.conference(), make.unit()
    for _ in range(count):
        make.delegate(group=MODEL, unit=unit)

    with django_assert_num_queries(4):  # the fourth: who was put forward by two units
        quota_board(conference)


@pytest.mark.parametrize("count", [1, 3])
def test_rows_cost_one_query(count, django_assert_num_queries):
    conference = make.conference()
    for _ in range(count):
        nomination = make.nomination(state="approved")
        make.delegate(group=MODEL, state=CONFIRMED, unit=nomination.unit, nomination=nomination)

    for read in (delegate_rows, city_delegates, mandate_candidates):
        with django_assert_num_queries(1):
            read(conference)


def test_city_delegates_are_those_chosen_who_come(at):
    """A1: chosen and confirmed; whoever was chosen stays on the page where choices are undone."""
    for name, state in (
        ("Vũ Thị An", CONFIRMED),
        ("Lê Văn Vắng", DelegateState.ABSENT),
        ("Hà Văn Chờ", DelegateState.PROPOSED),
        ("Mai Văn Ra", DelegateState.WITHDRAWN),
    ):
        chosen = make.delegate(group=MODEL, state=state, full_name=name)
        CityMandate.objects.create(delegate=chosen, given_at=at)
    make.delegate(group=MODEL, state=CONFIRMED, full_name="Nguyễn Văn Bình")
    make.delegate(state=CONFIRMED, full_name="Khách Mời")
    fallen = make.nomination(state="annulled")
    make.delegate(group=MODEL, state=CONFIRMED, nomination=fallen, full_name="Đỗ Văn Hủy")
    CityMandate.objects.create(delegate=fallen.delegate, given_at=at)

    found = mandate_candidates(make.conference())

    assert names(city_delegates(make.conference())) == ["Vũ Thị An"]
    assert [(row.full_name, row.goes_to_city, row.why_not_sent) for row in found] == [
        ("Vũ Thị An", True, "đã xác nhận"),
        ("Nguyễn Văn Bình", False, "đã xác nhận"),
        ("Hà Văn Chờ", False, "dự kiến"),
        ("Đỗ Văn Hủy", False, "hồ sơ không còn được duyệt"),
        ("Lê Văn Vắng", False, "đã báo vắng"),
    ]


def test_group_counts_give_the_tabs_with_noughts():
    make.delegate()
    make.delegate(group=MODEL)
    make.delegate(group=MODEL)

    assert [(tab.value, tab.count) for tab in group_counts(Delegate.objects.by_group())] == [
        ("", 3), ("role_model", 2), ("guest", 1), ("leader", 0),
    ]  # fmt: skip


def test_waiting_flags_who_has_a_seat_and_who_left(at):
    by, conference = make.user(role=Role.COUNCIL_OFFICE), make.conference()
    left = make.nomination(state="approved", full_name="Vũ Thị An")
    actions.take_in(conference=conference, codes=None, by=by, at=at)
    actions.move(Delegate.objects.get(), "withdraw", by=by, at=at, note="Bận")
    make.delegate(full_name="Nguyễn Văn Bình", birth_year=1970)
    again = make.nomination(state="approved", full_name="Nguyễn Văn Bình")

    found = {row.nomination.code: (row.seated_as, row.left_before) for row in waiting(conference)}

    assert found == {left.code: ("", True), again.code: ("Nguyễn Văn Bình", False)}


def test_history_tells_moves_with_reasons_in_words(at):
    by, someone = make.user(role=Role.COUNCIL_OFFICE), make.delegate()
    actions.move(someone, "confirm", by=by, at=at)
    actions.move(someone, "withdraw", by=by, at=at, note="Chuyển nơi ở")

    assert [(e.words, e.who, e.told) for e in history(someone)] == [
        ("Xác nhận dự", "Văn phòng HĐND và UBND", ""),
        ("Đưa ra khỏi danh sách", "Văn phòng HĐND và UBND", "Chuyển nơi ở"),
    ]
