"""Who owes what by the plan: rows added, taken away where nothing was done, kept where it was."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import F

from accounts import audit
from accounts.locks import lock_all
from accounts.models import User
from conferences.calendar import before_words
from conferences.models import Conference, Deadline, DeadlineMark, PlanFigure
from conferences.plan import Figure, PlanDeadline

OUTGROWN = "Hạn chung nay muộn hơn hạn riêng."


def cited(row: Deadline | PlanDeadline | PlanFigure | Figure) -> str:
    """Where it is said and in which words, as the history tells it."""
    return f"{row.document or row.source}: {row.sentence}"


@dataclass(frozen=True, kw_only=True)
class Told:
    """One event of a change of the plan, for the history."""

    action: str
    target: str
    code: str
    before: str
    after: str
    note: str


def tell(conference: Conference, told: Iterable[Told], *, by: User, at: datetime) -> None:
    """Append them in their order: last of all that is written, as the audit's head is locked."""
    for (action, target), each in groupby(told, key=lambda one: (one.action, one.target)):
        audit.record_each(
            by=by,
            at=at,
            action=action,
            target=target,
            commune_code=conference.commune.code,
            each=[
                {
                    "target_code": one.code,
                    "before": one.before,
                    "after": one.after,
                    "note": one.note,
                }
                for one in each
            ],
        )


def load_marks(conference: Conference, deadlines: Sequence[PlanDeadline]) -> None:
    """A row for every unit that owes and has none; what is owed no longer goes or is kept apart.

    Called while the conference is held.
    """
    rows = {row.key: row for row in conference.deadlines.all()}
    units = list(conference.commune.units.order_by("pk"))
    owed = [
        (rows[wanted.key].pk, unit.pk)
        for wanted in deadlines
        for unit in units
        if wanted.is_owed_by(unit.kind, unit.slug)
    ]
    marks = DeadlineMark.objects.filter(deadline__conference=conference)
    stand = {(one.deadline_id, one.unit_id): one for one in marks}
    DeadlineMark.objects.bulk_create(
        DeadlineMark(deadline_id=deadline, unit_id=unit)
        for deadline, unit in owed
        if (deadline, unit) not in stand
    )
    known = set(owed)
    again = [one.pk for pair, one in stand.items() if pair in known and not one.still_asked]
    if again:
        DeadlineMark.objects.filter(pk__in=again).update(still_asked=True)
    gone = {pair for pair, one in stand.items() if pair not in known and one.still_asked}
    if gone:
        _drop(conference, gone)


def _drop(conference: Conference, gone: set[tuple[int, int]]) -> None:
    """Whoever notes one as done meanwhile holds its unit: what was done is looked at under it."""
    lock_all(conference.commune.units.filter(pk__in={unit for _, unit in gone}))
    marks = DeadlineMark.objects.filter(deadline__conference=conference)
    answered = set(marks.answered().values_list("deadline_id", "unit_id"))
    pks = {(one.deadline_id, one.unit_id): one.pk for one in marks}
    DeadlineMark.objects.filter(pk__in=[pks[pair] for pair in gone - answered]).delete()
    kept = DeadlineMark.objects.filter(pk__in=[pks[pair] for pair in gone & answered])
    kept.update(still_asked=False)


def end_outgrown(conference: Conference) -> list[Told]:
    """Take back each day of its own that a unit has no more of: the plan's came later than it.

    Else who was given more time would have less than all others. While the conference is held.
    """
    marks = DeadlineMark.objects.filter(deadline__conference=conference)
    outgrown = marks.filter(extended_to__lte=F("deadline__due_at"))
    rows = list(outgrown.select_related("deadline", "unit").order_by("pk"))
    if rows:
        marks.filter(pk__in=[one.pk for one in rows]).update(extended_to=None, extension_reason="")
    return [
        Told(
            action="extend_deadline",
            target="deadline",
            code=f"{one.deadline.key}/{one.unit.slug}",
            before=before_words(one.due_at),
            after=one.deadline.words,
            note=OUTGROWN,
        )
        for one in rows
    ]


def drop_deadlines(
    conference: Conference, gone: Sequence[Deadline], *, by: User, at: datetime
) -> None:
    """Take away the deadlines a plan no longer has; one that a unit answered is kept apart.

    Called while the conference and its units are held.
    """
    if not gone:
        return
    marks = DeadlineMark.objects.filter(deadline__in=gone)
    answered = set(marks.answered().values_list("deadline_id", flat=True))
    for row in gone:
        audit.record(
            by=by,
            at=at,
            action="drop_deadline",
            target="deadline",
            target_code=row.key,
            commune_code=conference.commune.code,
            before=row.words,
            note=cited(row),
        )
        if row.pk in answered:
            Deadline.objects.filter(pk=row.pk).update(still_asked=False)
        else:
            row.delete()
