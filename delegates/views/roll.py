"""The roll's pages: the list, one move, many confirmations, the quota board."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.enums import Permission
from accounts.problems import Refused
from accounts.request import Request
from accounts.web import answered, is_htmx, needs, page
from conferences.web import here, say_problems
from conferences.workflow import is_of_another, obstacles
from delegates import actions
from delegates.enums import DelegateState
from delegates.facts import quota_board, seat_row
from delegates.forms import ReasonForm
from delegates.models import Delegate
from delegates.web import (
    back_to_roll,
    chosen_rows,
    kept_filter,
    note_refused,
    roll_context,
    tell_results,
    to_ask_first,
)
from delegates.workflow import MOVES


@needs(Permission.DELEGATE_VIEW)
@require_GET
def roll(request: Request) -> HttpResponse:
    """The list of delegates with the quota on top."""
    return page(
        request, "delegates/roll.html", "delegates/_roll_answer.html", roll_context(request)
    )


@needs(Permission.DELEGATE_VIEW)
@require_GET
def quota(request: Request) -> HttpResponse:
    """Section II.4 as figures and pictures."""
    context = {"board": quota_board(here(request))}
    return page(request, "delegates/quota.html", "delegates/_board.html", context)


@needs(Permission.DELEGATE_EDIT)
@require_http_methods(["GET", "POST"])
def move(request: Request, pk: int, name: str) -> HttpResponse:
    """One move: asked for on a page of its own, or made at once by a button of the list."""
    mine = Delegate.objects.within_reach(request.user, Permission.DELEGATE_EDIT).with_places()
    delegate = get_object_or_404(mine, pk=pk)
    if name not in MOVES:
        raise Http404
    if request.method == "GET":
        return move_page(request, delegate, name, ReasonForm())
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return move_page(request, delegate, name, form)
    try:
        actions.move(delegate, name, by=request.user, at=request.at, note=form.cleaned_data["note"])
    except Refused as refused:
        if is_htmx(request):
            say_problems(request, refused.problems, of=delegate.full_name)
            note_refused(request, delegate.pk, refused.problems)
            return back_to_roll(request, now=MOVES[name].target)
        return move_page(request, delegate, name, form, refused=refused)
    messages.success(request, f"{MOVES[name].label}: {delegate.full_name}.")
    return back_to_roll(request, now=MOVES[name].target)


def move_page(
    request: Request,
    delegate: Delegate,
    name: str,
    form: ReasonForm,
    *,
    refused: Refused | None = None,
) -> HttpResponse:
    """What the move does, what stands in its way, the reason."""
    chosen = MOVES[name]
    problems = (
        refused.problems if refused else obstacles(delegate, chosen, by=request.user, at=request.at)
    )
    form.fields["note"].required = chosen.needs_note  # only words the label: the move itself judges
    for problem in problems:
        if refused and problem.field:
            form.add_error(problem.field, problem.text)
    context = {
        "seat": seat_row(delegate),
        "move": chosen,
        "means": chosen.means(delegate),
        "problems": [problem for problem in problems if not problem.field],
        "blocked": any(problem.blocks and not problem.field for problem in problems),
        "form": form,
        "has_errors": bool(refused or form.errors),
        "back": kept_filter(request.POST.get("loc", request.GET.urlencode())),
    }
    overtaken = refused is not None and any(map(is_of_another, refused.problems))
    return answered(request, "delegates/move.html", context, overtaken=overtaken)


@needs(Permission.DELEGATE_EDIT)
@require_POST
def bulk(request: Request) -> HttpResponse:
    """Confirm everybody ticked, or the whole list; many are asked about first."""
    conference = here(request)
    mine = Delegate.objects.within_reach(request.user, Permission.DELEGATE_EDIT)
    rows = chosen_rows(request, conference, mine.of(conference))
    if ask := to_ask_first(request, conference, rows):
        return render(request, "delegates/confirm_many.html", ask)
    rows = rows.with_places().in_paper_order()
    tell_results(request, actions.confirm_many(rows, by=request.user, at=request.at))
    return back_to_roll(request, now=DelegateState.CONFIRMED)
