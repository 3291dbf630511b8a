"""Sets of forms that wait to be gone on with."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:  # in quotes below
    from nominations.models import HeldForm  # noqa: F401  a string names it

VOTES, CHOICE = "votes", "chosen"  # kinds: a meeting's votes; whom a page asks about
MOST_HELD = 10  # of one person and kind: as many tabs as anybody types in
HELD_FOR = timedelta(days=7)  # from the meeting to the day its votes are typed in


class HeldFormQuerySet(models.QuerySet["HeldForm"]):
    def own(self, owner: int, conference: int, kind: str) -> Self:
        return self.filter(owner=owner, conference=conference, kind=kind)

    def held_at(self, at: datetime) -> Self:
        return self.filter(at__gte=at - HELD_FOR)

    def older(self, at: datetime) -> Self:
        """Anybody's that are held no more."""
        return self.filter(at__lt=at - HELD_FOR)
