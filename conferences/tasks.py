"""The only bells of background work: a bell carries a row's id and may be lost or doubled.

Whatever no worker heard of is done by the runner, which looks at the rows themselves; so there is
no timer process that could die unnoticed. Beside its work it rings again for rows that still wait:
a broker that was killed has forgotten its bells, and the workers would idle before a full table.
"""

import logging
import threading
import time

from celery import shared_task
from django.conf import settings
from django.db import close_old_connections, connection, transaction
from kombu.exceptions import OperationalError

from conferences import jobs

LOOK = 1.0  # seconds between two looks for rows that wait
AGAIN = 5.0  # seconds until the same row is rung for again
MOST = 8  # bells a look: enough for the workers of one machine, and never a flood
MUTE = 5.0  # seconds without a bell after one that could not be rung
log = logging.getLogger(__name__)


@shared_task
def run(*, job_id: int) -> None:
    """Do one waiting job, if nobody else has it."""
    jobs.run(job_id)


def ring(job_id: int) -> None:
    """After commit, tell a worker; the runner finds the row by itself."""
    if settings.REDIS_URL:
        transaction.on_commit(lambda: _send(job_id))


def _send(job_id: int) -> bool:
    try:
        run.delay(job_id=job_id)
    except (
        OperationalError,
        OSError,
    ):  # the broker is away: the runner looks at the rows (check D2)
        log.warning("no broker; job %s waits for the runner", job_id)
        return False
    return True


def keep_ringing(stop: threading.Event) -> None:
    """Until asked to stop; in a thread of its own, so that a mute broker holds up no work."""
    rung: dict[int, float] = {}
    while not stop.is_set():
        try:
            close_old_connections()
            pause = LOOK if ring_again(rung, now=time.monotonic()) else MUTE
        except jobs.AWAY:
            connection.close()
            pause = LOOK
        except Exception:  # a lost connection brings out faults of all kinds; nobody would notice
            log.exception("the bells could not be rung again")  # a thread that died of one
            pause = MUTE
        stop.wait(pause)
    connection.close()


def ring_again(rung: dict[int, float], *, now: float) -> bool:
    """Ring for a few rows that wait, each seldom (`rung` says when); False when nobody answers."""
    waiting = jobs.waiting_ids()
    for gone in rung.keys() - set(waiting):
        del rung[gone]
    due = [job_id for job_id in waiting if now - rung.get(job_id, now - AGAIN) >= AGAIN]
    for job_id in due[:MOST]:
        if not _send(job_id):
            return False
        rung[job_id] = now
    return True
