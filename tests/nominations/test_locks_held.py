"""Rows that a report, a word and a stopping hold: whoever comes between is made to wait.

Each is halted in the middle, after what it read and before what it writes, until the other verb
is through or has waited long enough to be seen waiting. On SQLite there is one writer anyway.
"""

import threading

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent, User
from accounts.problems import Refused
from conferences.models import Conference
from delegates import actions as roll
from delegates.models import Delegate
from nominations.actions import decisions, setbacks
from nominations.actions import posting as postings
from nominations.models import Nomination, Posted, Posting, Setback
from nominations.workflow import effects, stopping
from tests import make
from tests.kept import cut_short, plan_posts, setback
from tests.make import fresh
from tests.racing import at_once, without_audit_triggers

pytestmark = pytest.mark.django_db(transaction=True)
A_WHILE = 1  # seconds; nothing is compared with it


@pytest.fixture(autouse=True, scope="module")
def _history_may_be_emptied_between_tests(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


@pytest.fixture
def meanwhile(monkeypatch):
    """Runs one verb, and in its middle another: what each came to, refused or done."""

    def run(one, other, *, at):
        module, name = at
        inside, through, real = threading.Event(), threading.Event(), getattr(module, name)

        def halted(*args, **how):
            if not inside.is_set():
                inside.set()
                through.wait(A_WHILE)
            return real(*args, **how)

        def tried(verb):
            if verb is other:
                assert inside.wait(60)
            try:
                verb()
            except Refused:
                return "refused"
            finally:
                if verb is other:
                    through.set()
            return "done"

        monkeypatch.setattr(module, name, halted)
        return at_once(tried, [one, other], workers=2)

    return run


def who(user):
    return User.objects.select_related("unit", "commune").get(pk=user.pk)


def the(told):
    found = Setback.objects.get(pk=told.pk)
    found.nomination = fresh(found.nomination)
    return found


@pytest.fixture
def one():
    return make.nomination(state="verified", unit=make.unit())


@pytest.fixture
def head(one):
    return make.user(unit=one.unit)


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


def log(*actions):
    found = AuditEvent.objects.filter(action__in=actions).order_by("pk")
    return list(found.values_list("action", flat=True))


def test_a_report_is_not_taken_back_while_another_phone_adds_words_to_it(one, head, meanwhile):
    told = setback(one, by=head)

    def add():
        setbacks.report(fresh(one), kind=told.kind, words="Từ hôm qua", by=who(head), at=make.AT)

    def back():
        setbacks.take_back(the(told), by=who(head), at=make.AT)

    assert meanwhile(add, back, at=(setbacks, "_with_words")) == ["done", "done"]
    assert not Setback.objects.filter(pk=told.pk).exists()


def test_a_report_is_not_taken_back_while_it_is_answered_by_stopping(one, head, office, meanwhile):
    """Else the history tells of an answer to what is not there."""
    told = setback(one, by=head)

    def stop():
        setbacks.stop(the(told), by=who(office), at=make.AT)

    def back():
        setbacks.take_back(the(told), by=who(head), at=make.AT)

    assert meanwhile(stop, back, at=(effects, "_told")) == ["done", "refused"]
    assert Setback.objects.get(pk=told.pk).answer == "Đã dừng xét hồ sơ này."
    assert log("answer_setback", "take_back_setback") == ["answer_setback"]


def test_nothing_is_reported_while_what_waits_is_answered_by_stopping(one, head, office, meanwhile):
    """Else a report would wait for ever, of a dossier nobody looks at."""
    told = setback(one, by=head)
    kind = "declined" if told.kind != "declined" else "moved"

    def stop():
        setbacks.stop(the(told), by=who(office), at=make.AT)

    def report():
        setbacks.report(fresh(one), kind=kind, by=who(head), at=make.AT)

    assert meanwhile(stop, report, at=(effects, "_told")) == ["done", "refused"]
    assert list(Setback.objects.waiting()) == []


@pytest.mark.parametrize(("name", "state"), [("return", "returned"), ("stop", "stopped")])
def test_none_goes_while_the_word_on_their_posting_is_given(one, office, meanwhile, name, state):
    """Else it would be told of one more than there were."""
    plan_posts(5)
    posted = cut_short(one)
    Posted.objects.update(until_at=make.AT.replace(day=30))
    leader = make.user(role=Role.LEADERSHIP)

    def word():
        run = Posting.objects.select_related("conference__commune").get(pk=posted.pk)
        postings.let_count(run, word="Đã họp thôn", by=who(leader), at=make.AT)

    def go():
        decisions.move(fresh(one), name, by=who(office), at=make.AT, note="Thiếu", reason="died")

    assert meanwhile(word, go, at=(postings, "set_apart")) == ["done", "done"]
    assert Nomination.objects.get(pk=one.pk).state == state
    assert log("let_posting_count", name) == ["let_posting_count", name]


def test_nobody_takes_a_seat_while_their_dossier_is_stopped(one, meanwhile):
    """What the guard read of the roll stays so until the stopping is written."""
    Nomination.objects.filter(pk=one.pk).update(state="approved")
    leader, keeper = make.user(role=Role.LEADERSHIP), make.user(role=Role.COUNCIL_OFFICE)

    def stop():
        decisions.move(fresh(one), "stop_approved", by=who(leader), at=make.AT, reason="died")

    def seat():
        here = Conference.objects.select_related("commune").get()
        roll.take_in(conference=here, codes=[one.code], by=who(keeper), at=make.AT)

    assert meanwhile(stop, seat, at=(stopping, "is_held"))[0] == "done"
    assert Nomination.objects.get(pk=one.pk).state == "stopped"
    assert not Delegate.objects.filter(nomination=one).exists()
