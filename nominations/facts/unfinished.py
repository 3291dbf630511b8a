"""What one person typed on a page of many and has not written yet: the last of it."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qs

from django.db.models import QuerySet

from accounts.models import User
from accounts.querysets.questions import Question
from conferences.models import Conference
from nominations.models import HeldForm
from nominations.querysets.held import HELD_FOR, VOTES

DAY = "held_on"  # the meeting's own box of it


@dataclass(frozen=True, kw_only=True)
class UnfinishedVotes:
    """Votes of a meeting that are typed and not entered. day: of the meeting, as typed so far."""

    number: int
    chosen: int
    day: str


@Question
def _newest(owner: int, conference: int, kind: str) -> QuerySet[HeldForm, HeldForm]:
    return HeldForm.objects.own(owner, conference, kind).order_by("-at", "-pk")[:1]


def last_held(owner: int, conference: int, kind: str, *, at: datetime) -> HeldForm | None:
    """What this person was at last and did not finish, as long as it is held."""
    for one in _newest(owner, conference, kind):
        if at - one.at < HELD_FOR:
            return one
    return None


def unfinished_votes(conference: Conference, *, user: User, at: datetime) -> UnfinishedVotes | None:
    """The meeting this person is in the midst of entering, once some dossier of it is ticked."""
    held = last_held(user.pk, conference.pk, VOTES, at=at)
    if held is None or not held.chosen:
        return None
    day = parse_qs(held.typed).get(DAY, [""])[0].strip()
    return UnfinishedVotes(number=held.pk, chosen=held.chosen, day=day)
