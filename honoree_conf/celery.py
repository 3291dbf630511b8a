"""The Celery app; used when REDIS_URL is set."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "honoree_conf.settings")

app = Celery("honoree")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
