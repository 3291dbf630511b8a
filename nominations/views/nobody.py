"""Where a unit answers that it puts nobody forward, and takes that back; the office for paper."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.enums import Permission
from accounts.forms import add_refusal
from accounts.models import Unit
from accounts.permissions import works_for_one_unit
from accounts.problems import Refused
from accounts.request import Request
from accounts.telling import in_sentence
from accounts.web import answered, needs
from conferences.calendar import local_day
from conferences.models import Conference
from conferences.web import here
from nominations.actions import nobody as actions
from nominations.forms.nobody import NobodyForm, UnsayForm
from nominations.models import Nobody
from nominations.querysets.nobody import NobodyQuerySet
from nominations.reading import asks_households
from nominations.views.paper import as_pdf
from nominations.views.unit_minutes import NOT_DRAWN, PAPER
from nominations.web.hints import early
from nominations.web.outlook import own_times, units_with_paper
from nominations.web.unit_minutes import paper_of_nobody

WRITES = (Permission.NOMINATION_WRITE, Permission.NOMINATION_ENTER)
SAID = "Đã ghi {} không giới thiệu ai. Có người cần giới thiệu thì cứ gửi hồ sơ, lời báo tự hết."
UNSAID = "Đã thôi báo: {} còn phải gửi hồ sơ."


def _written_by(request: Request) -> NobodyQuerySet:
    """As far as the person writes; a commune has some dozens of units."""
    right = WRITES[0] if works_for_one_unit(request.user) else WRITES[1]
    found = Nobody.objects.within_reach(request.user, right)
    return found.select_related("unit__commune", "conference").order_by("unit__order", "pk")


@needs(*WRITES)
def nobody(request: Request) -> HttpResponse:
    """Day and figures of the review that put nobody forward; those that stand, to be taken back."""
    conference = here(request)
    own = request.user.unit if works_for_one_unit(request.user) else None
    form = _form(request, conference, own)
    if request.method == "POST" and form.is_valid() and _said(request, conference, form):
        return redirect("nominations:nobody")
    return _page(request, form)


def _page(request: Request, form: NobodyForm, refused: UnsayForm | None = None) -> HttpResponse:
    """refused: the box of the answer that was to be taken back, where its note is missing."""
    conference, own = here(request), form.own
    stands = [(one, _asked(one, own, refused)) for one in _written_by(request).standing(conference)]
    context = {
        "form": form, "stands": stands, "own": own, "refused": refused or form,
        "has_errors": bool(form.errors or refused),
        "sent": actions.HAS_SENT.format(code) if (code := _sent_by(conference, own)) else "",
        "is_open": own is None or own_times(request, conference).is_open(request.at),
    }  # fmt: skip
    return answered(request, "nominations/nobody.html", context)


def _asked(said: Nobody, own: Unit | None, refused: UnsayForm | None) -> UnsayForm | None:
    if own:
        return None
    return refused if refused and refused.of.pk == said.pk else UnsayForm(of=said)


def _sent_by(conference: Conference, own: Unit | None) -> str:
    return actions.sent_by(conference, own) if own else ""


def _form(
    request: Request, conference: Conference, own: Unit | None, *, typed: bool = True
) -> NobodyForm:
    return NobodyForm(
        request.POST if typed and request.method == "POST" else None,
        units=None if own else units_with_paper(request, conference),
        own=own,
        today=local_day(request.at),
        households=own is None or asks_households(own.kind),  # of paper the action knows the unit
    )


def _said(request: Request, conference: Conference, form: NobodyForm) -> bool:
    figures = {name: form.cleaned_data[name] for name in ("held_on", "invited", "present")}
    try:
        actions.say_nobody(
            conference=conference, unit=form.unit, meeting=actions.Held(**figures),
            on_paper=form.own is None, by=request.user, at=request.at,
        )  # fmt: skip
    except Refused as refusal:
        add_refusal(form, refusal)
        return False
    messages.success(request, SAID.format(in_sentence(form.unit.name)))
    for odd in early(figures["held_on"], conference):
        messages.warning(request, odd.text)
    return True


@needs(*WRITES)
def paper(request: Request, pk: int) -> HttpResponse:
    """The minutes of the review that put nobody forward, to print, complete and sign."""
    said = get_object_or_404(_written_by(request), pk=pk)
    return as_pdf(
        request, PAPER, {"paper": paper_of_nobody(said)}, name="bien-ban-khong-gioi-thieu",
        sorry=NOT_DRAWN, back=reverse("nominations:nobody"),
    )  # fmt: skip


@needs(*WRITES)
@require_POST
def unsay(request: Request, pk: int) -> HttpResponse:
    """Take one back; the unit owes its dossiers again. The office says why."""
    said = get_object_or_404(_written_by(request), pk=pk)
    own = request.user.unit if works_for_one_unit(request.user) else None
    form = UnsayForm(request.POST, of=said)
    if not own and not form.is_valid():
        return _page(request, _form(request, here(request), None, typed=False), form)
    note = "" if own else form.cleaned_data["note"]
    try:
        actions.unsay_nobody(said, note=note, by=request.user, at=request.at)
        messages.success(request, UNSAID.format(in_sentence(said.unit.name)))
    except Refused as refusal:  # tapped twice, or a dossier was sent meanwhile
        messages.warning(request, refusal.problems[0].text)
    return redirect("nominations:nobody")
