"""Where a unit reports that a nominee died, declined or is under discipline; the office answers."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from accounts.enums import Permission
from accounts.forms import add_refusal
from accounts.permissions import may
from accounts.problems import Refused
from accounts.request import Request
from accounts.web import answered, needs
from nominations.actions import setbacks as actions
from nominations.enums import SetbackKind
from nominations.forms.setbacks import AnswerForm, SetbackForm
from nominations.models import Nomination, Setback
from nominations.workflow.effects import STOPPED
from nominations.workflow.guards import may_write
from nominations.workflow.stopping import is_held

WRITES = (Permission.NOMINATION_WRITE, Permission.NOMINATION_ENTER)
HOME = "trang-dau"  # the button of the first page
REPORTED = "Đã báo Phòng Văn hóa - Xã hội. Hồ sơ giữ nguyên cho đến khi Phòng trả lời."


def _reachable(request: Request, code: str) -> Nomination:
    found = Nomination.objects.within_reach(request.user, Permission.NOMINATION_VIEW)
    return get_object_or_404(found.select_related("unit__commune"), code=code)


@needs(Permission.NOMINATION_VIEW)
def setbacks(request: Request, code: str) -> HttpResponse:
    """What was reported and answered; the unit reports here, one choice and a press."""
    nomination = _reachable(request, code)
    asked = request.GET.get("viec", "")
    offered = {"kind": asked} if asked in SetbackKind.values else {}
    form = SetbackForm(request.POST if request.method == "POST" else None, initial=offered)
    if request.method == "POST" and form.is_valid():
        try:
            actions.report(nomination, **form.cleaned_data, by=request.user, at=request.at)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, REPORTED)
            return redirect("nominations:setbacks", code=code)
    return _page(request, nomination, form)


def _page(
    request: Request, nomination: Nomination, form: SetbackForm, wrong: AnswerForm | None = None
) -> HttpResponse:
    """wrong: the box of the report whose answer was refused."""
    found = nomination.setbacks.select_related("by").order_by("-pk")[: actions.MOST]
    answers = actions.may_answer(nomination, request.user)
    rows = [(one, _box(one, wrong) if answers else None) for one in found]
    writes = may_write(nomination, request.user)
    context = {
        "nomination": nomination,
        "rows": rows,
        "form": form,
        "refused": wrong or form,
        "has_errors": bool(form.errors or wrong),
        "takes_back": writes,
        "may_report": writes and actions.may_report(nomination),
        "unread": writes and any(one.answered_at and not one.known_at for one, _ in rows),
        "answers": answers,
        "stops": _may_stop(nomination, request) if answers else False,
        "held": bool(answers) and is_held(nomination, request.at),
    }
    return answered(request, "nominations/setbacks.html", context)


def _may_stop(nomination: Nomination, request: Request) -> bool:
    """Whether who answers may stop it, before it is too late; of an approved one the leadership."""
    move = actions.stopping(nomination)
    if move is None or not may(request.user, move.permission, place=nomination.place):
        return False
    return not is_held(nomination, request.at)


def _box(one: Setback, wrong: AnswerForm | None) -> AnswerForm | None:
    if one.answered_at:
        return None
    return wrong if wrong and wrong.of.pk == one.pk else AnswerForm(of=one)


@needs(*actions.ANSWERS)
@require_POST
def answer(request: Request, code: str, pk: int) -> HttpResponse:
    """What the office made of one report."""
    nomination = _reachable(request, code)
    setback = get_object_or_404(nomination.setbacks, pk=pk)
    setback.nomination = nomination
    form = AnswerForm(request.POST, of=setback)
    if form.is_valid():
        words = form.cleaned_data["answer"]
        try:
            actions.answer(setback, words=words, by=request.user, at=request.at)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, "Đã trả lời đơn vị.")
            return redirect("nominations:setbacks", code=code)
    return _page(request, nomination, SetbackForm(), form)


@needs(*actions.ANSWERS)
@require_POST
def stop(request: Request, code: str, pk: int) -> HttpResponse:
    """Stop the dossier for what was reported, and answer so."""
    nomination = _reachable(request, code)
    setback = get_object_or_404(nomination.setbacks, pk=pk)
    setback.nomination = nomination
    form = AnswerForm({"answer": STOPPED}, of=setback)
    try:
        actions.stop(setback, by=request.user, at=request.at)
    except Refused as refusal:
        add_refusal(form, refusal)
        return _page(request, nomination, SetbackForm(), form)
    messages.success(request, "Đã dừng xét hồ sơ và trả lời đơn vị.")
    return redirect("nominations:setbacks", code=code)


@needs(*WRITES)
@require_POST
def take_back(request: Request, code: str, pk: int) -> HttpResponse:
    """The unit takes its report back; pressed twice, the second finds nothing and leads on."""
    nomination = _reachable(request, code)
    setback = nomination.setbacks.filter(pk=pk).first()
    if setback:
        setback.nomination = nomination
        try:
            actions.take_back(setback, by=request.user, at=request.at)
        except Refused as refusal:
            messages.warning(request, refusal.problems[0].text)
        else:
            messages.success(request, "Đã rút lại điều đã báo.")
    return redirect("nominations:setbacks", code=code)


@needs(*WRITES)
@require_POST
def known(request: Request, code: str) -> HttpResponse:
    """The unit has read the answers, or on its first page that its dossier goes on."""
    nomination = _reachable(request, code)
    try:
        answers = HOME not in request.POST  # there only the names of what was answered stand
        actions.know(nomination, answers=answers, by=request.user, at=request.at)
    except Refused as refusal:
        messages.warning(request, refusal.problems[0].text)
    if HOME in request.POST:
        return redirect("/")
    return redirect("nominations:setbacks", code=code)
