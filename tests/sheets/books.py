"""Workbooks for tests, written by openpyxl or, where it cannot, by hand."""

import re
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl


@dataclass
class Formula:
    """A formula with the result a program stored beside it; openpyxl alone would store none."""

    text: str
    result: object


def formula(text, result):
    return Formula(text, result)


def workbook(*sheets, merged=(), hidden=()) -> bytes:
    """Each sheet: its rows, or {name: rows}."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    results = {}
    for number, rows in enumerate(sheets, 1):
        named = rows if isinstance(rows, dict) else {f"Sheet{number}": rows}
        for name, lines in named.items():
            sheet = book.create_sheet(name)
            _fill(sheet, lines, results)
            for area in merged:
                sheet.merge_cells(area)
            for row in hidden:
                sheet.row_dimensions[row].hidden = True
    kept = BytesIO()
    book.save(kept)
    return _with_results(kept.getvalue(), results) if results else kept.getvalue()


def _fill(sheet, lines, results):
    for row, line in enumerate(lines, 1):
        for column, value in enumerate(line, 1):
            if isinstance(value, Formula):
                cell = sheet.cell(row, column, f"={value.text}")
                results[cell.coordinate] = value.result
            elif value is not None:
                sheet.cell(row, column, value)


def _with_results(data, results):
    def stored(found):
        result = results[found[1].decode()]
        kind = b' t="str"' if isinstance(result, str) else b""
        return b'<c r="%s"%s><f>%s</f><v>%s</v></c>' % (
            found[1], kind, found[2], str(result).encode(),
        )  # fmt: skip

    def change(text):
        return re.sub(rb'<c r="(\w+)"[^>]*><f>(.*?)</f><v ?/?>(?:</v>)?</c>', stored, text)

    return changed(data, r"xl/worksheets/.*", change)


def changed(data: bytes, part: str, change) -> bytes:
    """The package with some of its parts rewritten."""
    kept = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(kept, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            text = old.read(entry)
            new.writestr(
                entry.filename, change(text) if re.fullmatch(part, entry.filename) else text
            )
    return kept.getvalue()
