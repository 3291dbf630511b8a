"""The web server in several processes: one port, one life."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from contextlib import suppress

import pytest

from tests.patience import PATIENCE, until

IN_PROCESSES = """
import os, sys
from serving.front import serve
def site(environ, start_response):
    start_response("200 OK", [])
    return [str(os.getpid()).encode()]
listen = f"127.0.0.1:{sys.argv[1]}"
serve(site, limit=lambda cookies: 1000, listen=listen, behind_proxy=False, processes=2)
"""


def who_answers(port: int) -> int:
    """The process that took a request; 0 when none did."""
    address = f"http://127.0.0.1:{port}/"
    with suppress(OSError), urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        return int(answer.read())
    return 0


@pytest.fixture
def processes():
    """A server in two processes; its own, its port, and the two that answer."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    parent = subprocess.Popen([sys.executable, "-c", IN_PROCESSES, str(port)])
    try:
        assert until(lambda: who_answers(port))
        children = set()
        assert until(lambda: children.add(who_answers(port)) or len(children) == 2)
        yield parent, port, children
    finally:
        parent.kill()
        parent.wait()


def test_two_processes_share_one_port_and_end_together(processes):
    parent, port, children = processes
    assert parent.pid not in children

    parent.terminate()

    assert parent.wait(PATIENCE) == 0
    assert who_answers(port) == 0


def test_one_that_dies_takes_the_others_along_so_that_all_start_anew(processes):
    parent, port, children = processes

    os.kill(min(children), signal.SIGKILL)

    assert parent.wait(PATIENCE) == 1
    assert who_answers(port) == 0


def test_children_let_go_of_the_port_when_their_parent_was_killed(processes):
    parent, port, _ = processes

    parent.kill()
    parent.wait()

    assert until(lambda: who_answers(port) == 0)
