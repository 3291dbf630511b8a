"""The first instant too late, to the microsecond, and how a date reads (R8, I8)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from conferences import calendar
from conferences.calendar import HANOI
from conferences.enums import Standing

DUE = datetime(2025, 8, 20, tzinfo=HANOI)  # "trước ngày 20/8/2025"
LAST_INSTANT = datetime(2025, 8, 19, 23, 59, 59, 999_999, tzinfo=HANOI)
DAY_BEFORE = datetime(2025, 8, 19, 8, 0, tzinfo=HANOI)


@pytest.mark.parametrize(
    ("at", "still"),
    [
        (DAY_BEFORE, True),
        (LAST_INSTANT, True),
        (DUE, False),
        (DUE + timedelta(microseconds=1), False),
        # The same instants as a server in UTC keeps them.
        (datetime(2025, 8, 19, 16, 59, 59, 999_999, tzinfo=UTC), True),
        (datetime(2025, 8, 19, 17, 0, tzinfo=UTC), False),
    ],
)
def test_a_deadline_is_open_until_the_last_instant_of_the_day_before(at, still):
    """R8."""
    assert calendar.is_open(due_at=DUE, at=at) is still


@pytest.mark.parametrize(
    ("at", "left"),
    [
        (datetime(2025, 8, 16, 0, 0, tzinfo=HANOI), 3),
        (datetime(2025, 8, 16, 23, 59, tzinfo=HANOI), 3),
        (datetime(2025, 8, 16, 17, 0, tzinfo=UTC), 2),  # already the 17th in Hà Nội
        (DAY_BEFORE, 0),
        (LAST_INSTANT, 0),
        (DUE, -1),
        (datetime(2025, 8, 21, 12, 0, tzinfo=HANOI), -2),
    ],
)
def test_days_are_counted_in_ha_noi_to_the_last_day_that_counts(at, left):
    assert calendar.days_left(due_at=DUE, at=at) == left


def test_the_last_day_of_before_the_twentieth_is_the_nineteenth():
    assert calendar.last_day(DUE) == date(2025, 8, 19)
    assert calendar.last_day(DUE + timedelta(hours=17)) == date(2025, 8, 20)


@pytest.mark.parametrize(
    ("met_at", "at", "standing"),
    [
        (None, datetime(2025, 8, 15, 8, tzinfo=HANOI), Standing.PENDING),
        (None, datetime(2025, 8, 16, 0, tzinfo=HANOI), Standing.SOON),
        (None, LAST_INSTANT - timedelta(days=1), Standing.SOON),
        (None, LAST_INSTANT - timedelta(hours=23), Standing.LAST_DAY),
        (None, LAST_INSTANT, Standing.LAST_DAY),
        (None, DUE, Standing.OVERDUE),
        (LAST_INSTANT, DUE, Standing.MET),
        (DUE, DUE, Standing.MET_LATE),
        (DUE + timedelta(days=3), DUE + timedelta(days=9), Standing.MET_LATE),
    ],
)
def test_standing_follows_from_three_instants(met_at, at, standing):
    assert calendar.standing(due_at=DUE, met_at=met_at, at=at) is standing


@pytest.mark.parametrize(
    ("day", "short", "long"),
    [
        (date(2026, 12, 3), "03/12/2026", "ngày 03 tháng 12 năm 2026"),
        (date(2025, 8, 8), "08/8/2025", "ngày 08 tháng 8 năm 2025"),
        (date(2025, 8, 20), "20/8/2025", "ngày 20 tháng 8 năm 2025"),
        (date(2026, 1, 9), "09/01/2026", "ngày 09 tháng 01 năm 2026"),
        (date(2026, 2, 28), "28/02/2026", "ngày 28 tháng 02 năm 2026"),
        (date(2026, 3, 1), "01/3/2026", "ngày 01 tháng 3 năm 2026"),
        (date(2026, 10, 10), "10/10/2026", "ngày 10 tháng 10 năm 2026"),
    ],
)
def test_dates_read_as_decree_30_writes_them(day, short, long):
    """I8: 03/12 is the third of December; months 1 and 2 and days below 10 get a zero."""
    assert (calendar.vn_short(day), calendar.vn_long(day)) == (short, long)


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2025, 8, 16, 8, tzinfo=HANOI), "Còn 3 ngày – đến hết thứ Ba, ngày 19/8/2025"),
        (datetime(2025, 8, 18, 8, tzinfo=HANOI), "Còn 1 ngày – đến hết thứ Ba, ngày 19/8/2025"),
        (LAST_INSTANT, "Hôm nay là ngày cuối – đến hết thứ Ba, ngày 19/8/2025"),
        (DUE, "Quá hạn 1 ngày – hạn: hết thứ Ba, ngày 19/8/2025"),
    ],
)
def test_what_is_left_is_said_with_the_last_day(at, words):
    """U16."""
    assert calendar.left_words(due_at=DUE, at=at) == words


def test_the_plans_own_words_are_kept():
    assert calendar.before_words(DUE) == "trước ngày 20/8/2025"
    assert calendar.before_words(DUE.astimezone(UTC)) == "trước ngày 20/8/2025"


def test_a_week_has_its_names_from_monday_to_sunday():
    monday = datetime(2025, 8, 18, 12, tzinfo=HANOI)
    days = [calendar.WEEKDAYS[(monday + timedelta(days=n)).weekday()] for n in range(7)]

    assert days == ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]
