"""Writes what waits of a table: its lines, what a person mended of them, which are to come in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from accounts import web
from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import User
from accounts.names import clean
from accounts.problems import Refused
from accounts.telling import dotted
from conferences import jobs
from conferences.models import Conference
from conferences.workflow import SOMEBODY_WAS_FASTER, demand, hold
from sheets.figures import (
    Assessed,
    assessed,
    column_of,
    default_key,
    fields_of,
    mended_key,
    read_tables,
    tables_of,
    told_table,
)
from sheets.models import SheetImport, SheetRow
from sheets.querysets import KEPT
from sheets.reading import Book
from sheets.reading.packed import packed
from sheets.targets import Target

MOST_LINES = 5_000  # of one import: a commune has a tenth of it
TOO_MANY = "Bảng có {} dòng, nhiều hơn {} dòng một lần. Hãy chia bảng thành nhiều phần."
NOTHING = "Không thấy dòng tiêu đề của bảng. Hãy thêm một dòng tiêu đề có các cột: {}."
KEPT_OF_A_LINE = (
    "table", "number", "cells", "values", "verdict", "blocked", "by_hand", "reasons", "filled",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Mended:
    """What one page of a preview sends: cells by place and column, and which of its lines come."""

    cells: Mapping[tuple[int, str], str] = field(default_factory=dict)  # place, field → text
    shown: frozenset[int] = frozenset()  # places of the lines on the page
    ticked: frozenset[int] = frozenset()
    all_asked: bool = False  # every line of `askable` comes in too, on every page


def demand_import(conference: Conference, target: Target, *, by: User) -> None:
    """Both rights: to bring tables in at all, and to write the rows they become."""
    demand(by, Permission.SHEET_IMPORT, place=conference.place)
    demand(by, target.permission, place=conference.place)


@in_one_go
def stage(
    conference: Conference,
    *,
    target: Target,
    book: Book,
    source: str,
    digest: str,
    by: User,
    at: datetime,
) -> SheetImport:
    """Keep what was read, to be looked at; none of it is anybody's row yet.

    Raises Refused when there is no line, or more than one import takes. Forgotten after a day
    unless it is brought in.
    """
    demand_import(conference, target, by=by)
    fields = target.fields(conference, at)
    tables, other, samples = read_tables(book, fields, rest=target.rest)
    if not tables and not other:
        raise Refused(NOTHING.format(", ".join(one.label for one in fields if one.required)))
    count = sum(len(table.lines) for table in tables or other)
    if count > MOST_LINES:
        raise Refused(TOO_MANY.format(dotted(count), dotted(MOST_LINES)))
    sheet = SheetImport.objects.create(
        conference=conference,
        target=target.key,
        by=by,
        begun_at=at,
        source=clean(source)[:200],
        kind=book.kind,
        digest=digest,
        book=packed(tables),
        other_book=packed(other) if other else "",
        samples=samples,
        told=list(book.told),
        codes=(book.codes or "") if other else "",
    )
    assess_again(sheet, at)
    key = f"sheet_forget:{sheet.pk}"
    jobs.wish(kind="sheet_forget", key=key, payload={"sheet_id": sheet.pk}, rest=KEPT)
    return sheet


def assess_again(sheet: SheetImport, at: datetime) -> list[Assessed]:
    """Judge every line anew and write those that are other than they stood.

    A tick stays where the line's verdict does; a good line comes in unless somebody says no.
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
    SheetRow.objects.bulk_create(new)
    SheetRow.objects.bulk_update(changed, [*KEPT_OF_A_LINE, "ticked"], batch_size=200)
    if stood:
        sheet.rows.filter(place__in=list(stood)).delete()
    sheet.tables = [told_table(table) for table in tables]
    SheetImport.objects.filter(pk=sheet.pk).update(tables=sheet.tables)
    return lines


def told_of(line: Assessed) -> dict[str, Any]:
    """A line as its row keeps it."""
    kept = {name: getattr(line, name) for name in KEPT_OF_A_LINE}
    mappings = {name: dict(kept[name]) for name in ("values", "reasons", "filled")}
    return kept | mappings | {"cells": [cell.text for cell in line.cells]}


def differs(row: SheetRow, line: Assessed) -> bool:
    """Whether a line is other than its row tells."""
    return any(getattr(row, name) != value for name, value in told_of(line).items())


def _row_of(sheet: SheetImport, line: Assessed, *, before: SheetRow | None = None) -> SheetRow:
    """A line that has come to need an answer of its own is asked anew."""
    same = before is not None and before.verdict == line.verdict
    same = same and (before is None or before.by_hand >= line.by_hand)
    ticked = before.ticked if before and same else line.verdict == "good"
    kept = {"ticked": ticked and not line.blocked, "place": line.place, **told_of(line)}
    return SheetRow(pk=before.pk if before else None, sheet=sheet, **kept)


def hold_waiting(sheet: SheetImport, *, by: User) -> None:
    """Its row, held; raises Refused where it is decided upon, or a worker has it."""
    demand_import(sheet.conference, sheet.into, by=by)
    hold(sheet)
    fresh = SheetImport.objects.with_places().get(pk=sheet.pk)
    if not fresh.is_waiting or fresh.is_running:
        raise Refused(SOMEBODY_WAS_FASTER)


@in_one_go
def mend(sheet: SheetImport, *, mended: Mended, by: User, at: datetime) -> None:
    """Keep what a page of the preview sent, and judge again where a cell was changed.

    A mended cell lies beside the table as it was sent; ticking a line that asks is the answer.
    """
    hold_waiting(sheet, by=by)
    rows = {row.place: row for row in sheet.rows.filter(place__in=mended.shown)}
    for (place, key), text in mended.cells.items():
        row = rows.get(place)
        if row is None or key not in sheet.tables[row.table]["columns"]:
            continue
        table = sheet.tables[row.table]
        at_column = column_of(table["columns"], row.cells, key)
        if row.cells[at_column] != clean(text):
            sheet.mended[mended_key(table, row.number, key, at_column)] = clean(text)
    ticks = {
        place: place in mended.ticked for place, row in rows.items()
        if not row.blocked and row.ticked != (place in mended.ticked)
    }  # fmt: skip
    for ticked in (True, False):
        places = [place for place, yes in ticks.items() if yes == ticked]
        sheet.rows.filter(place__in=places).update(ticked=ticked)
    if mended.all_asked:
        sheet.rows.askable().update(ticked=True)
    SheetImport.objects.filter(pk=sheet.pk).update(mended=sheet.mended)
    assess_again(sheet, at)


@in_one_go
def read_again(
    sheet: SheetImport,
    *,
    columns: Mapping[int, Sequence[str | None]] | None = None,
    converted: bool | None = None,
    every: Mapping[tuple[str, str], str] | None = None,
    by: User,
    at: datetime,
) -> None:
    """Read what was sent otherwise: other columns of a table, or its old code table agreed to.

    every: by sheet and field, what every line says that says nothing of it itself.
    """
    hold_waiting(sheet, by=by)
    known = {one.key for one in fields_of(sheet, at)}
    for number, keys in (columns or {}).items():
        sheet.columns[str(number)] = [key if key in known else None for key in keys]
    if converted is not None:
        sheet.converted = converted
    for (name, key), text in (every or {}).items():
        if key in known:
            sheet.mended[default_key(name, key)] = clean(text)
    mine = SheetImport.objects.filter(pk=sheet.pk)
    mine.update(columns=sheet.columns, converted=sheet.converted, mended=sheet.mended)
    assess_again(sheet, at)


@in_one_go
def drop(sheet: SheetImport, *, by: User) -> None:
    """Forget a table nobody brought in, every line of it."""
    hold_waiting(sheet, by=by)
    SheetImport.objects.filter(pk=sheet.pk).delete()


def forget(*, payload: dict[str, Any], progress: jobs.Progress) -> jobs.Settle:
    """A table that waited for a day is forgotten; nobody decided to keep its people's data."""

    def settle(at: datetime | None = None) -> None:
        SheetImport.objects.stale(at or web.moment()).filter(pk=payload["sheet_id"]).delete()

    return settle
