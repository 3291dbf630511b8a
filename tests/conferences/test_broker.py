"""Bells over a real broker: they may be lost, the rows may not (D2)."""

import os
import socket
import subprocess
import sys
import threading

import pytest
import redis as client
from django.conf import settings as site

from bench.services import free_port
from conferences import jobs, tasks
from conferences.enums import JobState
from conferences.models import Job
from honoree_conf import celery_app
from tests import needs
from tests.conferences.handlers import settled
from tests.conferences.test_races import database
from tests.patience import PATIENCE, does_not_hang, until
from tests.racing import without_audit_triggers

pytestmark = pytest.mark.django_db(transaction=True)
HUNG = 40  # seconds: ten times what our limits leave a mute broker


@pytest.fixture(autouse=True, scope="module")
def _emptied_afterwards(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


def wishes(name, count):
    keys = [f"{name}-{n}" for n in range(count)]
    return [jobs.wish(kind="write", key=key, payload={"name": key}) for key in keys]


class OwnRedis:
    """A Redis of the test's own, which may be stopped and started again."""

    def __init__(self, directory):
        self.port, self.directory, self.process = free_port(), directory, None
        self.url = f"redis://127.0.0.1:{self.port}/0"

    def start(self):
        server = needs.program("redis-server", to="stop it")
        self.process = subprocess.Popen(
            [server, "--port", str(self.port), "--bind", "127.0.0.1", "--save", "",
             "--dir", str(self.directory)],
            stdout=subprocess.DEVNULL,
        )  # fmt: skip
        until(self.answers, what="Redis")

    def answers(self):
        with socket.socket() as door:
            return door.connect_ex(("127.0.0.1", self.port)) == 0

    def stop(self):
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None


@pytest.fixture
def ringing_to(settings):
    """Point this process's bells at an address, and forget every connection afterwards."""

    def forget():
        celery_app.amqp._producer_pool = None
        celery_app._pool = None

    before = celery_app.conf.broker_url

    def point(url):
        settings.REDIS_URL = celery_app.conf.broker_url = url
        forget()

    yield point
    celery_app.conf.broker_url = before
    forget()


@pytest.fixture
def worker(tmp_path):
    """Start the real Celery worker on the test's database, as production does."""
    started = []

    def start(url):
        environment = os.environ | database()
        environment |= {
            "REDIS_URL": url, "DJANGO_SETTINGS_MODULE": "tests.conferences.worker_settings",
        }  # fmt: skip
        with (tmp_path / "worker.log").open("wb") as log:
            started.append(
                subprocess.Popen(
                    [sys.executable, "-m", "celery", "-A", "honoree_conf", "worker",
                     "--pool", "solo", "--without-gossip", "--without-mingle"],
                    cwd=site.BASE_DIR, env=environment, stdout=log, stderr=subprocess.STDOUT,
                )
            )  # fmt: skip

    yield start
    for process in started:
        process.terminate()
        process.wait(PATIENCE)


def test_ringing_without_a_broker_hangs_nowhere_and_leaves_the_row(ringing_to):
    """D2: Redis is away; nothing is lost, the runner will do it. The figure is in bench/."""
    ringing_to(f"redis://127.0.0.1:{free_port()}/0")
    job = wishes("viec", 1)[0]

    does_not_hang(lambda: [tasks.ring(job.pk) for _ in range(5)])

    assert jobs.waiting_ids() == [job.pk]


@pytest.mark.slow
def test_a_broker_that_hangs_does_not_hang_us(ringing_to):
    """D3: it takes the connection and never says a word; without our limits over a minute."""
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen()
        ringing_to(f"redis://127.0.0.1:{mute.getsockname()[1]}/0")
        job = wishes("viec", 1)[0]

        does_not_hang(lambda: tasks.ring(job.pk), seconds=HUNG)

    assert jobs.waiting_ids() == [job.pk]


def done():
    return Job.objects.filter(state=JobState.DONE).count()


def ring_again():
    for job_id in jobs.waiting_ids():
        tasks.ring(job_id)


@pytest.mark.redis
@pytest.mark.slow
def test_a_real_worker_hears_the_bell(ringing_to, worker, tmp_path):
    """D4: three bells for one row are one effect."""
    needs.redis()
    redis = OwnRedis(tmp_path)
    redis.start()
    try:
        ringing_to(redis.url)
        worker(redis.url)
        job = wishes("viec", 1)[0]
        for _ in range(3):
            tasks.ring(job.pk)

        until(lambda: done() == 1, what="the job")

        assert settled("viec-0") == 1
        job.refresh_from_db()
        assert (job.state, job.attempts) == (JobState.DONE, 1)
    finally:
        redis.stop()


@pytest.mark.redis
@pytest.mark.slow
def test_redis_stops_during_a_hundred_wishes_and_none_is_lost(ringing_to, worker, tmp_path):
    """D2: everybody is answered, and all is done once Redis is back; figures are in bench/."""
    needs.redis()
    redis = OwnRedis(tmp_path)
    redis.start()
    try:
        ringing_to(redis.url)
        worker(redis.url)
        tasks.ring(wishes("truoc", 1)[0].pk)
        until(lambda: done() == 1, what="the job")
        redis.stop()

        wished = [job.pk for job in wishes("viec", 100)]
        does_not_hang(lambda: [tasks.ring(pk) for pk in wished])
        redis.start()
        ring_again()

        until(lambda: done() == 101, what="every job")
        assert [settled(f"viec-{n}") for n in range(100)] == [1] * 100
    finally:
        redis.stop()


@pytest.mark.redis
@pytest.mark.slow
def test_workers_share_what_a_killed_redis_has_forgotten(ringing_to, worker, tmp_path):
    """Issue 7, C18: the runner did the whole backlog alone, and the workers idled."""
    needs.redis()
    redis = OwnRedis(tmp_path)
    redis.start()
    stop = threading.Event()
    ringer = threading.Thread(target=tasks.keep_ringing, args=(stop,), daemon=True)
    try:
        ringing_to(redis.url)
        worker(redis.url)
        tasks.ring(wishes("truoc", 1)[0].pk)
        until(lambda: done() == 1, what="the job")
        redis.stop()
        wishes("viec", 20)  # nobody rings for them
        ringer.start()  # and it begins before Redis is back
        redis.start()

        until(lambda: done() == 21, what="every job")
        assert [settled(f"viec-{n}") for n in range(20)] == [1] * 20
    finally:
        stop.set()
        ringer.join(PATIENCE)
        redis.stop()


@pytest.mark.redis
@pytest.mark.slow
def test_the_runner_is_who_rings_again(tmp_path):
    """Issue 7, C18: nobody rang for these, and there are bells."""
    needs.redis()
    redis = OwnRedis(tmp_path)
    redis.start()
    wishes("viec", 40)
    environment = os.environ | database() | {"REDIS_URL": redis.url}
    environment["DJANGO_SETTINGS_MODULE"] = "tests.conferences.worker_settings"
    runner = subprocess.Popen(
        [sys.executable, "manage.py", "runner"], cwd=site.BASE_DIR, env=environment
    )
    try:
        until(lambda: client.Redis.from_url(redis.url).llen("celery"), what="a bell")
        until(lambda: done() == 40, what="every job")
    finally:
        runner.terminate()
        assert runner.wait(PATIENCE) == 0
        redis.stop()
