"""The words of a Word file, out of its one part that holds them; no other part is opened.

Relationships, templates, pictures and fonts are other parts: whatever address they name, nothing
asks for it. Runs in the child (`opening`).
"""

import re
import zlib
from io import BytesIO
from typing import Any
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from accounts.names import fold
from conferences.reading import limits
from conferences.reading.values import Line

PART = "word/document.xml"
_FLAG_ENCRYPTED = 1
# Tables that only set things side by side: the head of the paper, and its foot.
_LAID_OUT = re.compile(r"cong hoa xa hoi|doc lap\s*-|noi nhan")
_MARKED = re.compile(r"\s*(?:[-+•–*]|\(?\w{1,4}[.)])\s")


class Stopped(Exception):
    """The file is not read; the code says why (`limits`)."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def lines_of(data: bytes) -> list[Line]:
    """Its paragraphs and rows. Raises Stopped."""
    try:
        with ZipFile(BytesIO(data)) as package:
            words = _words(package)
    except (BadZipFile, zlib.error, ValueError, NotImplementedError, OSError, EOFError) as wrong:
        raise Stopped(limits.BROKEN) from wrong
    look, parser = _Look(), expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse  # entities are declared there, and nowhere else
    parser.StartElementHandler, parser.EndElementHandler = look.start, look.end
    parser.CharacterDataHandler = look.characters
    try:
        parser.Parse(words, True)  # noqa: FBT003  expat takes its arguments by place
    except expat.ExpatError as wrong:
        raise Stopped(limits.BROKEN) from wrong
    return [Line(text, 0, number) for number, text in enumerate(look.lines, 1)]


def _words(package: ZipFile) -> bytes:
    """The part with the words, measured before it is unpacked."""
    entries = {entry.filename: entry for entry in package.infolist()}
    if len(entries) > limits.ENTRIES:
        raise Stopped(limits.TOO_LARGE)
    entry = entries.get(PART)
    if entry is None:
        raise Stopped(limits.NOT_WORD)
    if entry.flag_bits & _FLAG_ENCRYPTED:
        raise Stopped(limits.LOCKED)
    packed = max(1, entry.compress_size)
    if entry.file_size > limits.WORDS or (
        entry.file_size > limits.SLACK and entry.file_size > limits.RATIO * packed
    ):
        raise Stopped(limits.TOO_LARGE)
    with package.open(entry) as stream:
        words = stream.read(limits.WORDS + 1)
    if len(words) > limits.WORDS:
        raise Stopped(limits.TOO_LARGE)
    return words


def _refuse(*_: Any) -> None:
    raise Stopped(limits.DECLARED)


class _Look:
    """What the parser tells of paragraphs, rows and cells, in the order they stand."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._open: list[str] = []  # elements around
        self._paragraphs: list[list[str]] = []  # one in another: a text box
        self._rows: list[list[list[str]]] = []  # of a table in a table
        self._skipped = 0  # how deep within what an older Word would show instead
        self._taken = 0

    def start(self, tag: str, said: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        self._open.append(name)
        if len(self._open) > limits.DEEPEST:
            raise Stopped(limits.TOO_LARGE)
        if self._skipped or name == "Fallback":
            self._skipped += 1
        elif name == "p":
            self._paragraphs.append([])
        elif name == "tr":
            self._rows.append([])
        elif name == "tc" and self._rows:
            self._rows[-1].append([])
        elif name in ("tab", "br", "cr") and "r" in self._open[-2:-1]:
            self._add(" ")
        elif name == "noBreakHyphen":
            self._add("-")
        elif name == "numId" and said.get(tag.replace("numId", "val")) != "0":
            self._add("- ")  # Word draws the number itself; what it is stands in another part

    def characters(self, text: str) -> None:
        if not self._skipped and self._open[-1:] == ["t"]:
            self._add(text)

    def _add(self, text: str) -> None:
        self._taken += len(text)
        if self._taken > limits.CHARACTERS:
            raise Stopped(limits.TOO_LARGE)
        if self._paragraphs:
            self._paragraphs[-1].append(text)

    def end(self, _: str) -> None:
        name = self._open.pop()
        if self._skipped:
            self._skipped -= 1
        elif name == "p":
            self._put(_plain("".join(self._paragraphs.pop())))
        elif name == "tr":
            self._row(self._rows.pop())

    def _row(self, cells: list[list[str]]) -> None:
        if _LAID_OUT.search(fold(" ".join(" ".join(cell) for cell in cells))):
            for text in (text for cell in cells for text in cell):
                self._put(text)
        else:
            self._put(" | ".join(" ".join(cell) for cell in cells))

    def _put(self, text: str) -> None:
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].append(text)
        elif text.strip(" |"):
            self.lines.append(text)
            if len(self.lines) > limits.LINES:
                raise Stopped(limits.TOO_LARGE)


def _plain(text: str) -> str:
    """One line, its own mark instead of the one that stands for Word's."""
    text = re.sub(r"\s+", " ", text).strip()
    if text.startswith("- ") and _MARKED.match(text[2:]):
        return text[2:]
    return "" if text == "-" else text
