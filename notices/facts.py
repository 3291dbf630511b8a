"""What other apps may know of reminders: those one person has not read; Zalo."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import BigIntegerField, Max, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from accounts.models import User
from accounts.querysets.questions import Given, Question
from conferences.facts.unmet import unmet
from conferences.models import Conference
from notices.enums import READ_BY, Audience
from notices.models import ReadUntil, Reminder, ZaloNote

MOST = 50  # of one person; of each deadline the newest is shown
NEVER = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Note:
    """One reminder as it went."""

    text: str
    gone_at: datetime


@dataclass(frozen=True, kw_only=True)
class Digest:
    """All that waits for one person, as one note; until: what reading it reads."""

    notes: tuple[Note, ...]
    until: datetime


def digest_of(user: User, conference: Conference) -> Digest | None:
    """What went to a person and is neither read nor done by now; None where nothing is."""
    audience = next((one for one, role in READ_BY.items() if role == user.role), None)
    mine = (user.unit_id or 0) if audience != Audience.LEADERS else 0
    given = {"commune": conference.commune_id, "unit": mine, "user": user.pk}
    rows = _unread.given(given, str(audience or ""))
    if not rows:
        return None
    owed = list(unmet(conference, unit_id=None if audience else mine))
    of_units = {(one.key, one.due_at, one.unit_id) for one in owed}
    of_all = {(one.key, one.due_at) for one in owed if one.unit_id != mine}
    newest: dict[tuple[str, int | None], Reminder] = {}
    for row in rows:
        owes = (row.key, row.due_at, row.unit_id) in of_units
        if owes or (not row.unit_id and (row.key, row.due_at) in of_all):
            newest.setdefault((row.key, row.unit_id), row)
    if not newest:
        return None
    # The most urgent first; of one day one's own before what all owe.
    told = sorted(newest.values(), key=lambda row: (row.due_at, row.key, not row.unit_id))
    notes = tuple(Note(text=row.text, gone_at=row.gone_at or NEVER) for row in told)
    return Digest(notes=notes, until=max(one.gone_at for one in notes))


def last_by_zalo(units: Collection[int]) -> dict[int, datetime]:
    """When each of those units was last sent what it owes by Zalo; none: never."""
    rows = ZaloNote.objects.filter(unit_id__in=units).order_by()
    return dict(rows.values_list("unit_id").annotate(Max("at")))


@Question
def _unread(audience: str) -> "QuerySet[Reminder]":
    """The newest first. unit: 0 where a person has none."""
    read = ReadUntil.objects.filter(user_id=Given("user", BigIntegerField()))
    since = Coalesce(Subquery(read.values("until")[:1]), Value(NEVER))
    whose = Q(unit_id=Given("unit", BigIntegerField())) | Q(unit=None, audience=audience)
    found = Reminder.objects.gone().filter(commune_id=Given("commune", BigIntegerField()))
    return found.filter(whose, gone_at__gt=since).order_by("-gone_at", "pk")[:MOST]
