"""A line of a plan's paper as its page shows it: what was read of it is marked and leads there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

if TYPE_CHECKING:
    from conferences.views.reading import Piece

register = template.Library()


@register.simple_tag
def plan_line(pieces: "Sequence[Piece]") -> SafeString:
    """The pieces side by side, no blank between them: they may be parts of one word."""
    return format_html_join("", "{}{}", ((_begins(one), _text(one)) for one in pieces))


def _begins(piece: "Piece") -> SafeString:
    return format_html_join("", '<a id="cau-{}"></a>', ((number,) for number in piece.begins))


def _text(piece: "Piece") -> SafeString | str:
    if not piece.facts:
        return piece.text
    return format_html('<a href="#dieu-{}"><mark>{}</mark></a>', piece.facts[0], piece.text)
