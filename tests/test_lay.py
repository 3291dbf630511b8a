"""What is laid by kept statements is what Django and the loading of a plan write."""

import itertools
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.utils import timezone

from accounts import audit
from accounts.enums import Role, UnitKind
from accounts.models import AuditEvent, AuditHead, User
from conferences.models import (
    Conference,
    Deadline,
    DeadlineMark,
    PlanEdition,
    PlanFigure,
    Session,
)
from conferences.sessions import SessionStore
from delegates.models import Delegate
from nominations.enums import NominationKind
from tests import lay, make
from tests.kept import consent_of

pytestmark = [pytest.mark.django_db, pytest.mark.both]
OF_A_PLAN = (Conference, PlanEdition, PlanFigure, Deadline, DeadlineMark, AuditEvent, AuditHead)
SECOND = timedelta(seconds=1)
OWN = ("form_key",)  # anew for every row


def told(one):
    """A row without its number; what it hangs on by its own words."""
    return {
        field.name: str(getattr(one, field.name)) if field.is_relation else getattr(one, field.name)
        for field in one._meta.concrete_fields
        if not field.primary_key and field.name not in OWN
    }


def written(*models):
    return {
        model._meta.label: [told(one) for one in model.objects.order_by("pk")] for model in models
    }


def undone(work):
    """What the work answers; nothing it wrote stays."""
    with transaction.atomic():
        answer = work()
        transaction.set_rollback(True)
    return answer


def loaded():
    """A commune's plan with units that owe something, beside another commune's."""
    make.conference(of=make.commune(code="11119", name="xã Kế Bên", place="Kế Bên"))
    make.unit()
    make.unit(name="Hội Phụ nữ", kind=UnitKind.ORGANISATION)
    make.unit(name="Trường THCS", kind=UnitKind.SCHOOL)
    make.unit(name="Phòng VHXH", kind=UnitKind.AGENCY)  # the plan owes by its name too
    make.unit(name="Thôn Khác", of=make.commune(code="11119"))
    made = make.conference()
    return written(*OF_A_PLAN), told(made), [*audit.broken_links("11086")]


def test_a_copied_plan_is_a_loaded_plan_table_by_table(monkeypatch):
    undone(make.conference)
    worlds = []
    for kept in (lambda *_: None, make.LOADED.get):
        monkeypatch.setattr(make, "_numbers", itertools.count(1))
        monkeypatch.setattr(make, "_known", kept)
        worlds.append(undone(loaded))

    fresh, copied = worlds
    assert copied == fresh
    assert [len(rows) for rows in fresh[0].values()] == [2, 2, 6, 8, 6, 8, 2]
    assert fresh[2] == []


def a_little_of_everything():
    one = make.nomination(kind=NominationKind.COLLECTIVE)
    make.comment(one)
    make.interest(one)
    make.removed_file(one)
    make.minutes(of=make.meeting(unit=one.unit))
    make.delegate()
    make.user(role=Role.CITY_BOARD)
    make.paper()
    consent_of(one)


def test_a_row_laid_is_the_row_django_creates(monkeypatch):
    def created(row):
        row.save(force_insert=True)
        return row

    worlds = []
    for way in (created, lay.row):
        monkeypatch.setattr(make, "_numbers", itertools.count(1))
        monkeypatch.setattr(lay, "row", way)
        undone(make.conference)
        worlds.append(undone(lambda: a_little_of_everything() or written(*apps.get_models())))

    assert worlds[0] == worlds[1]
    assert sum(map(bool, worlds[0].values())) >= 17


def test_a_row_laid_is_known_as_written_and_a_number_of_its_own_stays():
    one = make.delegate()
    assert (one._state.adding, one._state.db) == (False, "default")
    one.full_name = "Lê Thị Khác"
    one.save()

    assert [row.full_name for row in Delegate.objects.all()] == ["Lê Thị Khác"]
    assert make.user(role=Role.TECHNICIAN, id=777).pk == 777


def test_a_laid_session_is_the_one_django_begins():
    """Its row, what it says, whose it is and what the browser keeps."""
    found = []
    for begin in (Client.force_login, lay.signed_in):
        client, person = Client(), make.user(role=Role.LEADERSHIP)
        begin(client, person)
        cookie = client.cookies["session"]
        session = Session.objects.get(session_key=cookie.value)
        said = SessionStore().decode(session.session_data)
        assert User.objects.get(pk=person.pk).last_login is None
        assert (said.pop("_auth_user_id"), session.user_id) == (str(person.pk), person.pk)
        assert said.pop("_auth_user_hash") == person.get_session_auth_hash()
        ends = session.expire_date - timezone.now()
        there = client.get("/tai-khoan/ca-nhan/")
        found.append(
            (said, session.link_id, len(cookie.value), dict(cookie), round(ends / SECOND, -1))
        )
        assert (there.status_code, there.wsgi_request.user) == (200, person)

    assert found[0] == found[1]
