"""When somebody who owes a deadline is reminded: who owes, the rules, now, what went → what goes.

Plain Python: an hour, a day, a row of the ledger come in as values. The plan names no reminders;
all of it is ours (proposed).
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from conferences.calendar import HANOI, last_day, local_day
from notices.enums import Audience

AHEAD = timedelta(days=7)  # so long before it goes a reminder stands in the outbox
TOO_OLD = timedelta(days=4)  # what was to go before then goes no more: a server was off for long
NOTICE = timedelta(minutes=15)  # what is due already waits so long, for whoever wants to hold it


@dataclass(frozen=True, kw_only=True)
class Rule:
    """So many days before the last day that counts, in the morning; negative: after it."""

    audience: Audience
    days: int

    @property
    def words(self) -> str:
        return when_words(self.days)


def when_words(days: int) -> str:
    """Trước hạn 3 ngày; Ngày cuối; Quá hạn 1 ngày."""
    if not days:
        return "Ngày cuối"
    return f"Trước hạn {days} ngày" if days > 0 else f"Quá hạn {-days} ngày"


USUAL = (
    Rule(audience=Audience.UNIT, days=3),
    Rule(audience=Audience.UNIT, days=1),
    Rule(audience=Audience.UNIT, days=0),
    Rule(audience=Audience.UNIT, days=-1),
    Rule(audience=Audience.UNIT, days=-3),
    Rule(audience=Audience.FOCAL, days=1),
    Rule(audience=Audience.FOCAL, days=-1),
    Rule(audience=Audience.LEADERS, days=-1),
)
LONGEST_AFTER = timedelta(days=-min(rule.days for rule in USUAL))


@dataclass(frozen=True, kw_only=True)
class Hours:
    """The hours of a day in which something may go by itself, in Hà Nội: from `opens` on, before
    `closes`; never at night.
    """

    opens: int
    closes: int

    def is_open(self, at: datetime) -> bool:
        return self.opens <= at.astimezone(HANOI).hour < self.closes

    def morning(self, day: date) -> datetime:
        return datetime.combine(day, time(self.opens), tzinfo=HANOI)

    def next_open(self, at: datetime) -> datetime:
        """The moment itself where it is day, else the morning that follows."""
        if self.is_open(at):
            return at
        today = self.morning(local_day(at))
        return today if at < today else self.morning(local_day(at) + timedelta(days=1))


@dataclass(frozen=True, kw_only=True)
class Debt:
    """One unit owes one deadline still; due_at: the first instant too late for it."""

    key: str
    unit_id: int
    due_at: datetime
    of_focal: bool = False  # the focal point's own: it is told as a unit


@dataclass(frozen=True, kw_only=True, order=True)
class Recipient:
    """Who is reminded; no unit where all of an audience are."""

    audience: Audience
    unit_id: int = 0


@dataclass(frozen=True, kw_only=True, order=True)
class Occasion:
    """One reminder there may be: never two of the same."""

    key: str
    due_at: datetime
    recipient: Recipient
    days: int

    @property
    def of_one_rule(self) -> tuple[str, Recipient, int]:
        """The same rule of the same deadline to the same reader, on whichever day it falls."""
        return self.key, self.recipient, self.days


def wanted(
    debts: Iterable[Debt],
    *,
    at: datetime,
    hours: Hours,
    rules: Sequence[Rule] = USUAL,
    silent: Collection[tuple[str, str, int]] = (),
    sent: Collection[Occasion] = (),
) -> dict[Occasion, datetime]:
    """What is to go, and when; nothing of what went. silent: deadline, audience, days of rules that
    the office switched off.

    Of what was to go before now only the last of each deadline and reader goes: a server that was
    off catches up once.
    """
    return {
        occasion: moment
        for key, due_at, recipient in _owed_by(debts)
        for occasion, moment in _of_one(
            key,
            due_at,
            recipient,
            at=at,
            hours=hours,
            rules=[one for one in rules if (key, one.audience, one.days) not in silent],
        )
        if occasion not in sent
    }


def _owed_by(debts: Iterable[Debt]) -> set[tuple[str, datetime, Recipient]]:
    """Each deadline's day with each who may hear of it."""
    found = set()
    for debt in debts:
        unit = Recipient(audience=Audience.UNIT, unit_id=debt.unit_id)
        found.add((debt.key, debt.due_at, unit))
        if not debt.of_focal:
            found.add((debt.key, debt.due_at, Recipient(audience=Audience.FOCAL)))
        found.add((debt.key, debt.due_at, Recipient(audience=Audience.LEADERS)))
    return found


def _of_one(
    key: str,
    due_at: datetime,
    recipient: Recipient,
    *,
    at: datetime,
    hours: Hours,
    rules: Sequence[Rule],
) -> Iterator[tuple[Occasion, datetime]]:
    """The last that is due, and what comes within a week."""
    due: tuple[datetime, int] | None = None
    for rule in rules:
        if rule.audience != recipient.audience:
            continue
        moment = hours.morning(last_day(due_at) - timedelta(days=rule.days))
        if rule.days >= 0 and due_at <= max(at, moment):
            continue  # it would tell of a day that is over
        if moment > at:
            if moment <= at + AHEAD:
                said = Occasion(key=key, due_at=due_at, recipient=recipient, days=rule.days)
                yield said, moment
        elif moment > at - TOO_OLD:
            due = max(due or (moment, rule.days), (moment, rule.days))
    if due:
        said = Occasion(key=key, due_at=due_at, recipient=recipient, days=due[1])
        yield said, hours.next_open(at + NOTICE)


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What makes the rows that stand those that are wanted."""

    add: dict[Occasion, datetime]
    move: dict[Occasion, tuple[Occasion, datetime]]  # which stands → which it becomes, and when
    drop: tuple[Occasion, ...]

    @property
    def is_any(self) -> bool:
        return bool(self.add or self.move or self.drop)


def changes(unsent: Iterable[Occasion], goal: dict[Occasion, datetime]) -> Changes:
    """A reminder of a day that was moved goes along with it, held or edited as it stands."""
    left = sorted(set(unsent) - goal.keys())
    lacking = sorted(goal.keys() - set(unsent))
    move: dict[Occasion, tuple[Occasion, datetime]] = {}
    for old in left:
        new = next((one for one in lacking if one.of_one_rule == old.of_one_rule), None)
        if new:
            lacking.remove(new)
            move[old] = new, goal[new]
    return Changes(
        add={one: goal[one] for one in lacking},
        move=move,
        drop=tuple(one for one in left if one not in move),
    )
