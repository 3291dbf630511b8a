"""What was typed and could not be saved: held in the session, page by page."""

from typing import Any

from accounts.request import Request
from nominations.forms.names_first import NameForm
from nominations.forms.steps import StepForm
from nominations.models import Nomination, ReviewMeeting

TYPED = "typed"
SEEN, KIND = "seen", "of-kind"
LINES = "typed-lines"  # of minutes, by their meeting


def keep(request: Request, nomination: Nomination, slug: str, form: StepForm) -> None:
    """Hold what was typed for this person's next look at the page: nothing typed is lost.

    With what the page had shown of the rows, so that who goes on with it tomorrow is told what
    another person saved today (R5); a page of another kind asks other boxes, and shows afresh.
    """
    typed = {field.name: field.value() for field in form.visible_fields()}
    typed |= {SEEN: form[SEEN].value(), KIND: form.of_kind}
    kept = request.session.get(TYPED, {})
    kept[nomination.code] = kept.get(nomination.code, {}) | {slug: typed}
    request.session[TYPED] = kept


def forget(request: Request, nomination: Nomination, slug: str) -> None:
    """The page was saved: what was held for it is old."""
    kept = request.session.get(TYPED, {})
    if kept.get(nomination.code, {}).pop(slug, None) is not None:
        request.session[TYPED] = kept


def before(request: Request, nomination: Nomination, slug: str) -> dict[str, Any]:
    """What was held for this page when it was left; empty when nothing was."""
    kept: dict[str, dict[str, dict[str, Any]]] = request.session.get(TYPED, {})
    typed = dict(kept.get(nomination.code, {}).get(slug, {}))
    if typed.pop(KIND, "") != nomination.kind:
        typed.pop(SEEN, None)
    return typed


def keep_line(request: Request, meeting: ReviewMeeting, form: NameForm) -> None:
    """Hold the name half typed while its writer looks elsewhere; one a meeting."""
    request.session[LINES] = request.session.get(LINES, {}) | {str(meeting.pk): form.line}


def forget_line(request: Request, meeting: ReviewMeeting) -> None:
    kept = request.session.get(LINES, {})
    if kept.pop(str(meeting.pk), None) is not None:
        request.session[LINES] = kept


def line_before(request: Request, meeting: ReviewMeeting) -> dict[str, Any]:
    """What was held of the next name; empty when nothing was."""
    return dict(request.session.get(LINES, {}).get(str(meeting.pk), {}))
