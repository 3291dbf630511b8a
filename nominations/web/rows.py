"""The only place that reads what the form's pages rest on: a dossier, its votes, meeting, files."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.enums import Permission
from accounts.models import User
from accounts.web import row_id
from nominations.enums import EvidenceKind, MeetingKind
from nominations.models import Ballot, Evidence, Nomination, ReviewMeeting


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
