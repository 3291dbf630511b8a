"""Where a test says what it cannot do without; nothing is left out in silence.

A missing program leaves a test out, and is a failure with HONOREE_REQUIRE_ALL=1. What one of the
two databases cannot do by its nature is counted apart and never a failure: the other one does it.
"""

import os
import shutil

import pytest
from django.conf import settings
from django.db import connection

BY_ENGINE = "engine: "  # script/test counts these apart


def program(name: str, *, to: str) -> str:
    """The path of a program of the machine."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"needs the program {name}, {to}")
    return found


def chromium(*, to: str) -> str:
    """The path of Chromium; without its own windows (chromium-headless-shell) where there is one.

    The same pages are drawn the same way, but nothing of the browser's own face is beside them.
    """
    return shutil.which("chromium-headless-shell") or program("chromium", to=to)


def postgresql(*, because: str) -> None:
    """What SQLite has no such thing as."""
    if connection.vendor != "postgresql":
        pytest.skip(f"{BY_ENGINE}{because}")


def sqlite(*, because: str) -> None:
    """What PostgreSQL decides by what the tables hold."""
    if connection.vendor != "sqlite":
        pytest.skip(f"{BY_ENGINE}{because}")


def redis() -> str:
    """The address of a Redis; beside SQLite the embedded runner works, and there is none."""
    if not settings.REDIS_URL:
        why = "needs Redis: REDIS_URL is not set"
        pytest.skip(why if connection.vendor == "postgresql" else BY_ENGINE + why)
    return settings.REDIS_URL


def judged(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a test that was left out into a failure when everything is required to run."""
    if os.environ.get("HONOREE_REQUIRE_ALL") != "1":
        return
    if not report.skipped or hasattr(report, "wasxfail"):
        return
    why = str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
    if BY_ENGINE not in why:
        report.outcome = "failed"
        report.longrepr = f"HONOREE_REQUIRE_ALL=1, and this was left out: {why}"
