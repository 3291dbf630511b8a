"""A deadline of a plan: how it is worded, when it is over, what settles it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from conferences.calendar import day_after, due_words, last_day, local_day
from conferences.enums import Settling, Wording


class Reckons(Protocol):
    """What a day that hangs on another one is reckoned of; a row of the database is one too."""

    @property
    def key(self) -> str: ...
    @property
    def due_at(self) -> datetime: ...
    @property
    def settles(self) -> str: ...
    @property
    def days(self) -> int: ...
    @property
    def after(self) -> str: ...


@dataclass(frozen=True, kw_only=True)
class PlanDeadline:
    """One day of the plan; `due_at` is the first instant too late, whatever the wording."""

    key: str
    title: str
    due_at: datetime
    source: str
    sentence: str
    kinds: tuple[str, ...]  # unit kinds that owe it
    units: tuple[str, ...]  # or single units by slug
    reading: str = ""  # how we read the row where the plan says less; shown beside it as ours
    wording: str = Wording.BEFORE
    begins_at: datetime | None = None  # of a range
    days: int = 0  # relative: so many whole days after the last day of the deadline `after`
    after: str = ""
    event: str = ""  # "kết thúc Hội nghị": what the plan calls that
    settles: str = Settling.BY_HAND
    paper: str = ""  # the kind of paper whose dispatch settles it
    closes: bool = False  # nothing comes in after it; else it stays open, and late is told
    after_conference: bool = False  # tells of the conference as of something done
    document: str = ""  # the paper that ordered it since; empty: the plan itself

    @property
    def rule(self) -> str:
        """What its sentence stands in, as of a figure."""
        return self.document or self.source

    @property
    def words(self) -> str:
        """As the plan says it: trước ngày 20/8/2025."""
        return due_words(self)

    def is_owed_by(self, kind: str, slug: str = "") -> bool:
        """Whether a unit of this kind, or this very unit, owes it."""
        return kind in self.kinds or slug in self.units


def instants(rows: Iterable[Reckons], *, starts_at: datetime | None) -> Mapping[str, datetime]:
    """The first instant too late of each by key, where one hangs on another.

    starts_at: the hour the programme gives the conference, which then is the day it is held.
    A deadline that hangs on none it can find, or on itself, keeps its own.
    """
    known, due = {row.key: row for row in rows}, dict[str, datetime]()
    for key in known:
        chain, here = list[str](), key
        while here not in due and here not in chain and known[here].after in known:
            chain.append(here)
            here = known[here].after
        round_it = chain[chain.index(here) :] if here in chain else []
        due |= {one: known[one].due_at for one in {here, *round_it} - due.keys()}
        for one in reversed(chain[: len(chain) - len(round_it)]):
            due[one] = _after(known[one], known[known[one].after], due, starts_at)
    return due


def _after(
    row: Reckons, base: Reckons, due: Mapping[str, datetime], starts_at: datetime | None
) -> datetime:
    is_held = base.settles == Settling.CONFERENCE_HELD
    day = local_day(starts_at) if is_held and starts_at else last_day(due[base.key])
    return day_after(day + timedelta(days=row.days))


def reckoned(
    deadlines: Iterable[PlanDeadline], *, starts_at: datetime | None = None
) -> tuple[PlanDeadline, ...]:
    """The same, those that hang on others with their instants."""
    rows = tuple(deadlines)
    due = instants(rows, starts_at=starts_at)
    return tuple(replace(row, due_at=due[row.key]) for row in rows)
