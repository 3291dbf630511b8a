"""Disks that fill up, jobs that always fail, figures that change meanwhile (D7, D8)."""

import errno
import os
import tempfile
import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.storage import PAPERS, Stored
from conferences import jobs
from conferences.enums import JobState
from conferences.models import Job
from delegates.facts import delegate_rows
from delegates.models import Delegate
from reports import actions
from reports.enums import ReportFormat
from reports.models import ReportFile
from tests import make
from tests.patience import PATIENCE
from tests.racing import without_audit_triggers

XLSX, PDF = ReportFormat.XLSX, ReportFormat.PDF


@pytest.fixture
def office():
    return make.user(role="culture_office", commune=make.commune())


def ask(office, *, kind="role_models", written=XLSX, reason="Trình ký"):
    conference = make.conference()
    return actions.ask_for(
        conference, kind=kind, format=written, reason=reason, by=office, at=make.AT
    )


# --- D7 ------------------------------------------------------------------------------------------


class FullDisk:
    """A file on a disk with no room left: takes half of what is written, then refuses."""

    def __init__(self, file):
        self.file = file

    def __enter__(self):
        return self

    def __exit__(self, *trouble):
        self.file.close()

    def write(self, data):
        self.file.write(data[: len(data) // 2])
        self.file.flush()
        raise OSError(errno.ENOSPC, "No space left on device")


def full(*words, **more):
    raise OSError(errno.ENOSPC, "No space left on device")


def fill(monkeypatch, moment):
    if moment == "half written":
        real = os.fdopen
        monkeypatch.setattr(os, "fdopen", lambda *a, **k: FullDisk(real(*a, **k)))
    elif moment == "no name free":
        monkeypatch.setattr(tempfile, "mkstemp", full)
    else:
        monkeypatch.setattr(os, {"not synced": "fsync", "not renamed": "replace"}[moment], full)


@pytest.mark.django_db
@pytest.mark.parametrize("written", [PDF, XLSX])
@pytest.mark.parametrize("moment", ["no name free", "half written", "not synced", "not renamed"])
def test_a_full_disk_leaves_no_file_whole_or_half(office, settings, monkeypatch, written, moment):
    """D7: the words say what to do, nothing claims to be built; with room again it works."""
    report = ask(office, written=written)

    with monkeypatch.context() as patched:
        fill(patched, moment)
        assert jobs.run(report.job_id) is False

    job, kept = Job.objects.get(pk=report.job_id), ReportFile.objects.get(pk=report.pk)
    assert list(settings.REPORT_ROOT.iterdir()) == []
    assert (job.state, "đầy ổ đĩa" in job.error) == (JobState.WAITING, True)
    assert (kept.file, kept.sha256, kept.built_at) == ("", "", None)
    assert not AuditEvent.objects.filter(action="build_report").exists()

    assert jobs.run(report.job_id) is True
    assert len(list(settings.REPORT_ROOT.iterdir())) == 1


def test_what_a_killed_worker_left_half_written_is_swept_later(tmp_path, settings):
    """D1: only what nobody can still be writing."""
    settings.REPORT_ROOT = tmp_path
    old, fresh = tmp_path / ".xa.part", tmp_path / ".gan.part"
    for path in (old, fresh):
        path.write_bytes(b"%PDF")
    os.utime(old, (0, 0))

    Stored(key="a.pdf", where=PAPERS).write_bytes(b"%PDF-1.7")

    assert sorted(path.name for path in tmp_path.iterdir()) == [".gan.part", "a.pdf"]


# --- D8 ------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_what_always_fails_rests_longer_each_time_then_is_given_up(office, sign_in, monkeypatch):
    """D8: five tries with growing rests; others go ahead meanwhile; then "Thử lại" works."""
    bad, good = ask(office, written=PDF), ask(office)
    now = [timezone.now()]
    monkeypatch.setattr("django.utils.timezone.now", lambda: now[0])
    rests = []

    with monkeypatch.context() as patched:
        patched.setattr("reports.catalogue.render_pdf", lambda html, *, base: 1 / 0)
        for attempt in range(1, jobs.MOST_FAILURES + 1):
            assert bad.job_id in jobs.waiting_ids()
            jobs.run(bad.job_id)
            job = Job.objects.get(pk=bad.job_id)
            assert job.attempts == attempt
            if attempt == 1:
                assert jobs.waiting_ids() == [good.job_id]
                assert jobs.run(good.job_id) is True
            if job.state == JobState.WAITING:
                rests.append((job.lease_until - now[0]).total_seconds())
                now[0] = job.lease_until + timedelta(seconds=1)

    assert rests == [5, 20, 60, 180]
    assert (job.state, jobs.waiting_ids()) == (JobState.FAILED, [])
    client = sign_in(office)
    page = client.get(reverse("reports:file", args=[bad.pk])).content.decode()
    assert "Máy chủ gặp lỗi khi lập tệp. Hãy thử lại" in page
    assert "ZeroDivisionError" not in page

    client.post(reverse("reports:retry", args=[bad.pk]))
    assert jobs.run(bad.job_id) is True


# --- One moment ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def real_rows(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


@pytest.mark.django_db(transaction=True)
def test_figures_are_of_one_moment_while_others_write(real_rows, office):
    """Somebody joins the roll between two queries of one paper: the paper does not see it."""
    conference = make.conference()
    make.delegate(conference=conference)
    make.user(role=Role.COUNCIL_OFFICE)

    def join():
        make.delegate(conference=conference)
        connection.close()

    other = threading.Thread(target=join)
    with actions.one_moment():
        before = len(delegate_rows(conference))
        other.start()
        # On SQLite the other one waits for us, so we do not wait for it long.
        other.join(PATIENCE if connection.vendor == "postgresql" else 1)
        after = len(delegate_rows(conference))
    other.join()

    assert (before, after, Delegate.objects.count()) == (1, 1, 2)
