"""Orders work from a warm parent of children (`server`), one a module."""

import atexit
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import IO

ENDED = 16  # bytes of an answer, at most: how the child ended


class Gone(Exception):
    """The warm parent ended, idle or killed, before it took the order or answered."""


class Late(Exception):
    """Not done in time; the child is ended."""


class Server:
    """One warm parent, and the socket on which it takes orders."""

    def __init__(self, module: str, *, folder: Path, env: Mapping[str, str]) -> None:
        self.owner = os.getpid()
        self._orders, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self.process = subprocess.Popen(  # noqa: S603  our own module, no shell
                [sys.executable, "-m", "conferences.child.server", module, str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                cwd=folder,
                env=dict(env),
            )

    def run(
        self, args: list[str], *, given: bytes, timeout: float, scratch: str
    ) -> subprocess.CompletedProcess[bytes]:
        """Have one piece of work done. Raises Gone or Late."""
        order = json.dumps({"args": args, "scratch": scratch}).encode()
        with (
            tempfile.TemporaryFile(dir=scratch) as stdin,
            tempfile.TemporaryFile(dir=scratch) as stdout,
            tempfile.TemporaryFile(dir=scratch) as stderr,
        ):
            stdin.write(given)
            stdin.seek(0)
            code = self._answer(order, [stdin, stdout, stderr], timeout)
            for stream in (stdout, stderr):
                stream.seek(0)
            return subprocess.CompletedProcess(args, code, stdout.read(), stderr.read())

    def _answer(self, order: bytes, streams: list[IO[bytes]], timeout: float) -> int:
        ours, theirs = socket.socketpair()
        with ours, theirs:
            fds = [theirs.fileno(), *(stream.fileno() for stream in streams)]
            try:
                socket.send_fds(self._orders, [order], fds)
            except OSError as ended:
                raise Gone from ended
            theirs.close()
            ours.settimeout(timeout)
            try:
                answer = ours.recv(ENDED)
            except TimeoutError as slow:
                ours.shutdown(socket.SHUT_WR)  # the child is ended now
                ours.settimeout(None)
                ours.recv(ENDED)
                raise Late from slow
            if not answer:
                raise Gone
            return int(answer)

    def close(self) -> None:
        """Nobody orders any more: it is ended, or, being another process's, only left alone."""
        self._orders.close()
        if self.owner == os.getpid():
            self.process.kill()
            self.process.wait()


_servers: dict[str, Server] = {}
_lock = threading.Lock()


def server_for(module: str, *, folder: Path, env: Mapping[str, str]) -> Server:
    """The warm parent of this process for the module; a new one after a fork or when it ended."""
    with _lock:
        known = _servers.get(module)
        if known and (known.owner != os.getpid() or known.process.poll() is not None):
            _servers.pop(module).close()
            known = None
        if not known:
            known = _servers[module] = Server(module, folder=folder, env=env)
        return known


@atexit.register
def end() -> None:
    """Let every warm parent go."""
    with _lock:
        while _servers:
            _servers.popitem()[1].close()
