"""Which dossiers one chose to move at once, what stands in the way of each, what became of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.urls import reverse

from accounts.enums import Permission
from accounts.models import User
from accounts.problems import Problem
from accounts.request import Request
from accounts.web import asked
from conferences.calendar import amend_offer, vn_short
from conferences.facts import held_day_of
from conferences.models import Conference
from conferences.workflow import SOMEBODY_WAS_FASTER, Move, about_the_note
from nominations.actions.bulk import BULK, Outcome
from nominations.enums import NominationState
from nominations.models import Nomination
from nominations.querysets import NominationQuerySet
from nominations.web.grid import SORT, grid_of
from nominations.web.lists import rows_of
from nominations.web.onward import TURNS
from nominations.workflow import MOVES
from nominations.workflow.apart import perhaps_apart
from nominations.workflow.columns import amended_until
from nominations.workflow.guards import before_verifying
from nominations.workflow.own_items import before_many
from nominations.workflow.values import majority_of

CHOSEN, ALL, AGREED, DEED = "chon", "tat-ca", "dong-y", "viec"
SHOWN = "hang"  # the rows of the page that asks, ticked or not
MOST = 500  # at once: each takes its locks, checks and event
UNASKED = 100  # rows of the page nobody chose for; who has more goes on with the rest afterwards
CODE_LENGTH = 40
NOBODY = "Hãy chọn ít nhất một hồ sơ."
NOTE_MISSING = "Hãy ghi nội dung cần bổ sung."
SOME_NOTES_MISSING = (
    "Hãy ghi nội dung cần bổ sung riêng cho {}, hoặc ghi nội dung chung cho các hồ sơ không có nội "
    "dung riêng."
)
NOTE_UNTICKED = (
    "{}: có nội dung riêng mà chưa được chọn. Hãy chọn hồ sơ đó, hoặc xóa nội dung riêng."
)
FEW = 3  # names in a sentence
TOO_MANY = f"Mỗi lần làm được nhiều nhất {MOST} hồ sơ. Hãy lọc bớt rồi chọn lại."


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What is to be moved. passed_over: of those asked for, how many no move of it finds where it
    begins. gone: codes that were ticked and are not here, or never were.
    """

    conference: Conference
    dossiers: list[Nomination]
    ticked: bool
    passed_over: int = 0
    total: int = 0
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One dossier that waits to be moved, and what stands in its way."""

    nomination: Nomination
    problems: tuple[Problem, ...]
    looks: tuple[str, ...] = ()  # what a person should look at, and nothing forbids
    note: str = ""  # its own reason as typed


def chosen_of(request: Request, conference: Conference) -> Chosen:
    """Those ticked; else all the address asks for that the move finds where it begins."""
    if request.method == "POST" and ALL not in request.POST:
        return ticked_of(request, conference, request.POST.getlist(CHOSEN))
    grid = grid_of(request, conference)
    begins = grid.ordered.filter(state__in=MOVES[move_said(request)].sources)
    if SORT not in asked(request) and request.method == "GET":
        begins = begins.order_by("submitted_at", "pk")  # the first sent waits longest
    total, most = begins.count(), MOST + 1 if request.method == "POST" else UNASKED
    pks = list(begins.values_list("pk", flat=True)[:most])
    found = {one.pk: one for one in read(request, conference).filter(pk__in=pks)}
    for one in found.values():
        one.conference = conference
    return Chosen(
        conference=conference,
        dossiers=[found[pk] for pk in pks if pk in found],
        ticked=request.method == "POST",
        total=total,
        passed_over=grid.of_state.count() - total,
    )


def shown_before(request: Request, conference: Conference) -> Chosen:
    """What the page that asks had shown, for whoever was refused there."""
    shown = request.POST.getlist(SHOWN) or request.POST.getlist(CHOSEN)
    return ticked_of(request, conference, shown[:MOST])


def ticked_of(request: Request, conference: Conference, sent: list[str]) -> Chosen:
    """In the order of the list; whatever became of them since, each answers for itself."""
    codes = list(dict.fromkeys(sent[: MOST + 1]))
    order = grid_of(request, conference).order
    found = read(request, conference).filter(code__in=codes)
    dossiers = list(found.annotate(**order.annotations).order_by(*order.keys))
    for one in dossiers:
        one.conference = conference
    known = {one.code for one in dossiers}
    gone = tuple(code[:CODE_LENGTH] for code in codes if code not in known)
    return Chosen(
        conference=conference, dossiers=dossiers, ticked=True, total=len(dossiers), gone=gone
    )


def read(request: Request, conference: Conference) -> NominationQuerySet:
    """With all the guards ask of a page of them."""
    mine = Nomination.objects.within_reach(request.user, Permission.NOMINATION_VERIFY)
    return mine.of(conference).with_votes().select_related("unit__commune")


def asks_first(request: Request, name: str) -> bool:
    """A reason is asked for on a page of its own, and so is whatever was chosen unseen."""
    asks = MOVES[name].needs_note or ALL in request.POST
    return request.method == "GET" or (AGREED not in request.POST and asks)


def wrong_of(request: Request, chosen: Chosen, name: str) -> list[Problem]:
    """Why nothing is begun of what was sent."""
    if request.method == "GET":
        return []
    wrong = []
    if AGREED in request.POST and MOVES[name].needs_note:
        wrong += _wrong_notes(request, chosen)
    if not (chosen.dossiers or chosen.gone or chosen.passed_over):
        wrong.append(Problem(text=NOBODY))
    if len(chosen.dossiers) + len(chosen.gone) > MOST:
        wrong.append(Problem(text=TOO_MANY))
    return wrong


def _wrong_notes(request: Request, chosen: Chosen) -> list[Problem]:
    """Whom no reason was given for. One too long is refused of its row alone; it would be lost
    on the page of results, so it is refused here.
    """
    notes = notes_of(request, chosen)
    wrong = [
        Problem(text=problem.text, field=f"note_{code}" if own_note(request, code) else "note")
        for code, note in notes.items()
        if note.strip()
        for problem in about_the_note(MOVES["return"], note)
    ]
    without = [one for one in chosen.dossiers if not notes[one.code].strip()]
    if len(without) == len(notes) and not request.POST.get("note", "").strip():
        wrong.append(Problem(text=NOTE_MISSING, field="note"))
    elif without:
        names = ", ".join(one.full_name or one.code for one in without[:FEW])
        rest = f" và {len(without) - FEW} hồ sơ khác" if len(without) > FEW else ""
        text, there = SOME_NOTES_MISSING.format(f"{names}{rest}"), f"note_{without[0].code}"
        wrong.append(Problem(text=text, field=there))  # the box of the first stands open
    return list(dict.fromkeys(wrong + _unticked_notes(request)))


def _unticked_notes(request: Request) -> list[Problem]:
    """A reason typed at a row that is not chosen would go nowhere, and be lost."""
    ticked = set(request.POST.getlist(CHOSEN))
    typed = [code for code in request.POST.getlist(SHOWN)[:MOST] if own_note(request, code)]
    return [
        Problem(text=NOTE_UNTICKED.format(code[:CODE_LENGTH]), field=f"note_{code}")
        for code in typed
        if code not in ticked
    ]


def notes_of(request: Request, chosen: Chosen) -> dict[str, str]:
    """The reason of each by its code: its own where one was typed, else the one for all."""
    for_all = request.POST.get("note", "")
    return {one.code: own_note(request, one.code) or for_all for one in chosen.dossiers}


def own_note(request: Request, code: str) -> str:
    said = request.POST.get(f"note_{code}", "")
    return said if said.strip() else ""


def was_asked(request: Request) -> bool:
    """Whether the page that asks sent it, not the list."""
    return AGREED in request.POST


def asked_of_many(request: Request, chosen: Chosen, name: str) -> dict[str, Any]:
    """What the page says before anything is done: of each, what stands in its way."""
    by, conference = request.user, chosen.conference
    waiting = _waiting(chosen.dossiers, name, by=by, conference=conference, at=request.at)
    rows = [replace(row, note=own_note(request, row.nomination.code)) for row in waiting]
    ready = {row.nomination.code for row in rows if not row.problems}
    # Whoever was refused finds the boxes as they were left.
    sent = request.POST.getlist(CHOSEN) if AGREED in request.POST else ready
    return {
        "move": MOVES[name],
        "verifies": leads_to_checked(MOVES[name]),
        "rows": rows,
        "total": chosen.total,
        "ready": len(ready),
        "passed_over": chosen.passed_over,
        "gone": chosen.gone,
        "ticked": ready & set(sent) if chosen.ticked else set(),
        "note": request.POST.get("note", ""),
        "until": until_of(chosen, at=request.at) if amended_until in MOVES[name].columns else "",
    }


def until_of(chosen: Chosen, *, at: datetime) -> str:
    """19/8/2025: until when they may come again, as the move offers; each unit's day once."""
    held_on = held_day_of(chosen.conference)
    found = (
        amend_offer(due_at=one.send_by or at, at=at, held_on=held_on) for one in chosen.dossiers
    )
    days = " hoặc ".join(vn_short(day) for day in sorted(set(found)))
    return f"{days}, theo hạn gửi của từng đơn vị" if " " in days else days


def leads_to_checked(move: Move) -> bool:
    """Whether the list of checks stands before it, and is shown where it is refused."""
    return move.target == NominationState.VERIFIED


def _waiting(
    dossiers: list[Nomination], name: str, *, by: User, conference: Conference, at: datetime
) -> Iterator[Waiting]:
    """As many queries for one as for all; who may be set apart is looked at one by one."""
    move = MOVES[name]
    verifies = leads_to_checked(move)
    sent = Nomination.objects.of(conference).sent()
    doubled = sent.doubled(dossiers) if verifies and dossiers else {}
    own = before_many(dossiers, conference.commune_id) if verifies else {}
    apart_of = perhaps_apart(dossiers, move.permission, by)
    rows = rows_of(
        dossiers, conference=conference, doubled=doubled, majority=majority_of(conference),
        complaints=True, at=at,
    )  # fmt: skip
    for one, row in zip(dossiers, rows, strict=True):
        apart = move.apart(one, by) if one.pk in apart_of else []
        stands = (*before_verifying(row.value), *own.get(one.pk, [])) if verifies else ()
        elsewhere = () if one.state in move.sources else (SOMEBODY_WAS_FASTER,)
        looks = tuple(row.tags) if verifies else ()
        yield Waiting(nomination=one, problems=(*elsewhere, *apart, *stands), looks=looks)


def told(outcomes: list[Outcome], name: str, *, is_undo: bool) -> dict[str, Any]:
    """What the page of results says: how many went, and which may be taken back."""
    done = [one for one in outcomes if not one.problems]
    back = [one for one in done if one.way_back]
    return {
        "outcomes": outcomes,
        "move": MOVES[name],
        "verifies": leads_to_checked(MOVES[name]),
        "done": len(done),
        "back": [] if is_undo else back,
        "stays": not is_undo and len(done) > len(back),
        "is_undo": is_undo,
    }


def before_of(request: Request) -> dict[str, str]:
    """The state each was in, as the page of results sent it: code and state."""
    pairs = (said.partition(" ") for said in request.POST.getlist(CHOSEN)[:MOST])
    return {code: state for code, _, state in pairs}


def moved_of(
    request: Request, conference: Conference, codes: Mapping[str, str]
) -> NominationQuerySet:
    """Those a page of results sent to be taken back."""
    mine = Nomination.objects.within_reach(request.user, Permission.NOMINATION_VERIFY)
    read = mine.of(conference).with_lateness().select_related("unit__commune", "conference")
    return read.filter(code__in=list(codes)).by_name()


def move_said(request: Request) -> str:
    """The move asked for; empty for what is none of many. An address alone asks for the first."""
    unasked = BULK[0] if request.method == "GET" else ""
    name = request.POST.get(DEED) or request.GET.get(DEED) or unasked
    return name if name in BULK else ""


def back_to_list(request: Request) -> str:
    """The list's own address, without its page."""
    said = {key: str(value) for key, value in asked(request).items() if key not in (*TURNS, DEED)}
    return reverse("nominations:list", query=said or None)
