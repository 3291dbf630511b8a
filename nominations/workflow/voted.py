"""Votes of the approval meeting that stand of a dossier already: whose they are, and since when."""

from collections.abc import Collection, Iterator

from accounts import audit
from accounts.models import AuditEvent, User
from accounts.problems import Problem
from conferences.calendar import vn_short
from conferences.workflow import overtaken
from nominations.enums import NominationState
from nominations.models import Ballot, Nomination
from nominations.workflow.values import counted

KEPT = "keep_votes"  # what the history calls their writing where the dossier waits on
VOTED = "họp xét duyệt ngày {}, đã ghi {}"


def mark_of(ballot_id: int) -> str:
    """What a page says along of the votes it has shown or told of."""
    return f"b{ballot_id}"


def standing(conference: int, codes: Collection[str]) -> Iterator[Ballot]:
    """The votes that new ones would take the place of, of those dossiers that wait on."""
    found = Ballot.objects.standing().of_approval().filter(nomination__code__in=codes)
    here = found.filter(
        nomination__conference=conference, nomination__state=NominationState.VERIFIED
    )
    yield from here.select_related("nomination__conference", "meeting").order_by("pk")


def words_of(ballot: Ballot) -> str:
    return VOTED.format(vn_short(ballot.meeting.held_on), counted(ballot).words)


def noted(nomination: Nomination) -> AuditEvent | None:
    """The event that says who wrote them."""
    of = {"target": "nomination", "target_code": nomination.code, "action": KEPT}
    return audit.last_of(nomination.commune_code, **of)


def unseen(nomination: Nomination, wanted: Ballot, *, seen: str | None, by: User) -> list[Problem]:
    """That votes stand its page has not told of, under the dossier's row; the same ones again are
    the same button tapped twice. seen: marks of those it told of; None of a program.
    """
    if seen is None or nomination.state != NominationState.VERIFIED:  # the move says what it is now
        return []
    own = Ballot.objects.standing().of_approval().filter(nomination=nomination)
    ballot = own.select_related("meeting").first()
    if ballot is None or mark_of(ballot.pk) in seen.split() or _same(ballot, wanted):
        return []
    return [overtaken(words_of(ballot), noted(nomination), by=by)]


def _same(one: Ballot, other: Ballot) -> bool:
    votes = ("meeting_id", "agree", "disagree", "abstain")
    return all(getattr(one, part) == getattr(other, part) for part in votes)
