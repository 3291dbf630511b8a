"""What a rule answers: it blocks unless it says otherwise; nobody's share is nought."""

from fractions import Fraction

import pytest

from accounts.problems import Measure, Problem, Weight


def test_a_problem_blocks_unless_the_plan_says_about():
    assert Problem(text="Quá số").blocks
    assert not Problem(text="Lệch", weight=Weight.WARNS).blocks


@pytest.mark.parametrize(
    ("count", "out_of", "share"),
    [(0, 0, Fraction(0)), (1, 3, Fraction(1, 3)), (105, 150, Fraction(7, 10))],
)
def test_a_share_is_exact(count, out_of, share):
    measure = Measure(rule="II.4.1", label="Nữ", count=count, out_of=out_of)

    assert measure.share == share
