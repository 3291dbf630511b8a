"""The plan's pages: deadlines, figures, units and their slips, the audit."""

import logging
from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.audit import broken_links
from accounts.enums import Permission, Reach
from accounts.forms import add_refusal
from accounts.gathering import gathered
from accounts.kept import kept_typed
from accounts.models import AuditEvent, Unit
from accounts.paging import turned
from accounts.permissions import reach
from accounts.problems import Refused
from accounts.request import Request
from accounts.web import SLIP_ENDED, address, answered, needs, open_to_all, page
from conferences import actions
from conferences.calendar import day_after, local_day, until_words
from conferences.facts import (
    UnitRow,
    deadline_board,
    has_begun,
    held_day_of,
    plan_of,
    unit_rows,
    with_behind,
)
from conferences.forms import ExtensionForm, UnitsForm
from conferences.history import described, labels_of
from conferences.models import AccessLink, Conference, DeadlineMark
from conferences.pdf import PdfNotDrawn
from conferences.pdf.slips import slips as draw_slips
from conferences.sessions import LINK_IN_SESSION
from conferences.web import deadlines_of, here

log = logging.getLogger(__name__)
ONLY_MISSING, ONLY_UNSENT = "chua-xong", "chua-gui"  # all that is open; units without a dossier
KEPT = (ONLY_MISSING, ONLY_UNSENT)
A_PAGE = 50  # events
MOST_NAMED = 500  # units an address may ask for alone
NOT_DRAWN = "Chưa lập được tệp phiếu; phiếu cũ vẫn dùng được. Hãy thử lại với ít đơn vị hơn."
ALL_OVER = "Mọi hạn của kế hoạch đã qua, phiếu mới không còn mở được gì."


@needs(Permission.DEADLINE_VIEW)
def deadlines(request: Request) -> HttpResponse:
    """The board: every "trước ngày" of section VI with everybody who owes it."""
    conference, deadlines = here(request), deadlines_of(request, here(request))
    board = deadline_board(conference, at=request.at, user=request.user, deadlines=deadlines)
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
    """The plan as data: each figure with its paragraph and sentence."""
    conference = here(request)
    context = {
        "plan": plan_of(conference),
        "figures": conference.figures.order_by("pk"),
        "deadlines": deadline_board(conference, at=request.at),
    }
    return render(request, "conferences/plan.html", context)


@needs(Permission.UNIT_MANAGE)
def units(request: Request) -> HttpResponse:
    """Every unit, its slip and when it was last used; of some alone where an address names them."""
    rows = unit_rows(here(request), at=request.at)
    named = {*request.GET.getlist("chi")[:MOST_NAMED]}
    only = [row for row in rows if row.slug in named]
    context = {"units": only or rows, "only": bool(only), "gone": bool(named and not only)}
    return render(request, "conferences/units.html", context)


def _chosen(request: Request) -> list[Unit]:
    """The units ticked, in the commune's order; none, and a message, when there are none."""
    reachable = Unit.objects.within_reach(request.user, Permission.UNIT_MANAGE)
    form = UnitsForm(request.POST, units=reachable.select_related("commune").in_order())
    if form.is_valid():
        units: list[Unit] = form.cleaned_data["units"]
        return units
    messages.error(request, str(form.errors["units"][0]))
    return []


def _in_use(request: Request, chosen: list[Unit]) -> list[UnitRow]:
    """Those of the chosen whose slip still opens: what the act would end."""
    wanted = {unit.pk for unit in chosen}
    rows = unit_rows(here(request), at=request.at)
    return [row for row in rows if row.pk in wanted and row.slip == "usable"]


def _ask(request: Request, chosen: list[Unit], **more: Any) -> HttpResponse:
    """A page of its own, because a slip that was ended cannot be used again (U22)."""
    return render(request, "conferences/end_links.html", {"chosen": chosen} | more)


@needs(Permission.UNIT_MANAGE)
@require_POST
def slips(request: Request) -> HttpResponse:
    """Fresh slips for the chosen units, as a PDF at once: the secrets are shown only here."""
    conference, chosen = here(request), _chosen(request)
    ends_at = conference.deadlines.last_due().due_at
    if chosen and ends_at <= request.at:
        messages.error(request, ALL_OVER)
        chosen = []
    if not chosen:
        return redirect("conferences:units")
    in_use = _in_use(request, chosen)
    if in_use and "chac-chan" not in request.POST:
        return _ask(request, chosen, in_use=in_use, again=True)
    tokens = {unit: actions.new_token() for unit in chosen}
    try:
        paper = draw_slips(conference, _addresses(request, tokens), ends_at=ends_at)
    except PdfNotDrawn:
        log.exception("slips were not drawn")
        messages.error(request, NOT_DRAWN)
        return redirect("conferences:units")
    actions.issue_links(conference=conference, tokens=tokens, by=request.user, at=request.at)
    messages.success(request, f"Đã lập phiếu cho {len(chosen)} đơn vị. Mở tệp vừa tải về để in.")
    return _paper(paper, name=f"phieu-truy-cap-{local_day(request.at):%d-%m-%Y}.pdf")


def _addresses(request: Request, tokens: dict[Unit, str]) -> dict[Unit, str]:
    return {
        unit: request.build_absolute_uri(reverse("conferences:link", args=[token]))
        for unit, token in tokens.items()
    }


def _paper(paper: bytes, *, name: str) -> HttpResponse:
    """An attachment: to save what was opened in place, browsers may ask the address once more."""
    answer = HttpResponse(paper, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer


@needs(Permission.UNIT_MANAGE)
@require_POST
def unit_links(request: Request) -> HttpResponse:
    """End the slips of the chosen units at once."""
    conference, chosen = here(request), _chosen(request)
    if not chosen:
        return redirect("conferences:units")
    in_use = _in_use(request, chosen)
    if not in_use:
        messages.warning(request, "Đơn vị đã chọn không có phiếu nào đang dùng.")
    elif "chac-chan" not in request.POST:
        return _ask(request, chosen, in_use=in_use, again=False)
    else:
        ended = actions.revoke_links(
            conference=conference, units=chosen, by=request.user, at=request.at
        )
        messages.success(request, f"Đã thu hồi phiếu của {ended} đơn vị.")
    return redirect("conferences:units")


@open_to_all(because="phiếu thay cho mật khẩu; GET chỉ hỏi, POST mới đăng nhập")
@never_cache
def link(request: Request, token: str) -> HttpResponse:
    """A unit's slip: chat programs fetch links by GET, so only the POST signs in."""
    usable = AccessLink.objects.usable(request.at).select_related("unit__commune", "user__unit")
    found = usable.by_token_hash(actions.hash_token(token))
    if found is None:
        return render(request, "conferences/link_ended.html", status=404)
    if request.method == "POST":
        request.session.pop(SLIP_ENDED, None)
        login(request, found.user, backend="django.contrib.auth.backends.ModelBackend")
        request.session[LINK_IN_SESSION] = found.pk
        actions.enter_by_link(found, at=request.at)
        return redirect("accounts:kept" if kept_typed(request, at=request.at) else "/")
    return render(request, "conferences/link.html", {"unit": found.unit, "link": found})


@needs(Permission.AUDIT_VIEW)
def audit(request: Request) -> HttpResponse:
    """What was done, by whom, newest first; and whether the chain of events holds."""
    conference: Conference = here(request)
    code = conference.commune.code
    events = AuditEvent.objects.of_commune(code).of_action(request.GET.get("viec", ""))
    page = turned(events, request.GET, per_page=A_PAGE, keys=("-at", "-pk"))
    names = dict(Unit.objects.filter(commune=conference.commune).values_list("slug", "name"))
    labels = labels_of(page, code)
    context = {
        "page_obj": page,
        "events": [described(event, units=names, labels=labels) for event in page],
        "actions": gathered().words,
        "chosen": request.GET.get("viec", ""),
        "broken": list(broken_links(code)) if "kiem-tra" in request.GET else None,
    }
    return render(request, "conferences/audit.html", context)
