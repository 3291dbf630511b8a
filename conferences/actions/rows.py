"""The only writer of what a plan says as rows: its numbers and its days, each with its sentence."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeVar

from django.db.models import Model

from accounts.models import User
from accounts.problems import Problem, Refused
from conferences.actions.marks import Told, cited, end_outgrown, load_marks, tell
from conferences.enums import FigureKind
from conferences.models import Conference, Deadline, PlanFigure
from conferences.plan import Figure, PlanDeadline, instants
from conferences.querysets import FIGURE

SEATS = "Đã có {} đại biểu xác nhận dự, nhiều hơn số tối đa này. Hãy xem lại số tối đa."
Row = TypeVar("Row", bound=Model)
SAID = (  # of a deadline
    "title", "due_at", "source", "sentence", "document", "reading", "wording", "begins_at", "days",
    "after", "event", "settles", "paper", "closes", "after_conference",
)  # fmt: skip


def load_figures(conference: Conference, figures: Iterable[Figure]) -> list[Told]:
    """Write each number that is other by now; raises Refused where more have a seat already."""
    standing = {row.key: row for row in conference.figures.all()}
    changed = [f for f in figures if f.key not in standing or standing[f.key].figure != f]
    if any(f.kind == FigureKind.CAP and f.value < conference.seats_taken for f in changed):
        raise Refused(Problem(text=SEATS.format(conference.seats_taken), field="value"))
    rows = [
        PlanFigure(
            conference=conference,
            key=figure.key,
            kind=figure.kind,
            title=figure.title,
            about=figure.about,
            value=str(figure.value),
            leeway=str(figure.leeway),
            leeway_note=figure.leeway_note,
            source=figure.source,
            sentence=figure.sentence,
            document=figure.document,
        )
        for figure in changed
    ]
    _write(PlanFigure, rows, [name for name in FIGURE if name != "key"])
    for figure in changed:
        if figure.kind == FigureKind.CAP:
            Conference.objects.filter(pk=conference.pk).update(seats_limit=int(figure.value))
    return [
        Told(
            action="set_figure",
            target="figure",
            code=figure.key,
            before=standing[figure.key].value if figure.key in standing else "",
            after=str(figure.value),
            note=cited(figure),
        )
        for figure in changed
    ]


def load_deadlines(conference: Conference, deadlines: Sequence[PlanDeadline]) -> list[Told]:
    """Write each day that is other by now, and who owes it."""
    standing = {row.key: row for row in conference.deadlines.all()}
    rows = [
        Deadline(
            conference=conference,
            key=wanted.key,
            **{column: getattr(wanted, column) for column in SAID},
        )
        for wanted in deadlines
        if (old := standing.get(wanted.key)) is None
        or not old.still_asked
        or any(getattr(old, column) != getattr(wanted, column) for column in SAID)
    ]
    _write(Deadline, rows, [*SAID, "still_asked"])
    load_marks(conference, deadlines)
    return [
        _day_told(wanted, before=old.words)
        for wanted in deadlines
        if (old := standing.get(wanted.key))
        if (old.due_at, old.words) != (wanted.due_at, wanted.words)
    ]


def _day_told(row: PlanDeadline | Deadline, *, before: str) -> Told:
    return Told(
        action="set_deadline",
        target="deadline",
        code=row.key,
        before=before,
        after=row.words,
        note=cited(row),
    )


def follow_start(conference: Conference, *, by: User, at: datetime) -> None:
    """Move the days that hang on the conference's own with the hour the programme gives it.

    Called by the app that sets the hour, in its transaction and while it holds the conference.
    """
    rows = list(conference.deadlines.asked().in_order())
    due = instants(rows, starts_at=conference.starts_at)
    told = []
    for row in rows:
        if row.due_at == due[row.key]:
            continue
        before, row.due_at = row.words, due[row.key]
        Deadline.objects.filter(pk=row.pk).update(due_at=row.due_at)
        told.append(_day_told(row, before=before))
    tell(conference, [*told, *end_outgrown(conference)], by=by, at=at)


def _write(model: type[Row], rows: list[Row], said: Sequence[str]) -> None:
    """One row a key: new ones added, standing ones say what the plan says now."""
    if not rows:
        return
    model._default_manager.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["conference", "key"],
        update_fields=said,
    )
