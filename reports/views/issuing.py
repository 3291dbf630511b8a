"""The pages where a paper is presented, issued and sent to the city."""

from io import BytesIO

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from accounts.enums import Permission
from accounts.forms import add_refusal
from accounts.problems import Problem, Refused
from accounts.request import Request
from accounts.seals import NotAsSealed
from accounts.web import answered, needs, row_id
from conferences.calendar import local_day, vn_short
from conferences.workflow import Move, blocking, obstacles
from reports.actions import issuing
from reports.actions.handing import hand_out_scan
from reports.catalogue import ENTRIES
from reports.facts import blank_of, warned_of
from reports.forms import IssueForm
from reports.models import ReportFile
from reports.views.papers import not_as_sealed
from reports.workflow import MOVES, may_issue, may_open


def _paper(request: Request, pk: int) -> ReportFile:
    """One paper this person may issue: out of reach is 404, without the right to open it 403."""
    papers = ReportFile.objects.within_reach(request.user, Permission.REPORT_ISSUE)
    paper = get_object_or_404(papers.with_names(), pk=pk)
    if not may_issue(request.user, paper):
        raise PermissionDenied
    return paper


def _in_the_way(request: Request, paper: ReportFile, move: Move) -> list[Problem]:
    return blocking(obstacles(paper, move, by=request.user, at=request.at))


@needs(Permission.REPORT_ISSUE)
@require_http_methods(["GET", "POST"])
def issue(request: Request, pk: int) -> HttpResponse:
    """Number, day and scan of a paper that was signed; what was typed stays."""
    paper = _paper(request, pk)
    if problems := _in_the_way(request, paper, MOVES["issue_paper"]):
        messages.error(request, problems[0].text)
        return redirect("reports:file", pk=pk)
    olds = paper.conference.papers.standing_with_the_city(paper.kind)
    ahead = _ahead(request, paper)
    form = IssueForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        olds={str(old.pk): _named(old) for old in olds},
        today=local_day(request.at),
        is_ahead=bool(ahead),
    )
    if request.method == "POST" and form.is_valid() and _issued(request, paper, form):
        messages.success(request, f"Đã ghi ban hành: số {form.cleaned_data['number']}.")
        return redirect("reports:file", pk=pk)
    context = {"report": paper, "form": form, "has_errors": bool(form.errors), "ahead": ahead}
    context |= {"looked_into": warned_of(paper), "blank": blank_of(paper)}
    return answered(request, "reports/issue.html", context)


def _ahead(request: Request, paper: ReportFile) -> str:
    return issuing.words_ahead(paper, request.at)


def _named(old: ReportFile) -> str:
    day = f" ngày {vn_short(old.issued_on)}" if old.issued_on else ""
    return f"{old.code}, số {old.number}{day} ({old.format.upper()})"


def _issued(request: Request, paper: ReportFile, form: IssueForm) -> bool:
    """Whether it was written; if not, the form says why beside the field."""
    scan, old = form.cleaned_data["scan"], form.cleaned_data.get("replaces", "0")
    try:
        issuing.issue(
            paper,
            number=form.cleaned_data["number"],
            issued_on=form.cleaned_data["issued_on"],
            scan=scan.read() if scan is not None else None,
            replaces=paper.conference.papers.get(pk=row_id(old)) if old != "0" else None,
            shares_number=form.cleaned_data.get("shares_number", False),
            is_meant=form.cleaned_data.get("ahead", False),
            by=request.user,
            at=request.at,
        )
    except Refused as refused:
        if any(problem.field == "shares_number" for problem in refused.problems):
            form.ask_about_number()
        add_refusal(form, refused)
    return not form.errors


@needs(Permission.REPORT_ISSUE)
@require_http_methods(["GET", "POST"])
def move(request: Request, pk: int, name: str) -> HttpResponse:
    """One step of a paper; a GET asks first, a refusal says why and keeps the reason typed."""
    paper = _paper(request, pk)
    if name not in issuing.VERBS:
        raise Http404
    note, refused = request.POST.get("note", ""), []
    if request.method == "POST":
        refused = _moved(request, paper, name, note)
        if not refused:
            messages.success(request, MOVES[name].made)
            return redirect("reports:file", pk=pk)
    elif problems := _in_the_way(request, paper, MOVES[name]):
        messages.error(request, problems[0].text)
        return redirect("reports:file", pk=pk)
    context = {"report": paper, "move": MOVES[name], "note": note, "refused": refused}
    context |= {"has_errors": bool(refused), "ahead": _ahead(request, paper)}
    context |= {"looked_into": warned_of(paper), "blank": blank_of(paper)}
    context["meant"] = "meant" in request.POST
    return answered(request, "reports/move.html", context)


def _moved(request: Request, paper: ReportFile, name: str, note: str) -> list[Problem]:
    """What stood in the way; nothing when the step was made."""
    try:
        meant = "meant" in request.POST
        issuing.move(paper, name, by=request.user, at=request.at, note=note, is_meant=meant)
    except Refused as refusal:
        return refusal.problems
    except NotAsSealed as trouble:
        return [Problem(text=not_as_sealed(request, paper, trouble))]
    return []


@needs(Permission.REPORT_VIEW)
def scan(request: Request, pk: int) -> HttpResponseBase:
    """The signed paper as it was scanned, as an attachment; recorded."""
    papers = ReportFile.objects.within_reach(request.user, Permission.REPORT_VIEW)
    paper = get_object_or_404(papers.with_names(), pk=pk)
    if not paper.scan:
        raise Http404
    if not may_open(request.user, paper):
        raise PermissionDenied
    try:
        data = hand_out_scan(paper, by=request.user, at=request.at)
    except NotAsSealed as trouble:
        messages.error(request, not_as_sealed(request, paper, trouble))
        return redirect("reports:file", pk=pk)
    suffix = paper.scan.rpartition(".")[2]
    name = ENTRIES[paper.kind].name(paper.code, is_draft=paper.told_ahead)
    name = f"{name}-ban-ky.{suffix}"
    return FileResponse(
        BytesIO(data), as_attachment=True, filename=name, content_type=paper.scan_type
    )
