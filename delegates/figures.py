"""The only place that turns delegates into the seats the rules count."""

from collections.abc import Iterable

from delegates.enums import DelegateGroup
from delegates.models import Delegate
from delegates.rules import Seat
from nominations.enums import Gender


def seat(delegate: Delegate) -> Seat:
    """One delegate without the name; read with `unit`."""
    return Seat(
        is_role_model=delegate.group == DelegateGroup.ROLE_MODEL,
        is_woman=delegate.gender == Gender.FEMALE,
        group=delegate.group,
        direct_worker=delegate.direct_worker,
        kind=delegate.kind,
        field=delegate.field,
        sector=delegate.sector,
        former_commune=delegate.former_commune,
        unit=delegate.unit.name if delegate.unit else "",
    )


def seats(delegates: Iterable[Delegate]) -> list[Seat]:
    return [seat(delegate) for delegate in delegates]
