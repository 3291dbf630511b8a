"""The only place that gathers what stands at the end of the form: the summary, the receipt."""

from typing import Any

import segno
from django.http import HttpRequest
from django.urls import reverse

from accounts.names import offered
from nominations.enums import NominationKind, NominationState
from nominations.models import Nomination
from nominations.web.answers import answers
from nominations.web.hints import hints, odd_votes
from nominations.web.outlook import own_times, sending, times_for, whats_next
from nominations.web.rows import review_ballot
from nominations.web.walk import PARTS, page_of
from nominations.workflow.guards import can_submit, can_submit_for


def shouted(nomination: Nomination) -> str:
    """A person's name typed all large or all small, as it is written; offered, never forced (U12).

    Not of a collective or a household: its name has words that are no names.
    """
    if nomination.kind != NominationKind.INDIVIDUAL:
        return ""
    return offered(nomination.full_name)


def check_page(request: HttpRequest, nomination: Nomination) -> dict[str, Any]:
    """The summary before sending: answers, votes, files, and all that is still missing."""
    ballot = review_ballot(nomination)
    about = sending(request, nomination)
    asks = can_submit_for if about["by_office"] else can_submit
    problems = asks(nomination, request.at) if nomination.is_editable else []
    if request.method != "POST":  # that it is over stands above; nobody can do it away here
        problems = [problem for problem in problems if problem.field != "deadline"]
    return about | {
        "nomination": nomination,
        "answers": answers(nomination, masked=False),
        "ballot": ballot,
        "files": nomination.evidence.order_by("kind", "pk"),
        "missing": [(problem, page_of(nomination.kind, problem.field)) for problem in problems],
        "hints": [
            (hint, page_of(nomination.kind, hint.field))
            for hint in hints(nomination, ballot, request.user)
        ],
        "odd": odd_votes(ballot),
        "shouted": shouted(nomination),
        "parts": list(enumerate(PARTS, start=1)),
        "part_number": len(PARTS),
    }


def receipt(request: HttpRequest, nomination: Nomination) -> dict[str, Any]:
    """What the receipt says, on the page and on paper; its code opens on any phone (U17)."""
    there = reverse("nominations:receipt_public", args=[nomination.code, nomination.receipt_token])
    address = request.build_absolute_uri(there)
    code = segno.make(address, error="m")
    open_still = times_for(request, nomination).is_open(request.at)
    return {
        "nomination": nomination,
        "answers": answers(nomination, masked=True),
        "ballot": review_ballot(nomination),
        "files": nomination.evidence.order_by("kind", "pk"),
        "qr": code.svg_inline(scale=3, border=2, svgclass="qr", lineclass=None),
        "next_words": whats_next(request, nomination),
        "list_is_open": own_times(request, nomination.conference).is_open(request.at),
        "may_send": open_still,
        "may_take_back": open_still  # later it could not come again
        and nomination.state == NominationState.SUBMITTED
        and nomination.unit_id == request.user.unit_id,
    }
