"""Where a sentence names dossiers: each is a link for whoever may read dossiers."""

import re
from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from accounts.enums import Permission, Reach
from accounts.permissions import reach
from accounts.templatetags.drawing import drawn
from conferences.templatetags.viet import addresses
from nominations.web.onward import list_of

register = template.Library()
CODE = re.compile(r"\b([A-Z]{1,8}\d{2}-[A-Z]?\d{1,6})\b")  # HN25-0048: prefix, number
BRIEF = 300  # characters
CODE_HERE = "MA-HO-SO"
CARD_REST = '<details class="card-rest"><summary aria-label="Xem đủ: {}">…</summary></details>'
Around = template.Context | Mapping[str, Any]  # a template's, or a page's that Python draws


@register.simple_tag(takes_context=True)
def with_dossiers(context: Around, words: str) -> SafeString:
    """{% with_dossiers problem.text %}: not within a link, where the whole leads somewhere."""
    return linking(context)(words)


@register.simple_tag
def in_full(words: str) -> SafeString:
    """{% in_full one.achievement %}: its beginning; a long one opens, since half of it is no ground
    to judge on.
    """
    if len(words) <= BRIEF:
        return format_html('<p class="mb-0">{}</p>', words)
    brief = f"{words[:BRIEF].rsplit(maxsplit=1)[0]}…"
    return format_html(
        '<details class="in-full"><summary><span>{} </span><u>Xem hết</u></summary>{}</details>',
        brief,
        words,
    )


@register.simple_tag
def card_rest(full_name: str) -> SafeString:
    """{% card_rest one.full_name %}: in a row's head; on a phone the cells that are not marked
    `card-stays` stand behind it.
    """
    return drawn(CARD_REST, full_name)


@register.simple_tag(takes_context=True)
def onward(context: template.Context) -> str:
    """{% onward %}: the list a dossier was opened from, taken along to its other pages."""
    asks = list_of(context["request"])
    return f"?{asks.urlencode()}" if asks else ""


def linking(context: Around) -> Callable[[str], SafeString]:
    """The same of the many sentences of a page: who reads it is asked for once."""
    user = getattr(context.get("request"), "user", None)
    if user is None or reach(user, Permission.NOMINATION_VIEW) is Reach.NOWHERE:
        return lambda words: format_html("{}", words)
    there = f'<a href="{addresses("nominations:detail", CODE_HERE)(CODE_HERE)}">{CODE_HERE}</a>'
    # A code is of letters that need no escaping, and none stands in what escaping writes.
    link = there.replace(CODE_HERE, r"\1")
    return lambda words: SafeString(CODE.sub(link, escape(str(words))))
