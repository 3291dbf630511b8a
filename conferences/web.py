"""What surrounds every page: conference, nearest deadline, helpline."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.core.cache import cache
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect
from django.utils.deprecation import MiddlewareMixin

from accounts.devices import is_inside_zalo
from accounts.enums import Permission, Reach
from accounts.gathering import gathered
from accounts.permissions import reach, works_for_one_unit
from accounts.problems import Problem
from accounts.request import Request
from accounts.telling import cited
from accounts.web import SLIP_ENDED, View, address
from conferences import calendar
from conferences.enums import Settling
from conferences.facts import conference_with_deadlines, first_that
from conferences.models import Conference, Deadline, DeadlineMark
from conferences.sessions import LINK_IN_SESSION, SessionStore

A_MINUTE = 60  # seconds


def link_still_holds(get_response: View) -> View:
    """Sign out at once whoever came by a slip that was revoked or has ended, and say so."""

    def middleware(request: Request) -> HttpResponseBase:
        came_by = request.session.get(LINK_IN_SESSION)
        session = cast("SessionStore", request.session)  # settings name it (SESSION_ENGINE)
        link = session.link
        if came_by and not (link and link.is_usable(request.at) and request.user.is_active):
            logout(request)
            request.session[SLIP_ENDED] = True
        return get_response(request)

    return middleware


class _Placed(Request):
    """A request with what was read of where it stands."""

    _conference: Conference | None
    _deadlines: list[Deadline]


def here_or_none(request: Request) -> Conference | None:
    """The conference of the signed-in person, read once a request; `here` where it must be."""
    placed = cast("_Placed", request)  # what is read once a request hangs on the request
    if not hasattr(request, "_conference"):
        placed._conference, placed._deadlines = conference_with_deadlines(request.user)
    return placed._conference


class NoPlanYet(Http404):
    """The page is about a conference, and the commune has none so far."""


class LeadToWhatComesFirst(MiddlewareMixin):
    """Whoever opens a page that waits for the plan is led to what is to be done before; whoever
    works for a unit sees nothing but the first page until the conference is opened.
    """

    def process_view(
        self, request: Request, view: View, args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """Pages of a right are the conference's; the others are everybody's own."""
        if not hasattr(view, "needs") or not works_for_one_unit(request.user):
            return None
        conference = here_or_none(request)
        return redirect("home:home") if conference and conference.waits else None

    def process_exception(self, request: Request, trouble: Exception) -> HttpResponseBase | None:
        """A redirect for a page; a form that was sent stays refused."""
        if not isinstance(trouble, NoPlanYet) or request.method not in ("GET", "HEAD"):
            return None
        prepares = reach(request.user, Permission.UNIT_MANAGE) is not Reach.NOWHERE
        return redirect("conferences:prepare" if prepares else "home:home")


def here(request: Request) -> Conference:
    """The conference a page is about; without one the page does not exist yet."""
    conference = here_or_none(request)
    if conference is None:
        raise NoPlanYet
    return conference


def here_where_posted(request: Request) -> Conference:
    """The same, where its plan has candidates posted; else there is no such page."""
    conference = here(request)
    if not conference.posting_days:
        raise Http404
    return conference


def say_problems(request: Request, problems: Iterable[Problem], *, of: str = "") -> None:
    """Above the page, in the plan's words where it has some; a warning where it was done still.

    of: whose it is, where the page has many.
    """
    for problem in problems:
        tell = messages.error if problem.blocks else messages.warning
        source = f" {cited(problem.rule)}: “{problem.source}”" if problem.source else ""
        tell(request, f"{of + ': ' if of else ''}{problem.text}{source}")


def deadlines_of(request: Request, conference: Conference) -> list[Deadline]:
    """The plan's deadlines in order, with the person's unit's own days; read once a request."""
    if here_or_none(request) == conference:
        return cast("_Placed", request)._deadlines  # here_or_none read them
    return list(conference.deadlines.for_unit(request.user.unit_id).in_order())


def deadline_of(request: Request, conference: Conference, *kinds: Settling) -> Deadline | None:
    """The one that is settled so, by the first of the kinds the plan has; None where by none."""
    return first_that(deadlines_of(request, conference), *kinds)


def _said_to(request: Request, deadline: Deadline) -> str:
    """What a deadline means to this person: to a unit its own part of it, as its app declares."""
    duty = gathered().duties.get(deadline.settles)
    if duty and reach(request.user, duty.permission) is Reach.OWN_UNIT:
        return duty.words
    return deadline.title


def _ahead(
    request: Request, conference: Conference, deadlines: list[Deadline]
) -> Iterator[tuple[tuple[datetime, int], dict[str, Any]]]:
    """What still lies ahead, as the bar on top says it; the conference by its own day if set.

    The plan's "trước ngày 25/8" is no day to come on: whoever read it went there on the 24th.
    """
    at, starts_at = request.at, conference.starts_at
    for deadline in deadlines:
        if not deadline.still_asked:
            continue
        due = deadline.own_due_at
        if deadline.settles == Settling.CONFERENCE_HELD and starts_at:
            days = calendar.days_to(starts_at, at=at)
            left = f"Còn {days} ngày" if days > 0 else "Hôm nay"
            title, last = "Hội nghị bắt đầu", calendar.held_words(starts_at)
            due = starts_at
        else:
            days = calendar.days_left(due_at=due, at=at)
            left, _, last = calendar.left_words(due_at=due, at=at).partition(" – ")
            title = _said_to(request, deadline)
        if due > at:
            said = {"title": title, "left": left, "last": last, "days": days}
            yield (due, deadline.pk), said


def _of_the_only_commune() -> Conference | None:
    """What the door says of whose it is; a new telephone number stands there a minute later."""
    found: Conference | None = cache.get_or_set(
        "of_the_only_commune", Conference.objects.of_the_only_commune, A_MINUTE
    )
    return found


def surroundings(request: Request) -> dict[str, Any]:
    """`conference`, `next_deadline`, `helpline`, `demo`, `by_phone`… for every template."""
    context: dict[str, Any] = {
        "demo": settings.DEMO, "now": getattr(request, "at", None),
        "in_zalo": is_inside_zalo(request),
    }  # fmt: skip
    if not getattr(getattr(request, "user", None), "is_authenticated", False):
        conference = _of_the_only_commune()
        helpline = conference.commune.phone if conference else ""
        return context | {"conference": conference, "helpline": helpline}
    context["by_phone"] = by_phone = works_for_one_unit(request.user)
    context["has_worker"] = by_phone and settings.OFFLINE  # whichever page is opened first
    conference = here_or_none(request)
    if conference is None:  # the city, the technician: where there is one commune, its number
        only = _of_the_only_commune()
        return context | {"helpline": only.commune.phone if only else ""}
    context["conference"] = conference
    context["helpline"] = conference.commune.phone
    deadlines = deadlines_of(request, conference)
    if conference.waits and by_phone:  # no day runs for a unit yet
        return context
    if upcoming := min(_ahead(request, conference, deadlines), default=None):
        _, context["next_deadline"] = upcoming
    elif deadlines:
        over = {"title": "Tất cả các hạn của kế hoạch đã qua", "days": -1}
        context["next_deadline"] = _owed(request, conference) or over
    return context


def _owed(request: Request, conference: Conference) -> dict[str, Any] | None:
    """What is owed after the conference still, of those a person sees; the last of it first."""
    marks = DeadlineMark.objects.within_reach(request.user, Permission.DEADLINE_VIEW)
    owed = marks.asked().filter(deadline__conference=conference, met_at=None)
    owed = owed.filter(deadline__after_conference=True).select_related("deadline")
    mark = owed.order_by("-deadline__due_at").first()
    if mark is None:
        return None
    deadline = mark.deadline
    left, _, last = calendar.left_words(due_at=deadline.due_at, at=request.at).partition(" – ")
    there = address("conferences:deadlines", at=f"han-{deadline.key}")
    said = {"title": deadline.title, "left": left, "last": last.removeprefix("hạn: ")}
    return said | {"days": -1, "address": there}
