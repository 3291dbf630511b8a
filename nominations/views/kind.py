"""Where a dossier that is still the unit's is given to another kind."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accounts.enums import Permission
from accounts.forms import add_refusal
from accounts.problems import Refused, demand_as_seen
from accounts.request import Request
from accounts.web import answered, needs
from conferences.calendar import local_day
from nominations.actions import drafts
from nominations.forms.steps import ChangeKindForm
from nominations.models import Nomination
from nominations.web.outlook import sending
from nominations.web.rows import mine


@needs(Permission.NOMINATION_WRITE, Permission.NOMINATION_ENTER)
def change(request: Request, code: str) -> HttpResponse:
    """Person, collective or household: what does not fit stays until the dossier is sent."""
    nomination = mine(request, code)
    if not nomination.is_editable:
        return redirect("nominations:receipt", code=code)
    asked = "?ve=gui" if request.GET.get("ve") == "gui" else ""
    step = reverse("nominations:step", args=[code, "ai"]) + asked
    form = ChangeKindForm(
        request.POST if request.method == "POST" else None,
        stands={"kind": nomination.kind},
        kind=nomination.kind,
        today=local_day(request.at),
    )
    if request.method == "POST" and form.is_valid():
        try:
            _change(request, nomination, form)
            said = f"Loại hồ sơ: {nomination.get_kind_display()}. Hãy xem lại tên."
            messages.success(request, said)
            return redirect(step)
        except Refused as refusal:
            add_refusal(form, refusal)
    context = sending(request, nomination) | {"nomination": nomination, "form": form}
    context["back_url"] = reverse("nominations:send", args=[code]) if asked else step
    return answered(request, "nominations/kind.html", context | {"has_errors": bool(form.errors)})


def _change(request: Request, nomination: Nomination, form: ChangeKindForm) -> None:
    kind, version = form.typed, nomination.version
    demand_as_seen({"kind": nomination.kind}, seen=form.cleaned_data["seen"], wanted=kind)
    drafts.edit(nomination, changes=kind, version=version, by=request.user, at=request.at)
