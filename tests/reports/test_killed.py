"""Workers that die while they work: nothing lost, nothing twice, nothing half (D1, D2)."""

import contextlib
import hashlib
import socket
import subprocess

import pytest
from kombu import pools

from accounts.models import AuditEvent
from bench.services import free_port
from conferences import jobs
from conferences.enums import JobState
from conferences.models import Job
from honoree_conf.celery import app
from reports import actions
from reports.models import ReportFile
from tests import lots, make, needs
from tests.patience import until
from tests.racing import without_audit_triggers
from tests.reports import rows, workers

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
# Each run kills anew: within few commits they are more than twenty; script/test faults: 100.
KILLS = 20 if lots.WHOLE else 4


@pytest.fixture(autouse=True, scope="module")
def _history_may_be_emptied_between_tests(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


@pytest.fixture
def office():
    rows.small_conference()
    return make.user(role="culture_office", commune=make.commune())


def ask(office, number, *, kind="awards", written="pdf"):
    return actions.ask_for(
        make.conference(), kind=kind, format=written, reason=f"lần {number}", by=office, at=make.AT
    )


def being_drawn(but):
    """A job whose figures are gathered and whose paper is being drawn, not killed before."""
    return Job.objects.filter(state=JobState.RUNNING, progress=1).exclude(pk__in=but).first()


def all_done():
    return not Job.objects.exclude(state=JobState.DONE).exists()


def assert_each_done_once(folder):
    """Every row says what its file is; one event each; no other file, whole or half."""
    reports = list(ReportFile.objects.all())
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert {report.file for report in reports} == set(files)
    assert all(
        hashlib.sha256(files[report.file]).hexdigest() == report.sha256
        and len(files[report.file]) == report.size
        for report in reports
    )
    built = AuditEvent.objects.filter(action="build_report").values_list("target_code", flat=True)
    assert sorted(built) == sorted(report.code for report in reports)


def test_a_runner_killed_while_drawing_loses_nothing(office, tmp_path, settings):
    """D1, embedded: kill -9 in the middle of so many papers, one after the other."""
    for number in range(KILLS):
        ask(office, number)
    killed = set()

    while len(killed) < KILLS:
        with workers.working("runner", data=tmp_path):
            job = until(lambda: being_drawn(killed), what="a paper being drawn")
            killed.add(job.pk)
    left_behind = Job.objects.exclude(state=JobState.DONE).count()
    with workers.working("runner", data=tmp_path):
        until(all_done, what="every paper")

    assert left_behind > 0
    assert set(Job.objects.filter(attempts__gte=2).values_list("pk", flat=True)) == killed
    assert_each_done_once(settings.REPORT_ROOT)


@pytest.mark.redis
def test_a_celery_worker_killed_while_drawing_loses_nothing(office, tmp_path, settings):
    """D1, Celery: the bell may be lost with the worker; it is rung again."""
    redis = needs.redis()
    for number in range(4):
        ask(office, number)
    killed = set()

    while len(killed) < 4:
        with workers.working("celery", data=tmp_path, redis=redis):
            workers.ring_again()
            job = until(lambda: being_drawn(killed), what="a paper being drawn")
            killed.add(job.pk)

    def swept_and_done():
        workers.ring_again()
        return all_done()

    with workers.working("celery", data=tmp_path, redis=redis):
        until(swept_and_done, what="every paper")

    assert Job.objects.filter(pk__in=killed, attempts__gte=2).count() == 4
    assert_each_done_once(settings.REPORT_ROOT)


# --- D2 ------------------------------------------------------------------------------------------


@contextlib.contextmanager
def broker(port, folder):
    """A Redis of the test's own, to be stopped as it pleases."""
    words = ("--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", str(folder))
    server = subprocess.Popen(
        ["redis-server", "--port", str(port), *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until(lambda: answers(port), what="Redis")
        yield
    finally:
        server.kill()
        server.wait()


def answers(port):
    with socket.socket() as door:
        return door.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def port(settings, tmp_path):
    """Where Celery of this test looks for its broker; put back afterwards."""
    needs.program("redis-server", to="stop it while people send")
    before, port = app.conf.broker_url, free_port()
    settings.REDIS_URL = app.conf.broker_url = f"redis://127.0.0.1:{port}/0"
    forget_broker()
    yield port
    app.conf.broker_url = before
    forget_broker()


def forget_broker():
    """Celery keeps its connections by address; a new address needs new ones."""
    pools.reset()
    app._after_fork()


@pytest.mark.redis
def test_redis_stopped_while_people_send(office, sign_in, port, tmp_path, settings):
    """D2: everybody is answered, no wish is lost, all are done once Redis is back."""
    client = sign_in(office)

    def send(numbers):
        for number in numbers:
            wish = {"format": "xlsx", "reason": f"lần {number}", "of_nobody": "on"}
            yield client.post("/van-ban/lap/role_models/", wish).status_code

    with broker(port, tmp_path):
        first = list(send(range(20)))
    gone = list(send(range(20, 80)))
    waiting = Job.objects.filter(state=JobState.WAITING).count()
    with broker(port, tmp_path):
        back = list(send(range(80, 100)))
        with workers.working("celery", data=tmp_path, redis=settings.REDIS_URL):
            workers.ring_again()
            until(all_done, what="every paper")

    assert first + gone + back == [302] * 100
    assert waiting == 80
    assert Job.objects.filter(state=JobState.DONE, attempts=1).count() == 100
    assert_each_done_once(settings.REPORT_ROOT)


def test_a_worker_that_dies_every_time_is_given_up_and_said(office):
    """D1, D8: after the tenth death the row fails with words; nobody waits for ever."""
    report = ask(office, 1)
    Job.objects.filter(pk=report.job_id).update(
        state=JobState.RUNNING, attempts=jobs.MOST_DEATHS, lease_until=make.AT
    )

    assert jobs.bury() == 1

    job = Job.objects.get(pk=report.job_id)
    assert (job.state, "dừng giữa chừng" in job.error) == (JobState.FAILED, True)
    assert jobs.run(report.job_id) is False
