"""What the list of dossiers asks of the database: questions of what its address says and who reads.

Put together once a process for the same address; what rests on the moment too, each time.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from accounts.enums import Permission
from accounts.models import Unit
from accounts.names import alike
from accounts.paging import cut
from accounts.permissions import Reader
from accounts.querysets.questions import GivenTexts, Question
from nominations.enums import STANDING, STANDS_ON
from nominations.models import Nomination
from nominations.querysets import NominationQuerySet
from nominations.querysets.doubles import doubles_among
from nominations.querysets.people import perhaps_none
from nominations.reading import Double
from nominations.web.columns import Order
from nominations.web.lists import BY_NAME

OF_UNITS = ("pk", "name", "former_commune")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A list as values: two that are alike ask the same. chosen: as
    `narrowed_ever` takes it."""

    reader: Reader
    conference: int
    chosen: tuple[tuple[str, str], ...]
    order: Order


def mine(reader: Reader, conference: int) -> NominationQuerySet:
    """All that the reader may see, to be read."""
    seen = Nomination.objects.within_reach(reader, Permission.NOMINATION_VIEW)
    return seen.of(conference)


def all_mine(reader: Reader, conference: int) -> NominationQuerySet:
    """The same, to be counted or found by an index alone: joined with other tables, PostgreSQL
    takes what is asked once for what few rows pass.
    """
    return Nomination.objects.seen_in(conference, reader, Permission.NOMINATION_VIEW)


def to_decide(reader: Reader, conference: int) -> NominationQuerySet:
    """All that wait for the meeting the reader holds, with what its rows say but the votes."""
    seen = Nomination.objects.within_reach(reader, Permission.NOMINATION_APPROVE)
    return seen.of(conference).verified().with_words().with_answered()


@Question
def part_to_decide(
    reader: Reader, conference: int, first: int, after: int, *, back: bool
) -> QuerySet[Nomination, Nomination]:
    rows = to_decide(reader, conference).with_votes().in_paper_order()
    return cut(rows, first, after, back=back, wide=True)


@Question
def number_to_decide(reader: Reader, conference: int) -> QuerySet[Nomination, tuple[str, int]]:
    """How many wait for the meeting; nothing where nobody does."""
    seen = Nomination.objects.seen_in(conference, reader, Permission.NOMINATION_APPROVE)
    return seen.verified().by_state()


def of_state(found: NominationQuerySet, state: str) -> NominationQuerySet:
    return found.filter(state__in=STANDS_ON) if state == STANDING[0] else found.in_state(state)


def ordered(found: NominationQuerySet, order: Order) -> NominationQuerySet:
    return found.annotate(**order.annotations).order_by(*order.keys)


def keys_in_order(found: NominationQuerySet, order: Order) -> QuerySet[Nomination, int]:
    """Which they are, sorted, and nothing else of them: what a page's rows are found by."""
    named = found.order_by().values(*BY_NAME).annotate(**order.of_all)
    keys: QuerySet[Nomination, int] = named.order_by(*order.keys).values_list("pk", flat=True)
    return keys


def _found(asked: Asked) -> NominationQuerySet:
    return all_mine(asked.reader, asked.conference).narrowed_ever(dict(asked.chosen))


def _of_state(asked: Asked) -> NominationQuerySet:
    return of_state(_found(asked), dict(asked.chosen).get("state", ""))


def _to_read(asked: Asked) -> NominationQuerySet:
    """The same, to be read in its order."""
    chosen = dict(asked.chosen)
    found = mine(asked.reader, asked.conference).narrowed_ever(chosen)
    return ordered(of_state(found, chosen.get("state", "")), asked.order)


@Question
def states(asked: Asked) -> QuerySet[Nomination, tuple[str, int]]:
    """How many stand in each state."""
    return _found(asked).by_state()


@Question
def part(asked: Asked, first: int, after: int, *, back: bool) -> QuerySet[Nomination, Nomination]:
    """A part of it, with all that a row says."""
    order, rows = asked.order, _to_read(asked).with_votes()
    among = keys_in_order(_of_state(asked), order) if order.annotations else None
    return cut(rows, first, after, back=back, among=among)


def begun(
    found: NominationQuerySet, order: Order, states: Sequence[str], most: int, *, waiting: bool
) -> QuerySet[Nomination, int]:
    """Keys of so many that stand in one of these; waiting: who waits longest stands first."""
    here = found.filter(state__in=states)
    if waiting:
        return here.order_by("submitted_at", "pk").values_list("pk", flat=True)[:most]
    return keys_in_order(here, order)[:most]


def first_of(
    asked: Asked, states: Sequence[str], most: int, *, waiting: bool
) -> QuerySet[Nomination, int]:
    """The same of a list that is said by its address alone."""
    return begun(_of_state(asked), asked.order, states, most, waiting=waiting)


@Question
def no_more_people(asked: Asked) -> QuerySet[Nomination, tuple[Any, ...]]:
    """Those of all that are not just one person more."""
    return perhaps_none(all_mine(asked.reader, asked.conference), _of_state(asked))


@Question
def named_like(reader: Reader, conference: int) -> QuerySet[Nomination, tuple[Any, ...]]:
    """Whoever may name one person with one of some names."""
    return all_mine(reader, conference).named_like(GivenTexts("letters"))


def doubles_of(
    reader: Reader, conference: int, among: Collection[Nomination]
) -> dict[int, tuple[Double, ...]]:
    """Of each of these that has any its likely doubles the reader may see; one query for all."""
    letters = list({alike(one.name_fold) for one in among})
    return doubles_among(named_like.given({"letters": letters}, reader, conference), among)


@Question
def units_of(commune: int) -> QuerySet[Unit, tuple[int, str, str]]:
    """What its boxes offer."""
    return Unit.objects.filter(commune=commune).in_order().values_list(*OF_UNITS)
