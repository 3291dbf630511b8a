"""The pages that put people on the roll: taking in, guests, mandates."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.enums import Permission
from accounts.forms import add_refusal
from accounts.names import clean, fold, offered
from accounts.problems import Refused
from accounts.request import Request
from accounts.web import answered, needs, page, row_id
from conferences.calendar import local_day
from conferences.web import here, say_problems
from conferences.workflow import blocking, open_moves
from delegates import actions
from delegates.enums import DelegateGroup, DelegateState
from delegates.facts import history, mandate_candidates, seat_row
from delegates.facts.before import invited_before
from delegates.forms import GuestForm
from delegates.models import Delegate
from delegates.web import (
    ASKED,
    demand_edit,
    may_edit,
    note_refused,
    refused_rows,
    waiting_context,
)
from delegates.workflow import MOVES
from delegates.workflow.guards import NAMESAKE
from nominations.facts import named

ANSWER = "Hãy trả lời ở dòng của từng hồ sơ."


@needs(Permission.DELEGATE_EDIT)
@require_http_methods(["GET", "POST"])
def take_in(request: Request) -> HttpResponse:
    """Approved nominations that have no seat yet, and the button that gives them one."""
    conference = here(request)
    # None: on every page; who was taken off once comes only by name.
    codes = None if "tat-ca" in request.POST else request.POST.getlist("ma")
    if request.method == "GET" or codes == []:
        return render(request, "delegates/take_in.html", waiting_context(request, conference))
    taken = actions.take_in(
        conference=conference,
        codes=codes,
        other_people=request.POST.getlist("khac"),
        by=request.user,
        at=request.at,
    )
    if taken.added:
        messages.success(request, f"Đã đưa {taken.added} người vào danh sách dự kiến.")
    if taken.namesakes:
        asked = ", ".join(named(conference, taken.namesakes))
        messages.warning(request, f"Chưa đưa vào vì trùng họ tên: {asked}. {ANSWER}")
    say_problems(request, taken.stopped)
    left = bool(taken.namesakes or taken.stopped)
    if not taken.added and not left:
        messages.warning(request, "Các hồ sơ này vừa được đưa vào danh sách.")
    if taken.namesakes:
        request.session[ASKED] = list(taken.namesakes)
    return redirect("delegates:take_in" if left else "delegates:roll")


@needs(Permission.DELEGATE_EDIT)
@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    """A guest or leader by hand."""
    today = local_day(request.at)
    start = {"group": DelegateGroup.GUEST}
    form = GuestForm(request.POST or None, today=today, offered=start)
    if request.method == "POST" and form.is_valid():
        try:
            added = actions.add(
                conference=here(request),
                by=request.user,
                at=request.at,
                another_person=form.cleaned_data["another_person"],
                **form.values(),
            )
        except Refused as refused:
            if refused.problems == [NAMESAKE]:  # a question, no error
                twins = _twins(request, form)
                form = GuestForm(request.POST, today=today, asks_namesake=True)
                return guest_page(request, form, namesake=NAMESAKE, twins=twins)
            add_refusal(form, refused)
        else:
            messages.success(request, f"Đã thêm {added.full_name} vào danh sách dự kiến.")
            if better := offered(added.full_name):
                words = f"Họ tên đang ghi toàn chữ thường hoặc chữ hoa. Nếu là “{better}”, hãy sửa."
                messages.warning(request, words)
            return redirect("delegates:roll")
    return guest_page(request, form, invited_before=invited_before(here(request)).count())


def _twins(request: Request, typed: GuestForm) -> list[Delegate]:
    """Who on the roll may be the person just typed in."""
    name = fold(clean(typed.cleaned_data["full_name"]))
    on_it = Delegate.objects.of(here(request))
    return list(on_it.namesakes(name, typed.cleaned_data["birth_year"]))


def guest_page(request: Request, form: GuestForm, **more: Any) -> HttpResponse:
    context = {"form": form, "has_errors": bool(form.errors)} | more
    return answered(request, "delegates/guest.html", context)


@needs(Permission.DELEGATE_VIEW)
@require_http_methods(["GET", "POST"])
def edit(request: Request, pk: int) -> HttpResponse:
    """One delegate: particulars and history; guests and leaders may be mended here."""
    mine = Delegate.objects.within_reach(request.user, Permission.DELEGATE_VIEW).with_places()
    delegate = get_object_or_404(mine, pk=pk)
    today = local_day(request.at)
    form = GuestForm(request.POST or None, today=today, stands=delegate.stands)
    if request.method == "POST":
        demand_edit(request)
        if form.is_valid() and _kept(request, delegate, form):
            return redirect("delegates:roll")
    edits = may_edit(request)
    found = open_moves(MOVES, delegate, by=request.user, at=request.at)
    context = {
        "seat": seat_row(delegate),
        "events": history(delegate),
        "open_to_edit": edits and delegate.group != DelegateGroup.ROLE_MODEL,
        "moves": [(move, blocking(stands)) for move, stands in found],
    }
    return guest_page(request, form, **context)


def _kept(request: Request, delegate: Delegate, form: GuestForm) -> bool:
    """Whether the changes were written; if not, the form says why and keeps what was typed."""
    seen, values = form.cleaned_data["seen"], form.values()
    try:
        actions.edit(delegate, seen=seen, by=request.user, at=request.at, **values)
    except Refused as refused:
        add_refusal(form, refused)
        return False
    messages.success(request, f"Đã lưu thông tin của {values['full_name']}.")
    return True


@needs(Permission.DELEGATE_VIEW)
@require_http_methods(["GET", "POST"])
def mandates(request: Request) -> HttpResponse:
    """III.1, item 7: who goes to the city congress."""
    if request.method == "POST":
        demand_edit(request)
        return choose(request)
    seats = mandate_candidates(here(request))
    refused = refused_rows(request, [seat.pk for seat in seats])
    context = {
        "rows": [(seat, refused.get(seat.pk)) for seat in seats],
        "chosen": sum(seat.goes_to_city for seat in seats),
        "confirmed": sum(seat.stands and seat.state == DelegateState.CONFIRMED for seat in seats),
        "can_edit": may_edit(request),
    }
    return page(request, "delegates/mandates.html", "delegates/_mandates_answer.html", context)


def choose(request: Request) -> HttpResponse:
    """Choose one person, or take the choice back."""
    pk = request.POST.get("nguoi", "")
    mine = Delegate.objects.within_reach(request.user, Permission.DELEGATE_EDIT).with_places()
    delegate = get_object_or_404(mine, pk=row_id(pk))
    verb = actions.give_mandate if request.POST.get("chon") == "1" else actions.take_mandate
    try:
        verb(delegate, by=request.user, at=request.at)
    except Refused as refused:
        say_problems(request, refused.problems, of=delegate.full_name)
        note_refused(request, delegate.pk, refused.problems)
    return redirect("delegates:mandates")
