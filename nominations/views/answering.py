"""One answer of the checklist for many dossiers: looked at, told row by row, taken back."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.enums import Permission
from accounts.request import Request
from accounts.web import answered, needs
from conferences.web import here
from nominations.actions.answering import answer_many, take_back_many
from nominations.views.results import to_row
from nominations.web import answering as web
from nominations.web import results
from nominations.web.chosen import back_to_list, keep_asked, to_ask, was_asked
from nominations.web.results import ANSWERED
from nominations.web.ways_back import left_by, stands_named


@needs(Permission.NOMINATION_VERIFY)
def answer(request: Request) -> HttpResponse:
    """Write it of those chosen; whoever has not said yet which items sees the page that asks."""
    items = web.items_here(here(request))
    chosen = web.to_answer(request, here(request))
    wrong = web.wrong_with(request, chosen, items)
    if request.method == "POST" and was_asked(request):
        keep_asked(request, chosen.conference, {web.ITEM: sorted(web.sent_items(request))})
    if wrong and not was_asked(request):
        messages.error(request, wrong[0].text)
        return redirect(back_to_list(request))
    if request.method == "POST" and not was_asked(request):
        return to_ask(request, chosen, "nominations:answer_many")
    if wrong or request.method != "POST":
        context = web.answers_asked(request, chosen, items)
        context |= {"has_errors": bool(wrong), "refused": wrong}
        return answered(request, "nominations/answer_many.html", context)
    wanted = web.sent_items(request)
    outcomes = answer_many(chosen.dossiers, wanted, by=request.user, at=request.at)
    return results.keep(request, ANSWERED, web.became(request, outcomes, chosen.gone))


@needs(Permission.NOMINATION_VERIFY)
@require_POST
def take_back(request: Request) -> HttpResponse:
    """Unsay what was just written of many, where nobody has answered since."""
    given_at = web.given_of(request)
    if given_at is None:
        raise Http404
    stands = stands_named(request, ANSWERED)
    if led := results.gone_before(request, ANSWERED, stands):
        return led
    chosen = web.back_of(request, here(request), stands)
    outcomes = take_back_many(
        chosen.dossiers, web.sent_items(request), given_at=given_at, by=request.user, at=request.at
    )
    if results.ONE in request.POST:
        return to_row(request, outcomes)
    told = web.became(request, outcomes, chosen.gone, is_undo=True)
    told["left"] = left_by(request, ANSWERED, stands, [one.code for one in chosen.dossiers])
    return results.keep(request, ANSWERED, told, is_undo=any(one.written for one in outcomes))
