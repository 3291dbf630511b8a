"""The only place for the Celery app and its beat schedule; used when REDIS_URL is set."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "honoree_conf.settings")

app = Celery("honoree")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
# A lost bell is found by the sweep: rows are the truth.
app.conf.beat_schedule = {
    "sweep-waiting-jobs": {"task": "conferences.tasks.sweep", "schedule": 30.0},
}
