"""Numbers of the quota board, each leading to just those rows of the roll that it counts."""

from django import template
from django.utils.safestring import SafeString

from accounts.problems import Measure
from accounts.templatetags.drawing import drawn
from accounts.web import address
from delegates.enums import DelegateState
from delegates.forms import RollFilter

register = template.Library()
LINK = SafeString('<a class="behind" href="{}">{}</a>')


@register.simple_tag
def behind(count: int, *, now: bool = False, **narrows: str) -> str | SafeString:
    """{% behind board.taken now=True group="guest" %}; a nought leads nowhere.

    now: of those confirmed; else of everybody proposed too.
    """
    if not count:
        return "0"
    if now:
        narrows["state"] = DelegateState.CONFIRMED
    asks = {RollFilter.in_the_address[name]: value for name, value in narrows.items()}
    return drawn(LINK, address("delegates:roll", **{"co-cau": "1"}, **asks), count)


@register.simple_tag
def behind_count(measure: Measure, *, now: bool = False) -> str | SafeString:
    """The count of a measure."""
    return behind(measure.count, now=now, **dict(measure.among + measure.own))


@register.simple_tag
def behind_whole(measure: Measure, *, now: bool = False) -> str | SafeString:
    """Those it is counted of."""
    return behind(measure.out_of, now=now, **dict(measure.among))
