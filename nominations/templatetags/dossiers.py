"""Where a sentence names dossiers: each is a link for whoever may read dossiers."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from accounts.enums import Permission, Reach
from accounts.permissions import reach
from conferences.templatetags.viet import addresses

register = template.Library()
CODE = re.compile(r"\b([A-Z]{1,8}\d{2}-[A-Z]?\d{1,6})\b")  # HN25-0048: prefix, number
Around = template.Context | Mapping[str, Any]  # a template's, or a page's that Python draws


@register.simple_tag(takes_context=True)
def with_dossiers(context: Around, words: str) -> SafeString:
    """{% with_dossiers problem.text %}: not within a link, where the whole leads somewhere."""
    user = getattr(context.get("request"), "user", None)
    if user is None or reach(user, Permission.NOMINATION_VIEW) is Reach.NOWHERE:
        return format_html("{}", words)
    link = addresses("nominations:detail", "MA-HO-SO")
    # A code is of letters that need no escaping, and none stands in what escaping writes.
    return SafeString(CODE.sub(lambda code: _linked(link, code[0]), escape(words)))


def _linked(link: Callable[[str | int], str], code: str) -> str:
    return f'<a href="{link(code)}">{code}</a>'
