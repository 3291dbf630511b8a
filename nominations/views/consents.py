"""What a nominee agreed to: its page, withdrawing, and the sheet on which she is told and asked."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from accounts.enums import Permission
from accounts.forms import add_refusal
from accounts.permissions import may
from accounts.problems import Refused, fingerprint
from accounts.request import Request
from accounts.web import answered, needs
from conferences.calendar import local_day
from nominations.actions import consents
from nominations.enums import ConsentPurpose
from nominations.facts.posted import PostedRow
from nominations.forms.consents import ConsentForm, WithdrawForm
from nominations.models import Consent, Nomination
from nominations.views.paper import as_pdf
from nominations.web.around import hangs_otherwise
from nominations.web.consents import all_answers, asked_of, is_young
from nominations.web.onward import to_page
from nominations.web.posted import read_now
from nominations.web.told import page_of

ROUTE = "nominations:consents"
NOTHING = "Chưa chọn trả lời nào. Hãy chọn ít nhất một mục."
ALL = "rut-ca"  # the button of whoever agrees to nothing any more
NOT_DRAWN = "Chưa lập được phiếu báo. Hãy thử lại sau."
NOTHING_HELD = "Các ý kiến đã được rút lại từ trước. Hãy xem các ý kiến dưới đây."
OFF = "Đã gỡ tên khỏi trang công khai."
MEANWHILE = "Người khác vừa ghi ý kiến này. Hãy xem lại các ý kiến dưới đây."


def _reachable(request: Request, code: str) -> Nomination:
    found = Nomination.objects.within_reach(request.user, Permission.NOMINATION_VIEW)
    return get_object_or_404(found.select_related("unit__commune", "conference"), code=code)


@needs(Permission.NOMINATION_VIEW)
def consents_of(request: Request, code: str) -> HttpResponse:
    """What the nominee is asked, in which words, and what she answered; whoever may notes it."""
    nomination = _reachable(request, code)
    asked = asked_of(nomination)
    answers = {one.shown.purpose.value: one.answer for one in asked if one.answer}
    stands, today = consents.stands_of(nomination, answers), local_day(request.at)
    public, decides = _public(request, nomination)
    form = ConsentForm(
        request.POST or None,
        asked=[one.shown for one in asked], answers=answers, stands=stands, today=today,
        is_young=is_young(nomination, today), is_public=bool(public and decides),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid() and _noted(request, nomination, form, stands):
        return to_page(request, ROUTE, code)
    may_note = consents.may_note(nomination, request.user)
    context = {
        "nomination": nomination,
        "asked": asked,
        "shows_answers": bool(answers) or not may_note,  # else the form says as much
        "all_answers": all_answers(nomination),
        "form": form,
        "asks_still": any(not one.answer or one.answer.withdrawn_at for one in asked),
        "may_note": may_note,
        "public": public,
        "decides": decides,
        "is_asked": nomination.conference.asks_consents,
        "has_errors": bool(form.errors),
    }
    return answered(request, "nominations/consents.html", context)


def _public(request: Request, nomination: Nomination) -> tuple[PostedRow | None, bool]:
    """What anybody reads of it now, and whether this person may take a name off the page."""
    decides = may(request.user, Permission.POSTING_HANDLE, place=nomination.place)
    return read_now(nomination, request.at), decides


def _noted(
    request: Request, nomination: Nomination, form: ConsentForm, stands: dict[str, str]
) -> bool:
    """Write what was typed; whether there is nothing more to type here."""
    seen = form.cleaned_data["seen"]
    try:
        number = consents.note_consents(
            nomination, answers=form.answers, **form.how, seen=seen, takes_off=form.takes_off,
            by=request.user, at=request.at,
        )  # fmt: skip
    except Refused as refusal:
        add_refusal(form, refusal)
        return False
    if not number and seen == fingerprint(stands):
        form.add_error(None, NOTHING)
        return False
    if number:
        told = f"Đã ghi {number} ý kiến của {nomination.person}"
        messages.success(request, f"{told}{_mixed(form.answers.values())}.")
        _say_off(request, nomination, takes_off=form.takes_off)
    else:
        messages.warning(request, MEANWHILE)
    return True


def _say_off(request: Request, nomination: Nomination, *, takes_off: bool | None) -> None:
    """What the same press did to a public name."""
    if takes_off and read_now(nomination, request.at) is None:
        hangs = hangs_otherwise(request.user, nomination.conference)
        messages.success(request, OFF + hangs)


def _mixed(answers: Iterable[str]) -> str:
    """How many of each, where not all are the same."""
    said = Counter(answers)
    yes, no = said[consents.YES], said[consents.NO]
    return f": {yes} đồng ý, {no} không đồng ý" if yes and no else ""


@needs(Permission.NOMINATION_WRITE, Permission.NOMINATION_VERIFY)
def withdraw(request: Request, code: str, pk: int) -> HttpResponse:
    """The nominee agrees no more: when and how she said so."""
    nomination = _reachable(request, code)
    consent = get_object_or_404(Consent.objects.around(nomination.pk), pk=pk)
    public, decides = _public(request, nomination)
    answers = consents.answers_of(nomination)
    held = {one.purpose for one in answers.values() if one.holds}
    asks = held if ALL in request.POST else {consent.purpose}
    form = WithdrawForm(
        request.POST or None, today=local_day(request.at),
        is_public=bool(public and decides and ConsentPurpose.POSTING in held),
        of_public=ConsentPurpose.POSTING in asks,
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        how = form.how | {"by": request.user, "at": request.at}
        try:
            _say_withdrawn(request, nomination, consent, how)
            _say_off(request, nomination, takes_off=form.how["takes_off"])
            return to_page(request, ROUTE, code)
        except Refused as refusal:
            add_refusal(form, refusal)
    context = {"nomination": nomination, "consent": consent, "form": form}
    context |= {"all_held": len(held), "public": public, "decides": decides}
    context["has_errors"] = bool(form.errors)
    return answered(request, "nominations/withdraw.html", context)


def _say_withdrawn(
    request: Request, nomination: Nomination, consent: Consent, how: dict[str, Any]
) -> None:
    """Write it, of one or of all; say what was written."""
    if ALL not in request.POST:
        consents.withdraw(consent, where=nomination, **how)
        messages.success(request, f"Đã ghi rút lại: {consent.get_purpose_display().lower()}.")
    elif number := consents.withdraw_all(nomination, **how):
        messages.success(request, f"Đã ghi rút lại: {number} mục.")
    else:
        messages.warning(request, NOTHING_HELD)


@needs(Permission.NOMINATION_WRITE, Permission.NOMINATION_VERIFY)
def sheet(request: Request, code: str) -> HttpResponse:
    """One page on which the nominee is told what is kept and why, and says what she agrees to."""
    nomination = _reachable(request, code)
    if not consents.may_note(nomination, request.user):
        raise PermissionDenied
    told = page_of(nomination, at=request.at)
    return as_pdf(
        request, "nominations/print/nominee.html", told, name=f"phieu-bao-{code}",
        sorry=NOT_DRAWN, back=to_page(request, ROUTE, code).url,
    )  # fmt: skip
