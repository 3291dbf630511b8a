"""Section II.4 at a glance: seats, shares, measures, who is missing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from accounts.enums import OFFICE_KINDS
from accounts.problems import Measure
from accounts.telling import percent
from conferences.facts import figures
from conferences.models import Conference
from delegates import rules
from delegates.enums import UNWRITTEN
from delegates.facts.strip import (
    Part,
    QuotaStrip,
    counts,
    looked_into,
    part_of,
    standing_roll,
)
from delegates.figures import hall
from nominations.enums import Gender
from nominations.facts import put_forward_twice

WOMEN = (("gender", str(Gender.FEMALE)),)


@dataclass(frozen=True, kw_only=True)
class Pair:
    """One measure of those confirmed beside the same one with everybody proposed."""

    now: Measure
    planned: Measure

    @property
    def whom(self) -> str:
        """Of whom the share is."""
        return "điển hình tiên tiến" if self.now.among == rules.MODELS else "đại biểu"

    @property
    def sexes(self) -> "tuple[Pair, ...]":
        """Women, men, not written: they add up to the whole; nothing where it is another count."""
        if self.now.own != WOMEN:
            return ()
        now, planned = _sexes(self.now), _sexes(self.planned)
        return tuple(Pair(now=a, planned=b) for a, b in zip(now, planned, strict=True))

    @property
    def now_words(self) -> str:
        """66,7%: as the papers write it."""
        return percent(self.now.share)

    @property
    def planned_words(self) -> str:
        return percent(self.planned.share)


def _sexes(women: Measure) -> Iterator[Measure]:
    men = women.out_of - women.count - women.unknown
    for value, label, count in (
        (str(Gender.FEMALE), str(Gender.FEMALE.label), women.count),
        (str(Gender.MALE), str(Gender.MALE.label), men),
        (UNWRITTEN, "Chưa ghi giới tính", women.unknown),
    ):
        yield replace(women, label=label, count=count, unknown=0, own=(("gender", value),))


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
    """Section II.4 now, all that is measured."""

    measures: tuple[Measure, ...]
    planned_measures: tuple[Measure, ...]
    other_part: Part
    owing: int  # units that put people forward; `missing_units` are of these
    missing_units: tuple[MissingUnit, ...]
    twice: tuple[Twice, ...]  # counted once, at the unit of the dossier that was kept
    missing_former_communes: tuple[str, ...]
    capacity_sentence: str
    share_sentence: str
    capacity_rule: str
    share_rule: str
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
    def groups(self) -> list[Pair]:
        """Guests and leaders, whom the plan counts together."""
        return self._pairs("group")[1:]

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
    slugs = {unit.name: unit.slug for unit in units}
    owing = {unit.name: unit.pk for unit in units if unit.kind not in OFFICE_KINDS}
    formers = sorted(filter(None, {unit.former_commune for unit in units}), key=rules.place_order)
    told = counts(found, plan)
    told["planned_problems"] += tuple(rules.least_women(everybody, plan))
    return QuotaBoard(
        **told,
        **looked_into(roll, found),
        measures=tuple(_by_slug(rules.measures(confirmed), slugs)),
        planned_measures=tuple(_by_slug(rules.measures(everybody), slugs)),
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
        capacity_rule=plan.capacity.rule,
        share_rule=plan.role_model_share.rule,
        leeway_note=plan.role_model_share.leeway_note,
    )


def _by_slug(measures: Iterable[Measure], slugs: Mapping[str, str]) -> Iterator[Measure]:
    """Units as the roll's addresses name them."""
    for measure in measures:
        if measure.group == "unit":
            ((_, name),) = measure.own
            yield replace(measure, own=(("unit", slugs.get(name, UNWRITTEN)),))
        else:
            yield measure
