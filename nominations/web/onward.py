"""The list a dossier was opened from, taken along to each of its other pages and back."""

from django.http import HttpResponseRedirect, QueryDict
from django.urls import reverse

from accounts.paging import AFTER, BEFORE, PAGE
from accounts.request import Request

TURNS = (PAGE, AFTER, BEFORE)  # of the page itself: the list finds its own page again


def list_of(request: Request) -> QueryDict:
    """What the list was asked for; nothing where the dossier was opened otherwise."""
    asks = request.GET.copy()
    for turn in TURNS:
        asks.pop(turn, None)
    return asks


def to_page(request: Request, route: str, code: str) -> HttpResponseRedirect:
    """To another page of a dossier, with the list it was opened from."""
    return HttpResponseRedirect(reverse(route, args=[code], query=list_of(request) or None))


def to_dossier(request: Request, code: str) -> HttpResponseRedirect:
    return to_page(request, "nominations:detail", code)
