"""What the roll asks of the database: questions of what its address says and who reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from django.db.models import QuerySet

from accounts.enums import Permission
from accounts.models import Unit
from accounts.paging import Parts, cut
from accounts.permissions import Reader
from accounts.querysets.questions import Question
from conferences.plan import Figure
from delegates.models import Delegate
from delegates.querysets import EVER, DelegateQuerySet

OF_UNITS = ("slug", "name", "former_commune")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A roll as values: two that are alike ask the same. chosen: as `narrowed` takes it."""

    reader: Reader
    conference: int
    chosen: tuple[tuple[str, str], ...]

    @property
    def is_kept(self) -> bool:
        """Whether it rests on nothing but what was chosen."""
        return {name for name, _ in self.chosen} <= EVER


def mine(asked: Asked) -> DelegateQuerySet:
    """All that the reader may see."""
    seen = Delegate.objects.within_reach(asked.reader, Permission.DELEGATE_VIEW)
    return seen.of(asked.conference)


def narrowed(asked: Asked) -> DelegateQuerySet:
    """All that is asked for, in whatever group."""
    return mine(asked).narrowed(dict(asked.chosen), asked.conference)


@Question
def groups(asked: Asked) -> QuerySet[Delegate, tuple[str, str, int]]:
    """How many of each group stand in each state."""
    return narrowed(asked).by_group()


def counted(asked: Asked) -> Sequence[tuple[str, str, int]]:
    return groups(asked) if asked.is_kept else list(groups.of(asked))


def rows(asked: Asked, majority: Figure | None) -> DelegateQuerySet:
    """In a paper's order, with all that a row says."""
    found = narrowed(asked).in_tab(dict(asked.chosen)).as_rows()
    return found.with_lost_votes(majority).in_paper_order()


@Question
def part(
    asked: Asked, majority: Figure | None, first: int, after: int, *, back: bool
) -> QuerySet[Delegate, Delegate]:
    return cut(rows(asked, majority), first, after, back=back, wide=True)


def shown(asked: Asked, majority: Figure | None) -> DelegateQuerySet | Parts[Delegate]:
    """The same, to be turned over."""
    whole = partial(rows, asked, majority)
    return Parts(whole, partial(part, asked, majority)) if asked.is_kept else whole()


@Question
def seats(conference: int) -> QuerySet[Delegate, tuple[str, str, int, int]]:
    """What the strip of the plan's two numbers counts."""
    roll = Delegate.objects.of(conference).on_roll().standing(conference)
    return roll.by_group_and_looks()


@Question
def units_of(commune: int) -> QuerySet[Unit, tuple[str, str, str]]:
    """What its boxes offer."""
    return Unit.objects.filter(commune=commune).in_order().values_list(*OF_UNITS)
