"""Sending somebody and saying that there is nobody, at once: one stands, the mark says which."""

from datetime import timedelta

import pytest

from accounts.audit import broken_links
from accounts.models import User
from accounts.problems import Refused
from conferences.models import DeadlineMark
from nominations.actions import decisions
from nominations.actions.nobody import Held, say_nobody, unsay_nobody
from nominations.models import Nobody, Nomination
from tests import make
from tests.kept import nobody_said
from tests.make import fresh
from tests.racing import at_once, without_audit_triggers

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 6
MEETING = Held(held_on=make.AT.date(), invited=50, present=42)


@pytest.fixture(autouse=True, scope="module")
def _history_may_be_emptied_between_tests(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


def stands(unit) -> tuple[bool, bool, bool]:
    """Whether the answer stands, a dossier stands sent, and what the mark says of nobody."""
    mark = DeadlineMark.objects.get(unit=unit, deadline__key="list_approved")
    said = Nobody.objects.filter(unit=unit, ended_at=None)
    sent = Nomination.objects.filter(unit=unit, state="submitted").first()
    since = sent.first_sent_at if sent else said.values_list("said_at", flat=True).first()
    assert mark.met_at == since
    return said.exists(), sent is not None, mark.sends_nobody


def together(*works):
    def tried(work):
        try:
            work()
        except Refused:
            return "refused"
        return "done"

    return dict(zip(works, at_once(tried, list(works), workers=len(works)), strict=True))


def verbs(unit, head, one, at, said_at=make.AT):
    def who():
        return User.objects.select_related("unit", "commune").get(pk=head.pk)

    def send():
        decisions.submit(fresh(one), by=who(), at=at)

    def say():
        say_nobody(conference=make.conference(), unit=unit, meeting=MEETING, by=who(), at=said_at)

    return send, say


@pytest.mark.parametrize("order", [1, -1])
def test_send_and_say_nobody_at_once(order, at):
    unit, head = make.unit(), make.user(unit=make.unit())
    for _ in range(ROUNDS):
        Nobody.objects.all().delete()
        Nomination.objects.all().delete()
        one = make.nomination(unit=unit)
        send, say = verbs(unit, head, one, at)

        answers = together(*[send, say][::order])

        assert answers[send] == "done"
        assert stands(unit) == (False, True, False)
        ended = Nobody.objects.exclude(ended_at=None).count()
        assert ended == (1 if answers[say] == "done" else 0)
    assert list(broken_links(unit.commune.code)) == []


@pytest.mark.parametrize("order", [1, -1])
def test_a_sending_that_read_its_clock_before_the_answer_was_said(order, at):
    """It waited for the unit's row meanwhile: the dossier stands, the answer is over at once."""
    unit, head = make.unit(), make.user(unit=make.unit())
    later = at + timedelta(milliseconds=1)
    for _ in range(ROUNDS):
        Nobody.objects.all().delete()
        Nomination.objects.all().delete()
        one = make.nomination(unit=unit)
        send, say = verbs(unit, head, one, at, said_at=later)

        answers = together(*[send, say][::order])

        assert answers[send] == "done"
        assert stands(unit) == (False, True, False)
        ended = list(Nobody.objects.values_list("said_at", "ended_at"))
        assert ended == ([(later, later)] if answers[say] == "done" else [])


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_who_say_and_take_back_the_earlier_clock_may_come_second(order, at):
    unit, head = make.unit(), make.user(unit=make.unit())
    said_at = at + timedelta(milliseconds=1)
    for _ in range(ROUNDS):
        Nobody.objects.all().delete()
        row = nobody_said(unit, by=head, said_at=said_at)
        _, say = verbs(unit, head, None, at, said_at=said_at)

        def unsay(row=row):
            found = Nobody.objects.select_related("unit__commune", "conference").get(pk=row.pk)
            unsay_nobody(found, by=User.objects.get(pk=head.pk), at=at)

        answers = together(*[say, unsay][::order])

        assert answers[unsay] == "done"
        row.refresh_from_db()
        assert row.ended_at == said_at
        assert Nobody.objects.filter(ended_at=None).count() == Nobody.objects.count() - 1


@pytest.mark.parametrize("order", [1, -1])
def test_send_and_take_back_the_answer_at_once(order, at):
    unit, head = make.unit(), make.user(unit=make.unit())
    for _ in range(ROUNDS):
        Nobody.objects.all().delete()
        Nomination.objects.all().delete()
        one, row = make.nomination(unit=unit), nobody_said(unit, by=head)
        send, _ = verbs(unit, head, one, at)

        def unsay(row=row):
            found = Nobody.objects.select_related("unit__commune", "conference").get(pk=row.pk)
            unsay_nobody(found, by=User.objects.get(pk=head.pk), at=at)

        answers = together(*[send, unsay][::order])

        assert answers[send] == "done"
        assert stands(unit) == (False, True, False)


def test_ten_who_say_it_at_once_say_it_once(at):
    unit, head = make.unit(), make.user(unit=make.unit())
    make.conference()
    _, say = verbs(unit, head, None, at)

    answers = at_once(lambda _: say(), list(range(10)), workers=10)

    assert answers == [None] * 10
    assert Nobody.objects.filter(ended_at=None).count() == 1
    assert stands(unit) == (True, False, True)
