"""What time alone brings: reminders planned a week ahead, moved with their day, and sent.

Any number of runners may go round at once. Whoever adds a row holds the conference; what goes is
claimed by its state, in the statement that says what was told.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.models import Commune
from conferences.jobs import holding_up_no_other
from conferences.models import Conference
from conferences.workflow import hold
from notices.actions import mailing
from notices.enums import UNSENT, ReminderState
from notices.figures import hours, ledger_of, silent_in, titles
from notices.models import Reminder
from notices.rules import LONGEST_AFTER, TOO_OLD, Changes, Occasion, changes, wanted


def remind(*, at: datetime) -> None:
    """Plan and send for every commune's newest conference that is open to its units."""
    newest: dict[int, Conference] = {}
    for one in Conference.objects.select_related("commune").order_by("pk"):
        newest[one.commune_id] = one
    for conference in newest.values():
        if conference.waits:
            continue
        failed = f"the reminders of conference {conference.pk} failed"
        with holding_up_no_other(failed), transaction.atomic():
            go_round(conference, at=at)


def go_round(conference: Conference, *, at: datetime) -> None:
    """Bring the rows to what is wanted by who owes what now, and send what is due."""
    found, goes = _compared(conference, at=at), hours().is_open(at)
    is_due = goes and Reminder.objects.filter(commune=conference.commune_id).due(at).exists()
    if found.plan.is_any or is_due:
        # Whoever moves a day or takes units out holds it too: before any reminder is locked.
        hold(conference)
        found = _compared(conference, at=at)
    _bring(conference.commune, found)
    if goes:
        _send(conference, at=at)


def follow_a_plan(conference: Conference, *, at: datetime) -> None:
    """What stands goes along with a plan that was changed just now; mails that wait say it anew.

    Called by whoever changed it, who holds the conference. What is to be planned anew the clock
    plans by itself.
    """
    newest = Conference.objects.of_commune(conference.commune_id).first()
    rows = Reminder.objects.filter(commune=conference.commune_id)
    if conference == newest and not conference.waits and rows.unsent().exists():
        _bring(conference.commune, _compared(conference, at=at))
    mailing.word_anew(conference, at=at)


@dataclass(frozen=True, kw_only=True)
class _Compared:
    """What stands unsent, what is to become of it, and each deadline's title."""

    stands: Mapping[Occasion, Reminder]
    plan: Changes
    titles: Mapping[str, str]


def _compared(conference: Conference, *, at: datetime) -> _Compared:
    ledger = ledger_of(conference)
    since = at - TOO_OLD - LONGEST_AFTER
    rows = list(Reminder.objects.filter(commune=conference.commune_id).looked_at(since))
    sent = {row.occasion for row in rows if row.state == ReminderState.GONE}
    unsent = {row.occasion: row for row in rows if row.state in UNSENT}
    silent = silent_in(conference.commune_id)
    goal = wanted(ledger.debts, at=at, hours=hours(), silent=silent, sent=sent)
    return _Compared(stands=unsent, plan=changes(unsent, goal), titles=titles(ledger.owed))


def _bring(commune: Commune, found: _Compared) -> None:
    """What somebody sent or took along meanwhile is left as they left it."""
    Reminder.objects.bulk_create(
        [
            Reminder(
                commune=commune,
                key=occasion.key,
                title=found.titles[occasion.key],
                due_at=occasion.due_at,
                audience=occasion.recipient.audience,
                unit_id=occasion.recipient.unit_id or None,
                days=occasion.days,
                send_at=moment,
            )
            for occasion, moment in found.plan.add.items()
        ]
    )
    for old, (new, moment) in found.plan.move.items():
        row = Reminder.objects.unsent().filter(pk=found.stands[old].pk, due_at=old.due_at)
        row.update(due_at=new.due_at, send_at=moment)
        # Somebody's own words may name the day of before: somebody looks at them again.
        row = Reminder.objects.filter(pk=found.stands[old].pk, state=ReminderState.PLANNED)
        row.exclude(text="").update(state=ReminderState.HELD)
    Reminder.objects.unsent().filter(
        pk__in=[found.stands[one].pk for one in found.plan.drop]
    ).delete()


def _send(conference: Conference, *, at: datetime) -> None:
    """What is due, to those who owe it still: who owes what is asked again."""
    due = list(Reminder.objects.filter(commune=conference.commune_id).due(at))
    if not due:
        return
    ledger = ledger_of(conference)
    told = set()
    for row in due:
        if words := ledger.says(row, at=at):
            mine = Reminder.objects.due(at).filter(pk=row.pk, due_at=row.due_at).order_by()
            went = mine.update(state=ReminderState.GONE, gone_at=at, text=row.text or words)
            if went and row.unit_id:
                told.add(row.unit_id)
    if told:
        mailing.write(conference, told, at=at)
