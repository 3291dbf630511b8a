"""Sets of reminders, each by what it is asked for."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db.models import Q

from accounts.names import fold
from accounts.querysets import WithinReachQuerySet
from notices.enums import UNSENT, MailState, ReminderState

if TYPE_CHECKING:  # in quotes below
    from notices.models import Mail, Reminder, ZaloNote  # noqa: F401


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

    def narrowed(self, chosen: Mapping[str, str]) -> Self:
        """Those a page asks for: what waits, unless it names a state."""
        state = chosen.get("state")
        found = self.filter(state=state) if state else self.unsent()
        if words := fold(chosen.get("words", "")):
            found = found.filter(unit__name_fold__contains=words)
        for name in ("key", "audience"):
            if value := chosen.get(name):
                found = found.filter(**{name: value})
        return found

    def in_order(self, state: str) -> Self:
        """What waits by when it goes; what went the newest first."""
        first = ("-gone_at",) if state == ReminderState.GONE else ("send_at",)
        return self.select_related("unit").order_by(*first, "due_at", "unit__order", "pk")


class ZaloNoteQuerySet(WithinReachQuerySet["ZaloNote"]):
    def newest(self) -> Self:
        return self.select_related("by").order_by("-at", "-pk")


class MailQuerySet(WithinReachQuerySet["Mail"]):
    def due(self, at: datetime) -> Self:
        """Those to be handed over now, the oldest first."""
        return self.filter(state=MailState.WAITING, try_at__lte=at).order_by("try_at", "pk")

    def lost(self, since: datetime) -> Self:
        """Whoever had them has not come back: nobody knows whether they went."""
        return self.filter(state=MailState.SENDING, claimed_at__lte=since)

    def newest(self) -> Self:
        return self.select_related("unit__commune").order_by("-made_at", "-pk")
