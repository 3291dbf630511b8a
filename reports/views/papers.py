"""The pages of papers: the catalogue, asking, the file, downloading."""

from collections.abc import Collection, Mapping
from io import BytesIO
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.enums import Permission, Reach
from accounts.paging import turned
from accounts.permissions import reach
from accounts.request import Request
from accounts.seals import NotAsSealed
from accounts.web import answered, is_htmx, needs, page
from conferences.enums import JobState
from conferences.models import Conference
from conferences.tasks import ring
from conferences.web import here_or_none
from nominations.facts import named
from reports import actions
from reports.actions.handing import hand_out
from reports.catalogue import ENTRIES, Entry, is_of_nobody
from reports.enums import SENSITIVE, ReportKind
from reports.facts import (
    blank_of,
    duties_met_by,
    is_stale,
    looked_into,
    settled_by,
    tells_otherwise,
    to_be_blank,
    warned_of,
)
from reports.figures.profiles import without_ethnicity
from reports.forms import AskForm
from reports.models import ReportFile
from reports.rules import ahead_words
from reports.workflow import may_issue, may_open
from reports.workflow.posted import over

GONE = "Tệp không còn trên máy chủ."
CHANGED = "Tệp trên máy chủ không còn đúng như lúc lập (mã kiểm tra đã khác), nên không đưa ra."
BUILD_AGAIN = "Hãy lập lại văn bản này."
BUILD_AND_TELL = "Hãy lập lại văn bản này và báo kỹ thuật viên xem lại máy chủ."
FROM_BACKUP = "Hãy báo kỹ thuật viên khôi phục tệp từ bản sao lưu."
ASK_COMMUNE = "Hãy gọi xã đã gửi văn bản này."
A_PAGE = 20
STOP_POLLING = 286  # htmx: show this and ask no more


def _entries(
    request: Request,
    conference: Conference,
    newest: Mapping[str, ReportFile],
    ended: Collection[int],
) -> list[dict[str, Any]]:
    """The catalogue with what this person may do with each, and its newest file."""
    return [
        {
            "entry": entry,
            "may_ask": reach(request.user, entry.permission) is not Reach.NOWHERE,
            "newest": newest.get(kind),
            "is_stale": kind in newest and is_stale(newest[kind], conference),
            "is_over": kind in newest and newest[kind].pk in ended,
        }
        for kind, entry in ENTRIES.items()
        if entry.is_of(conference)
    ]


@needs(Permission.REPORT_VIEW)
def list_(request: Request) -> HttpResponse:
    """What can be built, what is being built, and every file so far; the city: what was sent."""
    files = ReportFile.objects.within_reach(request.user, Permission.REPORT_VIEW).with_names()
    conference = here_or_none(request)
    if conference:  # the city has none: it reads every commune's
        files = files.filter(conference=conference)
    page_obj = turned(files.newest(), request.GET, per_page=A_PAGE)
    reports = list(page_obj)
    of_each = conference.papers.newest_of_each_kind() if conference else ()
    newest = {report.kind: report for report in of_each}
    ended = over([*newest.values(), *reports])
    entries = _entries(request, conference, newest, ended) if conference else []
    stale = {(one["newest"].conference_id, one["entry"].kind) for one in entries if one["is_stale"]}
    for report in reports:
        report.is_over = report.pk in ended
        report.opens = may_open(request.user, report)
        of = (report.conference_id, report.kind)
        report.is_stale = bool(report.file) and of in stale  # as any that is older than the newest
    context = {
        "entries": entries,
        "may_ask": any(one["may_ask"] for one in entries),
        "page_obj": page_obj,
        "reports": reports,
        "of_city": reach(request.user, Permission.REPORT_VIEW) is Reach.OWN_CITY,
    }
    return render(request, "reports/list.html", context)


def _entry(request: Request, kind: str) -> tuple[Conference, Entry]:
    """The paper asked for: unknown is 404, without the right for it 403."""
    entry, conference = ENTRIES.get(kind), here_or_none(request)
    if entry is None or conference is None or not entry.is_of(conference):
        raise Http404
    if reach(request.user, entry.permission) is Reach.NOWHERE:
        raise PermissionDenied
    return conference, entry


@needs(Permission.REPORT_EXPORT)
def ask(request: Request, kind: str) -> HttpResponse:
    """Format and purpose of one paper; then its file's page."""
    conference, entry = _entry(request, kind)
    data = request.POST if request.method == "POST" else None
    empty = is_of_nobody(kind, conference, request.at)
    first = {"format": entry.formats[0]}
    ahead = ahead_words(kind, conference.starts_at, at=request.at)
    form = AskForm(data, entry=entry, is_of_nobody=empty, is_ahead=bool(ahead), initial=first)
    if request.method == "POST" and form.is_valid():
        report = actions.ask_for(
            conference,
            kind=kind,
            format=form.cleaned_data["format"],
            reason=form.cleaned_data["reason"],
            by=request.user,
            at=request.at,
        )
        ring(report.job_id or 0)
        return redirect("reports:file", pk=report.pk)
    context = {"entry": entry, "form": form, "has_errors": bool(form.errors)}
    context |= {"is_of_nobody": empty, "ahead": ahead}
    context["blank"] = to_be_blank(kind, conference, request.at)
    who, codes, then = looked_into(kind, conference)
    context["looked_into"] = (who, named(conference, codes), then)
    context["no_ethnicity"] = without_ethnicity(conference) if kind in SENSITIVE else []
    return answered(request, "reports/ask.html", context)


def _report(request: Request, pk: int, permission: Permission) -> ReportFile:
    reports = ReportFile.objects.within_reach(request.user, permission)
    return get_object_or_404(reports.with_names(), pk=pk)


@needs(Permission.REPORT_VIEW)
def file(request: Request, pk: int) -> HttpResponse:
    """How far one paper is; asks again every two seconds until it is done or has failed."""
    report = _report(request, pk, Permission.REPORT_VIEW)
    state = report.job.state if report.job else ""
    finished = state in (JobState.DONE, JobState.FAILED)
    of_city = reach(request.user, Permission.REPORT_VIEW) is Reach.OWN_CITY
    context = {
        "report": report,
        "finished": finished,
        "duties": [] if of_city else duties_met_by(report, request.user),
        "settled": [] if of_city else settled_by(report),
        "is_over": not of_city and report.pk in over([report]),
        "tells_otherwise": not of_city and _is_otherwise(report),
        "may_ask": _may_build(request, report),
        "may_retry": _may_build(request, report) and state == JobState.FAILED,
        "opens": may_open(request.user, report),
        "may_issue": may_issue(request.user, report),
        "newer": report.replacements.with_the_city().first(),
        "of_city": of_city,
        "looked_into": () if of_city else warned_of(report),
        "blank": () if of_city else blank_of(report),
    }
    status = STOP_POLLING if finished and is_htmx(request) else 200
    return page(request, "reports/file.html", "reports/_file.html", context, status=status)


def _is_otherwise(report: ReportFile) -> bool:
    """Whether it tells others by now; a list on a wall also where its days are others."""
    if report.kind == ReportKind.POSTING and report.file:
        return is_stale(report, report.conference)
    return tells_otherwise(report)


def _may_build(request: Request, report: ReportFile) -> bool:
    return reach(request.user, ENTRIES[report.kind].permission) is not Reach.NOWHERE


def not_as_sealed(request: Request, report: ReportFile, trouble: NotAsSealed) -> str:
    """What is wrong with a file and what this person can do: a working copy is built again."""
    what = GONE if trouble.is_missing else CHANGED
    if reach(request.user, Permission.REPORT_VIEW) is Reach.OWN_CITY:
        return f"{what} {ASK_COMMUNE}"
    if report.number:
        return f"{what} {FROM_BACKUP}"
    return f"{what} {BUILD_AGAIN if trouble.is_missing else BUILD_AND_TELL}"


@needs(Permission.REPORT_VIEW)
def download(request: Request, pk: int) -> HttpResponseBase:
    """The file, as an attachment under a name without persons; recorded."""
    report = _report(request, pk, Permission.REPORT_VIEW)
    if not report.file:
        raise Http404
    if not may_open(request.user, report):
        raise PermissionDenied
    try:
        data = hand_out(report, by=request.user, at=request.at)
    except NotAsSealed as trouble:
        messages.error(request, not_as_sealed(request, report, trouble))
        return redirect("reports:file", pk=report.pk)
    name = ENTRIES[report.kind].name(report.code, is_draft=report.told_ahead)
    return FileResponse(BytesIO(data), as_attachment=True, filename=f"{name}.{report.format}")


@needs(Permission.REPORT_EXPORT)
@require_POST
def retry(request: Request, pk: int) -> HttpResponse:
    """Try again what failed, with the figures of now."""
    report = _report(request, pk, Permission.REPORT_EXPORT)
    if not _may_build(request, report):
        raise PermissionDenied
    actions.retry(report, by=request.user, at=request.at)
    ring(report.job_id or 0)
    messages.success(request, "Đang lập lại văn bản.")
    return redirect("reports:file", pk=report.pk)
