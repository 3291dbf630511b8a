"""A part of a whole as people type it and as it would be typed; where a sentence stands."""

from fractions import Fraction

import pytest
from django import forms

from accounts.fields import ShareField
from accounts.forms import shown_value
from accounts.problems import Refused
from accounts.reading import share
from accounts.telling import cited, shown_share

pytestmark = pytest.mark.plain


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("0", Fraction(0)), ("60", Fraction(3, 5)), ("60%", Fraction(3, 5)),
        (" 66,7 % ", Fraction(667, 1000)), ("100", Fraction(1)), ("2/3", Fraction(2, 3)),
        ("3/3", Fraction(1)),
    ],
)  # fmt: skip
def test_a_share_is_read(typed, read):
    assert share(typed) == read


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ("101", "Tỷ lệ phải từ 0 đến 100%."), ("100,1", "Tỷ lệ phải từ 0 đến 100%."),
        ("4/3", "Tỷ lệ phải từ 0 đến 100%."), ("1/0", "Tỷ lệ phải từ 0 đến 100%."),
        ("0,7/1", "Chưa đọc được tỷ lệ này."), ("-5", "Chưa đọc được tỷ lệ này."),
        ("66.7", "Chưa đọc được tỷ lệ này."), ("khoảng 60", "Chưa đọc được tỷ lệ này."),
        ("²", "Chưa đọc được tỷ lệ này."), ("1000", "Chưa đọc được tỷ lệ này."),
    ],
)  # fmt: skip
def test_what_is_no_share_is_refused(typed, begins):
    with pytest.raises(Refused) as refused:
        share(typed)
    assert str(refused.value).startswith(begins)
    assert "Hãy" in str(refused.value)


@pytest.mark.parametrize("typed", ["60", "66,7", "2/3", "0", "100"])
def test_what_stands_is_shown_as_it_was_typed(typed):
    assert shown_share(share(typed)) == typed


def test_its_box_is_empty_for_nothing_and_keeps_to_its_most():
    box = ShareField(missing="Hãy nhập tỷ lệ.", most=Fraction(1, 2))
    assert box.clean("50") == Fraction(1, 2)
    for typed, words in (("51", "Hãy nhập số từ 0 đến 50."), ("", "Hãy nhập tỷ lệ.")):
        with pytest.raises(forms.ValidationError) as refused:
            box.clean(typed)
        assert refused.value.messages == [words]


def test_ticks_of_another_person_are_told_by_their_names():
    many = forms.MultipleChoiceField(choices=[("a", "Thôn"), ("b", "Trường")])
    assert [shown_value(many, one) for one in (["a", "b"], [], None)] == ["Thôn, Trường", "", ""]
    tick = forms.BooleanField(required=False)
    assert [shown_value(tick, one) for one in (True, False)] == ["Có", "Không"]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("II.4.1", "Kế hoạch, mục II.4.1"),
        ("NĐ 152/2025, Đ.4", "NĐ 152/2025, Điều 4"),
        ("Công văn số 45/UBND ngày 18/8/2025 của UBND xã",) * 2,
    ],
)
def test_a_paper_that_came_after_the_plan_is_cited_by_its_name(rule, words):
    assert cited(rule) == words
