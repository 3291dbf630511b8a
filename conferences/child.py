"""The only place where a child process with hard limits is started and ended.

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
from dataclasses import dataclass
from pathlib import Path

OWN = "honoree-child-"  # how the children's own temporary folders begin
LONGEST = 600  # seconds on the wall that any child may be given
HERE = Path(__file__).resolve().parents[1]


class TooHeavy(Exception):
    """The child was not done within the time or memory it may take; the text says which."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What a child may take."""

    work: int  # seconds of the processor, however busy others are
    timeout: float  # seconds on the wall: only for what hangs without working
    memory: int  # bytes of address space


def run(
    module: str, *args: str, given: bytes, limits: Limits
) -> subprocess.CompletedProcess[bytes]:
    """Run one of our modules on `given`; what it leaves behind, even killed, is thrown away.

    The module begins with `obey(sys.argv)`. Raises TooHeavy.
    """
    _sweep()
    bounds = (str(limits.work), str(limits.memory))
    # Neither the secret key nor the database's address goes along.
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    kept |= {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "0"}
    with tempfile.TemporaryDirectory(prefix=OWN, ignore_cleanup_errors=True) as scratch:
        try:
            done = subprocess.run(  # noqa: S603  our own module, no shell
                [sys.executable, "-m", module, *bounds, *args],
                input=given,
                capture_output=True,
                timeout=limits.timeout,
                cwd=HERE,
                env=kept | {"TMPDIR": scratch},
                check=False,
            )
        except subprocess.TimeoutExpired as slow:
            raise TooHeavy(f"more than {limits.timeout} s") from slow
    words = last_words(done)
    if done.returncode < 0 or "MemoryError" in words:
        raise TooHeavy(words or f"signal {-done.returncode}")
    return done


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
