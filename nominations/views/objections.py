"""Where the office reads what the public says, and answers it."""

from io import BytesIO

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.forms import add_refusal
from accounts.paging import turned
from accounts.problems import EDITED_MEANWHILE, Refused
from accounts.request import Request
from accounts.seals import NotAsSealed
from accounts.web import answered, asked, needs
from conferences.web import here_where_posted
from nominations.actions import objections as actions
from nominations.facts.posted import unanswered_by_others
from nominations.forms.objections import AnswerForm
from nominations.kept import path_of
from nominations.models import Objection, ObjectionFile
from nominations.querysets.objections import ANSWERED, HANDLES, LEADS, OPEN
from nominations.views.files import spoilt

A_PAGE = 30
DONE = "Đã ghi trả lời ý kiến {}."
STATES = (("", "Tất cả"), (OPEN, "Chưa trả lời"), (ANSWERED, "Đã trả lời"))


@needs(HANDLES, LEADS)
def objections(request: Request) -> HttpResponse:
    """All this person may answer, the newest first; open or answered."""
    conference = here_where_posted(request)
    mine = Objection.objects.of(conference).handled_by(request.user)
    state = asked(request).get("trang-thai", "")
    rows = mine.in_state(state).listed()
    page = turned(rows, request.GET, per_page=A_PAGE, keys=("-pk",))
    has_some = bool(page.paginator.count) or (bool(state) and mine.exists())
    context = {
        "page_obj": page, "state": state, "states": STATES, "has_some": has_some,
        "elsewhere": unanswered_by_others(conference, request.user),
    }  # fmt: skip
    return render(request, "nominations/objections.html", context)


@needs(HANDLES, LEADS)
def objection(request: Request, pk: int) -> HttpResponse:
    """One of them with who said it, what came along, and what was answered so far."""
    mine = Objection.objects.of(here_where_posted(request)).handled_by(request.user)
    found = mine.select_related("conference__commune", "nomination__unit__commune")
    one = get_object_or_404(found, pk=pk)
    answers = list(one.answers.select_related("by").order_by("-pk"))
    stands = answers[0] if answers else None
    last = stands.pk if stands else None
    told = {"conclusion": stands.conclusion, "reason": stands.reason} if stands else {}
    form, overtaken = AnswerForm(initial={"last": last} | told), False
    if request.method == "POST":
        form = AnswerForm(request.POST)
        if form.is_valid() and _said(request, one, form):
            return redirect("nominations:objection", pk=pk)
        overtaken = EDITED_MEANWHILE.text in form.non_field_errors()
    else:
        _looked(request, one)
    context = {
        "objection": one, "answers": answers, "files": list(one.files.order_by("pk")),
        "form": form, "last": last, "has_errors": bool(form.errors),
    }  # fmt: skip
    return answered(request, "nominations/objection.html", context, overtaken=overtaken)


def _looked(request: Request, one: Objection) -> None:
    """Noted; whoever is set apart by now finds nothing here."""
    try:
        actions.read(one, by=request.user, at=request.at)
    except Refused as refusal:
        raise Http404 from refusal


def _said(request: Request, one: Objection, form: AnswerForm) -> bool:
    said = form.cleaned_data
    try:
        actions.answer(
            one, conclusion=said["conclusion"], reason=said["reason"], corrects=said["last"],
            by=request.user, at=request.at,
        )  # fmt: skip
    except Refused as refusal:
        add_refusal(form, refusal)
        return False
    messages.success(request, DONE.format(one.code))
    return True


@needs(HANDLES, LEADS)
@require_safe
def objection_file(request: Request, pk: int) -> HttpResponseBase:
    """A stranger's file: only ever handed down, under a name of ours, and nothing in it acts."""
    mine = ObjectionFile.objects.handled_by(request.user)
    found = mine.filter(objection__conference=here_where_posted(request))
    related = found.select_related(
        "objection__conference__commune", "objection__nomination__unit__commune"
    )
    file = get_object_or_404(related, pk=pk)
    try:
        data = actions.open_file(file, by=request.user, at=request.at)
    except NotAsSealed as trouble:
        code = file.objection.code
        there = reverse("nominations:objection", args=[file.objection_id])
        return spoilt(request, file, trouble, back=(f"Trở lại ý kiến {code}", there))
    except Refused as refusal:
        raise Http404 from refusal
    answer = FileResponse(
        BytesIO(data),
        as_attachment=True,
        filename=f"{file.objection.code}-{file.pk}{path_of(file).suffix}",
        content_type=file.media_type,
    )
    answer["Cache-Control"] = "private, no-store"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
