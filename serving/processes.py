"""Several web processes on one port: one interpreter uses one core."""

import os
import signal
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from waitress.adjustments import Adjustments

STOPS = (signal.SIGTERM, signal.SIGINT)
BY_OTHERS = (0, -signal.SIGKILL, -signal.SIGTERM)  # how a child ends that somebody else ended
PAUSE = 0.2  # seconds before it is forked again


def opened(listen: str) -> socket.socket:
    """The port, held by this process for all; whoever is free takes the next that comes."""
    family, kind, _, address = Adjustments(listen=listen).listen[0]
    port = socket.socket(family, kind)
    port.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    port.bind(address)
    port.settimeout(0)
    return port


def in_processes(run: Callable[[socket.socket, int], None], port: socket.socket, many: int) -> None:
    """One interpreter uses one core; each process here is a fork of one that has read all code.

    One that was killed is forked again, and the others go on with what they have in hand. Should
    one end by a fault of its own, all end: whoever keeps this one starts it anew, or gives up.
    """
    children: set[int] = set()
    told, code = False, 0

    def fork() -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)  # no child that `end` does not know of
        if not told:
            children.add(_forked(run, port))
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)

    def end(*_: Any) -> None:
        nonlocal told
        told = True
        for child in children:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGTERM)

    for number in STOPS:
        signal.signal(number, end)
    for _ in range(many):
        fork()
    while children:
        first, status = os.wait()
        children.discard(first)
        if told:
            continue
        if os.waitstatus_to_exitcode(status) in BY_OTHERS:
            time.sleep(PAUSE)
            fork()
        else:
            code = 1
            end()
    if code:
        raise SystemExit(code)


def _forked(run: Callable[[socket.socket, int], None], port: socket.socket) -> int:
    """The child's number, in the parent; the child never comes back."""
    parent = os.getpid()
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        for number in STOPS:
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
        run(port, parent)
        code = 0
    finally:
        os._exit(code)
