"""Settings of the workers that the tests start: the tests' own, and the tests' own jobs."""

from honoree_conf.settings_test import *  # noqa: F403  settings are meant to be taken whole

JOB_HANDLERS = {name: f"tests.conferences.handlers.{name}" for name in ("write", "fail", "die")}
