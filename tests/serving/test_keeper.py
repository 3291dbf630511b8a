"""Processes are started again when they end, and given up loudly (issue 7, C18)."""

import os
import signal
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest

from serving import keeper
from serving.__main__ import children
from serving.keeper import Child, end, keep
from tests.patience import PATIENCE, until

SLEEPS = ("sleep", "1000")


@contextmanager
def keeping(*children):
    """Keep them in a thread; gives back what `keep` answered, once it ended."""
    stop, answers = threading.Event(), []
    thread = threading.Thread(
        target=lambda: answers.append(keep(children, stop=stop, each=lambda: None))
    )
    thread.start()
    try:
        yield answers
    finally:
        stop.set()
        thread.join(PATIENCE)
        end(children)


@pytest.fixture(autouse=True)
def _no_rest(monkeypatch):
    monkeypatch.setattr(keeper, "PAUSES", (0.01,))
    monkeypatch.setattr(keeper, "KILLED", 0.01)


def test_who_is_killed_runs_again_and_the_other_is_left_alone(capsys):
    """`kill -9` of the runner took the site down."""
    web, runner = Child(name="web", command=SLEEPS), Child(name="việc nền", command=SLEEPS)
    with keeping(web, runner) as answers:
        until(lambda: web.runs and runner.runs)
        first, beside = runner.process.pid, web.process.pid

        os.kill(first, signal.SIGKILL)

        until(lambda: runner.ends == 1 and runner.runs)
        assert (runner.process.pid != first, web.process.pid) == (True, beside)
    assert answers == [True]
    assert capsys.readouterr().err == (
        "Honoree: việc nền đã dừng (tín hiệu 9); chạy lại sau 0.01 giây.\n"
    )


def test_being_killed_again_and_again_is_never_given_up():
    child = Child(name="web", command=SLEEPS)
    with keeping(child) as answers:
        for times in range(2 * keeper.MOST_FAILURES):
            until(lambda times=times: child.ends == times and child.runs)
            os.kill(child.process.pid, signal.SIGKILL)
        until(lambda: child.ends == 2 * keeper.MOST_FAILURES and child.runs)
    assert answers == [True]


def test_what_cannot_run_is_given_up_loudly_and_all_stop(capsys):
    web, broken = Child(name="web", command=SLEEPS), Child(name="việc nền", command=("false",))
    with keeping(web, broken) as answers:
        until(lambda: answers)

        assert (answers, broken.ends) == ([False], keeper.MOST_FAILURES)
    said = capsys.readouterr().err.splitlines()
    assert len(said) == keeper.MOST_FAILURES
    assert said[-1] == (
        "Honoree: việc nền không chạy được (mã 1, 8 lần liền); dừng tất cả."
        " Hãy xem lỗi ở các dòng trên."
    )
    assert not web.runs


def test_what_the_site_can_do_without_is_tried_for_ever(capsys):
    """A Celery worker may end when Redis does: eight times, and the site stopped."""
    web = Child(name="web", command=SLEEPS)
    worker = Child(name="Celery", command=("false",), needed=False)
    with keeping(web, worker) as answers:
        until(lambda: worker.ends > 2 * keeper.MOST_FAILURES)

        assert (answers, web.runs) == ([], True)
    assert answers == [True]
    assert capsys.readouterr().err.splitlines()[0] == (
        "Honoree: Celery đã dừng (mã 1); chạy lại sau 0.01 giây."
    )


def test_only_celery_workers_can_be_done_without(monkeypatch):
    """The runner does all the work alone meanwhile."""
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:1/0")

    assert [(child.name, child.needed) for child in children()] == [
        ("máy chủ web", True), ("bộ chạy việc nền", True), ("bộ chạy Celery", False),
    ]  # fmt: skip


def ended(*codes_and_lives):
    child = Child(name="x", command=())
    for code, lived in codes_and_lives:
        child.note(code, lived=lived, now=100.0)
    return child.failures, child.due_at - 100


@pytest.mark.parametrize(
    ("ends", "failures", "pause"),
    [
        ([(1, 2)], 1, 0.5),
        ([(1, 2)] * 3, 3, 2),
        ([(1, 2)] * 9, 9, 10),
        ([(0, 2)], 1, 0.5),  # nobody asked it to end
        ([(-11, 2)], 1, 0.5),  # it crashed
        ([(-9, 2)] * 4, 0, 0.5),  # by others: at once, every time
        ([(-15, 2)] * 9, 0, 0.5),
        ([(1, 2), (-9, 2), (1, 2)], 2, 1),  # and no step in a row of its own ends
        ([(1, 2), (1, 2), (1, 20)], 1, 0.5),  # it ran well for a while: counted anew
        ([(1, 2), (1, 2), (1, 19.9)], 3, 2),
        ([(1, 2), (1, 2), (-9, 20)], 0, 0.5),
    ],
)
def test_pauses_grow_and_only_its_own_ends_count(monkeypatch, ends, failures, pause):
    monkeypatch.undo()

    assert ended(*ends) == (failures, pause)


LEAVES_ONE = (
    "import subprocess, time; p = subprocess.Popen(['sleep', '1000']);"
    "print(p.pid, file=open({path!r}, 'w'), flush=True); time.sleep(1000)"
)


def lives(pid):
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().split(") ")[1][0] != "Z"


def test_what_a_killed_process_had_started_ends_with_it(tmp_path):
    """Celery's children, else two generations would work side by side."""
    path = tmp_path / "pid"
    child = Child(name="x", command=(sys.executable, "-c", LEAVES_ONE.format(path=str(path))))
    with keeping(child):
        until(lambda: path.exists() and path.read_text().strip())
        left = int(path.read_text())
        os.kill(child.process.pid, signal.SIGKILL)

        until(lambda: not lives(left))


DEAF = "import signal, sys, time; signal.signal(15, signal.SIG_IGN); time.sleep(1000)"


def test_who_does_not_end_when_asked_is_ended(monkeypatch):
    monkeypatch.setattr(keeper, "GRACE", 0.2)
    deaf = Child(name="x", command=(sys.executable, "-c", DEAF))
    with keeping(deaf):
        until(lambda: deaf.runs)

    assert not deaf.runs
