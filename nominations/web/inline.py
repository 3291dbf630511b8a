"""One row of the list, open as a form at its place."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from accounts.enums import Permission
from accounts.request import Request
from accounts.web import asked
from conferences.calendar import local_day
from conferences.models import Conference
from nominations.actions.inline import INTEGRITY, row_of
from nominations.forms.inline import RowForm
from nominations.models import Nomination
from nominations.web.interests import kept_from

OPEN = "sua"  # the key of the address: which row is open


def of_list(request: Request, conference: Conference) -> Any:
    """Those whose rows this person may open."""
    mine = Nomination.objects.within_reach(request.user, Permission.NOMINATION_VERIFY)
    return mine.of(conference).with_lateness().select_related("unit__commune", "conference")


def form_of(request: Request, nomination: Nomination) -> RowForm | None:
    """Its boxes as they stand, or as they were sent; None where nothing of it may be changed."""
    stands = row_of(nomination, request.user)
    if not stands:
        return None
    return RowForm(
        request.POST if request.method == "POST" else None,
        stands=stands,
        kind=nomination.kind,
        today=local_day(request.at),
        corrects="full_name" in stands,
        checks=INTEGRITY in stands,
    )


def opened(
    request: Request,
    context: Mapping[str, Any],
    nomination: Nomination | None,
    form: RowForm | None,
) -> dict[str, Any]:
    """The list with one row open where it stands; above all others where it stands no more."""
    if nomination is None or form is None:
        return {}
    rows = context["rows"]
    codes = [row.nomination.code for row in rows]
    place = codes.index(nomination.code) if nomination.code in codes else 0
    there = nomination.code in codes
    return {
        "edited": nomination,
        "row_form": form,
        "kept": kept_from(request.user, nomination),
        "rows_before": rows[:place],
        "rows_after": rows[place + there :],
        "has_errors": bool(form.errors),
        "can_pick": False,  # one thing at a time: no form stands inside another
        "leave": back_to(request, nomination.code),
    }


def back_to(request: Request, code: str) -> str:
    """The list as it was, at the row."""
    said = {key: str(value) for key, value in asked(request).items() if key != OPEN}
    return reverse("nominations:list", query=said or None, fragment=code)
