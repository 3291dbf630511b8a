"""Sets of reminders, each by what it is asked for."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db.models import Q

from accounts.querysets import WithinReachQuerySet
from notices.enums import UNSENT, ReminderState

if TYPE_CHECKING:  # in quotes below
    from notices.models import Reminder  # noqa: F401


class ReminderQuerySet(WithinReachQuerySet["Reminder"]):
    commune_field = "commune_id"

    def unsent(self) -> Self:
        return self.filter(state__in=UNSENT)

    def gone(self) -> Self:
        return self.filter(state=ReminderState.GONE)

    def looked_at(self, since: datetime) -> Self:
        """What a round compares with who owes what: the unsent, those of days not long over."""
        return self.filter(Q(state__in=UNSENT) | Q(due_at__gte=since))

    def due(self, at: datetime) -> Self:
        """Those that go by themselves now, in the order they were to."""
        found = self.filter(state=ReminderState.PLANNED, send_at__lte=at)
        return found.order_by("send_at", "pk")
