"""People's accounts: who is here, as what; a first password is shown once, to whoever made it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from accounts.actions import first_password
from accounts.enums import Permission, Role
from accounts.forms import add_refusal
from accounts.models import Unit, User
from accounts.paging import turned
from accounts.permissions import looked_after
from accounts.problems import Refused
from accounts.request import Request
from accounts.web import answered, asked, needs
from conferences.actions import people as actions
from conferences.calendar import local_day
from conferences.forms import PeopleFilter, PersonForm

MANAGES = Permission.PEOPLE_MANAGE
A_PAGE = 50


def _units(request: Request) -> list[Unit]:
    return list(Unit.objects.within_reach(request.user, MANAGES).in_order())


def _roles(request: Request) -> list[Role]:
    mine = looked_after(request.user)
    return [role for role in Role if role in mine]


@needs(MANAGES)
def people(request: Request) -> HttpResponse:
    """Those whose accounts this person looks after."""
    units: list[tuple[int | str, str]] = [(one.slug, one.name) for one in _units(request)]
    form = PeopleFilter(asked(request), units=units, roles=_roles(request))
    chosen = form.chosen()
    rows = User.people.looked_after_by(request.user).narrowed(chosen).in_order()
    context = {
        "page_obj": (page := turned(rows, request.GET, per_page=A_PAGE)),
        "people": list(page),
        "form": form,
        "chosen": chosen,
        "at": request.at,
    }
    return render(request, "conferences/people.html", context)


def _form(request: Request, *, person: User | None = None) -> PersonForm:
    return PersonForm(
        request.POST if request.method == "POST" else None,
        roles=_roles(request),
        units=_units(request),
        today=local_day(request.at),
        stands=actions.stands_of(person) if person else None,
    )


@needs(MANAGES)
def add(request: Request) -> HttpResponse:
    """Somebody new; the answer shows the first password, this once."""
    form, commune = _form(request), request.user.commune
    if request.method == "POST" and form.is_valid() and commune:
        password = first_password()
        try:
            person = actions.add_person(
                commune=commune, said=form.said, password=password, by=request.user, at=request.at
            )
            return _handed(request, person, password)
        except Refused as refusal:
            add_refusal(form, refusal)
    context = {"form": form, "has_errors": bool(form.errors)}
    return answered(request, "conferences/person_add.html", context)


def _handed(request: Request, person: User, password: str) -> HttpResponse:
    """To be read out or printed now; nobody can look it up again."""
    misfit = actions.misfit_words(person.role, person.unit)
    context = {"person": person, "password": password, "misfit": misfit}
    answer = render(request, "conferences/person_password.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


def _found(request: Request, pk: int) -> User:
    mine = User.people.looked_after_by(request.user)
    return get_object_or_404(mine.select_related("unit", "commune__city"), pk=pk)


@needs(MANAGES)
def person(request: Request, pk: int) -> HttpResponse:
    """One account, and what may be done with it."""
    found = _found(request, pk)
    form = _form(request, person=found)
    if request.method == "POST" and form.is_valid():
        seen = request.POST.get("seen", "")
        try:
            changed = actions.edit_person(
                found, said=form.said, seen=seen, by=request.user, at=request.at
            )
            words = "Đã lưu." if changed else "Không có gì thay đổi."
            messages.success(request, f"{found.full_name}: {words}")
            if changed and (misfit := actions.misfit_words(found.role, found.unit)):
                messages.warning(request, misfit)
            return redirect("conferences:people")
        except Refused as refusal:
            add_refusal(form, refusal)
    context = {
        "person": found,
        "form": form,
        "has_errors": bool(form.errors),
        "works": found.works(request.at),
    }
    return answered(request, "conferences/person.html", context)


@needs(MANAGES)
@require_POST
@sensitive_post_parameters()
def password(request: Request, pk: int) -> HttpResponse:
    """Another first password, shown this once; asked first, since the old one ends."""
    found = _found(request, pk)
    if "chac-chan" not in request.POST:
        return render(request, "conferences/person_password.html", {"person": found})
    new = first_password()
    try:
        actions.reset_password(found, password=new, by=request.user, at=request.at)
    except Refused as refusal:
        messages.error(request, refusal.problems[0].text)
        return redirect("conferences:person", pk=pk)
    return _handed(request, found, new)


@needs(MANAGES)
@require_POST
def sign_out(request: Request, pk: int) -> HttpResponse:
    """Sign somebody out everywhere."""
    return _done(request, pk, actions.end_sessions, "đã đăng xuất ở mọi máy.")


@needs(MANAGES)
@require_POST
def leave(request: Request, pk: int) -> HttpResponse:
    """Somebody leaves, or comes back."""
    works = request.POST.get("lai") == "1"
    words = "dùng lại được tài khoản." if works else "đã nghỉ; hồ sơ đã làm vẫn còn nguyên."
    return _done(request, pk, actions.set_working, words, works=works)


def _done(
    request: Request, pk: int, act: Callable[..., Any], words: str, **how: bool
) -> HttpResponse:
    found = _found(request, pk)
    try:
        act(found, **how, by=request.user, at=request.at)
        messages.success(request, f"{found.full_name}: {words}")
    except Refused as refusal:
        messages.error(request, refusal.problems[0].text)
    return redirect("conferences:person", pk=pk)
