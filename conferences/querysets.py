"""The only place for sets of conferences, deadlines and jobs."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, JSONObject

from accounts.enums import UnitKind
from accounts.querysets import WithinReachQuerySet
from conferences.enums import DeadlineKey, FigureKey, JobState


class ConferenceQuerySet(WithinReachQuerySet):
    unit_field = None
    commune_field = "commune_id"

    def of_commune(self, commune_id: int | None) -> Self:
        return self.filter(commune_id=commune_id).order_by("-pk")

    def of_the_only_commune(self) -> models.Model | None:
        """The newest conference where the site serves one commune; None where it serves several."""
        newest = list(self.select_related("commune").order_by("-pk")[:20])
        return newest[0] if len({conference.commune_id for conference in newest}) == 1 else None


class DeadlineQuerySet(models.QuerySet):
    def in_order(self) -> Self:
        return self.order_by("due_at", "pk")

    def for_unit(self, unit_id: int | None) -> Self:
        """With `own_due_at`: the plan's instant, or the one the office gave this unit instead."""
        marks = self.model._meta.get_field("marks").related_model.objects
        own = marks.filter(deadline=models.OuterRef("pk"), unit_id=unit_id or 0)
        extended = models.Subquery(own.values("extended_to")[:1])
        return self.annotate(own_due_at=Coalesce(extended, models.F("due_at")))

    def of_newest(self, commune_id: int) -> Self:
        """Those of a commune's newest conference, with it and all it hangs on, in one query.

        `majority`: the columns of the plan's share of votes, which every list of dossiers asks.
        """
        conference = self.model._meta.get_field("conference").related_model
        figures = conference._meta.get_field("figures").related_model.objects
        share = figures.filter(conference=OuterRef("conference"), key=FigureKey.VOTES_IN_FAVOUR)
        columns = ("value", "leeway", "leeway_note", "source", "sentence")
        newest = conference.objects.of_commune(commune_id).values("pk")[:1]
        read = Subquery(share.values(columns=JSONObject(**{name: name for name in columns}))[:1])
        found = self.filter(conference=Subquery(newest)).annotate(majority=read)
        return found.select_related("conference__commune__city")

    def last_due(self) -> models.Model:
        """The plan's last duty; every conference has one."""
        return self.order_by("-due_at")[0]


class DeadlineMarkQuerySet(WithinReachQuerySet):
    def of_dossiers(self) -> Self:
        """Those of units that send dossiers: the commune's own offices only gather them."""
        return self.filter(deadline__key=DeadlineKey.LIST_APPROVED).exclude(
            unit__kind=UnitKind.OFFICE
        )

    def by_hand(self) -> Self:
        """All others: somebody says that they are done; of dossiers their sending says it."""
        return self.exclude(
            Q(deadline__key=DeadlineKey.LIST_APPROVED) & ~Q(unit__kind=UnitKind.OFFICE)
        )


class AccessLinkQuerySet(WithinReachQuerySet):
    def usable(self, at: datetime) -> Self:
        """Neither revoked nor past its end, in a unit that still has its hand."""
        return self.filter(revoked_at=None, expires_at__gt=at, user__is_active=True)

    def by_token_hash(self, token_hash: str) -> models.Model | None:
        return self.filter(token_hash=token_hash).first()


class JobQuerySet(models.QuerySet):
    def takeable(self, now: datetime) -> Self:
        """Waiting, or left behind by a worker that died (its lease ran out)."""
        return self.filter(
            Q(state=JobState.WAITING) | Q(state=JobState.RUNNING, lease_until__lt=now)
        )

    def due(self, now: datetime) -> Self:
        """Takeable, and not resting after a failure (a waiting job's lease is its rest)."""
        return self.takeable(now).filter(Q(lease_until=None) | Q(lease_until__lt=now))

    def died_of(self, *, deaths: int) -> Self:
        """Taken so often that even without its failures there is no more to try."""
        return self.filter(attempts__gte=F("failures") + deaths)

    def worth_trying(self, *, deaths: int) -> Self:
        return self.filter(attempts__lt=F("failures") + deaths)
