"""Section II.4 at a glance: seats, shares, measures, who is missing."""

from collections import Counter
from dataclasses import dataclass, replace

from accounts.enums import OFFICE_KINDS
from accounts.problems import Measure, Problem
from accounts.telling import percent
from conferences.facts import figures
from conferences.models import Conference
from delegates import rules
from delegates.facts.strip import (
    Part,
    QuotaStrip,
    counts,
    looked_into,
    part_of,
    standing_roll,
)
from delegates.figures import hall
from nominations.facts import put_forward_twice


@dataclass(frozen=True, kw_only=True)
class Pair:
    """One measure of those confirmed beside the same one with everybody proposed."""

    now: Measure
    planned: Measure

    @property
    def now_words(self) -> str:
        """66,7%: as the papers write it."""
        return percent(self.now.share)

    @property
    def planned_words(self) -> str:
        return percent(self.planned.share)


@dataclass(frozen=True, kw_only=True)
class MissingUnit:
    """A unit that puts people forward and has nobody on the roll."""

    pk: int
    name: str


@dataclass(frozen=True)
class Twice:
    """So many people that two units put forward, each in one seat."""

    kept: str
    other: str
    count: int


@dataclass(frozen=True, kw_only=True)
class QuotaBoard(QuotaStrip):
    """Section II.4 now; `planned_…` is the same if everybody proposed were confirmed."""

    measures: tuple[Measure, ...]
    planned_problems: tuple[Problem, ...]
    planned_measures: tuple[Measure, ...]
    other_part: Part
    owing: int  # units that put people forward; `missing_units` are of these
    missing_units: tuple[MissingUnit, ...]
    twice: tuple[Twice, ...]  # counted once, at the unit of the dossier that was kept
    missing_former_communes: tuple[str, ...]
    capacity_sentence: str
    share_sentence: str
    leeway_note: str

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
    """II.4 at a glance: the roll counted, the figures, the units; a query each."""
    roll = standing_roll(conference)
    found = hall(roll)
    confirmed, everybody = found.confirmed, found.everybody
    plan = rules.plan_from(figures(conference))
    twice = put_forward_twice(conference)
    units = list(conference.commune.units.in_order())
    owing = {unit.name: unit.pk for unit in units if unit.kind not in OFFICE_KINDS}
    formers = sorted(filter(None, {unit.former_commune for unit in units}), key=rules.place_order)
    return QuotaBoard(
        **counts(found, plan),
        **looked_into(roll, found),
        measures=tuple(rules.measures(confirmed)),
        planned_problems=tuple(rules.problems(everybody, plan)),
        planned_measures=tuple(rules.measures(everybody)),
        other_part=part_of(found, plan, is_role_model=False),
        owing=len(owing),
        twice=tuple(Twice(*pair, count) for pair, count in Counter(twice).items()),
        missing_units=tuple(
            MissingUnit(pk=owing[name], name=name)
            for name in rules.missing(everybody, list(owing), attribute="unit")
            if name not in {other for _, other in twice}
        ),
        missing_former_communes=tuple(
            rules.missing(everybody, formers, attribute="former_commune")
        ),
        capacity_sentence=plan.capacity.sentence,
        share_sentence=plan.role_model_share.sentence,
        leeway_note=plan.role_model_share.leeway_note,
    )
