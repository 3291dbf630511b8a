"""What a unit will see once the conference is open to it, shown to whoever opens it."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.enums import OFFICE_KINDS, Permission
from accounts.models import Unit, User
from accounts.permissions import head_role
from accounts.querysets import UnitQuerySet
from accounts.request import Request
from accounts.web import needs
from conferences.models import Conference
from conferences.web import here
from home.web.looking import Look, drawn, page_at
from nominations.enums import NominationKind
from nominations.facts.own import has_written
from nominations.views.sample import sample
from nominations.web.walk import sampled

# What a unit opens before it has written anything.
SHOWN = frozenset(
    {
        "home:home", "nominations:new", "nominations:by_minutes", "nominations:nobody",
        "nominations:list", "nominations:meetings", "nominations:blank_form",
        "nominations:blank_minutes", "conferences:plan", "conferences:deadlines",
        "agenda:programme",
    }
)  # fmt: skip
STEPS = "buoc/"  # of the form: kind and page follow
NEW, FIRST = "ho-so/moi/", (NominationKind.INDIVIDUAL.value, "", "")
REFUSED = 405


@needs(Permission.UNIT_MANAGE)
def previews(request: Request) -> HttpResponse:
    """Which unit's pages to look at: those that have not written anything yet."""
    conference = here(request)
    written = has_written(conference)
    units = [one for one in _nominating(conference) if one.pk not in written]
    context = {"units": units, "hidden": len(written)}
    return render(request, "home/previews.html", context)


@needs(Permission.UNIT_MANAGE)
def preview(request: Request, slug: str, path: str = "") -> HttpResponseBase:
    """The unit's own page of that address, as it stands once the conference is open."""
    look = _of_unit(request, slug)
    is_step = path.startswith(STEPS)
    kind, _, step = path.removeprefix(STEPS).rstrip("/").partition("/") if is_step else FIRST
    if request.method not in ("GET", "HEAD"):
        if path == NEW and request.POST.get("kind") in NominationKind.values:
            kind = request.POST["kind"]
        following = _after(kind, step) if is_step or path == NEW else ""
        return _refused(request, look, path, following=following)
    band = _band(look, path, kind)
    if is_step:
        there = f"ho-so/{look.conference.code_of(look.conference.next_number)}/buoc/{step}/"
        return drawn(request, look, sample, there, band=band, kind=kind, step=step)
    page = page_at(path)
    if page.view_name not in SHOWN:
        return _refused(request, look, path, status=404)
    return drawn(request, look, page.func, path, *page.args, band=band, **page.kwargs)


def _band(look: Look, path: str, kind: str) -> str:
    """Says that it is only looked at, and leads through the pages of the form."""
    if kind not in NominationKind.values:
        raise Http404
    kinds = [(f"{look.root}{STEPS}{one}/ai/", one.label, one == kind) for one in NominationKind]
    pages = [("", "Trang đầu"), (NEW, "Bắt đầu hồ sơ")]
    pages += [(f"{STEPS}{kind}/{slug}/", title) for slug, title in sampled(kind)]
    told = [(look.root + there, title, there == path) for there, title in pages]
    return render_to_string(
        "home/_preview_band.html", {"look": look, "pages": told, "kinds": kinds}
    )


def _nominating(conference: Conference) -> UnitQuerySet:
    return conference.commune.units.exclude(kind__in=OFFICE_KINDS).in_order()


def _of_unit(request: Request, slug: str) -> Look:
    """As its head would look; whose unit wrote something already sees what is nobody else's."""
    conference = Conference.objects.select_related("commune__city").get(pk=here(request).pk)
    unit = _nominating(conference).filter(slug=slug).first()
    if unit is None or unit.pk in has_written(conference):
        raise Http404
    unit.commune = conference.commune
    conference.waits = False  # here alone, never saved
    days = list(conference.deadlines.for_unit(unit.pk).in_order())
    for day in days:
        day.conference = conference
    root = reverse("home:preview", args=[slug])
    return Look(root=root, user=_head_of(unit), conference=conference, deadlines=days)


def _head_of(unit: Unit) -> User:
    """Nobody in particular: no row, no name, what any head of that unit may do."""
    return User(
        pk=0, full_name=unit.name, role=head_role(unit.kind), unit=unit, commune=unit.commune
    )


def _after(kind: str, step: str) -> str:
    """The page that follows in the form; the first, where none is named."""
    pages = [page for page, _ in sampled(kind)]
    place = pages.index(step) + 1 if step in pages else 0
    return f"{STEPS}{kind}/{pages[place]}/" if place < len(pages) else ""


def _refused(
    request: Request, look: Look, path: str, *, following: str = "", status: int = REFUSED
) -> HttpResponse:
    """Nothing is written from a page that is only looked at; where one goes on looking."""
    context: dict[str, Any] = {
        "look": look, "path": path, "following": following, "is_page": status != REFUSED,
    }  # fmt: skip
    return render(request, "home/preview_refused.html", context, status=status)
