"""Reads .xls of Excel 5 to 2003: cells through calamine, bounds and hidden rows by its records."""

import struct
from collections.abc import Iterator

from sheets.reading.calamine import raw_sheets
from sheets.reading.compound import Compound
from sheets.reading.limits import BROKEN, LOCKED, demand_box
from sheets.reading.values import Book, Unreadable
from sheets.reading.xlsx import Marks, sheet_of

WORD = "Đây là tệp Word cũ (.doc). Hãy mở bằng Word, chọn cả bảng, sao chép rồi dán vào ô dán."
OTHER = "Tệp này không phải là bảng tính. Hãy gửi tệp Excel (.xlsx, .xls), .ods hoặc .csv."

_FORMULA, _ROW, _BOF, _FILEPASS, _SHEET, _TEXTS = 0x06, 0x208, 0x809, 0x2F, 0x85, 0xFC
_FILLED = {_FORMULA, 0x203, 0x204, 0x205, 0x27E, 0xBD, 0xD6, 0xFD}
_ERRORS = {0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!"}
_SEVERAL = 0xBD  # numbers side by side in one record


def read_xls(data: bytes) -> Book:
    """Raises Unreadable."""
    compound = Compound(data)
    names = set(compound.names)
    if {"EncryptedPackage", "EncryptionInfo"} & names:
        raise Unreadable(LOCKED)
    if "WordDocument" in names:
        raise Unreadable(WORD)
    streams = compound.streams("Workbook", "Book", "WORKBOOK", "BOOK")
    if not streams:
        raise Unreadable(OTHER)
    marks, *_ = [_marks(stream) for stream in streams]  # a second stream is looked at all the same
    sheets = (sheet_of(raw, marks.get(raw.place, Marks())) for raw in raw_sheets(data))
    return Book(kind="xls", sheets=tuple(sheets))


def _marks(stream: bytes) -> dict[int, Marks]:
    """Of each sheet, by its place in the book. Raises Unreadable for a password or a far cell."""
    places: list[int] = []
    of_place: dict[int, Marks] = {}
    marks = Marks()
    for at, kind, body in _records(stream):
        if kind == _FILEPASS:
            raise Unreadable(LOCKED)
        if kind == _TEXTS and struct.unpack_from("<I", body.ljust(8), 4)[0] > len(stream):
            raise Unreadable(BROKEN)  # calamine takes memory for as many texts as are promised
        if kind == _SHEET and len(body) >= 4:
            places.append(struct.unpack_from("<I", body)[0])
        elif kind == _BOF:
            marks = of_place[at] = Marks()
        elif kind == _ROW and len(body) >= 16 and body[12] & 0x20:
            marks.hidden.add(struct.unpack_from("<H", body)[0] + 1)
        elif kind in _FILLED and len(body) >= 4:
            row, column = struct.unpack_from("<HH", body)
            if kind == _SEVERAL:
                column = struct.unpack_from("<H", body, len(body) - 2)[0]
            if kind == _FORMULA:
                marks.formulas.add((row + 1, column + 1))
                if len(body) >= 14 and body[6] == 2 and body[12:14] == b"\xff\xff":
                    marks.failed[row + 1, column + 1] = _ERRORS.get(body[8], "#N/A")
            marks.last = max(row + 1, marks.last[0]), max(column + 1, marks.last[1])
            demand_box(*marks.last)
    return {n: of_place[place] for n, place in enumerate(places) if place in of_place}


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    at, end = 0, len(stream) - 4
    while at <= end:
        kind, size = struct.unpack_from("<HH", stream, at)
        yield at, kind, stream[at + 4 : at + 4 + size]
        at += 4 + size
