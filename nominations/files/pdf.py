"""Opens a PDF: can it be read, and what does it carry besides its pages.

Runs as `python -m nominations.files.pdf` with its limits: PDF on stdin, words on stdout. A file
that cannot be read ends it with a traceback, which is its answer.
"""

import io
import logging
import re
import sys

from pypdf import PdfReader
from pypdf.errors import LimitReachedError, PdfReadError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NullObject, StreamObject

from conferences.child import obey
from nominations.files import ATTACHMENT, LOCKED, SCRIPT, TOO_HEAVY

HEADER, END = b"%PDF-", b"%%EOF"
LINEAR = re.compile(rb"/Linearized\b.*?/L\s+(\d{1,12})\b", re.DOTALL)
# What runs by itself or starts another program; what is a file within the file.
SCRIPTS = {"/JS", "/JavaScript", "/AA", "/XFA"}
RUNS = {"/JavaScript", "/Launch"}
FILES = {"/EF", "/EmbeddedFiles"}
HOLDS = {"/FileAttachment", "/RichMedia", "/EmbeddedFile"}
# Below these names are freely chosen ("/JS" may be a font), and nothing there acts.
FREE = {"/Resources", "/DR", "/AP", "/Dests", "/StructTreeRoot", "/PieceInfo", "/Encrypt"}


def opened(content: bytes) -> PdfReader:
    """The reader of a whole file, whatever stands before its header and behind its end."""
    start, end = content.find(HEADER), content.rfind(END)
    if start < 0 or end < start:
        raise PdfReadError("no header or no end")
    body = content[start : end + len(END)] + b"\n"
    told = LINEAR.search(body[:1024])
    if told and int(told[1]) > len(content):
        raise PdfReadError("shorter than it says")  # its first page alone would open
    reader = PdfReader(io.BytesIO(body), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        sys.exit(LOCKED)
    pages = list(reader.pages)
    if not pages:
        raise PdfReadError("no page")
    for page in pages:
        _whole(page)
    return reader


def _whole(page: DictionaryObject) -> None:
    """A page's own drawing is there, not cut off."""
    drawing = page.get("/Contents") if "/Contents" in page else ArrayObject()
    parts = drawing if isinstance(drawing, ArrayObject) else [drawing]
    found = [part and part.get_object() for part in parts]
    if not all(isinstance(part, StreamObject) for part in found):
        raise PdfReadError("a page is cut off")


def carried(reader: PdfReader) -> set[str]:
    """What can be reached from the catalogue and is not a page's drawing."""
    found: set[str] = set()
    seen: set[tuple[int, int]] = set()
    todo: list[object] = [reader.trailer.raw_get("/Root")]
    while todo:
        part = todo.pop()
        if isinstance(part, IndirectObject):
            if (part.idnum, part.generation) in seen:
                continue
            seen.add((part.idnum, part.generation))
            part = _there(part)
        if isinstance(part, DictionaryObject):
            found |= _told(part)
            todo += [part.raw_get(key) for key in part if key not in FREE]
        elif isinstance(part, ArrayObject):
            todo += [list.__getitem__(part, index) for index in range(len(part))]
    return found


def _there(reference: IndirectObject) -> object:
    try:
        return reference.get_object()
    except LimitReachedError:
        raise
    except PdfReadError:  # a hole: viewers take it for nothing, and so do we
        return NullObject()


def _told(part: DictionaryObject) -> set[str]:
    keys, found = set(part), set()
    kinds = {value for key in ("/S", "/Subtype", "/Type") if (value := part.get(key)) is not None}
    names = {str(kind) for kind in kinds if isinstance(kind, str)}
    if keys & SCRIPTS or names & RUNS:
        found.add(SCRIPT)
    if keys & FILES or names & HOLDS:
        found.add(ATTACHMENT)
    return found


def main() -> int:
    """Say what one PDF carries; an exit code of ours when it is locked or too heavy."""
    obey(sys.argv)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends on its way
    try:
        words = carried(opened(sys.stdin.buffer.read()))
    except NotImplementedError:  # locked for holders of a certificate
        return LOCKED
    except (LimitReachedError, RecursionError) as heavy:
        sys.stderr.write(repr(heavy)[:200])
        return TOO_HEAVY
    sys.stdout.write(" ".join(sorted(words)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
