"""The first page: what waits for this person today; and who owes what by the plan."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.enums import Permission, Reach
from accounts.kept import person_mark
from accounts.paging import PAGE
from accounts.permissions import reach, works_for_one_unit
from accounts.request import AnyRequest, Request
from accounts.web import asked, needs, open_to_all, signed_in
from conferences.calendar import WEEKDAYS, local_day, vn_short
from conferences.facts.preparing import preparing
from conferences.web import deadlines_of, here, here_or_none
from home.facts import office_home, unit_home
from home.facts import owes as picture
from home.forms import OwesFilter
from home.web import manifest, worker
from nominations.facts import unsent_of_unit
from nominations.facts.owes import backs_of, who_owes_what
from nominations.facts.own import invites_of
from nominations.web.posted import address_of
from notices.facts import digest_of, last_by_zalo

A_PAGE = 60  # units: most communes have fewer


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
    manages = reach(user, Permission.UNIT_MANAGE) is not Reach.NOWHERE
    if conference is None:
        if reach(user, Permission.REPORT_VIEW) is Reach.OWN_CITY:
            return redirect("reports:list")
        if manages:
            return redirect("conferences:prepare")
        return render(request, "home/empty.html")
    if conference.waits and works_for_one_unit(user):
        kept = unsent_of_unit(conference, user.unit_id or 0, most=1)  # before it was taken back
        return render(request, "home/waits.html", {"kept": kept})
    deadlines = deadlines_of(request, conference)
    today = local_day(request.at)
    context: dict[str, Any] = {"today": f"{WEEKDAYS[today.weekday()]} {vn_short(today)}"}
    context["digest"] = digest_of(user, conference)
    if reach(user, Permission.NOMINATION_WRITE) is Reach.OWN_UNIT:
        mine = unit_home(
            conference, user=user, at=request.at, deadlines=deadlines, asked=request.GET
        )
        context |= {"home": mine, "page_obj": mine.page}
        context["there"] = address_of(request, conference.commune.code)
        if user.unit:  # what a phone holds is sent or goes, also where no more is begun
            invites = invites_of(user.unit.kind)
            context["phone"] = {"person": person_mark(user.pk), "invites": invites}
            context["begins"] = settings.OFFLINE and mine.may_nominate
        return render(request, "home/unit.html", context)
    if conference.waits and user.commune and manages:
        told = preparing(user.commune, conference, deadlines=deadlines, at=request.at)
        context["preparing"] = told
    context["home"] = office_home(conference, user=user, at=request.at, deadlines=deadlines)
    return render(request, "home/office.html", context)


@needs(Permission.NOMINATION_VIEW)
def owes(request: Request) -> HttpResponse:
    """Every unit against every day of the plan that units owe, to whoever sees them all."""
    if reach(request.user, Permission.NOMINATION_VIEW) is not Reach.OWN_COMMUNE:
        raise PermissionDenied
    conference = here(request)
    whole = who_owes_what(conference, at=request.at, deadlines=deadlines_of(request, conference))
    form = OwesFilter(asked(request), days=whole.days)
    chosen = form.chosen()
    day, kind = chosen.get("day", ""), chosen.get("kind", "")
    found = picture.narrowed(
        whole.units, words=chosen.get("words", ""), day=day, states=form.states
    )
    rows = [one for one in found if not kind or one.kind == kind]
    page: Page[Any] = Paginator(rows, A_PAGE).get_page(request.GET.get(PAGE))
    backs = backs_of(conference, [one.pk for one in page])
    reminds = reach(request.user, Permission.REMINDER_SEND) is not Reach.NOWHERE
    by_zalo = last_by_zalo([one.pk for one in page]) if reminds else {}
    context = {
        "days": [one for one in whole.days if not day or one.key == day],
        "form": form,
        "chosen": chosen,
        "kinds": picture.by_kind(found),
        "page_obj": page,
        "rows": [picture.shown(one, day, backs, by_zalo) for one in page],
        "reminds": reminds,
        "calls": reach(request.user, Permission.PEOPLE_MANAGE) is not Reach.NOWHERE,
    }
    return render(request, "home/owes.html", context)
