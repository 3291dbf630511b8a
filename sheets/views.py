"""The pages of foreign tables: choosing, sending, the preview, what it made."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.enums import Permission
from accounts.paging import turned
from accounts.problems import Refused
from accounts.request import Request
from accounts.web import answered, is_htmx, needs, page
from conferences.tasks import ring
from conferences.web import here, say_problems
from sheets import actions, web
from sheets.actions.importing import AT_ONCE
from sheets.figures import fields_of
from sheets.forms import SheetForm
from sheets.models import SheetImport
from sheets.web import back, one_reason, outcome, undoing
from sheets.xlsx import template as workbook

A_PAGE = 20
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs(Permission.SHEET_IMPORT)
@require_GET
def list_(request: Request) -> HttpResponse:
    """What a table may be brought into, and what was brought in so far."""
    imports = SheetImport.objects.open_to(request.user).of(here(request)).in_list()
    page_obj = turned(imports, request.GET, per_page=A_PAGE)
    context = {"targets": web.my_targets(request), "page_obj": page_obj, "imports": list(page_obj)}
    return render(request, "sheets/list.html", context)


@needs(Permission.SHEET_IMPORT)
@require_http_methods(["GET", "POST"])
def begin(request: Request, slug: str) -> HttpResponse:
    """Send a file or a pasted block; nothing is anybody's row before it is looked at."""
    target, conference = web.target_at(request, slug), here(request)
    form = SheetForm(request.POST, request.FILES) if request.method == "POST" else SheetForm()
    if request.method == "POST" and form.is_valid():
        try:
            sheet = actions.stage(
                conference, target=target, book=form.book, source=form.source,
                digest=form.digest, by=request.user, at=request.at,
            )  # fmt: skip
            return redirect("sheets:show", pk=sheet.pk)
        except Refused as refused:
            form.add_error("file" if form.cleaned_data["file"] else "text", str(refused))
    context = {
        "target": target,
        "fields": target.fields(conference, request.at),
        "form": form,
        "has_errors": bool(form.errors),
    }
    return answered(request, "sheets/begin.html", context)


@needs(Permission.SHEET_IMPORT)
@require_GET
def template(request: Request, slug: str) -> HttpResponse:
    """The workbook to fill in."""
    target = web.target_at(request, slug)
    data = workbook(target.fields(here(request), request.at))
    answer = HttpResponse(data, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="mau-{target.slug}.xlsx"'
    return answer


@needs(Permission.SHEET_IMPORT)
@require_GET
def show(request: Request, pk: int) -> HttpResponse:
    """One import: its preview, how far the worker is, or what it made."""
    sheet = web.my_import(request, pk)
    if sheet.is_running:
        context = web.running(sheet)
        return page(request, "sheets/running.html", "sheets/_running.html", context)
    if is_htmx(request):  # the bar asks, and the work is over
        return HttpResponse(headers={"HX-Redirect": reverse("sheets:show", args=[pk])})
    if sheet.is_waiting:
        return render(request, "sheets/preview.html", web.preview(request, sheet))
    return render(request, "sheets/result.html", outcome.result(request, sheet))


@needs(Permission.SHEET_IMPORT)
@require_POST
def mend(request: Request, pk: int) -> HttpResponse:
    """Keep what a page of the preview says, and bring the ticked lines in where that is asked."""
    sheet = web.my_import(request, pk)
    mended = web.mended_from(request.POST, sheet)
    fields = fields_of(sheet, request.at)
    there = back.after_mending(request.POST, sheet, mended, fields)
    saved = back.saved_words(sheet, mended, fields)
    late = back.late_words(sheet, mended, fields)
    try:
        changed = actions.mend(sheet, mended=mended, by=request.user, at=request.at)
        if late:
            return _overtaken(request, pk, late)
        if changed:
            messages.error(request, changed)
            return redirect("sheets:show", pk=pk)
        if mended.brings:
            return _bring_in(request, web.my_import(request, pk))
        for told in filter(None, (saved, one_reason.done_words(sheet, mended))):
            messages.success(request, told)
    except Refused as refused:
        say_problems(request, refused.problems)
        return redirect("sheets:show", pk=pk)
    return redirect(there)


def _overtaken(request: Request, pk: int, words: list[str]) -> HttpResponse:
    """The same place of the preview as it stands now: what an old page sent otherwise is told."""
    context = web.preview(request, web.my_import(request, pk), back.place_of(request.POST))
    context["late"] = words
    return answered(request, "sheets/preview.html", context, overtaken=True)


def _bring_in(request: Request, sheet: SheetImport) -> HttpResponse:
    """At once where they are few; else a worker does it, and a page shows how far it is."""
    if sheet.rows.ticked().count() > AT_ONCE:
        ring(actions.ask_for(sheet, by=request.user))
        return redirect("sheets:show", pk=sheet.pk)
    try:
        actions.import_rows(sheet, by=request.user, at=request.at)
    except actions.Changed as changed:
        actions.look_again(sheet, by=request.user, at=request.at)
        say_problems(request, changed.problems)
    else:
        done = web.my_import(request, sheet.pk)
        messages.success(request, f"Đã nhập {done.made_count} dòng vào {sheet.into.title}.")
    return redirect("sheets:show", pk=sheet.pk)


@needs(Permission.SHEET_IMPORT)
@require_POST
def read_again(request: Request, pk: int) -> HttpResponse:
    """Take columns for something else, or agree to another code table; what is typed stays."""
    sheet = web.my_import(request, pk)
    mended, codes = web.mended_from(request.POST, sheet), request.POST.get("bang-ma")
    converted = None if codes is None else codes == "1"
    late = back.late_words(sheet, mended, fields_of(sheet, request.at))
    try:
        actions.read_again(
            sheet, mended=mended, converted=converted, by=request.user, at=request.at
        )  # fmt: skip
        if late:
            return _overtaken(request, pk, late)
    except Refused as refused:
        say_problems(request, refused.problems)
        return redirect("sheets:show", pk=pk)
    return redirect(back.after_reading(request.POST, sheet))


@needs(Permission.SHEET_IMPORT)
@require_http_methods(["GET", "POST"])
def undo(request: Request, pk: int) -> HttpResponse:
    """Say which rows would go for good and which stay, and why; then do that, or nothing."""
    sheet = web.my_import(request, pk)
    if request.method == "GET" and sheet.may_be_undone:
        return render(request, "sheets/undo.html", undoing.before(request, sheet))
    if request.method == "GET":
        return redirect("sheets:show", pk=pk)
    try:
        seen = request.POST.get(undoing.SEEN, "")
        actions.undo(sheet, seen=seen, by=request.user, at=request.at)
    except Refused as refused:
        say_problems(request, refused.problems)
        return redirect("sheets:undo", pk=pk)
    done = web.my_import(request, pk)
    messages.success(request, f"Đã hoàn tác {done.made_count - done.kept_count} dòng.")
    return redirect("sheets:show", pk=pk)


@needs(Permission.SHEET_IMPORT)
@require_POST
def drop(request: Request, pk: int) -> HttpResponse:
    """Forget a table that is not brought in."""
    sheet = web.my_import(request, pk)
    try:
        actions.drop(sheet, by=request.user)
        messages.success(request, "Đã bỏ bảng, không nhập dòng nào.")
    except Refused as refused:
        say_problems(request, refused.problems)
        return redirect("sheets:show", pk=pk)
    return redirect("sheets:list")
