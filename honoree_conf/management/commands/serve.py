"""Serves the site: settings and application given to the web server."""

import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.template.loader import get_template
from django.urls import resolve

from honoree_conf import bodies
from honoree_conf.wsgi import application
from serving import front


class Command(BaseCommand):
    help = "Chạy máy chủ web (LISTEN, PORT, BEHIND_PROXY)."
    requires_system_checks: tuple[str, ...] = ()

    def handle(self, *args: Any, **options: Any) -> None:
        listen = f"{settings.LISTEN}:{settings.PORT}"
        connections.close_all()  # none is shared with the processes that are made of this one
        # Views and pages are read now, once for all processes, not while the first person waits.
        resolve("/")
        folder = settings.BASE_DIR / "templates"
        for page in folder.rglob("*.html"):
            get_template(page.relative_to(folder).as_posix())
        try:
            front.serve(
                application,
                limit=bodies.limit,
                listen=listen,
                behind_proxy=settings.BEHIND_PROXY,
                processes=settings.WEB_PROCESSES,
            )
        except OSError as taken:
            name = os.strerror(taken.errno) if taken.errno else str(taken)
            raise CommandError(f"Không mở được cổng {listen} ({name}).") from taken
