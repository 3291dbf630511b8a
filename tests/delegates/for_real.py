"""What tests with real transactions share: an audit that may be emptied, real threads."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier
from typing import Any

from django.db import connection

TABLE = "accounts_auditevent"


@contextmanager
def history_may_be_emptied() -> Iterator[None]:
    """Real transactions are undone by emptying the tables, which the audit's triggers refuse (P1).

    Around a whole module, because a test's own tables are emptied after its fixtures are gone.
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


def at_once(work: Callable[[Any], Any], items: Sequence[Any], *, workers: int) -> list[Any]:
    """Run `work` on every item in real threads that start together; each closes its connection."""
    start = Barrier(workers)

    def run(share: Sequence[Any]) -> list[Any]:
        try:
            start.wait()
            return [work(item) for item in share]
        finally:
            connection.close()

    with ThreadPoolExecutor(workers) as pool:
        answers = pool.map(run, [items[n::workers] for n in range(workers)])
    return [answer for share in answers for answer in share]
