"""The only place that gathers what the phone's pages show: a step, the summary, a receipt."""

from typing import Any

import segno
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.enums import Permission
from accounts.models import User
from accounts.names import offered
from accounts.web import row_id
from nominations.enums import EvidenceKind, MeetingKind, NominationKind, NominationState
from nominations.forms.order import FLOWS, PARTS, page_of
from nominations.models import Ballot, Evidence, Nomination, ReviewMeeting
from nominations.web.answers import answers
from nominations.web.hints import hints, odd_votes
from nominations.web.outlook import own_times, sending, times_for, whats_next
from nominations.workflow.guards import can_submit, can_submit_for


def mine(request: HttpRequest, code: str) -> Nomination:
    """A dossier the person writes; anybody else's is the 404 of one never there."""
    found = Nomination.objects.writable_by(request.user)
    return get_object_or_404(found.select_related("unit__commune", "conference"), code=code)


def review_ballot(nomination: Nomination) -> Ballot | None:
    """The dossier's votes in its unit's meeting."""
    ballots = nomination.ballots.filter(meeting__kind=MeetingKind.UNIT_REVIEW)
    return ballots.select_related("meeting").first()


def counted(
    nomination: Nomination, user: User, chosen: str = ""
) -> tuple[Ballot | None, ReviewMeeting | None]:
    """The votes so far, and the meeting at hand: one just entered or taken again, or theirs.

    Without votes the meeting this dossier's own page entered last: going back finds it again.
    A meeting that only drafts of others rest on is as if it were not there.
    """
    known = ReviewMeeting.objects.within_reach(user, Permission.NOMINATION_VIEW)
    held = known.of(nomination.conference).of_unit(nomination.unit_id)
    ballot = review_ballot(nomination)
    found = held.filter(pk=row_id(chosen)).first() if chosen else None
    if found is None and ballot is None:
        found = held.filter(opened_for=nomination).order_by("-pk").first()
    return ballot, found or (ballot.meeting if ballot else None)


def last_meeting(nomination: Nomination, user: User) -> ReviewMeeting | None:
    """The unit's newest meeting the person knows of: offered, never filled in unasked."""
    known = ReviewMeeting.objects.within_reach(user, Permission.NOMINATION_VIEW)
    return known.of(nomination.conference).of_unit(nomination.unit_id).first()


def minutes_to_share(nomination: Nomination, user: User) -> Evidence | None:
    """Minutes of the same meeting in another dossier of the unit that the person may read."""
    return (
        Evidence.objects.within_reach(user, Permission.NOMINATION_VIEW)
        .filter(
            kind=EvidenceKind.MINUTES,
            nomination__unit=nomination.unit_id,
            nomination__ballots__meeting__kind=MeetingKind.UNIT_REVIEW,
            nomination__ballots__meeting__ballots__nomination=nomination,
        )
        .exclude(nomination=nomination)
        .select_related("nomination")
        .order_by("pk")
        .first()
    )


def first_lacking(request: HttpRequest, nomination: Nomination) -> str | None:
    """The first page, in their order, that something is missing on; None when nothing is."""
    lacking = {
        page_of(nomination.kind, problem.field) for problem in can_submit(nomination, request.at)
    }
    return next((step.slug for step in FLOWS[nomination.kind] if step.slug in lacking), None)


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


def files_page(nomination: Nomination, user: User) -> dict[str, Any]:
    """The files of a dossier by kind, for the page that adds and removes them."""
    files = list(nomination.evidence.order_by("pk"))
    minutes = [file for file in files if file.kind == EvidenceKind.MINUTES]
    return {
        "minutes": minutes,
        "shared": None if minutes else minutes_to_share(nomination, user),  # where none is
        "removed": nomination.removed_files.order_by("-pk"),
        "photos": [file for file in files if file.kind != EvidenceKind.MINUTES],
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
