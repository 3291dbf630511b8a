"""The pages of likely doubles: all pairs, and one pair side by side with its answer."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.enums import Permission
from accounts.forms import add_refusal
from accounts.problems import Refused
from accounts.request import Request
from accounts.web import answered, needs
from conferences.web import here
from nominations.actions import doubles
from nominations.enums import DoubleVerdict
from nominations.forms.check import PairForm
from nominations.models import Nomination
from nominations.web.onward import from_answered, list_of, to_dossier
from nominations.web.pairs import pair_page, pairs_of
from nominations.web.pairs_answered import answered_of


@needs(Permission.NOMINATION_VIEW)
def pairs(request: Request) -> HttpResponse:
    """All dossiers that may be of one person, two by two, and why."""
    return render(request, "nominations/pairs.html", pairs_of(request, here(request)))


@needs(Permission.NOMINATION_VIEW)
def pairs_answered(request: Request) -> HttpResponse:
    """What was answered of them, also where a side is not judged any more; found by name."""
    context = answered_of(request, here(request))
    return render(request, "nominations/pairs_answered.html", context)


@needs(Permission.NOMINATION_VIEW)
def pair(request: Request, code: str, other: str) -> HttpResponse:
    """Two dossiers beside each other; the office answers whether they are one person."""
    found = Nomination.objects.within_reach(request.user, Permission.NOMINATION_VIEW)
    found = found.select_related("unit__commune", "conference")
    first, second = (get_object_or_404(found, code=one) for one in (code, other))
    if first.pk == second.pk or first.conference_id != second.conference_id:
        raise Http404
    context = pair_page(request, first, second)
    form = context["form"]
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            messages.success(request, _answer(request, first, second, form))
            led = list_of(request)  # by its dossier, which goes on with the list it was opened from
            return to_dossier(request, code) if led else redirect("nominations:pairs")
        except Refused as refusal:
            add_refusal(form, refusal)
    context |= {"has_errors": request.method == "POST", "from_answered": from_answered(request)}
    return answered(request, "nominations/pair.html", context)


def _answer(request: Request, one: Nomination, other: Nomination, form: PairForm) -> str:
    """Write the answer; what is said of it."""
    said = form.cleaned_data
    how = {"seen": said["seen"], "by": request.user, "at": request.at}
    if said["answer"] == DoubleVerdict.DIFFERENT:
        doubles.tell_apart(one, other, ground=said["ground"], **how)
        return f"Đã ghi {one.code} và {other.code} không phải một người."
    kept, closed = (one, other) if said["answer"] == one.code else (other, one)
    doubles.keep_one(kept, closed, **how)
    return (
        f"Đã đóng hồ sơ {closed.code}, giữ hồ sơ {kept.code}. Muốn hoàn tác, mở hồ sơ "
        f"{closed.code} rồi bấm “Mở lại hồ sơ đóng vì trùng”."
    )
