"""Several processes share the port: a killed one is replaced, a faulty one ends all (C17, C18)."""

import os
import signal
import subprocess
import sys
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path

from bench.services import free_port
from tests import patience

ROOT = Path(__file__).parents[2]
CODE = """
import os, sys
from serving.front import serve
def app(environ, start):
    if environ["PATH_INFO"] == "/fault":
        os._exit(7)
    start("200 OK", [("Content-Type", "text/plain")])
    return [str(os.getpid()).encode()]
serve(app, limit=lambda cookies: 1000, listen=sys.argv[1], behind_proxy=False, processes=2)
"""


@contextmanager
def served():
    port = free_port()
    process = subprocess.Popen([sys.executable, "-c", CODE, f"127.0.0.1:{port}"], cwd=ROOT)
    try:
        yield process, f"http://127.0.0.1:{port}/"
    finally:
        process.kill()
        process.wait()


def answering(url):
    """Until somebody answers."""

    def asked():
        with suppress(OSError), urllib.request.urlopen(url, timeout=patience.PATIENCE) as answer:  # noqa: S310
            return answer.read()

    return patience.until(asked, what="an answer")


def children_of(pid):
    return set(map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()))


def test_one_that_is_killed_is_forked_again_and_the_others_go_on():
    with served() as (process, url):
        answering(url)
        first = children_of(process.pid)
        for _ in range(9):  # more often than what a keeper gives up at
            one, other = sorted(children_of(process.pid))
            os.kill(one, signal.SIGKILL)
            patience.until(lambda gone=one: len(children_of(process.pid) - {gone}) == 2)
            assert other in children_of(process.pid)
            answering(url)

        assert process.poll() is None
        assert children_of(process.pid) != first
        process.send_signal(signal.SIGTERM)
        assert process.wait(patience.PATIENCE) == 0


def test_a_fault_of_its_own_ends_all():
    with served() as (process, url):
        answering(url)
        left = children_of(process.pid)
        with suppress(OSError):  # cut off in the middle
            urllib.request.urlopen(f"{url}fault").close()  # noqa: S310

        assert process.wait(patience.PATIENCE) == 1
        assert [pid for pid in left if Path(f"/proc/{pid}").exists()] == []
