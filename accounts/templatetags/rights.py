"""Where a template asks for a right: the menu, and single links."""

from django import template
from django.utils.safestring import SafeString

from accounts.enums import Permission, Reach
from accounts.gathering import Drawn, gathered
from accounts.permissions import reach
from accounts.templatetags.addresses import fixed
from accounts.templatetags.drawing import drawn_all

register = template.Library()
PLACE = '<li><a href="{}"{}>{}</a></li>\n'
HERE = SafeString(' aria-current="page"')


@register.simple_tag(takes_context=True)
def menu(context: template.Context) -> SafeString:
    """{% menu as links %}: the places this person may go to, and which of them this page is in.

    The apps declare them (`declared.py`). Drawn once, for every page shows them wide and narrow.
    """
    request = context["request"]
    links = (
        link
        for link in gathered().links
        if link.permission is None or reach(request.user, link.permission) is not Reach.NOWHERE
    )
    here = {True: HERE, False: SafeString("")}
    places = ((fixed(one.route), here[one.is_here(request.path)], one.label) for one in links)
    return drawn_all(PLACE, places)


@register.simple_tag(takes_context=True)
def drawn_papers(context: template.Context, *, blank: bool = False) -> list[Drawn]:
    """{% drawn_papers as papers %}: those the apps declare and this person may draw; blank: only
    those for the pen.
    """
    user = context["request"].user
    return [
        paper
        for paper in gathered().papers
        if any(reach(user, one) is not Reach.NOWHERE for one in paper.permissions)
        and (paper.is_blank or not blank)
    ]


@register.simple_tag(takes_context=True)
def may(context: template.Context, permission: str) -> bool:
    """{% may "report.export" as can_export %}: whether the right reaches anywhere at all."""
    user = getattr(context.get("request"), "user", None)
    return user is not None and reach(user, Permission(permission)) is not Reach.NOWHERE
