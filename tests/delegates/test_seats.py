"""Tests the race for the last seats (II.4.2; R1, R2, R7)."""

import time

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F

from accounts.audit import broken_links
from accounts.enums import Role
from accounts.problems import Refused
from conferences.models import Conference
from delegates import actions
from delegates.enums import DelegateState
from delegates.models import Delegate
from tests import lots, make, needs
from tests.racing import at_once, without_audit_triggers

pytestmark = pytest.mark.django_db(transaction=True)
NO_SEAT = (
    "Đã đủ 150 đại biểu, không xác nhận thêm được."
    " Muốn thêm, hãy ghi báo vắng hoặc đưa một người ra khỏi danh sách."
)


@pytest.fixture(autouse=True, scope="module")
def _history_may_be_emptied_between_tests(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


def conference_with(*, taken):
    conference = make.conference()
    Conference.objects.update(seats_taken=taken)
    return conference


def confirming(by, at):
    def confirm(pk):
        delegate = Delegate.objects.with_places().get(pk=pk)
        try:
            actions.move(delegate, "confirm", by=by, at=at)
        except Refused as refused:
            return str(refused)
        return "confirmed"

    return confirm


def test_twenty_people_confirm_the_last_three_seats(at):
    """R1, R2: exactly 3 succeed, 17 hear why not, nobody sits on seat 151, on both engines."""
    conference_with(taken=147)
    by = make.user(role=Role.COUNCIL_OFFICE)
    pks = [make.delegate().pk for _ in range(20)]

    answers = at_once(confirming(by, at), pks, workers=20)

    assert sorted(answers) == sorted(["confirmed"] * 3 + [NO_SEAT] * 17)
    assert Conference.objects.get().seats_taken == 150
    assert Delegate.objects.confirmed().count() == 3
    assert list(broken_links("11086")) == []


@pytest.mark.slow
@pytest.mark.parametrize("run", range(5 if lots.WHOLE else 2))
def test_many_confirmations_fill_the_hall_and_not_more(at, run):
    """R2 on SQLite, R1 on PostgreSQL: 8 threads of 40, 150 seats, no database error.

    Five times in `script/test whole`; twice in each run, which comes again with every commit.
    """
    conference = conference_with(taken=0)
    by = make.user(role=Role.COUNCIL_OFFICE)
    rows = [make.delegate(conference=conference).pk for _ in range(8 * 40)]

    answers = at_once(confirming(by, at), rows, workers=8)

    assert (answers.count("confirmed"), answers.count(NO_SEAT)) == (150, 170)
    assert Conference.objects.get().seats_taken == 150
    assert Delegate.objects.confirmed().count() == 150


@pytest.mark.slow
def test_confirming_and_withdrawing_at_once_keeps_the_count_true(at):
    """R3: the counter is what the roll says, whoever wins."""
    conference = conference_with(taken=0)
    by = make.user(role=Role.COUNCIL_OFFICE)
    rows = [make.delegate(conference=conference).pk for _ in range(24)]

    def work(task):
        pk, name = task
        delegate = Delegate.objects.with_places().get(pk=pk)
        try:
            actions.move(delegate, name, by=by, at=at, note="Bận")
        except Refused:
            return

    at_once(work, [(pk, name) for pk in rows for name in ("confirm", "withdraw")], workers=8)

    assert Conference.objects.get().seats_taken == Delegate.objects.confirmed().count()


@pytest.mark.postgres
@pytest.mark.slow
def test_negative_control_reading_then_writing_overbooks(at):
    """R1: without the guard the same race must go wrong, or the test above proves nothing."""
    needs.postgresql(because="SQLite lets one writer in at a time: the naive way cannot overbook")
    conference_with(taken=140)
    # The CHECK is the last net; the control takes it away to see the fall.
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE conferences_conference DROP CONSTRAINT seats_within_limit")

    def naive(_):
        with transaction.atomic():
            seen = Conference.objects.get()
            if seen.seats_taken >= seen.seats_limit:
                return "full"
            time.sleep(0.01)
            Conference.objects.filter(pk=seen.pk).update(seats_taken=F("seats_taken") + 1)
            return "confirmed"

    try:
        answers = at_once(naive, list(range(320)), workers=8)
        taken = Conference.objects.get().seats_taken
    finally:
        Conference.objects.update(seats_taken=0)
        with connection.cursor() as cursor:
            cursor.execute(
                "ALTER TABLE conferences_conference ADD CONSTRAINT seats_within_limit"
                " CHECK (seats_taken <= seats_limit)"
            )

    assert taken > 150
    assert answers.count("confirmed") > 10


def test_the_database_itself_refuses_seat_151():
    """R7: raw writes meet the CHECK on both engines."""
    conference_with(taken=150)

    with pytest.raises(IntegrityError), transaction.atomic():
        Conference.objects.update(seats_taken=151)


def test_two_offices_take_in_the_same_dossiers_at_once(at):
    """Each person comes once, however often the button is pressed."""
    codes = [make.nomination(state="approved", birth_year=1950 + n).code for n in range(6)]
    conference, by = make.conference(), make.user(role=Role.COUNCIL_OFFICE)

    def take_in(_):
        return actions.take_in(conference=conference, codes=codes, by=by, at=at).added

    added = at_once(take_in, list(range(4)), workers=4)

    assert sorted(added) == [0, 0, 0, 6]
    assert Delegate.objects.filter(state=DelegateState.PROPOSED).count() == 6
