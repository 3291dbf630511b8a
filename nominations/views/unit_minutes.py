"""A review's minutes: what they say, a part at a time, and as a paper, filled in or blank."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from accounts.enums import Permission
from accounts.forms import add_refusal
from accounts.permissions import works_for_one_unit
from accounts.problems import Refused
from accounts.request import Request
from accounts.web import answered, asked, needs
from conferences.web import here
from nominations.actions import unit_minutes as actions
from nominations.enums import MeetingKind
from nominations.forms.unit_minutes import PARTS, Part, UnitMinutesForm
from nominations.models import ReviewMeeting
from nominations.views.paper import as_pdf, unit_named
from nominations.web import rows
from nominations.web.onward import CODE
from nominations.web.unit_minutes import blank_paper, paper_of, shown_parts

VIEW = Permission.NOMINATION_VIEW
WRITES = (Permission.NOMINATION_WRITE, Permission.NOMINATION_ENTER)
PAPER = "nominations/print/unit_minutes.html"
NOT_DRAWN = "Chưa lập được tệp biên bản. Hãy thử lại sau."
NOT_CHANGED = "Biên bản đã ghi đúng như vậy, không cần lưu thêm."


def _reachable(request: Request, pk: int) -> ReviewMeeting:
    found = ReviewMeeting.objects.within_reach(request.user, VIEW)
    found = found.filter(kind=MeetingKind.UNIT_REVIEW)
    return get_object_or_404(found.select_related("unit__commune", "conference__commune"), pk=pk)


def _came_from(request: Request) -> str:
    """The dossier whose pages the reader came from, taken along."""
    code = asked(request).get("ho-so", "")
    return code if CODE.fullmatch(code) else ""


def _whole(pk: int, code: str) -> str:
    """The page of all parts, with the dossier the reader came from."""
    return reverse("nominations:unit_minutes", args=[pk], query=_along(code))


def _part(pk: int, slug: str, code: str) -> str:
    return reverse("nominations:unit_minutes_part", args=[pk, slug], query=_along(code))


def _along(code: str) -> dict[str, str] | None:
    return {"ho-so": code} if code else None


def _around(request: Request, meeting: ReviewMeeting) -> dict[str, Any]:
    code = _came_from(request)
    return {
        "meeting": meeting,
        "from_dossier": code,
        "whole": _whole(meeting.pk, code),
        "of_one_unit": works_for_one_unit(request.user),
    }


def _stands(meeting: ReviewMeeting, part: Part) -> dict[str, Any]:
    return {name: getattr(meeting, name) for name in part.boxes}


@needs(VIEW)
def unit_minutes(request: Request, pk: int) -> HttpResponse:
    """Everything the minutes say, and what is blank still."""
    meeting, code = _reachable(request, pk), _came_from(request)
    hand = actions.hand_in(meeting, request.user)
    shown = [
        (one, _part(pk, one.part.slug, code) if hand.saves(_stands(meeting, one.part)) else "")
        for one in shown_parts(meeting)
    ]
    context = _around(request, meeting) | {"parts": shown, "hand": hand}
    return render(request, "nominations/unit_minutes.html", context)


@needs(*WRITES)
def unit_minutes_part(request: Request, pk: int, part: str) -> HttpResponse:
    """One part of them, at most three boxes; none has to be filled in."""
    meeting, found = _reachable(request, pk), PARTS.get(part)
    if found is None:
        raise Http404
    hand = actions.hand_in(meeting, request.user)
    if not hand.writes:
        raise PermissionDenied
    stands = _stands(meeting, found)
    if request.method != "POST" and not hand.saves(stands):  # filled in and sent meanwhile
        messages.warning(request, actions.STANDS)
        return redirect(_whole(pk, _came_from(request)))
    form = found.form(request.POST or None, stands=stands, asks_reason=hand.mends)
    if request.method == "POST" and form.is_valid() and _written(request, meeting, form):
        return redirect(_whole(pk, _came_from(request)))
    context = _around(request, meeting) | {"part": found, "form": form, "hand": hand}
    context["has_errors"] = bool(form.errors)
    return answered(request, "nominations/unit_minutes_part.html", context)


def _written(request: Request, meeting: ReviewMeeting, form: UnitMinutesForm) -> bool:
    typed = form.typed
    reason = typed.pop("reason", "")
    try:
        is_new = actions.write_minutes(
            meeting, changes=typed, reason=reason, seen=form.cleaned_data["seen"],
            by=request.user, at=request.at,
        )  # fmt: skip
    except Refused as refusal:
        add_refusal(form, refusal)
        return False
    messages.success(request, "Đã lưu biên bản họp." if is_new else NOT_CHANGED)
    return True


@needs(VIEW)
def unit_minutes_paper(request: Request, pk: int) -> HttpResponse:
    """The minutes as a paper to print and sign; what is blank stays a line for the pen."""
    meeting = _reachable(request, pk)
    paper = paper_of(meeting, user=request.user)
    return as_pdf(
        request, PAPER, {"paper": paper}, name=_file_of(meeting),
        sorry=NOT_DRAWN, back=_whole(pk, _came_from(request)),
    )  # fmt: skip


def _file_of(meeting: ReviewMeeting) -> str:
    """bien-ban-hop-2025-08-15-1930: two meetings of a day are two files."""
    hour = f"-{meeting.starts_at:%H%M}" if meeting.starts_at else ""
    return f"bien-ban-hop-{meeting.held_on:%Y-%m-%d}{hour}"


@needs(*WRITES)
def blank_minutes(request: Request) -> HttpResponse:
    """For writing by hand: with the unit's name; the office's with that it chose, if any."""
    conference = here(request)
    paper = blank_paper(conference, unit_named(request, conference))
    return as_pdf(
        request, PAPER, {"paper": paper}, name="bien-ban-hop-de-trong", sorry=NOT_DRAWN, back="/"
    )


@needs(*WRITES)
def minutes_of(request: Request, code: str) -> HttpResponse:
    """To the minutes of a dossier's meeting; where it has none yet, to where it is entered."""
    nomination = rows.mine(request, code)
    meeting = rows.meeting_at_hand(nomination, request.user, "")
    if meeting is None:
        return redirect("nominations:step", code=code, step="hop")
    return redirect(_whole(meeting.pk, code))
