"""Sessions in our own table: one query reads a session, whose it is, its slip and the plan's days.

Every request asks for these, and each has to hold at once in every process: a revoked slip, a
session ended elsewhere, a moved deadline. So none of them is kept anywhere; they are read together.
Named by SESSION_ENGINE, and so a module of its own.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends import db
from django.db import connection
from django.db.models import DateTimeField, Model
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject

from accounts.models import City, Commune, Unit, User
from accounts.querysets import bound
from conferences.models import AccessLink, Conference, Deadline, Session

LINK_IN_SESSION = "access_link"


@dataclass(frozen=True, kw_only=True)
class Around:
    """What every page stands in: the conference, and its deadlines with the own unit's days."""

    conference: Conference | None
    deadlines: list[Deadline]


class Row(NamedTuple):
    """What the one query tells of a session."""

    session_data: str
    person: User | None
    link: AccessLink | None


class SessionStore(db.SessionStore):
    """Django's sessions in the database; what was read with one is at hand in `row`."""

    row: Row | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def _get_session_from_db(self) -> Row | None:
        self.row = _read(self.session_key)
        if self.row is None:
            self._session_key = None
        return self.row

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        row: Any = super().create_model_instance(data)
        row.user_id, row.link_id = data.get(SESSION_KEY), data.get(LINK_IN_SESSION)
        return row

    @property
    def person(self) -> User | None:
        """Whose the session was when it was read."""
        whose = self.get(SESSION_KEY)
        found = self.row and self.row.person
        return found if found and str(found.pk) == whose else None

    @property
    def link(self) -> AccessLink | None:
        """The slip it was begun with, as it stood when it was read."""
        told = self.get(LINK_IN_SESSION)
        found = self.row and self.row.link
        return found if found and found.pk == told else None


class PersonOfSession(AuthenticationMiddleware):
    """`request.user` as Django's own says it, from what was read with the session."""

    def process_request(self, request: Any) -> None:
        request.user = SimpleLazyObject(lambda: _person(request))


def _person(request: Any) -> User | AnonymousUser:
    """Somebody who may still sign in and has ended no session since; as `auth.get_user` does it."""
    if not hasattr(request, "_cached_user"):
        person = request.session.person
        works = person is not None and person.works(request.at)
        known = works and _still_holds(request.session, person)
        request._cached_user = person if known else AnonymousUser()
    found: User | AnonymousUser = request._cached_user
    return found


def _still_holds(session: SessionStore, person: User) -> bool:
    """Whether it was begun with the password and the count of ended sessions of now."""
    begun, now = session.get(HASH_SESSION_KEY, ""), person.get_session_auth_hash()
    if constant_time_compare(begun, now):
        return True
    older = person.get_session_auth_fallback_hash()
    if begun and any(constant_time_compare(begun, one) for one in older):
        session.cycle_key()
        session[HASH_SESSION_KEY] = now
        return True
    session.flush()
    return False


def _read(key: str | None) -> Row | None:
    """A session that has not run out, in one query."""
    statement, before = _statement(connection.vendor)
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(statement, (*before, now, key))
        found = cursor.fetchone()
    if found is None:
        return None
    data, *told = found
    user, unit, commune, city, link, conference, figures, deadlines = map(_loaded, told)
    person = _row_of(User, user)
    if person:
        person.unit, person.commune = _row_of(Unit, unit), _row_of(Commune, commune)
        person.around = Around(conference=_row_of(Conference, conference), deadlines=[])
        _join(person, _row_of(City, city), figures or [], deadlines or [])
    return Row(data, person, _row_of(AccessLink, link))


@cache
def _statement(vendor: str) -> tuple[str, tuple[Any, ...]]:
    """The query as SQL and its parameters but the last two, the moment and the key.

    Put together once a process: Django's own work on it takes ten times as long as the answer.
    """
    rows = Session.objects.with_all_around().filter(expire_date__gt=timezone.now())
    return bound(*rows.filter(session_key=vendor).query.sql_with_params(), places=2)


def _join(
    person: Any,
    city: City | None,
    figures: list[dict[str, str]],
    deadlines: list[dict[str, Any]],
) -> None:
    """Hang what was read on what it belongs to, so that nobody reads it again."""
    commune, conference = person.commune, person.around.conference
    if commune:
        commune.city = city
    if person.unit and person.unit.commune_id == person.commune_id:
        person.unit.commune = commune
    if conference is None:
        return
    conference.commune = commune
    conference.knows(figures)
    rows = [_row_of(Deadline, one) for one in deadlines]
    for deadline in rows:
        deadline.conference = conference
    person.around.deadlines.extend(sorted(rows, key=lambda one: (one.due_at, one.pk)))


def _loaded(text: str | None) -> Any:
    return None if text is None else json.loads(text)


def _row_of(model: type[Model], columns: Mapping[str, Any] | None) -> Any:
    """A row as if read by itself, out of what a query told as JSON; None where there is none."""
    if columns is None or columns[model._meta.pk.attname] is None:
        return None
    names, readers = _readers(model)
    values = [read(columns[name]) for name, read in zip(names, readers, strict=True)]
    found: Any = model.from_db(connection.alias, names, values)
    if "own_due_at" in columns:
        found.own_due_at = _moment(columns["own_due_at"])
    return found


@cache
def _readers(model: type[Model]) -> tuple[tuple[str, ...], tuple[Callable[[Any], Any], ...]]:
    """The columns of a model, and how each is read out of JSON; found out once a process."""
    fields = model._meta.concrete_fields
    readers = (_moment if isinstance(one, DateTimeField) else one.to_python for one in fields)
    return tuple(one.attname for one in fields), tuple(readers)


def _moment(text: str | None) -> datetime | None:
    """SQLite keeps UTC without saying so."""
    if text is None:
        return None
    read = datetime.fromisoformat(text)
    return read if read.tzinfo else read.replace(tzinfo=UTC)
