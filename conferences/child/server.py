"""The warm parent of children: one module loaded once, a fork of it for every piece of work.

Runs as `python -m conferences.child.server MODULE FD`, without Django and without secrets. Loading
WeasyPrint takes as long as drawing a page of it; a fork has it at once, and is ended as a process
of its own is. Nothing but the loading is shared: no thread runs here and no page is drawn.
"""

import gc
import importlib
import json
import os
import selectors
import signal
import socket
import sys
import tempfile
import traceback
from collections.abc import Callable
from typing import NoReturn

IDLE = 300  # seconds without work, after which the memory is given back
MESSAGE = 65_536  # bytes of one order, at most
FILES = 4  # where the answer goes, and the child's stdin, stdout, stderr


def main() -> int:
    """Serve until the one who started us is gone, or has nothing to do for us."""
    work = importlib.import_module(f"{sys.argv[1]}.__main__").main
    orders = socket.socket(fileno=int(sys.argv[2]))
    gc.collect()
    gc.freeze()  # what is loaded stays; forks need not look through it
    with selectors.DefaultSelector() as events:
        events.register(orders, selectors.EVENT_READ)
        while ready := events.select(IDLE if len(events.get_map()) == 1 else None):
            for key, _ in ready:
                if key.fileobj is not orders:
                    key.data()
                elif not _taken(orders, events, work):
                    return 0
    return 0


def _taken(orders: socket.socket, events: selectors.BaseSelector, work: Callable[[], int]) -> bool:
    """Take one order and fork for it; False when whoever gives them is gone."""
    order, fds, _, _ = socket.recv_fds(orders, MESSAGE, FILES)
    if not order:
        return False
    answer, *streams = fds
    child = os.fork()
    if child == 0:
        _work(order, streams, work)
    for fd in streams:
        os.close(fd)
    caller, running = socket.socket(fileno=answer), os.pidfd_open(child)

    def ended() -> None:
        events.unregister(running)
        os.close(running)
        if caller in events.get_map():
            events.unregister(caller)
        _, status = os.waitpid(child, 0)
        with caller:
            caller.send(str(os.waitstatus_to_exitcode(status)).encode())

    def given_up() -> None:
        """The caller waits no longer, or is gone; the child may have ended in the same moment."""
        if caller.fileno() < 0:
            return
        events.unregister(caller)
        signal.pidfd_send_signal(running, signal.SIGKILL)

    events.register(running, selectors.EVENT_READ, ended)
    events.register(caller, selectors.EVENT_READ, given_up)
    return True


def _work(order: bytes, streams: list[int], work: Callable[[], int]) -> NoReturn:
    """In the fork: be as a process of its own would be, and never come back."""
    code = 1
    try:
        for place, fd in enumerate(streams):
            os.dup2(fd, place)
        os.closerange(3, 1024)
        sys.stdin, sys.stdout = open(0, closefd=False), open(1, "w", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", closefd=False)  # noqa: SIM115
        told = json.loads(order)
        os.environ["TMPDIR"] = tempfile.tempdir = told["scratch"]
        sys.argv[1:] = told["args"]
        code = work()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(code)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(main())
