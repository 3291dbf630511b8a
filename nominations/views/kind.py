"""The only place where a dossier that is still the unit's is given to another kind."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accounts.enums import Permission
from accounts.problems import Refused
from accounts.web import answered, needs
from conferences.calendar import local_day
from nominations.actions import drafts
from nominations.forms.steps import ChangeKindForm
from nominations.web.outlook import sending
from nominations.web.rows import mine

STALE = "Vừa có người khác sửa hồ sơ này. Hãy xem lại rồi bấm một lần nữa."


@needs(Permission.NOMINATION_WRITE, Permission.NOMINATION_ENTER)
def change(request: HttpRequest, code: str) -> HttpResponse:
    """Person, collective or household: what does not fit stays until the dossier is sent."""
    nomination = mine(request, code)
    if not nomination.is_editable:
        return redirect("nominations:receipt", code=code)
    asked = "?ve=gui" if request.GET.get("ve") == "gui" else ""
    step = reverse("nominations:step", args=[code, "ai"]) + asked
    form = ChangeKindForm(
        request.POST if request.method == "POST" else None,
        initial={"kind": nomination.kind, "version": nomination.version},
        kind=nomination.kind,
        today=local_day(request.at),
    )
    if request.method == "POST" and form.is_valid():
        found = dict(form.cleaned_data)
        version = found.pop("version")
        try:
            drafts.edit(nomination, changes=found, version=version, by=request.user, at=request.at)
            said = f"Loại hồ sơ: {nomination.get_kind_display()}. Hãy xem lại tên."
            messages.success(request, said)
            return redirect(step)
        except drafts.Stale:
            form.data = form.data.copy()
            form.data["version"] = mine(request, code).version
            form.add_error("kind", STALE)
        except Refused as refusal:
            form.add_error("kind", refusal.problems[0].text)
    context = sending(request, nomination) | {"nomination": nomination, "form": form}
    context["back_url"] = reverse("nominations:send", args=[code]) if asked else step
    return answered(request, "nominations/kind.html", context | {"has_errors": bool(form.errors)})
