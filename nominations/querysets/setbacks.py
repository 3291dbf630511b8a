"""Sets of what units report of those they put forward."""

from typing import TYPE_CHECKING, Self

from nominations.enums import NominationState
from nominations.querysets.meetings import OfADossierQuerySet

if TYPE_CHECKING:  # in quotes below
    from nominations.models import Setback  # noqa: F401

    pass


class SetbackQuerySet(OfADossierQuerySet["Setback"]):
    def waiting(self) -> Self:
        """Those no office has answered."""
        return self.filter(answered_at=None)

    def known_to_offices(self) -> Self:
        """Those of dossiers that are not a draft: what its unit took back no office reads."""
        return self.exclude(nomination__state=NominationState.DRAFT)

    def unknown(self) -> Self:
        """Those that are answered, and the unit has not said that it read that."""
        return self.exclude(answered_at=None).filter(known_at=None)
