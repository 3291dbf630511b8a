"""What the office takes from the grid of dossiers, and how it arranges it."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from accounts.enums import Permission
from accounts.request import Request
from accounts.web import needs
from conferences.calendar import local_day, vn_moment
from conferences.web import here
from nominations.actions import exporting
from nominations.web.grid import grid_of
from nominations.xlsx import grid_book

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs(Permission.REPORT_EXPORT)
@require_GET
def export(request: Request) -> HttpResponse:
    """Just what the grid shows, all its pages, as a workbook; who took it is recorded."""
    conference = here(request)
    grid = grid_of(request, conference)
    rows = [[column.words(row) for column in grid.columns] for row in grid.whole()]
    labels = [column.label for column in grid.columns]
    narrowed = [f"{label}: {words}" for _, label, words in grid.form.said()]
    told = (
        f"Hồ sơ giới thiệu, {conference.commune.name}: {len(rows)} hồ sơ",
        f"Lọc theo: {'; '.join(narrowed) or 'không lọc'}. Xếp theo: {grid.order.told}",
        f"Lập lúc {vn_moment(request.at)}",
    )
    book = grid_book([(one.label, one.long) for one in grid.columns], rows, told=told)
    exporting.hand_out(
        conference, rows=len(rows), columns=labels, by=request.user, at=request.at,
        narrowed=[label for _, label, _ in grid.form.said()],
    )  # fmt: skip
    answer = HttpResponse(book, content_type=XLSX)
    name = f"ho-so-{local_day(request.at):%Y-%m-%d}.xlsx"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
