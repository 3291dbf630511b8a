"""The only bells of background work: a bell carries a row's id and may be lost or doubled.

Whatever no worker heard of is done by the runner, which looks at the rows themselves; so there is
no timer process that could die unnoticed.
"""

import logging

from celery import shared_task
from django.conf import settings
from django.db import transaction
from kombu.exceptions import OperationalError

from conferences import jobs

log = logging.getLogger(__name__)


@shared_task
def run(*, job_id: int) -> None:
    """Do one waiting job, if nobody else has it."""
    jobs.run(job_id)


def ring(job_id: int) -> None:
    """After commit, tell a worker; the runner finds the row by itself."""
    if settings.REDIS_URL:
        transaction.on_commit(lambda: _send(job_id))


def _send(job_id: int) -> None:
    try:
        run.delay(job_id=job_id)
    except (
        OperationalError,
        OSError,
    ):  # the broker is away: the runner looks at the rows (check D2)
        log.warning("no broker; job %s waits for the runner", job_id)
