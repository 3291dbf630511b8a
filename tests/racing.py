"""What tests of races share: threads that start together, a history that may be emptied after."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from django.db import connection

TABLE = "accounts_auditevent"


def at_once(work: Callable[[Any], Any], items: list[Any], *, workers: int) -> list[Any]:
    """Run `work` on every item in real threads that start together; each closes its connection."""
    start = threading.Barrier(workers)

    def run(share: list[Any]) -> list[Any]:
        try:
            start.wait()
            return [work(item) for item in share]
        finally:
            connection.close()

    with ThreadPoolExecutor(workers) as pool:
        answers = pool.map(run, [items[n::workers] for n in range(workers)])
    return [answer for share in answers for answer in share]


@contextmanager
def without_audit_triggers() -> Iterator[None]:
    """Real transactions are undone by emptying the tables, which the audit's triggers refuse (P1).

    For a whole module, because a test's own tables are emptied after its fixtures are gone.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"ALTER TABLE {TABLE} DISABLE TRIGGER USER")
            again = [f"ALTER TABLE {TABLE} ENABLE TRIGGER USER"]
        else:
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s",
                [TABLE],
            )
            triggers = cursor.fetchall()
            again = [sql for _, sql in triggers]
            for name, _ in triggers:
                cursor.execute(f"DROP TRIGGER {name}")
    yield
    with connection.cursor() as cursor:
        for statement in again:
            cursor.execute(statement)
