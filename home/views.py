"""The first page: what waits for this person today."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.enums import Permission, Reach
from accounts.kept import person_mark
from accounts.permissions import reach
from accounts.request import AnyRequest, Request
from accounts.web import open_to_all, signed_in
from conferences.calendar import WEEKDAYS, local_day, vn_short
from conferences.web import deadlines_of, here_or_none
from home.facts import office_home, unit_home
from home.web import manifest, worker
from nominations.facts.own import invites_of


@open_to_all(because="trình duyệt hỏi trước khi biết ai ngồi đó; không của riêng ai")
@require_safe
def service_worker(request: AnyRequest) -> HttpResponse:
    """Asked for anew at each visit, so that a release or the kill switch reaches every phone."""
    answer = HttpResponse(worker(), content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    return answer


@open_to_all(because="trình duyệt hỏi khi cài lên màn hình; không của riêng ai")
@require_safe
def app_manifest(request: AnyRequest) -> HttpResponse:
    """Name and icons among the phone's apps."""
    answer = JsonResponse(manifest(), content_type="application/manifest+json")
    answer["Cache-Control"] = "no-cache"
    return answer


@signed_in(because="mỗi người có việc cần làm riêng")
def home(request: Request) -> HttpResponse:
    """A unit's tasks, an office's overview, or the papers for the city."""
    conference = here_or_none(request)
    user = request.user
    if conference is None:
        if reach(user, Permission.REPORT_VIEW) is Reach.OWN_CITY:
            return redirect("reports:list")
        if reach(user, Permission.UNIT_MANAGE) is not Reach.NOWHERE:
            return redirect("conferences:prepare")
        return render(request, "home/empty.html")
    deadlines = deadlines_of(request, conference)
    today = local_day(request.at)
    context: dict[str, Any] = {"today": f"{WEEKDAYS[today.weekday()]} {vn_short(today)}"}
    if reach(user, Permission.NOMINATION_WRITE) is Reach.OWN_UNIT:
        mine = unit_home(
            conference, user=user, at=request.at, deadlines=deadlines, asked=request.GET
        )
        context |= {"home": mine, "page_obj": mine.page}
        if user.unit:  # what a phone holds is sent or goes, also where no more is begun
            invites = invites_of(user.unit.kind)
            context["phone"] = {"person": person_mark(user.pk), "invites": invites}
            context["begins"] = settings.OFFLINE and mine.may_nominate
        return render(request, "home/unit.html", context)
    context["home"] = office_home(conference, user=user, at=request.at, deadlines=deadlines)
    return render(request, "home/office.html", context)
