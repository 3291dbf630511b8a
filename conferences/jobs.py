"""The only mechanism of background work: claim a row, do it, settle it; twice changes nothing.

Leases use the machine's clock, never the demo's. A killed worker loses nothing: its lease runs out
and another takes the row.
"""

import logging
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.module_loading import import_string

from conferences.enums import JobState
from conferences.models import Job

LEASE = timedelta(seconds=150)
MOST_ATTEMPTS = 5
RESTS = (5, 20, 60, 180)  # seconds after the first, second … failure
log = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
Settle = Callable[[], None]


class Hopeless(Exception):
    """The work can never succeed; its text, in Vietnamese, is shown to the person who asked."""


def wish(*, kind: str, key: str, payload: dict[str, Any], now: datetime | None = None) -> Job:
    """Write a waiting job; the same key twice is one job."""
    job, _ = Job.objects.get_or_create(
        key=key,
        defaults={"kind": kind, "payload": payload, "created_at": now or timezone.now()},
    )
    return job


def claim(job_id: int) -> Job | None:
    """Take one job if nobody holds it; None when somebody does or it is over."""
    now, owner = timezone.now(), secrets.token_hex(16)
    taken = (
        Job.objects.takeable(now)
        .filter(pk=job_id, attempts__lt=MOST_ATTEMPTS)
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
        settle: Settle = handler(payload=job.payload, progress=progress)
        with transaction.atomic():
            if not _owned(job).update(
                state=JobState.DONE, lease_until=None, finished_at=timezone.now()
            ):
                return False  # too slow: the lease ran out and somebody else has it
            settle()
    except Hopeless as reason:
        _give_back(job, error=str(reason), failed=True)
        return False
    except Exception as trouble:
        log.exception("job %s failed", job.key)
        _give_back(job, error=_in_words(trouble), failed=job.attempts >= MOST_ATTEMPTS)
        return False
    return True


def _in_words(trouble: Exception) -> str:
    if isinstance(trouble, OSError):
        return "Máy chủ không ghi được tệp (có thể đã đầy ổ đĩa). Hãy báo kỹ thuật viên."
    return "Máy chủ gặp lỗi khi lập tệp. Hãy thử lại; nếu vẫn lỗi, báo kỹ thuật viên."


def _give_back(job: Job, *, error: str, failed: bool) -> None:
    _owned(job).update(
        state=JobState.FAILED if failed else JobState.WAITING,
        # Wait longer after each failure; the sweep leaves the row alone until then.
        lease_until=None if failed else timezone.now() + _rest(job.attempts),
        finished_at=timezone.now() if failed else None,
        error=error[:500],
    )


def _rest(attempts: int) -> timedelta:
    return timedelta(seconds=RESTS[min(attempts, len(RESTS)) - 1])


def retry(job: Job) -> None:
    """Give a failed job its attempts back."""
    Job.objects.filter(pk=job.pk, state=JobState.FAILED).update(
        state=JobState.WAITING, attempts=0, error="", finished_at=None, lease_until=None
    )


def bury() -> int:
    """Fail what used up its attempts with a worker that died each time."""
    return (
        Job.objects.takeable(timezone.now())
        .filter(attempts__gte=MOST_ATTEMPTS)
        .update(
            state=JobState.FAILED,
            finished_at=timezone.now(),
            error="Việc này dừng giữa chừng nhiều lần. Hãy thử lại hoặc báo kỹ thuật viên.",
        )
    )


def waiting_ids() -> list[int]:
    """What should be taken now, oldest first."""
    due = Job.objects.due(timezone.now()).filter(attempts__lt=MOST_ATTEMPTS)
    return list(due.order_by("pk").values_list("pk", flat=True)[:100])
