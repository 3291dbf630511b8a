"""What an office does to many dossiers at once: looked at, told row by row, taken back."""

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
from nominations.views.results import to_row
from nominations.web import chosen as rows
from nominations.web import many as web
from nominations.web import reasons, results
from nominations.web.results import MOVED
from nominations.web.ways_back import stands_named


@needs(Permission.NOMINATION_VERIFY)
def many(request: Request) -> HttpResponse:
    """Move those chosen, once the page that asks has shown what stands in the way of each."""
    name = rows.move_said(request)
    if not name:
        raise Http404
    chosen = rows.chosen_of(request, here(request))
    wrong = web.wrong_of(request, chosen, name)
    same = [] if wrong else reasons.alike(request, chosen, name)
    wrong = [reasons.said_alike(same)] if same else wrong
    if request.method == "POST" and rows.was_asked(request):
        typed = reasons.sent_notes(request, chosen) if wrong else {}
        rows.keep_asked(request, chosen.conference, typed)
    if wrong and not rows.was_asked(request):
        messages.error(request, wrong[0].text)
        return redirect(rows.back_to_list(request))
    if wrong:
        context = web.asked_of_many(request, rows.shown_before(request, here(request)), name)
        alike = [one.code for one in same] or reasons.told_alike(request)
        context |= {"has_errors": True, "refused": wrong, "alike": alike}
        context["refused_for_all"] = any(one.field == "note" for one in wrong)
        return answered(request, "nominations/many.html", context)
    if request.method == "POST" and not rows.was_asked(request):
        return rows.to_ask(request, chosen, "nominations:many")
    if request.method != "POST":
        return render(request, "nominations/many.html", web.asked_of_many(request, chosen, name))
    outcomes = move_many(
        chosen.dossiers, name, note=reasons.for_all(request), by=request.user, at=request.at,
        notes=reasons.own_notes(request, [one.code for one in chosen.dossiers]),
        asks=reasons.asked_for(request),
    )  # fmt: skip
    return results.keep(request, MOVED, web.became(request, outcomes, name, chosen))


@needs(Permission.NOMINATION_VERIFY)
@require_POST
def undo(request: Request) -> HttpResponse:
    """Take back what was just done to many, where the table leads back."""
    name = rows.move_said(request)
    if not name:
        raise Http404
    stands = stands_named(request, MOVED)
    if led := results.gone_before(request, MOVED, stands):
        return led
    before = web.before_of(request, stands)
    dossiers = web.moved_of(request, here(request), before)
    outcomes = undo_many(dossiers, name, before=before, by=request.user, at=request.at)
    if results.ONE in request.POST:
        return to_row(request, outcomes)
    is_undo = any(not one.problems for one in outcomes)
    told = web.undone(request, outcomes, name, before, stands)
    return results.keep(request, MOVED, told, is_undo=is_undo)


@needs(Permission.NOMINATION_VERIFY)
def before(request: Request) -> HttpResponse:
    """The address that verified several had of its own, before one page did all."""
    return redirect(reverse("nominations:many"), permanent=request.method == "GET")
