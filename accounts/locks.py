"""Row locks of several rows: the one order they are taken in, and the one kind of second try.

Two people who lock the same rows in two orders wait for each other until PostgreSQL breaks one of
them off, and that person sees an error. So every action takes its locks by `ORDER`, from the row
that owns most to the row that owns least; the audit's head comes last, because `audit.record` is
the last thing an action does. SQLite has one writer at a time and no row locks; the order costs
nothing there.

Locks are FOR NO KEY UPDATE: they keep other writers away and leave alone the foreign-key checks
that every insert below the row makes at its commit. (A plain FOR UPDATE on the conference fought
those checks: a village that sent while the office asked for a paper was broken off.)
"""

import random
import time
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import OperationalError, connection, transaction
from django.db.models import Model, QuerySet

P = ParamSpec("P")
R = TypeVar("R")

ORDER = (
    "accounts.commune",
    "conferences.conference",
    "sheets.sheetimport",  # before the rows it made, which it may take back
    "accounts.unit",
    "nominations.nomination",
    "delegates.delegate",
    "reports.reportfile",  # a new paper before the older one it replaces, which was sent before
)  # then what hangs on one of them (marks, meetings, ballots), then accounts.audithead

TRIES = 3
DEADLOCK, NOT_SERIALIZABLE = "40P01", "40001"
PAUSE = 0.05  # seconds, at most, before another try: the two do not meet again in step


def _place(row: Model) -> tuple[int, int]:
    return ORDER.index(row._meta.label_lower), row.pk


def _take_over(row: Model, fresh: Model) -> None:
    for field in row._meta.concrete_fields:
        setattr(row, field.attname, getattr(fresh, field.attname))


def lock(*rows: Model) -> None:
    """Lock rows until the transaction ends, in the one order, and read their columns afresh.

    What is looked at afterwards stays as it is until this action is done. The rows are changed in
    place. Raises the model's DoesNotExist when a row is gone.
    """
    for row in sorted(rows, key=_place):
        locked = type(row)._base_manager.select_for_update(no_key=True)
        _take_over(row, locked.get(pk=row.pk))


def lock_all(rows: QuerySet[Any]) -> None:
    """The same of all rows of one kind in one question; what went meanwhile is passed by."""
    list(rows.select_for_update(no_key=True).order_by("pk").values_list("pk"))


def broken_off(trouble: OperationalError) -> bool:
    """Whether PostgreSQL gave this transaction up for another one: only then a second try helps."""
    return getattr(trouble.__cause__, "sqlstate", "") in (DEADLOCK, NOT_SERIALIZABLE)


def in_one_go(action: Callable[P, R]) -> Callable[P, R]:
    """One transaction for an action; broken off for another one, it is tried again from fresh rows.

    At most TRIES in all; any other trouble is raised at once. Inside another transaction it is a
    part of that one, which alone can be tried again.
    """

    @wraps(action)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        tries = 1 if connection.in_atomic_block else TRIES
        for left in reversed(range(tries)):
            try:
                with transaction.atomic():
                    return action(*args, **kwargs)
            except OperationalError as trouble:
                if not left or not broken_off(trouble):
                    raise
            time.sleep(random.uniform(0, PAUSE))  # noqa: S311  a pause, no secret
            for row in (*args, *kwargs.values()):
                if isinstance(row, Model) and row.pk:
                    fresh = type(row)._base_manager.filter(pk=row.pk).first()
                    if fresh:
                        _take_over(row, fresh)
        raise AssertionError("every try either returns or raises")

    return run
