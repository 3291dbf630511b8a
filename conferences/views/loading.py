"""A commune's plan by page: its boxes or its file, shown whole, then kept by the one action."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.enums import Permission
from accounts.fields import Typed
from accounts.models import Commune
from accounts.problems import Refused
from accounts.request import Request
from accounts.web import answered, needs
from conferences import actions
from conferences.actions.plans import rests_on
from conferences.calendar import local_day
from conferences.forms import LOST, PickedForm
from conferences.forms.plan_days import DayForm, day_forms
from conferences.forms.plans import NO_SENDING, KeptPlanForm, PlanFileForm, PlanForm
from conferences.plan import Plan, as_text, of_raw, of_text
from conferences.reading import Unreadable, days_of, drafted, read_apart
from conferences.web import here_or_none

BY_PAGE = "nhap-tren-trang"
TWICE = "Kế hoạch chỉ có một hạn như thế. Hãy chọn cách khác."
# What a fault of the reader begins with, and the box that mends it.
BOX_OF = {
    "conference.": "", "figure.capacity": "capacity", "figure.role_model_share": "share",
    "programme": "items_source", "summary": "parts_source", "document": "document",
}  # fmt: skip


def _own(request: Request) -> Commune:
    if request.user.commune is None:
        raise Http404
    return request.user.commune


@needs(Permission.PLAN_EDIT)
def draft(request: Request) -> HttpResponse:
    """Every box of a plan: empty, as read of a paper, or as typed; then the plan whole."""
    today = local_day(request.at)
    if request.method != "POST":
        return _boxes(request, PlanForm(initial=_beginning(request)), day_forms(today=today))
    if "doc" in request.POST:
        return _as_read(request)
    form, days = PlanForm(request.POST), day_forms(request.POST, today=today)
    sound = [form.is_valid(), *(one.is_valid() for one in days)]
    taken = [one for one in days if not one.errors and not one.is_left_out]
    if all(sound) and _one_each(taken):
        try:
            plan = of_raw(form.raw(taken, commune=_own(request).code, by=request.user))
        except Refused as refused:
            _beside(form, taken, refused)
        else:
            if any(one.settles == "dossiers_sent" for one in plan.deadlines):
                return _whole(request, plan, named=BY_PAGE)
            form.add_error(None, NO_SENDING)
    return _boxes(request, form, days)


def _one_each(days: list[DayForm]) -> bool:
    """Whether no two are settled by what the code acts on; the second is told."""
    keys = [one.key(number) for number, one in enumerate(days, 1)]
    again = [day for at, day in enumerate(days) if keys[at] in keys[:at]]
    for day in again:
        day.add_error("settles", TWICE)
    return not again


def _beginning(request: Request) -> dict[str, str]:
    return {"code_prefix": f"HN{request.at.year % 100:02d}"}


def _as_read(request: Request) -> HttpResponse:
    picked = PickedForm(request.POST)
    today = local_day(request.at)
    try:
        if not picked.is_valid():
            raise Unreadable(LOST)
        reading = read_apart(picked.said, today=today)
    except Unreadable as refused:
        messages.error(request, str(refused))
        return redirect("conferences:read_plan")
    taken = {*picked.cleaned_data["take"]}
    form = PlanForm(initial=_beginning(request) | drafted(reading, taken))
    return _boxes(request, form, day_forms(rows=days_of(reading, taken), today=today))


def _boxes(request: Request, form: PlanForm, days: list[DayForm]) -> HttpResponse:
    errors = bool(form.errors) or any(one.errors for one in days)
    context = {"form": form, "days": days, "has_errors": errors}
    return answered(request, "conferences/plan_draft.html", context)


def _beside(form: PlanForm, days: list[DayForm], refused: Refused) -> None:
    """Each fault of the reader beside the box it is about, or above."""
    by_key = {one.key(number): one for number, one in enumerate(days, 1)}
    for problem in refused.problems:
        key = next((key for key in by_key if f"deadline.{key}" in problem.text), "")
        if key:
            by_key[key].add_error("title", problem.text)
            continue
        found = (box for begin, box in BOX_OF.items() if begin in problem.text)
        form.add_error(next(found, "") or None, problem.text)


@needs(Permission.PLAN_EDIT)
def file(request: Request) -> HttpResponse:
    """A plan's file, of this program or by hand; shown whole too."""
    form = PlanFileForm(request.POST, request.FILES) if request.method == "POST" else None
    if form and form.is_valid():
        return _whole(request, form.found, named=form.stem)
    context = {"form": form or PlanFileForm(), "has_errors": bool(form and form.errors)}
    return answered(request, "conferences/plan_file.html", context)


@needs(Permission.PLAN_EDIT)
@require_POST
def save(request: Request) -> HttpResponse:
    """Keep the plan that was shown; in the place of one that nothing rests on."""
    form = KeptPlanForm(request.POST)
    try:
        if not form.is_valid():
            raise Refused(LOST)
        plan = of_text(form.cleaned_data["plan"])
    except (Refused, ValueError):
        messages.error(request, LOST)
        return redirect("conferences:read_plan")
    stands = here_or_none(request)
    named = form.cleaned_data["named"]
    try:
        actions.load_plan(
            plan, plan_file=named, commune=_own(request), by=request.user, at=request.at,
            replace=stands is not None and not rests_on(stands),
            follows="lan-sau" in request.POST, waits=True,
        )  # fmt: skip
    except Refused as refused:
        return _whole(request, plan, named=named, refused=refused)
    messages.success(request, "Đã lưu Kế hoạch của xã.")
    return redirect("conferences:prepare")


def _whole(
    request: Request, plan: Plan, *, named: str, refused: Refused | None = None
) -> HttpResponse:
    form = KeptPlanForm(_kept(plan, named))
    form.is_valid()
    for problem in refused.problems if refused else ():
        form.add_error(None, problem.text)
    stands = here_or_none(request)
    follows = stands is not None and stands.term != plan.conference["term"] and rests_on(stands)
    context: dict[str, Any] = {
        "form": form, "plan": plan, "stands": stands, "follows": follows,
        "has_errors": bool(form.errors),
    }  # fmt: skip
    return answered(request, "conferences/plan_whole.html", context)


def _kept(plan: Plan, named: str) -> Typed:
    return {"plan": as_text(plan), "named": named}
