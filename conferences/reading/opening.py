"""Opens a Word file or a PDF that somebody sent, as a process of its own with its limits.

Runs as `python -m conferences.reading.opening`: the file on stdin, its lines as JSON on stdout; an
exit code of `limits` where it is not read.
"""

import io
import json
import logging
import re
import sys

from pypdf import PdfReader
from pypdf.errors import LimitReachedError, PyPdfError

from conferences.child import obey
from conferences.reading import limits
from conferences.reading.docx import Stopped, lines_of
from conferences.reading.values import Line


def pdf_lines(data: bytes) -> list[Line]:
    """The printed lines of every page, a blank one of a page without any. Raises Stopped."""
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Stopped(limits.LOCKED)
    pages = len(reader.pages)
    if pages > limits.PAGES:
        raise Stopped(limits.TOO_MANY_PAGES)
    lines: list[Line] = []
    letters = taken = 0
    for number, page in enumerate(reader.pages, 1):
        text = page.extract_text()
        letters, taken = letters + len(re.findall(r"\w", text)), taken + len(text)
        if taken > limits.CHARACTERS:
            raise Stopped(limits.TOO_LARGE)
        lines += [Line(line, number, len(lines) + at) for at, line in enumerate(_of(text), 1)]
    if letters < limits.FEWEST * pages:
        raise Stopped(limits.NO_WORDS)
    return lines


def _of(text: str) -> list[str]:
    return [re.sub(r"\s+", " ", line).strip() for line in text.splitlines()] or [""]


def main() -> int:
    """Print the lines, or end with the code that says why not."""
    obey(sys.argv)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends on its way
    data = sys.stdin.buffer.read()
    try:
        lines = lines_of(data) if data.startswith(b"PK") else pdf_lines(data)
    except Stopped as stopped:
        return stopped.code
    except NotImplementedError:  # locked for holders of a certificate
        return limits.LOCKED
    except (LimitReachedError, RecursionError):
        return limits.TOO_LARGE
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return limits.BROKEN  # pypdf says in many ways that a file is spoilt
    json.dump(lines, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
