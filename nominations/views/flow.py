"""The only place for the phone's pages: begin, one step at a time, check and send, the receipt."""

import logging
import uuid
from contextlib import suppress

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string

from accounts.enums import Permission, Reach
from accounts.permissions import reach
from accounts.web import needs
from conferences.models import Conference
from conferences.pdf import PdfNotDrawn, render_pdf
from conferences.web import here
from conferences.workflow import MoveRefused
from nominations.actions import decisions, drafts, evidence
from nominations.calendar import OFFICE_CAN, closed_words
from nominations.enums import NominationState
from nominations.forms.order import after, step_of
from nominations.forms.steps import KindForm, MeetingForm, PaperForm, VotesForm
from nominations.models import Nomination
from nominations.web import flow
from nominations.web.outlook import own_times, units_with_paper

log = logging.getLogger(__name__)
NOT_DRAWN = "Chưa lập được tệp biên nhận. Hồ sơ đã gửi, mã vẫn đúng; hãy thử lại sau."


@needs(Permission.NOMINATION_WRITE, Permission.NOMINATION_ENTER)
def new(request: HttpRequest) -> HttpResponse:
    """Who is put forward: a person, a collective, a household; the dossier begins here."""
    conference = here(request)
    if reach(request.user, Permission.NOMINATION_WRITE) is Reach.NOWHERE:
        return _new_on_paper(request, conference)
    times = own_times(request, conference)
    if not times.is_open(request.at):
        words = closed_words(times, NominationState.DRAFT)
        return render(request, "nominations/closed.html", {"words": words, "can": OFFICE_CAN})
    form = KindForm(request.POST or None, initial={"form_key": uuid.uuid4()})
    if request.method == "POST" and form.is_valid():
        try:
            begun = drafts.open_draft(
                conference=conference, unit=request.user.unit, **form.cleaned_data,
                by=request.user, at=request.at,
            )  # fmt: skip
            return redirect("nominations:step", code=begun.code, step="ai")
        except MoveRefused as refusal:
            form.add_error(None, refusal.problems[0].text)
    return render(request, "nominations/new.html", {"form": form, "has_errors": bool(form.errors)})


def _new_on_paper(request: HttpRequest, conference: Conference) -> HttpResponse:
    """The office begins a dossier for a unit that brings paper, after the deadline too."""
    form = PaperForm(
        request.POST or None,
        initial={"form_key": uuid.uuid4()},
        units=units_with_paper(request, conference),
    )
    if request.method == "POST" and form.is_valid():
        try:
            begun = drafts.open_draft(
                conference=conference, **form.cleaned_data, by=request.user, at=request.at,
                on_paper=True,
            )  # fmt: skip
            return redirect("nominations:step", code=begun.code, step="ai")
        except MoveRefused as refusal:
            form.add_error(None, refusal.problems[0].text)
    context = {"form": form, "has_errors": bool(form.errors), "on_paper": True}
    return render(request, "nominations/new.html", context)


@needs(Permission.NOMINATION_WRITE, Permission.NOMINATION_ENTER)
def step(request: HttpRequest, code: str, step: str) -> HttpResponse:
    """One page of the form: saved on every "Tiếp tục", what is wrong said beside its box."""
    nomination = flow.mine(request, code)
    page = step_of(nomination.kind, step)
    if page is None:
        raise Http404
    if not nomination.is_editable:
        return _already_sent(request, nomination)
    checking = request.GET.get("ve") == "gui"
    context = flow.surroundings(request, nomination, step, checking=checking)
    if page.form is None:
        return render(
            request, "nominations/files.html", context | flow.files_page(nomination, request.user)
        )
    ballot = meeting = None
    if page.form in (MeetingForm, VotesForm):
        ballot, meeting = flow.counted(nomination, request.user, request.GET.get("hop", ""))
    if page.form is VotesForm and meeting is None:
        return redirect("nominations:step", code=code, step="hop")
    if page.form is VotesForm and not checking:
        context["back_url"] += f"?hop={meeting.pk}"  # back to one's meeting, not to an empty page
    form = flow.step_form(request, nomination, step, ballot, meeting)
    right = request.method == "POST" and form.is_valid()
    if request.method == "POST" and not right:
        _keep_what_is_right(request, nomination, form)
    if "tro-lai" in request.POST and not right:
        return redirect(context["back_url"])
    if right:
        try:
            saved = _save(request, nomination, form, meeting)
        except drafts.Stale:
            return _stale(request, nomination, step, form, context)
        except MoveRefused as refusal:
            problem = refusal.problems[0]
            form.add_error(problem.field if problem.field in form.fields else None, problem.text)
        else:
            if "tro-lai" in request.POST:
                return redirect(context["back_url"])
            if odd := flow.odd_votes(request, nomination, form):
                return _asked_again(request, nomination, step, odd, context)
            return _onward(request, nomination, step, saved, checking=checking)
    offered = (
        flow.last_meeting(nomination, request.user)
        if page.form is MeetingForm and not meeting
        else None
    )
    context |= {"form": form, "has_errors": bool(form.errors), "meeting": meeting}
    context["offered"] = offered
    return render(request, "nominations/step.html", context)


def _save(request: HttpRequest, nomination: Nomination, form, meeting):
    """Hand one page to the action it belongs to; the meeting entered, or None."""
    by, at, found = request.user, request.at, dict(form.cleaned_data)
    version = found.pop("version")
    if isinstance(form, MeetingForm):
        if None in (found["held_on"], found["invited"], found["present"]):
            return None  # "Để sau" with half a meeting: nothing to keep yet
        return drafts.hold_meeting(nomination, entry=drafts.MeetingEntry(**found), by=by)
    if isinstance(form, VotesForm):
        if found["agree"] is not None:
            votes = drafts.VotesEntry(**found)
            drafts.count_votes(
                nomination, meeting=meeting, votes=votes, version=version, by=by, at=at
            )
        return None
    drafts.edit(nomination, changes=found, version=version, by=by, at=at)
    return None


def _keep_what_is_right(request: HttpRequest, nomination: Nomination, form) -> None:
    """What was typed right stays, though something beside it is wrong: Back loses nothing (U2)."""
    if isinstance(form, MeetingForm | VotesForm):
        return
    found = {name: form.cleaned_data[name] for name in form.fields if name in form.cleaned_data}
    version = found.pop("version", None)
    if version is None or not found:
        return
    try:
        drafts.edit(nomination, changes=found, version=version, by=request.user, at=request.at)
    except (drafts.Stale, MoveRefused):
        return  # said when the whole page is sent
    form.data = form.data.copy()
    form.data["version"] = nomination.version


def _onward(request: HttpRequest, nomination: Nomination, slug: str, held, *, checking: bool):
    """Home for "Để sau"; back to the summary it came from; else the next page."""
    if "de-sau" in request.POST:
        until = flow.sending(request, nomination)["sending_words"]
        messages.success(request, f"Đã lưu nháp {nomination.code}. {until}")
        return redirect("/")
    code = nomination.code
    if held:
        ballot = flow.review_ballot(nomination)
        if checking and ballot and ballot.meeting_id == held.pk:
            return redirect("nominations:send", code=code)
        answer = redirect("nominations:step", code=code, step="phieu")
        answer["Location"] += f"?hop={held.pk}" + ("&ve=gui" if checking else "")
        return answer
    following = after(nomination.kind, slug)
    if checking or following is None:
        return redirect("nominations:send", code=code)
    return redirect("nominations:step", code=code, step=following)


def _asked_again(request, nomination, slug, odd, context) -> HttpResponse:
    """The votes are saved; what is odd about them is said at once, with one tap to mend it."""
    ballot, meeting = flow.counted(nomination, request.user)
    form = flow.step_form(request, nomination, slug, ballot, meeting, typed=False)
    context |= {"form": form, "meeting": meeting, "odd": odd}
    context["short"] = max(meeting.present - ballot.cast, 0)
    return render(request, "nominations/step.html", context)


def _stale(request, nomination, slug, form, context) -> HttpResponse:
    """Two people at once: the second sees both texts, and what he typed stays (R5, U30)."""
    fresh = flow.mine(request, nomination.code)
    if not fresh.is_editable:
        return _already_sent(request, fresh)
    ballot, meeting = flow.counted(fresh, request.user)
    theirs = flow.stored(fresh, type(form), ballot, meeting)
    pairs = [
        (form[name].label, _words(form, name, value))
        for name, value in theirs.items()
        if name in form.fields
        and name != "version"
        and str(value or "") != str(form.cleaned_data.get(name) or "")
    ]
    form.data = form.data.copy()
    form.data["version"] = fresh.version
    context |= {"form": form, "theirs": pairs, "stale": True, "meeting": meeting}
    return render(request, "nominations/step.html", context, status=409)


def _words(form, name: str, value) -> str:
    """A stored value as the page would say it."""
    choices = dict(getattr(form.fields[name], "choices", ()))
    return str(choices.get(str(value), value if value is not None else "")) or "Chưa ghi"


def _already_sent(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    messages.warning(request, drafts.NOT_OPEN)
    return redirect("nominations:receipt", code=nomination.code)


@needs(Permission.NOMINATION_WRITE, Permission.NOMINATION_ENTER)
def send(request: HttpRequest, code: str) -> HttpResponse:
    """Check the answers, then send; sent twice is sent once and ends on the same receipt (R4)."""
    nomination = flow.mine(request, code)
    refused = []
    if "viet-hoa" in request.POST and nomination.is_editable and flow.shouted(nomination):
        changes = {"full_name": flow.shouted(nomination)}
        version = nomination.version
        with suppress(drafts.Stale, MoveRefused):  # tapped twice: the page shows what stands
            drafts.edit(
                nomination, changes=changes, version=version, by=request.user, at=request.at
            )
        return redirect("nominations:send", code=code)
    if request.method == "POST" and nomination.is_editable:
        try:
            decisions.submit(nomination, by=request.user, at=request.at)
        except MoveRefused as refusal:
            refused = refusal.problems
            nomination = flow.mine(request, code)
    if not nomination.is_editable:
        return redirect("nominations:receipt", code=code)
    context = flow.check_page(request, nomination) | {"has_errors": bool(refused)}
    return render(request, "nominations/send.html", context)


@needs(Permission.NOMINATION_WRITE, Permission.NOMINATION_ENTER)
def resume(request: HttpRequest, code: str) -> HttpResponse:
    """Go on where something is missing: the first such page, or the check before sending."""
    nomination = flow.mine(request, code)
    lacking = flow.first_lacking(request, nomination) if nomination.is_editable else None
    if lacking:
        return redirect("nominations:step", code=code, step=lacking)
    return redirect("nominations:send", code=code)


@needs(Permission.NOMINATION_WRITE, Permission.NOMINATION_ENTER)
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """That the dossier arrived, its code, what happens next; open to come back to (U17)."""
    nomination = flow.mine(request, code)
    if nomination.submitted_at is None:
        return redirect("nominations:send", code=code)
    return render(request, "nominations/receipt.html", flow.receipt(request, nomination))


@needs(Permission.NOMINATION_WRITE, Permission.NOMINATION_ENTER)
def receipt_paper(request: HttpRequest, code: str) -> HttpResponse:
    """The receipt on paper: every question and answer, the time, the code (U18)."""
    nomination = flow.mine(request, code)
    if nomination.submitted_at is None:
        raise Http404
    html = render_to_string("nominations/print/receipt.html", flow.receipt(request, nomination))
    try:
        paper = render_pdf(html, base=settings.BASE_DIR / "static")
    except PdfNotDrawn:
        log.exception("the receipt of %s was not drawn", code)
        messages.error(request, NOT_DRAWN)
        return redirect("nominations:receipt", code=code)
    answer = HttpResponse(paper, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="bien-nhan-{code}.pdf"'
    return answer


@needs(Permission.NOMINATION_WRITE, Permission.NOMINATION_ENTER)
def discard(request: HttpRequest, code: str) -> HttpResponse:
    """Throw away a draft that was never sent; asked on a page of its own (U22)."""
    nomination = flow.mine(request, code)
    if nomination.submitted_at is not None or not nomination.is_editable:
        return _already_sent(request, nomination)
    if request.method == "POST":
        try:
            evidence.discard(nomination, by=request.user, at=request.at)
            messages.success(request, f"Đã xóa bản nháp {code}.")
        except MoveRefused as refusal:  # tapped twice, or sent meanwhile
            messages.warning(request, refusal.problems[0].text)
        return redirect("/")
    return render(request, "nominations/discard.html", {"nomination": nomination})
