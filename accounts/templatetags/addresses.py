"""Addresses of this site, each looked up once a process: Django takes longer than to draw a row."""

from functools import lru_cache

from django import template
from django.conf import settings
from django.template.base import FilterExpression, Parser, Token
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as django_url
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.html import conditional_escape

register = template.Library()


def fixed(route: str, *parts: str | int) -> str:
    """An address of which all is known: few, and the same in every request."""
    urls = get_urlconf() or settings.ROOT_URLCONF
    return _looked_up(route, parts, urls, get_script_prefix())


@lru_cache(maxsize=512)
def _looked_up(route: str, parts: tuple[str | int, ...], urls: str, prefix: str) -> str:
    """By all that an address rests on."""
    return reverse(route, args=parts)


class FixedAddress(template.Node):
    def __init__(self, route: str, parts: tuple[str, ...]) -> None:
        self.route, self.parts = route, parts

    def render(self, context: template.Context) -> str:
        found = fixed(self.route, *self.parts)
        return conditional_escape(found) if context.autoescape else found


@register.tag
def url(parser: Parser, token: Token) -> FixedAddress | URLNode:
    """{% url "nominations:list" %}: Django's own; looked up once where nothing in it differs."""
    node = django_url(parser, token)
    said = (node.view_name, *node.args)
    if node.kwargs or node.asvar or not all(map(_is_said, said)):
        return node
    route, *parts = (str(one.var) for one in said)
    return FixedAddress(route, tuple(parts))


def _is_said(one: FilterExpression) -> bool:
    """Written in the template, between quotes."""
    return isinstance(one.var, str) and not one.filters
