"""Days, counts and shares have one writer."""

import re
from fractions import Fraction

from accounts.telling import dotted, percent, too_long
from tests.test_house import CODE


def test_counts_are_grouped_by_dots():
    told = [dotted(number) for number in (0, 999, 1000, 1234567, -1000)]

    assert told == ["0", "999", "1.000", "1.234.567", "-1.000"]


def test_shares_are_told_to_the_tenth_and_whole_ones_whole():
    told = [percent(Fraction(*one)) for one in ((7, 10), (1, 3), (2, 3), (1, 2000), (1, 1))]

    assert told == ["70%", "33,3%", "66,7%", "0%", "100%"]


def test_nobody_else_groups_counts_or_writes_a_share():
    """Issue 8, line 9: four grouped by hand, the plan had a percent of its own."""
    own = re.compile(r":,\}|\* ?100\)?:g|def _?percent\b|def vn_short\b")

    assert {name for name, code in CODE.items() if own.search(code)} == {"accounts/telling.py"}


def test_a_limit_is_told_with_what_there_is():
    assert too_long(1000, 1001) == (
        "Hãy rút gọn, tối đa 1.000 ký tự, kể cả dấu cách; đang có 1.001."
    )


def test_nobody_else_says_that_words_are_too_long():
    """But where they are joined to others that are told of too."""
    joined = {f"nominations/actions/{name}.py" for name in ("award_rows", "doubles", "setbacks")}
    says = {name for name, code in CODE.items() if re.search(r"tối đa .{1,60}ký tự.*đang có", code)}
    assert says == {"accounts/telling.py", *joined}
    silent = re.compile(r"Hãy (rút gọn|viết( ngắn lại)?),? tối đa")
    told = {name for name, code in CODE.items() if silent.search(code)}
    assert told == {"accounts/telling.py"}
