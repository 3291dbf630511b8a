"""What the pages of the roll share: its filter, its context, the way back."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from accounts.enums import Permission, Reach
from accounts.paging import PAGE, turned
from accounts.permissions import reach, reader
from accounts.problems import Problem, fingerprint
from accounts.request import Request
from accounts.web import asked, is_htmx, row_id
from conferences.models import Conference
from conferences.web import here, say_problems
from delegates.actions.moves import Result
from delegates.enums import DelegateState
from delegates.facts import (
    after_confirming,
    group_counts,
    listed,
    quota_strip,
    seat_row,
    waiting_page,
)
from delegates.forms import RollFilter
from delegates.models import Delegate
from delegates.querysets import DelegateQuerySet
from delegates.rules import place_order
from delegates.workflow import MOVES
from delegates.workflow.guards import no_seat_left
from nominations.workflow.values import majority_of

PER_PAGE = 50
PLACE = 60  # signs of a former commune's name
HANDFUL = 5  # as many are confirmed without a question: their names are still in sight
ASKED = "asked_namesakes"  # in the session: codes of the dossiers to be asked about at their rows
REFUSED = "refused_rows"  # in the session: what stood in the way of a row, until it is shown once
FILTER = (*RollFilter.in_the_address.values(), PAGE)  # what travels from the list and back


def may_edit(request: Request) -> bool:
    return reach(request.user, Permission.DELEGATE_EDIT) is not Reach.NOWHERE


def demand_edit(request: Request) -> None:
    """Close what a page that all may read writes to those who may not."""
    if not may_edit(request):
        raise PermissionDenied


def filter_of(conference: Conference, wanted: QueryDict) -> RollFilter:
    """The filter of an address; another address's words narrow nothing."""
    units = listed.units_of(conference.commune_id)
    formers = {former for *_, former in units if former}
    asked_for = wanted.get(RollFilter.in_the_address["former_commune"], "")
    if asked_for and asked_for not in formers:  # a seat keeps the place its unit had then
        roll = Delegate.objects.of(conference).filter(former_commune=asked_for[:PLACE])
        formers |= set(roll.values_list("former_commune", flat=True)[:1])
    return RollFilter(
        wanted or None,
        units=[(slug, name) for slug, name, _ in units],
        formers=sorted(formers, key=place_order),
    )


def all_proposed(
    request: Request, conference: Conference, mine: DelegateQuerySet
) -> DelegateQuerySet:
    """Whom "Chọn tất cả" means: every proposed one of the list it stands on, all its pages."""
    wanted = QueryDict(kept_filter(request.POST.get("loc", "")))
    chosen = filter_of(conference, wanted).chosen()
    return mine.narrowed(chosen, conference).in_tab(chosen).in_state(DelegateState.PROPOSED)


def chosen_rows(
    request: Request, conference: Conference, mine: DelegateQuerySet
) -> DelegateQuerySet:
    """Whom the person chose: the whole list as it is at this moment, or the boxes ticked."""
    if "tat-ca" in request.POST:
        chosen = all_proposed(request, conference, mine)
        return mine.filter(pk__in=list(chosen.values_list("pk", flat=True)))
    return mine.chosen([row_id(text) for text in request.POST.getlist("chon")][:500])


def to_ask_first(
    request: Request, conference: Conference, rows: DelegateQuerySet
) -> dict[str, Any] | None:
    """What the page that asks shows; None for a handful, and when these very people were agreed to.

    Agreeing carries a digest of who was asked about: should they be others by now, however many,
    the person is asked again.
    """
    pks = sorted(rows.values_list("pk", flat=True))
    number, these = len(pks), fingerprint({"pks": " ".join(map(str, pks))})
    said = request.POST.get("dong-y")
    if said == these or not number or (said is None and number <= HANDFUL):
        return None
    left = max(conference.seats_limit - conference.seats_taken, 0)
    return {
        "number": number,
        "these": these,
        "left": left,
        "limit": conference.seats_limit,
        "short": number > left,
        "then": after_confirming(conference, rows, left=left),
        "all": "tat-ca" in request.POST,
        "chosen": [] if "tat-ca" in request.POST else pks,
        "back": kept_filter(request.POST.get("loc", "")),
    }


def waiting_context(request: Request, conference: Conference) -> dict[str, Any]:
    """The dossiers that wait for a seat; who was stopped as a namesake is asked at its row once."""
    asked_of = request.session.pop(ASKED, [])
    found = waiting_page(conference, asked(request), first=asked_of, per_page=PER_PAGE)
    return {
        "rows": found.rows,
        "page_obj": found.page,
        "takeable": found.first_time,
        "asked_of": asked_of,
        "first_asked": asked_of[0] if asked_of else "",
        "has_errors": request.method == "POST",
    }


def tell_results(request: Request, results: list[Result]) -> None:
    """How many were confirmed, and beside whom what stood in the way."""
    refused = defaultdict(list)
    for result in results:
        if result.problems:
            note_refused(request, result.pk, result.problems)
        for problem in result.problems:
            refused[problem].append(result.full_name)
    if done := sum(not result.problems for result in results):
        messages.success(request, f"Đã xác nhận {done} đại biểu.")
    for problem, names in refused.items():
        say_problems(request, [problem], of=f"Chưa xác nhận {', '.join(names)}")
    if not results:
        messages.error(request, "Hãy chọn ít nhất một đại biểu.")


def roll_context(request: Request) -> dict[str, Any]:
    """Everything the roll shows, the same for the page and for its part."""
    conference, wanted = here(request), asked(request)
    form = filter_of(conference, wanted)
    chosen = form.chosen()
    roll = listed.Asked(
        reader=reader(request.user), conference=conference.pk, chosen=tuple(chosen.items())
    )
    tabs = group_counts(listed.counted(roll))
    group = chosen.get("group", "")
    tab = next((tab for tab in tabs if tab.value == group), tabs[0])
    shown = listed.shown(roll, majority_of(conference))
    page_obj = turned(shown, wanted, per_page=PER_PAGE, count=tab.count, wide=True)
    moves = MOVES.values() if may_edit(request) else ()
    refused = refused_rows(request, [row.pk for row in page_obj])
    seats = [seat_row(row) for row in page_obj]
    return {
        "board": quota_strip(conference),
        "tabs": tabs,
        "rows": [
            {
                "seat": seat,
                "moves": [m for m in moves if seat.state in m.sources],
                "refused": refused.get(seat.pk),
                "focus": seat.pk == next(iter(refused), None),
            }
            for seat in seats
        ],
        "page_obj": page_obj,
        "lost_votes": {
            seat.pk for seat, row in zip(seats, page_obj, strict=True) if row.lost_votes
        },
        "no_seat": no_seat_left(conference) if moves else [],
        "form": form,
        "can_edit": may_edit(request),
        "proposed_here": tab.proposed if moves else 0,
        "nhom": group,
        "trang_thai": chosen.get("state", ""),
        "filtered": bool(chosen),
        "back": kept_filter(wanted.urlencode()),
    }


def kept_filter(query: str) -> str:
    """The known parts of a filter, as they go back into an address; nothing else travels."""
    raw, kept = QueryDict(query[:1000]), QueryDict(mutable=True)
    for key in FILTER:
        if raw.get(key):
            kept[key] = raw[key]
    return kept.urlencode()


def back_to_roll(request: Request, *, now: str) -> HttpResponseRedirect:
    """To the list with the filter the person came with; htmx follows and gets the part.

    Where a row was refused, to that row. now: the state people are in since; where nobody is left
    in the one that was filtered by, those are shown and not an empty page.
    """
    query, refused = kept_filter(request.POST.get("loc", "")), request.session.get(REFUSED)
    wanted = QueryDict(query, mutable=True)
    if wanted.get("trang-thai") in DelegateState.values:
        conference = here(request)
        mine = Delegate.objects.within_reach(request.user, Permission.DELEGATE_VIEW).of(conference)
        chosen = filter_of(conference, wanted).chosen()
        if not mine.narrowed(chosen, conference).in_tab(chosen).exists():
            wanted["trang-thai"] = now
            query = wanted.urlencode()
    at = f"#seat-{next(iter(refused))}" if refused and not is_htmx(request) else ""
    return redirect(f"{reverse('delegates:roll')}{'?' + query if query else ''}{at}")


def note_refused(request: Request, pk: int, problems: Iterable[Problem]) -> None:
    """What stood in the way of one row is shown beside it when the list comes back."""
    noted = request.session.get(REFUSED, {})
    request.session[REFUSED] = noted | {str(pk): [problem.text for problem in problems]}


def refused_rows(request: Request, shown: Collection[int]) -> dict[int, list[str]]:
    """The refusals of the rows on this page, once; whoever is not on it is named above the list."""
    noted = request.session.pop(REFUSED, {})
    return {int(pk): texts for pk, texts in noted.items() if int(pk) in shown}
