"""What time alone brings: reminders planned a week ahead, moved with their day, and sent.

Any number of runners may go round at once. What is planned twice is one row by its constraint;
what goes is claimed by its state, in the statement that says what was told.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction

from accounts.models import Commune, User
from conferences.facts.unmet import Unmet, unmet
from conferences.jobs import AWAY
from conferences.models import Conference
from notices.enums import READ_BY, UNSENT, Audience, ReminderState
from notices.models import Reminder
from notices.rules import LONGEST_AFTER, TOO_OLD, Changes, Debt, Hours, Occasion, changes, wanted
from notices.telling import to_all, to_unit

log = logging.getLogger(__name__)


def hours() -> Hours:
    """In which something may go by itself, as the installation has it."""
    opens, closes = settings.REMINDER_HOURS
    return Hours(opens=opens, closes=closes)


def remind(*, at: datetime) -> None:
    """Plan and send for every commune's newest conference that is open to its units."""
    newest: dict[int, Conference] = {}
    for one in Conference.objects.select_related("commune").order_by("pk"):
        newest[one.commune_id] = one
    for conference in newest.values():
        if conference.waits:
            continue
        try:
            with transaction.atomic():
                go_round(conference, at=at)
        except AWAY:
            raise
        except Exception:  # one that fails keeps no other commune's from going
            log.exception("the reminders of conference %d failed", conference.pk)


def go_round(conference: Conference, *, at: datetime) -> None:
    """Bring the rows to what is wanted by who owes what now, and send what is due."""
    owed = list(unmet(conference))
    own = _units_of_the_focal(conference.commune)
    debts = [
        Debt(key=one.key, unit_id=one.unit_id, due_at=one.due_at, of_focal=one.unit_id in own)
        for one in owed
    ]
    since = at - TOO_OLD - LONGEST_AFTER
    rows = list(Reminder.objects.filter(commune=conference.commune_id).looked_at(since))
    sent = {row.occasion for row in rows if row.state == ReminderState.GONE}
    unsent = {row.occasion: row for row in rows if row.state in UNSENT}
    goal = wanted(debts, at=at, hours=hours(), sent=sent)
    _bring(conference.commune, unsent, changes(unsent, goal), owed)
    if hours().is_open(at):
        _send(conference.commune, owed, own, at=at)


def _units_of_the_focal(commune: Commune) -> set[int]:
    role = READ_BY[Audience.FOCAL]
    people = User.objects.filter(commune=commune, role=role, is_active=True)
    return {pk for pk in people.values_list("unit_id", flat=True) if pk}


def _bring(
    commune: Commune,
    stands: Mapping[Occasion, Reminder],
    plan: Changes,
    owed: Sequence[Unmet],
) -> None:
    """What somebody sent or took along meanwhile is left as they left it."""
    titles = {one.key: one.title for one in owed}
    Reminder.objects.bulk_create(
        [
            Reminder(
                commune=commune,
                key=occasion.key,
                title=titles[occasion.key],
                due_at=occasion.due_at,
                audience=occasion.recipient.audience,
                unit_id=occasion.recipient.unit_id or None,
                days=occasion.days,
                send_at=moment,
            )
            for occasion, moment in plan.add.items()
        ],
        ignore_conflicts=True,
    )
    for old, (new, moment) in plan.move.items():
        row = Reminder.objects.unsent().filter(pk=stands[old].pk, due_at=old.due_at)
        row.update(due_at=new.due_at, send_at=moment)
        # Somebody's own words may name the day of before: somebody looks at them again.
        row = Reminder.objects.filter(pk=stands[old].pk, state=ReminderState.PLANNED)
        row.exclude(text="").update(state=ReminderState.HELD)
    Reminder.objects.unsent().filter(pk__in=[stands[one].pk for one in plan.drop]).delete()


def _send(commune: Commune, owed: Sequence[Unmet], own: set[int], *, at: datetime) -> None:
    """What is due, to those who owe it by the same look at who owes what."""
    by_unit = {(one.key, one.unit_id, one.due_at): one for one in owed}
    by_day = defaultdict[tuple[str, datetime], list[Unmet]](list)
    for one in owed:
        by_day[one.key, one.due_at].append(one)
    for row in Reminder.objects.filter(commune=commune).due(at):
        if row.unit_id:
            mine = by_unit.get((row.key, row.unit_id, row.due_at))
            words = to_unit(mine.words, mine.due_at, at=at) if mine else ""
        else:
            words = _to_all(row, by_day[row.key, row.due_at], own, at=at)
        if words:
            Reminder.objects.due(at).filter(pk=row.pk, due_at=row.due_at).order_by().update(
                state=ReminderState.GONE, gone_at=at, text=row.text or words
            )


def _to_all(row: Reminder, owing: Iterable[Unmet], own: set[int], *, at: datetime) -> str:
    """The focal point is told of its own duties as a unit."""
    of_focal = row.audience == Audience.FOCAL
    units = [one for one in owing if not (of_focal and one.unit_id in own)]
    if not units:
        return ""
    return to_all(units[0].title, row.due_at, [one.unit for one in units], at=at)
