"""Many hands at once and hands that die: jobs, slips, steps in real transactions (D1, P2, R5)."""

import multiprocessing
import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import settings as site
from django.core.management import call_command
from django.db import connection, connections
from django.utils import timezone

from accounts.audit import broken_links
from accounts.enums import Permission, Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from conferences import actions, jobs
from conferences.enums import JobState
from conferences.models import AccessLink, Job
from conferences.workflow import Move, advance
from nominations.models import Nomination
from tests import make, needs
from tests.conferences.handlers import HANDLERS, settled
from tests.patience import PATIENCE, until
from tests.racing import at_once, without_audit_triggers

pytestmark = pytest.mark.django_db(transaction=True)
SEND = Move(
    name="submit", label="Gửi hồ sơ", sources=frozenset({"draft"}), target="submitted",
    permission=Permission.NOMINATION_WRITE,
)  # fmt: skip


@pytest.fixture(autouse=True, scope="module")
def _emptied_afterwards(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


@pytest.fixture(autouse=True)
def _handlers(settings):
    settings.JOB_HANDLERS = HANDLERS


def wish(key="viec-1", kind="write"):
    return jobs.wish(kind=kind, key=key, payload={"name": key})


def test_eight_threads_claim_one_job_and_one_gets_it():
    job = wish()

    claimed = at_once(lambda _: jobs.claim(job.pk), list(range(8)), workers=8)

    assert sum(found is not None for found in claimed) == 1
    assert Job.objects.get().attempts == 1


def test_eight_threads_run_twenty_jobs_and_each_is_done_once():
    """D4: every bell rings in every thread, every effect happens once."""
    pks = [wish(f"viec-{n}").pk for n in range(20)]

    done = at_once(jobs.run, pks * 8, workers=8)

    assert done.count(True) == 20
    assert [settled(f"viec-{n}") for n in range(20)] == [1] * 20
    assert set(Job.objects.values_list("state", "attempts")) == {(JobState.DONE, 1)}


def test_ten_wishes_at_once_are_one_job():
    """R4."""
    pks = at_once(lambda _: wish().pk, list(range(10)), workers=10)

    assert len(set(pks)) == 1


def test_the_runner_does_all_that_waits_and_stops():
    done = [wish(f"viec-{n}") for n in range(3)]
    failing = wish("viec-x", "fail")

    call_command("runner", "--once")

    assert [settled(job.key) for job in done] == [1, 1, 1]
    failing.refresh_from_db()
    assert (failing.state, failing.attempts) == (JobState.WAITING, 1)
    assert jobs.waiting_ids() == []


def test_the_runner_ends_when_asked_to():
    """D12: SIGTERM between two jobs ends it cleanly."""
    environment = os.environ | database() | {"DJANGO_SETTINGS_MODULE": "honoree_conf.settings_test"}
    runner = subprocess.Popen(
        [sys.executable, "manage.py", "runner"], cwd=site.BASE_DIR, env=environment
    )
    job = wish("viec-cua-bo-chay", "khong-co")  # its settings know no such kind: one try is enough
    until(lambda: Job.objects.get(pk=job.pk).attempts > 0, what="the first try")

    runner.send_signal(signal.SIGTERM)

    assert runner.wait(timeout=PATIENCE) == 0


def test_a_runner_killed_in_the_middle_of_a_job_loses_nothing():
    """D1: kill -9 while it works; the lease runs out, the next runner does it, once."""
    environment = os.environ | database()
    environment["DJANGO_SETTINGS_MODULE"] = "tests.conferences.worker_settings"
    command = [sys.executable, "manage.py", "runner", "--once"]
    job = wish("viec-giet", "die")

    killed = subprocess.run(
        command, cwd=site.BASE_DIR, env=environment, timeout=PATIENCE, check=False
    )
    job.refresh_from_db()
    held = (job.state, job.attempts, settled("viec-giet"))
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    again = subprocess.run(
        command, cwd=site.BASE_DIR, env=environment, timeout=PATIENCE, check=False
    )

    assert (killed.returncode, again.returncode) == (-signal.SIGKILL, 0)
    assert held == (JobState.RUNNING, 1, 0)
    job.refresh_from_db()
    assert (job.state, job.attempts, settled("viec-giet")) == (JobState.DONE, 2, 1)


def test_a_lease_is_renewed_while_the_work_tells_nothing(monkeypatch):
    """Issue 7, C18: short leases, long work, and still nobody takes it away."""
    monkeypatch.setattr(jobs, "LEASE", timedelta(seconds=1))
    job = wish("viec-lau", "work_long")

    assert jobs.run(job.pk) is True

    job.refresh_from_db()
    assert (job.state, job.attempts, settled("viec-lau")) == (JobState.DONE, 1, 1)


def test_a_job_that_hangs_is_given_back_as_a_failure(monkeypatch):
    """Issue 7, C18: the renewing has a bound; what comes too late writes nothing."""
    monkeypatch.setattr(jobs, "LEASE", timedelta(seconds=1))
    monkeypatch.setattr(jobs, "LONGEST", timedelta(0))
    job = wish("viec-treo", "hang")

    assert jobs.run(job.pk) is False

    job.refresh_from_db()
    assert (job.state, job.attempts, job.failures) == (JobState.WAITING, 1, 1)
    assert (job.error, settled("viec-treo")) == (
        "Máy chủ làm việc này quá lâu nên đã dừng. Hãy thử lại; nếu vẫn lỗi, báo kỹ thuật viên.",
        0,
    )


def test_what_a_lost_database_interrupted_is_given_back_once_it_is_there_again():
    """Issue 7, C18: nobody waits for the lease of a worker that still lives."""
    needs.postgresql(because="SQLite has no server that could be restarted")
    job = wish("viec-dut", "outlive_the_server")

    assert jobs.run(job.pk) is False

    job.refresh_from_db()
    assert (job.state, job.attempts, job.failures, job.lease_until) == (
        JobState.WAITING, 1, 0, None,
    )  # fmt: skip
    assert jobs.waiting_ids() == [job.pk]
    assert jobs.run(job.pk) is True
    assert settled("viec-dut") == 1


def test_the_runner_outlives_its_database_connection(tmp_path):
    """Issue 7, C18: a restart of PostgreSQL ended the runner, and with it the site."""
    needs.postgresql(because="SQLite has no server that could be restarted")
    environment = os.environ | database() | {"DJANGO_SETTINGS_MODULE": "honoree_conf.settings_test"}
    runner = subprocess.Popen(
        [sys.executable, "manage.py", "runner"], cwd=site.BASE_DIR, env=environment
    )
    first = wish("viec-truoc", "khong-co")  # its settings know no such kind: one try is enough
    until(lambda: Job.objects.get(pk=first.pk).attempts > 0, what="the first try")

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    second = wish("viec-sau", "khong-co")

    until(lambda: Job.objects.get(pk=second.pk).attempts > 0, what="the second")
    runner.send_signal(signal.SIGTERM)
    assert runner.wait(timeout=PATIENCE) == 0


def database():
    """The environment of a process that works on the test's own database."""
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        return {"DATABASE_URL": f"sqlite:///{found['NAME']}"}
    address = f"{found['HOST']}:{found['PORT']}/{found['NAME']}"
    return {"DATABASE_URL": f"postgres://{found['USER']}:{found['PASSWORD']}@{address}"}


def _send_and_die(code, username):
    from accounts.models import User

    connection.ensure_connection()
    dossier = Nomination.objects.get(code=code)
    # No clean-up, no rollback: as with a power cut between the change and its event.
    dies = replace(SEND, effects=(lambda step: os._exit(9),))
    advance(dossier, dies, by=User.objects.get(username=username), at=make.AT)


def test_a_crash_between_change_and_event_writes_neither():
    """P2: the process is gone in the middle of the step."""
    draft = make.nomination(state="draft")
    head = make.user(unit=draft.unit)
    connections.close_all()

    child = multiprocessing.get_context("fork").Process(
        target=_send_and_die, args=(draft.code, head.username)
    )
    child.start()
    child.join(PATIENCE)

    assert child.exitcode == 9
    draft.refresh_from_db()
    assert draft.state == "draft"
    assert AuditEvent.objects.of_action("submit").count() == 0
    advance(draft, SEND, by=head, at=make.AT)
    assert AuditEvent.objects.of_action("submit").count() == 1


def test_ten_people_make_one_step_and_one_succeeds():
    """R5: one winner, one event; the others hear that somebody was faster."""
    draft = make.nomination(state="draft")
    head = make.user(unit=draft.unit)

    def send(_):
        dossier = Nomination.objects.select_related("unit__commune", "conference").get()
        try:
            advance(dossier, SEND, by=head, at=make.AT)
        except Refused:
            return False
        return True

    assert at_once(send, list(range(10)), workers=10).count(True) == 1
    assert AuditEvent.objects.of_action("submit").count() == 1
    assert list(broken_links("11086")) == []


def test_two_people_print_the_same_slips_and_each_unit_keeps_one():
    units = [make.unit(name=f"Thôn số {n}") for n in range(4)]
    conference, by = make.conference(), make.user(role=Role.CULTURE_OFFICE)

    def issue(_):
        tokens = {unit: actions.new_token() for unit in units}
        actions.issue_links(conference=conference, tokens=tokens, by=by, at=make.AT)

    at_once(issue, list(range(4)), workers=4)

    open_links = AccessLink.objects.filter(revoked_at=None).values_list("unit_id", flat=True)
    assert sorted(open_links) == sorted(unit.pk for unit in units)
    assert AccessLink.objects.count() == 16
    assert list(broken_links("11086")) == []
