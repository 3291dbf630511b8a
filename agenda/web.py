"""What the programme's pages share."""

from typing import Any

from django.shortcuts import get_object_or_404

from accounts.enums import Permission, Reach
from accounts.permissions import reach
from accounts.request import Request
from agenda.facts import programme
from agenda.forms import ItemForm, StartForm
from agenda.models import AgendaItem
from conferences.calendar import local_day
from conferences.web import here


def item_of(request: Request, pk: int) -> AgendaItem:
    """An item this person may edit, or 404."""
    mine = AgendaItem.objects.within_reach(request.user, Permission.AGENDA_EDIT).with_places()
    return get_object_or_404(mine, pk=pk)


def context_of(
    request: Request, *, start_form: StartForm | None = None, add_form: ItemForm | None = None
) -> dict[str, Any]:
    """What every page of the programme shows; one of its forms with the errors that stand in it."""
    conference = here(request)
    typed = start_form or add_form
    return {
        "programme": programme(conference),
        "can_edit": reach(request.user, Permission.AGENDA_EDIT) is not Reach.NOWHERE,
        "start_form": start_form
        or StartForm(stands={"starts_at": conference.starts_at}, today=local_day(request.at)),
        "add_form": add_form or ItemForm(offered={"minutes": 15}),
        "form": typed,
        "has_errors": bool(typed and typed.errors),
    }
