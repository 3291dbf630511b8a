"""Where the office puts candidates up and ends it; the leadership says that it counts."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from accounts.enums import Permission
from accounts.forms import add_refusal
from accounts.paging import turned
from accounts.problems import Refused
from accounts.request import Request
from accounts.web import answered, needs
from conferences.models import Conference
from conferences.web import here_where_posted
from nominations.actions import posting as actions
from nominations.actions.taken_off import keep_up, take_off
from nominations.forms.posting import EndForm, WordForm
from nominations.models import Nomination, Posted, Posting
from nominations.web.around import hangs_otherwise, papers_at_hand
from nominations.web.posted import address_of
from nominations.web.posting import past_approval, undecided, waiting_now
from nominations.workflow.public import refused

A_PAGE = 50
BY_NAME = ("nomination__name_sort", "pk")
PUT_UP = "Đã niêm yết {} hồ sơ."
OFF = "Đã gỡ tên {} khỏi trang công khai."
STAYS = "Vẫn niêm yết {}."
ENDED = "Đã kết thúc niêm yết. Trang công khai không còn danh sách."


@needs(Permission.POSTING_HANDLE)
def posting(request: Request) -> HttpResponse:
    """Who is up and until when; puts up those who are chosen."""
    conference = here_where_posted(request)
    if request.method == "POST":
        try:
            number = actions.post(
                conference,
                chosen=request.POST.getlist("chon"),
                in_spite=request.POST.getlist("van-niem-yet"),
                by=request.user, at=request.at,
            )  # fmt: skip
            messages.success(request, PUT_UP.format(number))
        except Refused as refusal:
            messages.error(request, refusal.problems[0].text)
        return redirect("nominations:posting")
    return _page(request, conference)


def _page(request: Request, conference: Conference) -> HttpResponse:
    newest = Posting.objects.of(conference).select_related("conference").newest().first()
    running = newest if newest and newest.is_open(request.at) else None
    rows = Posted.objects.public(request.at).filter(posting=running)
    rows = rows.select_related("nomination__unit").order_by(*BY_NAME)
    page = turned(rows, request.GET, per_page=A_PAGE, keys=BY_NAME)
    waiting = waiting_now(request, conference)
    asks, asked_for = undecided(conference, request.at) if running else ([], 0)
    context = {
        "days": conference.posting_days, "running": running, "newest": newest, "page_obj": page,
        "waiting": waiting,
        "cut": newest.rows.cut_short().count() if newest and newest.ended_at else 0,
        "undecided": asks, "more_undecided": asked_for - len(asks),
        "unwilling": refused([row.nomination for row in page]) if running else (),
        "there": address_of(request, conference.commune.code),
        "papers": papers_at_hand(request.user, conference, page="nominations:posting"),
        "past": past_approval(request, conference) if waiting.number else None,
    }  # fmt: skip
    return answered(request, "nominations/posting.html", context)


@needs(Permission.POSTING_HANDLE)
@require_POST
def off(request: Request) -> HttpResponse:
    """Take a name off the page whose bearer refuses, or let it stand in spite of that."""
    conference = here_where_posted(request)
    found = Nomination.objects.of(conference).select_related("unit__commune", "conference")
    nomination = get_object_or_404(found, code=request.POST.get("ho-so", ""))
    stays = "giu" in request.POST
    try:
        decide = keep_up if stays else take_off
        decide(nomination, by=request.user, at=request.at)
        done = STAYS if stays else OFF + hangs_otherwise(request.user, conference)
        messages.success(request, done.format(nomination.full_name))
    except Refused as refusal:
        messages.error(request, refusal.problems[0].text)
    return redirect("nominations:posting")


@needs(Permission.POSTING_HANDLE)
def end(request: Request) -> HttpResponse:
    """Ask how many it is of and why, then take the public page away before its time."""
    conference = here_where_posted(request)
    form = EndForm(request.POST if request.method == "POST" else None)
    running = Posting.objects.of(conference).running(request.at)
    found = running.select_related("conference__commune").newest().first()
    if found is None and request.method != "POST":
        return redirect("nominations:posting")
    if request.method == "POST" and form.is_valid():
        try:
            if found is None:
                raise Refused(actions.OVER)
            reason = form.cleaned_data["reason"]
            actions.end(found, reason=reason, by=request.user, at=request.at)
            messages.success(request, ENDED)
            return redirect("nominations:posting")
        except Refused as refusal:
            add_refusal(form, refusal)
    context = {
        "posting": found, "form": form, "has_errors": bool(form.errors),
        "number": Posted.objects.public(request.at).filter(posting=found).count(),
        "unanswered": found.objections.open().count() if found else 0,
    }  # fmt: skip
    return answered(request, "nominations/posting_end.html", context)


@needs(Permission.NOMINATION_APPROVE)
def word(request: Request, pk: int) -> HttpResponse:
    """The leadership's word on a posting that ended early."""
    ended = Posting.objects.of(here_where_posted(request)).exclude(ended_at=None)
    found = get_object_or_404(ended.select_related("conference__commune"), pk=pk)
    form = WordForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data["word"]
        try:
            actions.let_count(found, word=said, by=request.user, at=request.at)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, "Đã ghi ý kiến.")
            return redirect("nominations:approval")
    apart = () if found.counts_word else actions.set_apart(found, request.user)
    waits = list(actions.waits_for_word(found).order_by("name_sort", "pk"))
    context = {
        "posting": found, "number": len(waits), "waits": waits, "form": form,
        "unanswered": found.objections.open().count(),
        "has_errors": bool(form.errors), "apart": apart,
    }  # fmt: skip
    return answered(request, "nominations/posting_word.html", context)
