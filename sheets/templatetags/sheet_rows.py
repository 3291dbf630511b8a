"""The lines of a preview, drawn by Python: fifty of a dozen cells take templates long."""

import re
from collections.abc import Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from conferences.templatetags.viet import tag
from sheets.reading import kinds
from sheets.web import Line, Shown

register = template.Library()
NOTHING = SafeString("")
ROW = (
    '<tr id="dong-{place}"><td class="pick">{pick}</td><td data-label="Dòng">{number}</td>'
    "<td>{said}</td>{cells}</tr>\n"
)
PICK = (
    '<input type="checkbox" class="form-check-input" name="dong" value="{}" data-check'
    ' aria-label="Nhập dòng {}"{}>'
)
HERE = '<input type="hidden" name="co" value="{}">'
BOX = (
    '<input class="form-control form-control-sm" name="{name}" id="{name}" value="{written}"'
    ' aria-label="{label}, dòng {number}"{said}>'
)
LIST = (
    '<select class="form-select form-select-sm" name="{name}" id="{name}"'
    ' aria-label="{label}, dòng {number}"{said}>{options}</select>'
)
NAMED = '<span class="small muted named" aria-hidden="true">{}</span>{}'
WHY = '<p class="small mb-0" id="{}-vi">{}{}</p>'
SPLIT = (
    '<br><button class="btn btn-outline-secondary btn-sm" name="tach" value="{}">{}'
    '<span class="visually-hidden"> dòng {}</span></button>'
)
NEWS = "Khác lúc xem trước"
# A button and no link: what is typed in another line's boxes goes along and is kept.
MEND = (
    '<br><button class="btn btn-link btn-sm p-0" name="sua" value="{}">Sửa'
    '<span class="visually-hidden"> dòng {}</span></button>'
)


@register.simple_tag
def sheet_rows(lines: Sequence[Line]) -> SafeString:
    """{% sheet_rows lines %}: a row each, with boxes where something is to be mended."""
    return SafeString("".join(_row(line) for line in lines))


def _row(line: Line) -> SafeString:
    row = line.row
    ticked = SafeString(" checked") if row.ticked else NOTHING
    pick = NOTHING if row.blocked else format_html(PICK, row.place, row.number, ticked)
    return format_html(
        ROW,
        place=row.place,
        pick=format_html("{}{}", format_html(HERE, row.place), pick),
        number=row.number,
        said=_said(line),
        cells=format_html_join("", "{}", ((_cell(cell, line),) for cell in line.cells)),
    )


def _said(line: Line) -> SafeString:
    """The verdict, why, and the way to open the line."""
    row = line.row
    verdicts = {
        "good": ("approved", "check-lg", "Đúng"),
        "ask": ("due", "eye", "Phải sửa" if row.blocked else "Cần xem"),
        "left": ("withdrawn", "x-circle", "Để lại"),
    }
    why = format_html('<br><span class="small">{}</span>', line.reason) if line.reason else NOTHING
    why = format_html("<br>{}{}", tag("due", "arrow-clockwise", NEWS), why) if row.news else why
    mend = _split(line)
    if row.verdict != "left" and not line.opened:
        mend += format_html(MEND, row.place, row.number)
    return format_html("{}{}{}", tag(*verdicts[row.verdict]), why, mend)


def _split(line: Line) -> SafeString:
    """One press makes two lines of two persons, or one again; nothing is split by itself."""
    row = line.row
    if row.part:
        return format_html(SPLIT, row.place, "Gộp lại một dòng", row.number)
    if row.verdict == "ask" and any(why.startswith(kinds.TWO) for why in row.reasons.values()):
        return format_html(SPLIT, row.place, "Tách thành hai dòng", row.number)
    return NOTHING


def _options(cell: Shown) -> SafeString:
    """What stands in the cell first, as it was written, then what it may be."""
    chosen = cell.text if cell.text in cell.choices else cell.written
    offered = dict.fromkeys((cell.written, "", *cell.choices))
    pairs = ((SafeString(" selected") if one == chosen else NOTHING, one) for one in offered)
    return format_html_join("", "<option{}>{}</option>", pairs)


def _cell(cell: Shown, line: Line) -> SafeString:
    """Empty where nothing stands: a phone leaves it out. In an open line each box has its name
    over it: the head of the table may be a screen away.
    """
    why = SafeString(f' aria-describedby="{cell.name}-vi"') if cell.reason else NOTHING
    inside = format_html("{}", cell.text)
    if cell.boxed:
        drawn = LIST if cell.choices else BOX
        inside = format_html(
            drawn, name=cell.name, written=cell.written, label=cell.label, number=line.row.number,
            said=why, options=_options(cell),
        )  # fmt: skip
        inside = format_html(NAMED, cell.label, inside) if line.opened else inside
    if cell.filled and not re.search(rf"dòng {cell.filled}\b", cell.reason):  # said once
        told = '{} <span class="small muted text-nowrap">(theo dòng {})</span>'
        inside = format_html(told, inside, cell.filled)
    if cell.reason:
        where = format_html("<b>{}:</b> ", cell.where) if cell.where else NOTHING
        inside += format_html(WHY, cell.name, where, cell.reason)
    if not inside:
        return SafeString("<td></td>")
    wide = SafeString(' class="wide"') if cell.boxed or cell.reason else NOTHING
    return format_html('<td data-label="{}"{}>{}</td>', cell.label, wide, inside)
