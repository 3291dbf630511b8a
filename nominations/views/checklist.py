"""The office's checklist of one dossier, and what the commune itself adds to it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from accounts.enums import Permission
from accounts.forms import add_refusal
from accounts.problems import Refused
from accounts.request import Request
from accounts.web import answered, needs
from conferences.web import here
from nominations.actions import checklist as actions
from nominations.actions.own_items import add_item, end_item
from nominations.forms.checklist import ChecklistForm, OwnItemForm
from nominations.models import Nomination, OwnItem
from nominations.web.interests import kept_from
from nominations.web.onward import to_dossier


@needs(Permission.NOMINATION_VERIFY)
def checklist(request: Request, code: str) -> HttpResponse:
    """What is asked of each item, where that is written, and what the office found."""
    found = Nomination.objects.within_reach(request.user, Permission.NOMINATION_VERIFY)
    nomination = get_object_or_404(found.select_related("unit__commune", "conference"), code=code)
    sent = actions.keys_of(request.POST)
    items = actions.items_asked(nomination, sent)
    stands = actions.boxes_of(nomination, sent)
    form = ChecklistForm(request.POST or None, items=items, stands=stands)
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"]
        try:
            actions.note_findings(
                nomination, boxes=form.typed, seen=seen, by=request.user, at=request.at
            )
            messages.success(request, "Đã ghi kết quả kiểm tra theo danh mục.")
            return to_dossier(request, code)
        except Refused as refusal:
            add_refusal(form, refusal)
    context = {"nomination": nomination, "form": form, "has_errors": bool(form.errors)}
    context["closed"] = kept_from(request.user, nomination)
    context["blocking"] = [item.label for item in items if item.blocks]
    return answered(request, "nominations/checklist.html", context)


@needs(Permission.NOMINATION_VERIFY)
def own_items(request: Request) -> HttpResponse:
    """What the commune asks beside what all do: the list, and one more."""
    conference = here(request)
    form = OwnItemForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            added = add_item(conference, **form.cleaned_data, by=request.user, at=request.at)
            messages.success(request, f"Đã thêm mục “{added.label}” vào danh mục kiểm tra.")
            return redirect("nominations:own_items")
        except Refused as refusal:
            add_refusal(form, refusal)
    found = list(OwnItem.objects.of(conference.commune_id))
    context = {
        "standing": [one for one in found if one.ended_at is None],
        "ended": [one for one in found if one.ended_at],
        "form": form,
        "has_errors": bool(form.errors),
    }
    return answered(request, "nominations/own_items.html", context)


@needs(Permission.NOMINATION_VERIFY)
@require_POST
def end_own_item(request: Request, pk: int) -> HttpResponse:
    """Ask it no more."""
    found = OwnItem.objects.of(here(request).commune_id).select_related("commune")
    item = get_object_or_404(found, pk=pk)
    end_item(item, by=request.user, at=request.at)
    messages.success(request, f"Đã thôi dùng mục “{item.label}”. Kết quả đã ghi vẫn được giữ.")
    return redirect("nominations:own_items")
