"""The pages of the summary report: its parts, one part, counts of awards."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render

from accounts.enums import Permission
from accounts.forms import add_refusal
from accounts.problems import Refused
from accounts.request import Request
from accounts.web import answered, needs, row_id
from conferences.models import Conference
from conferences.web import here
from reports import actions
from reports.figures.awards import Line, award_counts, awards_table, counted, perhaps_counted
from reports.figures.layout import laid_out
from reports.figures.official import known
from reports.figures.summary import written_parts
from reports.forms import AwardForm, PartForm
from reports.models import AwardCount
from sheets.forms import ImportBox
from sheets.models import SheetMade


def _sent(request: Request) -> QueryDict | None:
    """What a form sent; an empty one too is sent."""
    return request.POST if request.method == "POST" else None


@needs(Permission.REPORT_EDIT)
def summary(request: Request) -> HttpResponse:
    """Every part III.3.1 names, what the plan asks of it, and whether it is written."""
    conference = here(request)
    parts = written_parts(conference, data=known(conference))
    context = {"parts": parts, "written": sum(part.is_written for part in parts)}
    return render(request, "reports/summary.html", context)


@needs(Permission.REPORT_EDIT)
def part(request: Request, key: str) -> HttpResponse:
    """Write one part beside the plan's demand and the figures; nobody's text is lost (R5)."""
    conference = here(request)
    parts = {one.key: one for one in written_parts(conference, data=known(conference))}
    one = parts.get(key)
    if one is None:
        raise Http404
    form = PartForm(_sent(request), stands={"text": one.text})
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_part(
                conference, key=key, by=request.user, at=request.at, **form.cleaned_data
            )
            messages.success(request, f"Đã lưu: {one.heading}.")
            return redirect("reports:summary")
        except Refused as refused:
            add_refusal(form, refused)
    context = {"part": one, "form": form, "has_errors": bool(form.errors)}
    return answered(request, "reports/part.html", context)


@needs(Permission.REPORT_EDIT)
def awards(request: Request) -> HttpResponse:
    """T8: every line the office entered, a form for one more or to change one."""
    conference = here(request)
    changed = _chosen(conference, request.GET.get("sua"))
    if gone := _chosen(conference, request.POST.get("bo")):
        actions.drop_awards(gone, by=request.user, at=request.at)
        messages.success(request, f"Đã bỏ dòng: {gone}.")
        return redirect("reports:awards")
    form = _award_form(request, conference, changed)
    if request.method == "POST" and form.is_valid() and _counted(request, form, changed):
        messages.success(request, "Đã ghi vào bảng khen thưởng.")
        return redirect("reports:awards")
    rows = award_counts(conference)
    if only := ImportBox.code_in(request.GET):
        mine = {*SheetMade.objects.codes_of(only)}
        rows = [row for row in rows if str(row.pk) in mine]
    table = awards_table(rows, conference.review_period)
    context: dict[str, Any] = {
        "form": form,
        "changed": changed,
        "rows": rows,
        "total": counted(rows),
        "only": only,
    }
    context |= {"sheet": laid_out(table), "has_errors": bool(form.errors)}
    return answered(request, "reports/awards.html", context)


def _award_form(request: Request, conference: Conference, changed: AwardCount | None) -> AwardForm:
    """The form of a line; where the same awards may be counted already, it asks about that."""
    sent, stands = _sent(request), changed.stands if changed else None
    form = AwardForm(sent, stands=stands)
    if sent is None or not form.is_valid():
        return form
    line = {name: form.line[name] for name in Line.__annotations__}
    perhaps = perhaps_counted(conference, besides=changed, **line)
    return AwardForm(sent, stands=stands, perhaps=perhaps)


def _chosen(conference: Conference, pk: str | None) -> AwardCount | None:
    if not pk:
        return None
    return get_object_or_404(conference.award_counts, pk=row_id(pk))


def _counted(request: Request, form: AwardForm, changed: AwardCount | None) -> bool:
    try:
        actions.count_awards(
            here(request),
            by=request.user,
            at=request.at,
            instead_of=changed,
            **form.line,
        )
    except Refused as refused:
        add_refusal(form, refused)
        return False
    return True
