"""Reads a plan's paper by what it holds, never by its name: a Word file, a PDF, plain text."""

import json
import re
import unicodedata

from conferences import child
from conferences.reading import limits
from conferences.reading.values import Line, Text, Unreadable

_MODULE = "conferences.reading.opening"
_OTHERS = (
    (b"\xd0\xcf\x11\xe0", limits.OLD_WORD),
    (b"\x89PNG", limits.PICTURE),
    (b"\xff\xd8\xff", limits.PICTURE),
    (b"GIF8", limits.PICTURE),
    (b"{\\rtf", limits.RTF),
)
_MARKS = (b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")
_UNSEEN = {"Cf", "Cs", "Cc"}
# What an assistant's answer or a chat writes around words: emphasis, headings. None looks further
# than a long sentence: a line of open signs alone would be gone through once for each of them.
_AROUND = (
    (re.compile(r"<!--.{0,1000}?-->"), ""),
    (re.compile(r"^\s*(?:#{1,6}\s+|>\s?)"), ""),
    (re.compile(r"\*\*(?=\S)(.{1,1000}?)(?<=\S)\*\*"), r"\1"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*)])(.{1,1000}?)(?<=[^\s*(])\*(?![\w*])"), r"\1"),
)
_RULE = frozenset("|:- \t")  # a line of a table that parts its head from its rows


def text_of(data: bytes, *, most: int = limits.CHARACTERS) -> Text:
    """The lines of a file or of what was pasted. Raises Unreadable.

    most: signs of plain text that are looked at, counted before anything is done to them.
    """
    if len(data) > limits.LARGEST:
        raise Unreadable(limits.SENTENCES[limits.TOO_LARGE])
    for mark, sentence in _OTHERS:
        if data.startswith(mark):
            raise Unreadable(sentence)
    if data.startswith(b"PK"):
        return _opened(data, paper="docx")
    if b"%PDF-" in data[:1024]:
        return _opened(data, paper="pdf")
    told = map(_bare, _counted(_decoded(data), most))
    lines = [Line(text, 0, number) for number, text in enumerate(told, 1)]
    return _whole(Text(paper="text", lines=tuple(lines)))


def _opened(data: bytes, *, paper: str) -> Text:
    given = child.Limits(work=limits.WORK, timeout=limits.TIMEOUT, memory=limits.MEMORY)
    try:
        done = child.run(_MODULE, given=data, limits=given)
    except child.TooHeavy as heavy:
        raise Unreadable(limits.SENTENCES[limits.TOO_LARGE]) from heavy
    if done.returncode:
        said = limits.SENTENCES.get(done.returncode, limits.SENTENCES[limits.BROKEN])
        raise Unreadable(said)
    lines = tuple(Line(*one) for one in json.loads(done.stdout))
    if paper == "docx":
        return _whole(Text(paper="docx", lines=lines))
    return _whole(Text(paper="pdf", lines=lines, told=_without_words(lines)))


def _without_words(lines: tuple[Line, ...]) -> tuple[str, ...]:
    """The pages between those with words that have none: perhaps scanned."""
    spoken = {line.page for line in lines if re.search(r"\w", line.text)}
    last = max((line.page for line in lines), default=0)
    silent = [str(page) for page in range(1, last + 1) if page not in spoken]
    return (f"Trang {', '.join(silent)} không có chữ nên không đọc.",) if silent else ()


def _whole(text: Text) -> Text:
    """In NFC, without signs nobody sees. Raises Unreadable where nothing is left or too much."""
    lines = tuple(one._replace(text=_shown(one.text)) for one in text.lines)
    if not any(re.search(r"\w", one.text) for one in lines):
        raise Unreadable(limits.EMPTY)
    if len(lines) > limits.LINES or sum(len(one.text) for one in lines) > limits.CHARACTERS:
        raise Unreadable(limits.SENTENCES[limits.TOO_LARGE])
    if any(len(one.text) > limits.LINE for one in lines):
        raise Unreadable(limits.LONG_LINE)
    return Text(paper=text.paper, lines=lines, told=text.told)


def _counted(text: str, most: int) -> list[str]:
    """Its lines, none too long to be looked at sign by sign. Raises Unreadable."""
    lines = text.splitlines() if len(text) <= most else []
    if len(text) > most or len(lines) > limits.LINES:
        raise Unreadable(limits.SENTENCES[limits.TOO_LARGE])
    if any(len(line) > limits.LINE for line in lines):
        raise Unreadable(limits.LONG_LINE)
    return lines


def _bare(text: str) -> str:
    """A line of plain text without the signs of Markdown around its words."""
    for sign, kept in _AROUND:
        text = sign.sub(kept, text)
    row = text.strip()
    if len(row) < 2 or row[0] != "|" or row[-1] != "|":
        return text
    return "" if _RULE.issuperset(row) else row[1:-1].strip()


def _shown(text: str) -> str:
    text = text.replace("\t", " ").replace("\xa0", " ")
    seen = "".join(char for char in text if unicodedata.category(char) not in _UNSEEN)
    return unicodedata.normalize("NFC", seen).rstrip()


def _decoded(data: bytes) -> str:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data.decode(codec, "replace")
    if b"\0" in data:
        raise Unreadable(limits.NO_TEXT)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1258", "replace")
