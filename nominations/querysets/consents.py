"""Sets of what nominees agreed to."""

from typing import TYPE_CHECKING, Self

from django.db.models import F, Q

from nominations.enums import NominationKind
from nominations.querysets.meetings import OfADossierQuerySet

if TYPE_CHECKING:  # in quotes below
    from nominations.models import Consent  # noqa: F401


class ConsentQuerySet(OfADossierQuerySet["Consent"]):
    def of_its_person(self) -> Self:
        """Of whoever the dossier is about now: it may have been written of somebody else since."""
        alone = Q(nomination__kind=NominationKind.INDIVIDUAL)
        return self.filter(
            Q(alone, person_fold=F("nomination__name_fold"))
            | Q(~alone, person_fold=F("nomination__representative_fold"))
        )
