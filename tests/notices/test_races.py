"""Two at one outbox: as if one came after the other, on PostgreSQL with real threads."""

from datetime import datetime

import pytest

from accounts.enums import Role, UnitKind
from accounts.models import AuditEvent, User
from accounts.problems import Refused
from conferences.calendar import HANOI
from conferences.models import Conference, Deadline, DeadlineMark
from notices.actions import clock, mailing, outbox
from notices.models import Mail, Reminder
from tests import make
from tests.notices.postman import Postman
from tests.notices.rows import mail
from tests.racing import at_once, without_audit_triggers

pytestmark = pytest.mark.django_db(transaction=True)
LIST = "list_approved"
ROUNDS = 6


def on(day, hour=0):
    return datetime(2025, 8, day, hour, tzinfo=HANOI)


@pytest.fixture(autouse=True, scope="module")
def _history_may_be_emptied_between_tests(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


@pytest.fixture
def units():
    made = [make.unit(name=f"Thôn {number}") for number in range(4)]
    office = make.unit(name="Phòng", kind=UnitKind.OFFICE, slug="phong-vhxh")
    make.user(role=Role.CULTURE_OFFICE, unit=office)
    make.conference()
    return made


def beat(at):
    clock.remind(at=at)


def occasions():
    return [
        (one.key, one.due_at, one.audience, one.unit_id, one.days) for one in Reminder.objects.all()
    ]


def test_two_rounds_at_once_plan_and_send_as_one(units, caplog):
    for _ in range(ROUNDS):
        Reminder.objects.all().delete()
        at_once(beat, [on(15, 8)] * 2, workers=2)
        planned = occasions()
        at_once(beat, [on(16, 8)] * 2, workers=2)

        assert len(planned) == len(set(planned)) > len(units)
        gone = Reminder.objects.gone().filter(key=LIST, audience="unit")
        assert gone.filter(unit__in=units, days=3).count() == gone.count() - 1 == len(units)
    assert [record.message for record in caplog.records] == []


def test_a_day_moved_while_the_clock_looks_leaves_nothing_of_the_old_one(units):
    for _ in range(ROUNDS):
        Reminder.objects.all().delete()
        Deadline.objects.filter(key=LIST).update(due_at=on(20))
        beat(on(16, 6))

        def work(what):
            if what == "move":
                Deadline.objects.filter(key=LIST).update(due_at=on(22))
            else:
                beat(on(16, 7))

        at_once(work, ["move", "beat"], workers=2)
        beat(on(16, 8))

        unsent = Reminder.objects.unsent().filter(key=LIST, unit__in=units)
        assert {one.due_at for one in unsent} == {on(22)}
        told = [row for row in occasions() if row[0] == LIST]
        assert len(told) == len(set(told))


def test_whoever_is_done_while_the_clock_looks_is_told_once_or_not_at_all(units):
    mine = units[0]
    for _ in range(ROUNDS):
        Reminder.objects.all().delete()
        DeadlineMark.objects.filter(unit=mine).update(met_at=None)
        beat(on(16, 6))

        def work(what):
            if what == "met":
                DeadlineMark.objects.filter(unit=mine).update(met_at=on(16, 7))
            else:
                beat(on(16, 7))

        at_once(work, ["met", "beat", "beat"], workers=3)
        beat(on(16, 8))

        rows = Reminder.objects.filter(unit=mine)
        assert rows.gone().count() in (0, 1)
        assert not rows.unsent().exists()


def again(pk):
    return Reminder.objects.select_related("commune", "unit").get(pk=pk)


@pytest.mark.parametrize("verb", ["send_now", "keep_back"])
def test_the_office_presses_while_the_clock_sends(units, verb):
    """It goes once; or is held, and then it did not go."""
    conference, office = make.conference(), make.user(role=Role.CULTURE_OFFICE)
    for _ in range(ROUNDS):
        Reminder.objects.all().delete()
        beat(on(16, 6))
        pk = Reminder.objects.get(unit=units[0], days=3, key=LIST).pk

        def work(what, pk=pk):
            if what == "beat":
                return beat(on(16, 7))
            more = {"conference": Conference.objects.get(pk=conference.pk)}
            by = User.objects.select_related("unit").get(pk=office.pk)
            try:
                act = getattr(outbox, verb)
                act(again(pk), by=by, at=on(16, 7), **(more if verb == "send_now" else {}))
            except Refused as refused:
                return str(refused)
            return "made"

        said = at_once(work, ["press", "beat", "beat"], workers=3)
        beat(on(16, 8))

        row, told = again(pk), AuditEvent.objects.filter(target_code=f"{LIST}/{units[0].slug}")
        if "made" in said:
            assert row.state == ("gone" if verb == "send_now" else "held")
        else:
            assert row.state == "gone"
            assert any("đã gửi lúc 07:00" in (one or "") for one in said)
        assert told.count() == ("made" in said)
        told.delete()


def test_two_runners_hand_each_mail_over_once(units, settings):
    settings.EMAIL_BACKEND = "tests.notices.postman.Postman"
    for _ in range(ROUNDS):
        Postman.again()
        Mail.objects.all().delete()
        for unit in units:
            mail(unit)

        at_once(lambda at: mailing.post(at=at), [on(16, 9)] * 3, workers=3)

        assert len(Postman.took) == len({one["Message-ID"] for one in Postman.took}) == len(units)
        assert set(Mail.objects.values_list("state", flat=True)) == {"posted"}
