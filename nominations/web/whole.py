"""A whole dossier at once, filled in on a phone without a line: through its very pages, in order.

The phone may ask again whenever no answer reached it, so all of it stands the same the second time.
"""

from django.http import QueryDict

from accounts.locks import in_one_go
from accounts.problems import Overtaken, Refused, fingerprint
from accounts.request import Request
from conferences.workflow import hold
from nominations.forms.steps import StepForm
from nominations.models import Nomination
from nominations.web import rows, typed
from nominations.web.visit import Visit
from nominations.web.walk import FLOWS

MEANWHILE = "Trang “{}”: có người khác vừa sửa. Hãy mở hồ sơ, xem hai bản rồi lưu."


@in_one_go
def written(request: Request, nomination: Nomination) -> list[str]:
    """Write what is right; hold the rest for the next look at its page, and say it.

    Nothing of a dossier that was ever sent meanwhile, nor over what another phone saved since (R5).
    """
    hold(nomination.unit, nomination)  # ten at once are one after the other
    said: list[str] = []
    meeting = ""
    for step in () if nomination.keeps_history else FLOWS[nomination.kind]:
        visit = Visit(
            request=request, nomination=nomination, flow=FLOWS[nomination.kind], step=step
        )
        step.load(visit, chosen=meeting)
        form = _filled(visit)
        if form and step.slug == "hop" and _chooses(visit, form):
            form = _filled(visit)  # again: it is that meeting's page now
        if form:
            said += _taken(visit, form)
        if step.slug == "hop" and visit.meeting:
            meeting = str(visit.meeting.pk)
    return said


def _filled(visit: Visit) -> StepForm | None:
    """The page as the phone had it: drawn with nothing in it; None where nothing was typed.

    A box the phone may not keep did not come along: it asks for nothing else than what stands.
    """
    stands = visit.boxes()
    sent = visit.request.POST
    names = [field.name for field in stands.visible_fields()] if stands else []
    if stands is None or not any(sent.get(name, "").strip() for name in names):
        return None
    boxes = QueryDict(mutable=True)
    for name in names:
        value = sent.get(name, stands[name].value())
        boxes[name] = "" if value is None else str(value)
    boxes[typed.SEEN] = fingerprint(dict.fromkeys(visit.step.stored(visit), ""))
    return visit.boxes(boxes, later=True)


def _chooses(visit: Visit, form: StepForm) -> bool:
    """Whether the unit has a meeting of that day already: what it says is not written over.

    The phone knew of none, so other figures are told as what another phone saved since.
    """
    if visit.meeting or not (form.is_valid() and form.cleaned_data["held_on"]):
        return False
    day = form.cleaned_data["held_on"]
    visit.meeting = rows.meeting_on(visit.nomination, visit.request.user, day)
    if visit.meeting:
        visit.chosen = str(visit.meeting.pk)
    return bool(visit.meeting)


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
