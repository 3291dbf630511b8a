"""Writes what waits of a table: its lines, what a person mended of them, which are to come in."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
from conferences.workflow import demand, hold
from sheets.actions.judging import OLD, assess_again, changed_words, other_words
from sheets.actions.parting import keep_seen, split, take_rest
from sheets.actions.saying import Said, keep_said, keep_text
from sheets.figures import Assessed, column_of, fields_of, read_tables
from sheets.figures.meanwhile import note_written, takes, ticks_made_elsewhere
from sheets.figures.one_reason import rows_asked_for
from sheets.figures.said import empty_key, is_written, label_of, mended_key
from sheets.figures.told import demand_boxes
from sheets.models import SheetImport, SheetLeft
from sheets.querysets import KEPT, SheetRowQuerySet
from sheets.reading import STAYS_OUT, Book, Field, without
from sheets.reading.limits import LINES
from sheets.reading.packed import packed
from sheets.reading.secrets import is_money
from sheets.targets import Target
from sheets.workflow.standing import stands_otherwise

NO_CODES = "Bảng này không dùng bảng mã cũ. Hãy đọc như chữ đang ghi."
TOO_MANY = "Bảng có {} dòng, nhiều hơn {} dòng một lần. Hãy chia bảng thành nhiều phần."
NAME_CUT = STAYS_OUT.format("tên tệp") + "."
READ_OTHERWISE = (
    "Đã đọc lại bảng theo điều vừa chọn, chưa nhập dòng nào. "
    "Hãy xem lại rồi bấm “Nhập các dòng đã chọn”."
)
STILL_WRONG = (
    "Chưa nhập dòng nào, vì còn ô vừa sửa chưa đúng ở dòng {}. Hãy sửa tiếp; "
    "hoặc bấm “Nhập các dòng đã chọn” lần nữa để nhập các dòng khác."
)
NOT_TICKED = (
    "Chưa nhập dòng nào, vì dòng {} vừa sửa mà chưa đánh dấu. Hãy đánh dấu nếu nhập dòng đó; "
    "hoặc bấm “Nhập các dòng đã chọn” lần nữa để chỉ nhập các dòng khác."
)
TICKED_ELSEWHERE = (
    "Chưa nhập dòng nào, vì một cửa sổ khác hoặc người khác vừa đổi dấu chọn của {} dòng ở trang "
    "này. Hãy xem lại rồi bấm “Nhập các dòng đã chọn”."
)
NAMED = 5  # lines a sentence names
NOTHING = "Không thấy dòng tiêu đề của bảng. Hãy thêm một dòng tiêu đề có các cột: {}."


@dataclass(frozen=True, kw_only=True)
class Mended:
    """What one page of a preview sends: cells by place and column, and which of its lines come."""

    cells: Mapping[tuple[int, str], str] = field(default_factory=dict)  # place, field → text
    shown: frozenset[int] = frozenset()  # places of the lines on the page
    ticked: frozenset[int] = frozenset()
    began: Mapping[int, bool] = field(default_factory=dict)  # place → whether it was drawn ticked
    seals: Mapping[tuple[int, str], str] = field(default_factory=dict)  # of what a box showed
    all_asked: bool = False  # every line of `askable` comes in too, on every page
    right: str = ""  # a reason, by its code: of every line asked for it alone it is right
    doubted: str = ""  # one of which that is taken back
    split: int | None = None  # the place of a line to make one of each of its persons, or undo it
    rest: tuple[int, str] | None = None  # of a line, by place, what no field took goes to this one
    judged: int = 0  # how often the lines had been judged when the page was drawn
    said: Said = field(default_factory=Said)
    turns: bool = False  # only to another tab or page: whoever turns has not looked at all of it
    brings: bool = False  # what is ticked is to come in at once


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
    tables, other, samples = read_tables(book, fields)
    if not tables and not other:
        raise Refused(NOTHING.format(", ".join(one.label for one in fields if one.required)))
    count = sum(len(table.lines) for table in tables or other)
    if count > LINES:
        raise Refused(TOO_MANY.format(dotted(count), dotted(LINES)))
    named = clean(source)
    sheet = SheetImport.objects.create(
        conference=conference,
        target=target.key,
        by=by,
        begun_at=at,
        source=without(named)[:200],
        kind=book.kind,
        digest=digest,
        book=packed(tables),
        other_book=packed(other) if other else "",
        samples=samples,
        told=[*book.told, *([NAME_CUT] if without(named) != named else [])],
        codes=(book.codes or "") if other else "",
    )
    assess_again(sheet, at)
    demand_boxes(sheet.tables, fields)
    key = f"sheet_forget:{sheet.pk}"
    jobs.wish(kind="sheet_forget", key=key, payload={"sheet_id": sheet.pk}, rest=KEPT)
    return sheet


def hold_waiting(sheet: SheetImport, *, by: User) -> None:
    """Its row, held; raises Refused where it is decided upon, or a worker has it."""
    demand_import(sheet.conference, sheet.into, by=by)
    hold(sheet)
    fresh = SheetImport.objects.with_places().get(pk=sheet.pk)
    if not fresh.is_waiting or fresh.is_running:
        raise Refused(stands_otherwise(fresh))


@in_one_go
def mend(sheet: SheetImport, *, mended: Mended, by: User, at: datetime) -> str:
    """Keep what a page of the preview sent; why it is to be looked at again, "" where it holds.

    What was shown is compared before anything is judged anew: a tick given to a line that is
    another by now is no answer, and nothing is to come in before somebody looked at it. A mended
    cell lies beside the table as it was sent.
    """
    hold_waiting(sheet, by=by)
    is_old, stood = sheet.is_old(at), sheet.rows.news().count()
    own, others = _keep_page(sheet, mended, at)
    fresh = mended.judged >= sheet.judged  # an older page's boxes say what stood there once
    other = fresh and keep_said(sheet, mended.said, at)
    apart = split(sheet, mended.split, at) | take_rest(sheet, mended.rest, at)
    _keep_beside(sheet)
    quiet = apart if mended.brings or mended.turns else apart | own
    lines = assess_again(sheet, at, own=None if other else own, quiet=quiet)
    demand_boxes(sheet.tables, fields_of(sheet, at))
    news = sheet.rows.news().count()
    if news > (stood if mended.turns else 0):
        return changed_words(news) if mended.brings else other_words(news)
    if is_old:
        return OLD
    if others and mended.brings:
        return TICKED_ELSEWHERE.format(dotted(others))
    return _why_not_yet(sheet, lines, own, other=other) if mended.brings else ""


def _why_not_yet(
    sheet: SheetImport, lines: Sequence[Assessed], own: Collection[int], *, other: bool
) -> str:
    """Why nothing comes in by this press: what was said in it made lines nobody has looked at."""
    if other:
        return READ_OTHERWISE
    mine = [line for line in lines if line.place in own]
    if wrong := [line for line in mine if line.blocked]:
        return STILL_WRONG.format(_named(wrong))
    ticked = {*sheet.rows.filter(place__in=own, ticked=True).values_list("place", flat=True)}
    left = [line for line in mine if line.place not in ticked]
    return NOT_TICKED.format(_named(left)) if left else ""


def _named(lines: Sequence[Assessed]) -> str:
    named = ", ".join(label_of(line.number, line.part) for line in lines[:NAMED])
    return named + ", …" * (len(lines) > NAMED)


def _keep_page(sheet: SheetImport, mended: Mended, at: datetime) -> tuple[set[int], int]:
    """The ticks and cells of one page's lines: the places of those that were written in, and how
    many ticks another page made meanwhile.
    """
    seen = sheet.rows.filter(changed__lte=mended.judged)
    sheet.rows.filter(changed__gt=mended.judged).update(news=True)
    if not mended.turns:
        seen.update(news=False)
    own = _keep_cells(sheet, mended, {one.key: one for one in fields_of(sheet, at)})
    return own, _keep_ticks(sheet, seen, mended)


def _keep_beside(sheet: SheetImport) -> None:
    """What was said, as it stands in hand by now."""
    names = ("columns", "converted", "mended", "told")
    mine = {name: getattr(sheet, name) for name in names}
    SheetImport.objects.filter(pk=sheet.pk).update(**mine)


def _keep_cells(sheet: SheetImport, mended: Mended, fields: Mapping[str, Field]) -> set[int]:
    """The places of the lines that were written in."""
    rows = {row.place: row for row in sheet.rows.filter(place__in=mended.shown)}
    written: dict[int, set[str]] = defaultdict(set)
    for (place, key), text in mended.cells.items():
        row = rows.get(place)
        if row is None or key not in fields or key not in sheet.tables[row.table]["columns"]:
            continue
        table = sheet.tables[row.table]
        at_column = column_of(table["columns"], row.cells, key)
        may = takes(sheet, row, (place, key), text, seals=mended.seals, judged=mended.judged)
        if may and is_written(fields[key], row, at_column, text):
            where = mended_key(table, label_of(row.number, row.part), key, at_column)
            if clean(text) or sheet.mended.get(where):
                sheet.mended.pop(empty_key(where), None)
            else:
                sheet.mended[empty_key(where)] = "1"
            title = table["titles"][at_column] if at_column < table["real"] else ""
            said = {"phones": fields[key].phones, "lines": fields[key].lines}
            keep_text(sheet, where, text, money=is_money(title), **said)
            note_written(sheet, where)
            written[place].add(key)
    for place, keys in written.items():
        sent = {key for at, key in mended.cells if at == place}
        keep_seen(sheet, rows[place], fields=fields.values(), sent=sent, written=keys)
    return {*written}


def _keep_ticks(sheet: SheetImport, seen: SheetRowQuerySet, mended: Mended) -> int:
    """Only those this page changed itself: what another one ticked meanwhile stays so. How many
    such lines there are.
    """
    rows = seen.filter(place__in=mended.shown, blocked=False)
    others = ticks_made_elsewhere(rows, ticked=mended.ticked, began=mended.began)
    for ticked in (True, False):
        places = [
            row.place for row in rows
            if row.ticked != ticked and (row.place in mended.ticked) == ticked
            and row.place not in others
        ]  # fmt: skip
        sheet.rows.filter(place__in=places).update(ticked=ticked)
    if mended.all_asked:
        seen.askable().update(ticked=True)
    for code, ticked in ((mended.right, True), (mended.doubted, False)):
        if code:
            rows_asked_for(seen, code).update(ticked=ticked)
    return len(others)


@in_one_go
def read_again(
    sheet: SheetImport,
    *,
    mended: Mended | None = None,
    converted: bool | None = None,
    by: User,
    at: datetime,
) -> None:
    """Read what was sent otherwise: other columns of a table, or its old code table agreed to.

    mended: all that its page sent, what is typed in the boxes of the lines too: none of it is lost.
    """
    hold_waiting(sheet, by=by)
    if converted and not sheet.other_book:
        raise Refused(NO_CODES)
    if mended:
        _keep_page(sheet, replace(mended, turns=True), at)
        keep_said(sheet, mended.said, at)
    if converted is not None:
        sheet.converted = converted
    _keep_beside(sheet)
    assess_again(sheet, at)
    demand_boxes(sheet.tables, fields_of(sheet, at))


@in_one_go
def drop(sheet: SheetImport, *, by: User) -> None:
    """Forget a table nobody brought in, every line of it."""
    hold_waiting(sheet, by=by)
    SheetImport.objects.filter(pk=sheet.pk).delete()


def forget(*, payload: dict[str, Any], progress: jobs.Progress) -> jobs.Settle:
    """A table that waited for a day is forgotten, and who was left out of one brought in.

    Nobody decided to keep these people's data.
    """

    def settle(at: datetime | None = None) -> None:
        now, mine = at or web.moment(), SheetImport.objects.filter(pk=payload["sheet_id"])
        mine.stale(now).delete()
        SheetLeft.objects.filter(sheet__in=mine.decided_long_ago(now)).delete()

    return settle
