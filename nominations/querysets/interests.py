"""Sets of answers whether somebody is related to a nominee."""

from typing import TYPE_CHECKING, Self

from accounts.models import User
from nominations.querysets.meetings import OfADossierQuerySet

if TYPE_CHECKING:  # in quotes below
    from nominations.models import Interest  # noqa: F401


class InterestQuerySet(OfADossierQuerySet["Interest"]):
    def of(self, user: User) -> Self:
        return self.filter(user=user.pk)

    def related(self) -> Self:
        return self.filter(is_related=True)
