"""Does waiting jobs one after the other: the embedded worker, and the sweep beside Celery's."""

import faulthandler
import logging
import signal
import sys
import threading
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import close_old_connections, connection

from conferences import jobs, rounds, tasks

PAUSE = 0.5  # seconds between two looks at the rows
FEW = 3  # jobs a look: a lease that ran out meanwhile, of an older job, is not overlooked
AWAY = 0.3  # while the database is away
HUNG = jobs.LONGEST.total_seconds() + 15  # a job that does not even let its lease be given back
log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Làm các việc nền đang chờ; bên cạnh Celery: làm việc mà không tiến trình nào nhận."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--once", action="store_true", help="làm hết việc đang chờ rồi dừng")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        stop = threading.Event()
        if once:
            rounds.go_round()
            while self._round(stop):
                pass
            return
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        if settings.REDIS_URL:
            threading.Thread(target=tasks.keep_ringing, args=(stop,), daemon=True).start()
        away, again = False, time.monotonic()
        while not stop.is_set():
            try:
                if time.monotonic() >= again:
                    close_old_connections()
                    again = time.monotonic() + rounds.EVERY
                    rounds.go_round()
                pause = 0.1 if self._round(stop) else PAUSE
                away = False
            except jobs.AWAY as trouble:
                if not away:  # said once, however long it takes
                    log.warning("no database (%s); the runner waits", type(trouble).__name__)
                connection.close()
                pause, away = AWAY, True
            stop.wait(pause)

    def _round(self, stop: threading.Event) -> bool:
        """Do what is due now; False when there was nothing."""
        close_old_connections()
        jobs.bury()
        waiting = jobs.waiting_ids()[:FEW]
        for job_id in waiting:
            # Works even where the interpreter is stuck; whoever keeps the runner starts it again.
            faulthandler.dump_traceback_later(HUNG, exit=True, file=sys.__stderr__ or sys.stderr)
            try:
                jobs.run(job_id)
            finally:
                faulthandler.cancel_dump_traceback_later()
            if stop.is_set():
                break
        return bool(waiting)
