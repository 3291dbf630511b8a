"""The only place for what the pages of the roll share: its filter, its context, the way back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from accounts.enums import Permission, Reach
from accounts.permissions import reach
from accounts.web import asked
from conferences.models import Conference
from conferences.problems import Problem
from conferences.web import current
from delegates.enums import DelegateGroup, DelegateState
from delegates.facts import group_counts, quota_board, seat_row
from delegates.models import Delegate
from delegates.querysets import DelegateQuerySet
from delegates.workflow import MOVES

PER_PAGE = 100
FILTER = ("nhom", "trang-thai", "don-vi", "tim", "trang")


def conference_of(request: HttpRequest) -> Conference:
    """The conference everything here is about; nobody has delegates without one."""
    conference = current(request)
    if conference is None:
        raise Http404
    return conference


def may_edit(request: HttpRequest) -> bool:
    return reach(request.user, Permission.DELEGATE_EDIT) is not Reach.NOWHERE


def demand_edit(request: HttpRequest) -> None:
    """Close what a page that all may read writes to those who may not."""
    if not may_edit(request):
        raise PermissionDenied


def narrowed(rows: DelegateQuerySet, wanted: QueryDict) -> DelegateQuerySet:
    """The filter of the address, all but the tab; an unknown state means the roll itself."""
    state = wanted.get("trang-thai", "")
    rows = rows.in_state(state) if state in DelegateState.values else rows.on_roll()
    if unit := wanted.get("don-vi"):
        rows = rows.from_unit(unit[:60])
    return rows.search(wanted.get("tim", "")[:100])


def roll_context(request: HttpRequest) -> dict[str, Any]:
    """Everything the roll shows, the same for the page and for its part."""
    conference, wanted = conference_of(request), asked(request)
    mine = Delegate.objects.within_reach(request.user, Permission.DELEGATE_VIEW).of(conference)
    rows = narrowed(mine, wanted)
    tabs = group_counts(rows)
    group = wanted.get("nhom", "")
    if group in DelegateGroup.values:
        rows = rows.in_group(group)
    page_obj = Paginator(rows.with_places().in_paper_order(), PER_PAGE).get_page(
        wanted.get("trang")
    )
    moves = MOVES.values() if may_edit(request) else ()
    return {
        "board": quota_board(conference),
        "tabs": tabs,
        "rows": [
            {"seat": seat_row(row), "moves": [m for m in moves if row.state in m.sources]}
            for row in page_obj
        ],
        "page_obj": page_obj,
        "units": conference.commune.units.in_order(),
        "states": DelegateState.choices,
        "can_edit": may_edit(request),
        "some_proposed": any(row.state == DelegateState.PROPOSED for row in page_obj),
        "nhom": group,
        "trang_thai": wanted.get("trang-thai", ""),
        "don_vi": wanted.get("don-vi", ""),
        "tim": wanted.get("tim", ""),
        "is_filtered": any(wanted.get(key) for key in FILTER),
        "back": kept_filter(wanted.urlencode()),
    }


def kept_filter(query: str) -> str:
    """The known parts of a filter, as they go back into an address; nothing else travels."""
    raw, kept = QueryDict(query[:1000]), QueryDict(mutable=True)
    for key in FILTER:
        if raw.get(key):
            kept[key] = raw[key]
    return kept.urlencode()


def back_to_roll(request: HttpRequest) -> HttpResponseRedirect:
    """To the list with the filter the person came with; htmx follows and gets the part."""
    query = kept_filter(request.POST.get("loc", ""))
    return redirect(f"{reverse('delegates:roll')}{'?' + query if query else ''}")


def say_problems(request: HttpRequest, problems: list[Problem], *, of: str = "") -> None:
    """What stood in the way, in the plan's words where it has some."""
    for problem in problems:
        source = f" Mục {problem.rule}: “{problem.source}”" if problem.source else ""
        messages.error(request, f"{of + ': ' if of else ''}{problem.text}{source}")
