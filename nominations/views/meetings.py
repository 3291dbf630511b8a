"""The pages of meetings: all of them, one to correct, its minutes."""

from io import BytesIO

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.views.decorators.http import require_GET

from accounts.enums import Permission, Reach
from accounts.fields import put
from accounts.forms import add_refusal
from accounts.paging import turned
from accounts.permissions import may, reach, works_for_one_unit
from accounts.problems import Refused
from accounts.request import Request
from accounts.seals import NotAsSealed
from accounts.web import answered, needs, row_id
from conferences.web import here
from nominations.actions import meetings as actions
from nominations.actions.asked_figures import waiting_for
from nominations.actions.pictures import FILE
from nominations.enums import MeetingKind
from nominations.facts import named
from nominations.forms.office import CorrectionForm, MinutesForm
from nominations.kept import path_of, with_shots
from nominations.models import Ballot, Comment, MeetingFile, ReviewMeeting
from nominations.views.files import Back, shown_small, spoilt
from nominations.web.meetings import PER_PAGE, listed
from nominations.workflow.guards import asks_reason

VIEW = Permission.NOMINATION_VIEW
MEETINGS: Back = ("Trở lại các cuộc họp", reverse_lazy("nominations:meetings"))
AGAIN = "{}: giống hệt tệp {} đã có; biên bản chỉ giữ tệp có trước."
NAMED = 50  # of the dossiers a correction is about; the meeting's page has all
BY_NAME = ("nomination__name_sort", "pk")
LOOK_AGAIN = "Hãy xem lại hồ sơ này."
LEFT = "Còn {} đề nghị sửa khác về cuộc họp này chưa trả lời. Hãy mở lại trang sửa cuộc họp."


@needs(VIEW)
def meetings(request: Request) -> HttpResponse:
    """The review and approval meetings with their votes, the newest first, ready to print."""
    shown = listed(request, here(request))
    context = shown | {"meetings": shown["page_obj"], "corrects": _corrects(request)}
    writes = (Permission.NOMINATION_WRITE, Permission.NOMINATION_ENTER)
    context["may_write"] = any(reach(request.user, one) is not Reach.NOWHERE for one in writes)
    context["of_one_unit"] = works_for_one_unit(request.user)
    return render(request, "nominations/meetings.html", context)


@needs(VIEW)
def meeting(request: Request, pk: int) -> HttpResponse:
    """One meeting with everybody it voted on, a page at a time."""
    found = get_object_or_404(
        ReviewMeeting.objects.within_reach(request.user, VIEW).newest(), pk=pk
    )
    votes = Ballot.objects.within_reach(request.user, VIEW).filter(meeting=found).named()
    found.shown_ballots = turned(votes, request.GET, per_page=PER_PAGE, keys=BY_NAME)
    context = {"meeting": found, "page_obj": found.shown_ballots, "corrects": _corrects(request)}
    return render(request, "nominations/meeting.html", context)


def _corrects(request: Request) -> list[str]:
    """The kinds of meeting whose figures this person answers for."""
    kinds = actions.CORRECTED_BY.items()
    return [kind for kind, right in kinds if reach(request.user, right) is not Reach.NOWHERE]


def _reachable(request: Request, permission: Permission, pk: int) -> ReviewMeeting:
    found = ReviewMeeting.objects.within_reach(request.user, permission)
    return get_object_or_404(found.select_related("unit__commune"), pk=pk)


@needs(VIEW)
def correct(request: Request, pk: int) -> HttpResponse:
    """Other figures for a meeting that stands: with a reason, every dossier of it named."""
    meeting = _reachable(request, VIEW, pk)
    if not may(request.user, actions.CORRECTED_BY[MeetingKind(meeting.kind)], place=meeting.place):
        raise PermissionDenied
    stands, households = actions.figures_of(meeting), actions.households_of(meeting)
    waiting = waiting_for(meeting)
    filled = row_id(request.GET.get("de-nghi", "")) or 0
    form = CorrectionForm(
        request.POST or None, stands=stands, offered=waiting.get(filled, {}), households=households
    )
    if request.method == "POST" and form.is_valid():
        try:
            done = actions.correct(meeting, **form.cleaned_data, by=request.user, at=request.at)
            _tell(request, done)
            return redirect("nominations:meetings")
        except Refused as refusal:
            add_refusal(form, refusal)
            if isinstance(refusal, actions.Lacking):  # once more means it
                put(form, "told", refusal.mark)
    ballots = Ballot.objects.within_reach(request.user, VIEW).filter(meeting=meeting)
    context = {"meeting": meeting, "form": form, "has_errors": bool(form.errors)}
    context["ballots"] = ballots.named()[:NAMED]
    context["more"] = ballots.count() > NAMED
    said = Comment.objects.within_reach(request.user, VIEW).asked_of([meeting.pk])
    context["asked"] = said.select_related("nomination").order_by("-pk")[:NAMED]
    context |= {"waiting": waiting, "filled": filled}
    return answered(request, "nominations/meeting_correct.html", context)


def _tell(request: Request, done: actions.Corrected) -> None:
    """What was changed; who fell below the plan's share by it, by name."""
    told = ", ".join(named(here(request), done.codes)) or "không có hồ sơ nào"
    if not done.is_new:
        messages.info(request, "Cuộc họp đã có đúng các số này, không cần sửa thêm.")
        return
    messages.success(request, f"Đã sửa cuộc họp. Hồ sơ dựa vào cuộc họp: {told}.")
    if done.lacking:
        messages.warning(request, done.lacking)
    if done.left:
        messages.warning(request, LEFT.format(done.left))
    for one in done.lost:
        messages.warning(request, f"{one.full_name} ({one.code}): {one.text} {LOOK_AGAIN}")


@needs(VIEW)
def minutes(request: Request, pk: int) -> HttpResponse:
    """The approval meeting's minutes: their number and pages."""
    meeting = _reachable(request, VIEW, pk)
    if meeting.kind != MeetingKind.APPROVAL:
        raise Http404
    rights = (Permission.NOMINATION_APPROVE, Permission.NOMINATION_VERIFY)
    keeps = any(may(request.user, right, place=meeting.place) for right in rights)
    sent = (request.POST or None, request.FILES or None)
    asks = asks_reason(meeting, request.user)
    form = MinutesForm(*sent, stands={"number": meeting.number}, asks_reason=asks)
    if request.method == "POST" and form.is_valid() and _kept(request, meeting, form):
        messages.success(request, "Đã lưu biên bản.")
        return redirect("nominations:minutes", pk=pk)
    context = {"meeting": meeting, "form": form, "keeps": keeps, "has_errors": bool(form.errors)}
    context["votes"] = may(request.user, Permission.NOMINATION_APPROVE, place=meeting.place)
    context["files"] = with_shots(meeting.files.order_by("pk"), "nominations:minutes_thumbs")
    return answered(request, "nominations/minutes.html", context)


def _kept(request: Request, meeting: ReviewMeeting, form: MinutesForm) -> bool:
    """Keep number and pages, each page by itself; what is refused is said by name."""
    typed = form.cleaned_data
    try:
        for file in filter(None, typed["files"]):  # first: no box keeps a file
            _attached(request, meeting, form, file)
        said = {key: typed[key] for key in ("number", "seen")}
        actions.number(
            meeting, **said, reason=typed.get("reason", ""), by=request.user, at=request.at
        )
    except Refused as refusal:
        add_refusal(form, refusal)
    return not (form.errors or form.is_overtaken)


def _attached(
    request: Request, meeting: ReviewMeeting, form: MinutesForm, file: "UploadedFile[bytes]"
) -> None:
    """One page; what is there already is said."""
    there = set(meeting.files.values_list("pk", flat=True))
    try:
        kept = actions.attach(
            meeting,
            name=file.name or "",
            content=file.read(),
            reason=form.cleaned_data.get("reason", ""),
            by=request.user,
            at=request.at,
        )
    except Refused as refusal:
        if refusal.problems[0].field != FILE:
            raise
        form.add_error("files", f"{file.name}: {refusal}")
    else:
        if kept.pk in there:
            messages.warning(request, AGAIN.format(file.name, kept.name))


@needs(VIEW)
@require_GET
def minutes_thumbs(request: Request, keys: str) -> HttpResponse:
    """Pages of minutes so small that looking at them opens nothing: not told to the log."""
    return shown_small(MeetingFile.objects.within_reach(request.user, VIEW), keys)


@needs(VIEW)
@require_GET
def minutes_file(request: Request, pk: int) -> HttpResponseBase:
    """One page of the minutes, under a name without names (O5)."""
    found = MeetingFile.objects.within_reach(request.user, VIEW)
    file = get_object_or_404(found.select_related("meeting__unit__commune"), pk=pk)
    try:
        data = actions.open_minutes(file, by=request.user, at=request.at)
    except NotAsSealed as trouble:
        return spoilt(request, file, trouble, back=MEETINGS)
    answer = FileResponse(
        BytesIO(data),
        as_attachment=file.media_type != "image/jpeg",
        filename=f"bien-ban-{file.pk}{path_of(file).suffix}",
        content_type=file.media_type,
    )
    answer["Cache-Control"] = "private, no-store"
    return answer
