"""Reads what the form's pages rest on: a dossier, its votes, meeting, files."""

from collections import Counter
from datetime import date
from typing import Any

from django.shortcuts import get_object_or_404

from accounts.enums import Permission
from accounts.models import AuditEvent, User
from accounts.permissions import works_for_one_unit
from accounts.request import Request
from accounts.web import row_id
from conferences.web import here_or_none
from nominations.enums import EvidenceKind, MeetingKind
from nominations.kept import with_shots
from nominations.models import Ballot, Evidence, Nomination, ReviewMeeting
from nominations.querysets import parts
from nominations.querysets.meetings import MeetingQuerySet

LOOKED_AT = 20  # of a unit's dossiers, for where its people are found


def mine(request: Request, code: str) -> Nomination:
    """A dossier the person writes; anybody else's is the 404 of one never there."""
    user = request.user
    writable = Nomination.objects.writable_by(user).annotate(**parts.left())
    own = works_for_one_unit(user)
    found = get_object_or_404(writable if own else writable.select_related("unit"), code=code)
    if own and user.unit:
        found.unit = user.unit  # read with the session
    return around(request, found)


def thrown_away(request: Request, code: str) -> bool:
    """Whether this person threw the draft of that code away: the log knows when the row is gone."""
    log = AuditEvent.objects.of(target="nomination", target_code=code)
    return log.filter(action="discard", actor=request.user.username).exists()


def around(request: Request, found: Nomination) -> Nomination:
    """With the commune and the conference that were read with the session."""
    conference, commune = here_or_none(request), request.user.commune
    if conference and conference.pk == found.conference_id:
        found.conference = conference  # with the plan's share of votes
    if commune and commune.pk == found.unit.commune_id:
        found.unit.commune = commune
    return found


def review_ballot(nomination: Nomination) -> Ballot | None:
    """The dossier's votes in its unit's meeting; no query where its row was read without any."""
    if not nomination.has_votes:
        return None
    ballots = nomination.ballots.filter(meeting__kind=MeetingKind.UNIT_REVIEW)
    return ballots.select_related("meeting").first()


def summed_up(nomination: Nomination) -> tuple[Ballot | None, list[Evidence]]:
    """What stands beside the answers in the summary: the votes, and the files in their order."""
    return review_ballot(nomination), list(nomination.evidence.in_order())


def meeting_at_hand(nomination: Nomination, user: User, chosen: str) -> ReviewMeeting | None:
    """The one an address names by its id, else the dossier's own."""
    return _known(nomination, user).at_hand(nomination.pk, row_id(chosen))


def last_meetings(nomination: Nomination, user: User) -> list[ReviewMeeting]:
    """The unit's meeting votes were entered of last, of those the person knows of, and others of
    its day: offered, never filled in unasked. Who has minutes before them goes on in them,
    whatever came after that day.
    """
    return _known(nomination, user).counted_last()


def usual_address(nomination: Nomination, user: User) -> str:
    """Where the unit's other dossiers most often say that people are found; empty for its first."""
    known = Nomination.objects.within_reach(user, Permission.NOMINATION_VIEW)
    others = known.filter(unit_id=nomination.unit_id).exclude(address="")
    latest = others.order_by("-pk").values_list("address", flat=True)[:LOOKED_AT]
    return next((address for address, _ in Counter(latest).most_common(1)), "")


def meetings_on(nomination: Nomination, user: User, day: date) -> list[ReviewMeeting]:
    """The unit's meetings of that day that the person knows of."""
    return list(_known(nomination, user).filter(held_on=day))


def _known(nomination: Nomination, user: User) -> MeetingQuerySet:
    """The unit's; one that only drafts of others rest on is as if it were not there."""
    known = ReviewMeeting.objects.within_reach(user, Permission.NOMINATION_VIEW)
    return known.of(nomination.conference).of_unit(nomination.unit_id)


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
    files = with_shots(nomination.evidence.in_order(), "nominations:evidence_thumbs")
    minutes = [file for file in files if file.kind == EvidenceKind.MINUTES]
    return {
        "minutes": minutes,
        "shared": None if minutes else minutes_to_share(nomination, user),  # where none is
        "removed": nomination.removed_files.order_by("-pk") if nomination.has_removed else (),
        "photos": [file for file in files if file.kind != EvidenceKind.MINUTES],
    }
