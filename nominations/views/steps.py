"""One step of the form: shown, saved, left, and what is odd said at once."""

from dataclasses import replace
from datetime import date
from typing import Any, TypeAlias

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from accounts.enums import Permission
from accounts.forms import add_problems, add_refusal
from accounts.problems import Overtaken, Problem, Question, Refused
from accounts.request import Request
from accounts.web import answered, needs
from nominations.actions import drafts
from nominations.forms.steps import StepForm
from nominations.models import Nomination
from nominations.web import rows, typed
from nominations.web.outlook import sending
from nominations.web.visit import Visit
from nominations.web.walk import PARTS, visit_to
from nominations.workflow.asked import closed_words

Stored: TypeAlias = str | int | date | None  # as a row has it


@needs(Permission.NOMINATION_WRITE, Permission.NOMINATION_ENTER)
def step(request: Request, code: str, step: str) -> HttpResponse:
    """One page of the form: saved on every button, what is wrong said beside its box."""
    nomination = rows.mine(request, code)
    visit = visit_to(request, nomination, step)
    if visit is None:
        raise Http404
    if not nomination.is_editable:
        return already_sent(request, nomination)
    if instead := visit.step.load(visit, chosen=request.GET.get("hop", "")):
        return redirect(instead)
    form = visit.form()
    if form and request.method == "POST" and (answer := _sent(visit, form)):
        return answer
    return page_of(visit, form, **visit.step.shows(visit))


def page_of(visit: Visit, form: StepForm | None, **more: Any) -> HttpResponse:
    """The page where it stands in the flow: title, part of six, the way back."""
    context = sending(visit.request, visit.nomination) | {
        "nomination": visit.nomination,
        "step": visit.step,
        "parts": list(enumerate(PARTS, start=1)),
        "part": PARTS[visit.step.part - 1],
        "back_url": visit.back,
        "checking": visit.checking,
        "returns": visit.step.returns(visit),
        "typed_before": (
            not visit.is_closed and visit.request.method == "GET" and visit.typed_before
        ),
        "form": form,
        "has_errors": bool(visit.question or (form and form.is_bound and form.errors)),
        "asked_here": visit.is_asked,
        "closed": closed_words(visit.nomination) if visit.is_closed else "",
    }
    context |= more
    return answered(visit.request, visit.step.template, context)


def _sent(visit: Visit, form: StepForm) -> HttpResponse | None:
    """Save what was sent and go where its button leads; None when the page stays, with why."""
    if not form.is_valid():
        visit.step.keep_what_is_right(visit, form)
        return _stays(visit, form)
    half = visit.step.is_half(form)
    try:
        if not half:
            visit.step.write(visit, form)
    except Overtaken:
        return _overtaken(visit, form)
    except Question as question:
        visit.question = question
        add_problems(form, question.problems[1:])
        return _stays(visit, form)
    except Refused as refusal:
        add_refusal(form, refusal)
        return _stays(visit, form)
    if half:  # nothing to save yet, and typed all the same
        typed.keep(visit.request, visit.nomination, visit.slug, form)
    else:
        typed.forget(visit.request, visit.nomination, visit.slug)
    if visit.leaves_by:
        return redirect(visit.left_for)
    if odd := visit.step.doubts(visit):
        return _asked_again(visit, odd)
    return _onward(visit)


def _stays(visit: Visit, form: StepForm) -> HttpResponse | None:
    """What could not be saved is held; a button that leaves leaves all the same."""
    typed.keep(visit.request, visit.nomination, visit.slug, form)
    return redirect(visit.left_for) if visit.leaves_by else None


def _onward(visit: Visit) -> HttpResponse:
    """Home for "Để sau"; else where the step leads."""
    request, nomination = visit.request, visit.nomination
    if visit.is_put_off:
        until = sending(request, nomination)["sending_words"]
        messages.success(request, f"Đã lưu nháp {nomination.code}. {until}")
        return redirect("/")
    for words in visit.step.tells(visit):
        messages.warning(request, words)
    return redirect(visit.step.onward(visit))


def _asked_again(visit: Visit, odd: list[Problem]) -> HttpResponse:
    """The votes are saved; what is odd about them is said once, with one tap to mend it."""
    cast = visit.ballot.cast if visit.ballot else 0
    short = max(visit.held.present - cast, 0)
    said = visit.step.shows(visit) | {"odd": odd, "short": short}
    return page_of(visit, visit.form(sent=False), **said)


def _overtaken(visit: Visit, form: StepForm) -> HttpResponse:
    """Two people at once: the second sees both texts, and what he typed stays (R5, U30)."""
    saved = rows.mine(visit.request, visit.nomination.code)
    if not saved.is_editable:
        return already_sent(visit.request, saved)
    fresh = replace(visit, nomination=saved)
    if instead := fresh.step.load(fresh, chosen=visit.chosen):
        return redirect(instead)
    form.set_beside(fresh.step.stored(fresh))
    form.theirs = (*fresh.step.beside(fresh), *form.theirs)
    return page_of(fresh, form, **fresh.step.shows(fresh))


def already_sent(request: Request, nomination: Nomination) -> HttpResponse:
    """Nothing is written in a sent dossier: its receipt, and why."""
    messages.warning(request, drafts.NOT_OPEN)
    return redirect("nominations:receipt", code=nomination.code)
