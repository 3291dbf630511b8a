"""Where a sentence names dossiers: each is a link for whoever may read dossiers."""

import re
from collections.abc import Mapping
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from accounts.enums import Permission, Reach
from accounts.permissions import reach

register = template.Library()
CODE = re.compile(r"\b([A-Z]{1,8}\d{2}-[A-Z]?\d{1,6})\b")  # HN25-0048: prefix, number
Around = template.Context | Mapping[str, Any]  # a template's, or a page's that Python draws


@register.simple_tag(takes_context=True)
def with_dossiers(context: Around, words: str) -> SafeString:
    """{% with_dossiers problem.text %}: not within a link, where the whole leads somewhere."""
    user = getattr(context.get("request"), "user", None)
    if user is None or reach(user, Permission.NOMINATION_VIEW) is Reach.NOWHERE:
        return format_html("{}", words)
    pieces = CODE.split(str(words))  # every other one is a code
    before, codes = pieces[::2], pieces[1::2]
    links = (
        format_html('<a href="{}">{}</a>', reverse("nominations:detail", args=[code]), code)
        for code in codes
    )
    return format_html_join("", "{}{}", zip(before, [*links, ""], strict=True))
