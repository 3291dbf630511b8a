"""A whole dossier at once, filled in on a phone without a line: through its very pages, in order.

The phone may ask again whenever no answer reached it, so all of it stands the same the second time.
What is not saved is named: the phone keeps those boxes until they are, and can put them back.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time

from django.http import QueryDict

from accounts.locks import in_one_go
from accounts.problems import Overtaken, Refused, fingerprint
from accounts.request import Request
from conferences.workflow import hold
from nominations.actions import reviews
from nominations.forms.steps import StepForm
from nominations.models import Nomination
from nominations.web import typed
from nominations.web.visit import Visit
from nominations.web.walk import FLOWS

MEANWHILE = "Trang “{}”: có người khác vừa sửa. Hãy mở hồ sơ, xem hai bản rồi lưu."


@dataclass(kw_only=True)
class Brought:
    """What became of it: why what is not saved is not, and each such box with what is saved."""

    lacks: list[str] = field(default_factory=list)
    held: dict[str, str] = field(default_factory=dict)  # box → mark of what stands there


@in_one_go
def written(request: Request, nomination: Nomination) -> Brought:
    """Write what is right; hold the rest for the next look at its page, and say it.

    Nothing of a dossier that was ever sent meanwhile, nor over what another phone saved since (R5).
    """
    hold(nomination.unit, nomination)  # ten at once are one after the other
    brought = Brought()
    for visit in () if nomination.keeps_history else _visits(request, nomination):
        form = _filled(visit)
        visit.answer = reviews.IF_FAR  # the phone knew of no other meeting of the day
        if form:
            brought.lacks += _taken(visit, form)
            brought.held |= _not_saved(visit, form)
    return brought


def put_back(request: Request, nomination: Nomination) -> str:
    """Hold again what the phone kept, where this session holds nothing newer; on which page first.

    Nothing is written: the person looks at it there, beside what another saved meanwhile (R5).
    """
    first = ""
    for visit in _visits(request, nomination):
        form = _filled(visit)
        if form and not typed.before(request, nomination, visit.slug):
            typed.keep(request, nomination, visit.slug, form)
        first = first or (visit.slug if form else "")
    return first


def marks(request: Request, nomination: Nomination) -> dict[str, str]:
    """What is saved of every box, told by marks: a phone sees that one was saved since."""
    return {
        name: _mark(value)
        for visit in _visits(request, nomination)
        for name, value in visit.step.stored(visit).items()
    }


def _visits(request: Request, nomination: Nomination) -> Iterator[Visit]:
    """Each page, opened for the meeting the pages before it came to."""
    meeting, flow = "", FLOWS[nomination.kind]
    for step in flow:
        visit = Visit(request=request, nomination=nomination, flow=flow, step=step)
        step.load(visit, chosen=meeting)
        yield visit
        if step.slug == "hop" and visit.meeting:
            meeting = str(visit.meeting.pk)


def _filled(visit: Visit) -> StepForm | None:
    """The page as the phone had it: drawn with nothing in it; None where nothing was typed.

    A box the phone may not keep did not come along: it asks for nothing else than what stands.
    """
    sent, boxes = visit.request.POST, QueryDict(mutable=True)
    form = visit.boxes(boxes, later=True)
    shown = list(form.visible_fields()) if form else []
    if form is None or not any(sent.get(box.name, "").strip() for box in shown):
        return None
    for box in shown:
        value = sent.get(box.name, box.field.prepare_value(box.initial))
        boxes[box.name] = "" if value is None else str(value)
    unasked = {box.name for box in shown if box.name not in sent}
    stored = visit.step.stored(visit).items()
    seen = {name: value if name in unasked else "" for name, value in stored}
    boxes[typed.SEEN] = fingerprint(seen)
    return form


def _taken(visit: Visit, form: StepForm) -> list[str]:
    """Save one page; what keeps it from that, each with what to do."""
    request, nomination, step = visit.request, visit.nomination, visit.step
    said: list[str] = []
    if not form.is_valid():
        step.keep_what_is_right(visit, form)
        said = [str(error) for errors in form.errors.values() for error in errors]
    elif not (step.is_half(form) or (step.slug == "phieu" and not visit.meeting)):
        try:
            step.write(visit, form)
        except Overtaken:
            said = [MEANWHILE.format(step.title)]
        except Refused as refusal:
            said = [problem.text for problem in refusal.problems]
        else:
            typed.forget(request, nomination, step.slug)
            return []
    typed.keep(request, nomination, step.slug, form)
    return said


def _not_saved(visit: Visit, form: StepForm) -> dict[str, str]:
    """The boxes that hold something else than what is saved by now, each with a mark of that."""
    stored = {name: _mark(value) for name, value in visit.step.stored(visit).items()}
    wanted = {name: _mark(value) for name, value in form.typed.items()}
    sent, nothing = visit.request.POST, _mark("")
    return {
        box.name: stored.get(box.name, nothing)
        for box in form.visible_fields()
        if sent.get(box.name, "").strip()
        and (box.name not in stored or wanted.get(box.name) != stored[box.name])
    }


def _mark(value: str | int | date | time | None) -> str:
    return fingerprint({"": value})
