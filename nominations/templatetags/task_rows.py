"""Rows of the first page, drawn by Python: a unit's own dossiers are thirty of them."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from conferences.templatetags.viet import addresses, icon, state_tag, tag, vn_day
from nominations.enums import NominationState
from nominations.facts import NominationRow, OwnRow

register = template.Library()
CODE = "MA-HO-SO"
NOTHING = SafeString("")
OWN = """
<li><a class="task" href="{}"><span><span class="name">{}</span>
<span class="meta">{} · <span class="code-s">{}</span>{}</span></span> {} {}</a></li>"""
WAITING = """
<li><a class="task" href="{}"><span><span class="name">{}</span>
<span class="meta">{} · {} · <span class="code-s">{}</span></span> {}</span> {} {}</a></li>"""


@register.simple_tag
def own_rows(rows: Iterable[OwnRow]) -> SafeString:
    """{% own_rows home.rows %}: a unit's dossiers; a draft leads to where it was left."""
    look, resume = addresses("nominations:detail", CODE), addresses("nominations:resume", CODE)
    forth = icon("chevron-right")
    return format_html_join(
        "",
        OWN,
        (
            (
                (resume if row.state == NominationState.DRAFT else look)(row.code),
                row.full_name or "Chưa ghi tên",
                row.kind_label,
                row.code,
                _sent(row),
                state_tag(row.state, row.state_label),
                forth,
            )
            for row in rows
        ),
    )


def _sent(row: OwnRow) -> str:
    """When it was sent, or who has it."""
    if row.state == NominationState.RETURNED:
        return f" · gửi {vn_day(row.submitted_at)}, Phòng trả lại"
    if row.submitted_at:
        return f" · gửi {vn_day(row.submitted_at)}"
    return " · Phòng đang nhập thay" if row.on_paper else ""


@register.simple_tag
def waiting_longest(rows: Iterable[NominationRow]) -> SafeString:
    """{% waiting_longest queue.rows %}: the first of a queue, and what to look at of each."""
    look, forth = addresses("nominations:detail", CODE), icon("chevron-right")
    return format_html_join(
        "",
        WAITING,
        (
            (
                look(row.code),
                row.full_name,
                row.unit,
                row.kind_label,
                row.code,
                SafeString(" ".join(tag("due", "eye", words) for words in row.tags)),
                state_tag(row.state, row.state_label),
                forth,
            )
            for row in rows
        ),
    )
