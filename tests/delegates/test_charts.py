"""Tests the drawings of the quota board."""

import re
from fractions import Fraction

import pytest

from accounts.problems import Measure
from delegates.facts import Part
from delegates.templatetags import charts


def test_share_bar_shows_value_plan_leeway_and_what_would_change():
    part = Part(
        label="Điển hình tiên tiến", count=20, out_of=29, planned=24, planned_out_of=54,
        target=Fraction(7, 10), leeway=Fraction(1, 20),
    )  # fmt: skip

    drawn = charts.share_bar(part)

    assert re.findall(r'class="([a-z-]+)" x="([^"]+)"[^>]*? width="([^"]+)"', drawn) == [
        ("bar-track", "0", "100%"),
        ("bar-band", "65.00%", "10.00%"),
        ("bar-value", "0.00%", "68.97%"),
        ("bar-plus", "44.44%", "24.52%"),
    ]
    assert 'x1="70.00%"' in drawn
    assert (
        'aria-label="Điển hình tiên tiến: 69%, 44,4% nếu xác nhận hết, kế hoạch khoảng 70%"'
        in drawn
    )


def test_drawings_hold_no_style_script_or_text_and_escape_labels():
    """I9: a unit's name is a label too."""
    evil = Measure(rule="II.4.1", label='<script>"x"</script>', count=1, out_of=2, group="unit")

    drawn = charts.stacked_bar([evil]) + charts.measure_bar(evil, evil) + charts.chart_patterns()

    assert re.findall(r"<script|style=|<text|on\w+=", drawn) == []


def test_stacked_bar_leaves_out_noughts_and_keeps_the_pattern_of_its_place():
    parts = [
        Measure(rule="II.4.1", label=str(n), count=count, out_of=4, group="kind")
        for n, count in enumerate((3, 0, 1))
    ]

    assert re.findall(r'class="seg (seg-\d)" x="([^"]+)"', charts.stacked_bar(parts)) == [
        ("seg-1", "0.00%"),
        ("seg-3", "75.00%"),
    ]
    assert 'aria-label="Chưa có ai"' in charts.stacked_bar([])


@pytest.mark.parametrize(
    ("planned", "drawn"),
    [
        (3, '<rect class="bar-plus" x="50.00%" y="8" width="25.00%" height="12"/>'),
        (1, '<rect class="bar-plus" x="25.00%" y="20" width="25.00%" height="4"/>'),
    ],
)
def test_the_solid_part_is_the_number_also_where_confirming_all_lowers_it(planned, drawn):
    now = Measure(rule="II.4.1", label="Nữ", count=2, out_of=4)
    after = Measure(rule="II.4.1", label="Nữ", count=planned, out_of=4)

    bar = charts.measure_bar(now, after)

    assert '<rect class="bar-value" x="0.00%" y="8" width="50.00%" height="12"/>' in bar
    assert drawn in bar


def test_in_a_list_of_counts_more_people_are_never_a_shorter_bar():
    """25: seven of ten confirmed is 70%, fourteen of forty planned 35%: the hatch ended before."""
    now = Measure(rule="II.4.1", label="Nông nghiệp", count=7, out_of=10)
    planned = Measure(rule="II.4.1", label="Nông nghiệp", count=14, out_of=40)

    drawn = charts.count_bar(now, planned)

    assert 'aria-label="Nông nghiệp: 7 người, 14 người nếu xác nhận hết"' in drawn
    assert '<rect class="bar-value" x="0.00%" y="8" width="17.50%" height="12"/>' in drawn
    assert '<rect class="bar-plus" x="17.50%" y="8" width="17.50%" height="12"/>' in drawn
