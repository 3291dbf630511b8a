"""Section II.4 in a strip: seats taken, the share of role models, what stands against the plan."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from accounts.problems import Problem
from accounts.querysets import Tally
from accounts.telling import percent
from conferences.facts import figures
from conferences.models import Conference
from delegates import rules
from delegates.facts import listed
from delegates.facts.arrivals import to_take_in
from delegates.figures import Hall, heads, heads_of
from delegates.models import Delegate
from delegates.querysets import DelegateQuerySet
from delegates.rules import Seat

NAMED = 10  # dossiers looked into that the note names; the list of dossiers has the rest
SEATS, WAITING = "seats", "waiting"


@dataclass(frozen=True, kw_only=True)
class Part:
    """How many of how many, now and if everybody proposed were confirmed, against the plan."""

    label: str
    count: int
    out_of: int
    planned: int
    planned_out_of: int
    target: Fraction
    leeway: Fraction

    @property
    def words(self) -> str:
        return percent(self._share(self.count, self.out_of)) if self.out_of else ""

    @property
    def planned_words(self) -> str:
        if not self.planned_out_of:
            return ""
        return percent(self._share(self.planned, self.planned_out_of))

    @property
    def share(self) -> Fraction:
        return self._share(self.count, self.out_of)

    @property
    def planned_share(self) -> Fraction:
        return self._share(self.planned, self.planned_out_of)

    @property
    def low_words(self) -> str:
        return percent(self.target - self.leeway)

    @property
    def high_words(self) -> str:
        return percent(self.target + self.leeway)

    @property
    def target_words(self) -> str:
        return percent(self.target)

    @property
    def is_within(self) -> bool:
        return not self.out_of or abs(self.share - self.target) <= self.leeway

    @staticmethod
    def _share(count: int, out_of: int) -> Fraction:
        return Fraction(count, out_of) if out_of else Fraction(0)


@dataclass(frozen=True, kw_only=True)
class QuotaStrip:
    """The plan's two numbers of II.4 now, and what the roll says on top.

    `planned_…` is the same if everybody proposed were confirmed.
    """

    taken: int
    proposed: int
    limit: int
    role_models: int
    others: int
    problems: tuple[Problem, ...]
    planned_problems: tuple[Problem, ...]
    role_model_part: Part
    looked_into: tuple[str, ...] = ()  # dossiers by name and code, for whoever may read them
    looked_into_total: int = 0

    @property
    def free(self) -> int:
        return max(self.limit - self.taken, 0)

    @property
    def planned(self) -> int:
        return self.taken + self.proposed

    @property
    def looked_into_more(self) -> int:
        """Those the note has no room to name."""
        return self.looked_into_total - len(self.looked_into)


def standing_roll(conference: Conference) -> DelegateQuerySet:
    """Whom the plan's numbers count: proposed or confirmed, the dossier approved still."""
    return Delegate.objects.of(conference).on_roll().standing(conference)


def quota_strip(conference: Conference) -> QuotaStrip:
    """What the roll shows on top; nobody is read for it."""
    found = heads(listed.seats(conference.pk))
    looked = looked_into(standing_roll(conference), found)
    return QuotaStrip(**counts(found, rules.plan_from(figures(conference))), **looked)


def tallies(conference: Conference) -> Iterator[Tally]:
    """What `strip_of` asks and how many wait for a seat: parts of one query."""
    yield standing_roll(conference).tally(SEATS, "group", "state")
    yield to_take_in(conference).tally(WAITING)


def strip_of(conference: Conference, seats: Iterable[tuple[str, str, int]]) -> QuotaStrip:
    """The same of what was counted already, without who is looked into."""
    return QuotaStrip(**counts(heads_of(seats), rules.plan_from(figures(conference))))


def counts(hall: Hall, plan: rules.DelegatePlan) -> dict[str, Any]:
    """The plan's two numbers of a roll."""
    taken = rules.heads(hall.confirmed)
    role_models = rules.heads(rules.role_models(hall.confirmed))
    return {
        "taken": taken,
        "proposed": rules.heads(hall.everybody) - taken,
        "limit": int(plan.capacity.value),
        "role_models": role_models,
        "others": taken - role_models,
        "problems": tuple(rules.problems(hall.confirmed, plan)),
        "planned_problems": tuple(rules.problems(hall.everybody, plan)),
        "role_model_part": part_of(hall, plan, is_role_model=True),
    }


def looked_into(roll: DelegateQuerySet, hall: Hall) -> dict[str, Any]:
    """NĐ 152/2025, Đ.4: of whom a complaint waits for its end; no query where of nobody."""
    if not hall.looked_into:
        return {}
    of = roll.filter(roll.looked_into()).in_paper_order()
    named = of.values_list("nomination__full_name", "nomination__code")[:NAMED]
    told = tuple(f"{name} ({code})" for name, code in named)
    return {"looked_into": told, "looked_into_total": hall.looked_into}


def part_of(hall: Hall, plan: rules.DelegatePlan, *, is_role_model: bool) -> Part:
    """The role models against their share of the plan, or the guests and leaders."""
    share = plan.role_model_share.value

    def count(seats: list[Seat]) -> int:
        return rules.heads(seat for seat in seats if seat.is_role_model is is_role_model)

    return Part(
        label="Điển hình tiên tiến" if is_role_model else "Khách mời, lãnh đạo",
        count=count(hall.confirmed),
        out_of=rules.heads(hall.confirmed),
        planned=count(hall.everybody),
        planned_out_of=rules.heads(hall.everybody),
        target=share if is_role_model else 1 - share,
        leeway=plan.role_model_share.leeway,
    )
