"""The pages of a conversation about a dossier, and of all that waits for an answer."""

import uuid
from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from accounts.enums import Permission
from accounts.forms import add_refusal
from accounts.paging import turned
from accounts.permissions import may, works_for_one_unit
from accounts.problems import Refused
from accounts.request import Request
from accounts.web import answered, needs, row_id
from nominations.actions import comments
from nominations.actions.asked_figures import ABOUT
from nominations.actions.meetings import CORRECTED_BY
from nominations.enums import MeetingKind
from nominations.forms.comments import AnswerForm, CommentForm
from nominations.models import Comment, Nomination, ReviewMeeting
from nominations.web.comments import Thread, prefix_of, shown, threads_of
from nominations.web.onward import to_page
from nominations.web.rows import review_ballot

WRITE, VERIFY = Permission.NOMINATION_WRITE, Permission.NOMINATION_VERIFY
PER_PAGE = 30


def _right(request: Request) -> Permission:
    return WRITE if works_for_one_unit(request.user) else VERIFY


@needs(WRITE, VERIFY)
def conversations(request: Request) -> HttpResponse:
    """What is not done yet of all dossiers within reach, the unread first."""
    found = Comment.objects.within_reach(request.user, _right(request))
    threads = found.open_threads(unit=works_for_one_unit(request.user))
    page = turned(threads, request.GET, per_page=PER_PAGE)
    return render(request, "nominations/conversations.html", {"page_obj": page})


@needs(WRITE, VERIFY)
def conversation(request: Request, code: str) -> HttpResponse:
    """All that was written about one dossier; whoever answers has read that thread, and whoever
    says so all of it. Asking something new reads nothing.
    """
    reachable = Nomination.objects.within_reach(request.user, _right(request))
    nomination = get_object_or_404(reachable.select_related("unit__commune"), code=code)
    threads = threads_of(nomination, request.user)
    form = CommentForm(kind=nomination.kind, initial={"form_key": uuid.uuid4()})
    if request.method == "POST" and "da-doc" in request.POST:
        _read(request, nomination)
        return to_page(request, "nominations:conversation", code)
    if request.method == "POST":
        first = row_id(request.POST.get("first", ""))
        thread = next((one for one in threads if one.first.pk == first), None)
        sent = _sent(request, nomination, thread)
        if sent.is_valid() and (said := _said(request, nomination, sent, thread)):
            if thread:
                _read(request, nomination, thread.first)
            there = f"da-gui-{said.first_id or said.pk}"  # on a phone the thread lies far below
            return to_page(request, "nominations:conversation", code, at=there)
        if thread:
            thread.form = sent
        form = sent if isinstance(sent, CommentForm) else form
    wrong = [one for one in (form, *(thread.form for thread in threads)) if one.errors]
    context = {"nomination": nomination, "threads": threads, "form": form} | shown(threads)
    context["corrects"] = _meeting_of(request, nomination, threads)
    context |= {"has_errors": bool(wrong), "wrong": wrong[0] if wrong else None}
    return answered(request, "nominations/conversation.html", context)


def _meeting_of(
    request: Request, nomination: Nomination, threads: Sequence[Thread]
) -> ReviewMeeting | None:
    """The review a thread is about, for whoever corrects its figures."""
    right = CORRECTED_BY[MeetingKind.UNIT_REVIEW]
    is_about = any(one.first.about == ABOUT for one in threads)
    if not (is_about and may(request.user, right, place=nomination.place)):
        return None
    ballot = review_ballot(nomination)
    return ballot.meeting if ballot else None


def _read(request: Request, nomination: Nomination, thread: Comment | None = None) -> None:
    """What the page showed, of one thread or of all; a comment that came meanwhile is still new."""
    last = row_id(request.POST.get("den", "")) or 0
    comments.read(nomination, last=last, thread=thread, by=request.user, at=request.at)


def _sent(request: Request, nomination: Nomination, thread: Thread | None) -> AnswerForm:
    if thread:
        return AnswerForm(request.POST, prefix=prefix_of(thread.first.pk))
    return CommentForm(request.POST, kind=nomination.kind)


def _said(
    request: Request, nomination: Nomination, form: AnswerForm, thread: Thread | None
) -> Comment | None:
    first = thread.first if thread else None
    try:
        said = comments.say(
            nomination, **form.cleaned_data, first=first, by=request.user, at=request.at
        )
    except Refused as refusal:
        add_refusal(form, refusal)
        return None
    other = "Phòng Văn hóa - Xã hội" if works_for_one_unit(request.user) else nomination.unit.name
    messages.success(request, f"Đã gửi. {other} thấy ở trang “Việc cần làm” và trong hồ sơ.")
    return said


@needs(WRITE, VERIFY)
@require_POST
def settle(request: Request, pk: int) -> HttpResponse:
    """Called done, or opened again."""
    found = Comment.objects.within_reach(request.user, _right(request)).filter(first=None)
    first = get_object_or_404(found.select_related("nomination__unit__commune"), pk=pk)
    try:
        comments.settle(first, done=request.POST.get("xong") == "1", by=request.user, at=request.at)
    except Refused as refusal:
        raise PermissionDenied from refusal
    _read(request, first.nomination, first)
    there = f"tro-{first.pk}"
    return to_page(request, "nominations:conversation", first.nomination.code, at=there)
