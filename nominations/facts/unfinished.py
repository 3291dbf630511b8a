"""What one person typed on a page of many and has not written yet: the last of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from accounts.models import User
from accounts.querysets.questions import Question
from conferences.models import Conference
from nominations.models import HeldForm, Nomination
from nominations.models.held import dossiers_of
from nominations.querysets.held import HELD_FOR, MOST_HELD, VOTES

DAY = "held_on"  # the meeting's own box of it


@dataclass(frozen=True, kw_only=True)
class UnfinishedVotes:
    """Votes of a meeting that are typed and not entered. codes: of the dossiers that are ticked or
    have votes, and wait to be decided; day: of the meeting, as typed so far.
    """

    number: int
    codes: tuple[str, ...]
    day: str
    at: datetime

    @property
    def count(self) -> int:
        return len(self.codes)


@Question
def _newest(owner: int, conference: int, kind: str) -> QuerySet[HeldForm, HeldForm]:
    own = HeldForm.objects.own(owner, conference, kind).filter(chosen__gt=0)
    return own.order_by("-at", "-pk")[:MOST_HELD]


def waiting_of(conference: Conference, codes: Collection[str]) -> set[str]:
    """Those of them that wait to be decided; nothing is asked of none."""
    if not codes:
        return set()
    found = Nomination.objects.of(conference).verified().filter(code__in=codes).order_by()
    return set(found.values_list("code", flat=True))


def unfinished_of(held: HeldForm, waiting: Collection[str]) -> UnfinishedVotes:
    """What of one form is not entered yet. waiting: codes of those that wait to be decided."""
    codes = tuple(code for code in dossiers_of(held.boxes) if code in waiting)
    day = dict(held.boxes).get(DAY, "").strip()
    return UnfinishedVotes(number=held.pk, codes=codes, day=day, at=held.at)


def kept_votes(conference: Conference, *, user: User, at: datetime) -> list[HeldForm]:
    """The forms of meetings this person typed in and has not entered, the newest first."""
    return [one for one in _newest(user.pk, conference.pk, VOTES) if at - one.at < HELD_FOR]


def waiting_in(kept: Sequence[HeldForm], *, but: int) -> dict[str, int]:
    """By code the number of the newest form in which votes of it wait. but: this one is open."""
    forms = [one for one in reversed(kept) if one.pk != but]
    return {code: one.pk for one in forms for code in dossiers_of(one.boxes)}


def unfinished_among(conference: Conference, kept: Sequence[HeldForm]) -> UnfinishedVotes | None:
    """The last of them that some dossier waits in."""
    waiting = waiting_of(conference, {code for one in kept for code in dossiers_of(one.boxes)})
    found = (unfinished_of(one, waiting) for one in kept)
    return next((one for one in found if one.codes), None)


def unfinished_votes(conference: Conference, *, user: User, at: datetime) -> UnfinishedVotes | None:
    """The meeting this person is in the midst of entering."""
    return unfinished_among(conference, kept_votes(conference, user=user, at=at))
