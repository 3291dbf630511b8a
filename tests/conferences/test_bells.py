"""Bells carry a row's id; whoever waits although one was rung is rung for again (D2, C18)."""

import threading
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from conferences import jobs, tasks
from conferences.enums import JobState
from conferences.models import Job

pytestmark = pytest.mark.django_db


def wish(key="viec-1"):
    return jobs.wish(kind="write", key=key, payload={"name": key})


def test_without_a_broker_ringing_leaves_the_row_to_the_runner(
    settings, django_capture_on_commit_callbacks
):
    settings.REDIS_URL = ""
    job = wish()

    with django_capture_on_commit_callbacks(execute=True) as bells:
        tasks.ring(job.pk)

    assert bells == []
    assert jobs.waiting_ids() == [job.pk]


def test_a_mute_broker_holds_a_request_four_seconds_at_most(settings):
    limits = settings.CELERY_BROKER_TRANSPORT_OPTIONS

    assert limits["socket_connect_timeout"] + limits["socket_timeout"] <= 4
    assert (limits["max_retries"], settings.CELERY_TASK_PUBLISH_RETRY) == (0, False)


@pytest.fixture
def rung(settings, monkeypatch):
    """A broker that takes bells until it is told not to; gives back what was rung."""
    heard, away = [], set()

    def delay(*, job_id):
        if job_id in away:
            raise OSError("Connection refused")
        heard.append(job_id)

    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    monkeypatch.setattr(tasks.run, "delay", delay)
    return heard, away


def test_rows_that_wait_are_rung_for_again_few_at_a_time_and_seldom(rung):
    """Issue 7, C18: a killed Redis has forgotten its bells, and the workers idled."""
    heard, _ = rung
    ids = [wish(key=f"viec-{n}").pk for n in range(10)]
    seen = {}

    assert tasks.ring_again(seen, now=100.0) is True
    assert heard == ids[:8]
    tasks.ring_again(seen, now=101.0)
    assert heard == ids
    tasks.ring_again(seen, now=104.9)
    assert heard == ids
    tasks.ring_again(seen, now=105.0)
    assert heard == ids + ids[:8]


def test_nobody_rings_for_what_is_held_rests_or_is_done(rung):
    heard, _ = rung
    held, resting, done, waits = (wish(key=f"viec-{n}") for n in range(4))
    jobs.claim(held.pk)
    Job.objects.filter(pk=resting.pk).update(lease_until=timezone.now() + timedelta(minutes=1))
    Job.objects.filter(pk=done.pk).update(state=JobState.DONE)
    seen = {done.pk: 100.0}

    tasks.ring_again(seen, now=200.0)

    assert (heard, seen) == ([waits.pk], {waits.pk: 200.0})


def test_a_broker_that_is_away_is_asked_once_and_then_left_in_peace(rung):
    heard, away = rung
    ids = [wish(key=f"viec-{n}").pk for n in range(3)]
    away.add(ids[1])
    seen = {}

    assert tasks.ring_again(seen, now=100.0) is False
    assert (heard, seen) == (ids[:1], {ids[0]: 100.0})
    away.clear()
    assert tasks.ring_again(seen, now=101.0) is True
    assert heard == ids


@pytest.mark.parametrize("trouble", [OperationalError("no database"), AttributeError("hostname")])
def test_who_rings_outlives_the_database_and_every_fault_of_the_broker(monkeypatch, trouble):
    """A thread that died would be noticed by nobody."""
    stop, looks = threading.Event(), []

    def look(rung, *, now):
        looks.append(now)
        if len(looks) == 1:
            raise trouble
        stop.set()
        return True

    monkeypatch.setattr(tasks, "LOOK", 0)
    monkeypatch.setattr(tasks, "MUTE", 0)
    monkeypatch.setattr(tasks, "ring_again", look)
    monkeypatch.setattr(tasks, "connection", Untouched())
    monkeypatch.setattr(tasks, "close_old_connections", lambda: None)

    tasks.keep_ringing(stop)

    assert len(looks) == 2


class Untouched:
    """The test's own connection is not to be closed."""

    def close(self):
        pass
