"""Sets of built papers: whose they are to see, which stand with the city, which are newest."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.db.models import Max

from accounts.enums import Permission, Reach
from accounts.permissions import Holder, reach
from accounts.querysets import WithinReachQuerySet
from conferences.enums import JobState
from reports.enums import NUMBERED, WITH_THE_CITY, PaperState

if TYPE_CHECKING:  # in quotes below
    from reports.models import ReportFile  # noqa: F401


DOUBLE_TAP = timedelta(minutes=1)
UNFINISHED = (JobState.WAITING, JobState.RUNNING)


class ReportFileQuerySet(WithinReachQuerySet["ReportFile"]):
    unit_field = None
    commune_field = "conference__commune_id"

    def within_reach(self, user: Holder, permission: Permission) -> Self:
        """As everywhere; but the city reaches what was sent to it, and nothing else (VI)."""
        found = super().within_reach(user, permission)
        if reach(user, permission) is Reach.OWN_CITY:
            return found.with_the_city()
        return found

    def standing_with_the_city(self, *kinds: str) -> Self:
        """Sent and not replaced, the newest first: what a new paper may take the place of."""
        return self.filter(state=PaperState.SENT, kind__in=kinds).order_by("-sent_at", "-pk")

    def numbered_in(self, year: int) -> Self:
        """What was given a number in a year: numbers begin anew with it (Decree 30, art. 15)."""
        return self.filter(state__in=NUMBERED, issued_on__year=year).order_by("pk")

    def to_sign(self) -> Self:
        """What lies with the leadership for a signature, the longest waiting first."""
        return self.filter(state=PaperState.TO_SIGN).order_by("presented_at", "pk")

    def with_the_city(self) -> Self:
        """What was sent, replaced or not."""
        return self.filter(state__in=WITH_THE_CITY)

    def newest(self) -> Self:
        return self.order_by("-pk")

    def with_names(self) -> Self:
        """What a list shows of each: who asked, how its job stands, whose paper it is."""
        return self.select_related(
            "asked_by", "job", "anchor", "conference__commune", "replaces", "issued_by", "sent_by"
        )

    def newest_of_each_kind(self) -> Self:
        """The last finished file of every kind of paper."""
        last = self.built().order_by().values("kind").annotate(last=Max("pk")).values("last")
        return self.filter(pk__in=last).with_names()

    def built(self) -> Self:
        return self.exclude(file="")

    def under_way(self) -> Self:
        """Still waiting or being built."""
        return self.filter(job__state__in=UNFINISHED)

    def asked_just_now(self, at: datetime) -> Self:
        """A second tap of the same wish finds the first."""
        return self.under_way().filter(asked_at__gt=at - DOUBLE_TAP, asked_at__lte=at)
