"""What a unit will see once the conference is open to it; and a conference that is over."""

import copy
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.enums import OFFICE_KINDS, Permission, Reach
from accounts.models import Unit, User
from accounts.permissions import head_role, reach
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
PLAN = "hoi-nghi/ke-hoach/"
STEPS = "buoc/"  # of the form: kind and page follow
NEW, FIRST = "ho-so/moi/", (NominationKind.INDIVIDUAL.value, "", "")
REFUSED = 405
# That a file of a paper was handed out is on record, of whatever conference it is.
RECORDS = ("accounts_auditevent", "accounts_audithead")


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


@needs(Permission.PLAN_VIEW)
def terms(request: Request) -> HttpResponse:
    """Every conference of the commune, the one of now first."""
    mine = Conference.objects.of_commune(here(request).commune_id)
    return render(request, "home/terms.html", {"conferences": mine, "now": here(request).pk})


@needs(Permission.PLAN_VIEW)
def term(request: Request, pk: int, path: str = "") -> HttpResponseBase:
    """A page of the house as it is of a conference that is over; nobody may write there."""
    look = _of_term(request, pk)
    if not path:
        return redirect(f"{look.root}{PLAN}")
    page = page_at(path)
    is_one = hasattr(page.func, "needs")  # of a right, so of the conference; not one's own
    if request.method not in ("GET", "HEAD") or not is_one:
        status = REFUSED if is_one else 404
        return render(request, "home/term_refused.html", {"look": look}, status=status)
    band = render_to_string("home/_term_band.html", {"look": look, "ways": _ways(look.user)})
    return drawn(request, look, page.func, path, *page.args, band=band, **page.kwargs)


def _of_term(request: Request, pk: int) -> Look:
    """By whoever looks, with none of their rights but to read."""
    mine = Conference.objects.of_commune(here(request).commune_id)
    over = mine.filter(pk=pk).exclude(pk=here(request).pk).select_related("commune__city").first()
    if over is None:
        raise Http404
    reader = copy.copy(request.user)
    reader.only_reads = True
    days = list(over.deadlines.for_unit(reader.unit_id).in_order())
    for day in days:
        day.conference = over
    root = reverse("home:term", args=[pk])
    return Look(root=root, user=reader, conference=over, deadlines=days, logs=RECORDS)


def _ways(reader: User) -> list[tuple[str, str]]:
    """The lists a person may turn to there, below its address."""
    told = (
        ("ho-so/", "Hồ sơ", Permission.NOMINATION_VIEW),
        ("dai-bieu/", "Đại biểu", Permission.DELEGATE_VIEW),
        ("chuong-trinh/", "Chương trình", Permission.AGENDA_VIEW),
        ("van-ban/", "Văn bản", Permission.REPORT_VIEW),
        (PLAN, "Kế hoạch", Permission.PLAN_VIEW),
    )
    return [(path, label) for path, label, it in told if reach(reader, it) is not Reach.NOWHERE]
