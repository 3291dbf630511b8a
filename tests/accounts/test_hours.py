"""An hour of the day as people type it (plain)."""

import re
from datetime import time

import pytest

from accounts import reading
from accounts.fields import HourField
from accounts.problems import Refused

pytestmark = pytest.mark.plain


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("19:30", time(19, 30)),
        ("19h30", time(19, 30)),
        ("19 giờ 30 phút", time(19, 30)),
        ("7h", time(7)),
        ("07g05", time(7, 5)),
        (" 0:00 ", time(0)),
        ("23:59", time(23, 59)),
    ],
)
def test_an_hour_is_read_as_people_write_it(typed, hour):
    assert reading.hour(typed) == hour
    assert HourField(required=False).clean(typed) == hour


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("24:00", "Không có giờ 24:00. Hãy nhập giờ, ví dụ 19:30."),
        ("19:60", "Không có giờ 19:60. Hãy nhập giờ, ví dụ 19:30."),
        ("1930", "Chưa đọc được giờ này. Hãy nhập giờ, ví dụ 19:30."),
        ("19:30 15/8", "Chưa đọc được giờ này. Hãy nhập giờ, ví dụ 19:30."),
        ("tối", "Chưa đọc được giờ này. Hãy nhập giờ, ví dụ 19:30."),
    ],
)
def test_what_is_no_hour_is_said(typed, said):
    with pytest.raises(Refused, match=re.escape(said)):
        reading.hour(typed)


def test_its_box_shows_it_as_it_would_be_typed():
    box = HourField(required=False)

    assert box.prepare_value(time(7, 5)) == "07:05"
    assert box.prepare_value("bảy giờ") == "bảy giờ"
    assert box.clean("  ") is None


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("7 giờ tối", time(19)),
        ("7h30 tối", time(19, 30)),
        ("19 giờ", time(19)),
        ("19 giờ tối", time(19)),
        ("2 giờ chiều", time(14)),
        ("11 giờ 15 phút tối", time(23, 15)),
        ("1 giờ chiều", time(13)),
        ("12 giờ chiều", time(12)),
        ("7 giờ sáng", time(7)),
    ],
)
def test_an_hour_is_read_with_the_part_of_its_day(typed, hour):
    """A village meets at “7 giờ tối”, and was told that nobody can read it."""
    assert reading.hour(typed) == hour
