"""Lays rows by statements put together once, and the plan as a copy of what its loading wrote.

Most tests need rows before they ask anything, some ten thousand a run, and Django takes several
times longer over the words of an INSERT than the database over the row. What is written is what
`objects.create` and `load_plan` write: tests/test_lay.py compares the two, table by table.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from types import SimpleNamespace
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.base import VALID_KEY_CHARS
from django.db import connection
from django.db.models import DateField, Field, Model, TimeField
from django.test import Client
from django.utils.crypto import get_random_string

from accounts import audit
from accounts.models import AuditEvent, AuditHead, Commune, User
from conferences.models import (
    Conference,
    Deadline,
    DeadlineMark,
    PlanEdition,
    PlanFigure,
    Session,
)
from conferences.plan import Plan, as_text, sum_of
from conferences.sessions import SessionStore
from tests import again

One = TypeVar("One", bound=Model)
INSERT = "INSERT INTO {table} ({columns}) VALUES {rows} RETURNING {number}"
CHANGE = "UPDATE {table} SET {column} = %s WHERE id = %s"
ITS = object()  # where a kept row names the row it hangs on


@cache
def fields_of(model: type[Model]) -> list[Field]:
    """The columns of a row but its number; none that writes itself on saving."""
    found = [field for field in model._meta.concrete_fields if not field.primary_key]
    itself = [field.name for field in found if _writes_itself(field)]
    assert not itself, f"{model} writes {itself} by itself"
    return found


def _writes_itself(field: Field) -> bool:
    if isinstance(field, DateField | TimeField):  # of a moment too
        return field.auto_now or field.auto_now_add
    return field.generated or type(field).pre_save is not Field.pre_save


@cache
def _insert(model: type[Model], rows: int, keyed: bool) -> str:
    quoted = connection.ops.quote_name
    fields = [*([model._meta.pk] if keyed else []), *fields_of(model)]
    one = f"({', '.join(['%s'] * len(fields))})"
    return INSERT.format(
        table=quoted(model._meta.db_table),
        columns=", ".join(quoted(field.column) for field in fields),
        rows=", ".join([one] * rows),
        number=quoted(model._meta.pk.column),
    )


def _params(row: Model, *fields: Field) -> list[Any]:
    told = row.__dict__
    return [
        one.get_db_prep_save(told[one.attname], connection)
        for one in fields or fields_of(type(row))
    ]


def _written(
    model: type[Model], rows: int, params: Sequence[Any], *, keyed: bool = False
) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(_insert(model, rows, keyed), params)
        return [number for (number,) in cursor.fetchall()]


def row(made: One) -> One:
    """Write one row, as `objects.create` does."""
    keyed, params = made.pk is not None, _params(made)
    if keyed:  # by the test itself
        params = [made._meta.pk.get_db_prep_save(made.pk, connection), *params]
    (made.pk,) = _written(type(made), 1, params, keyed=keyed)
    made._state.adding, made._state.db = False, connection.alias
    return made


def signed_in(client: Client, person: User) -> None:
    """As `force_login`, but for a session nobody had before."""
    store = SessionStore()
    told = {
        SESSION_KEY: str(person.pk),
        BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
        HASH_SESSION_KEY: person.get_session_auth_hash(),
    }
    row(
        Session(
            session_key=(key := get_random_string(32, VALID_KEY_CHARS)),
            session_data=store.encode(told),
            expire_date=store.get_expiry_date(),
            user_id=person.pk,
        )
    )
    client._set_login_cookies(SimpleNamespace(session=SimpleNamespace(session_key=key)))


def _changed(one: Model, name: str) -> None:
    """One column of one row, as it is said now."""
    quoted, field = connection.ops.quote_name, one._meta.get_field(name)
    words = CHANGE.format(table=quoted(one._meta.db_table), column=quoted(field.column))
    with connection.cursor() as cursor:
        cursor.execute(words, [*_params(one, field), one.pk])


@dataclass(frozen=True)
class Loaded:
    """What loading a plan wrote, for whatever commune."""

    plan: Plan
    conference: Mapping[str, Any]
    edition: Mapping[str, Any]
    figures: Sequence[Any]  # ready parameters of all rows in a row
    deadlines: Sequence[Any]
    events: Sequence[AuditEvent]

    def again(self, *, of: Commune, by: User, at: datetime) -> Conference:
        """Write all that for a commune without any conference."""
        text = as_text(replace(self.plan, commune=of.code))
        made = row(Conference(commune=of, **self.conference | {"plan_sum": sum_of(text)}))
        row(PlanEdition(conference=made, loaded_by=by, text=text, **self.edition))
        _written(PlanFigure, len(self.plan.figures), _hung(self.figures, made))
        rows = len(self.plan.deadlines)
        numbers = _written(Deadline, rows, _hung(self.deadlines, made))
        self._owed(of, numbers)
        self._told(of, by, at)
        return made

    def _owed(self, of: Commune, deadlines: Sequence[int]) -> None:
        units = list(again.every(again.units_of, of.pk))
        owed = [
            param
            for wanted, number in zip(self.plan.deadlines, deadlines, strict=True)
            for unit in units
            if unit.kind in wanted.kinds or unit.slug in wanted.units
            for param in _params(DeadlineMark(deadline_id=number, unit_id=unit.pk))
        ]
        if owed:
            _written(DeadlineMark, len(owed) // len(fields_of(DeadlineMark)), owed)

    def _told(self, of: Commune, by: User, at: datetime) -> None:
        head = again.first(again.heads, of.code) or row(AuditHead(commune_code=of.code))
        last, params = head.last_hash, []
        for event in self.events:
            event.at, event.actor = at, by.username  # of the office too, whose role stands
            event.commune_code, event.previous_hash = of.code, last
            last = event.hash = audit.seal(event)
            params += _params(event)
        _written(AuditEvent, len(self.events), params)
        head.last_hash = last
        _changed(head, "last_hash")


def _hung(params: Sequence[Any], on: Model) -> list[Any]:
    return [on.pk if param is ITS else param for param in params]


def loaded(plan: Plan, conference: Conference, by: User) -> Loaded:
    """Read back what was written just now, by somebody who did nothing else."""
    facts = {f.attname: getattr(conference, f.attname) for f in fields_of(Conference)}
    del facts["commune_id"]
    names = [field.name for field in fields_of(PlanEdition) if not field.is_relation]
    edition = {name: getattr(conference.editions.get(), name) for name in names if name != "text"}
    return Loaded(
        plan=plan,
        conference=facts,
        edition=edition,
        figures=_kept(conference.figures),
        deadlines=_kept(conference.deadlines),
        events=list(AuditEvent.objects.filter(actor=by.username).order_by("pk")),
    )


def _kept(rows: Any) -> list[Any]:
    place = [field.attname for field in fields_of(rows.model)].index("conference_id")
    kept = []
    for one in rows.order_by("pk"):
        params = _params(one)
        params[place] = ITS
        kept += params
    return kept
