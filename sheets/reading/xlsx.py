"""Reads .xlsx and .xlsm: cells through calamine, bounds and hidden rows out of the XML itself.

calamine lays a box around all that is filled in, so one cell at XFD1048576 would take all memory:
where the last cell lies is known before it runs. openpyxl would tell hidden rows and formulas too,
in twenty times the time; the pass below is taken only where the bytes show that there are any.
"""

import posixpath
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from sheets.reading.calamine import Raw, raw_sheets
from sheets.reading.cells import lines_of
from sheets.reading.limits import BROKEN, ROWS, column_of, demand_box, opened, unpacked
from sheets.reading.values import Book, Lines, Sheet, Unreadable

KNOWS = frozenset({"hidden", "formulas"})
NO_XML = "Tệp có phần khai báo lạ. Hãy chép bảng sang một tệp Excel mới rồi gửi lại."
# What asks for a closer look: a cell that does not say a place up to CZ9999 in the usual way, a
# formula, a declaration; a hidden row. A tag under a prefix would pass unseen: ":c" is asked too.
_ODD = re.compile(rb'<c(?! r="[A-C]?[A-Z][0-9]{1,4}")(?![a-z])')
_SIGNS = ((b":", b":c"), (b"f", b"<f"), (b"!", b"<!"))  # by its rare letter each, which is quicker
_HIDDEN = re.compile(rb"""hidden\s*=\s*["'](?:1|true)""")
_FEW = 200
_QUICK = 8 * 2**20  # bytes; a larger sheet is looked at in a stream
_PLACE = re.compile(r"([A-Za-z]{1,8})([0-9]{1,9})")


@dataclass(kw_only=True)
class Marks:
    """What the XML of one sheet says beside its values; rows and columns count from 1."""

    hidden: set[int] = field(default_factory=set)
    formulas: set[tuple[int, int]] = field(default_factory=set)
    failed: dict[tuple[int, int], str] = field(default_factory=dict)  # "#N/A": calamine says ""
    last: tuple[int, int] = (0, 0)


def read_xlsx(data: bytes) -> Book:
    """Raises Unreadable."""
    package = opened(data)
    marks = {name: _marks(data, package, part) for name, part in _parts(data, package)}
    sheets = (sheet_of(raw, marks[raw.name]) for raw in raw_sheets(data) if raw.name in marks)
    return Book(kind="xlsx", sheets=tuple(sheets))


def sheet_of(raw: Raw, marks: Marks) -> Sheet:
    """What calamine says and what it does not, brought together."""
    lines = Lines(
        lambda: lines_of(
            raw.rows,
            merged=raw.merged,
            hidden=marks.hidden,
            formulas=marks.formulas,
            failed=marks.failed,
        )
    )
    return Sheet(name=raw.name, lines=lines, hidden=raw.hidden, knows=KNOWS)


def _parts(data: bytes, package: ZipFile) -> Iterator[tuple[str, str]]:
    """Each sheet's name and its part; what else calamine will open is measured on the way."""
    names = {entry.filename: entry for entry in package.infolist()}
    for name, entry in names.items():
        if name.endswith(("sharedStrings.xml", "styles.xml")):
            _no_doctype(unpacked(data, entry))
    root = next((n for n in names if n.endswith("workbook.xml")), "")
    rels = posixpath.join(posixpath.dirname(root), "_rels", posixpath.basename(root) + ".rels")
    if root not in names or rels not in names:
        raise Unreadable(BROKEN)
    targets = {
        a.get("Id", ""): a.get("Target", "")
        for tag, a in _elements(unpacked(data, names[rels]))
        if tag == "Relationship"
    }
    for tag, attrs in _elements(unpacked(data, names[root])):
        if tag == "sheet":
            target = targets.get(next((v for k, v in attrs.items() if k.endswith(":id")), ""), "")
            part = posixpath.normpath(posixpath.join(posixpath.dirname(root), target)).lstrip("/")
            if target.startswith("/"):
                part = target.lstrip("/")
            if part in names:
                yield attrs.get("name", ""), part


def _marks(data: bytes, package: ZipFile, part: str) -> Marks:
    entry = package.getinfo(part)
    if entry.file_size <= _QUICK:
        whole = unpacked(data, entry)
        signed = any(_holds(whole, sign, by=letter) for letter, sign in _SIGNS)
        if not (signed or _ODD.search(whole) or _HIDDEN.search(whole)):
            return Marks()
        return _looked_at(BytesIO(whole))
    try:
        with package.open(entry) as stream:
            return _looked_at(stream)
    except (BadZipFile, zlib.error, OSError) as wrong:
        raise Unreadable(BROKEN) from wrong


def _holds(sheet: bytes, sign: bytes, *, by: bytes) -> bool:
    """Whether a sign stands in it: by one letter of it, which is rare where nobody types any."""
    at, lead = -1, sign.index(by)
    for _ in range(_FEW):
        at = sheet.find(by, at + 1)
        if at < 0:
            return False
        if sheet.startswith(sign, at - lead):
            return True
    return sheet.find(sign, at) >= 0


def _looked_at(stream: Any) -> Marks:
    """One pass over the sheet: the last filled cell, hidden rows, formulas. Raises Unreadable."""
    look, parser = _Look(), _parser()
    parser.StartElementHandler = look.start
    parser.CharacterDataHandler = look.text
    try:
        parser.ParseFile(stream)
    except (expat.ExpatError, ValueError) as wrong:
        raise Unreadable(BROKEN) from wrong
    return look.marks


class _Look:
    """What the parser tells of rows and cells, in the order they stand."""

    def __init__(self) -> None:
        self.marks = Marks()
        self._row = self._column = 0
        self._counted = self._failed = False  # this cell: whether it is kept; whether an error

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "c":
            self._row, self._column = _place(attrs.get("r", ""), self._row, self._column + 1)
            self._counted, self._failed = False, attrs.get("t") == "e"
        elif tag in ("v", "is", "t", "f"):
            self._count(is_formula=tag == "f")
        elif tag == "row":
            self._row, self._column = int(attrs.get("r") or self._row + 1), 0
            if attrs.get("hidden") in ("1", "true") and self._row <= ROWS:
                self.marks.hidden.add(self._row)

    def _count(self, *, is_formula: bool) -> None:
        last = self.marks.last
        if not self._counted:
            self._counted = True
            self.marks.last = max(self._row, last[0]), max(self._column, last[1])
            demand_box(*self.marks.last)
        if is_formula:
            self.marks.formulas.add((self._row, self._column))

    def text(self, words: str) -> None:
        if self._failed and words.startswith("#"):
            self.marks.failed[self._row, self._column] = words


def _place(written: str, row: int, column: int) -> tuple[int, int]:
    found = _PLACE.fullmatch(written)
    return (int(found[2]), column_of(found[1])) if found else (row, column)


def _elements(text: bytes) -> Sequence[tuple[str, dict[str, str]]]:
    found: list[tuple[str, dict[str, str]]] = []
    parser = _parser()
    parser.StartElementHandler = lambda tag, attrs: found.append((tag.rpartition(":")[2], attrs))
    try:
        parser.Parse(text, True)  # noqa: FBT003  expat takes its arguments by place
    except expat.ExpatError as wrong:
        raise Unreadable(BROKEN) from wrong
    return found


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse  # entities are declared there, and nowhere else
    return parser


def _refuse(*_: Any) -> None:
    raise Unreadable(NO_XML)


def _no_doctype(text: bytes) -> None:
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise Unreadable(NO_XML)
