"""Where in a preview its page comes back to: the line or the section that was worked on."""

from collections.abc import Iterator, Sequence

from django.http import QueryDict
from django.urls import reverse

from accounts.web import row_id
from sheets.actions import Mended, news_in
from sheets.actions.staging import NAMED
from sheets.figures import FAR, column_of
from sheets.figures.meanwhile import is_typed, is_written_since, takes
from sheets.figures.said import is_written, label_of, text_of
from sheets.models import SheetImport, SheetRow
from sheets.reading import Field
from sheets.web import EDITED, TURN, groups, kept_query, one_reason

SAVED = "Đã lưu ô vừa sửa ở dòng {}."
LATE = (
    "Dòng {}, {}: nay đã là “{}” do một cửa sổ khác hoặc người khác ghi, nên giữ như vậy. "
    "Trang cũ gửi “{}”; muốn thay thì hãy mở dòng này và ghi lại."
)
PARTED = (
    "Dòng {}, {}: chưa ghi “{}”, vì dòng này vừa được tách hoặc gộp lại. "
    "Hãy ghi ở dòng nay đang có."
)
MORE_LATE = "Còn {} ô nữa của trang cũ không được ghi vì dòng nay đã khác. Hãy xem lại các dòng."
MOST_LATE, EMPTY = 5, "để trống"
LINES, TABS = "cac-dong", "ket-qua-doc"


def after_mending(
    sent: QueryDict, sheet: SheetImport, mended: Mended, fields: Sequence[Field]
) -> str:
    """The address after a press: another tab or page, or the part or line that was worked on.

    sheet as it stood before, so that what was written can be told from what only stood there.
    """
    if TURN in sent:
        return _there(sheet, kept_query(str(sent[TURN])), TABS)
    query = kept_query(sent.get("loc", ""))
    opened = row_id(str(sent[EDITED])) if EDITED in sent else None
    if opened is not None:
        query[EDITED] = str(opened)
    place = mended.rest[0] if mended.rest else opened
    place = place if mended.split is None else mended.split % FAR
    if mended.right or mended.doubted:
        return _there(sheet, query, one_reason.PART)
    if place is None:
        place = next(_written(sheet, mended, fields), None)
    return _there(sheet, query, _part_said(sheet, mended) if place is None else f"dong-{place}")


def place_of(sent: QueryDict) -> QueryDict:
    """Where in the preview the page was that sent this."""
    return kept_query(str(sent.get("loc", "")))


def after_reading(sent: QueryDict, sheet: SheetImport) -> str:
    """The address after a table is read otherwise: at the groups or the columns."""
    if "bang-ma" in sent:
        return _there(sheet, QueryDict(), "")
    part = groups.GROUPS if sent.get(groups.PART) == groups.GROUPS else groups.COLUMNS
    return _there(sheet, kept_query(sent.get("loc", "")), part)


def saved_words(sheet: SheetImport, mended: Mended, fields: Sequence[Field]) -> str:
    """Which lines were written in; sheet as it stood before, so what only stood there is told."""
    places = list(_written(sheet, mended, fields))
    rows = sheet.rows.filter(place__in=places).order_by("table", "number", "part")
    labels = [label_of(row.number, row.part) for row in rows]
    named = ", ".join(labels[:NAMED]) + ", …" * (len(labels) > NAMED)
    return SAVED.format(named) if labels else ""


def late_words(sheet: SheetImport, mended: Mended, fields: Sequence[Field]) -> list[str]:
    """Of each box of a line that became another since the page was drawn: what holds, what was
    sent and is not kept, where somebody else wrote there; sheet as it stood before.
    """
    late = []
    for row, field, stands, sent in _other(sheet, mended, fields):
        box = (row.place, field.key)
        untouched = box in mended.seals and not is_typed(mended.seals, box, sent)
        if untouched or _is_taken(sheet, mended, row, field.key, sent):
            continue
        label = label_of(row.number, row.part)
        if is_written_since(sheet, row, field.key, mended.judged):
            late.append(LATE.format(label, field.label, stands or EMPTY, sent or EMPTY))
        elif box in mended.seals:
            late.append(PARTED.format(label, field.label, sent or EMPTY))
    more = MORE_LATE.format(len(late) - MOST_LATE)
    return late[:MOST_LATE] + [more] * (len(late) > MOST_LATE)


def _is_taken(sheet: SheetImport, mended: Mended, row: SheetRow, key: str, sent: str) -> bool:
    """Whether what a box says is written, whatever became of its line meanwhile."""
    seals, judged = mended.seals, mended.judged
    return takes(sheet, row, (row.place, key), sent, seals=seals, judged=judged)


def _there(sheet: SheetImport, query: QueryDict, part: str) -> str:
    return reverse("sheets:show", args=[sheet.pk], query=query, fragment=part or None)


def _part_said(sheet: SheetImport, mended: Mended) -> str:
    """Where something was chosen, with Enter in its box, say; else the lines."""
    news = news_in(sheet, mended.said)
    if news.groups or news.words:
        return groups.GROUPS
    return groups.COLUMNS if news.columns or news.every else LINES


def _written(sheet: SheetImport, mended: Mended, fields: Sequence[Field]) -> Iterator[int]:
    """The lines whose boxes say other than their cells do, by place, a line for each such box."""
    return (
        row.place
        for row, field, _, sent in _other(sheet, mended, fields)
        if _is_taken(sheet, mended, row, field.key, sent)
    )


def _other(
    sheet: SheetImport, mended: Mended, fields: Sequence[Field]
) -> Iterator[tuple[SheetRow, Field, str, str]]:
    """The boxes that say other than stands: the line, the field, what stands, what was sent."""
    rows = {row.place: row for row in sheet.rows.filter(place__in=mended.shown)}
    known = {one.key: one for one in fields}
    for (place, key), text in mended.cells.items():
        row = rows.get(place)
        columns = sheet.tables[row.table]["columns"] if row else ()
        field = known.get(key)
        if not row or not field or key not in columns:
            continue
        at = column_of(columns, row.cells, key)
        if is_written(field, row, at, text):
            yield row, field, text_of(field, row, at), text
