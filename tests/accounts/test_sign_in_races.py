"""Many tries at once, in threads and in processes of their own: five are counted, not more (A1)."""

import multiprocessing
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.utils import timezone

from accounts import actions, audit
from accounts.devices import Device
from accounts.models import AuditEvent, SignInFailure
from tests import make
from tests.racing import at_once, without_audit_triggers

pytestmark = pytest.mark.django_db(transaction=True)
WRONG = "sai-mat-khau"
NOW = timezone.now()


@pytest.fixture(autouse=True, scope="module")
def _emptied_afterwards(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


def check(typed, password, *, now=NOW):
    return actions.check_sign_in(typed=typed, password=password, now=now)


def test_an_event_outside_the_transaction_of_its_change_is_refused():
    """P2: it could be there without the change, or the change without it."""
    by = make.user()

    with pytest.raises(RuntimeError, match="transaction"):
        audit.record(
            by=by, at=make.AT, action="approve", target="nomination", target_code="HN25-0001",
            commune_code="11086",
        )  # fmt: skip

    assert AuditEvent.objects.count() == 0


def test_twelve_threads_guess_at_once_and_five_are_counted():
    """A1: the lock is in the database, so it does not matter who counts."""
    make.user(username="thon")

    answers = at_once(lambda _: check("thon", WRONG), list(range(24)), workers=12)

    assert answers == [None] * 24
    assert SignInFailure.objects.count() == 5
    assert check("thon", make.PASSWORD) is None
    assert check("thon", make.PASSWORD, now=NOW + timedelta(minutes=5)) is not None


def test_twelve_threads_guess_by_name_and_by_phone_and_five_are_counted():
    """C21: two names of one account are one account."""
    make.user(username="thon", phone="+84912000001")

    names = ["thon", "0912000001", "+84 912 000 001"] * 8
    answers = at_once(lambda name: check(name, WRONG), names, workers=12)

    assert answers == [None] * 24
    assert SignInFailure.objects.count() == 5
    assert check("0912000001", make.PASSWORD) is None


def test_twelve_threads_ask_for_the_old_password_and_five_are_counted():
    user = make.user()

    def confirm(_):
        return actions.confirm_password(user, password=WRONG, now=NOW)

    assert at_once(confirm, list(range(24)), workers=12) == [False] * 24
    assert SignInFailure.objects.count() == 5


def test_twelve_threads_with_many_accounts_from_one_address_pass_one_by_one(settings):
    """C21: beyond the most, one wrong try in a few seconds passes, whoever asks at once."""
    settings.LOGIN_ADDRESS_ACCOUNTS = 10
    device = Device(address="203.0.113.7")

    def attack(number, *, after=60):
        when = NOW + timedelta(seconds=after)
        try:
            actions.check_sign_in(typed=f"ai-{number}", password=WRONG, now=when, device=device)
        except actions.TooManyFromHere:
            return "wait"
        return "wrong"

    for number in range(10):
        attack(number, after=0)
    answers = at_once(attack, list(range(100, 124)), workers=12)

    assert sorted(answers) == ["wait"] * 23 + ["wrong"]


def _guess(number):
    connection.ensure_connection()
    refused = [check("thon", WRONG) is None for _ in range(4)]
    connection.close()
    return refused


def test_four_processes_guess_at_once_and_five_are_counted():
    """A1: as with four workers of a web server."""
    make.user(username="thon")
    make.user(username="thon-ben")
    connections.close_all()

    with multiprocessing.get_context("fork").Pool(4) as processes:
        answers = processes.map(_guess, range(4), chunksize=1)

    assert answers == [[True] * 4] * 4
    assert SignInFailure.objects.count() == 5
    assert check("thon", make.PASSWORD) is None
    assert check("thon-ben", make.PASSWORD) is not None
