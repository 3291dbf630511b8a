"""The only place that turns a page of HTML into the bytes of a PDF, in a child process of its own.

WeasyPrint is imported there alone, in `__main__`.
"""

from pathlib import Path

from conferences import child

WORK = 120  # seconds of the processor: a page heavier than that is refused, however busy others are
TIMEOUT = child.LONGEST  # seconds on the wall; a busy machine takes its time
MEMORY = 1_536 * 1024 * 1024  # bytes of address space
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
    limits = child.Limits(work=WORK, timeout=TIMEOUT, memory=MEMORY)
    try:
        done = child.run(
            "conferences.pdf", str(base), given=html.encode(), limits=limits, warm=True
        )
    except child.TooHeavy as heavy:
        raise PdfTooHeavy(str(heavy)) from heavy
    words = child.last_words(done)
    if done.returncode == DENIED:
        raise PdfDenied(words)
    if done.returncode or not done.stdout.startswith(b"%PDF-"):
        raise PdfFailed(words)
    return done.stdout
