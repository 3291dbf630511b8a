"""Where a template asks for a right: the menu, and single links."""

from django import template

from accounts.enums import Permission, Reach
from accounts.gathering import Link, gathered
from accounts.permissions import reach

register = template.Library()


@register.simple_tag(takes_context=True)
def menu(context: template.Context) -> list[tuple[Link, bool]]:
    """{% menu as links %}: the places this person may go to, each with whether this page is there.

    The apps declare them (`declared.py`).
    """
    request = context["request"]
    return [
        (link, link.is_here(request.path))
        for link in gathered().links
        if link.permission is None or reach(request.user, link.permission) is not Reach.NOWHERE
    ]


@register.simple_tag(takes_context=True)
def may(context: template.Context, permission: str) -> bool:
    """{% may "report.export" as can_export %}: whether the right reaches anywhere at all."""
    user = getattr(context.get("request"), "user", None)
    return user is not None and reach(user, Permission(permission)) is not Reach.NOWHERE
