"""Keeps processes running: what ends is started again after a pause, and given up loudly.

Being killed is no fault of the program: it is started again for ever, at once. What ends by
itself again and again, soon after its start, rests longer each time; if the site cannot be without
it, everything stops then, and the last words on the screen say what it was.
"""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

PAUSES = (0.5, 1, 2, 4, 8, 10)  # seconds before it is started again, by its failures in a row
KILLED = 0.5  # seconds, where somebody else ended it
SOON = 20  # seconds; whatever ran longer has shown that it can
MOST_FAILURES = 8
GRACE = 10  # seconds to finish what is in hand
LOOK = 0.1
BY_OTHERS = (-signal.SIGKILL, -signal.SIGTERM)


@dataclass(kw_only=True)
class Child:
    """One process that should always run."""

    name: str  # as the technician reads it
    command: Sequence[str]
    needed: bool = True  # else it is tried for ever: others do its work meanwhile
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    due_at: float = 0.0
    failures: int = 0  # ends by itself, soon after the start, in a row
    ends: int = field(default=0)

    def start(self, now: float) -> None:
        """In a session of its own: Ctrl-C reaches the keeper alone, which ends all in order.

        Should the keeper itself be killed, the kernel ends the child.
        """
        self.process = subprocess.Popen(
            ["setpriv", "--pdeathsig", "TERM", *self.command],  # noqa: S607
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.started_at = now

    def look(self, now: float) -> int | None:
        """How it ended, the first time one looks; None while it runs or rests."""
        if self.process is None or (code := self.process.poll()) is None:
            return None
        self.signal(signal.SIGKILL)  # what it started and left behind
        self.process = None
        self.note(code, lived=now - self.started_at, now=now)
        return code

    def note(self, code: int, *, lived: float, now: float) -> None:
        self.ends += 1
        if lived >= SOON:
            self.failures = 0
        if code in BY_OTHERS:
            self.due_at = now + KILLED
            return
        self.due_at = now + PAUSES[min(self.failures, len(PAUSES) - 1)]
        self.failures += 1

    def signal(self, number: int) -> None:
        """To the whole group; it is gone when nothing of it is left."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)

    @property
    def runs(self) -> bool:
        return self.process is not None and self.process.poll() is None


def keep(children: Sequence[Child], *, stop: threading.Event, each: Callable[[], None]) -> bool:
    """Run all until `stop`; False when one had to be given up. `each` is called at every look."""
    now = time.monotonic()
    for child in children:
        child.start(now)
    while not stop.is_set():
        now = time.monotonic()
        for child in children:
            code = child.look(now)
            if code is not None:
                if child.needed and child.failures >= MOST_FAILURES:
                    say(
                        f"{child.name} không chạy được ({how(code)}, {child.failures} lần liền);"
                        " dừng tất cả. Hãy xem lỗi ở các dòng trên."
                    )
                    return False
                say(
                    f"{child.name} đã dừng ({how(code)}); chạy lại sau {child.due_at - now:g} giây."
                )
            if child.process is None and now >= child.due_at:
                child.start(now)
        each()
        stop.wait(LOOK)
    return True


def end(children: Sequence[Child]) -> None:
    """Ask all to finish, wait a little, end the rest."""
    for child in children:
        if child.process is not None and child.runs:
            child.process.terminate()  # Celery's own children are ended by Celery
    until = time.monotonic() + GRACE
    while any(child.runs for child in children) and time.monotonic() < until:
        time.sleep(LOOK)
    for child in children:
        child.signal(signal.SIGKILL)
        if child.process is not None:
            child.process.wait()


def how(code: int) -> str:
    return f"tín hiệu {-code}" if code < 0 else f"mã {code}"


def say(words: str) -> None:
    sys.stderr.write(f"Honoree: {words}\n")
    sys.stderr.flush()
