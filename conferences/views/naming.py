"""One unit by hand: added, or given another name."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from accounts.enums import Permission
from accounts.forms import add_refusal
from accounts.models import Unit
from accounts.problems import Refused
from accounts.request import Request
from accounts.web import answered, needs
from conferences.actions import naming
from conferences.forms.units import UnitForm
from conferences.web import here


@needs(Permission.UNIT_MANAGE)
def add(request: Request) -> HttpResponse:
    """A small form; a list comes in by "Nhập từ Excel, Zalo"."""
    conference = here(request)
    formers = conference.commune.former_communes
    form = UnitForm(request.POST if request.method == "POST" else None, formers=formers)
    if request.method == "POST" and form.is_valid():
        try:
            unit = naming.add_unit(conference, said=form.typed, by=request.user, at=request.at)
            messages.success(request, f"Đã thêm {unit.name}.")
            return redirect("conferences:units")
        except Refused as refused:
            add_refusal(form, refused)
    context = {"form": form, "has_errors": bool(form.errors)}
    return answered(request, "conferences/unit_add.html", context)


@needs(Permission.UNIT_MANAGE)
def rename(request: Request, slug: str) -> HttpResponse:
    """What was written so far is kept under the new name; the history tells both."""
    reachable = Unit.objects.within_reach(request.user, Permission.UNIT_MANAGE)
    unit = get_object_or_404(reachable.select_related("commune"), slug=slug)
    form = UnitForm(
        request.POST if request.method == "POST" else None,
        stands=naming.stands_of(unit),
        formers=unit.commune.former_communes,
    )
    if request.method == "POST" and form.is_valid():
        seen = request.POST.get("seen", "")
        try:
            changed = naming.rename_unit(
                unit, said=form.typed, seen=seen, by=request.user, at=request.at
            )
            messages.success(request, "Đã lưu." if changed else "Không có gì thay đổi.")
            return redirect("conferences:units")
        except Refused as refused:
            add_refusal(form, refused)
    context = {"form": form, "has_errors": bool(form.errors), "unit": unit}
    return answered(request, "conferences/unit_rename.html", context)
