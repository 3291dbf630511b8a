"""Two phones of one unit write the same day's meeting at once, in real threads."""

from datetime import time

import pytest

from accounts.models import User
from nominations.actions import drafts, names_first, reviews, unit_minutes
from nominations.models import Nomination, ReviewMeeting
from tests import make
from tests.make import fresh
from tests.racing import at_once, without_audit_triggers

pytestmark = pytest.mark.django_db(transaction=True)
DAY = make.AT.date()
ROUNDS = 5
MORNING = {"starts_at": time(8), "invited": 134, "present": 112}
EVENING = {"starts_at": time(19, 30), "invited": 120, "present": 90}


@pytest.fixture(autouse=True, scope="module")
def _history_may_be_emptied_between_tests(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


def stand():
    """Each meeting of the day; no two of them at one hour, none of two without one."""
    found = [(one.starts_at, one.invited, one.present) for one in ReviewMeeting.objects.all()]
    hours = [hour for hour, *_ in found]
    assert len(set(hours)) == len(hours)
    return sorted(found, key=str)


def rows(*entries):
    return sorted([tuple(one.values()) for one in entries], key=str)


def write(nomination, said, answer=""):
    by = User.objects.get(unit=nomination.unit)
    entry = reviews.MeetingEntry(held_on=DAY, **said)
    try:
        drafts.hold_meeting(fresh(nomination), entry=entry, answer=answer, at=make.AT, by=by)
    except reviews.SameDay:
        return "asked"
    return "done"


def first(nomination, said, answer=""):
    by = User.objects.get(unit=nomination.unit)
    entry = reviews.MeetingEntry(held_on=DAY, **said)
    one = Nomination.objects.select_related("unit__commune", "conference").get(pk=nomination.pk)
    try:
        names_first.hold_review(
            conference=one.conference, unit=one.unit, entry=entry, answer=answer, by=by, at=make.AT
        )
    except reviews.SameDay:
        return "asked"
    return "done"


def race(one, other, *, ways=(write, write), answer=""):
    """What each was told, and what stands; anew in each round."""
    ReviewMeeting.objects.all().delete()
    Nomination.objects.all().delete()
    pair = [make.nomination(complete=False) for _ in "12"]
    if not User.objects.filter(unit=pair[0].unit).exists():
        make.user(unit=pair[0].unit)
    work = [(ways[0], pair[0], one), (ways[1], pair[1], other)]
    told = at_once(lambda each: each[0](each[1], each[2], answer), work, workers=2)
    return told, stand(), pair


WAYS = [(write, write), (first, write), (first, first)]


@pytest.mark.parametrize("ways", WAYS)
def test_the_same_hour_is_one_meeting(ways):
    for _ in range(ROUNDS):
        told, stands, _ = race(MORNING, MORNING, ways=ways)

        assert (told, stands) == (["done", "done"], rows(MORNING))


@pytest.mark.parametrize("ways", WAYS)
def test_different_hours_are_two_once_the_second_has_answered(ways):
    for _ in range(ROUNDS):
        told, stands, pair = race(MORNING, EVENING, ways=ways)

        assert sorted(told) == ["asked", "done"]
        asked = told.index("asked")
        assert stands == rows((EVENING, MORNING)[asked])
        assert write(pair[asked], (MORNING, EVENING)[asked], reviews.ANOTHER) == "done"
        assert stand() == rows(MORNING, EVENING)


@pytest.mark.parametrize("answer", [reviews.IF_FAR, reviews.ANOTHER])
def test_different_hours_that_phones_had_queued_are_two(answer):
    for _ in range(ROUNDS):
        told, stands, _ = race(MORNING, EVENING, answer=answer)

        assert (told, stands) == (["done", "done"], rows(MORNING, EVENING))


def test_one_hour_and_other_figures_are_never_two():
    """Whatever both have answered: there is no second meeting at eight."""
    other = MORNING | {"present": 100}
    for answer in ("", reviews.IF_FAR, reviews.ANOTHER):
        told, stands, _ = race(MORNING, other, answer=answer)

        assert sorted(told) == ["asked", "done"]
        assert stands == rows((MORNING, other)[told.index("done")])


def test_one_without_an_hour_is_the_same_meeting_whoever_came_first():
    for order in (1, -1):
        for _ in range(ROUNDS):
            told, stands, _ = race(*[MORNING, MORNING | {"starts_at": None}][::order])

            assert (told, stands) == (["done", "done"], rows(MORNING))


def test_one_without_an_hour_and_other_figures_is_asked_whoever_came_first():
    for order in (1, -1):
        for _ in range(ROUNDS):
            pair = [MORNING, EVENING | {"starts_at": None}][::order]
            told, stands, _ = race(*pair, answer=reviews.IF_FAR)

            assert sorted(told) == ["asked", "done"]
            assert stands == rows(pair[told.index("done")])


def test_minutes_and_a_second_meeting_at_once_never_share_an_hour():
    """One writes half past seven into the minutes, the other holds a meeting at that hour."""
    for order in (1, -1):
        for _ in range(ROUNDS):
            _, _, pair = race(MORNING | {"starts_at": None}, MORNING | {"starts_at": None})
            meeting, by = ReviewMeeting.objects.get(), User.objects.get(unit=pair[0].unit)

            def minutes(meeting=meeting, by=by):
                held = ReviewMeeting.objects.select_related("unit__commune").get(pk=meeting.pk)
                who = User.objects.select_related("unit", "commune").get(pk=by.pk)
                hour = {"starts_at": time(19, 30)}
                try:
                    unit_minutes.write_minutes(held, changes=hour, by=who, at=make.AT)
                except unit_minutes.Refused:
                    return "refused"
                return "done"

            third = make.nomination(complete=False)

            def second(third=third):
                return write(third, EVENING, reviews.ANOTHER)

            work = [minutes, second][::order]
            told = at_once(lambda each: each(), work, workers=2)

            assert sorted(told) in (["asked", "done"], ["done", "refused"])
            assert len(stand()) == (1 if "asked" in told else 2)
