"""The first page: what waits for this person today."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.enums import Permission, Reach
from accounts.permissions import reach
from accounts.request import Request
from accounts.web import signed_in
from conferences.calendar import WEEKDAYS, local_day, vn_short
from conferences.web import deadlines_of, here_or_none
from home.facts import office_home, unit_home


@signed_in(because="mỗi người có việc cần làm riêng")
def home(request: Request) -> HttpResponse:
    """A unit's tasks, an office's overview, or the papers for the city."""
    conference = here_or_none(request)
    user = request.user
    if conference is None:
        if reach(user, Permission.REPORT_VIEW) is Reach.OWN_CITY:
            return redirect("reports:list")
        return render(request, "home/empty.html")
    deadlines = deadlines_of(request, conference)
    today = local_day(request.at)
    context: dict[str, Any] = {"today": f"{WEEKDAYS[today.weekday()]} {vn_short(today)}"}
    if reach(user, Permission.NOMINATION_WRITE) is Reach.OWN_UNIT:
        mine = unit_home(
            conference, user=user, at=request.at, deadlines=deadlines, asked=request.GET
        )
        context |= {"home": mine, "page_obj": mine.page}
        return render(request, "home/unit.html", context)
    context["home"] = office_home(conference, user=user, at=request.at, deadlines=deadlines)
    return render(request, "home/office.html", context)
