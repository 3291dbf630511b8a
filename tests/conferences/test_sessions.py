"""What a request reads with its session: all of it, as it stands now, in one query."""

import threading
from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DjangosOwn
from django.contrib.sessions.models import Session as DjangosSession
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from accounts.enums import Role
from accounts.models import Commune, User
from conferences import actions, sessions
from conferences.enums import FigureKind
from conferences.facts import conference_with_deadlines
from conferences.models import AccessLink, Conference, Deadline, DeadlineMark, PlanFigure, Session
from conferences.sessions import PersonOfSession, SessionStore
from tests import make, needs
from tests.racing import without_audit_triggers
from tests.reading import text

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _tables_can_be_emptied(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


def columns(row) -> dict:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def by_slip() -> tuple[Client, AccessLink]:
    unit, token = make.unit(), actions.new_token()
    office = make.user(role=Role.CULTURE_OFFICE)
    conference = make.conference()
    actions.issue_links(conference=conference, tokens={unit: token}, by=office, at=make.AT)
    client = Client()
    client.post(f"/hoi-nghi/phieu/{token}/")
    return client, AccessLink.objects.get()


def read(client: Client) -> SessionStore:
    store = SessionStore(client.cookies["session"].value)
    store.get("")  # what any middleware does first
    return store


def elsewhere(act) -> None:
    """In a connection of its own, as another process would."""

    def run() -> None:
        act()
        connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()


def test_the_rows_are_those_the_tables_have():
    client, link = by_slip()
    mark = DeadlineMark.objects.get(deadline__key="list_approved", unit=link.unit)
    DeadlineMark.objects.filter(pk=mark.pk).update(extended_to=make.AT + timedelta(days=9))
    user = User.objects.get(pk=link.user_id)
    conference, deadlines = conference_with_deadlines(User.objects.get(pk=user.pk))

    store = read(client)
    person, around = store.person, store.person.around

    assert columns(person) == columns(user)
    assert columns(person.unit) == columns(user.unit)
    assert columns(person.commune) == columns(user.commune)
    assert columns(person.commune.city) == columns(user.commune.city)
    assert columns(store.link) == columns(link)
    assert columns(around.conference) == columns(conference)
    assert [columns(one) for one in around.deadlines] == [columns(one) for one in deadlines]
    assert [one.own_due_at for one in around.deadlines] == [one.own_due_at for one in deadlines]
    assert around.conference.figure(FigureKind.VOTES) == conference.figure(FigureKind.VOTES)


def test_all_of_it_is_one_query_and_nothing_is_read_again():
    client, _ = by_slip()

    with CaptureQueriesContext(connection) as captured:
        store = read(client)
        person, around = store.person, store.person.around
        _ = (person.unit.commune.city, person.commune.city, store.link.unit_id)
        _ = (around.conference.place, around.conference.commune.name)
        _ = [deadline.conference.pk for deadline in around.deadlines]
        around.conference.figure(FigureKind.VOTES)

    assert len(captured) == 1


@pytest.mark.parametrize("role", [Role.CITY_BOARD, Role.TECHNICIAN, Role.CULTURE_OFFICE])
def test_people_without_a_unit_or_a_commune_are_read_too(sign_in, role):
    make.conference()
    user = make.user(role=role)

    store = read(sign_in(user))

    assert columns(store.person) == columns(user)
    assert (store.person.unit, store.link) == (None, None)
    assert (store.person.around.conference is None) == (role != Role.CULTURE_OFFICE)


def test_a_commune_without_a_conference_has_nothing_around(sign_in):
    store = read(sign_in(make.user()))

    assert (store.person.around.conference, store.person.around.deadlines) == (None, [])


def test_a_session_of_nobody_has_no_person():
    store = SessionStore()
    store["slip_ended"] = True
    store.save()

    again = SessionStore(store.session_key)

    assert (again["slip_ended"], again.person, again.link) == (True, None, None)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("what", ["deadline", "own day", "plan", "conference", "phone"])
def test_what_another_process_changed_holds_at_the_next_request(what):
    client, link = by_slip()
    later = make.AT + timedelta(days=40)
    change = {
        "deadline": lambda: Deadline.objects.filter(key="list_approved").update(due_at=later),
        "own day": lambda: DeadlineMark.objects.filter(
            deadline__key="list_approved", unit=link.unit
        ).update(extended_to=later),
        "plan": lambda: PlanFigure.objects.filter(key="votes_in_favour").update(value="3/4"),
        "conference": lambda: Conference.objects.update(name="Hội nghị đổi tên"),
        "phone": lambda: Commune.objects.update(phone="0220 999 999"),
    }

    elsewhere(change[what])
    around = read(client).person.around
    days = {deadline.key: deadline.own_due_at for deadline in around.deadlines}

    assert {
        "deadline": days["list_approved"] == later,
        "own day": days["list_approved"] == later,
        "plan": around.conference.figure(FigureKind.VOTES).value == 3 / 4,
        "conference": around.conference.name == "Hội nghị đổi tên",
        "phone": around.conference.commune.phone == "0220 999 999",
    }[what]
    page = text(client.get("/"))
    assert ("25/9" in page, "999 999" in page) == (what in ("deadline", "own day"), what == "phone")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("what", ["revoked", "over", "hand gone", "ended", "password"])
def test_what_another_process_ended_is_over_at_the_next_request(what):
    client, link = by_slip()
    assert client.get("/").status_code == 200
    user = User.objects.filter(pk=link.user_id)
    change = {
        "revoked": lambda: AccessLink.objects.update(revoked_at=make.AT),
        "over": lambda: AccessLink.objects.update(expires_at=make.AT),
        "hand gone": lambda: user.update(is_active=False),
        "ended": lambda: user.update(sessions_ended=7),
        "password": lambda: user.update(password="!another"),
    }

    elsewhere(change[what])

    assert client.get("/").status_code == 302


def test_a_session_sealed_with_an_older_key_goes_on_and_is_sealed_anew(sign_in, settings):
    """SECRET_KEY_FALLBACKS, as Django's own does it."""
    user = make.user()
    client = sign_in(user)
    before = client.cookies["session"].value
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another"

    request = RequestFactory().get("/")
    request.session, request.at = SessionStore(before), make.AT
    PersonOfSession(lambda asked: None).process_request(request)

    assert request.user == user
    assert request.session.session_key != before
    assert request.session[HASH_SESSION_KEY] == user.get_session_auth_hash()


def test_sessions_of_before_move_with_their_person_and_slip():
    client, link = by_slip()
    own = Session.objects.get(session_key=client.cookies["session"].value)
    lost = DjangosOwn()
    lost["nobody"] = "1"
    DjangosSession.objects.create(
        session_key="cua-ai", session_data=lost.encode({"a": 1}), expire_date=own.expire_date
    )
    DjangosSession.objects.create(
        session_key=own.pk, session_data=own.session_data, expire_date=own.expire_date
    )
    Session.objects.all().delete()

    import_module("conferences.migrations.0006_sessions").move(apps, None)

    moved = Session.objects.get()
    assert columns(moved) == columns(own)
    assert (moved.user_id, moved.link_id) == (link.user_id, link.pk)
    assert DjangosSession.objects.count() == 0
    assert client.get("/").status_code == 200


def test_somebody_deactivated_is_out_at_the_next_request(sign_in):
    make.conference()
    user = make.user()
    client = sign_in(user)
    assert client.get("/").status_code == 200

    User.objects.filter(pk=user.pk).update(is_active=False)

    assert client.get("/").status_code == 302


def test_the_kept_statement_leaves_only_the_moment_and_the_key_open():
    """The driver looks for each place of a long statement again whenever it is asked."""
    needs.postgresql(because="SQLite has places for all values")
    statement, before = sessions._statement("postgresql")

    assert (before, statement.count("%s")) == ((), 2)
