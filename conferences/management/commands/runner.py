"""Does waiting jobs one after the other: the embedded worker, no broker needed."""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from conferences import jobs


class Command(BaseCommand):
    help = "Làm các việc nền đang chờ (bản nhúng, không cần Redis)."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--once", action="store_true", help="làm hết việc đang chờ rồi dừng")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        stop = threading.Event()
        if not once:
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: stop.set())
        while not stop.is_set():
            close_old_connections()
            jobs.bury()
            waiting = jobs.waiting_ids()
            for job_id in waiting:
                jobs.run(job_id)
                if stop.is_set():
                    return
            if once and not waiting:
                return
            stop.wait(0.1 if waiting else 0.5)
