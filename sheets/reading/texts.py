"""Reads bytes of text: which code table they are in, and the rows of a .csv or .tsv."""

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from accounts.letters import VIETNAMESE
from sheets.reading.cells import text_cell
from sheets.reading.limits import COLUMNS, ROWS, TOO_LARGE, demand_box
from sheets.reading.old_codes import looks_old
from sheets.reading.values import Line, Unreadable

BINARY = "Tệp này không phải là bảng tính. Hãy gửi tệp Excel (.xlsx, .xls), .ods hoặc .csv."
_MARKS = (b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")


def decoded(data: bytes) -> str:
    """The text, in NFC; Windows-1258 writes its tones behind the letters. Raises Unreadable."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _composed(data.decode(codec, "replace"))
    if codec := _wide(data):
        return _composed(data.decode(codec, "replace"))
    if b"\0" in data:
        raise Unreadable(BINARY)
    try:
        return _composed(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _single(data)


def _wide(data: bytes) -> str:
    """UTF-16 without its mark: every second byte of plain letters is nought."""
    head = data[:400]
    if len(head) < 4 or b"\0" not in head:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > len(head) // 5 and even < odd // 8 + 1:
        return "utf-16-le"
    return "utf-16-be" if even > len(head) // 5 and odd < even // 8 + 1 else ""


def _single(data: bytes) -> str:
    """One byte a letter: Windows-1258, or an old table that only looks like Western text."""
    vietnamese, western = (_composed(data.decode(c, "replace")) for c in ("cp1258", "cp1252"))
    if looks_old(vietnamese.split()) == "tcvn3" or looks_old(western.split()) == "vni":
        return western
    letters = [c for c in vietnamese if ord(c) > 127 and (c.isalpha() or unicodedata.combining(c))]
    good = sum(c.lower() in VIETNAMESE for c in letters)
    if letters and good >= 0.9 * len(letters):
        return vietnamese
    return western


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


# --- Rows ----------------------------------------------------------------------------------------


# A cell that a spreadsheet wrote between quotes, since it has a line break: quotes in it are two.
_QUOTED = re.compile(r'"([^"]*+(?:""[^"]*+)*+)"(?=[\t\n]|\Z)')
_PLAIN = re.compile(r"[^\t\n]*")


def rows_of(text: str) -> tuple[Line, ...]:
    """The rows of comma, semicolon or tab separated text, numbered as Excel opens them."""
    text = re.sub(r"\Asep=(.)\r?\n", "", text).replace("\0", "")
    sign = separator(text)
    quoted = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    lines: list[Line] = []
    try:
        for number, row in enumerate(_tabbed(text) if sign == "\t" else quoted, 1):
            while row and not row[-1].strip():
                row.pop()
            if row:
                demand_box(number, len(row))
            if number <= ROWS:
                lines.append(Line(number=number, cells=tuple(map(text_cell, row[:COLUMNS]))))
    except csv.Error as wrong:
        raise Unreadable(TOO_LARGE) from wrong
    while lines and not any(cell.text for cell in lines[-1].cells):
        lines.pop()
    return tuple(lines)


def _tabbed(text: str) -> Iterator[list[str]]:
    """The rows of a block copied out of a table. A quote that is a cell by itself, "as above", or
    that nothing closes before the next column, is a sign people wrote and begins no long cell.
    """
    text = re.sub(r"\r\n?", "\n", text)
    lines = [line for line in text.split("\n") if "\t" in line]
    whole = [line for line in lines if '"' not in line]  # no part of a cell with line breaks
    usual = Counter(line.count("\t") for line in whole or lines).most_common(1)
    columns = usual[0][0] + 1 if usual else 1
    at, row = 0, list[str]()
    while at < len(text):
        found = _QUOTED.match(text, at) if text[at] == '"' else None
        if found and not _is_sign(text, found, columns - len(row)):
            cell, at = found[1].replace('""', '"'), found.end()
        elif plain := _PLAIN.match(text, at):
            cell, at = plain[0], plain.end()
        if len(cell) > csv.field_size_limit():
            raise Unreadable(TOO_LARGE)
        row.append(cell)
        if text[at : at + 1] != "\t":
            yield row
            row = []
        at += 1
    yield row


def _is_sign(text: str, found: re.Match[str], columns: int) -> bool:
    """Whether what seems to stand between two quotes are columns, and each quote a sign.

    columns: how many most lines have from there on.
    """
    inside = found[1]
    if inside[:1] == "\t" or (inside and not inside.strip()):
        return True
    ends = text.find("\n", found.start())
    tabs = text.count("\t", found.start(), ends if ends >= 0 else len(text))
    return "\t" in inside and tabs + 1 == columns


def separator(text: str) -> str:
    """What stands between the cells: the sign that most rows have equally often."""
    if said := re.match(r"sep=(.)\r?\n", text):
        return said[1]
    head = [line for line in text[:20_000].splitlines()[:60] if line.strip()]
    best, most = ",", 0.0
    for sign in "\t;,|":
        counts = Counter(n for line in head if (n := _bare(line).count(sign)))
        score = max((n * times**2 for n, times in counts.items()), default=0)
        if score > most:
            best, most = sign, score
    return best


def _bare(line: str) -> str:
    return re.sub(r'"[^"]*"', "", line)
