"""Sets of what was found of checklists."""

from typing import TYPE_CHECKING

from nominations.querysets.meetings import OfADossierQuerySet

if TYPE_CHECKING:  # in quotes below
    from nominations.models import Finding  # noqa: F401


class FindingQuerySet(OfADossierQuerySet["Finding"]):
    """Within reach as their dossiers are."""
