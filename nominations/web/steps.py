"""The only place that gathers what one step shows: its boxes, what was typed, where it stands."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from accounts.problems import Problem
from conferences.calendar import local_day, vn_short
from nominations.forms.order import PARTS, before, step_of
from nominations.forms.steps import MeetingForm, PageForm, StepForm, VotesForm
from nominations.models import Ballot, Nomination, ReviewMeeting
from nominations.particulars import on_page
from nominations.reading import asks_households
from nominations.web import hints
from nominations.web.flow import review_ballot
from nominations.web.outlook import sending

TYPED = "typed"  # in the session: what could not be saved when its page was left
LEAVES = ("tro-lai", "doi-loai", "sua-hop")  # buttons of a step that keep what was typed, and go


def stored(
    nomination: Nomination,
    slug: str,
    ballot: Ballot | None,
    meeting: ReviewMeeting | None,
) -> dict:
    """What is saved of one page's boxes."""
    form = step_of(nomination.kind, slug).form
    found = {"version": nomination.version}
    if form is MeetingForm:
        if meeting:
            day = vn_short(meeting.held_on)
            found |= {"held_on": day, "invited": meeting.invited, "present": meeting.present}
    elif form is VotesForm:
        if ballot and meeting and ballot.meeting_id == meeting.pk:
            votes = {key: getattr(ballot, key) for key in ("agree", "disagree", "abstain")}
            found |= votes
    else:
        names = (row.name for row in on_page(nomination.kind, slug))
        found |= {name: getattr(nomination, name) for name in names}
    return found


def odd_votes(request: HttpRequest, nomination: Nomination, form: StepForm) -> list[Problem]:
    """What is odd about votes just saved; nothing when all of it was said before on this page."""
    asks = isinstance(form, VotesForm) and "de-sau" not in request.POST
    ballot = review_ballot(nomination) if asks else None
    if ballot is None:
        return []
    odd = hints.odd_votes(ballot)
    said = set(request.POST.getlist("da-hoi"))
    return odd if any(problem.text not in said for problem in odd) else []


def leaves_by(request: HttpRequest) -> str:
    """Which of LEAVES was pressed; empty when none."""
    return next((name for name in LEAVES if name in request.POST), "")


def keep_typed(request: HttpRequest, nomination: Nomination, slug: str, form: StepForm) -> None:
    """Hold what was typed for this person's next look at the page: nothing typed is lost."""
    typed = {field.name: field.value() for field in form.visible_fields()}
    kept = request.session.get(TYPED, {})
    kept[nomination.code] = kept.get(nomination.code, {}) | {slug: typed}
    request.session[TYPED] = kept


def forget_typed(request: HttpRequest, nomination: Nomination, slug: str) -> None:
    """The page was saved: what was held for it is old."""
    kept = request.session.get(TYPED, {})
    if kept.get(nomination.code, {}).pop(slug, None) is not None:
        request.session[TYPED] = kept


def typed_before(request: HttpRequest, nomination: Nomination, slug: str) -> dict[str, Any]:
    """What was held for this page when it was left; empty when nothing was.

    A meeting named in the address is taken again as it stands.
    """
    if slug == "hop" and "hop" in request.GET:
        return {}
    return request.session.get(TYPED, {}).get(nomination.code, {}).get(slug, {})


def step_form(
    request: HttpRequest,
    nomination: Nomination,
    slug: str,
    ballot: Ballot | None,
    meeting: ReviewMeeting | None,
    *,
    typed: bool = True,
) -> StepForm:
    """The page's form with what was typed, now or before it was left, or what is stored."""
    form = step_of(nomination.kind, slug).form
    initial = stored(nomination, slug, ballot, meeting)
    if typed:
        initial |= typed_before(request, nomination, slug)
    extra = {"present": meeting.present} if form is VotesForm else {}
    if form is PageForm:
        extra = {"page": slug}
    if form is MeetingForm:
        extra = {"households": asks_households(nomination.unit.kind)}
    return form(
        request.POST if typed and request.method == "POST" else None,
        initial=initial,
        kind=nomination.kind,
        today=local_day(request.at),
        later="de-sau" in request.POST or bool(leaves_by(request)),
        **extra,
    )


def surroundings(
    request: HttpRequest, nomination: Nomination, slug: str, *, checking: bool
) -> dict[str, Any]:
    """Where one page stands in the flow: title, part of six, the way back."""
    step, back = step_of(nomination.kind, slug), before(nomination.kind, slug)
    code = nomination.code
    if checking:
        back_url = reverse("nominations:send", args=[code])
    elif back:
        back_url = reverse("nominations:step", args=[code, back])
    else:
        back_url = "/"
    return sending(request, nomination) | {
        "nomination": nomination,
        "step": step,
        "parts": list(enumerate(PARTS, start=1)),
        "part": PARTS[step.part - 1],
        "back_url": back_url,
        "checking": checking,
        "typed_before": request.method == "GET" and typed_before(request, nomination, slug),
    }


def leave_url(
    nomination: Nomination, name: str, *, back: str, meeting: ReviewMeeting | None, checking: bool
) -> str:
    """Where one of LEAVES goes."""
    asked = ["ve=gui"] if checking else []
    if name == "doi-loai":
        where = reverse("nominations:kind", args=[nomination.code])
    elif name == "sua-hop":
        where = reverse("nominations:step", args=[nomination.code, "hop"])
        asked = [f"hop={meeting.pk}", *asked] if meeting else asked
    else:
        return back
    return f"{where}?{'&'.join(asked)}" if asked else where
