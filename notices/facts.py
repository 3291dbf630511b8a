"""What other apps may know of reminders: those one person has not read; Zalo."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import BigIntegerField, Max, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from accounts.gathering import Look, Seen
from accounts.models import User
from accounts.permissions import works_for_one_unit
from accounts.querysets.questions import Given, Question
from conferences.calendar import vn_moment
from conferences.facts.unmet import unmet
from conferences.models import Conference
from notices.enums import READ_BY, Audience
from notices.figures import hours, ledger_of, silent_in
from notices.models import ReadUntil, Reminder, ZaloNote
from notices.rules import Recipient, wanted, when_words

MOST_ORDERS = 10
MOST = 50  # of one person; of each deadline the newest is shown
NEVER = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Note:
    """One reminder as it went."""

    text: str
    gone_at: datetime
    is_new: bool = False  # of the plan itself, which changed


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
    notes = [*_orders_told(user, conference), *(_owed_still(rows, conference, mine, audience))]
    return Digest(notes=tuple(notes), until=max(one.gone_at for one in notes)) if notes else None


def _owed_still(
    rows: Sequence[Reminder], conference: Conference, mine: int, audience: Audience | None
) -> list[Note]:
    """Of each deadline the newest, where it is owed still."""
    if not rows:
        return []
    owed = list(unmet(conference, unit_id=None if audience else mine))
    of_units = {(one.key, one.due_at, one.unit_id) for one in owed}
    of_all = {(one.key, one.due_at) for one in owed if one.unit_id != mine}
    newest: dict[tuple[str, int | None], Reminder] = {}
    for row in rows:
        owes = (row.key, row.due_at, row.unit_id) in of_units
        if owes or (not row.unit_id and (row.key, row.due_at) in of_all):
            newest.setdefault((row.key, row.unit_id), row)
    # The most urgent first; of one day one's own before what all owe.
    told = sorted(newest.values(), key=lambda row: (row.due_at, row.key, not row.unit_id))
    return [Note(text=row.text, gone_at=row.gone_at or NEVER) for row in told]


def last_by_zalo(units: Collection[int]) -> dict[int, datetime]:
    """When each of those units was last sent what it owes by Zalo; none: never."""
    rows = ZaloNote.objects.filter(unit_id__in=units).order_by()
    return dict(rows.values_list("unit_id").annotate(Max("at")))


def reminders_ahead(conference: Conference, *, user: User, at: datetime) -> Look:
    """What is to go within a week, by who owes what now."""
    ledger, told = ledger_of(conference), dict[tuple[str, Recipient, int], Seen]()
    sent = Reminder.objects.filter(commune=conference.commune_id).gone()
    silent = silent_in(conference.commune_id)
    gone = {row.occasion for row in sent.select_related(None)}
    names = {one.unit_id: one.unit for one in ledger.owed}
    goal = wanted(ledger.debts, at=at, hours=hours(), silent=silent, sent=gone)
    for one, moment in sorted(goal.items(), key=lambda pair: (pair[1], pair[0])):
        unit = one.recipient.unit_id
        whose = names[unit] if unit else str(one.recipient.audience.label)
        words = f"{when_words(one.days)}: {vn_moment(moment)}"
        told[one.of_one_rule] = Seen(whose=whose, words=words)
    return Look(title="Lời nhắc trong 7 ngày tới", counted="nơi nhận", seen=told)


def _orders_told(user: User, conference: Conference) -> list[Note]:
    """What later papers changed of the plan, and the person has not read; the newest last."""
    if conference.ordered_at is None:
        return []
    read = ReadUntil.objects.filter(user=user).values("until")[:1]
    rows = conference.editions.exclude(about="").exclude(loaded_by=user)
    if works_for_one_unit(user):
        rows = rows.filter(told=user.unit_id)
    found = rows.filter(loaded_at__gt=Coalesce(Subquery(read), Value(NEVER)))
    return [
        Note(text=f"{one.change} Theo {one.document}.", gone_at=one.loaded_at or NEVER, is_new=True)
        for one in found.only("change", "document", "loaded_at").order_by("-number")[:MOST_ORDERS]
    ][::-1]


@Question
def _unread(audience: str) -> "QuerySet[Reminder]":
    """The newest first. unit: 0 where a person has none."""
    read = ReadUntil.objects.filter(user_id=Given("user", BigIntegerField()))
    since = Coalesce(Subquery(read.values("until")[:1]), Value(NEVER))
    whose = Q(unit_id=Given("unit", BigIntegerField())) | Q(unit=None, audience=audience)
    found = Reminder.objects.gone().filter(commune_id=Given("commune", BigIntegerField()))
    return found.filter(whose, gone_at__gt=since).order_by("-gone_at", "pk")[:MOST]
