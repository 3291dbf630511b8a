"""Who has a seat or would take one, and whether two of them may be one person."""

from collections.abc import Collection
from dataclasses import dataclass

from accounts.names import fold
from conferences.models import Conference
from delegates.enums import DelegateState
from delegates.models import Delegate
from nominations.enums import DoubleVerdict, NominationKind
from nominations.models import Nomination


@dataclass(frozen=True, kw_only=True)
class Person:
    """Who has a seat, or would take one, as namesakes are told apart.

    told_apart: whether the office has noted of the person's own dossier that its namesake is
    somebody else; None for whoever comes without one, or for a collective or household.
    """

    letters: str
    year: int | None
    name: str
    told_apart: bool | None


def may_be_one(one: Person, other: Person) -> bool:
    """Whether people are asked if two are one: what the office has answered is not asked again.

    A year not written tells nobody apart.
    """
    if one.letters != other.letters:
        return False
    if None not in (one.year, other.year) and one.year != other.year:
        return False
    both_known = None not in (one.told_apart, other.told_apart)
    return not (both_known and (one.told_apart or other.told_apart))


def person_of(nomination: Nomination) -> Person:
    """Who would come for a dossier."""
    alone = nomination.kind == NominationKind.INDIVIDUAL
    return Person(
        letters=fold(nomination.person),
        year=nomination.birth_year,
        name=nomination.person,
        told_apart=nomination.duplicate_verdict == DoubleVerdict.DIFFERENT if alone else None,
    )


def seated_people(conference: Conference, *, named: Collection[str] | None = None) -> list[Person]:
    """Everybody with a seat or absent; whoever left the list is not meant. One query.

    named: only those of one of these folded names.
    """
    here = Delegate.objects.of(conference).exclude(state=DelegateState.WITHDRAWN)
    if named is not None:
        here = here.filter(name_fold__in=named)
    return [
        Person(
            letters=one.name_fold,
            year=one.birth_year,
            name=one.full_name,
            told_apart=person_of(one.nomination).told_apart if one.nomination else None,
        )
        for one in here.select_related("nomination")
    ]
