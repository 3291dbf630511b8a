"""Rows of dossiers that are moved at once, drawn by Python as the list's are."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString

from accounts.problems import Problem
from accounts.templatetags.drawing import drawn, drawn_all
from conferences.templatetags.viet import addresses, icon, vn_time
from nominations.templatetags.dossiers import card_rest, linking, onward
from nominations.web.many import Waiting
from nominations.web.ways_back import Left

register = template.Library()
Page = dict[str, Any]  # where its links lead, and how its sentences name dossiers
CODE = "MA-HO-SO"
NOTHING = SafeString("")
LINE = """
<tr><td class="pick"><input type="hidden" name="hang" value="{}">{}</td>
<th scope="row"><a href="{}{}">{}</a>\
<span class="d-block muted small fw-normal">{} · {}</span>{}{}</th>
<td data-label="Gửi lúc">{}</td><td class="wide">{}</td></tr>"""
BOX = (
    '<input class="form-check-input" type="checkbox" name="chon" value="{}" data-check '
    'aria-label="Chọn {}"{}>'
)
STOPPED = '<input type="hidden" name="vuong" value="{}">'
LOOK = '<span class="tag tag-due">{}{}</span>'
FREE = SafeString('<span class="muted">Không còn gì</span>')
UNANSWERED = '<span class="muted">{}</span>'
OWN_NOTE = (
    '<details class="own-note"{}><summary>Nội dung riêng</summary>'
    '<textarea class="form-control" id="id_note_{}" name="note_{}" rows="2" '
    'aria-label="Nội dung riêng của {}">{}</textarea></details>'
)
NOTE_BESIDE = (
    '<div class="own-note"><label class="form-label" for="id_note_{}">Nội dung riêng'
    '<span class="visually-hidden"> của {}</span></label><textarea class="form-control" '
    'id="id_note_{}" name="note_{}" rows="2">{}</textarea></div>'
)
KEPT_NOTE = (
    '<label class="d-block mt-1"><span class="muted small">Nội dung đã nhập, chưa dùng (chép lại '
    'được)</span><textarea class="form-control" rows="2" readonly id="id_note_{}" name="note_{}">'
    "{}</textarea></label>"
)
ONE_BACK = (
    '<button type="submit" form="hoan-tac" name="mot" value="{}" class="btn btn-outline-secondary '
    'btn-sm no-print">Hoàn tác hồ sơ này<span class="visually-hidden">: {}</span></button>'
)
NO_BACK = '<p class="mb-0 mt-1 muted small">Không hoàn tác được nữa. {}</p>'
GONE_BACK = '<span class="muted small">{}Đã hoàn tác {}lúc {}</span>'
CHECK = '<a href="{}{}">{}Ghi kết quả kiểm tra</a>'
PAIR = '<a class="me-3" href="{}{}">{}So hai hồ sơ</a>'


@register.simple_tag(takes_context=True)
def many_rows(
    context: template.Context, rows: Iterable[Waiting], ticked: set[str], verifies: Any
) -> SafeString:
    """{% many_rows rows ticked verifies %}: those that wait, in the order of its heads."""
    page = {
        "opens": addresses("nominations:detail", CODE),
        "checks": addresses("nominations:check", CODE) if verifies else None,
        "onward": onward(context),
        "linked": linking(context),
        "ticked": ticked,
        "noted": context["move"].needs_note,
        "beside": context["ready"] > 1,
        "lacking": _lacking(context),
        "said_once": context["said_once"],
        "eye": icon("eye"),
        "board": icon("clipboard-check"),
        "people": icon("people"),
    }
    return drawn_all(LINE, (_cells(row, page) for row in rows))


@register.simple_tag(takes_context=True)
def one_back(
    context: template.Context, row: Any, back: Sequence[str], no_back: Mapping[str, Any]
) -> SafeString:
    """{% one_back outcome back no_back %}: of one row of a press, its own undo; why there is none
    any more; or when it alone was taken back.
    """
    if at := context["taken"].get(row.code):
        return _gone_back(at, alone=bool(row.undone))
    if row.code in no_back:
        return _no_back(context, no_back[row.code])
    if row.code in back and len(context["outcomes"]) > 1:
        return drawn(ONE_BACK, row.code, row.full_name or row.code)
    return NOTHING


@register.simple_tag(takes_context=True)
def left_back(context: template.Context, row: Left) -> SafeString:
    """{% left_back row %}: of one row that an undo left as it was, why."""
    return _gone_back(row.undone, alone=True) if row.undone else _no_back(context, row.problems)


def _gone_back(at: str, *, alone: bool) -> SafeString:
    moment = vn_time(datetime.fromisoformat(at))
    return drawn(GONE_BACK, icon("arrow-return-left"), "riêng " if alone else "", moment)


def _no_back(context: template.Context, problems: Iterable[Problem]) -> SafeString:
    return drawn(NO_BACK, linking(context)(" ".join(problem.text for problem in problems)))


@register.simple_tag(takes_context=True)
def pair_of(context: template.Context, code: str, pairs: Mapping[str, str]) -> SafeString:
    """{% pair_of outcome.code pairs %}: to both beside each other, where that is to be answered."""
    if not (other := (pairs or {}).get(code)):
        return NOTHING
    both = reverse("nominations:pair", args=[code, other])
    return drawn(PAIR, both, onward(context), icon("people"))


@register.simple_tag
def typed_note(code: str, note: str) -> SafeString:
    """{% typed_note row.code row.note %}: what was typed for a row and found no use, to be copied;
    sent again with the page, where it is one that asks.
    """
    return drawn(KEPT_NOTE, code, code, note) if note else NOTHING


def _cells(row: Waiting, page: Page) -> Iterable[object]:
    one = row.nomination
    ticked = SafeString(" checked" if one.code in page["ticked"] else "")
    return (
        one.code,
        drawn(STOPPED, one.code) if row.problems else drawn(BOX, one.code, one.full_name, ticked),
        page["opens"](one.code), page["onward"], one.full_name or "Chưa ghi tên",
        one.code, one.unit.name,
        drawn_all(LOOK, ((page["eye"], look) for look in row.looks)),
        NOTHING if row.problems or page["noted"] else card_rest(one.full_name or one.code),
        vn_time(one.submitted_at), _before(row, page, page["linked"], page["checks"]),
    )  # fmt: skip


def _lacking(context: template.Context) -> set[str]:
    """Rows that were refused for want of a reason of their own: their boxes stand open."""
    own = any(one.field.startswith("note_") for one in context.get("refused") or ())
    return set(context["ticked"]) if own and not context["note"].strip() else set()


def _called(row: Waiting) -> str:
    return row.nomination.full_name or row.nomination.code


def _before(
    row: Waiting,
    page: Page,
    linked: Callable[[str], SafeString],
    checks: Callable[[str], str] | None,
) -> SafeString:
    """What is to be done first, and where."""
    code = row.nomination.code
    if not row.problems and page["noted"] and page["beside"]:
        return SafeString(drawn(NOTE_BESIDE, code, _called(row), code, code, row.note))
    if not row.problems and page["noted"]:
        is_open = SafeString(" open" if row.note or code in page["lacking"] else "")
        return SafeString(drawn(OWN_NOTE, is_open, code, code, _called(row), row.note))
    if not row.problems:
        return drawn(UNANSWERED, row.unanswered) if row.unanswered else FREE
    opens = checks if not (row.is_kept or row.is_elsewhere) else None
    once = page["said_once"] if opens else ()
    own = (linked(one.text) for one in row.problems if one.text not in once)
    said = drawn_all('<p class="mb-0">{}</p>', ((words,) for words in own))
    there = drawn(CHECK, opens(code), page["onward"], page["board"]) if opens else NOTHING
    pair = NOTHING
    if opens and row.double:
        both = reverse("nominations:pair", args=[code, row.double])
        pair = drawn(PAIR, both, page["onward"], page["people"])
    return SafeString(said + pair + there + typed_note(code, row.note))
