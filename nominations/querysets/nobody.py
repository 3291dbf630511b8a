"""Sets of answers that a unit puts nobody forward."""

from typing import TYPE_CHECKING, Self

from accounts.querysets import WithinReachQuerySet

if TYPE_CHECKING:  # in quotes below
    from conferences.models import Conference
    from nominations.models import Nobody  # noqa: F401


class NobodyQuerySet(WithinReachQuerySet["Nobody"]):
    def standing(self, conference: "Conference") -> Self:
        """Neither taken back nor overtaken by a dossier."""
        return self.filter(conference=conference, ended_at=None)
