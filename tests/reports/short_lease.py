"""Runs a worker whose leases last two seconds: `python -m tests.reports.short_lease runner`.

What is killed in a test comes back after two seconds instead of twenty; everything
else is the worker as it is.
"""

import os
import sys
from datetime import timedelta

import django

LEASE = timedelta(seconds=2)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "honoree_conf.settings")
    django.setup()
    from conferences import jobs

    jobs.LEASE = LEASE
    if sys.argv[1] == "runner":
        from django.core.management import call_command

        call_command("runner")
    else:
        from honoree_conf.celery import app

        words = ("worker", "--concurrency", "1", "--loglevel", "warning", "--without-gossip")
        app.worker_main([*words, "--without-mingle", "--without-heartbeat"])


if __name__ == "__main__":
    main()
