"""Where a unit writes previous awards one by one; each press comes back to the list of them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.enums import Permission
from accounts.forms import add_refusal
from accounts.problems import Refused
from accounts.request import Request
from accounts.web import answered, needs, row_id
from conferences.calendar import local_day
from nominations.actions import award_rows
from nominations.awards import FORMS, MOST
from nominations.forms.awards import LIST, PreviousAwardForm
from nominations.models import Nomination, PreviousAward
from nominations.views.steps import already_sent
from nominations.web import rows
from nominations.web.visit import address
from nominations.workflow.asked import closed_words, open_topics

SAVED = "Đã lưu khen thưởng."
STANDS = "Khen thưởng này đã có trong danh sách, không ghi thêm lần nữa."
WRITES = (Permission.NOMINATION_WRITE, Permission.NOMINATION_ENTER)


def _here(request: Request, nomination: Nomination) -> str:
    asked = ["ve=gui"] if request.GET.get("ve") == "gui" else []
    return address("awards", nomination.code, asked=asked)


@needs(*WRITES)
def awards(request: Request, code: str) -> HttpResponse:
    """The awards so far and the boxes of one more, or of the one that is mended (`sua`)."""
    nomination = rows.mine(request, code)
    if not nomination.is_editable:
        return already_sent(request, nomination)
    found = award_rows.rows_of(nomination)
    place = row_id(request.GET.get("sua", ""))
    mended = found[place - 1] if 0 < place <= len(found) else None
    if place and mended is None and request.method != "POST":
        return redirect(_here(request, nomination))
    stands = award_rows.boxes_of(mended.value) if mended else award_rows.NOTHING
    form = PreviousAwardForm(
        request.POST if request.method == "POST" else None,
        stands=stands if place else None,
        latest=local_day(request.at).year,
    )
    if request.method == "POST" and form.is_valid() and _saved(request, nomination, form, place):
        return redirect(_here(request, nomination))
    return _page(request, nomination, form, place, found)


def _saved(request: Request, nomination: Nomination, form: PreviousAwardForm, place: int) -> bool:
    try:
        is_new = award_rows.write_row(
            nomination, row=form.award, place=place, seen=form.cleaned_data.get("seen"),
            by=request.user, at=request.at,
        )  # fmt: skip
    except Refused as refusal:
        add_refusal(form, refusal)
        return False
    messages.success(request, SAVED if is_new else STANDS)
    return True


def _page(
    request: Request,
    nomination: Nomination,
    form: PreviousAwardForm,
    place: int,
    found: list[PreviousAward],
) -> HttpResponse:
    checking = request.GET.get("ve") == "gui"
    asked = ["ve=gui"] if checking else []
    step = reverse("nominations:step", args=[nomination.code, "thanh-tich"])
    opened, removed = open_topics(nomination), award_rows.removed_of(nomination)
    is_closed = opened is not None and award_rows.TEXT not in opened
    context = {
        "nomination": nomination, "form": form, "has_errors": bool(form.is_bound and form.errors),
        "rows": found, "mended": bool(place), "removed": removed,
        "fits": bool(removed and award_rows.fits(nomination, removed)),
        "closed": closed_words(nomination) if is_closed else "",
        "forms": FORMS, "list": LIST, "is_full": len(found) >= MOST, "checking": checking,
        "here": _here(request, nomination), "back": step + "".join(f"?{one}" for one in asked),
    }  # fmt: skip
    return answered(request, "nominations/awards.html", context)


@needs(*WRITES)
@require_POST
def remove(request: Request, code: str) -> HttpResponse:
    """Take one away; asked again after a lost answer it is done."""
    nomination = rows.mine(request, code)
    place, said = row_id(request.POST.get("dong", "")), request.POST.get("noi-dung", "")
    try:
        if award_rows.remove_row(
            nomination, place=place, said=said, by=request.user, at=request.at
        ):
            messages.success(request, f"Đã bỏ: {said}. Lấy lại được ở cuối trang.")
        else:
            messages.warning(request, award_rows.GONE)
    except Refused as refusal:
        messages.warning(request, refusal.problems[0].text)
    return redirect(_here(request, nomination))


@needs(*WRITES)
@require_POST
def restore(request: Request, code: str) -> HttpResponse:
    """Take back what was taken away last."""
    nomination = rows.mine(request, code)
    try:
        if award_rows.restore_row(nomination, by=request.user, at=request.at):
            messages.success(request, "Đã lấy lại khen thưởng.")
    except Refused as refusal:
        messages.warning(request, refusal.problems[0].text)
    return redirect(_here(request, nomination))
