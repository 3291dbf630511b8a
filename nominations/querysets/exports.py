"""Sets of workbooks of the list that are kept for a day."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.db import models

from accounts.models import User
from conferences.enums import JobState

if TYPE_CHECKING:  # in quotes below
    from nominations.models import GridExport  # noqa: F401

KEPT = timedelta(hours=24)  # a copy of people's data nobody has decided to keep
JUST_NOW = timedelta(minutes=1)


class GridExportQuerySet(models.QuerySet["GridExport"]):
    def of(self, user: User) -> Self:
        """One's own alone, whoever else may take the grid."""
        return self.filter(by=user).select_related("conference__commune", "job", "by")

    def kept(self, at: datetime) -> Self:
        return self.filter(asked_at__gt=at - KEPT)

    def asked_just_now(self, at: datetime) -> Self:
        """A second press, or a page sent again: nobody asks twice on purpose within a minute."""
        alive = self.exclude(job__state=JobState.FAILED).exclude(job=None)
        return alive.filter(asked_at__gt=at - JUST_NOW)

    def with_all(self) -> Self:
        """With all that building it asks, in one query."""
        return self.select_related("conference__commune", "by__unit", "by__commune", "job")
