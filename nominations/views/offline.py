"""What a phone without a line fills in: the blank steps it keeps; what it brings, taken whole."""

from dataclasses import replace

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.devices import is_of_script
from accounts.enums import Permission
from accounts.kept import person_mark
from accounts.models import Unit
from accounts.problems import Refused
from accounts.request import AnyRequest, Request
from accounts.web import REFUSED, needs, open_to_all
from conferences.models import Conference
from conferences.web import here
from nominations.actions import drafts
from nominations.calendar import CALL, closed_words
from nominations.enums import NominationState
from nominations.facts.own import invites_of
from nominations.forms.steps import WholeForm
from nominations.models import Nomination
from nominations.web import rows, whole
from nominations.web.blank import drawn
from nominations.web.outlook import own_times

OTHERS = "Hồ sơ này do người khác viết trên máy này. Hãy để người ấy đăng nhập rồi gửi."
NO_DRAFT = "Hồ sơ này đã gửi hoặc đã xóa. Hãy xem ở “Việc cần làm”."
BACK = "back"  # posted with what of a dossier was not saved


@open_to_all(because="các bước để trống, không của riêng ai: máy giữ để viết khi mất mạng")
@require_safe
def blank(request: AnyRequest) -> HttpResponse:
    """The steps with nothing in them, which a phone keeps: whoever asks, the same bytes."""
    answer = HttpResponse(drawn())
    answer["Cache-Control"] = "no-cache"
    return answer


@needs(Permission.NOMINATION_WRITE)
@never_cache
def take_in(request: Request) -> HttpResponse:
    """A fresh token, whose it is, and how a dossier stands; posted, all boxes of one dossier, as
    often as it takes, or what of it was not saved, for its pages to show again.
    """
    asks = is_of_script(request)
    if request.method != "POST":
        if not asks:
            return redirect("/")
        known: dict[str, object] = {"token": get_token(request)}
        known["person"] = person_mark(request.user.pk)
        known["invites"] = invites_of(request.user.unit.kind) if request.user.unit else ""
        if code := request.GET.get("ma"):
            known["stands"] = _stands(request, code)
        return JsonResponse(known)
    form = WholeForm(request.POST, at=request.at)
    try:
        if not form.is_valid():
            raise Refused(*(str(error) for errors in form.errors.values() for error in errors))
        if BACK in request.POST:
            return JsonResponse({"address": _put_back(request, form)})
        nomination = _begun(request, here(request), form)
        brought = whole.written(request, nomination)
    except Refused as refusal:
        told = {"refused": [problem.text for problem in refusal.problems]}
        if not asks:
            return render(request, "nominations/not_taken.html", told, status=REFUSED)
        return JsonResponse(told, status=REFUSED)
    there = reverse("nominations:resume", args=[nomination.code])
    if not asks:  # given back after a new sign-in, as a form of a page
        return redirect(there)
    found = {"code": nomination.code, "address": there}
    return JsonResponse(found | {"lacks": brought.lacks, "held": brought.held})


def _stands(request: Request, code: str) -> dict[str, str] | None:
    """What is saved of that draft, by marks; None once it was sent or thrown away."""
    found = Nomination.objects.writable_by(request.user).filter(code=code).first()
    if found is None or found.keeps_history:
        return None
    return whole.marks(request, rows.around(request, found))


def _put_back(request: Request, form: WholeForm) -> str:
    """The page to look at what the phone kept of it.

    Raises Refused for another person's, and where the dossier is no draft any more.
    """
    _demand_own(request, form)
    found = Nomination.objects.writable_by(request.user)
    nomination = found.filter(form_key=form.cleaned_data["form_key"]).first()
    if nomination is None or nomination.keeps_history:
        raise Refused(NO_DRAFT)
    page = whole.put_back(request, rows.around(request, nomination))
    return reverse("nominations:step", args=[nomination.code, page or "ai"])


def _demand_own(request: Request, form: WholeForm) -> Unit:
    if form.cleaned_data["person"] != person_mark(request.user.pk) or request.user.unit is None:
        raise Refused(OTHERS)
    return request.user.unit


def _begun(request: Request, conference: Conference, form: WholeForm) -> Nomination:
    """The dossier of that form: begun by it now, or before, whenever that was.

    Raises Refused for another person's, and after the deadline, unless the phone says otherwise.
    """
    user, asked, unit = request.user, form.cleaned_data, _demand_own(request, form)
    key = asked["form_key"]
    times = replace(own_times(request, conference), claimed_at=asked["made_at"])
    if (
        not times.is_open(request.at)
        and not Nomination.objects.writable_by(user).filter(form_key=key).exists()
    ):
        raise Refused(f"{closed_words(times, NominationState.DRAFT)} {CALL}")
    return drafts.open_draft(
        conference=conference, unit=unit, kind=asked["kind"], form_key=key,
        claimed_at=asked["made_at"], by=user, at=request.at,
    )  # fmt: skip
