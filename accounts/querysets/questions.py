"""What a page asks of the database, put together once a process for the same values.

Django's work on the queries of a list takes longer than the database's, and is the same each time.
"""

import json
from collections.abc import Callable, Sequence
from copy import copy
from functools import lru_cache, update_wrapper
from typing import Any, Final, Generic, NoReturn, ParamSpec, TypeVar, cast

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression, Field, QuerySet
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler

Values = ParamSpec("Values")
Told = TypeVar("Told")
KEPT = 100  # statements of one question; then the one that nobody asked longest goes
Statement = tuple[str, tuple[str | int, ...]]
Later = str | int | Sequence[str]  # what a statement is given when it is asked
_PLACE: Final = "\0given"  # stands, itself, among the values of a statement where that goes


class Given(Expression):
    """The place of a value that differs each time: the statement is the same whatever it is."""

    def __init__(self, kind: "Field[Any, Any]") -> None:
        super().__init__(output_field=kind)

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any) -> Statement:
        return "%s", (_PLACE,)


class GivenTexts(Given):
    """`filter(code__in=GivenTexts(…))`: one place for all of them, however many they are.

    A driver looks for the places of a statement with more than fifty each time it is asked.
    """

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any) -> Statement:
        if connection.vendor == "postgresql":
            return "(SELECT unnest(%s::text[]))", (_PLACE,)
        return "(SELECT value FROM json_each(%s))", (_PLACE,)


class _Ready(Query):
    """A query whose statement is put together; `given` goes into its places."""

    ready: SQLCompiler
    statement: Statement
    given: Later | None = None

    def get_compiler(
        self,
        using: str | None = None,
        connection: BaseDatabaseWrapper | None = None,
        elide_empty: bool = True,  # noqa: FBT001, FBT002  as Django has it
    ) -> SQLCompiler:
        """One for this thread, of which nothing is left to do but to ask."""
        here = connections[using or DEFAULT_DB_ALIAS]
        sql, params = self.statement
        given = self.given
        if not isinstance(given, str | int) and here.vendor != "postgresql":
            given = json.dumps(given)
        told: Any = tuple(given if one is _PLACE else one for one in params)
        compiler = copy(self.ready)
        compiler.connection = here
        compiler.as_sql = lambda *_, **__: (sql, told)  # type: ignore[method-assign]  # of this one
        return compiler


def _asks_too_early(*_: Any) -> NoReturn:
    raise RuntimeError("What a question is made of is read again each time: give it as a value.")


class Question(Generic[Values, Told]):
    """A query set made of nothing but the values it is called with, so they tell it from others:
    what a reader may see is one of them. Of no moment, and of nothing that is read on the way.

    Called, it asks the database and gives the rows; `of` gives the query set.
    """

    def __init__(self, of: "Callable[Values, QuerySet[Any, Told]]") -> None:
        self.of = of
        self._kept: Callable[..., QuerySet[Any, Told]] = lru_cache(maxsize=KEPT, typed=True)(
            self._put_together
        )
        update_wrapper(self, of)

    def __call__(self, *values: Values.args, **named: Values.kwargs) -> list[Told]:
        return self.given(None, *values, **named)

    def given(
        self, later: Later | None, *values: Values.args, **named: Values.kwargs
    ) -> list[Told]:
        """The same of a question with a place, and what goes there."""
        found = self._kept(connection.vendor, *values, **named).all()
        if isinstance(found.query, _Ready):
            found.query.given = later
        return list(found)

    def _put_together(
        self, vendor: str, *values: Values.args, **named: Values.kwargs
    ) -> "QuerySet[Any, Told]":
        with connections[DEFAULT_DB_ALIAS].execute_wrapper(_asks_too_early):
            found = self.of(*values, **named)
            compiler = found.query.get_compiler(found.db)
            try:
                statement = compiler.as_sql()
            except EmptyResultSet:
                return found  # nobody needs to be asked
        del compiler.connection  # this thread's, which ends with it
        ready = cast("_Ready", found.query.chain(_Ready))  # it is of the class it is told
        ready.ready, ready.statement = compiler, statement
        told_as = found._iterable_class
        found.query = ready  # which forgets how rows are told
        found._iterable_class = told_as
        return found
