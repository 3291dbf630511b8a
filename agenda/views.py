"""The programme as it is read, and as it is worked on, item by item."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.enums import Permission
from accounts.forms import add_refusal
from accounts.problems import Refused
from accounts.request import Request
from accounts.web import answered, needs, page
from agenda import actions
from agenda.forms import ItemForm, StartForm
from agenda.web import context_of, item_of
from conferences.calendar import local_day
from conferences.web import here, say_problems


@needs(Permission.AGENDA_VIEW)
@require_GET
def programme(request: Request) -> HttpResponse:
    """The programme as it is read, on a phone or on paper."""
    return render(request, "agenda/programme.html", context_of(request))


@needs(Permission.AGENDA_EDIT)
@require_http_methods(["GET", "POST"])
def edit(request: Request) -> HttpResponse:
    """The programme as it is worked on; its own form sets the start."""
    if request.method == "GET":
        return page(request, "agenda/edit.html", "agenda/_edit_answer.html", context_of(request))
    conference = here(request)
    if request.POST.get("viec") == "tao":
        made = actions.set_up(conference=conference, by=request.user, at=request.at)
        messages.success(request, f"Đã tạo {made} việc từ kế hoạch.")
        return redirect("agenda:edit")
    form = StartForm(request.POST, stands={}, today=local_day(request.at))
    if form.is_valid() and _started(request, form):
        return redirect("agenda:edit")
    return answered(request, "agenda/edit.html", context_of(request, start_form=form))


def _started(request: Request, form: StartForm) -> bool:
    """Whether the start was written; if not, the form says why."""
    found = form.cleaned_data
    try:
        said = actions.set_start(conference=here(request), **found, by=request.user, at=request.at)
    except Refused as refused:
        add_refusal(form, refused)
        return False
    done = "Đã lưu giờ bắt đầu." if found["starts_at"] else "Đã bỏ giờ bắt đầu."
    messages.success(request, done)
    say_problems(request, said)
    return True


@needs(Permission.AGENDA_EDIT)
@require_http_methods(["GET", "POST"])
def item(request: Request, pk: int) -> HttpResponse:
    """One item: minutes, who, a note; the title too where the commune added it."""
    chosen = item_of(request, pk)
    form = ItemForm(
        request.POST or None, of_the_plan=chosen.plan_number is not None, stands=chosen.stands
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit(chosen, by=request.user, at=request.at, **form.cleaned_data)
            messages.success(request, "Đã lưu chương trình.")
            return redirect("agenda:edit")
        except Refused as refused:
            add_refusal(form, refused)
    context = {"item": chosen, "form": form, "has_errors": bool(form.errors)}
    return answered(request, "agenda/item.html", context)


@needs(Permission.AGENDA_EDIT)
@require_POST
def shift(request: Request, pk: int) -> HttpResponse:
    """One place up or down."""
    places = actions.UP if request.POST.get("huong") == "len" else actions.DOWN
    try:
        actions.shift(item_of(request, pk), by_places=places, by=request.user, at=request.at)
    except Refused as refused:
        say_problems(request, refused.problems)
    return redirect("agenda:edit")


@needs(Permission.AGENDA_EDIT)
@require_POST
def add(request: Request) -> HttpResponse:
    """An item of the commune's own, at the end."""
    form = ItemForm(request.POST)
    if not form.is_valid():
        return answered(request, "agenda/edit.html", context_of(request, add_form=form))
    actions.add(conference=here(request), by=request.user, at=request.at, **form.typed)
    messages.success(request, "Đã thêm vào cuối chương trình.")
    return redirect("agenda:edit")


@needs(Permission.AGENDA_EDIT)
@require_POST
def remove(request: Request, pk: int) -> HttpResponse:
    """Take out an item the commune added; the plan's own stay."""
    chosen = item_of(request, pk)
    try:
        actions.remove(chosen, by=request.user, at=request.at)
    except Refused as refused:
        say_problems(request, refused.problems)
    else:
        messages.success(request, f"Đã bỏ “{chosen.title}” khỏi chương trình.")
    return redirect("agenda:edit")
