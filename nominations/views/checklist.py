"""The office's checklist of one dossier."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from accounts.enums import Permission
from accounts.forms import add_refusal
from accounts.problems import Refused
from accounts.request import Request
from accounts.web import answered, needs
from nominations.actions import checklist as actions
from nominations.forms.checklist import ChecklistForm
from nominations.models import Nomination
from nominations.web.onward import to_dossier


@needs(Permission.NOMINATION_VERIFY)
def checklist(request: Request, code: str) -> HttpResponse:
    """What is asked of each item, where that is written, and what the office found."""
    found = Nomination.objects.within_reach(request.user, Permission.NOMINATION_VERIFY)
    nomination = get_object_or_404(found.select_related("unit__commune", "conference"), code=code)
    form = ChecklistForm(
        request.POST or None, kind=nomination.kind, stands=actions.boxes_of(nomination)
    )
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
    return answered(request, "nominations/checklist.html", context)
