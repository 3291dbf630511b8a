"""The only clock of the tests: it tells a hang from work, and measures nothing (bench/ does).

A test waits many times what the same thing takes on an idle machine, so that a busy one changes
no answer.
"""

import threading
import time
from collections.abc import Callable
from contextlib import suppress

from django.db import connection

PATIENCE = 120  # seconds until a test gives up


def until(came: Callable[[], object], *, what: str = "what was to come") -> object:
    """Ask again and again until there is something."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if answer := came():
            return answer
        time.sleep(0.02)
    raise AssertionError(f"waited {PATIENCE} s in vain for {what}")


def does_not_hang(work: Callable[[], object], *, seconds: int = PATIENCE) -> None:
    """Fail when the work is not through by then; what it raises is raised here."""
    trouble: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as raised:
            trouble.append(raised)
        finally:
            connection.close()

    thread = threading.Thread(target=run, daemon=True)  # a hung one must not hold the run
    thread.start()
    thread.join(seconds)
    assert not thread.is_alive(), f"hung for {seconds} s"
    if trouble:
        raise trouble[0]


def a_chance_to_meet(barrier: threading.Barrier) -> None:
    """Wait a moment for another who, when all is well, cannot come.

    A busy machine may let a fault slip by here; it turns no right answer into a wrong one.
    """
    with suppress(threading.BrokenBarrierError):
        barrier.wait(timeout=0.7)
