"""The grid as it leaves the house: at once, or as a file a worker builds and one person takes."""

from io import BytesIO

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.enums import Permission
from accounts.problems import Refused
from accounts.request import Request
from accounts.seals import NotAsSealed
from accounts.web import is_htmx, needs, page
from conferences.tasks import ring
from conferences.web import here, say_problems
from nominations.actions import exporting
from nominations.models import GridExport
from nominations.web import exported as web
from nominations.web.grid import grid_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
GONE = "Tệp không còn nguyên trên máy chủ nên không đưa ra. Hãy tải lại từ danh sách."
STOP_POLLING = 286  # htmx: show this and ask no more


@needs(Permission.REPORT_EXPORT)
@require_GET
def export(request: Request) -> HttpResponse:
    """Just what the grid shows, all its pages, as a workbook; who took it is recorded."""
    conference = here(request)
    grid = grid_of(request, conference)
    if not web.is_short(grid):
        return redirect(reverse("nominations:export_ask", query=grid.said or None))
    book, rows = web.book_of(grid, at=request.at)
    exporting.hand_out(
        conference, rows=rows, columns=web.labels_of(grid), narrowed=web.narrowed_of(grid),
        by=request.user, at=request.at,
    )  # fmt: skip
    answer = HttpResponse(book, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{web.name_of(request.at)}"'
    return answer


@needs(Permission.REPORT_EXPORT)
def ask(request: Request) -> HttpResponse:
    """What a file of so many rows will hold; a press asks a worker for it."""
    conference = here(request)
    grid = grid_of(request, conference)
    total = len(grid.pks)
    if request.method == "POST":
        try:
            wish = exporting.ask_for(
                conference, asks=web.asks_of(grid), wanted=total, by=request.user, at=request.at
            )
            ring(wish.job_id or 0)
            return redirect("nominations:export_show", pk=wish.pk)
        except Refused as refused:
            say_problems(request, refused.problems)
    own = GridExport.objects.of(request.user).filter(conference=conference).kept(request.at)
    context = {
        "total": total,
        "columns": web.labels_of(grid),
        "told": grid.words,
        "is_short": web.is_short(grid),
        "own": own.order_by("-pk"),
    }
    return render(request, "nominations/export_ask.html", context)


def _own(request: Request, pk: int) -> GridExport:
    """One's own, kept still; another's is the 404 of one never there."""
    return get_object_or_404(GridExport.objects.of(request.user).kept(request.at), pk=pk)


@needs(Permission.REPORT_EXPORT)
@require_GET
def show(request: Request, pk: int) -> HttpResponse:
    """How far the worker is; then what is in the file."""
    export = _own(request, pk)
    over = export.built_at is not None or export.is_failed
    status = STOP_POLLING if over and is_htmx(request) else 200
    context = {"export": export, "over": over}
    whole, part = "nominations/export.html", "nominations/_export.html"
    return page(request, whole, part, context, status=status)


@needs(Permission.REPORT_EXPORT)
@require_GET
def take(request: Request, pk: int) -> HttpResponseBase:
    """The file for who asked, the right asked for again; recorded."""
    export = _own(request, pk)
    if export.built_at is None:
        raise Http404
    try:
        data = exporting.hand_out_file(export, by=request.user, at=request.at)
    except Refused as refused:
        raise PermissionDenied(str(refused)) from refused
    except NotAsSealed:
        messages.error(request, GONE)
        return redirect("nominations:export_show", pk=pk)
    name = web.name_of(export.built_at)
    return FileResponse(BytesIO(data), as_attachment=True, filename=name, content_type=XLSX)
