"""The boxes hand on what their readers need: the day it is, the bounds, the words of a limit."""

from datetime import date

import pytest
from django import forms

from accounts import fields


def cleaned(field, typed, *, today=None):
    """What the box makes of it, or its words."""
    field.today = today
    try:
        return field.clean(typed)
    except forms.ValidationError as refusal:
        return refusal.messages


@pytest.mark.parametrize(
    ("typed", "today", "means"),
    [
        ("17/8", date(2026, 1, 1), date(2026, 8, 17)),
        ("17/8", date(2025, 12, 31), date(2025, 8, 17)),
        ("17/8/2025", date(2026, 1, 1), date(2025, 8, 17)),
        (
            "tám",
            date(2026, 1, 1),
            ["Chưa đọc được ngày này. Hãy nhập ngày trước, tháng sau, ví dụ 17/8/2026."],
        ),
    ],
)
def test_a_day_without_a_year_is_this_years(typed, today, means):
    assert cleaned(fields.DayField(), typed, today=today) == means


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("2021", 2021),
        ("2022", ["Năm sinh phải từ 1900 đến 2021. Hãy xem lại."]),
        ("12/3/1956", 1956),
    ],
)
def test_the_youngest_is_five_this_year(typed, means):
    assert cleaned(fields.BirthYearField(), typed, today=date(2026, 8, 16)) == means


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("1.200", 1200),
        ("0", ["Hãy nhập số từ 1 đến 9.999."]),
        ("10000", ["Hãy nhập số từ 1 đến 9.999."]),
        ("  ", ["Hãy nhập số người."]),
    ],
)
def test_a_count_has_bounds_and_says_both(typed, means):
    assert cleaned(fields.CountField(missing="Hãy nhập số người.", least=1, most=9999), typed) == (
        means
    )


@pytest.mark.parametrize(
    ("typed", "means"),
    [("2025", 2025), ("2026", ["Năm phải từ 2020 đến 2025. Hãy xem lại."]), (" ", None)],
)
def test_a_year_has_bounds_and_may_be_left_out(typed, means):
    assert cleaned(fields.YearField(least=2020, most=2025, required=False), typed) == means


def test_of_several_lines_the_breaks_are_kept_and_the_edges_are_not():
    field = fields.LinesField(longest=20, missing="Hãy viết.")

    assert cleaned(field, "\r\n  • Nuôi cá\r\n\r\n Trồng lúa \r\n") == "- Nuôi cá\n\nTrồng lúa"
    assert cleaned(field, " \r\n ") == ["Hãy viết."]
    assert cleaned(field, "x" * 20 + "  ") == "x" * 20
    assert cleaned(field, "x" * 21) == ["Hãy rút gọn, tối đa 20 ký tự, kể cả dấu cách; đang có 21."]


@pytest.mark.parametrize(
    ("field", "keys"),
    [
        (fields.CountField(most=9), "numeric"),
        (fields.YearField(least=2020, most=2025), "numeric"),
        (fields.BirthYearField(), "numeric"),
        (fields.DayField(), None),
    ],
)
def test_a_box_takes_dots_and_strokes_whatever_keys_it_offers(field, keys):
    """A box of type number loses "1.200" before anybody reads it; its keys have no "/"."""
    assert (field.widget.input_type, field.widget.attrs.get("inputmode")) == ("text", keys)
