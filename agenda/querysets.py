"""The only place for sets of programme items."""

from typing import Self

from accounts.querysets import WithinReachQuerySet


class AgendaItemQuerySet(WithinReachQuerySet):
    unit_field = None  # the programme is the commune's
    commune_field = "conference__commune_id"

    def of(self, conference: object) -> Self:
        return self.filter(conference=conference)

    def with_places(self) -> Self:
        return self.select_related("conference__commune")

    def in_running_order(self) -> Self:
        return self.order_by("number", "pk")
