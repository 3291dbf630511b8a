"""II.4 as it would be once some of those proposed are confirmed: what is asked about says it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from accounts.problems import Measure, Problem
from accounts.telling import percent
from conferences.facts import figures
from conferences.models import Conference
from delegates import rules
from delegates.enums import DelegateState
from delegates.facts.strip import standing_roll
from delegates.figures import hall
from delegates.querysets import DelegateQuerySet
from delegates.rules import Seat


@dataclass(frozen=True, kw_only=True)
class After:
    """The confirmed ones then: the two parts of II.4.1, the women, what is out of bounds."""

    taken: int
    limit: int
    role_models: Measure
    others: Measure
    women: Measure
    range_words: str  # "khoảng 70%, từ 65% đến 75%": of the role models
    problems: tuple[Problem, ...]

    @property
    def parts(self) -> tuple[tuple[Measure, str], ...]:
        """Each count with its share in words."""
        counted = (self.role_models, self.others, self.women)
        return tuple((one, percent(one.share)) for one in counted)


def after_confirming(conference: Conference, chosen: DelegateQuerySet, *, left: int) -> After:
    """What the roll would be; two queries.

    left: seats, which go to the first of the chosen in the order of the list. Whose dossier fell
    or waits for the end of a complaint is not confirmed.
    """
    standing = chosen.standing(conference).exclude(chosen.looked_into())
    coming = standing.in_paper_order()
    pks = list(coming.values_list("pk", flat=True)[:left])
    there = Q(state=DelegateState.CONFIRMED) | Q(pk__in=pks)
    then = hall(standing_roll(conference).filter(there)).everybody
    plan = rules.plan_from(figures(conference))
    share = plan.role_model_share
    low, high = share.value - share.leeway, share.value + share.leeway
    models, taken = rules.heads(rules.role_models(then)), rules.heads(then)
    return After(
        taken=taken,
        limit=int(plan.capacity.value),
        role_models=_measure("Điển hình tiên tiến", models, then),
        others=_measure("Khách mời, lãnh đạo", taken - models, then),
        women=next(rules.women(then)),
        range_words=(f"khoảng {percent(share.value)}, từ {percent(low)} đến {percent(high)}"),
        problems=(*rules.problems(then, plan), *rules.least_women(then, plan)),
    )


def _measure(label: str, count: int, of: Sequence[Seat]) -> Measure:
    return Measure(rule="II.4.1", label=label, count=count, out_of=rules.heads(of))
