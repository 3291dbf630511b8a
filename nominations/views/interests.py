"""Where somebody of office or leadership says that they are related to a nominee."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from accounts.enums import Permission
from accounts.fields import Typed
from accounts.forms import add_refusal
from accounts.models import User
from accounts.permissions import may
from accounts.problems import Problem, Refused
from accounts.request import Request
from accounts.web import answered, needs, row_id
from conferences.web import here
from nominations.actions import interests
from nominations.enums import NominationState
from nominations.forms.interests import WordForm
from nominations.models import Nomination
from nominations.web.interests import set_apart
from nominations.web.onward import to_dossier, to_page
from nominations.web.words import officers, people_of, waiting, words_form, words_page
from nominations.workflow.apart import is_namesake, leads_alone

VERIFY, APPROVE = Permission.NOMINATION_VERIFY, Permission.NOMINATION_APPROVE
SAID = {
    True: "Đã ghi: ông, bà có liên quan. Trả lại, thẩm định, duyệt hồ sơ này cần người khác làm.",
    False: "Đã ghi: ông, bà không liên quan.",
}

UNSURE = (
    "Chưa ghi. Đúng là có liên quan thì hãy đánh dấu ô “Tôi đúng là người đó hoặc người thân kể "
    "trên” rồi bấm lại; đã ghi thì không bỏ được."
)
WORDED = "Đã ghi ý kiến của lãnh đạo ở {} hồ sơ. {} thẩm định được."
NO_MORE = "{} hồ sơ không còn chờ ý kiến nên không ghi."


def _reachable(request: Request, code: str) -> Nomination:
    found = Nomination.objects.within_reach(request.user, Permission.NOMINATION_VIEW)
    return get_object_or_404(found.select_related("unit__commune"), code=code)


@needs(VERIFY, APPROVE)
def interest(request: Request, code: str) -> HttpResponse:
    """Who said that they are related, one's own answer, and the leadership's word."""
    nomination = _reachable(request, code)
    rows = set_apart(nomination)
    forms = {one.user.pk: _form(request, one.user) for one in rows}
    about, wrong = None, None
    if request.method == "POST":
        wanted = row_id(request.POST.get("nguoi", ""))
        about = next((one.user for one in rows if one.user.pk == wanted), None)
    if about:
        wrong = forms[about.pk] = _form(request, about, request.POST)
        if wrong.is_valid() and _worded(request, nomination, about, wrong):
            messages.success(request, "Đã ghi ý kiến của lãnh đạo.")
            return to_page(request, "nominations:interest", code)
    gives_word = may(request.user, APPROVE, place=nomination.place)
    context = {
        "nomination": nomination,
        "said": [(one, forms[one.user.pk]) for one in rows],
        "wrong": wrong,
        "mine": any(one.is_related and one.user == request.user for one in rows),
        "namesake": is_namesake(nomination, request.user),
        "gives_word": gives_word,
        "then": _next(request, nomination) if gives_word else None,
        "alone": leads_alone(nomination, request.user),
        "has_errors": wrong is not None,
    }
    return answered(request, "nominations/interest.html", context)


def _next(request: Request, nomination: Nomination) -> Nomination | None:
    """What waits longest for the leadership's word, but for the one at hand."""
    return waiting(request, nomination.conference).exclude(pk=nomination.pk).first()


def _form(request: Request, about: User, typed: Typed = None) -> WordForm:
    return WordForm(typed, own=about == request.user, prefix=f"n{about.pk}")


def _worded(request: Request, nomination: Nomination, about: User, form: WordForm) -> bool:
    said = form.cleaned_data["word"]
    try:
        interests.give_word(nomination, of=about, word=said, by=request.user, at=request.at)
    except Refused as refusal:
        add_refusal(form, refusal)
        return False
    return True


@needs(VERIFY, APPROVE)
@require_POST
def declare(request: Request, code: str) -> HttpResponse:
    """One's own answer; that one is related cannot be unsaid, so no single press says it."""
    nomination = _reachable(request, code)
    is_related = request.POST.get("co") == "1"
    if is_related and request.POST.get("chac") != "1":
        messages.warning(request, UNSURE)
        return to_page(request, "nominations:interest", code)
    interests.declare(nomination, is_related=is_related, by=request.user, at=request.at)
    messages.success(request, SAID[is_related])
    return to_dossier(request, code)


@needs(APPROVE)
def words(request: Request) -> HttpResponse:
    """What waits for the leadership's word: one for many of what the office would verify."""
    conference = here(request)
    everybody = people_of(conference)
    people = officers(everybody)
    form = words_form(request, people)
    refused: dict[str, list[Problem]] = {}
    if request.method == "POST" and form.is_valid():
        of, said = people[form.cleaned_data["who"]], form.cleaned_data["word"]
        asked = waiting(request, conference).filter(state=NominationState.SUBMITTED)
        chosen = list(asked.filter(code__in=form.chosen))
        refused = interests.give_words(chosen, of=of, word=said, by=request.user, at=request.at)
        if done := len(chosen) - len(refused):
            messages.success(request, WORDED.format(done, of.full_name))
        if gone := len(form.chosen) - len(chosen):
            messages.warning(request, NO_MORE.format(gone))
        if not refused:
            return redirect("nominations:words")
    context = words_page(request, conference, form, everybody) | {"refused": refused}
    context["has_errors"] = bool(form.errors or refused)
    return answered(request, "nominations/words.html", context)
