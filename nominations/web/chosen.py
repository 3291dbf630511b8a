"""Which dossiers one chose to do something with at once, ticked or all that the list shows."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar
from urllib.parse import parse_qs

from django.db.models import QuerySet
from django.http import HttpResponseRedirect, QueryDict
from django.urls import reverse

from accounts.enums import Permission
from accounts.permissions import Reader, reader
from accounts.problems import Problem
from accounts.querysets.questions import Question
from accounts.request import Request
from accounts.web import asked
from conferences.models import Conference
from conferences.workflow import NOTE_LENGTH
from nominations.actions.bulk import BULK
from nominations.actions.decisions import CHECKED
from nominations.models import Nomination
from nominations.querysets import NominationQuerySet
from nominations.querysets.held import CHOICE
from nominations.web import listed
from nominations.web.grid import SORT, Grid, grid_of
from nominations.web.held import again, held_of, hold
from nominations.web.listed import Asked
from nominations.web.onward import HELD, TURNS, list_of
from nominations.workflow import MOVES

CHOSEN, ALL, AGREED, DEED = "chon", "tat-ca", "dong-y", "viec"
SHOWN = "hang"  # the rows of the page that asks, ticked or not
ANSWER = "answer"  # as the bar of the list calls noting checks of many
STOPPED = "vuong"  # those of them that had no box: something stands in their way
UNTICKED = "bo"  # of a choice that waits: whose box was left empty
MOST = 500  # at once: each takes its locks, checks and event
UNASKED = 100  # rows of the page nobody chose for; who has more goes on with the rest afterwards
CODE_LENGTH = 40
OF, OVER = "tong", "bo-qua"  # of a choice that waits: `total`, `passed_over`
NOBODY = "Hãy chọn ít nhất một hồ sơ."
TOO_MANY = f"Mỗi lần làm được nhiều nhất {MOST} hồ sơ. Hãy lọc bớt rồi chọn lại."


class Asking(Protocol):
    """A row of a page that asks; problems: why nothing is done with it now."""

    @property
    def problems(self) -> Sequence[Problem]: ...


Boxes = Mapping[str, Sequence[str]]  # what stands in each, by its name
Asks = TypeVar("Asks", bound=Asking)


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What is to be moved. passed_over: of those asked for, how many no move of it finds where it
    begins. gone: codes that were ticked and are not here, or never were. unticked: codes of those
    whose box somebody emptied on a page that asked about them. typed: what else stood in its boxes.
    """

    conference: Conference
    dossiers: list[Nomination]
    ticked: bool
    passed_over: int = 0
    total: int = 0
    gone: tuple[str, ...] = ()
    unticked: frozenset[str] = frozenset()
    typed: Boxes = field(default_factory=dict)


def chosen_of(request: Request, conference: Conference) -> Chosen:
    """Those ticked; else all the address asks for that the move finds where it begins."""
    if ticked := ticked_or_held(request, conference):
        return ticked
    grid = grid_of(request, conference)
    waiting = SORT not in asked(request) and request.method == "GET"
    return beginning(request, grid, MOVES[move_said(request)].sources, waiting=waiting)


def ticked_or_held(request: Request, conference: Conference) -> Chosen | None:
    """Those ticked on the list, or that the page now read is asked about; None where none are."""
    if request.method == "POST":
        sent = request.POST.getlist(CHOSEN)
        return None if ALL in request.POST else ticked_of(request, conference, sent)
    held = held_of(request, conference, CHOICE, request.GET.get(HELD, ""))
    if held is None:
        return None
    boxes = parse_qs(held.typed)
    ticked = ticked_of(request, conference, boxes.get(CHOSEN, []))
    over = int(boxes[OVER][0])
    total = max(ticked.total, int(boxes[OF][0]))
    unticked = frozenset(boxes.get(UNTICKED, ()))
    return replace(ticked, passed_over=over, total=total, unticked=unticked, typed=boxes)


def keep_asked(request: Request, conference: Conference, typed: Boxes) -> None:
    """What was typed there stands in its boxes by Back and after a reload too; whoever was not
    chosen on the page that asks is ticked there no more, nor where one goes on with the same ones:
    by Back from what became of the others a press would have done it.
    """
    held = held_of(request, conference, CHOICE, request.GET.get(HELD, ""))
    if held is None:
        return
    boxes = QueryDict(held.typed, mutable=True)
    shown, ticked = (set(request.POST.getlist(key)) for key in (SHOWN, CHOSEN))
    asked = shown - set(request.POST.getlist(STOPPED))
    left = set(boxes.getlist(UNTICKED)) - ticked | (asked - ticked)
    boxes.setlist(UNTICKED, [code for code in boxes.getlist(CHOSEN) if code in left])
    for key in boxes.keys() - {CHOSEN, UNTICKED, OF, OVER}:
        del boxes[key]
    for key, texts in typed.items():
        boxes.setlist(key, [text[:NOTE_LENGTH] for text in texts])
    again(request, held, boxes)


def to_ask(request: Request, chosen: Chosen, route: str) -> HttpResponseRedirect:
    """To the page that asks, as one to read, which Back finds again: whom it asks about waits."""
    boxes = QueryDict(mutable=True)
    boxes.setlist(CHOSEN, [*(one.code for one in chosen.dossiers), *chosen.gone])
    boxes[OF], boxes[OVER] = str(chosen.total), str(chosen.passed_over)
    count = len(chosen.dossiers) + len(chosen.gone)
    number = hold(request, chosen.conference, CHOICE, boxes, chosen=count).pk
    deed = {DEED: request.POST[DEED]} if DEED in request.POST else {}
    asks = list_of(request).dict() | deed | {HELD: number}
    return HttpResponseRedirect(reverse(route, query=asks))


def beginning(
    request: Request, grid: Grid, states: Collection[str], *, waiting: bool = False
) -> Chosen:
    """All the grid asks for that stand in one of the states; so many at once as the page has room.

    waiting: those sent first, which wait longest; they too stand by name, as on every other page.
    """
    of_state = grid.census_of_state()
    most = MOST + 1 if request.method == "POST" else UNASKED
    dossiers = _begun(grid, tuple(sorted(states)), most, waiting=waiting)
    _place(dossiers, grid.conference)
    total = sum(of_state.get(state, 0) for state in states)
    return Chosen(
        conference=grid.conference,
        dossiers=dossiers,
        ticked=request.method == "POST",
        total=total,
        passed_over=sum(of_state.values()) - total,
    )


def shown_before(request: Request, conference: Conference) -> Chosen:
    """What the page that asks had shown, for whoever was refused there."""
    shown = request.POST.getlist(SHOWN) or request.POST.getlist(CHOSEN)
    return ticked_of(request, conference, shown[:MOST])


def ticked_of(request: Request, conference: Conference, sent: list[str]) -> Chosen:
    """In the order of the list; whatever became of them since, each answers for itself."""
    codes = list(dict.fromkeys(sent[: MOST + 1]))
    order = grid_of(request, conference).order
    found = read(reader(request.user), conference.pk).filter(code__in=codes)
    dossiers = list(found.annotate(**order.annotations).order_by(*order.keys))
    _place(dossiers, conference)
    known = {one.code for one in dossiers}
    gone = tuple(code[:CODE_LENGTH] for code in codes if code not in known)
    return Chosen(
        conference=conference, dossiers=dossiers, ticked=True, total=len(dossiers), gone=gone
    )


def read(who: Reader, conference: int) -> NominationQuerySet:
    """With all the guards ask of a page of them."""
    mine = Nomination.objects.within_reach(who, Permission.NOMINATION_VERIFY)
    return mine.of(conference).with_votes().with_answered()


def _place(dossiers: Iterable[Nomination], conference: Conference) -> None:
    """Each stands in the conference that is at hand, and its unit in that one's commune."""
    for one in dossiers:
        one.conference, one.unit.commune = conference, conference.commune


def _begun(grid: Grid, states: tuple[str, ...], most: int, *, waiting: bool) -> list[Nomination]:
    """So many of the grid's that stand in one of these, found and read in one go."""
    asked = grid.asked
    if grid.is_kept:
        return _kept(asked, states, most, waiting=waiting)
    pks = listed.begun(grid.of_state, grid.order, states, most, waiting=waiting)
    return list(_in_order(asked, pks, waiting=waiting))


def _in_order(
    asked: Asked, pks: QuerySet[Nomination, int], *, waiting: bool
) -> QuerySet[Nomination, Nomination]:
    found = read(asked.reader, asked.conference).filter(pk__in=pks)
    return found.by_name() if waiting else listed.ordered(found, asked.order)


@Question
def _kept(
    asked: Asked, states: tuple[str, ...], most: int, *, waiting: bool
) -> QuerySet[Nomination, Nomination]:
    pks = listed.first_of(asked, states, most, waiting=waiting)
    return _in_order(asked, pks, waiting=waiting)


def parted(rows: Iterable[Asks]) -> tuple[list[Asks], list[Asks]]:
    """Those something may be done with now, then the others; each in the order they stand in."""
    known = list(rows)
    return [row for row in known if not row.problems], [row for row in known if row.problems]


def was_asked(request: Request) -> bool:
    """Whether the page that asks sent it, not the list."""
    return AGREED in request.POST


def move_said(request: Request) -> str:
    """The move asked for; empty for what is none of many. An address alone asks for the first."""
    unasked = BULK[0] if request.method == "GET" else ""
    name = request.POST.get(DEED) or request.GET.get(DEED) or unasked
    return name if name in BULK else ""


def deeds_for(states: Collection[str]) -> set[str]:
    """What may be done to many at once where they stand in these: a button that leads to a page
    with nobody on it is none.
    """
    begins: dict[str, Collection[str]] = {name: MOVES[name].sources for name in BULK}
    begins[ANSWER] = CHECKED
    return {name for name, sources in begins.items() if set(sources) & set(states)}


def back_to_list(request: Request) -> str:
    """The list's own address, without its page."""
    own = (*TURNS, DEED, HELD)
    said = {key: str(value) for key, value in asked(request).items() if key not in own}
    return reverse("nominations:list", query=said or None)
