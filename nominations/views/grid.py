"""How the office arranges the grid of dossiers: its columns, the lists kept under a name."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.enums import Permission
from accounts.forms import add_refusal
from accounts.problems import Refused
from accounts.request import Request
from accounts.web import answered, needs
from conferences.web import here
from nominations.actions import arranging
from nominations.forms.arranged import ViewForm
from nominations.models import SavedView
from nominations.web.arranged import addable, placed, views_of
from nominations.web.grid import grid_of


@needs(Permission.NOMINATION_VIEW)
@require_GET
def columns(request: Request) -> HttpResponse:
    """Which columns the list has, and in what order: each tap is a link, nothing is stored."""
    grid = grid_of(request, here(request))
    context = {"placed": list(placed(grid.columns)), "addable": list(addable(grid)), "grid": grid}
    return render(request, "nominations/columns.html", context)


@needs(Permission.NOMINATION_VIEW)
@require_GET
def views(request: Request) -> HttpResponse:
    """The lists kept under a name; the list itself has no room and no time to name them."""
    grid = grid_of(request, here(request))
    return render(request, "nominations/views.html", {"views": views_of(grid), "grid": grid})


@needs(Permission.NOMINATION_VERIFY)
def keep(request: Request) -> HttpResponse:
    """Keep the list of this address under a name."""
    conference = here(request)
    grid = grid_of(request, conference)
    form = ViewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        asks = urlencode(grid.said)
        try:
            arranging.save_view(conference, **form.typed, asks=asks, by=request.user, at=request.at)
            messages.success(request, f"Đã lưu bộ lọc “{form.cleaned_data['name']}”.")
            return redirect(f"{reverse('nominations:list')}?{asks}")
        except Refused as refusal:
            add_refusal(form, refusal)
    context = {"form": form, "grid": grid, "has_errors": bool(form.errors)}
    return answered(request, "nominations/view.html", context)


@needs(Permission.NOMINATION_VERIFY)
def view(request: Request, pk: int) -> HttpResponse:
    """A saved list: its name, whether it is shared; or forgotten."""
    found = get_object_or_404(SavedView.objects.open_to(request.user), pk=pk)
    form = ViewForm(request.POST or None, stands=found.stands)
    try:
        if request.method == "POST" and "xoa" in request.POST:
            arranging.delete_view(found, by=request.user, at=request.at)
            messages.success(request, f"Đã xóa bộ lọc “{found.name}”. Không hồ sơ nào bị xóa.")
            return redirect("nominations:list")
        if request.method == "POST" and form.is_valid():
            said = form.typed | {"seen": form.cleaned_data["seen"]}
            arranging.change_view(found, **said, by=request.user, at=request.at)
            messages.success(request, f"Đã lưu bộ lọc “{form.cleaned_data['name']}”.")
            return redirect(f"{reverse('nominations:list')}?{found.asks}")
    except Refused as refusal:
        add_refusal(form, refusal)
    context = {"form": form, "view": found, "has_errors": bool(form.errors)}
    return answered(request, "nominations/view.html", context)
