"""The plan's pages: deadlines, figures, the audit."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.audit import broken_links
from accounts.enums import Permission, Reach
from accounts.forms import add_refusal
from accounts.gathering import gathered
from accounts.models import AuditEvent, Unit
from accounts.paging import turned
from accounts.permissions import reach
from accounts.problems import Refused
from accounts.request import Request
from accounts.web import address, answered, needs, page
from conferences import actions
from conferences.calendar import day_after, until_words
from conferences.declared import OF_A_DEADLINE, OF_A_FIGURE
from conferences.facts import deadline_board, has_begun, held_day_of, plan_of, with_behind
from conferences.facts.timeline import timeline
from conferences.forms import ExtensionForm
from conferences.history import described, labels_of
from conferences.models import Conference, DeadlineMark
from conferences.web import deadlines_of, here

ONLY_MISSING, ONLY_UNSENT = "chua-xong", "chua-gui"  # all that is open; units without a dossier
KEPT = (ONLY_MISSING, ONLY_UNSENT)
A_PAGE = 50  # events


@needs(Permission.DEADLINE_VIEW)
def deadlines(request: Request) -> HttpResponse:
    """The board: every "trước ngày" of section VI with everybody who owes it."""
    conference, deadlines = here(request), deadlines_of(request, here(request))
    board = deadline_board(
        conference, at=request.at, user=request.user, deadlines=deadlines, also_dropped=True
    )
    if has_begun(conference, deadlines, at=request.at):  # before, what was sent meets nothing
        board = with_behind(board, conference, user=request.user)
    markable = DeadlineMark.objects.within_reach(request.user, Permission.DEADLINE_MARK)
    may_mark = set(markable.by_hand().values_list("pk", flat=True))
    vua, asked = request.GET.get("vua", ""), request.GET.get("loc", "")
    duties = ((duty, deadline.too_early) for deadline in board for duty in deadline.duties)
    marked = (found for found in duties if str(found[0].mark_id) == vua)
    just, early = next((one for one in marked if one[0].mark_id in may_mark), (None, ""))
    context = {
        "deadlines": board,
        "only_missing": asked in KEPT,
        "only_unsent": asked == ONLY_UNSENT,
        "kept": asked if asked in KEPT else "",
        "all_sent": {one.key for one in board if all(d.met_at or d.gathers for d in one.duties)},
        "may_mark": may_mark,
        "may_extend": _extendable(request),
        "just": just,
        "just_early": early,
        # Who owes what tells of dossiers too: to whoever sees every unit's.
        "sees_owes": reach(request.user, Permission.NOMINATION_VIEW) is Reach.OWN_COMMUNE,
    }
    return page(request, "conferences/deadlines.html", "conferences/_board.html", context)


def _extendable(request: Request) -> set[int]:
    """The duties that are about dossiers and that the person may move; none asked for the rest."""
    if reach(request.user, Permission.DEADLINE_EXTEND) is Reach.NOWHERE:
        return set()
    marks = DeadlineMark.objects.within_reach(request.user, Permission.DEADLINE_EXTEND)
    return set(marks.of_dossiers().values_list("pk", flat=True))


@needs(Permission.DEADLINE_MARK)
@require_POST
def deadline_mark(request: Request, pk: int) -> HttpResponse:
    """Note a duty as done, or take that back; the board then says so and offers the way back."""
    reachable = DeadlineMark.objects.within_reach(request.user, Permission.DEADLINE_MARK)
    mark = get_object_or_404(
        reachable.select_related("deadline__conference", "unit__commune"), pk=pk
    )
    done = request.POST.get("xong") == "1"
    kept = asked if (asked := request.POST.get("loc")) in KEPT else ""
    try:
        actions.mark_met(mark, done=done, by=request.user, at=request.at)
    except Refused as refusal:
        messages.error(request, refusal.problems[0].text)
        return redirect(address("conferences:deadlines", loc=kept))
    return redirect(address("conferences:deadlines", loc=kept, vua=mark.pk, at="vua-xong"))


@needs(Permission.DEADLINE_EXTEND)
def deadline_extend(request: Request, pk: int) -> HttpResponse:
    """Give one unit another day for its dossiers, with a reason; or take that back."""
    reachable = DeadlineMark.objects.within_reach(request.user, Permission.DEADLINE_EXTEND)
    reachable = reachable.of_dossiers().select_related("deadline__conference", "unit__commune")
    mark = get_object_or_404(reachable, pk=pk)
    last = mark.deadline.conference.deadlines.last_due().due_at
    sent = request.POST if request.method == "POST" and "bo" not in request.POST else None
    held_on = held_day_of(mark.deadline.conference)
    form = ExtensionForm(sent, mark=mark, last=last, held_on=held_on, at=request.at)
    if request.method == "POST" and (sent is None or form.is_valid()):
        day = {"until": day_after(form.cleaned_data["until"])} if sent else {"until": None}
        said = form.typed | day if sent else {"reason": ""} | day
        seen = request.POST.get("seen", "")
        try:
            actions.extend(mark, **said, seen=seen, by=request.user, at=request.at)
            words = f"{mark.unit.name}: gửi hồ sơ được {until_words(mark.due_at)}."
            messages.success(request, words)
            return redirect("conferences:deadlines")
        except Refused as refusal:
            add_refusal(form, refusal)
    context = {"mark": mark, "form": form, "has_errors": bool(form.errors)}
    return answered(request, "conferences/extend.html", context)


@needs(Permission.PLAN_VIEW)
def plan(request: Request) -> HttpResponse:
    """The plan as data: each figure, day and task with its paragraph and sentence."""
    conference = here(request)
    said, board = plan_of(conference), deadline_board(conference, at=request.at)
    context = {
        "plan": said,
        "seats_of_units": _named(conference, said.seats.units) if said.seats else [],
        "chosen_by_leaders": conference.kinds_chosen_by_leaders,
        "figures": conference.figures.order_by("pk"),
        "deadlines": board,
        "line": timeline(board, starts_at=conference.starts_at, at=request.at),
    }
    return render(request, "conferences/plan.html", context)


def _named(conference: Conference, numbers: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Units of the plan by their names; by its own word for one that is not there."""
    names = dict(conference.commune.units.values_list("slug", "name"))
    return [(names.get(slug, slug), number) for slug, number in numbers]


@needs(Permission.AUDIT_VIEW)
def audit(request: Request) -> HttpResponse:
    """What was done, by whom, newest first; and whether the chain of events holds."""
    conference: Conference = here(request)
    code = conference.commune.code
    words, chosen = gathered().words, request.GET.get("viec", "")
    kinds: dict[str, str] = {}  # one choice a word
    for key, said in words.items():
        kinds.setdefault(said, key)
    # A kind with the words of another is chosen by one of them, and stands for all.
    alike = [key for key, said in words.items() if said == words.get(chosen)] or [chosen]
    events = AuditEvent.objects.of_commune(code).of_action(*alike)
    page = turned(events, request.GET, per_page=A_PAGE, keys=("-at", "-pk"))
    names = dict(Unit.objects.filter(commune=conference.commune).values_list("slug", "name"))
    names |= {OF_A_DEADLINE + one.key: one.title for one in deadlines_of(request, conference)}
    names |= {OF_A_FIGURE + one.key: one.title for one in conference.known_figures().values()}
    labels = labels_of(page, code)
    context = {
        "page_obj": page,
        "events": [described(event, units=names, labels=labels) for event in page],
        "actions": kinds,
        "chosen": alike[0],
        "broken": list(broken_links(code)) if "kiem-tra" in request.GET else None,
    }
    return render(request, "conferences/audit.html", context)
