"""A role that ends on its day: nobody presses, and nobody counts with that person afterwards."""

from datetime import datetime, timedelta

import pytest
from django.core.management import call_command

from accounts.enums import Permission, Role
from accounts.models import AuditEvent, User
from conferences import rounds
from conferences.actions import endings, people
from conferences.calendar import HANOI
from conferences.models import Session
from nominations.workflow.apart import deciders, others
from tests import make

pytestmark = pytest.mark.django_db
END = datetime(2025, 8, 23, tzinfo=HANOI)  # the first instant after 22/8
BEFORE = END - timedelta(microseconds=1)
CALLED = []


def asked(*, at):
    CALLED.append(at)


def broken(*, at):
    raise ValueError("hỏng")


@pytest.fixture
def clock(monkeypatch):
    # A test's rows stand in its own transaction.
    monkeypatch.setattr("conferences.management.commands.runner.close_old_connections", int)
    return lambda when: monkeypatch.setattr(rounds, "moment", lambda: when)


def test_the_account_leaves_at_the_first_instant_after_its_day(client):
    person = make.user(role=Role.CULTURE_OFFICE, role_until=END)
    client.force_login(person)

    endings.end_roles(at=BEFORE)
    person.refresh_from_db()
    assert (person.is_active, Session.objects.count()) == (True, 1)

    endings.end_roles(at=END)
    person.refresh_from_db()
    assert (person.is_active, person.role_until, Session.objects.count()) == (False, END, 0)
    told = AuditEvent.objects.get(target="user", target_code=person.username)
    assert (told.action, told.actor, told.at) == ("end_role", "runner", END)


def test_nobody_else_leaves_and_nobody_twice():
    stays = make.user(role=Role.DOOR)
    later = make.user(role=Role.DOOR, role_until=END + timedelta(days=1))
    gone = make.user(role=Role.DOOR, role_until=END, is_active=False)

    endings.end_roles(at=END)
    endings.end_roles(at=END)

    assert set(User.objects.filter(is_active=True)) == {stays, later}
    assert not AuditEvent.objects.filter(target_code=gone.username).exists()


def test_whoever_comes_back_stays_though_the_clock_looks_again():
    office = make.user(role=Role.CULTURE_OFFICE)
    person = make.user(role=Role.DOOR, role_until=END)
    endings.end_roles(at=END)

    people.set_working(User.objects.get(pk=person.pk), works=True, by=office, at=END)
    endings.end_roles(at=END)
    assert User.objects.get(pk=person.pk).is_active


def test_a_role_that_is_over_is_nobody_else_who_could_decide():
    one = make.nomination(state="submitted")
    right = Permission.NOMINATION_VERIFY
    User.objects.update(is_active=False)  # whoever wrote it
    mine = make.user(role=Role.CULTURE_OFFICE)
    other = make.user(role=Role.CULTURE_OFFICE, role_until=END)
    assert others(one, right, mine)
    assert {mine, other} <= set(deciders(one.unit.commune_id))

    endings.end_roles(at=END)

    assert not others(one, right, mine)
    assert other not in deciders(one.unit.commune_id)


def test_the_runner_asks_by_the_houses_clock(clock):
    person = make.user(role=Role.DOOR, role_until=END)
    clock(BEFORE)
    call_command("runner", once=True)
    assert User.objects.get(pk=person.pk).is_active

    clock(END)
    call_command("runner", once=True)
    assert not User.objects.get(pk=person.pk).is_active


def test_one_that_fails_holds_up_no_other(settings, clock, caplog):
    CALLED.clear()
    clock(END)
    settings.BY_THE_CLOCK = [f"{__name__}.broken", f"{__name__}.asked"]

    rounds.go_round()

    assert CALLED == [END]
    assert "broken failed" in caplog.text


def test_one_that_cannot_be_ended_keeps_no_other(monkeypatch, caplog):
    first, second = (make.user(role=Role.DOOR, role_until=END) for _ in range(2))
    whole = endings.sign_out

    def fails(person):
        if person.pk == first.pk:
            raise ValueError("hỏng")
        return whole(person)

    monkeypatch.setattr(endings, "sign_out", fails)
    endings.end_roles(at=END)

    assert set(User.objects.filter(pk__in=[first.pk, second.pk], is_active=True)) == {first}
    assert f"account {first.pk} could not be ended" in caplog.text


def test_who_knows_the_password_of_a_role_that_is_over_is_told_so(client):
    person = make.user(role=Role.DOOR, role_until=END, username="cua")
    person.set_password("mot-hai-ba-bon")
    person.save()
    endings.end_roles(at=END)

    right = client.post("/tai-khoan/dang-nhap/", {"login": "cua", "password": "mot-hai-ba-bon"})
    wrong = client.post("/tai-khoan/dang-nhap/", {"login": "cua", "password": "mot-hai-ba-nam"})

    assert "Tài khoản này đã hết hạn." in right.content.decode()
    assert "Tài khoản này đã hết hạn." not in wrong.content.decode()
