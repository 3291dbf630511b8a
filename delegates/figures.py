"""Turns delegates into the seats the rules count: counted, no name read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count

from delegates.enums import DelegateGroup, DelegateState
from delegates.querysets import DelegateQuerySet
from delegates.rules import Seat
from nominations.enums import Gender


@dataclass(frozen=True, kw_only=True)
class Hall:
    """A roll as the rules see it: who is confirmed, and everybody with those proposed."""

    confirmed: list[Seat]
    everybody: list[Seat]
    looked_into: int = 0  # how many of them a complaint waits for its end of


def hall(roll: DelegateQuerySet) -> Hall:
    """All the rules and measures ask, units in the commune's order; one query."""
    alike = roll.order_by("unit__order", "unit__name_fold").values_list(
        "state", "group", "gender", "direct_worker", "kind", "field", "sector", "former_commune",
        "unit__name",
    )  # fmt: skip
    rows = list(alike.annotate(number=Count("pk"), pending=Count("pk", filter=roll.looked_into())))
    found = [
        (
            state,
            Seat(
                is_role_model=group == DelegateGroup.ROLE_MODEL,
                is_woman=gender == Gender.FEMALE,
                sex_unknown=not gender,
                group=group,
                direct_worker=direct_worker,
                kind=kind,
                field=field,
                sector=sector,
                former_commune=former_commune,
                unit=unit or "",
                number=number,
            ),
        )
        for state, group, gender, direct_worker, kind, field, sector, former_commune, unit, number,
        _ in rows
    ]  # fmt: skip
    return _hall(found, looked_into=sum(row[-1] for row in rows))


def heads(rows: Sequence[tuple[str, str, int, int]]) -> Hall:
    """What the plan's two numbers ask of `by_group_and_looks`: how many of each group."""
    found = heads_of((group, state, number) for group, state, number, _ in rows)
    return Hall(
        confirmed=found.confirmed,
        everybody=found.everybody,
        looked_into=sum(row[-1] for row in rows),
    )


def heads_of(rows: Iterable[tuple[str, str, int]]) -> Hall:
    """The same of what was counted already: (group, state, how many)."""
    return _hall(
        (
            state,
            Seat(
                is_role_model=group == DelegateGroup.ROLE_MODEL,
                is_woman=False,  # nobody asks it of them
                group=group,
                number=number,
            ),
        )
        for group, state, number in rows
    )


def _hall(found: Iterable[tuple[str, Seat]], *, looked_into: int = 0) -> Hall:
    found = list(found)
    return Hall(
        confirmed=[seat for state, seat in found if state == DelegateState.CONFIRMED],
        everybody=[seat for _, seat in found],
        looked_into=looked_into,
    )
