"""The lines of a preview, drawn by Python: fifty of a dozen cells take templates long."""

import re
from collections.abc import Iterator, Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from conferences.templatetags.viet import tag
from sheets.facts import ALREADY, meant_in
from sheets.models import SheetRow
from sheets.reading.deeds import lines_going_on
from sheets.web.lines import Line, Shown

register = template.Library()
NOTHING = SafeString("")
ROW = (
    '<tr id="dong-{place}"{how}><td class="pick">{pick}</td><td data-label="Dòng">{number}</td>'
    '<td class="said">{said}</td>{cells}</tr>\n'
)
IS_OPEN = SafeString(' class="row-open"')
FOLDS, ASKS = SafeString(' class="folds"'), SafeString(' class="folds asks"')
# A cell cannot hold what its row folds away: the style asks whether this is open.
FOLD = (
    '<details class="fold"><summary><span class="visually-hidden">Xem cả dòng {}</span></summary>'
    "</details>"
)
BOXES = '<td class="wide" colspan="{}"><div class="boxes">{}</div></td>'
FIELD = '<div class="field"><label class="form-label" for="{}">{}</label>{}</div>\n'
PICK = (
    '<input type="checkbox" class="form-check-input" name="dong" value="{}" data-check'
    ' aria-label="Nhập dòng {}"{}>'
)
HERE = '<input type="hidden" name="co" value="{}">'
BOX = (
    '<input class="form-control form-control-sm" name="{name}" id="{name}" value="{text}"'
    ' aria-label="{label}, dòng {number}"{said}>'
)
TEXT = (
    '<textarea class="form-control form-control-sm" name="{name}" id="{name}" rows="4"'
    ' aria-label="{label}, dòng {number}"{said}>{text}</textarea>'
)
LIST = (
    '<select class="form-select form-select-sm" name="{name}" id="{name}"'
    ' aria-label="{label}, dòng {number}"{said}>{options}</select>'
)
WHY = '<p class="small mb-0" id="{}-vi">{}{}</p>'
SPLIT = (
    '<br><button class="btn btn-outline-secondary btn-sm" name="tach" value="{}">{}'
    '<span class="visually-hidden"> dòng {}</span></button>'
)
MANY = {2: "hai", 3: "ba", 4: "bốn", 5: "năm"}
SHORT = 6  # words of a text that a button names
TAKE = (
    '<br><button class="btn btn-outline-secondary btn-sm" name="con-lai" value="{}-{}">'
    'Ghi “{}” vào {}<span class="visually-hidden">, dòng {}</span></button>'
)
JOIN = (
    '<br><button class="btn btn-outline-secondary btn-sm joins" name="con-lai" value="{}-{}">'
    'Nối dòng {}<span class="visually-hidden"> vào dòng {}</span></button>'
)
OFFER = (
    '<br><button class="btn btn-outline-secondary btn-sm" name="ghi" value="{}-name-{}">Lấy là “{}”'
    '<span class="visually-hidden">, dòng {}</span></button>'
)
NEWS = "Khác lúc xem trước"
# A button and no link: what is typed in another line's boxes goes along and is kept.
MEND = (
    '<br><button class="btn btn-link btn-sm p-0" name="sua" value="{}">Sửa'
    '<span class="visually-hidden"> dòng {}</span></button>'
)

CLOSE = (
    '<br><a class="btn btn-link btn-sm p-0" href="{}">Đóng'
    '<span class="visually-hidden"> dòng {}, không lưu</span></a>'
)


@register.simple_tag
def sheet_rows(lines: Sequence[Line]) -> SafeString:
    """{% sheet_rows lines %}: a row each, with boxes where something is to be mended."""
    return SafeString("".join(_row(line) for line in lines))


def _row(line: Line) -> SafeString:
    row = line.row
    ticked = SafeString(" checked") if row.ticked else NOTHING
    pick = NOTHING if row.blocked else format_html(PICK, row.place, row.called, ticked)
    return format_html(
        ROW,
        place=row.place,
        pick=format_html("{}{}", format_html(HERE, line.began), pick),
        number=row.called,
        said=_said(line),
        how=_how(line),
        cells=_boxes(line) if line.opened else format_html_join("", "{}", _cells(line)),
    )


def _how(line: Line) -> SafeString:
    if line.opened:
        return IS_OPEN
    if line.asks:
        return ASKS
    return FOLDS if line.folds else NOTHING


def _cells(line: Line) -> Iterator[tuple[SafeString]]:
    return ((_cell(cell, line),) for cell in line.cells)


def _boxes(line: Line) -> SafeString:
    """All of an open line, each with its name over it, as many beside each other as there is room:
    a dozen columns of boxes were two screens wide.
    """
    boxes = ((cell.name, cell.label, _inside(cell, line)) for cell in line.cells)
    return format_html(BOXES, line.across, format_html_join("", FIELD, boxes))


def _said(line: Line) -> SafeString:
    """The verdict, why, and the way to open the line."""
    row = line.row
    verdicts = {
        "good": ("approved", "check-lg", "Đúng"),
        "ask": ("due", "eye", "Phải sửa" if row.blocked else "Cần xem"),
        "seen": ("approved", "check-lg", "Đã xem"),
        "there": ("withdrawn", "x-circle", "Đã có"),
        "left": ("withdrawn", "x-circle", "Để lại"),
    }
    why = format_html('<br><span class="small">{}</span>', line.reason) if line.reason else NOTHING
    why = format_html("<br>{}{}", tag("due", "arrow-clockwise", NEWS), why) if row.news else why
    mend = _offer(row) + _split(line) + format_html_join("", TAKE, _takers(line))
    mend += format_html_join("", JOIN, _going_on(row))
    if row.verdict != "left" and not line.opened:
        mend += format_html(MEND, row.place, row.called)
    if line.opened:
        mend += format_html(CLOSE, line.close, row.called)
    fold = format_html(FOLD, row.called) if line.folds or line.asks else NOTHING
    return format_html("{}{}{}{}", tag(*verdicts[_verdict(row)]), fold, why, mend)


def _verdict(row: SheetRow) -> str:
    """As it was read, or as somebody answered since."""
    if _is_there(row):
        return "there"
    return "seen" if row.is_seen else row.verdict


def _is_there(row: SheetRow) -> bool:
    """Whether it is left out for standing in the house already, so that nothing is to be mended."""
    return row.blocked and any(why.startswith(ALREADY) for why in row.reasons.values())


def _offer(row: SheetRow) -> SafeString:
    """One press writes the unit that a shortened name may mean."""
    if not (meant := meant_in(row.reasons.get("name", ""))):
        return NOTHING
    return format_html(OFFER, row.place, meant, meant, row.called)


def _split(line: Line) -> SafeString:
    """One press makes a line of each person, or one again; nothing is split by itself."""
    row = line.row
    if row.part:
        return format_html(SPLIT, row.place, "Gộp lại một dòng", row.called)
    if line.persons:
        many = MANY.get(line.persons, line.persons)
        return format_html(SPLIT, row.place, f"Tách thành {many} dòng", row.called)
    return NOTHING


def _going_on(row: SheetRow) -> Iterator[tuple[int, str, str, str]]:
    """What goes on below a line is joined to it by a press."""
    for key, why in row.reasons.items():
        if numbers := lines_going_on(why):
            yield row.place, key, ", ".join(map(str, numbers)), row.called


def _takers(line: Line) -> Iterator[tuple[int, str, str, str, str]]:
    """What no field took goes to one of these by a press; nothing goes by itself."""
    text = Truncator(line.rest).words(SHORT, truncate="…")
    for key, label in line.takers if line.rest else ():
        yield line.row.place, key, text, label, line.row.called


def _options(cell: Shown) -> SafeString:
    """What stands in the cell first, as it was written, then what it may be."""
    offered = dict.fromkeys((cell.written, "", *cell.choices))
    pairs = ((SafeString(" selected") if one == cell.chosen else NOTHING, one) for one in offered)
    return format_html_join("", "<option{}>{}</option>", pairs)


def _cell(cell: Shown, line: Line) -> SafeString:
    """Empty where nothing stands: a phone leaves it out."""
    if not (inside := _inside(cell, line)):
        return SafeString("<td></td>")
    wide = SafeString(' class="wide"') if cell.boxed or cell.reason else NOTHING
    how = SafeString(' class="told"') if cell.told and line.folds else wide
    return format_html('<td data-label="{}"{}>{}</td>', cell.label, how, inside)


def _inside(cell: Shown, line: Line) -> SafeString:
    """What stands there or a box for it, whose word it is, and what is wrong."""
    why = SafeString(f' aria-describedby="{cell.name}-vi"') if cell.reason else NOTHING
    inside = format_html("{}", cell.text)
    if cell.boxed:
        drawn = TEXT if cell.lines else LIST if cell.choices else BOX
        inside = format_html(
            drawn, name=cell.name, text=cell.text, label=cell.label, number=line.row.called,
            said=why, options=_options(cell),
        )  # fmt: skip
    if cell.filled and not re.search(rf"dòng {cell.filled}\b", cell.reason):  # said once
        told = '{} <span class="small muted text-nowrap">(theo dòng {})</span>'
        inside = format_html(told, inside, cell.filled)
    if cell.reason:
        where = format_html("<b>{}:</b> ", cell.where) if cell.where else NOTHING
        inside += format_html(WHY, cell.name, where, cell.reason)
    return inside
