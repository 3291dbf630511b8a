"""Sets of programme items: those of a conference, in the order they run."""

from typing import TYPE_CHECKING, Self

from accounts.querysets import WithinReachQuerySet

if TYPE_CHECKING:  # in quotes below
    from agenda.models import AgendaItem  # noqa: F401
    from conferences.models import Conference


class AgendaItemQuerySet(WithinReachQuerySet["AgendaItem"]):
    unit_field = None  # the programme is the commune's
    commune_field = "conference__commune_id"

    def of(self, conference: "Conference | int") -> Self:
        return self.filter(conference=conference)

    def with_places(self) -> Self:
        return self.select_related("conference__commune")

    def in_running_order(self) -> Self:
        return self.order_by("number", "pk")
