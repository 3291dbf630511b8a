"""Asks what nearly every test asks first, without putting the statement together each time.

A run looks for its commune and its conference ten thousand times, and Django takes longer over the
words of the statement than the database over the answer. The statement and what reads its answer
are kept for a connection; the rows are read anew every time.
"""

import threading
from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.query import ModelIterable

from accounts.models import AuditHead, City, Commune, Unit
from conferences.models import Conference
from nominations.models import ReviewMeeting

_kept = threading.local()  # a connection is its thread's


def _stands_for(value: Any, place: int) -> Any:
    """What no test asks for, to find its place in the statement."""
    if isinstance(value, date):
        return date(1, 1, 1 + place)
    return -987_654_300 - place if isinstance(value, int) else f"?{place}"


def _told(value: Any) -> Any:
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return value


class Again:
    """A query by a few values, each of which stands in it once."""

    def __init__(self, asked: Callable[..., QuerySet], *values: Any) -> None:
        marks = [_stands_for(value, place) for place, value in enumerate(values)]
        self.rows = asked(*marks)
        self.compiler = self.rows.query.get_compiler(connection=connection)
        self.words, params = self.compiler.as_sql()
        self.params = list(params)
        known = [_told(mark) for mark in marks]
        assert [self.params.count(mark) for mark in known] == [1] * len(marks)
        self.places = [self.params.index(mark) for mark in known]
        self.rows.query.get_compiler = lambda *_, **__: self.compiler

    def all(self, *values: Any):
        params = [*self.params]
        for place, value in zip(self.places, values, strict=True):
            params[place] = _told(value)
        self.compiler.as_sql = lambda *_, **__: (self.words, tuple(params))
        return iter(ModelIterable(self.rows))


def every(asked: Callable[..., QuerySet], *values: Any):
    """What `asked(*values)` gives; `asked` is a function that stays."""
    known = _kept.__dict__.setdefault("known", {})
    if asked not in known:
        known[asked] = Again(asked, *values)
    return known[asked].all(*values)


def first(asked: Callable[..., QuerySet], *values: Any):
    """What `asked(*values).first()` gives."""
    return next(every(asked, *values), None)


def cities(code: str) -> QuerySet:
    return City.objects.filter(code=code).order_by("pk")[:1]


def communes(code: str) -> QuerySet:
    return Commune.objects.select_related("city").filter(code=code).order_by("pk")[:1]


def units(slug: str, code: str) -> QuerySet:
    known = Unit.objects.select_related("commune__city").order_by("pk")
    return known.filter(slug=slug, commune__code=code)[:1]


def units_of(commune: int) -> QuerySet:
    return Commune(pk=commune).units.all()


def conferences(code: str) -> QuerySet:
    known = Conference.objects.select_related("commune__city").order_by("pk")
    return known.filter(commune__code=code)[:1]


def meetings(conference: int, unit: int, kind: str, held_on: date) -> QuerySet:
    return ReviewMeeting.objects.filter(
        conference=conference, unit=unit, kind=kind, held_on=held_on
    )


def heads(code: str) -> QuerySet:
    return AuditHead.objects.filter(commune_code=code)
