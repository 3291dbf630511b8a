"""The warm parent of children: without secrets, replaced when it is gone, of one process alone."""

import os
import signal
from pathlib import Path

import pytest

from conferences import child
from conferences.child import warm

LIMITS = child.Limits(work=5, timeout=60, memory=2**30)


@pytest.fixture(autouse=True)
def nothing_warm():
    """No parent is left for the next test; those of others' children stay."""
    yield
    if left := warm._servers.pop("tests.echo", None):
        left.close()


def ask(words="bac"):
    done = child.run("tests.echo", given=words.encode(), limits=LIMITS, warm=True)
    return done.returncode, done.stdout.decode()


def parent():
    return warm._servers["tests.echo"].process


def test_the_parent_knows_no_secrets(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "khong-duoc-lo")

    assert ask() == (0, "cab")

    said = Path(f"/proc/{parent().pid}/environ").read_text()
    assert {line.partition("=")[0] for line in said.strip("\0").split("\0")} <= {
        "PATH", "HOME", "PYTHONHASHSEED", "LC_ALL", "SOURCE_DATE_EPOCH",
    }  # fmt: skip


def test_all_of_one_module_have_one_parent():
    ask()
    first = parent()

    assert ask("xyz") == (0, "zyx")
    assert parent() is first


def test_a_killed_parent_is_replaced():
    ask()
    killed = parent()
    killed.kill()
    killed.wait()

    assert ask() == (0, "cab")
    assert parent() is not killed


def test_a_parent_that_goes_while_it_is_asked_is_asked_no_more(monkeypatch):
    """Idle, it may end between the look at it and the order."""
    ask()
    gone = parent()
    monkeypatch.setattr(gone, "poll", lambda: None)
    gone.kill()
    gone.wait()

    assert ask() == (0, "cab")


def test_the_parent_ends_with_whoever_orders(monkeypatch):
    ask()
    ended = parent()
    monkeypatch.setattr(warm, "_servers", {"tests.echo": warm._servers.pop("tests.echo")})

    warm.end()

    assert ended.returncode == -signal.SIGKILL


def test_a_forked_process_has_a_parent_of_its_own(monkeypatch):
    """Celery forks its workers: two must not read one socket."""
    ask()
    server = warm._servers["tests.echo"]
    monkeypatch.setattr(server, "owner", os.getpid() + 1)

    assert ask() == (0, "cab")

    assert warm._servers["tests.echo"] is not server
    monkeypatch.undo()
    server.process.wait()


def test_a_module_that_is_not_there_says_so_by_itself(tmp_path, monkeypatch):
    """Its parent ends before it has taken an order."""
    monkeypatch.setattr(child, "HERE", tmp_path)

    code, _ = ask()

    assert code == 1
