"""Starts and kills workers in processes of their own, on the database of the test."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

from conferences import jobs, tasks


def database_url() -> str:
    """The address of the test's own database, as the environment of a worker says it."""
    here = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{here['NAME']}"
    password = f":{here['PASSWORD']}" if here["PASSWORD"] else ""
    return (
        f"postgres://{here['USER']}{password}@{here['HOST']}:{here['PORT'] or 5432}/{here['NAME']}"
    )


def start(what: str, *, data: Path, redis: str = "") -> subprocess.Popen:
    """A worker as leader of its own group, so that its children can be killed with it."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": os.environ.get("HOME", "/"),
        "DATA_DIR": str(data),
        "TMPDIR": str(data),  # what is killed with its child leaves that folder to the next one
        "DATABASE_URL": database_url(),
        "SECRET_KEY": "chi-de-thu",
        "LOG_LEVEL": "CRITICAL",
    }
    if redis:
        environment["REDIS_URL"] = redis
    return subprocess.Popen(
        [sys.executable, "-m", "tests.reports.short_lease", what],
        cwd=settings.BASE_DIR,
        env=environment,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def ring_again() -> None:
    """Bells for whatever waits, as if the first had been lost."""
    for job_id in jobs.waiting_ids():
        tasks.run.delay(job_id=job_id)


def kill(worker: subprocess.Popen, number: int = signal.SIGKILL) -> None:
    """End a worker and everything it started."""
    if worker.poll() is None:
        os.killpg(worker.pid, number)
    worker.wait()


@contextmanager
def working(what: str, *, data: Path, redis: str = "") -> Iterator[subprocess.Popen]:
    """A worker for the length of a block."""
    worker = start(what, data=data, redis=redis)
    try:
        yield worker
    finally:
        kill(worker)
