"""Which rows a move of a dossier holds beside it, and sentences that are the same for each."""

from collections.abc import Callable

from accounts.models import Unit
from nominations.enums import NominationState
from nominations.models import Nomination


def unit_above(nomination: Nomination) -> tuple[Unit]:
    """What changes whether a unit has sent holds it: nor does anybody change its meetings."""
    return (nomination.unit,)


def unit_of_returned(nomination: Nomination) -> tuple[Unit, ...]:
    """Of what is decided while it is back with its unit; else the unit has done its part."""
    return unit_above(nomination) if nomination.state == NominationState.RETURNED else ()


def always(*sentences: str) -> Callable[[Nomination], tuple[str, ...]]:
    """What a move means whatever the nomination."""
    return lambda nomination: sentences
