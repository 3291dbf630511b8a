"""Settings of the real Celery worker that the tests start: theirs, and the tests' own jobs."""

from honoree_conf.settings_test import *  # noqa: F403  settings are meant to be taken whole
from tests.conferences.handlers import HANDLERS

JOB_HANDLERS = HANDLERS
