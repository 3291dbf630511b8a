"""Joins parts of one paper: their lengths as arguments, all of them on stdin, one PDF on stdout.

Runs as `python -m conferences.pdf.join` with its limits, without Django.
"""

import io
import sys

from pypdf import PdfWriter

from conferences.child import obey


def main() -> int:
    """One after the other; title and language are the first part's."""
    lengths = list(map(int, obey(sys.argv)))
    parts = [io.BytesIO(sys.stdin.buffer.read(length)) for length in lengths]
    whole = PdfWriter(clone_from=parts[0])
    for part in parts[1:]:
        whole.append(part, import_outline=False)
    out = io.BytesIO()
    whole.write(out)
    sys.stdout.buffer.write(out.getvalue())
    return 0


if __name__ == "__main__":
    sys.exit(main())
