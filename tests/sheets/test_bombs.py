"""I4: files made to hurt are refused or read, and take little memory; measured in a child."""

import json
import os
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.conf import settings

from sheets import reading
from sheets.reading import limits, xlsx
from sheets.reading.xlsx import NO_XML
from tests import alone
from tests.sheets.books import changed, workbook
from tests.sheets.fields import told

MOST = 60  # megabytes above what the modules alone take
FILES = settings.BASE_DIR / "tests/sheets/files"
SHEET = "xl/worksheets/sheet1.xml"
ROWS = [("Họ và tên", "Thôn"), ("Nguyễn Văn A", "Mỗ Đoạn")]


def in_a_child(data):
    """What a process of its own says to this file, and the megabytes it took."""
    done = alone.run("tests.alone.table", given=data)
    said, megabytes = json.loads(done.stdout)
    return said, megabytes


def with_rows(xml: bytes, head: bytes = b"") -> bytes:
    """A workbook whose sheet has these rows after its own two."""
    return changed(
        workbook(ROWS),
        SHEET,
        lambda text: head + text.replace(b"</sheetData>", xml + b"</sheetData>"),
    )


def far(place: bytes) -> bytes:
    return b'<row r="9"><c r="%s"><v>1</v></c></row>' % place


def dense(row: int) -> bytes:
    cell = b'<c t="inlineStr"><is><t>text %d</t></is></c>'
    return b"<row>%s</row>" % b"".join(cell % (row * 40 + column) for column in range(40))


def asked(number: int) -> list:
    first = (number - 3) * 40
    return [number, "ask", f"text {first}", NO_UNIT.format(first + 1)]


def zipped(*parts) -> bytes:
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as package:
        for name, text in parts:
            package.writestr(name, text)
    return kept.getvalue()


def ods(rows: bytes, head: bytes = b"") -> bytes:
    content = (
        b'<?xml version="1.0"?>%s<office:document-content xmlns:office="o" xmlns:table="t"'
        b' xmlns:text="x"><table:table table:name="S">%s</table:table></office:document-content>'
    )
    return zipped(("mimetype", b""), ("content.xml", content % (head, rows)))


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">%s]>' % b"".join(
    b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(2, 9)
)


def entities(part):
    data = workbook(ROWS)
    return changed(data, part, lambda text: text.replace(b"<", ENTITIES + b"<", 1))


def lying():
    """The directory promises less than a part unpacks to."""
    data = bytearray(with_rows(b"<row/>" * 3_000_000))
    at = data.rindex(b"xl/worksheets/sheet1.xml") - 46  # its line in the directory
    data[at + 24 : at + 28] = (5000).to_bytes(4, "little")
    return bytes(data)


TOO_FAR_DOWN = limits.TOO_FAR.format(place="dòng 1.048.576")
TOO_FAR_RIGHT = limits.TOO_FAR.format(place="cột XFD")
NO_UNIT = "Không có đơn vị “text {}”. Hãy chọn lại."
GOOD = [[2, "good", "Nguyễn Văn A", "thôn Mỗ Đoạn"]]
CELL = b'<table:table-cell office:value-type="string"%s><text:p>%s</text:p></table:table-cell>'
ODS_ROWS = b"".join(
    b"<table:table-row>%s</table:table-row>" % b"".join(CELL % (b"", w.encode()) for w in row)
    for row in ROWS
)
EMPTY_ODS = (
    b'<table:table-row table:number-rows-repeated="1048574"><table:table-cell'
    b' table:number-columns-repeated="16384"/></table:table-row>'
)
BOMBS = {
    "31 MB of nothing": (
        lambda: with_rows(b" " * 31 * 2**20), limits.TOO_LARGE,
    ),
    "31 MB at a ratio of 65": (
        lambda: zipped(
            *_parts(workbook(ROWS)), ("pad", os.urandom(450_000)), ("x.xml", b" " * 31 * 2**20)
        ),
        limits.TOO_LARGE,
    ),
    "a ratio of 1,000": (lambda: with_rows(b" " * 8 * 2**20), limits.TOO_LARGE),
    "a directory that lies": (lying, limits.BROKEN),
    "entities in the sheet": (lambda: entities(SHEET), NO_XML),
    "entities in the book": (lambda: entities("xl/workbook.xml"), NO_XML),
    "entities in the texts": (
        lambda: zipped(*_parts(workbook(ROWS)), ("xl/sharedStrings.xml", ENTITIES + b"<sst/>")),
        NO_XML,
    ),
    "a corner far out": (lambda: with_rows(far(b"XFD1048576")), TOO_FAR_DOWN),
    "in small letters": (lambda: with_rows(far(b"xfd1048576")), TOO_FAR_DOWN),
    "far right": (lambda: with_rows(far(b"XFD9")), TOO_FAR_RIGHT),
    "under a prefix": (
        lambda: with_rows(far(b"XFD9").replace(b"<", b"<x:").replace(b"<x:/", b"</x:")),
        None,
    ),
    "between other quotes": (
        lambda: with_rows(far(b"XFD9").replace(b'r="XFD9"', b"t='n'  r = 'XFD9'")), TOO_FAR_RIGHT,
    ),
    "cells that say no place": (
        lambda: with_rows(b'<row r="9999">%s</row>' % (b"<c><v>1</v></c>" * 20_000)), None,
    ),
    "a million empty rows": (
        lambda: with_rows(b"".join(b'<row r="%d"/>' % n for n in range(3, 1_000_000))), GOOD,
    ),
    "as many cells as are read, each another": (
        lambda: with_rows(b"".join(dense(row) for row in range(4_998))),
        [*GOOD, *(asked(n) for n in range(3, 7))],
    ),
    "a dimension of everything": (
        lambda: changed(
            workbook(ROWS), SHEET,
            lambda text: text.replace(b'<dimension ref="A1:B2"', b'<dimension ref="A1:XFD1048576"'),
        ),
        GOOD,
    ),
    "two hundred sheets and more": (
        lambda: workbook(*[ROWS] * 201), limits.TOO_LARGE,
    ),
    "ods: a cell a million times": (
        lambda: ods(
            b'<table:table-row table:number-rows-repeated="1048576">%s</table:table-row>'
            % (CELL % (b' table:number-columns-repeated="16384"', b"x"))
        ),
        limits.TOO_FAR.format(place="cột XFD"),
    ),
    "ods: a row a million times": (
        lambda: ods(
            ODS_ROWS + b'<table:table-row table:number-rows-repeated="1048574">%s</table:table-row>'
            % (CELL % (b"", b"x"))
        ),
        TOO_FAR_DOWN,
    ),
    "ods: nothing to the last row, as LibreOffice writes it": (
        lambda: ods(ODS_ROWS + EMPTY_ODS), GOOD,
    ),
    "ods: entities": (lambda: ods(ODS_ROWS, head=ENTITIES), NO_XML),
    "a page of spans": (
        lambda: b"<table>" + b"<tr><td rowspan=65000 colspan=1000>x" * 1000, None,
    ),
    "tables in tables": (lambda: b"<table><tr><td>" * 100_000, None),
    "signs that never end": (lambda: b"<table>" + b"<!--" * 500_000, None),
    "a text of a million lines": (
        lambda: b"a,b\n" * 1_000_000, limits.TOO_FAR.format(place="dòng 10.001"),
    ),
    "a line of a million parts": (lambda: b"a," * 1_000_000, None),
}  # fmt: skip


def _parts(data):
    with ZipFile(BytesIO(data)) as package:
        return [(n, package.read(n)) for n in package.namelist() if "sharedStrings" not in n]


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_takes_little_memory_and_gets_an_answer(name):
    build, expected = BOMBS[name]

    said, megabytes = in_a_child(build())

    assert megabytes <= MOST
    if expected is None:
        assert isinstance(said, str)
        assert "Hãy " in said
    else:
        assert said == expected


def test_xls_says_where_its_last_cell_lies_and_what_it_promises():
    """BIFF: one cell at IV65536 would be a box of sixteen million."""
    data = (FILES / "libreoffice.xls").read_bytes()
    at = data.index(bytes.fromhex("fd000a00"))  # a text's cell: its row, its column
    corner = data[: at + 4] + b"\xff\xff\xff\x00" + data[at + 8 :]
    texts = data.index(bytes.fromhex("fc00"), 2000)
    promised = data[: texts + 8] + b"\xff\xff\xff\x7f" + data[texts + 12 :]

    with pytest.raises(reading.Unreadable, match=r"dòng 65\.536"):
        reading.read(corner, "a.xls")
    with pytest.raises(reading.Unreadable, match=limits.BROKEN):
        reading.read(promised, "a.xls")
    assert len(told(reading.read(data, "a.xls"))) == 9


@pytest.mark.parametrize("many", [0, 1, 199, 200, 201, 999])
@pytest.mark.parametrize(("sign", "letter", "text"), [
    (b":c", b":", b"<t>08:30</t>"), (b"<f", b"f", b"<t>of</t>"), (b"<!", b"!", b"<t>nay!</t>"),
])  # fmt: skip
def test_a_sign_is_seen_however_often_its_letter_stands_before_it(many, sign, letter, text):
    """The quick look goes by the letter: where there are many it reads on to the end."""
    before = text * many

    assert xlsx._holds(before + b"<x" + sign + b"/>" + before, sign, by=letter)
    assert xlsx._holds(sign + before, sign, by=letter)
    assert not xlsx._holds(before + b"<c/>" + before, sign, by=letter)
