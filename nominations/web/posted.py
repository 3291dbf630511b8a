"""Finds what the public page shows: which posting an address is of, and who is asked for."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from accounts.names import fold
from accounts.request import AnyRequest
from accounts.web import View, not_found
from nominations.actions.taken_off import public_rows
from nominations.facts.posted import PostedRow, told
from nominations.models import Nomination, Posted, Posting
from nominations.querysets.posting import PostedQuerySet

AnAnswer = TypeVar("AnAnswer", bound=HttpResponseBase)
A_PAGE = 15
LONGEST = 100  # signs of what is looked for
AFRESH = "public, no-cache"  # kept, but never shown unasked: a name goes at once


def posting_at(code: str, at: datetime) -> Posting | None:
    """The open posting of a commune by its code; None where there is none, or its plan has none."""
    running = Posting.objects.running(at).filter(conference__commune__code=code)
    found = running.select_related("conference__commune").newest().first()
    return found if found and found.conference.posting_days else None


def over_at(code: str, at: datetime) -> Posting | None:
    """The last posting of a commune, where it is over; None where none ever began."""
    begun = Posting.objects.filter(conference__commune__code=code, opened_at__lte=at)
    found = begun.select_related("conference__commune").newest().first()
    if found is None or found.is_open(at) or not found.conference.posting_days:
        return None
    return found


def address_of(request: AnyRequest, code: str) -> str:
    """The whole address of a commune's public page, to be handed on."""
    return request.build_absolute_uri(reverse("posted:list", args=[code]))


def read_now(nomination: Nomination, at: datetime) -> PostedRow | None:
    """What anybody reads now of whoever a word at this dossier is of; None where nothing.

    No query where the plan has nobody posted.
    """
    if not nomination.conference.posting_days:
        return None
    rows = public_rows(nomination, at).select_related("nomination__unit")[:1]
    return next(iter(told(list(rows))), None)


def shown(posting: Posting, at: datetime, words: str = "") -> PostedQuerySet:
    """Who stands on it now, by name; words: some of the name honoured, without marks.

    Never by a representative or a code: what is not shown is not found either.
    """
    found = Posted.objects.public(at).filter(posting=posting)
    for word in fold(words[:LONGEST]).split():
        found = found.filter(nomination__name_fold__contains=word)
    return found.select_related("nomination__unit").in_order()


def unlisted(answer: AnAnswer) -> AnAnswer:
    """Found by no engine: the only writer of that header."""
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def for_all(request: AnyRequest, answer: HttpResponse) -> HttpResponse:
    """Nothing of a reader is in it, so whoever stands between may keep it, and asks each time.

    Not where somebody signed in reads it: such an answer may bring their cookies.
    """
    unlisted(answer)
    if answer.status_code == 200:
        answer["Cache-Control"] = "private, no-store" if request.user.is_authenticated else AFRESH
    else:
        answer["Cache-Control"] = "no-store"
    return answer


def private(answer: AnAnswer) -> AnAnswer:
    """Of one person's own: kept by nobody, found by no engine."""
    answer["Cache-Control"] = "private, no-store"
    return unlisted(answer)


def _throughout(view: View, says: Callable[[HttpResponseBase], HttpResponseBase]) -> View:
    """The view with every answer so: also the 404 it raises, and what its decorators answer."""

    @wraps(view)
    def run(request: AnyRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return says(view(request, *args, **kwargs))
        except Http404 as missing:
            return says(not_found(request, missing))

    return run


def private_throughout(view: View) -> View:
    """A view whose every answer is one person's own."""
    return _throughout(view, private)


def unlisted_throughout(view: View) -> View:
    """A view open to all no answer of which an engine keeps."""
    return _throughout(view, unlisted)


def row_of(posting: Posting, pk: int | None) -> Posted | None:
    """Whom somebody objects to: on the page, taken down since it was read, or read in a posting of
    this conference that ended meanwhile.
    """
    found = Posted.objects.of(posting.conference_id).filter(pk=pk or 0)
    return found.select_related("nomination__unit", "posting").first()
