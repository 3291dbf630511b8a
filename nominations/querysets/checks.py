"""Sets of what was found of checklists, and of the items a commune added."""

from typing import TYPE_CHECKING, Self

from django.db import models

from nominations.querysets.meetings import OfADossierQuerySet

if TYPE_CHECKING:  # in quotes below
    from nominations.models import Finding, OwnItem  # noqa: F401


class FindingQuerySet(OfADossierQuerySet["Finding"]):
    """Within reach as their dossiers are."""


class OwnItemQuerySet(models.QuerySet["OwnItem"]):
    def of(self, commune_id: int) -> Self:
        """All it ever had, in the order they were added."""
        return self.filter(commune=commune_id).order_by("pk")
