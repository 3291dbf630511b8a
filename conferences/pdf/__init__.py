"""Turns a page of HTML into the bytes of a PDF, in a child process of its own.

WeasyPrint is imported there alone, in `__main__`.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from conferences import child

WORK = 120  # seconds of the processor: a page heavier than that is refused, however busy others are
TIMEOUT = child.LONGEST  # seconds on the wall; a busy machine takes its time
MEMORY = 1_536 * 1024 * 1024  # bytes of address space
END = "end"  # of a list: nothing is cut off behind the last page
LINE = "data-dong"  # which line of a long list a row is
DENIED = 3  # exit code: the page asked for something it may not have


class PdfNotDrawn(Exception):
    """No paper came of it; which of the three below says why, for the log."""


class PdfDenied(PdfNotDrawn):
    """The page asked for an address outside our fonts and style sheets; nothing was fetched."""


class PdfTooHeavy(PdfNotDrawn):
    """The page was not done within the time or memory a paper may take."""


class PdfFailed(PdfNotDrawn):
    """The child ended without a paper; its last words are the text."""


def render_pdf(html: str, *, base: Path) -> bytes:
    """The paper of one page of HTML; the same HTML gives the same bytes (O4).

    base: the folder that holds `fonts` and `css`; nothing else can be read, and nothing fetched.
    Raises PdfDenied, PdfTooHeavy or PdfFailed.
    """
    return _done("conferences.pdf", str(base), given=html.encode(), warm=True)


def draw_part(html: str, until: int | None, *, base: Path) -> tuple[dict[str, Any], bytes]:
    """A part of a list, and what the child tells of its pages (`__main__`)."""
    end = END if until is None else str(until)
    said = _done("conferences.pdf", str(base), end, given=html.encode(), warm=True, begins=b"{")
    told, _, paper = said.partition(b"\n")
    return json.loads(told), paper


def joined(parts: Sequence[bytes]) -> bytes:
    """Parts of one paper behind one another."""
    lengths = [str(len(part)) for part in parts]
    return _done("conferences.pdf.join", *lengths, given=b"".join(parts))


def _done(
    module: str, *args: str, given: bytes, warm: bool = False, begins: bytes = b"%PDF-"
) -> bytes:
    limits = child.Limits(work=WORK, timeout=TIMEOUT, memory=MEMORY)
    try:
        done = child.run(module, *args, given=given, limits=limits, warm=warm)
    except child.TooHeavy as heavy:
        raise PdfTooHeavy(str(heavy)) from heavy
    words = child.last_words(done)
    if done.returncode == DENIED:
        raise PdfDenied(words)
    if done.returncode or not done.stdout.startswith(begins):
        raise PdfFailed(words)
    return done.stdout
