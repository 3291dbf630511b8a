"""What the grid of dossiers is sorted by, for each way: below what nobody said stands nothing."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Protocol

from django.db.models import (
    Case,
    Expression,
    ExpressionWrapper,
    F,
    IntegerField,
    Max,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from nominations.enums import MeetingKind
from nominations.models import Ballot

ALWAYS, ALONE = Q(), Q(kind="individual")
# What has no value stands last, whichever way: below or above all there is.
BEFORE_ALL, AFTER_ALL = datetime(1900, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)
LEAST, MOST = -1, 100_000


class Keys(Protocol):
    """What sorts one way; asked whether that is downwards."""

    def __call__(self, *, down: bool) -> tuple[Combinable, ...]: ...


def by(*keys: Combinable) -> Keys:
    """By what every row has."""
    return lambda *, down: keys


def _last(*, down: bool) -> Value:
    """A number no row has, that stands last that way."""
    return Value(LEAST if down else MOST)


def rank(column: str, values: Iterable[str | bool], *, of: Q = ALWAYS) -> Keys:
    """Closed lists sort in the order they are told in. of: the rows it is told of."""
    places = [When(of & Q(**{column: value}), then=place) for place, value in enumerate(values)]
    return lambda *, down: (Case(*places, default=_last(down=down), output_field=IntegerField()),)


def number(name: str, *, of: Q = ALWAYS) -> Keys:
    """A number, of the rows it is told of."""
    told = When(of & Q(**{f"{name}__isnull": False}), then=F(name))
    return lambda *, down: (Case(told, default=_last(down=down), output_field=IntegerField()),)


def words_of(name: str) -> Keys:
    """A text, after that there is one: no text is known to stand behind all others everywhere."""
    empty = Q(**{name: ""})
    return lambda *, down: (
        Case(When(empty, then=int(not down)), default=int(down), output_field=IntegerField()),
        F(name),
    )


def at(name: str) -> Keys:
    return lambda *, down: (Coalesce(name, Value(BEFORE_ALL if down else AFTER_ALL)),)


def _share(of: str) -> Expression:
    share = F(f"{of}agree") * 10_000 / F(f"{of}meeting__present")
    return ExpressionWrapper(share, output_field=IntegerField())


def share(*, down: bool) -> tuple[Combinable, ...]:
    """Votes in favour of ten thousand present in the unit's own meeting: finer than it is told."""
    votes = Ballot.objects.standing().of_review().filter(nomination=OuterRef("pk"))
    held = votes.filter(meeting__present__gt=0).order_by().annotate(share=_share(""))
    return (Coalesce(Subquery(held.values("share")[:1]), _last(down=down)),)


def share_of_all(*, down: bool) -> tuple[Combinable, ...]:
    """The same where all are sorted: votes and meetings are joined once, not looked up for each.

    A dossier has one vote of its unit's (`actions.drafts.count_votes`), so the most is that.
    """
    stands = Q(ballots__superseded_at=None, ballots__meeting__kind=MeetingKind.UNIT_REVIEW)
    held = stands & Q(ballots__meeting__present__gt=0)
    return (Coalesce(Max(_share("ballots__"), filter=held), _last(down=down)),)
