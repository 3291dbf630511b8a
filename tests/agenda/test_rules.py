"""Tests the programme's rules: sections II.2, III.1 and VI."""

from datetime import datetime, timedelta

import pytest

from accounts.problems import Problem, Weight
from agenda import rules
from agenda.rules import Slot, Span
from conferences.calendar import HANOI

STARTS = datetime(2025, 8, 22, 8, 0, tzinfo=HANOI)
DUE = datetime(2025, 8, 25, tzinfo=HANOI)


def slots(*numbers, minutes=30):
    return [Slot(plan_number=number, minutes=minutes) for number in numbers]


EIGHT = slots(1, 2, 3, 4, 5, 6, 7, 8)


def test_spans_follow_one_another_so_that_none_overlap():
    two = [Slot(plan_number=1, minutes=15), Slot(plan_number=None, minutes=50)]

    assert rules.spans(two, STARTS) == [
        Span(starts_at=STARTS, ends_at=STARTS + timedelta(minutes=15)),
        Span(starts_at=STARTS + timedelta(minutes=15), ends_at=STARTS + timedelta(minutes=65)),
    ]  # fmt: skip


def test_spans_without_a_start_are_not_known():
    assert rules.spans(EIGHT, None) == [None] * 8
    assert rules.spans([], STARTS) == []


def test_one_day_of_eight_hours_is_no_problem():
    assert list(rules.one_day([Slot(plan_number=None, minutes=480)])) == []
    assert list(rules.one_day([])) == []


def test_one_day_and_a_minute_warns():
    assert list(rules.one_day(slots(1, 2, minutes=240) + slots(3, minutes=1))) == [
        Problem(
            rule="II.2",
            source="Thời gian tổ chức: Dự kiến 01 ngày",
            text="Chương trình dài 8 giờ 1 phút, quá một ngày làm việc (8 giờ).",
            weight=Weight.WARNS,
        )
    ]


def test_plan_order_with_extras_between_is_no_problem():
    assert list(rules.plan_order(slots(None, 1, 2, None, 3, 4, 5, 6, 7, 8, None))) == []
    assert list(rules.plan_order([])) == []


def test_plan_order_changed_warns():
    (problem,) = rules.plan_order(slots(1, 3, 2, 4, 5, 6, 7, 8))
    assert (problem.rule, problem.text, problem.weight) == (
        "III.1", "Thứ tự các nội dung khác với Kế hoạch.", Weight.WARNS,
    )  # fmt: skip


def test_all_items_of_the_plan_are_there_or_named():
    assert list(rules.all_items(EIGHT, planned=8)) == []
    assert list(rules.all_items([], planned=8)) == []
    assert [p.text for p in rules.all_items(slots(1, 2, 4, 5, 6, 7), planned=8)] == [
        "Thiếu nội dung số 3, 8 của Kế hoạch. Hãy thêm lại."
    ]


def test_removable_is_only_what_the_commune_added():
    assert rules.removable(None, planned=8) == []
    assert [p.blocks for p in rules.removable(8, planned=8)] == [True]


def test_what_the_plan_names_no_longer_may_go():
    assert rules.removable(9, planned=8) == []


@pytest.mark.parametrize(
    ("starts_at", "texts"),
    [
        (None, []),
        (DUE - timedelta(seconds=1), []),
        (DUE, ["Giờ bắt đầu phải trước hạn tổ chức Hội nghị. Hãy chọn ngày sớm hơn."]),
    ],
)
def test_held_in_time_until_the_last_second_before_the_deadline(starts_at, texts):
    """R8."""
    found = rules.held_in_time(starts_at, DUE, sentence="Trước ngày 25/8/2025")
    assert [p.text for p in found] == texts


def test_problems_come_in_the_order_of_the_plan():
    found = rules.problems(slots(2, 1, minutes=300), planned=8)
    assert [p.rule for p in found] == ["II.2", "III.1", "III.1"]


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 phút"), (45, "45 phút"), (60, "1 giờ"), (200, "3 giờ 20 phút")],
)
def test_duration_words(minutes, words):
    assert rules.duration_words(minutes) == words
