"""The only place for one step of the form: shown, saved, left, and what is odd said at once."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.enums import Permission
from accounts.problems import Refused
from accounts.web import needs
from nominations.actions import drafts
from nominations.forms.order import after, step_of
from nominations.forms.steps import MeetingForm, VotesForm
from nominations.models import Nomination
from nominations.web import flow, hints, steps


@needs(Permission.NOMINATION_WRITE, Permission.NOMINATION_ENTER)
def step(request: HttpRequest, code: str, step: str) -> HttpResponse:
    """One page of the form: saved on every button, what is wrong said beside its box."""
    nomination = flow.mine(request, code)
    page = step_of(nomination.kind, step)
    if page is None:
        raise Http404
    if not nomination.is_editable:
        return already_sent(request, nomination)
    checking = request.GET.get("ve") == "gui"
    context = steps.surroundings(request, nomination, step, checking=checking)
    if page.form is None:
        context |= flow.files_page(nomination, request.user)
        return render(request, "nominations/files.html", context)
    ballot = meeting = None
    if page.form in (MeetingForm, VotesForm):
        ballot, meeting = flow.counted(nomination, request.user, request.GET.get("hop", ""))
    if page.form is VotesForm and meeting is None:
        return redirect("nominations:step", code=code, step="hop")
    if page.form is VotesForm and not checking:
        context["back_url"] += f"?hop={meeting.pk}"  # back to one's meeting, not to an empty page
    form = steps.step_form(request, nomination, step, ballot, meeting)
    context |= {"form": form, "meeting": meeting}
    if request.method == "POST" and (answer := _sent(request, nomination, form, context)):
        return answer
    if page.form is MeetingForm and not meeting:
        context["offered"] = flow.last_meeting(nomination, request.user)
    return render(request, "nominations/step.html", context | {"has_errors": bool(form.errors)})


def _sent(request: HttpRequest, nomination: Nomination, form, context) -> HttpResponse | None:
    """Save what was sent and go where its button leads; None when the page stays, with why."""
    slug, meeting, checking = context["step"].slug, context["meeting"], context["checking"]
    leaves = steps.leaves_by(request)
    there = steps.leave_url(
        nomination, leaves, back=context["back_url"], meeting=meeting, checking=checking
    )
    if not form.is_valid():
        _keep_what_is_right(request, nomination, form)
        steps.keep_typed(request, nomination, slug, form)
        return redirect(there) if leaves else None
    try:
        held = _save(request, nomination, form, meeting)
    except drafts.Stale:
        return _stale(request, nomination, slug, form, context)
    except Refused as refusal:
        problem = refusal.problems[0]
        form.add_error(problem.field if problem.field in form.fields else None, problem.text)
        steps.keep_typed(request, nomination, slug, form)
        return redirect(there) if leaves else None
    if _is_half(form):  # nothing to save yet, and typed all the same
        steps.keep_typed(request, nomination, slug, form)
    else:
        steps.forget_typed(request, nomination, slug)
    if leaves:
        return redirect(there)
    if odd := steps.odd_votes(request, nomination, form):
        return _asked_again(request, nomination, slug, odd, context)
    return _onward(request, nomination, slug, held, checking=checking)


def _is_half(form) -> bool:
    """A meeting or votes put off or left before they are whole: no row of ours holds a half."""
    found = form.cleaned_data
    if isinstance(form, MeetingForm):
        return None in (found["held_on"], found["invited"], found["present"])
    return isinstance(form, VotesForm) and found["agree"] is None


def _save(request: HttpRequest, nomination: Nomination, form, meeting):
    """Hand one page to the action it belongs to; the meeting entered, or None."""
    by, at, found = request.user, request.at, dict(form.cleaned_data)
    version = found.pop("version")
    if _is_half(form):
        return None
    if isinstance(form, MeetingForm):
        return drafts.hold_meeting(nomination, entry=drafts.MeetingEntry(**found), by=by)
    if isinstance(form, VotesForm):
        votes = drafts.VotesEntry(**found)
        drafts.count_votes(nomination, meeting=meeting, votes=votes, version=version, by=by, at=at)
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
    except (drafts.Stale, Refused):
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
    if slug == "ai" and not checking:  # the summary says so itself
        for double in hints.doubles(nomination, request.user):
            messages.warning(request, double.text)
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
    """The votes are saved; what is odd about them is said once, with one tap to mend it."""
    ballot, meeting = flow.counted(nomination, request.user)
    form = steps.step_form(request, nomination, slug, ballot, meeting, typed=False)
    context |= {"form": form, "meeting": meeting, "odd": odd}
    context["short"] = max(meeting.present - ballot.cast, 0)
    return render(request, "nominations/step.html", context)


def _stale(request, nomination, slug, form, context) -> HttpResponse:
    """Two people at once: the second sees both texts, and what he typed stays (R5, U30)."""
    fresh = flow.mine(request, nomination.code)
    if not fresh.is_editable:
        return already_sent(request, fresh)
    ballot, meeting = flow.counted(fresh, request.user)
    theirs = steps.stored(fresh, slug, ballot, meeting)
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


def already_sent(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    """Nothing is written in a sent dossier: its receipt, and why."""
    messages.warning(request, drafts.NOT_OPEN)
    return redirect("nominations:receipt", code=nomination.code)
