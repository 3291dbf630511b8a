"""Rows of the roll, drawn by Python: fifty by the nodes of a template cost half of their page."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from conferences.templatetags.viet import addresses, icon, state_tag, tag
from conferences.workflow import Move
from delegates.enums import DelegateState
from delegates.facts import SeatRow
from delegates.workflow import MOVES
from nominations.templatetags.dossiers import card_rest, with_dossiers

register = template.Library()
NOTHING = SafeString("")
NO_PK = 987_654_321  # stands for a row's id where addresses are asked for once
NOTE = '<span class="d-block muted small fw-normal">{}{}</span>'
LINE = """
<tr id="seat-{}">{}<th scope="row"><a href="{}">{}</a>{}</th>{}<td class="r">{}</td><td>{}</td>\
<td class="wide">{}</td><td class="wide card-stays">{}</td>\
<td class="wide text-nowrap card-stays">{}</td>{}</tr>"""
PICK = '<td class="pick no-print">{}</td>'
BOX = (
    '<input class="form-check-input" type="checkbox" name="chon" value="{}" data-check '
    'aria-label="Chọn {}">'
)
OF = '<span class="visually-hidden">: {}</span>'
BUTTON = '<button class="btn btn-outline-secondary btn-sm" form="{}"{}>{}{}</button>'
NO_SEAT = SafeString(' disabled aria-describedby="problems"')
REFUSED = '<span class="row-refusal" role="alert" tabindex="-1"{}>{} {}</span>'
ACTS = (
    '<td class="wide no-print"><div class="row-acts">{}\n'
    '<details class="row-more"><summary>Việc khác{}</summary>{}</details></div></td>'
)
LINK = '<a class="btn btn-link btn-sm" href="{}">{}{}</a>'
FORM = (
    '<form method="post" id="{}" action="{}" hx-post="{}" hx-target="#roll" hx-select="#roll" '
    'hx-select-oob="#messages" hx-swap="outerHTML">'
    '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
    '<input type="hidden" name="loc" value="{}"></form>\n'
)


@register.simple_tag(takes_context=True)
def roll_rows(context: template.Context) -> SafeString:
    """{% roll_rows %}: the roll's rows, in the order of its heads."""
    page: dict[str, Any] = {str(key): value for key, value in context.flatten().items()} | {
        "link": addresses("delegates:edit", NO_PK),
        "pages": _pages_of_moves(),
    }
    return format_html_join("", LINE, (_cells(row, page) for row in context["rows"]))


def _pages_of_moves() -> dict[str, Callable[[str | int], str]]:
    return {name: addresses("delegates:move", NO_PK, name) for name in MOVES}


@register.simple_tag(takes_context=True)
def roll_forms(context: template.Context) -> SafeString:
    """{% roll_forms %}: what the buttons of the rows send; a form may not stand in a form."""
    token, back = context["csrf_token"], context["back"]
    there = _pages_of_moves()
    sent = []
    for row in context["rows"]:
        for move in row["moves"]:
            if move.at_once:
                to = there[move.name](row["seat"].pk)
                sent.append((_form(row["seat"], move), to, to, token, back))
    return format_html_join("", FORM, sent)


def _form(seat: SeatRow, move: Move) -> str:
    return f"{move.name}-{seat.pk}"


def _cells(row: dict[str, Any], page: Mapping[str, Any]) -> Iterable[object]:
    seat: SeatRow = row["seat"]
    pick = acts = group = NOTHING
    if page["can_edit"]:
        proposed = seat.state == DelegateState.PROPOSED
        box = format_html(BOX, seat.pk, seat.full_name) if proposed else NOTHING
        pick, acts = format_html(PICK, box), _acts(row, page)
    if not page["nhom"]:
        group = format_html('<td class="wide group">{}</td>', seat.group_label)
    return (
        seat.pk,
        pick,
        page["link"](seat.pk),
        seat.full_name,
        SafeString("".join(_notes(row, page))) + card_rest(seat.full_name),
        group,
        seat.birth_year or "",
        seat.gender_label,
        seat.position,
        seat.organisation or seat.units,
        state_tag(seat.state, seat.state_label),
        acts,
    )


def _notes(row: dict[str, Any], page: Mapping[str, Any]) -> Iterator[SafeString]:
    """What is said below the name."""
    seat, sees_dossier = row["seat"], page["sees_dossier"]
    if seat.stands_for:
        yield format_html(NOTE, "đại diện ", seat.stands_for)
    if seat.goes_to_city:
        yield format_html(NOTE, icon("bookmark"), " dự Đại hội thành phố")
    if seat.looked_into and sees_dossier:
        yield _to_look_at("đang xem xét kỷ luật, đơn thư")
    if seat.pk in page["lost_votes"] and sees_dossier:
        yield _to_look_at("số phiếu xét duyệt")
    for problem in row["refused"] or ():
        focus = SafeString(" data-focus") if row["focus"] else NOTHING
        said = with_dossiers(page, problem)
        yield format_html(REFUSED, focus, icon("exclamation-octagon-fill"), said)


def _to_look_at(words: str) -> SafeString:
    return tag("due no-print", "eye", f"Cần xem: {words}")


def _acts(row: dict[str, Any], page: Mapping[str, Any]) -> SafeString:
    """A button for what is done at once, behind “Việc khác” what asks on a page of its own."""
    seat, of = row["seat"], format_html(OF, row["seat"].full_name)
    closed = NO_SEAT if page["no_seat"] else NOTHING
    query = f"?{page['back']}" if page["back"] else ""
    at_once = format_html_join(
        "", BUTTON, ((_form(seat, m), closed, m.label, of) for m in row["moves"] if m.at_once)
    )
    others = format_html_join(
        "",
        LINK,
        (
            (page["pages"][move.name](seat.pk) + query, move.label, of)
            for move in row["moves"]
            if not move.at_once
        ),
    )
    return format_html(ACTS, at_once, of, others)
