"""Sets of results of one press for many."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:  # in quotes below
    from nominations.models import BulkResult  # noqa: F401  a string names it

KEPT_FOR = timedelta(hours=24)


class BulkResultQuerySet(models.QuerySet["BulkResult"]):
    def own(self, owner: int, conference: int) -> Self:
        """One person's own, of one conference: in another commune the same codes name others."""
        return self.filter(owner=owner, conference=conference)

    def kept_at(self, at: datetime) -> Self:
        return self.filter(at__gte=at - KEPT_FOR)

    def older(self, at: datetime) -> Self:
        """Anybody's that are kept no more."""
        return self.filter(at__lt=at - KEPT_FOR)
