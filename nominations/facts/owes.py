"""Who owes what: every unit against every day of the plan that units owe, as frozen values."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, OuterRef, Subquery

from accounts.enums import UnitKind
from accounts.gathering import gathered
from accounts.models import AuditEvent, Unit
from accounts.names import written_key
from conferences.calendar import standing
from conferences.enums import FigureKind, Standing
from conferences.facts import DeadlineFact, DutyFact, deadline_board, plan_of
from conferences.facts.units import who_heads
from conferences.models import Conference, Deadline
from conferences.plan import Plan
from nominations.enums import STANDS_SENT, HowFar
from nominations.enums import NominationState as S
from nominations.models import Nomination

UNSENT: frozenset[str] = frozenset({HowFar.NOT_BEGUN, HowFar.WRITING, HowFar.RETURNED})
OWING = UNSENT | {HowFar.PARTIAL, HowFar.OPEN}
URGENT = (Standing.OVERDUE, Standing.LAST_DAY)


@dataclass(frozen=True, kw_only=True)
class OwedDay:
    """One day of the plan that units owe, as a column."""

    key: str
    words: str  # to a unit, where an app says so; else the plan's own title
    before_words: str
    source: str
    of_dossiers: bool


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One unit under one day; `duty` is None where the plan asks nothing of it.

    sent: its dossiers that stand sent; expected: how many people the plan's table wants of it.
    """

    day: OwedDay
    state: HowFar
    duty: DutyFact | None = None
    sent: int = 0
    back: int = 0  # returned, and not sent again
    expected: int | None = None
    hurry: Standing | None = None  # of what is open: that the day is over, or is today

    @property
    def is_owed(self) -> bool:
        return self.state in OWING

    @property
    def of_dossiers(self) -> bool:
        """Whether dossiers say how far it is; an office that gathers them says it itself."""
        return self.day.of_dossiers and bool(self.duty) and not self.gathers

    @property
    def gathers(self) -> bool:
        return bool(self.duty and self.duty.gathers)

    @property
    def words(self) -> str:
        """Chưa bắt đầu; quá hạn; 0/2 hồ sơ: all a cell shows, in one line of a sheet."""
        hurry = str(self.hurry.label).lower() if self.hurry else ""
        return "; ".join(filter(None, [str(self.state.label), hurry, self.share_words]))

    @property
    def share_words(self) -> str:
        """1/2 hồ sơ; nothing where the plan says no number."""
        return f"{self.sent}/{self.expected} hồ sơ" if self.of_dossiers and self.expected else ""


@dataclass(frozen=True, kw_only=True)
class UnitOwes:
    """One unit with all it owes, in the order of the days."""

    pk: int
    slug: str
    name: str
    kind: str
    kind_label: str
    head: str  # whoever came first to head it; empty where nobody is known
    phone: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class Back:
    """One dossier that is back with its unit; until: the first instant too late to come again."""

    code: str
    since: datetime | None
    until: datetime | None


@dataclass(frozen=True, kw_only=True)
class Picture:
    """Every unit by its name as Vietnamese lists go, and the days of the plan in order."""

    days: tuple[OwedDay, ...]
    units: tuple[UnitOwes, ...]


def who_owes_what(
    conference: Conference, *, at: datetime, deadlines: Iterable[Deadline] | None = None
) -> Picture:
    """All of it; three queries, and one for the days where the page has not read them.

    Of a draft it tells that there is one, as its unit being about it; nothing else.
    """
    board = deadline_board(conference, at=at, deadlines=deadlines)
    board = [one for one in board if one.duties]
    days = tuple(_day(one) for one in board)
    owed = [{duty.unit_id: duty for duty in one.duties} for one in board]
    dossiers, plan = _by_unit(conference), plan_of(conference)
    units = [
        UnitOwes(
            pk=unit.pk,
            slug=unit.slug,
            name=unit.name,
            kind=unit.kind,
            kind_label=str(UnitKind(unit.kind).label),
            head=unit.__dict__["head"] or "",
            phone=unit.__dict__["head_phone"] or "",
            cells=tuple(
                _cell(day, duties.get(unit.pk), dossiers[unit.pk], _expected(plan, unit), at)
                for day, duties in zip(days, owed, strict=True)
            ),
        )
        for unit in _units(conference)
    ]
    by_name = sorted(units, key=lambda one: (written_key(one.name), one.pk))
    return Picture(days=days, units=tuple(by_name))


def backs_of(conference: Conference, units: Collection[int]) -> Mapping[int, tuple[Back, ...]]:
    """What is back with some units, by unit, the longest first; two queries."""
    returned = Nomination.objects.of(conference).filter(state=S.RETURNED, unit_id__in=units)
    found = list(returned.order_by("pk").values_list("unit_id", "code", "amend_until"))
    events = AuditEvent.objects.filter(
        commune_code=conference.commune.code, target="nomination", action="return",
        target_code__in=[code for _, code, _ in found],
    )  # fmt: skip
    since = dict(events.order_by().values_list("target_code").annotate(last=Max("at")))
    told = defaultdict(list)
    for unit_id, code, until in found:
        told[unit_id].append(Back(code=code, since=since.get(code), until=until))
    return {unit_id: tuple(backs) for unit_id, backs in told.items()}


def _units(conference: Conference) -> Iterable[Unit]:
    first = who_heads().filter(unit=OuterRef("pk")).order_by("pk")
    mine = Unit.objects.filter(commune_id=conference.commune_id)
    return mine.annotate(
        head=Subquery(first.values("full_name")[:1]), head_phone=Subquery(first.values("phone")[:1])
    )


def _by_unit(conference: Conference) -> Mapping[int, Counter[str]]:
    """How many dossiers of each unit stand in each state."""
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for unit_id, state, number in Nomination.objects.of(conference).by_unit():
        found[unit_id][state] = number
    return found


def _day(deadline: DeadlineFact) -> OwedDay:
    duty = gathered().duties.get(deadline.settles)
    return OwedDay(
        key=deadline.key,
        words=duty.words if duty else deadline.title,
        before_words=deadline.before_words,
        source=deadline.source,
        of_dossiers=deadline.of_dossiers,
    )


def _expected(plan: Plan, unit: Unit) -> int | None:
    """How many people the plan wants of a unit: by its table, else by its one number of all."""
    number = plan.seats.of(unit.kind, unit.slug) if plan.seats else None
    if number is None:
        of_each = [one.value for one in plan.figures if one.kind == FigureKind.PER_UNIT]
        number = int(of_each[0]) if len(of_each) == 1 else None
    return number


def _cell(
    day: OwedDay,
    duty: DutyFact | None,
    dossiers: Mapping[str, int],
    expected: int | None,
    at: datetime,
) -> Cell:
    if duty is None:
        return Cell(day=day, state=HowFar.NOTHING)
    hurry = duty.standing if duty.standing in URGENT else None
    if not day.of_dossiers or duty.gathers:
        return Cell(day=day, state=_noted(duty), duty=duty, hurry=hurry)
    sent = sum(dossiers.get(state, 0) for state in STANDS_SENT)
    back = dossiers.get(S.RETURNED, 0)
    state = _noted(duty)
    if state == HowFar.OPEN:
        writes = dossiers.get(S.DRAFT, 0)
        state = HowFar.RETURNED if back else HowFar.WRITING if writes else HowFar.NOT_BEGUN
    elif state != HowFar.NOBODY and sent < (expected or 0):
        state, open_yet = HowFar.PARTIAL, standing(due_at=duty.due_at, met_at=None, at=at)
        hurry = open_yet if open_yet in URGENT else None
    return Cell(
        day=day, state=state, duty=duty, hurry=hurry, sent=sent, back=back, expected=expected
    )


def _noted(duty: DutyFact) -> HowFar:
    """As its mark says it."""
    if duty.sends_nobody:
        return HowFar.NOBODY
    if duty.met_at is None:
        return HowFar.OPEN
    return HowFar.MET_LATE if duty.standing == Standing.MET_LATE else HowFar.MET
