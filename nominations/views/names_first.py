"""From the minutes in the hand: the meeting once, one name after the other, then their deeds."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.enums import Permission
from accounts.forms import add_problems, add_refusal
from accounts.models import Unit
from accounts.problems import Refused
from accounts.request import Request
from accounts.web import answered, needs, row_id
from conferences.calendar import local_day
from conferences.web import here
from nominations.actions import names_first as actions
from nominations.actions import reviews
from nominations.actions.drafts import VotesEntry
from nominations.enums import NominationKind
from nominations.forms.names_first import NameForm
from nominations.forms.steps import MeetingForm
from nominations.models import Nomination, ReviewMeeting
from nominations.reading import asks_households
from nominations.views.closed import closed_page
from nominations.web import typed
from nominations.web.hints import early
from nominations.web.names_first import last_names, page_of_names
from nominations.web.outlook import own_times

WRITES = Permission.NOMINATION_WRITE
MEND = "sua-hop"  # the button that leads to the meeting's own page
OTHER_YEAR = (
    "Hồ sơ này đã ghi năm sinh {stands}, khác năm {typed} vừa viết: vẫn giữ {stands}. Nếu sai, hãy "
    "sửa ở hồ sơ."
)
SOMEBODY_ELSE = "khac"  # the answer that a name is of somebody who has no dossier yet


@needs(WRITES)
def by_minutes(request: Request) -> HttpResponse:
    """The meeting whose minutes are in the hand: the one used last is offered, never filled in."""
    conference, unit = here(request), _own(request)
    known = reviews.of_unit(conference, unit, request.user)
    chosen = row_id(request.GET.get("hop", ""))
    meeting = get_object_or_404(known, pk=chosen) if chosen else None
    form = MeetingForm(
        request.POST or None,
        stands=reviews.entered(meeting) if meeting else None,
        kind="",
        today=local_day(request.at),
        households=asks_households(unit.kind),
    )
    if closed := closed_page(request, conference, form):
        return closed
    same_day: reviews.SameDay | None = None
    if request.method == "POST" and form.is_valid():
        try:
            held = actions.hold_review(
                conference=conference, unit=unit, entry=reviews.MeetingEntry(**form.typed),
                meeting=meeting, seen=form.cleaned_data.get("seen"),
                answer=request.POST.get(reviews.WHICH, ""), by=request.user, at=request.at,
            )  # fmt: skip
            for odd in early(held.held_on, conference):
                messages.warning(request, odd.text)
            if request.POST.get(reviews.WHICH, "").startswith(reviews.REQUESTS):
                messages.warning(request, reviews.asked_of_office(held, request.user))
            return redirect("nominations:names", pk=held.pk)
        except reviews.SameDay as question:
            same_day = question
            add_problems(form, question.problems[1:])
        except Refused as refusal:
            add_refusal(form, refusal)
    context = {
        "form": form, "meeting": meeting, "same_day": same_day,
        "offered": [] if meeting else known.counted_last(),
        "has_errors": bool(form.errors or same_day),
    }  # fmt: skip
    return answered(request, "nominations/by_minutes.html", context)


@needs(WRITES)
def names(request: Request, pk: int) -> HttpResponse:
    """One name after the other, each saved as it is written; a name known is asked about."""
    conference, meeting = here(request), _meeting(request, pk)
    begins = {"form_key": uuid.uuid4(), "kind": NominationKind.INDIVIDUAL}
    form = NameForm(
        request.POST or None,
        present=meeting.present,
        today=local_day(request.at),
        initial=begins | typed.line_before(request, meeting),
    )
    if closed := closed_page(request, conference, form):
        return closed
    others: list[Nomination] = []
    if request.method == "POST":
        if MEND in request.POST:
            typed.keep_line(request, meeting, form)
            return redirect(reverse("nominations:by_minutes", query={"hop": pk}))
        onward = "xong" in request.POST
        if onward and form.is_blank:
            return redirect("nominations:named", pk=pk)
        if form.is_valid():
            try:
                _taken_down(request, meeting, form)
                typed.forget_line(request, meeting)
                return redirect("nominations:named" if onward else "nominations:names", pk=pk)
            except actions.SameName as same:
                others = same.others
            except Refused as refusal:
                add_refusal(form, refusal)
                form.begin_anew()
        typed.keep_line(request, meeting, form)
    last, count = last_names(request, meeting)
    if count and request.method == "GET":  # the next line of the paper: the eyes are on it
        form.fields["full_name"].widget.attrs["autofocus"] = True
    context = {
        "form": form, "meeting": meeting, "others": others, "last": last, "count": count,
        "has_errors": bool(form.errors or others), "another": SOMEBODY_ELSE,
    }  # fmt: skip
    return answered(request, "nominations/names.html", context)


def _taken_down(request: Request, meeting: ReviewMeeting, form: NameForm) -> None:
    """Into a dossier of its own, or into the one its writer says is theirs."""
    found = form.cleaned_data
    votes = VotesEntry(**{name: found[name] for name in ("agree", "disagree", "abstain")})
    told = {name: found[name] for name in ("kind", "full_name", "birth_year")}
    entry = actions.NameEntry(votes=votes, **told)
    answer = request.POST.get("trung", "")
    if answer and answer != SOMEBODY_ELSE:
        own = get_object_or_404(Nomination.objects.writable_by(request.user), code=answer)
        kept = actions.count_in(own, meeting=meeting, entry=entry, by=request.user, at=request.at)
    else:
        said = request.POST.getlist("da-hoi") if answer else []
        kept = actions.take_down(
            meeting, entry=entry, form_key=found["form_key"], apart=said, by=request.user,
            at=request.at,
        )  # fmt: skip
    messages.success(request, f"Đã lưu {kept.full_name}: {votes.agree} phiếu đồng ý.")
    if entry.birth_year and kept.birth_year not in (None, entry.birth_year):
        years = {"stands": kept.birth_year, "typed": entry.birth_year}
        messages.warning(request, OTHER_YEAR.format(**years))


@needs(WRITES)
def named(request: Request, pk: int) -> HttpResponse:
    """Whom the meeting put forward, each with what is missing still and the way to it."""
    meeting = _meeting(request, pk)
    is_open = own_times(request, here(request)).is_open(request.at)
    context = {"meeting": meeting, "is_open": is_open} | page_of_names(request, meeting)
    return render(request, "nominations/named.html", context)


@needs(WRITES)
@require_POST
def share_minutes(request: Request, pk: int) -> HttpResponse:
    """One dossier's minutes for all drafts of the meeting that have none: it is one paper."""
    meeting = _meeting(request, pk)
    try:
        if number := actions.share_minutes(meeting, by=request.user, at=request.at):
            messages.success(request, f"Đã dùng chung biên bản cho {number} hồ sơ.")
        else:  # tapped twice
            messages.warning(request, "Các hồ sơ đều đã có biên bản.")
    except Refused as refusal:
        messages.error(request, refusal.problems[0].text)
    return redirect("nominations:named", pk=pk)


def _own(request: Request) -> Unit:
    if request.user.unit is None:  # whoever writes for a unit belongs to one
        raise Http404
    return request.user.unit


def _meeting(request: Request, pk: int) -> ReviewMeeting:
    """A review of the person's own unit; anybody else's is the 404 of one never there."""
    conference, unit = here(request), _own(request)
    found = get_object_or_404(reviews.of_unit(conference, unit, request.user), pk=pk)
    found.conference, found.unit = conference, unit
    return found
