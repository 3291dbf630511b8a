"""The days of a plan on one line: deadlines, the conference, today, weekends; and as a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from accounts.telling import vn_short
from conferences.calendar import WEEKDAYS, last_day, local_day
from conferences.facts.duties import DeadlineFact

WIDE = 1000  # of the drawing
SATURDAY = 5
A_YEAR = 366  # days; of a longer plan weekends are no wider than a line, and are left out


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One day on the line; x: its middle."""

    kind: str  # "deadline", "conference" or "today"
    day: date
    what: str
    x: int

    @property
    def day_words(self) -> str:
        """thứ Ba, ngày 19/8/2025."""
        return f"{WEEKDAYS[self.day.weekday()]}, ngày {vn_short(self.day)}"

    @property
    def is_weekend(self) -> bool:
        return self.day.weekday() >= SATURDAY


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """All of them in order of days, and where the days of weekends begin on the line."""

    marks: tuple[Mark, ...]
    weekends: tuple[int, ...]
    day_width: int


def timeline(
    board: Iterable[DeadlineFact], *, starts_at: datetime | None, at: datetime
) -> Timeline | None:
    """From the first of these days to the last; None where the plan has no day."""
    days = [("deadline", last_day(one.due_at), one.title) for one in board]
    if not days:
        return None
    if starts_at:
        days.append(("conference", local_day(starts_at), "Hội nghị"))
    days.append(("today", local_day(at), "Hôm nay"))
    days.sort(key=lambda one: one[1])
    first, number = days[0][1], (days[-1][1] - days[0][1]).days + 1
    marks = [
        Mark(kind=kind, day=day, what=what, x=((day - first).days * 2 + 1) * WIDE // (number * 2))
        for kind, day, what in days
    ]
    weekends = [
        place * WIDE // number
        for place in range(number if number <= A_YEAR else 0)
        if (first + timedelta(days=place)).weekday() >= SATURDAY
    ]
    return Timeline(marks=tuple(marks), weekends=tuple(weekends), day_width=max(WIDE // number, 1))
