"""The only place for what the programme's pages share."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.enums import Permission, Reach
from accounts.permissions import reach
from accounts.problems import Problem
from agenda.facts import programme
from agenda.forms import ItemForm, StartForm
from agenda.models import AgendaItem
from conferences.calendar import local_day
from conferences.web import here


def item_of(request: HttpRequest, pk: int) -> AgendaItem:
    """An item this person may edit, or 404."""
    mine = AgendaItem.objects.within_reach(request.user, Permission.AGENDA_EDIT).with_places()
    return get_object_or_404(mine, pk=pk)


def context_of(request: HttpRequest, **more: object) -> dict[str, Any]:
    """What every page of the programme shows; `more` brings a form with its errors."""
    conference = here(request)
    context: dict[str, Any] = {
        "programme": programme(conference),
        "can_edit": reach(request.user, Permission.AGENDA_EDIT) is not Reach.NOWHERE,
        "start_form": StartForm(
            stands={"starts_at": conference.starts_at}, today=local_day(request.at)
        ),
        "add_form": ItemForm(offered={"minutes": 15}),
    } | more
    context["form"] = more.get("start_form") or more.get("add_form")
    context["has_errors"] = bool(context["form"] and context["form"].errors)
    return context


def say_problems(request: HttpRequest, problems: list[Problem]) -> None:
    """What the plan says to it: an error where it was refused, a warning where it was done."""
    for problem in problems:
        tell = messages.error if problem.blocks else messages.warning
        source = f" Kế hoạch, mục {problem.rule}: “{problem.source}”" if problem.source else ""
        tell(request, f"{problem.text}{source}")
