"""What a later paper changes of the plan: all there is to change, one thing, what it brings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.enums import Permission
from accounts.forms import add_refusal
from accounts.gathering import gathered
from accounts.problems import Refused
from accounts.request import Request
from accounts.web import answered, needs
from conferences.actions.editing import Tried, edit_plan, stands_of, try_edit
from conferences.calendar import local_day
from conferences.facts import plan_of
from conferences.facts.hanging import shifted
from conferences.forms.orders import OrderForm, form_for
from conferences.models import Conference, PlanEdition
from conferences.plan import Plan, of_text
from conferences.plan.boxes import boxes_of
from conferences.plan.orders import DEADLINE, FIGURE, SEATS, VENUE, said_of, title_of
from conferences.web import here

# As addresses spell it; of what a plan has one of, the key is this one.
PARTS = {"con-so": FIGURE, "han": DEADLINE, "dia-diem": VENUE, "so-nguoi": SEATS}
SPELLED = {what: part for part, what in PARTS.items()}
ONE = {VENUE: "hoi-nghi", SEATS: "don-vi"}
SAVE, AGAIN, BACK = "luu", "sua", "tra-lai"
MOST = 50  # changes told on the list
STANDS_SO = "Giá trị này đã lưu theo đúng văn bản ấy."


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing a paper may change, as the list shows it."""

    title: str
    words: str
    rule: str
    sentence: str
    address: str


@needs(Permission.PLAN_EDIT)
def items(request: Request) -> HttpResponse:
    """All there is to change, with what each rests on; what was changed, newest first."""
    conference = here(request)
    plan = plan_of(conference)
    done = conference.editions.exclude(about="").select_related("loaded_by").order_by("-number")
    told = [(one, *_named(plan, one)) for one in done[:MOST]]
    context = {"plan": plan, "groups": list(_groups(conference, plan)), "told": told}
    return render(request, "conferences/plan_items.html", context)


def _groups(conference: Conference, plan: Plan) -> Iterator[tuple[str, list[Item]]]:
    venue = said_of(plan, VENUE) or {}
    place = _item(plan, VENUE, "", plan.conference["venue"], venue["document"], venue["sentence"])
    yield "Hội nghị", [place]
    yield (
        "Con số",
        [_item(plan, FIGURE, one.key, one.words, one.rule, one.sentence) for one in plan.figures],
    )
    yield (
        "Các hạn",
        [
            _item(plan, DEADLINE, one.key, one.words, one.rule, one.sentence)
            for one in conference.deadlines.asked().in_order()
        ],
    )
    if seats := plan.seats:
        words = ", ".join(f"{label}: {number}" for label, number in seats.by_kind)
        yield "Số người", [_item(plan, SEATS, "", words, seats.rule, seats.sentence)]


def _item(plan: Plan, what: str, key: str, words: str, rule: str, sentence: str) -> Item:
    there, title = _address(what, key), title_of(plan, what, key)
    return Item(title=title, words=words, rule=rule, sentence=sentence, address=there)


def _address(what: str, key: str, **asks: int) -> str:
    there = [SPELLED[what], key or ONE[what]]
    query = {name.replace("_", "-"): value for name, value in asks.items()}
    return reverse("conferences:plan_item", args=there, query=query)


def _named(plan: Plan, edition: PlanEdition) -> tuple[str, str]:
    """What an edition is about, and the page that takes it back; none of what the plan has no more.

    A plan that was loaded since may have it no longer.
    """
    what, _, key = edition.about.partition("/")
    there = said_of(plan, what, key) is not None
    return title_of(plan, what, key), _address(what, key, tra_lai=edition.number) if there else ""


@needs(Permission.PLAN_EDIT)
def item(request: Request, part: str, key: str) -> HttpResponse:
    """One thing: its boxes and the paper's; then all it brings, before anything is kept."""
    conference, what = here(request), PARTS.get(part, "")
    named = key == ONE[what] if what in ONE else bool(what)
    key = "" if what in ONE else key
    stands = stands_of(conference, what, key) if named else None
    if stands is None:
        raise Http404
    form = _form(request, conference, what, key, stands)
    if request.method == "POST" and form.is_valid() and AGAIN not in request.POST:
        given: dict[str, Any] = {"edit": form.edit, "order": form.order, "at": request.at}
        given |= {"seen": form.cleaned_data["seen"], "by": request.user}
        try:
            if SAVE in request.POST:
                made = edit_plan(conference, **given)
                messages.success(request, f"Đã lưu. {made.words}" if made else STANDS_SO)
                return redirect("conferences:plan_items")
            if tried := try_edit(conference, **given):
                return _shown(request, form, tried, what, key)
            messages.info(request, STANDS_SO)
            return redirect("conferences:plan_items")
        except Refused as refused:
            add_refusal(form, refused)
    plan = plan_of(conference)
    said = said_of(plan, what, key) or {}
    context = {
        "form": form, "title": title_of(plan, what, key), "has_errors": bool(form.errors),
        "rule": said.get("document") or said.get("source"), "sentence": said["sentence"],
        "is_day": what == DEADLINE, "is_back": BACK in request.GET,
    }  # fmt: skip
    return answered(request, "conferences/plan_item.html", context)


def _form(
    request: Request, conference: Conference, what: str, key: str, stands: Mapping[str, Any]
) -> OrderForm:
    return form_for(
        plan_of(conference),
        what,
        key,
        request.POST if request.method == "POST" else None,
        names=dict(conference.commune.units.in_order().values_list("slug", "name")),
        papers=gathered().paper_names,
        today=local_day(request.at),
        stands=stands,
        offered=_as_before(conference, what, key, request.GET.get(BACK, "")),
    )


def _as_before(conference: Conference, what: str, key: str, number: str) -> Mapping[str, Any]:
    """What stood before that edition, to be ordered again; nothing where there is no such one."""
    if not (number.isascii() and number.isdigit()) or len(number) > 4:
        return {}
    earlier = conference.editions.filter(number=int(number) - 1).first()
    return (boxes_of(of_text(earlier.text), what, key) or {}) if earlier else {}


def _shown(request: Request, form: OrderForm, tried: Tried, what: str, key: str) -> HttpResponse:
    context = {
        "form": form, "order": form.order, "edited": tried.edited,
        "shifts": shifted(tried.before, tried.after),
        "title": title_of(plan_of(here(request)), what, key),
    }  # fmt: skip
    return render(request, "conferences/plan_shifts.html", context)
