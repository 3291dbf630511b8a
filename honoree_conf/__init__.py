"""The project: settings, addresses, the Celery app and the demo conference; no models, no views."""

from honoree_conf.celery import app as celery_app

__all__ = ["celery_app"]
