"""What to prepare before the villages begin, and what the commune says of itself."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from accounts.enums import Permission
from accounts.forms import add_refusal
from accounts.models import Commune
from accounts.problems import Refused
from accounts.request import Request
from accounts.web import answered, needs
from conferences.actions import communes, opening
from conferences.facts.preparing import preparing
from conferences.forms.opening import CommuneForm
from conferences.web import deadlines_of, here, here_or_none


def _own(request: Request) -> Commune:
    """The commune of whoever asks: those who manage units all have one."""
    if request.user.commune is None:
        raise Http404
    return request.user.commune


@needs(Permission.UNIT_MANAGE)
def prepare(request: Request) -> HttpResponse:
    """Every step with its state and its link, the next one marked."""
    conference = here_or_none(request)
    days = deadlines_of(request, conference) if conference else []
    told = preparing(_own(request), conference, deadlines=days, at=request.at)
    return render(request, "conferences/prepare.html", {"preparing": told})


@needs(Permission.UNIT_MANAGE)
def commune(request: Request) -> HttpResponse:
    """What papers and slips say of the commune."""
    found = _own(request)
    typed = request.POST if request.method == "POST" else None
    form = CommuneForm(typed, stands=communes.stands_of(found))
    if request.method == "POST" and form.is_valid():
        seen = request.POST.get("seen", "")
        try:
            changed = communes.edit_commune(
                found, said=form.said, seen=seen, by=request.user, at=request.at
            )
            messages.success(request, "Đã lưu." if changed else "Không có gì thay đổi.")
            return redirect("conferences:prepare")
        except Refused as refused:
            add_refusal(form, refused)
    context = {"form": form, "has_errors": bool(form.errors), "commune": found}
    return answered(request, "conferences/commune.html", context)


@needs(Permission.UNIT_MANAGE)
def open_(request: Request) -> HttpResponse:
    """What happens is said before it is done; taken back while no unit has sent anything."""
    conference = here(request)
    if request.method == "POST":
        back = "thu-lai" in request.POST
        act = opening.close_conference if back else opening.open_conference
        try:
            changed = act(conference, by=request.user, at=request.at)
        except Refused as refused:
            messages.error(request, refused.problems[0].text)
            return redirect("conferences:open")
        words = "Đã thu lại, Hội nghị chưa mở." if back else "Đã mở cho các đơn vị."
        messages.success(request, words if changed else "Không có gì thay đổi.")
        return redirect("conferences:prepare")
    days = deadlines_of(request, conference)
    told = preparing(_own(request), conference, deadlines=days, at=request.at)
    left = [one for one in told.steps if not one.is_done and one.key != "mo"]
    context = {"left": left, "sent": opening.has_sent(conference)}
    return render(request, "conferences/open.html", context)
