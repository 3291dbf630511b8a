"""When who is reminded: the demo's four days against a table written by hand, no database."""

from datetime import datetime, timedelta

import pytest

from conferences.calendar import HANOI
from notices.enums import Audience
from notices.rules import Changes, Debt, Hours, Occasion, Recipient, changes, wanted

DAY = Hours(opens=7, closes=20)
DUE = {"plan_reported": 15, "list_approved": 20, "conference_held": 25, "results_reported": 30}
UNIT, FOCAL, LEADERS = Audience.UNIT, Audience.FOCAL, Audience.LEADERS
VILLAGE, OFFICE = 7, 9


def on(day, hour=0, minute=0):
    return datetime(2025, 8, day, hour, minute, tzinfo=HANOI)


def debt(key="list_approved", unit_id=VILLAGE, due_at=None, **more):
    return Debt(key=key, unit_id=unit_id, due_at=due_at or on(DUE[key]), **more)


def said(goal):
    """Whom, how many days before, when: 16/8 07:00."""
    return sorted(
        (str(one.recipient.audience), one.recipient.unit_id, one.days, f"{moment:%d %H:%M}")
        for one, moment in goal.items()
    )


def occasion(days, *, key="list_approved", due=None, audience=UNIT, unit_id=VILLAGE):
    who = Recipient(audience=audience, unit_id=unit_id if audience == UNIT else 0)
    return Occasion(key=key, due_at=due or on(DUE[key]), recipient=who, days=days)


# The last day that counts is the 14th, 19th, 24th, 29th; each rule's morning by hand.
MORNINGS = {
    "plan_reported": {3: 11, 1: 13, 0: 14, -1: 15, -3: 17},
    "list_approved": {3: 16, 1: 18, 0: 19, -1: 20, -3: 22},
    "conference_held": {3: 21, 1: 23, 0: 24, -1: 25, -3: 27},
    "results_reported": {3: 26, 1: 28, 0: 29, -1: 30, -3: 32},  # 1/9
}
TO_ALL = {FOCAL: (1, -1), LEADERS: (-1,)}


@pytest.mark.parametrize("key", MORNINGS)
def test_a_week_before_each_morning_stands_as_the_table_has_it(key):
    """Seen three days before each of them."""
    for days, day in MORNINGS[key].items():
        morning = on(1, 7) + timedelta(days=day - 1)
        ahead = wanted([debt(key)], at=morning - timedelta(days=3), hours=DAY)

        assert ahead[occasion(days, key=key)] == morning
        for audience, told in TO_ALL.items():
            has = occasion(days, key=key, audience=audience) in ahead
            assert has == (days in told), (audience, days)


def test_the_whole_week_of_one_who_owes():
    assert said(wanted([debt()], at=on(15, 8), hours=DAY)) == [
        ("focal", 0, -1, "20 07:00"),
        ("focal", 0, 1, "18 07:00"),
        ("leaders", 0, -1, "20 07:00"),
        ("unit", VILLAGE, -3, "22 07:00"),
        ("unit", VILLAGE, -1, "20 07:00"),
        ("unit", VILLAGE, 0, "19 07:00"),
        ("unit", VILLAGE, 1, "18 07:00"),
        ("unit", VILLAGE, 3, "16 07:00"),
    ]


def test_nobody_who_owes_nothing_is_told_of():
    assert wanted([], at=on(19, 8), hours=DAY) == {}


def test_the_focal_point_is_told_of_its_own_as_a_unit():
    own = debt(unit_id=OFFICE, of_focal=True)

    assert {one.recipient.audience for one in wanted([own], at=on(17), hours=DAY)} == {
        UNIT, LEADERS,
    }  # fmt: skip
    assert FOCAL in {one.recipient.audience for one in wanted([own, debt()], at=on(17), hours=DAY)}


def test_what_is_further_than_a_week_does_not_stand_yet():
    edge = on(16, 7) - timedelta(days=7)

    assert said(wanted([debt()], at=edge, hours=DAY)) == [("unit", VILLAGE, 3, "16 07:00")]
    assert wanted([debt()], at=edge - timedelta(microseconds=1), hours=DAY) == {}


@pytest.mark.parametrize(
    ("at", "days", "goes"),
    [
        (on(16, 7), 3, "16 07:15"),  # a debt that came this very moment
        (on(17, 6), 3, "17 07:00"),
        (on(17, 19, 44), 3, "17 19:59"),
        (on(17, 19, 45), 3, "18 07:00"),  # twenty o'clock is night
        (on(17, 23), 3, "18 07:00"),
        (on(18, 7), 1, "18 07:15"),  # one catch-up, not both
        (on(19, 9), 0, "19 09:15"),
        (on(19, 23, 59), 0, "20 07:00"),
        (on(20, 8), -1, "20 08:15"),
        (on(25, 8), -3, "25 08:15"),
    ],
)
def test_of_what_was_to_go_already_the_last_alone_goes_soon_and_by_day(at, days, goes):
    goal = wanted([debt()], at=at, hours=DAY)
    late = {one: when for one, when in goal.items() if one.recipient.audience == UNIT}
    late = {one: when for one, when in late.items() if one.days >= days}

    assert [(one.days, f"{when:%d %H:%M}") for one, when in late.items()] == [(days, goes)]


def test_after_the_day_no_word_from_before_it_goes():
    night = {one.days for one in wanted([debt()], at=on(20), hours=DAY)}

    assert night == {-1, -3}


@pytest.mark.parametrize(("at", "still"), [(on(26, 6, 59), {-3}), (on(26, 7), set())])
def test_what_is_four_days_old_goes_no_more(at, still):
    goal = wanted([debt()], at=at, hours=DAY)

    assert {one.days for one in goal if one.recipient.audience == UNIT} == still


def test_what_went_is_not_wanted_again_and_nothing_older_takes_its_place():
    sent = {occasion(1), occasion(1, audience=FOCAL)}
    goal = wanted([debt()], at=on(18, 8), hours=DAY, sent=sent)

    assert {(str(one.recipient.audience), one.days) for one in goal} == {
        ("unit", 0), ("unit", -1), ("unit", -3), ("focal", -1), ("leaders", -1),
    }  # fmt: skip


def test_another_day_is_another_occasion():
    """A day that was moved is told anew, also where the old one was told."""
    moved = debt(due_at=on(22))
    goal = wanted([moved], at=on(18, 8), hours=DAY, sent={occasion(3), occasion(1)})

    assert goal[occasion(3, due=on(22))] == on(18, 8, 15)
    assert goal[occasion(1, due=on(22))] == on(20, 7)


def test_a_day_that_ends_at_an_hour_is_not_called_today_after_it():
    """Chậm nhất 6 giờ: on its morning it is over before anything may go."""
    early = debt(due_at=on(19, 6))

    assert {one.days for one in wanted([early], at=on(18, 20), hours=DAY)} == {1, -1, -3}
    later = debt(due_at=on(19, 16, 30))
    assert wanted([later], at=on(18, 20), hours=DAY)[occasion(0, due=on(19, 16, 30))] == on(19, 7)


def test_each_day_of_its_own_is_told_to_all_apart():
    """A unit with more days than the others is late later."""
    goal = wanted([debt(), debt(unit_id=OFFICE, due_at=on(22))], at=on(16), hours=DAY)
    of_all = {(one.due_at, one.days) for one in goal if one.recipient.audience == FOCAL}

    assert of_all == {(on(20), 1), (on(20), -1), (on(22), 1), (on(22), -1)}


@pytest.mark.parametrize(
    ("opens", "closes", "at", "goes"),
    [(7, 20, on(16, 7), True), (7, 20, on(16, 6, 59), False), (7, 20, on(16, 20), False),
     (7, 20, on(16, 19, 59), True), (0, 24, on(16, 23, 59), True), (8, 9, on(16, 7), False)],
)  # fmt: skip
def test_the_hours_are_a_setting(opens, closes, at, goes):
    hours = Hours(opens=opens, closes=closes)

    assert hours.is_open(at) is goes
    assert (hours.next_open(at) == at) is goes


def test_rows_become_what_is_wanted():
    new, same, gone = occasion(0), occasion(1), occasion(3)
    goal = {new: on(19, 7), same: on(18, 7)}

    assert changes([same, gone], goal) == Changes(add={new: on(19, 7)}, move={}, drop=(gone,))
    assert changes(goal, goal) == Changes(add={}, move={}, drop=())


def test_a_reminder_goes_along_with_its_day():
    old, new = occasion(1), occasion(1, due=on(22))
    other = occasion(1, unit_id=OFFICE)

    found = changes([old, other], {new: on(20, 7)})

    assert found == Changes(add={}, move={old: (new, on(20, 7))}, drop=(other,))
