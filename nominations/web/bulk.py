"""Which dossiers a person chose in the grid, and what their move asks first."""

from typing import Any

from accounts.enums import Permission
from accounts.request import Request
from accounts.web import asked
from conferences.models import Conference
from nominations.actions.bulk import BULK, Outcome
from nominations.models import Nomination
from nominations.web.grid import grid_of
from nominations.workflow import MOVES

CHOSEN, ALL, AGREED = "chon", "tat-ca", "dong-y"
MOST = 500  # at once: each takes its locks, checks and event
NOBODY = "Hãy chọn ít nhất một hồ sơ."
TOO_MANY = f"Mỗi lần làm được nhiều nhất {MOST} hồ sơ. Hãy lọc bớt rồi chọn lại."


def chosen_dossiers(request: Request, conference: Conference) -> list[Nomination]:
    """Those ticked, or all the address asks for; in the order of the list, one more than MOST at
    most.
    """
    read = Nomination.objects.within_reach(request.user, Permission.NOMINATION_VERIFY)
    read = read.of(conference).with_lateness().select_related("unit__commune", "conference")
    grid = grid_of(request, conference)
    if ALL in request.POST:
        pks = list(grid.ordered.values_list("pk", flat=True)[: MOST + 1])
        found = {one.pk: one for one in read.filter(pk__in=pks)}
        return [found[pk] for pk in pks if pk in found]
    codes = request.POST.getlist(CHOSEN)[: MOST + 1]
    ordered = grid.order.annotations
    return list(read.filter(code__in=codes).annotate(**ordered).order_by(*grid.order.keys))


def asks_first(request: Request, name: str) -> bool:
    """A reason is asked for on a page of its own, and so is whatever was chosen unseen."""
    return AGREED not in request.POST and (MOVES[name].needs_note or ALL in request.POST)


def asked_of_many(dossiers: list[Nomination], name: str, *, note: str) -> dict[str, Any]:
    return {"move": MOVES[name], "dossiers": dossiers, "note": note}


def told(outcomes: list[Outcome], name: str, *, is_undo: bool) -> dict[str, Any]:
    """What the page of results says: how many went, and which may be taken back."""
    done = [one for one in outcomes if not one.problems]
    back = [one for one in done if one.way_back]
    return {
        "outcomes": outcomes,
        "move": MOVES[name],
        "done": len(done),
        "back": [] if is_undo else back,
        "stays": not is_undo and len(done) > len(back),
        "is_undo": is_undo,
    }


def before_of(request: Request) -> dict[str, str]:
    """The state each was in, as the page of results sent it: code and state."""
    pairs = (said.partition(" ") for said in request.POST.getlist(CHOSEN)[:MOST])
    return {code: state for code, _, state in pairs}


def move_said(request: Request) -> str:
    """The move asked for; empty for what is none of many."""
    name = request.POST.get("viec", "")
    return name if name in BULK else ""


def way_to_list(request: Request) -> dict[str, str]:
    """The list's own address, without its page."""
    said = asked(request).items()
    return {key: str(value) for key, value in said if key not in ("sau", "truoc")}
