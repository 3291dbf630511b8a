"""The only place for section II.4 at a glance: seats, shares, measures, who is missing."""

from dataclasses import dataclass, replace
from fractions import Fraction

from accounts.enums import OFFICE_KINDS
from accounts.problems import Measure, Problem
from conferences.facts import figures
from conferences.models import Conference
from delegates import rules
from delegates.enums import DelegateState
from delegates.facts.roll import is_looked_into
from delegates.figures import seats
from delegates.models import Delegate
from delegates.rules import Seat


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
        return rules.percent(self._share(self.count, self.out_of)) if self.out_of else ""

    @property
    def planned_words(self) -> str:
        if not self.planned_out_of:
            return ""
        return rules.percent(self._share(self.planned, self.planned_out_of))

    @property
    def share(self) -> Fraction:
        return self._share(self.count, self.out_of)

    @property
    def planned_share(self) -> Fraction:
        return self._share(self.planned, self.planned_out_of)

    @property
    def low_words(self) -> str:
        return rules.percent(self.target - self.leeway)

    @property
    def high_words(self) -> str:
        return rules.percent(self.target + self.leeway)

    @property
    def target_words(self) -> str:
        return rules.percent(self.target)

    @property
    def is_within(self) -> bool:
        return not self.out_of or abs(self.share - self.target) <= self.leeway

    @staticmethod
    def _share(count: int, out_of: int) -> Fraction:
        return Fraction(count, out_of) if out_of else Fraction(0)


@dataclass(frozen=True, kw_only=True)
class Pair:
    """One measure of those confirmed beside the same one with everybody proposed."""

    now: Measure
    planned: Measure

    @property
    def now_words(self) -> str:
        """66,7%: as the papers write it."""
        return rules.percent(self.now.share)

    @property
    def planned_words(self) -> str:
        return rules.percent(self.planned.share)


@dataclass(frozen=True, kw_only=True)
class QuotaBoard:
    """Section II.4 now; `planned_…` is the same if everybody proposed were confirmed."""

    taken: int
    proposed: int
    limit: int
    role_models: int
    others: int
    problems: tuple[Problem, ...]
    measures: tuple[Measure, ...]
    planned_problems: tuple[Problem, ...]
    planned_measures: tuple[Measure, ...]
    role_model_part: Part
    other_part: Part
    owing: int  # units that put people forward; `missing_units` are of these
    missing_units: tuple[str, ...]
    missing_former_communes: tuple[str, ...]
    capacity_sentence: str
    share_sentence: str
    leeway_note: str
    looked_into: tuple[str, ...]  # codes of the dossiers, for whoever may read dossiers

    @property
    def free(self) -> int:
        return max(self.limit - self.taken, 0)

    @property
    def planned(self) -> int:
        return self.taken + self.proposed

    @property
    def planned_role_models(self) -> int:
        return self.role_model_part.planned

    @property
    def parts(self) -> tuple[Part, Part]:
        return self.role_model_part, self.other_part

    @property
    def kind_measures(self) -> list[Measure]:
        return [pair.planned for pair in self.kinds]

    @property
    def former_measures(self) -> list[Measure]:
        """Without those whose commune is not written: they are a gap in the bar, not a part."""
        pairs = self.former_communes
        return [pair.planned for pair in pairs if pair.planned.label != rules.OF_THE_WHOLE]

    @property
    def former_unknown(self) -> int:
        pairs = self.former_communes
        return sum(p.planned.count for p in pairs if p.planned.label == rules.OF_THE_WHOLE)

    @property
    def single_measures(self) -> list[Pair]:
        """Counts that stand alone: women, women among the role models, direct workers."""
        return self._pairs("")

    @property
    def kinds(self) -> list[Pair]:
        return self._pairs("kind")

    @property
    def fields(self) -> list[Pair]:
        return self._pairs("field")

    @property
    def sectors(self) -> list[Pair]:
        return self._pairs("sector")

    @property
    def former_communes(self) -> list[Pair]:
        return self._pairs("former_commune")

    @property
    def units(self) -> list[Pair]:
        return self._pairs("unit")

    @property
    def women(self) -> Measure:
        return next(measure for measure in self.measures if measure.label == rules.WOMEN)

    def measures_of(self, group: str) -> list[Measure]:
        """The counts of one group among those confirmed, as the structure table lays them out."""
        return [measure for measure in self.measures if measure.group == group]

    def _pairs(self, group: str) -> list[Pair]:
        """Now beside planned; everybody confirmed is planned too, so planned has every label."""
        now = {m.label: m for m in self.measures if m.group == group}
        return [
            Pair(now=now.get(m.label) or replace(m, count=0, out_of=self.role_models), planned=m)
            for m in self.planned_measures
            if m.group == group
        ]


def quota_board(conference: Conference) -> QuotaBoard:
    """II.4 at a glance: one read of the roll, one of the figures, one of the units."""
    roll = Delegate.objects.of(conference).on_roll().standing()
    roll = list(roll.select_related("unit", "nomination").in_paper_order())
    confirmed = seats(d for d in roll if d.state == DelegateState.CONFIRMED)
    everybody = seats(roll)
    plan = rules.plan_from(figures(conference))
    units = list(conference.commune.units.in_order())
    owing = [unit.name for unit in units if unit.kind not in OFFICE_KINDS]
    formers = sorted(filter(None, {unit.former_commune for unit in units}), key=rules.place_order)
    models, share = sum(seat.is_role_model for seat in confirmed), plan.role_model_share
    return QuotaBoard(
        taken=len(confirmed),
        proposed=len(everybody) - len(confirmed),
        limit=int(plan.capacity.value),
        role_models=models,
        others=len(confirmed) - models,
        problems=tuple(rules.problems(confirmed, plan)),
        measures=tuple(rules.measures(confirmed)),
        planned_problems=tuple(rules.problems(everybody, plan)),
        planned_measures=tuple(rules.measures(everybody)),
        role_model_part=_part("Điển hình tiên tiến", confirmed, everybody, share.value, plan),
        other_part=_part("Khách mời, lãnh đạo", confirmed, everybody, 1 - share.value, plan),
        owing=len(owing),
        missing_units=tuple(rules.missing(everybody, owing, attribute="unit")),
        missing_former_communes=tuple(
            rules.missing(everybody, formers, attribute="former_commune")
        ),
        capacity_sentence=plan.capacity.sentence,
        share_sentence=share.sentence,
        leeway_note=share.leeway_note,
        looked_into=tuple(d.nomination.code for d in roll if is_looked_into(d)),
    )


def _part(
    label: str,
    confirmed: list[Seat],
    everybody: list[Seat],
    target: Fraction,
    plan: rules.DelegatePlan,
) -> Part:
    wanted = label == "Điển hình tiên tiến"
    return Part(
        label=label,
        count=sum(seat.is_role_model is wanted for seat in confirmed),
        out_of=len(confirmed),
        planned=sum(seat.is_role_model is wanted for seat in everybody),
        planned_out_of=len(everybody),
        target=target,
        leeway=plan.role_model_share.leeway,
    )
