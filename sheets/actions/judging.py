"""Judges what waits anew: which lines hold as the page showed them, which are other by now."""

import re
from collections.abc import Container, Mapping
from datetime import datetime
from typing import Any

from accounts.telling import dotted
from sheets.figures import Assessed, assessed, fields_of, tables_of
from sheets.figures.told import groups_of, told_table, words_of
from sheets.models import SheetImport, SheetRow

KEPT_OF_A_LINE = (
    "table", "number", "part", "cells", "values", "verdict", "blocked", "by_hand", "reasons",
    "filled",
)  # fmt: skip
CHANGED = (
    "{} dòng đã khác lúc ông, bà xem nên chưa nhập dòng nào. "
    "Hãy xem lại các dòng ấy ở đầu bảng rồi bấm “Nhập các dòng đã chọn”."
)
OTHER = (
    "Đã lưu. {} dòng nay khác lúc ông, bà xem, ở đầu bảng. "
    "Hãy xem lại các dòng ấy trước khi bấm “Nhập các dòng đã chọn”."
)
OLD = (
    "Bảng này đã để hơn một ngày nên vừa được soát lại, chưa nhập dòng nào. "
    "Hãy xem lại rồi bấm “Nhập các dòng đã chọn”."
)
SENTENCE_ENDS = re.compile(r"(?<=[.?!…]) ")


def assess_again(
    sheet: SheetImport,
    at: datetime,
    *,
    own: Container[int] | None = None,
    quiet: Container[int] = (),
) -> list[Assessed]:
    """Judge every line anew and write those that are other than they stood.

    A tick stays where the line holds; a good line comes in unless somebody says no. own: places
    of the lines a person mended just now; every other line that does not hold is news to them.
    None: they asked for all of it to be read otherwise, so nothing is; quiet: of these lines,
    which the page that follows shows as they are now.
    """
    fields = fields_of(sheet, at)
    tables = tables_of(sheet, fields)
    lines = assessed(sheet, tables, fields)
    stood = {row.place: row for row in sheet.rows.all()}
    new, changed = [], []
    for line in lines:
        row = stood.pop(line.place, None)
        if row is None:
            new.append(_row_of(sheet, line))
        elif differs(row, line):
            changed.append(_row_of(sheet, line, before=row))
            news = own is not None and _is_news(row, line, mended=line.place in own)
            news = news and line.place not in quiet
            changed[-1].news = row.news or news
    _write(sheet, new, changed)
    if stood:
        sheet.rows.filter(place__in=list(stood)).delete()
    sheet.judged_at = at
    sheet.tables = [
        told_table(table) | {"groups": groups_of(mine), "words": words_of(table, mine, fields)}
        for number, table in enumerate(tables)
        for mine in [[one for one in lines if one.table == number]]
    ]
    mine = SheetImport.objects.filter(pk=sheet.pk)
    mine.update(tables=sheet.tables, judged_at=at, judged=sheet.judged)
    return lines


def changed_words(count: int) -> str:
    """What is said of lines that are other than they were shown; nothing of none."""
    return CHANGED.format(dotted(count)) if count else ""


def other_words(count: int) -> str:
    """The same, said of a press that only keeps: nobody asked for anything to come in."""
    return OTHER.format(dotted(count)) if count else ""


def _write(sheet: SheetImport, new: list[SheetRow], changed: list[SheetRow]) -> None:
    """Each changed line remembers since which judging it is what it is."""
    sheet.judged += bool(changed or new)
    for row in (*changed, *new):  # no page made before has shown a line that was not there
        row.changed = sheet.judged
    SheetRow.objects.bulk_create(new)
    more = ("ticked", "changed", "news")
    SheetRow.objects.bulk_update(changed, [*KEPT_OF_A_LINE, *more], batch_size=200)


def told_of(line: Assessed) -> dict[str, Any]:
    """A line as its row keeps it."""
    kept = {name: getattr(line, name) for name in KEPT_OF_A_LINE}
    mappings = {name: dict(kept[name]) for name in ("values", "reasons", "filled")}
    return kept | mappings | {"cells": [cell.text for cell in line.cells]}


def differs(row: SheetRow, line: Assessed) -> bool:
    """Whether a line is other than its row tells."""
    return any(getattr(row, name) != value for name, value in told_of(line).items())


def holds(row: SheetRow, line: Assessed) -> bool:
    """Whether a line is still what was shown: its values, its verdict, nothing more asked of it."""
    same = row.values == line.values and row.blocked == line.blocked
    return same and _answered(row, line)


def _answered(row: SheetRow, line: Assessed) -> bool:
    """Whether what a person said of a line, by a tick or without one, is an answer to it now."""
    same = row.verdict == line.verdict and row.by_hand >= line.by_hand
    return same and _asks_no_more(row.reasons, line.reasons)


def _asks_no_more(shown: Mapping[str, str], asked: Mapping[str, str]) -> bool:
    """Whether each sentence stood there before; by sentence, because a cell may have several."""
    return all(
        {*SENTENCE_ENDS.split(text)} <= {*SENTENCE_ENDS.split(shown.get(key, ""))}
        for key, text in asked.items()
    )


def _is_news(row: SheetRow, line: Assessed, *, mended: bool) -> bool:
    """Whether a person must look before anything comes in.

    At a line they wrote in: where it asks for more than it did. At another: where it would come
    in, or is left out, otherwise than it was shown.
    """
    if mended:
        return not _asks_no_more(row.reasons, line.reasons)
    return (row.ticked or line.verdict == "good") and not holds(row, line)


def _row_of(sheet: SheetImport, line: Assessed, *, before: SheetRow | None = None) -> SheetRow:
    """A line that has come to be asked more is asked anew."""
    ticked = before.ticked if before and _answered(before, line) else line.verdict == "good"
    kept = {"ticked": ticked and not line.blocked, "place": line.place, **told_of(line)}
    return SheetRow(pk=before.pk if before else None, sheet=sheet, **kept)
