"""The list a dossier was opened from, taken along to each of its other pages and back."""

import re

from django.http import HttpResponseRedirect, QueryDict
from django.urls import reverse

from accounts.enums import Permission
from accounts.paging import AFTER, BEFORE, PAGE
from accounts.request import Request
from nominations.models import Nomination

NEXT = "sang"  # the button that goes on to the next of the list, with its code
CODE = re.compile(r"[A-Z0-9-]{1,40}")
TURNS = (PAGE, AFTER, BEFORE)  # of the page itself: the list finds its own page again
HELD = "nhap"  # what was typed or chosen there, by the number of its row (`web.held`)
FROM, ANSWERED = "tu", "cap-da-tra-loi"  # a page of a pair that was opened from those answered


def list_of(request: Request) -> QueryDict:
    """What the list was asked for; nothing where the dossier was opened otherwise."""
    asks = request.GET.copy()
    for turn in (*TURNS, FROM, HELD):
        asks.pop(turn, None)
    return asks


def from_answered(request: Request) -> bool:
    """Whether its reader came by the page of pairs that were answered, and goes back there."""
    return request.GET.get(FROM) == ANSWERED


def to_page(request: Request, route: str, code: str, *, at: str = "") -> HttpResponseRedirect:
    """To another page of a dossier, with the list it was opened from; at: a place on it."""
    there = reverse(route, args=[code], query=list_of(request) or None, fragment=at or None)
    return HttpResponseRedirect(there)


def to_dossier(request: Request, code: str) -> HttpResponseRedirect:
    return to_page(request, "nominations:detail", code)


def after_check(request: Request, code: str) -> HttpResponseRedirect:
    """Back to the dossier, or on to the check of the next one of the list."""
    if (then := request.POST.get(NEXT, "")) and CODE.fullmatch(then):
        reached = Nomination.objects.within_reach(request.user, Permission.NOMINATION_VERIFY)
        if reached.filter(code=then).exists():  # its unit may have taken it back meanwhile
            return to_page(request, "nominations:check", then)
    return to_dossier(request, code)
