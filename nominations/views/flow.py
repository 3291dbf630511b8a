"""The phone's pages around the steps: begin, check and send, the receipt."""

import uuid
from contextlib import suppress

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.devices import is_of_script
from accounts.enums import Permission, Reach
from accounts.forms import add_refusal
from accounts.permissions import reach
from accounts.problems import Problem, Refused
from accounts.request import Request
from accounts.web import answered, needs
from conferences.models import Conference
from conferences.web import here
from nominations.actions import decisions, drafts, evidence
from nominations.forms.steps import KindForm, PaperForm
from nominations.views.closed import closed_page
from nominations.views.paper import as_pdf, unit_named
from nominations.views.steps import already_sent
from nominations.web import flow, rows
from nominations.web.asked import first_box
from nominations.web.blank_sheet import blank_sheet
from nominations.web.outlook import sending, units_with_paper
from nominations.web.todo import todo_page

NO_SHEET = "Chưa lập được tệp phiếu. Hãy thử lại sau."
NOT_DRAWN = "Chưa lập được tệp biên nhận. Hồ sơ đã gửi, mã vẫn đúng; hãy thử lại sau."


@needs(Permission.NOMINATION_WRITE, Permission.NOMINATION_ENTER)
def new(request: Request) -> HttpResponse:
    """Who is put forward: a person, a collective, a household; the dossier begins here."""
    conference, unit = here(request), request.user.unit
    if reach(request.user, Permission.NOMINATION_WRITE) is Reach.NOWHERE:
        return _new_on_paper(request, conference)
    if unit is None:  # whoever writes for a unit belongs to one
        raise PermissionDenied
    if closed := closed_page(request, conference):
        return closed
    form = KindForm(request.POST or None, initial={"form_key": uuid.uuid4()})
    if request.method == "POST" and form.is_valid():
        try:
            begun = drafts.open_draft(
                conference=conference, unit=unit, **form.cleaned_data,
                by=request.user, at=request.at,
            )  # fmt: skip
            return redirect("nominations:step", code=begun.code, step="ai")
        except Refused as refusal:
            add_refusal(form, refusal)
    return answered(
        request, "nominations/new.html", {"form": form, "has_errors": bool(form.errors)}
    )


def _new_on_paper(request: Request, conference: Conference) -> HttpResponse:
    """The office begins a dossier for a unit that brings paper, after the deadline too."""
    form = PaperForm(
        request.POST or None,
        initial={"form_key": uuid.uuid4()},
        units=units_with_paper(request, conference),
    )
    if request.method == "POST" and form.is_valid():
        try:
            begun = drafts.open_draft(
                conference=conference, **form.cleaned_data, by=request.user, at=request.at,
                on_paper=True,
            )  # fmt: skip
            return redirect("nominations:step", code=begun.code, step="ai")
        except Refused as refusal:
            add_refusal(form, refusal)
    context = {"form": form, "has_errors": bool(form.errors), "on_paper": True}
    return answered(request, "nominations/new.html", context)


@needs(Permission.NOMINATION_WRITE, Permission.NOMINATION_ENTER)
def blank_form(request: Request) -> HttpResponse:
    """The same on one sheet for the pen, with a code that begins it online."""
    conference = here(request)
    begins = request.build_absolute_uri(reverse("nominations:new"))
    sheet = blank_sheet(conference, unit_named(request, conference), begins=begins)
    return as_pdf(
        request, "nominations/print/blank_sheet.html", {"sheet": sheet},
        name="phieu-gioi-thieu-de-trong", sorry=NO_SHEET, back="/",
    )  # fmt: skip


@needs(Permission.NOMINATION_WRITE, Permission.NOMINATION_ENTER)
def send(request: Request, code: str) -> HttpResponse:
    """Check the answers, then send; sent twice is sent once and ends on the same receipt (R4)."""
    nomination = rows.mine(request, code)
    refused: list[Problem] = []
    of_phone = is_of_script(request)  # static/js/waiting.js
    # Asked again after a lost answer, it does not send anew what the office returned meanwhile.
    is_done = of_phone and nomination.keeps_history
    if request.method == "POST" and nomination.is_editable and not is_done:
        try:
            decisions.submit(nomination, by=request.user, at=request.at)
        except Refused as refusal:
            refused = refusal.problems
    is_sent = not nomination.is_editable  # now or before, by whomever
    if of_phone:
        lacks = [problem.text for problem in refused]
        return JsonResponse({"sent": is_sent or is_done, "lacks": lacks})
    if is_sent:
        return redirect("nominations:receipt", code=code)
    context = flow.check_page(request, nomination, refused=refused) | {"has_errors": bool(refused)}
    return answered(request, "nominations/send.html", context)


@needs(Permission.NOMINATION_WRITE, Permission.NOMINATION_ENTER)
@require_POST
def respell(request: Request, code: str) -> HttpResponse:
    """Write a name typed all large or all small as it was offered; tapped twice it stands (U12)."""
    nomination = rows.mine(request, code)
    if nomination.is_editable and (name := flow.shouted(nomination)):
        with suppress(Refused):  # the page shows what stands
            drafts.edit(
                nomination, changes={"full_name": name}, version=nomination.version,
                by=request.user, at=request.at,
            )  # fmt: skip
    return redirect("nominations:send", code=code)


@needs(Permission.NOMINATION_WRITE, Permission.NOMINATION_ENTER)
def resume(request: Request, code: str) -> HttpResponse:
    """The pages of a dossier and what each lacks: where one comes back to, and goes on from.

    Who cannot send any more is shown what there is, not asked to fill in boxes.
    """
    nomination = rows.mine(request, code)
    if not (nomination.is_editable and sending(request, nomination)["may_send"]):
        return redirect("nominations:send", code=code)
    if there := first_box(nomination):
        return redirect(there)
    return render(request, "nominations/todo.html", todo_page(request, nomination))


@needs(Permission.NOMINATION_WRITE, Permission.NOMINATION_ENTER)
def receipt(request: Request, code: str) -> HttpResponse:
    """That the dossier arrived, its code, what happens next; open to come back to (U17)."""
    nomination = rows.mine(request, code)
    if nomination.submitted_at is None:
        return redirect("nominations:send", code=code)
    return render(request, "nominations/receipt.html", flow.receipt(request, nomination))


@needs(Permission.NOMINATION_WRITE, Permission.NOMINATION_ENTER)
def receipt_paper(request: Request, code: str) -> HttpResponse:
    """The receipt on paper: every question and answer, the time, the code (U18)."""
    nomination = rows.mine(request, code)
    if nomination.submitted_at is None:
        raise Http404
    told = flow.receipt(request, nomination)
    return as_pdf(
        request, "nominations/print/receipt.html", told, name=f"bien-nhan-{code}",
        sorry=NOT_DRAWN, back=reverse("nominations:receipt", args=[code]),
    )  # fmt: skip


@needs(Permission.NOMINATION_WRITE, Permission.NOMINATION_ENTER)
def receipt_picture(request: Request, code: str) -> HttpResponse:
    """The receipt as a picture, for its sender to send on; nobody else may have it."""
    nomination = rows.mine(request, code)
    if nomination.submitted_at is None:
        raise Http404
    answer = HttpResponse(flow.receipt_drawn(request, nomination), content_type="image/png")
    answer["Content-Disposition"] = f'attachment; filename="bien-nhan-{code}.png"'
    return answer


@needs(Permission.NOMINATION_WRITE, Permission.NOMINATION_ENTER)
def discard(request: Request, code: str) -> HttpResponse:
    """Throw away a draft that was never sent; asked on a page of its own (U22).

    Asked again after a lost answer it is done; of anybody else's nothing is told.
    """
    try:
        nomination = rows.mine(request, code)
    except Http404:
        if request.method != "POST" or not rows.thrown_away(request, code):
            raise
        messages.success(request, "Bản nháp này đã xóa.")
        return redirect("/")
    if nomination.submitted_at is not None or not nomination.is_editable:
        return already_sent(request, nomination)
    if request.method == "POST":
        try:
            evidence.discard(nomination, by=request.user, at=request.at)
            messages.success(request, f"Đã xóa bản nháp {code}.")
        except Refused as refusal:  # tapped twice, or sent meanwhile
            messages.warning(request, refusal.problems[0].text)
        return redirect("/")
    return render(request, "nominations/discard.html", {"nomination": nomination})
