"""Who owes what now, and what each reminder says of it: one look, asked for every row."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings

from accounts.models import Unit, User
from conferences.facts.unmet import Unmet, unmet
from conferences.models import Conference, Deadline
from notices.enums import READ_BY, Audience
from notices.models import Reminder, Silence
from notices.rules import USUAL, Debt, Hours
from notices.telling import letter, to_all, to_unit


def silent_in(commune_id: int) -> set[tuple[str, str, int]]:
    """Deadline, audience and days of what is switched off."""
    rows = Silence.objects.filter(commune=commune_id)
    return set(rows.values_list("key", "audience", "days"))


def stands_of(silent: Collection[tuple[str, str, int]]) -> dict[str, str]:
    """What the page of the rules edits, by box."""
    return {"silent": " ".join(f"{key}/{whom}/{days}" for key, whom, days in sorted(silent))}


def hours() -> Hours:
    """In which something may go by itself, as the installation has it."""
    opens, closes = settings.REMINDER_HOURS
    return Hours(opens=opens, closes=closes)


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """What is owed, and which units are the focal point's own: it is told of those as a unit."""

    owed: tuple[Unmet, ...]
    own: frozenset[int]
    _by_day: dict[tuple[str, datetime], list[Unmet]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def __post_init__(self) -> None:
        for one in self.owed:
            self._by_day[one.key, one.due_at].append(one)

    @property
    def debts(self) -> list[Debt]:
        return [
            Debt(
                key=one.key,
                unit_id=one.unit_id,
                due_at=one.due_at,
                of_focal=one.unit_id in self.own,
            )
            for one in self.owed
        ]

    def says(self, row: Reminder, *, at: datetime) -> str:
        """Ours, for a reminder that goes at that moment; nothing where nobody owes it any more."""
        owing = self._by_day.get((row.key, row.due_at), [])
        if row.unit_id:
            mine = next((one for one in owing if one.unit_id == row.unit_id), None)
            return to_unit(mine.words, mine.due_at, at=at) if mine else ""
        units = [one for one in owing if not self._is_own(row, one)]
        if not units:
            return ""
        return to_all(units[0].title, row.due_at, [one.unit for one in units], at=at)

    def _is_own(self, row: Reminder, one: Unmet) -> bool:
        return row.audience == Audience.FOCAL and one.unit_id in self.own


def ledger_of(conference: Conference) -> Ledger:
    """As it stands now."""
    role = READ_BY[Audience.FOCAL]
    people = User.objects.filter(commune=conference.commune_id, role=role, is_active=True)
    own = frozenset(pk for pk in people.values_list("unit_id", flat=True) if pk)
    return Ledger(owed=tuple(unmet(conference)), own=own)


def letter_to(
    unit: Unit, owed: Iterable[Unmet], conference: Conference, *, address: str, at: datetime
) -> str:
    """All it owes, in words for one message; nothing where it owes nothing."""
    lines = [(one.words, one.due_at) for one in owed]
    if not lines:
        return ""
    return letter(
        unit.name,
        lines,
        commune=unit.commune.name,
        document=conference.document,
        address=address,
        phone=unit.commune.phone,
        at=at,
    )


def titles(owed: Iterable[Unmet]) -> dict[str, str]:
    """Each deadline as the plan calls it."""
    return {one.key: one.title for one in owed}


@dataclass(frozen=True, kw_only=True)
class RuleBox:
    """One rule of one deadline as its page has it."""

    name: str
    whom: str
    words: str
    is_on: bool


@dataclass(frozen=True, kw_only=True)
class Preview:
    """One deadline with its rules, and what they say to one unit that owes it."""

    deadline: Deadline
    unit: str  # empty: nobody owes it
    said: tuple[str, ...]
    boxes: tuple[RuleBox, ...]


def previews(
    conference: Conference,
    deadlines: Iterable[Deadline],
    silent: Collection[tuple[str, str, int]],
) -> list[Preview]:
    """In the plan's order; what is said before the day and after it."""
    first: dict[str, Unmet] = {}
    for one in unmet(conference):
        first.setdefault(one.key, one)
    return [_preview(deadline, first.get(deadline.key), silent) for deadline in deadlines]


def _preview(
    deadline: Deadline, owes: Unmet | None, silent: Collection[tuple[str, str, int]]
) -> Preview:
    boxes = tuple(
        RuleBox(
            name=f"{deadline.key}/{rule.audience}/{rule.days}",
            whom=str(rule.audience.label),
            words=rule.words,
            is_on=(deadline.key, str(rule.audience), rule.days) not in silent,
        )
        for rule in USUAL
    )
    moments = (owes.due_at - timedelta(days=1), owes.due_at) if owes else ()
    said = tuple(to_unit(owes.words, owes.due_at, at=at) for at in moments) if owes else ()
    return Preview(deadline=deadline, unit=owes.unit if owes else "", said=said, boxes=boxes)
