"""Rows of dossiers, drawn by Python: fifty by the nodes of a template cost half of their page."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString

from accounts.templatetags.drawing import drawn, drawn_all
from conferences.templatetags.viet import addresses, icon, last_day, query, state_tag, tag
from nominations.actions.inline import open_states
from nominations.enums import NominationState
from nominations.forms.grid import GridForm
from nominations.templatetags.dossiers import card_rest
from nominations.web.columns import NAME, UNSORTED, Column, in_address
from nominations.web.grid import SORT, Grid
from nominations.web.lists import Row

register = template.Library()
STATES = dict(NominationState.choices)
NOTHING = SafeString("")
NOTE = '<span class="d-block muted small fw-normal">{}</span>'
CHIPS = '<ul class="chips" aria-label="Đang lọc theo">{}{}</ul>'
CHIP = '<li><a href="{}">{}{}<span class="visually-hidden"> – bỏ điều kiện này</span></a></li>'
WITHOUT = '<li><a href="{}">Bỏ lọc</a></li>'
FROM_THE_START = {"trang": "", "sau": "", "truoc": "", "sua": ""}
CELL = '<td class="d-none d-md-table-cell">{}</td>'
CELLS = {  # of columns that are drawn otherwise; the first words of a cell are the column's own
    "ten": '<th scope="row"><a href="{}">{}</a>{}{}</th>',
    "ma": '<td class="num text-nowrap muted">{}</td>',
    "nam-sinh": '<td class="r"{}>{}</td>',
    "loai": '<td class="d-none d-md-table-cell text-nowrap one-line">{}</td>',
    "don-vi": '<td class="card-stays">{}</td>',
    "linh-vuc": '<td class="some-words d-none d-md-table-cell">{}</td>',
    "phieu": '<td class="r text-nowrap d-none d-md-table-cell">{}</td>',
    "trang-thai": '<td class="card-stays">{}</td>',
    "can-xem": '<td class="card-stays">{}</td>',
}
PICK = '<td class="pick no-print">{}</td>'
BOX = (
    '<input class="form-check-input" type="checkbox" name="chon" value="{}" data-check '
    'aria-label="Chọn {}">'
)
EDIT = '<td class="no-print">{}</td>'
EDITS = '<a href="{}#{}" data-edit aria-label="Sửa {}">Sửa</a>'
LONG = '<td class="long d-none d-md-table-cell"><div class="three">{}</div></td>'
NUMBER = '<td class="r tt muted d-none d-md-table-cell">{}</td>'
NUMBERED = SafeString('<th scope="col" class="r tt">TT</th>')
HEAD = '<th scope="col"{}{}>{}</th>'
SORTS = '<a href="{}"{}>{}{}</a>'
UP, DOWN = SafeString(' aria-sort="ascending"'), SafeString(' aria-sort="descending"')


@register.simple_tag(takes_context=True)
def heads(context: template.Context, grid: Grid) -> SafeString:
    """{% heads grid %}: what stands over each column, a link that sorts by it; once more, down."""
    return NUMBERED + SafeString("".join(_head(context, grid, column) for column in grid.columns))


def _head(context: template.Context, grid: Grid, column: Column) -> SafeString:
    css = SafeString(' class="r"' if column.number else "")
    if column.slug in UNSORTED:
        return drawn(HEAD, css, NOTHING, column.label)
    here = column == grid.order.column
    turns = here and not grid.order.down
    slug = f"-{column.slug}" if turns else "" if column.slug == NAME else column.slug
    there = query(context, **{SORT: slug, **FROM_THE_START})
    now = (DOWN if grid.order.down else UP) if here else NOTHING
    arrow = icon("arrow-down" if grid.order.down else "arrow-up") if here else NOTHING
    return drawn(HEAD, css, now, drawn(SORTS, there, NOTHING, column.label, arrow))


@register.simple_tag(takes_context=True)
def chips(context: template.Context, form: GridForm) -> SafeString:
    """{% chips form %}: what narrows the list now, each with the way to the list without it."""
    said = (
        (query(context, **{key: "", **FROM_THE_START}), f"{label}: {words}")
        for key, label, words in form.said()
    )
    everything = drawn(WITHOUT, reverse("nominations:list"))
    return drawn(CHIPS, drawn_all(CHIP, ((*one, icon("x-circle")) for one in said)), everything)


@register.simple_tag(takes_context=True)
def dossier_rows(
    context: template.Context, rows: Iterable[Row], grid: Grid, picked: Any = "", edits: Any = ""
) -> SafeString:
    """{% dossier_rows rows grid can_pick can_edit %}: its rows in the order of its heads."""
    opens = query(context, cot=in_address(grid.columns), sua="MA-HO-SO") if edits else ""
    link = addresses("nominations:detail", "MA-HO-SO")
    along = urlencode(grid.said or {SORT: grid.order.slug})
    columns = [(column, PARTS.get(column.slug, _plain)) for column in grid.columns]
    line = "".join(CELLS.get(one.slug, LONG if one.long else CELL) for one in grid.columns)
    pick = PICK if picked else "{}"
    edit = EDIT if edits else "{}"
    opened = open_states(context["request"].user) if edits else ()
    return drawn_all(
        f'\n<tr id="{{}}">{pick}{NUMBER}{line}{edit}</tr>',
        (
            (
                row.nomination.code,
                drawn(BOX, row.nomination.code, row.nomination.full_name) if picked else NOTHING,
                row.number,
                f"{link(row.nomination.code)}?{along}",
                *chain.from_iterable(parts(column, row) for column, parts in columns),
                _edit(opens, row) if row.nomination.state in opened else NOTHING,
            )
            for row in rows
        ),
    )


def _edit(opens: str, row: Row) -> SafeString:
    """No way to a form without a box: its row only turned yellow."""
    one = row.nomination
    return drawn(EDITS, opens.replace("MA-HO-SO", one.code), one.code, one.full_name)


def _plain(column: Column, row: Row) -> tuple[object, ...]:
    return (column.words(row),)


def _name(column: Column, row: Row) -> tuple[object, ...]:
    """Its address stands before it."""
    one = row.nomination
    behind = not row.is_person and one.representative
    note = drawn(NOTE, f"đại diện: {behind}") if behind else NOTHING
    return column.words(row), note, card_rest(one.full_name or one.code)


def _year(column: Column, row: Row) -> tuple[object, ...]:
    year = column.words(row)
    return drawn(' data-label="{}"', column.label) if year else NOTHING, year


def _state(column: Column, row: Row) -> tuple[object, ...]:
    return (SafeString("".join(_tags(row))),)


def _tags(row: Row) -> Iterator[SafeString]:
    """Where it stands, and what was or is late about it."""
    yield state_tag(row.nomination.state, STATES[row.nomination.state])
    if row.resend_by:
        words = f"đến hết {last_day(row.resend_by)}"
        yield drawn('<span class="d-block small muted">{}</span>', words)
    for css, drawing, words in row.lateness:
        yield tag(css, drawing, words)


def _looks(column: Column, row: Row) -> tuple[object, ...]:
    return (SafeString("".join(tag("due", "eye", words) + " " for words in row.tags)),)


PARTS: dict[str, Callable[[Column, Row], tuple[object, ...]]] = {
    "ten": _name, "nam-sinh": _year, "trang-thai": _state, "can-xem": _looks,
}  # fmt: skip
