"""What a page for writing says once its unit's day is over."""

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render

from accounts.forms import shown_value
from accounts.request import Request
from conferences.models import Conference
from nominations.calendar import closed_words, office_can
from nominations.enums import NominationState
from nominations.web.outlook import course_of, own_times


def closed_page(
    request: Request, conference: Conference, form: Form | None = None
) -> HttpResponse | None:
    """None until then. form: what was typed in it meanwhile stands on the page, to be copied."""
    times = own_times(request, conference)
    if times.is_open(request.at):
        return None
    held = course_of(request, conference).has_begun(request.at)
    closed = {
        "words": closed_words(times, NominationState.DRAFT),
        "held": held,
        "can": office_can(NominationState.DRAFT, held=held),
        "typed": _typed(form) if form and form.is_bound else (),
    }
    return render(request, "nominations/closed.html", closed)


def _typed(form: Form) -> list[tuple[str, str]]:
    """By the boxes' own labels."""
    boxes = form.visible_fields()
    told = [(str(box.label), shown_value(box.field, box.value()).strip()) for box in boxes]
    return [(label.rstrip("?"), words) for label, words in told if words]
