"""Background work as rows: claimed once, settled once, retried, buried (D1, D4, D8)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from conferences import jobs, tasks
from conferences.enums import JobState
from conferences.models import Job
from tests.conferences.handlers import HANDLERS, settled

pytestmark = [pytest.mark.django_db, pytest.mark.both]
PAST = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def _handlers(settings):
    settings.JOB_HANDLERS = HANDLERS


def wish(kind="write", key="viec-1"):
    return jobs.wish(kind=kind, key=key, payload={"name": key})


def now_is_later(job):
    """As if the rest after a failure, or a dead worker's lease, had run out."""
    Job.objects.filter(pk=job.pk).update(lease_until=timezone.now() - PAST)


def die_of(job, *, times):
    """Workers take it and are killed, one after the other."""
    for _ in range(times):
        assert jobs.claim(job.pk) is not None
        now_is_later(job)


def told(job):
    job.refresh_from_db()
    return job.state, job.attempts, job.error


def test_the_same_wish_twice_is_one_job():
    first, second = wish(), wish()

    assert first == second
    assert Job.objects.count() == 1
    assert told(first) == (JobState.WAITING, 0, "")


def test_a_job_is_done_once_and_says_how_far_it_came():
    job = wish()

    assert jobs.run(job.pk) is True

    assert told(job) == (JobState.DONE, 1, "")
    assert (job.progress, job.progress_of) == (2, 2)
    assert (job.lease_until, job.finished_at is None) == (None, False)
    assert settled("viec-1") == 1


def test_a_job_run_twice_has_its_effect_once():
    """D4: a doubled bell changes nothing."""
    job = wish()

    assert [jobs.run(job.pk), jobs.run(job.pk)] == [True, False]
    tasks.run(job_id=job.pk)
    assert jobs.waiting_ids() == []

    assert settled("viec-1") == 1
    assert told(job) == (JobState.DONE, 1, "")


def test_what_somebody_holds_is_left_alone():
    job = wish()
    held = jobs.claim(job.pk)

    assert held.state == JobState.RUNNING
    assert jobs.claim(job.pk) is None
    assert jobs.waiting_ids() == []


def test_a_dead_workers_job_is_taken_by_another_when_its_lease_runs_out():
    """D1: nothing is lost with a killed worker."""
    job = wish()
    jobs.claim(job.pk)  # and then the worker is killed
    assert jobs.run(job.pk) is False

    now_is_later(job)

    assert jobs.waiting_ids() == [job.pk]
    assert jobs.run(job.pk) is True
    assert settled("viec-1") == 1


def test_a_worker_that_was_too_slow_writes_nothing():
    """D1, D4: it wakes up, sees that somebody else has the job, and leaves it."""
    job = wish("too_slow")

    assert jobs.run(job.pk) is False

    assert settled("viec-1") == 1
    assert told(job) == (JobState.DONE, 2, "")


def test_a_failed_job_rests_longer_each_time_and_gives_up_after_five():
    """D8: five tries with growing rests; then failed, visible, in words without secrets."""
    job, rests = wish("fail"), []

    for _ in range(jobs.MOST_FAILURES):
        before = timezone.now()
        assert jobs.run(job.pk) is False
        job.refresh_from_db()
        rests.append(job.lease_until and round((job.lease_until - before).total_seconds()))

    assert rests == [5, 20, 60, 180, None]
    assert told(job) == (
        JobState.FAILED, 5,
        "Máy chủ gặp lỗi khi lập tệp. Hãy thử lại; nếu vẫn lỗi, báo kỹ thuật viên.",
    )  # fmt: skip
    assert job.finished_at is not None
    assert jobs.run(job.pk) is False


def test_a_resting_job_does_not_hold_up_the_others():
    """D8."""
    failing, fine = wish("fail", "viec-1"), wish("write", "viec-2")
    jobs.run(failing.pk)

    assert jobs.waiting_ids() == [fine.pk]

    now_is_later(failing)
    assert jobs.waiting_ids() == [failing.pk, fine.pk]


def test_a_failed_job_can_be_tried_again_and_gets_its_tries_back(settings):
    """D8: "Thử lại"."""
    job = wish("fail")
    for _ in range(jobs.MOST_FAILURES):
        jobs.run(job.pk)
    settings.JOB_HANDLERS = {"fail": HANDLERS["write"]}

    jobs.retry(job)

    assert told(job) == (JobState.WAITING, 0, "")
    assert job.failures == 0
    assert jobs.run(job.pk) is True


@pytest.mark.parametrize("state", [JobState.WAITING, JobState.RUNNING, JobState.DONE])
def test_only_a_failed_job_is_tried_again(state):
    job = wish()
    Job.objects.filter(pk=job.pk).update(state=state, attempts=3)

    jobs.retry(job)

    assert told(job) == (state, 3, "")


def test_a_hopeless_job_fails_at_once_in_its_own_words():
    job = wish("give_up")

    assert jobs.run(job.pk) is False

    assert told(job) == (JobState.FAILED, 1, "Không có điển hình nào để in.")


def test_a_full_disk_is_said_as_one():
    """D7."""
    job = wish("fill_the_disk")

    jobs.run(job.pk)

    assert told(job) == (
        JobState.WAITING, 1,
        "Máy chủ không ghi được tệp (có thể đã đầy ổ đĩa). Hãy báo kỹ thuật viên.",
    )  # fmt: skip


def test_settling_is_all_or_nothing():
    """P2: done and its effect are one transaction."""
    job = wish("fail_when_settled")

    assert jobs.run(job.pk) is False

    assert settled("viec-1") == 0
    assert told(job)[:2] == (JobState.WAITING, 1)


def test_a_kind_nobody_knows_fails_like_any_other():
    job = wish("khong-co")

    assert jobs.run(job.pk) is False
    assert told(job)[0] == JobState.WAITING


def test_a_job_that_keeps_killing_its_worker_is_buried():
    """D9: not tried for ever."""
    job = wish()
    die_of(job, times=19)
    assert jobs.bury() == 0
    die_of(job, times=1)
    assert jobs.claim(job.pk) is None
    assert jobs.waiting_ids() == []

    assert (jobs.bury(), jobs.bury()) == (1, 0)

    assert told(job) == (
        JobState.FAILED, 20,
        "Việc này dừng giữa chừng nhiều lần. Hãy thử lại hoặc báo kỹ thuật viên.",
    )  # fmt: skip


def test_being_killed_uses_up_none_of_the_five_tries():
    """Issue 7, C18: nineteen deaths, then four failures, and still it succeeds."""
    job = wish("fail")
    die_of(job, times=19)
    for _ in range(jobs.MOST_FAILURES - 1):
        jobs.run(job.pk)
        now_is_later(job)
    assert told(job)[:2] == (JobState.WAITING, 23)
    assert job.failures == 4

    Job.objects.filter(pk=job.pk).update(kind="write")

    assert jobs.run(job.pk) is True
    assert told(job) == (JobState.DONE, 24, "")


def test_failures_do_not_count_as_deaths():
    job = wish("fail")
    for _ in range(jobs.MOST_FAILURES - 1):
        jobs.run(job.pk)
        now_is_later(job)
    die_of(job, times=19)

    assert jobs.bury() == 0
    assert jobs.waiting_ids() == [job.pk]


def test_a_database_that_goes_away_is_not_the_jobs_failure():
    """Issue 7, C18: one that still answers was full; the lease is the rest before the next try."""
    job = wish("lose_the_database")

    assert jobs.run(job.pk) is False

    assert told(job) == (JobState.RUNNING, 1, "")
    assert job.failures == 0
    assert jobs.waiting_ids() == []
    now_is_later(job)
    assert jobs.run(job.pk) is True


def test_a_death_adds_no_rest():
    """After a kill only what is left of the lease is waited for, the ninth time as the first."""
    job = wish()
    die_of(job, times=8)
    before = timezone.now()

    held = jobs.claim(job.pk)

    assert timedelta(0) < held.lease_until - before <= timedelta(seconds=20) + PAST
    now_is_later(job)
    assert jobs.waiting_ids() == [job.pk]


def test_a_lease_is_short():
    """What a killed worker held is taken by another well within a minute."""
    job = wish()
    before = timezone.now()

    held = jobs.claim(job.pk)

    assert timedelta(0) < held.lease_until - before <= timedelta(seconds=30)
