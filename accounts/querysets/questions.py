"""What a page asks of the database, put together once a process for the same values.

Django's work on the queries of a list takes longer than the database's, and is the same each time.
"""

import json
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from copy import copy
from functools import lru_cache, update_wrapper
from types import MappingProxyType
from typing import Any, Generic, NoReturn, ParamSpec, TypeVar, cast

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigIntegerField, Expression, F, Field, Q, QuerySet, TextField
from django.db.models.lookups import In
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler

Values = ParamSpec("Values")
Told = TypeVar("Told")
KEPT = 100  # statements of one question; then the one that nobody asked longest goes
Statement = tuple[str, tuple[str | int, ...]]
Later = str | int | Sequence[str] | Sequence[int]  # what a statement is given when it is asked


class _Place(str):
    """Stands among the values of a statement where what bears its name goes."""

    __slots__ = ()


class Given(Expression):
    """The place of a value that differs each time: the statement is the same whatever it is."""

    def __init__(self, name: str, kind: "Field[Any, Any]") -> None:
        super().__init__(output_field=kind)
        self.place = _Place(name)

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any) -> Statement:
        return "%s", (self.place,)


class _Several(Given):
    """One place for all of them, however many they are: `one_of("pk", GivenKeys("pks"))`.

    A driver looks for the places of a statement with more than fifty each time it is asked.
    """

    several: str

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any) -> Statement:
        if connection.vendor == "postgresql":
            return f"(%s::{self.several}[])", (self.place,)
        return "(SELECT value FROM json_each(%s))", (self.place,)


class GivenTexts(_Several):
    several = "text"

    def __init__(self, name: str) -> None:
        super().__init__(name, TextField())


class GivenKeys(_Several):
    several = "bigint"

    def __init__(self, name: str) -> None:
        super().__init__(name, BigIntegerField())


class _Among(In):
    """A column that holds any of several: found by its index, beside other conditions too."""

    def get_rhs_op(self, connection: BaseDatabaseWrapper, rhs: str) -> str:
        postgresql = connection.vendor == "postgresql"
        return f"= ANY {rhs}" if postgresql else super().get_rhs_op(connection, rhs)


def one_of(column: str, values: "Collection[str] | Collection[int] | _Several") -> Q:
    """Rows whose column holds one of the values, known already or given later."""
    if isinstance(values, _Several):
        return Q(_Among(F(column), values))
    return Q(**{f"{column}__in": values})


def _texts_written(sql: str, params: Sequence[str | int]) -> Statement:
    """A statement with its words written in; numbers and what is given later keep their places.

    PostgreSQL plans it once a connection then, by the indexes made for those words (a state, a
    kind); with places for them it planned a list anew each time, for as long as it answered. The
    ids stay outside: what all villages ask is one statement.
    """
    left = iter(params)
    parts, places = [], []
    for part in re.split("(%[%s])", sql):
        if part != "%s":
            parts.append(part)
        elif isinstance(value := next(left), str) and not isinstance(value, _Place):
            written = connection.ops.compose_sql("%s", [str(value)])  # type: ignore[attr-defined]  # its own
            parts.append(written.replace("%", "%%"))
        else:
            parts.append(part)
            places.append(value)
    return "".join(parts), tuple(places)


class _Ready(Query):
    """A query whose statement is put together; `given` goes into its places."""

    ready: SQLCompiler
    statement: Statement
    given: Mapping[str, Later] = MappingProxyType({})

    def get_compiler(
        self,
        using: str | None = None,
        connection: BaseDatabaseWrapper | None = None,
        elide_empty: bool = True,  # noqa: FBT001, FBT002  as Django has it
    ) -> SQLCompiler:
        """One for this thread, of which nothing is left to do but to ask."""
        here = connections[using or DEFAULT_DB_ALIAS]
        sql, params = self.statement
        told: Any = tuple(
            _put(self.given[one], here.vendor) if isinstance(one, _Place) else one for one in params
        )
        compiler = copy(self.ready)
        compiler.connection = here
        compiler.as_sql = lambda *_, **__: (sql, told)  # type: ignore[method-assign]  # of this one
        return compiler


def _put(given: Later, vendor: str) -> Later:
    one = isinstance(given, str | int) or vendor == "postgresql"
    return given if one else json.dumps(given)


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
        return self.given({}, *values, **named)

    def given(
        self, later: Mapping[str, Later], *values: Values.args, **named: Values.kwargs
    ) -> list[Told]:
        """The same of a question with places, and what goes there by their names."""
        found = self._kept(connection.vendor, *values, **named).all()
        if isinstance(found.query, _Ready):
            found.query.given = later
        return list(found)

    def _put_together(
        self, vendor: str, *values: Values.args, **named: Values.kwargs
    ) -> "QuerySet[Any, Told]":
        with connections[DEFAULT_DB_ALIAS].execute_wrapper(_asks_too_early):
            found = self.of(*values, **named)
        # Outside: on a new connection Django finds out here what its database is able to do.
        compiler = found.query.get_compiler(found.db)
        try:
            statement = compiler.as_sql()
        except EmptyResultSet:
            return found  # nobody needs to be asked
        if vendor == "postgresql":
            statement = _texts_written(*statement)
        del compiler.connection  # this thread's, which ends with it
        ready = cast("_Ready", found.query.chain(_Ready))  # it is of the class it is told
        ready.ready, ready.statement = compiler, statement
        told_as = found._iterable_class
        found.query = ready  # which forgets how rows are told
        found._iterable_class = told_as
        return found
