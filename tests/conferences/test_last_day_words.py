"""A day is typed, not chosen: its sentences say so."""

from datetime import date

import pytest
from django.forms import ValidationError

from conferences.forms import check_last_day

FIRST, LAST = date(2025, 8, 19), date(2025, 8, 22)


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (18, "Hãy nhập từ ngày 19/8/2025 trở đi."),
        (23, "Phiếu của đơn vị hết hiệu lực sau 22/8/2025. Hãy nhập ngày sớm hơn."),
    ],
)
def test_a_day_outside_says_which_may_be_typed(day, says):
    with pytest.raises(ValidationError) as refused:
        check_last_day(date(2025, 8, day), first=FIRST, last=LAST)

    assert refused.value.messages == [says]


@pytest.mark.parametrize("day", [19, 22])
def test_both_ends_count(day):
    assert check_last_day(date(2025, 8, day), first=FIRST, last=LAST) == date(2025, 8, day)
