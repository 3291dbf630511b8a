"""Reads bytes of text: which code table they are in, and the rows of a .csv or .tsv."""

import csv
import io
import re
import unicodedata
from collections import Counter

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


def rows_of(text: str) -> tuple[Line, ...]:
    """The rows of comma, semicolon or tab separated text, numbered as Excel opens them."""
    text = re.sub(r"\Asep=(.)\r?\n", "", text)
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=separator(text))
    lines: list[Line] = []
    try:
        for number, row in enumerate(reader, 1):
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
