"""Who has a seat or would take one, and whether two of them may be one person."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from accounts.names import fold
from accounts.querysets.questions import GivenKeys, GivenTexts, Later, Question, one_of
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


READ = (
    "state", "nomination_id", "name_fold", "birth_year", "full_name",
    "nomination__kind", "nomination__duplicate_verdict",
)  # fmt: skip


def seated_people(conference: Conference) -> list[Person]:
    """Everybody with a seat or absent; whoever left the list is not meant. One query."""
    here = Delegate.objects.of(conference).exclude(state=DelegateState.WITHDRAWN)
    seated, _ = _parted(here.order_by("pk").values_list(*READ))
    return seated


def seated_or_left(
    conference: Conference, *, named: Collection[str], nominations: Collection[int]
) -> tuple[list[Person], set[int]]:
    """Those of them of one of these folded names, and of these dossiers whose person left the list.

    One query: what each asks is found by its own index.
    """
    given: dict[str, Later] = {"names": list(named), "dossiers": list(nominations)}
    return _parted(_seated_or_left.given(given, conference.pk))


@Question
def _seated_or_left(conference: int) -> QuerySet[Delegate, tuple[Any, ...]]:
    left = Q(state=DelegateState.WITHDRAWN) & one_of("nomination", GivenKeys("dossiers"))
    found = Delegate.objects.of(conference).filter(one_of("name_fold", GivenTexts("names")) | left)
    return found.order_by("pk").values_list(*READ)


def _parted(found: Iterable[tuple[Any, ...]]) -> tuple[list[Person], set[int]]:
    """Who has a seat or is absent, in the order they came; the dossiers of those who left."""
    seated, left = [], set()
    for state, dossier, letters, year, name, kind, verdict in found:
        if state != DelegateState.WITHDRAWN:
            told_apart = _told_apart(kind, verdict)
            seated.append(Person(letters=letters, year=year, name=name, told_apart=told_apart))
        elif dossier is not None:
            left.add(dossier)
    return seated, left


def _told_apart(kind: str | None, verdict: str | None) -> bool | None:
    """Of a dossier; None for whoever comes without one, or for a collective or household."""
    return verdict == DoubleVerdict.DIFFERENT if kind == NominationKind.INDIVIDUAL else None
