"""The only place where a template asks for a right: navigation, and nothing else."""

from django import template

from accounts.enums import Permission, Reach
from accounts.permissions import reach

register = template.Library()


@register.simple_tag(takes_context=True)
def may(context: template.Context, permission: str) -> bool:
    """{% may "report.export" as can_export %}: whether the right reaches anywhere at all."""
    user = getattr(context.get("request"), "user", None)
    return user is not None and reach(user, Permission(permission)) is not Reach.NOWHERE
