"""The only bells of background work: a bell carries a row's id and may be lost or doubled."""

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


@shared_task
def sweep() -> None:
    """Ring again for every row whose bell was lost, and bury what can never be done."""
    jobs.bury()
    for job_id in jobs.waiting_ids():
        run.delay(job_id=job_id)


def ring(job_id: int) -> None:
    """After commit, tell a worker; without Redis the runner finds the row by itself."""
    if settings.REDIS_URL:
        transaction.on_commit(lambda: _send(job_id))


def _send(job_id: int) -> None:
    try:
        run.delay(job_id=job_id)
    except (OperationalError, OSError):  # the broker is away: the sweep rings later (check D2)
        log.warning("no broker; job %s waits for the sweep", job_id)
