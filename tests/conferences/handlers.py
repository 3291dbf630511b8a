"""What the tests' jobs do: write one row when settled, or go wrong in a known way."""

import errno
import os
import signal
import time
from datetime import timedelta

from django.db import OperationalError, connection
from django.utils import timezone

from accounts.models import SignInFailure
from conferences import jobs
from conferences.enums import JobState
from conferences.models import Job


def settled(name):
    """How often the effect of a job was written: the tests' rows are of a table that is at hand."""
    return SignInFailure.objects.filter(account=name).count()


def write(*, payload, progress):
    """Do the work, tell how far it is, write one row when settled."""
    progress(1, 2)
    progress(2, 2)
    return lambda: SignInFailure.objects.create(account=payload["name"], at=timezone.now())


def fail(*, payload, progress):
    raise ValueError("bí mật 0912345678")


def fill_the_disk(*, payload, progress):
    raise OSError(errno.ENOSPC, "No space left on device")


def give_up(*, payload, progress):
    raise jobs.Hopeless("Không có điển hình nào để in.")


def fail_when_settled(*, payload, progress):
    def settle():
        SignInFailure.objects.create(account=payload["name"], at=timezone.now())
        raise ValueError("hỏng khi ghi")

    return settle


def too_slow(*, payload, progress):
    """The lease runs out meanwhile, and another worker takes the job and does it."""
    job = Job.objects.get(key=payload["name"])
    if job.attempts == 1:
        Job.objects.filter(pk=job.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
        assert jobs.run(job.pk) is True
    return write(payload=payload, progress=progress)


def die(*, payload, progress):
    """The first worker is killed while it works."""
    if Job.objects.get(key=payload["name"]).attempts == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return write(payload=payload, progress=progress)


def lose_the_database(*, payload, progress):
    """The database is restarted while the first one works."""
    if Job.objects.get(key=payload["name"]).attempts == 1:
        raise OperationalError("server closed the connection unexpectedly")
    return write(payload=payload, progress=progress)


def outlive_the_server(*, payload, progress):
    """The first worker's connection is cut while it works, as by a killed PostgreSQL."""
    if Job.objects.get(key=payload["name"]).attempts == 1:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
    return write(payload=payload, progress=progress)


def work_long(*, payload, progress):
    """Tells no progress until its lease was renewed twice."""
    seen = set()
    while len(seen) < 3:
        seen.add(Job.objects.get(key=payload["name"]).lease_until)
        time.sleep(0.02)
    return write(payload=payload, progress=progress)


def hang(*, payload, progress):
    """Works on and on; ends only once the row was taken from it."""
    while Job.objects.get(key=payload["name"]).state == JobState.RUNNING:
        time.sleep(0.02)
    return write(payload=payload, progress=progress)


HANDLERS = {
    name: f"tests.conferences.handlers.{name}"
    for name in (
        "write",
        "fail",
        "fill_the_disk",
        "give_up",
        "fail_when_settled",
        "too_slow",
        "die",
        "lose_the_database",
        "outlive_the_server",
        "work_long",
        "hang",
    )
}
