"""What an office does to many dossiers at once: told row by row, taken back once."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.enums import Permission
from accounts.request import Request
from accounts.web import answered, needs
from conferences.web import here
from nominations.actions.bulk import move_many, undo_many
from nominations.models import Nomination
from nominations.web import bulk as web

NOTE_MISSING = "Hãy ghi nội dung cần bổ sung."


@needs(Permission.NOMINATION_VERIFY)
@require_POST
def bulk(request: Request) -> HttpResponse:
    """Move those chosen; a reason, or all of a list, is asked on a page of its own."""
    name = web.move_said(request)
    if not name:
        raise Http404
    dossiers = web.chosen_dossiers(request, here(request))
    if not dossiers or len(dossiers) > web.MOST:
        messages.error(request, web.TOO_MANY if dossiers else web.NOBODY)
        return redirect(reverse("nominations:list", query=web.way_to_list(request) or None))
    note = request.POST.get("note", "")
    context = web.asked_of_many(dossiers, name, note=note)
    if web.asks_first(request, name):
        return render(request, "nominations/many.html", context)
    if context["move"].needs_note and not note.strip():
        wrong = [{"text": NOTE_MISSING, "field": "note"}]
        context |= {"refused": wrong, "has_errors": True}
        return answered(request, "nominations/many.html", context)
    outcomes = move_many(dossiers, name, note=note, by=request.user, at=request.at)
    return render(request, "nominations/moved.html", web.told(outcomes, name, is_undo=False))


@needs(Permission.NOMINATION_VERIFY)
@require_POST
def undo(request: Request) -> HttpResponse:
    """Take back what was just done to many, where the table leads back."""
    name = web.move_said(request)
    if not name:
        raise Http404
    before = web.before_of(request)
    mine = Nomination.objects.within_reach(request.user, Permission.NOMINATION_VERIFY)
    read = mine.of(here(request)).with_lateness().select_related("unit__commune", "conference")
    dossiers = read.filter(code__in=before).by_name()
    outcomes = undo_many(dossiers, name, before=before, by=request.user, at=request.at)
    return render(request, "nominations/moved.html", web.told(outcomes, name, is_undo=True))
