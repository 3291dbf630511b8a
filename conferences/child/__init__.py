"""Where a child process with hard limits is started and ended.

A child, because one hostile or endless text may hang or eat memory: it is ended and this process
goes on. Whatever opens what a stranger wrote, or draws it, runs as such a module.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from conferences.child.warm import Gone, Late, server_for

OWN = "honoree-child-"  # how the children's own temporary folders begin
LONGEST = 600  # seconds on the wall that any child may be given
HERE = Path(__file__).resolve().parents[2]


class TooHeavy(Exception):
    """The child was not done within the time or memory it may take; the text says which."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What a child may take."""

    work: int  # seconds of the processor, however busy others are
    timeout: float  # seconds on the wall: only for what hangs without working
    memory: int  # bytes of address space


def run(
    module: str, *args: str, given: bytes, limits: Limits, warm: bool = False
) -> subprocess.CompletedProcess[bytes]:
    """Run one of our modules on `given`; what it leaves behind, even killed, is thrown away.

    The module begins with `obey(sys.argv)`. warm: from a parent that has it loaded already.
    Raises TooHeavy.
    """
    _sweep()
    words = [str(limits.work), str(limits.memory), *args]
    with tempfile.TemporaryDirectory(prefix=OWN, ignore_cleanup_errors=True) as scratch:
        try:
            if warm:
                done = _warm(module, words, given=given, timeout=limits.timeout, scratch=scratch)
            else:
                done = _cold(module, words, given=given, timeout=limits.timeout, scratch=scratch)
        except (subprocess.TimeoutExpired, Late) as slow:
            raise TooHeavy(f"more than {limits.timeout} s") from slow
    last = last_words(done)
    if done.returncode < 0 or "MemoryError" in last:
        raise TooHeavy(last or f"signal {-done.returncode}")
    return done


def _cold(
    module: str, words: list[str], *, given: bytes, timeout: float, scratch: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603  our own module, no shell
        [sys.executable, "-m", module, *words],
        input=given,
        capture_output=True,
        timeout=timeout,
        cwd=HERE,
        env=_plain_env() | {"TMPDIR": scratch},
        check=False,
    )


def _warm(
    module: str, words: list[str], *, given: bytes, timeout: float, scratch: str
) -> subprocess.CompletedProcess[bytes]:
    """Twice at most: a parent may go, idle, in the moment it is asked."""
    for _ in range(2):
        server = server_for(module, folder=HERE, env=_plain_env())
        with suppress(Gone):
            return server.run(words, given=given, timeout=timeout, scratch=scratch)
    return _cold(module, words, given=given, timeout=timeout, scratch=scratch)


def _plain_env() -> dict[str, str]:
    """Neither the secret key nor the database's address goes along."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return kept | {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "0"}


def obey(argv: list[str]) -> list[str]:
    """In the child: take the limits from the front of the arguments; what is left is its own."""
    work, memory = int(argv[1]), int(argv[2])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (work, work))
    return argv[3:]


def last_words(done: subprocess.CompletedProcess[bytes]) -> str:
    return done.stderr.decode(errors="replace").strip()[-500:]


def _sweep() -> None:
    """Throw away the folders of those who were killed together with their child."""
    # The files' clock, whatever the demo's says; older than any child may get.
    oldest = time.time() - 2 * LONGEST
    for folder in Path(tempfile.gettempdir()).glob(f"{OWN}*"):
        try:
            if folder.stat().st_mtime < oldest:
                shutil.rmtree(folder, ignore_errors=True)
        except FileNotFoundError:  # its own process was faster
            continue
