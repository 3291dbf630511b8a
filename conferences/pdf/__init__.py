"""The only place that turns a page of HTML into the bytes of a PDF, in a child process of its own.

A child, because one hostile or endless text may hang or eat memory: it is ended and this process
goes on. WeasyPrint is imported there alone, in `__main__`.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WORK = 120  # seconds of the processor: a page heavier than that is refused, however busy others are
TIMEOUT = 600  # seconds on the wall: only what hangs without working; a busy machine takes its time
MEMORY = 1_536 * 1024 * 1024  # bytes of address space
OWN = "honoree-pdf-"  # how the children's own temporary folders begin
DENIED = 3  # exit code: the page asked for something it may not have
HERE = Path(__file__).resolve().parents[2]


class PdfNotDrawn(Exception):
    """No paper came of it; which of the three below says why, for the log."""


class PdfRefused(PdfNotDrawn):
    """The page asked for an address outside our fonts and style sheets; nothing was fetched."""


class PdfTooHeavy(PdfNotDrawn):
    """The page was not done within the time or memory a paper may take."""


class PdfFailed(PdfNotDrawn):
    """The child ended without a paper; its last words are the text."""


def render_pdf(html: str, *, base: Path) -> bytes:
    """The paper of one page of HTML; the same HTML gives the same bytes (O4).

    base: the folder that holds `fonts` and `css`; nothing else can be read, and nothing fetched.
    Raises PdfRefused, PdfTooHeavy or PdfFailed.
    """
    _sweep()
    with tempfile.TemporaryDirectory(prefix=OWN, ignore_cleanup_errors=True) as scratch:
        try:
            done = _child(html, base=base, scratch=scratch)
        except subprocess.TimeoutExpired as slow:
            raise PdfTooHeavy(f"more than {TIMEOUT} s") from slow
    words = done.stderr.decode(errors="replace").strip()[-500:]
    if done.returncode == DENIED:
        raise PdfRefused(words)
    if done.returncode < 0 or "MemoryError" in words:
        raise PdfTooHeavy(words or f"signal {-done.returncode}")
    if done.returncode or not done.stdout.startswith(b"%PDF-"):
        raise PdfFailed(words)
    return done.stdout


def _child(html: str, *, base: Path, scratch: str) -> subprocess.CompletedProcess[bytes]:
    """Run the module beside this one; what it leaves behind, even killed, lies in `scratch`."""
    # Neither the secret key nor the database's address goes along.
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    kept |= {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "0"}
    return subprocess.run(  # noqa: S603  our own module, no shell
        [sys.executable, "-m", "conferences.pdf", str(base), str(WORK)],
        input=html.encode(),
        capture_output=True,
        timeout=TIMEOUT,
        cwd=HERE,
        env=kept | {"TMPDIR": scratch},
        check=False,
    )


def _sweep() -> None:
    """Throw away the folders of those who were killed together with their child."""
    # The files' clock, whatever the demo's says; older than any child may get.
    oldest = time.time() - 2 * TIMEOUT
    for folder in Path(tempfile.gettempdir()).glob(f"{OWN}*"):
        try:
            if folder.stat().st_mtime < oldest:
                shutil.rmtree(folder, ignore_errors=True)
        except FileNotFoundError:  # its own process was faster
            continue
