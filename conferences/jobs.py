"""Background work: claim a row, do it, settle it; twice changes nothing.

Leases use the machine's clock, never the demo's. They are short and renewed from beside the work,
so a killed worker loses nothing: its lease runs out within seconds and another takes the row. A
failure is the job's own and there may be five; a death (a kill, a power cut, a database that went
away) is not, and there may be more, but not without end: some jobs kill whoever takes them.
"""

import logging
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, Protocol

from django.conf import settings
from django.db import (
    InterfaceError,
    OperationalError,
    connection,
    transaction,
)
from django.db.models import F
from django.utils import timezone
from django.utils.module_loading import import_string

from accounts.problems import Damaged
from conferences.enums import JobState
from conferences.models import Job

LEASE = timedelta(seconds=20)
LONGEST = timedelta(seconds=145)  # then the lease is renewed no more: whoever works so long hangs
MOST_FAILURES = 5
MOST_DEATHS = 20  # of workers while they had the job: nobody's fault mostly, yet not for ever
BACK = 0.3  # seconds between two looks whether the database is there again
RESTS = (5, 20, 60, 180)  # seconds after the first, second … failure
TOO_LONG = "Máy chủ làm việc này quá lâu nên đã dừng. Hãy thử lại; nếu vẫn lỗi, báo kỹ thuật viên."
AWAY = (OperationalError, InterfaceError)  # the database, not the job
log = logging.getLogger(__name__)

Progress = Callable[[int, int], None]


class Settle(Protocol):
    """Writes down that it is done, in the transaction that ends the job; at: when it was."""

    def __call__(self, at: datetime | None = None) -> None: ...


@contextmanager
def holding_up_no_other(what: str) -> Iterator[None]:
    """Say in the log that this one failed, and go on to the next. Raises AWAY as it is."""
    try:
        yield
    except AWAY:
        raise
    except Exception:  # whatever it is: others wait behind it, and it is asked again next round
        log.exception("%s", what)


class Hopeless(Exception):
    """The work can never succeed; its text, in Vietnamese, is shown to the person who asked."""


def wish(
    *,
    kind: str,
    key: str,
    payload: dict[str, Any],
    now: datetime | None = None,
    rest: timedelta | None = None,
) -> Job:
    """Write a waiting job; the same key twice is one job. rest: how long it waits at least."""
    now = now or timezone.now()
    told = {"kind": kind, "payload": payload, "created_at": now}
    if rest:
        told["lease_until"] = now + rest
    job, _ = Job.objects.get_or_create(key=key, defaults=told)
    return job


def claim(job_id: int) -> Job | None:
    """Take one job if nobody holds it; None when somebody does or it is over."""
    now, owner = timezone.now(), secrets.token_hex(16)
    taken = (
        Job.objects.takeable(now)
        .filter(pk=job_id)
        .worth_trying(deaths=MOST_DEATHS)
        .update(
            state=JobState.RUNNING,
            owner=owner,
            lease_until=now + LEASE,
            attempts=F("attempts") + 1,
            progress=0,
            error="",
        )
    )
    return Job.objects.get(pk=job_id) if taken else None


def _owned(job: Job) -> Any:
    return Job.objects.filter(pk=job.pk, owner=job.owner, state=JobState.RUNNING)


def run(job_id: int) -> bool:
    """Claim a job, do it, settle it; True when this call settled it as done."""
    job = claim(job_id)
    if job is None:
        return False

    def progress(done: int, of: int) -> None:
        _owned(job).update(progress=done, progress_of=of, lease_until=timezone.now() + LEASE)

    try:
        handler = import_string(settings.JOB_HANDLERS[job.kind])
        with _renewed(job):
            settle: Settle = handler(payload=job.payload, progress=progress)
        with transaction.atomic():
            if not _owned(job).update(
                state=JobState.DONE, lease_until=None, finished_at=timezone.now()
            ):
                return False  # too slow: the lease ran out and somebody else has it
            settle()
    except (Hopeless, Damaged) as reason:
        _give_back(job, error=str(reason), hopeless=True)
        return False
    except AWAY:
        log.warning("the database went away during job %s", job.key)
        _let_go(job)
        return False
    except Exception as trouble:
        log.exception("job %s failed", job.key)
        _give_back(job, error=_in_words(trouble))
        return False
    return True


def _let_go(job: Job) -> None:
    """Not the job's fault: whoever is there takes it, as soon as the database is there again.

    One that still answers was not away but full or overburdened: then the lease is the rest.
    """
    if connection.is_usable():
        return
    end = time.monotonic() + LEASE.total_seconds()
    while time.monotonic() < end:
        connection.close()
        try:
            _owned(job).update(state=JobState.WAITING, lease_until=None)
            return
        except AWAY:
            time.sleep(BACK)


@contextmanager
def _renewed(job: Job) -> Iterator[None]:
    """Renew the lease while the block works, also where the work tells no progress."""
    over = threading.Event()
    beside = threading.Thread(target=_renew, args=(job, over), daemon=True)
    beside.start()
    try:
        yield
    finally:
        over.set()
        beside.join(LEASE.total_seconds())


def _renew(job: Job, over: threading.Event) -> None:
    """Until the work is over; a job that hangs is given back as failed."""
    end = time.monotonic() + LONGEST.total_seconds()
    while not over.wait(LEASE.total_seconds() / 4):
        try:
            if time.monotonic() > end:
                log.error("job %s hangs; it is given back", job.key)
                _give_back(job, error=TOO_LONG)
                return
            _owned(job).update(lease_until=timezone.now() + LEASE)
        except AWAY:
            log.warning("the lease of job %s could not be renewed", job.key)
        finally:
            connection.close()


def _in_words(trouble: Exception) -> str:
    if isinstance(trouble, OSError):
        return "Máy chủ không ghi được tệp (có thể đã đầy ổ đĩa). Hãy báo kỹ thuật viên."
    return "Máy chủ gặp lỗi khi lập tệp. Hãy thử lại; nếu vẫn lỗi, báo kỹ thuật viên."


def _give_back(job: Job, *, error: str, hopeless: bool = False) -> None:
    """Count a failure; wait longer after each, and after the last one wait no more."""
    failures = job.failures + 1
    over = hopeless or failures >= MOST_FAILURES
    _owned(job).update(
        state=JobState.FAILED if over else JobState.WAITING,
        failures=failures,
        # The sweep leaves the row alone until then.
        lease_until=None if over else timezone.now() + _rest(failures),
        finished_at=timezone.now() if over else None,
        error=error[:500],
    )


def _rest(failures: int) -> timedelta:
    return timedelta(seconds=RESTS[min(failures, len(RESTS)) - 1])


def retry(job: Job) -> None:
    """Give a failed job its attempts back."""
    Job.objects.filter(pk=job.pk, state=JobState.FAILED).update(
        state=JobState.WAITING,
        attempts=0,
        failures=0,
        error="",
        finished_at=None,
        lease_until=None,
    )


def bury() -> int:
    """Fail what its workers died of too often."""
    return (
        Job.objects.takeable(timezone.now())
        .died_of(deaths=MOST_DEATHS)
        .update(
            state=JobState.FAILED,
            finished_at=timezone.now(),
            error="Việc này dừng giữa chừng nhiều lần. Hãy thử lại hoặc báo kỹ thuật viên.",
        )
    )


def waiting_ids() -> list[int]:
    """What should be taken now, oldest first."""
    due = Job.objects.due(timezone.now()).worth_trying(deaths=MOST_DEATHS)
    return list(due.order_by("pk").values_list("pk", flat=True)[:100])
