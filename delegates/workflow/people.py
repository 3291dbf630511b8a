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
    return Person(
        letters=fold(nomination.person),
        year=nomination.birth_year,
        name=nomination.person,
        told_apart=_told_apart(nomination.kind, nomination.duplicate_verdict),
    )


def seated_people(conference: Conference, *, named: Collection[str] | None = None) -> list[Person]:
    """Everybody with a seat or absent; whoever left the list is not meant. One query.

    named: only those of one of these folded names.
    """
    here = Delegate.objects.of(conference).exclude(state=DelegateState.WITHDRAWN)
    if named is not None:
        here = here.filter(name_fold__in=named)
    read = ("name_fold", "birth_year", "full_name")
    of_dossier = ("nomination__kind", "nomination__duplicate_verdict")
    return [
        Person(letters=letters, year=year, name=name, told_apart=_told_apart(kind, verdict))
        for letters, year, name, kind, verdict in here.values_list(*read, *of_dossier)
    ]


def _told_apart(kind: str | None, verdict: str | None) -> bool | None:
    """Of a dossier; None for whoever comes without one, or for a collective or household."""
    return verdict == DoubleVerdict.DIFFERENT if kind == NominationKind.INDIVIDUAL else None
