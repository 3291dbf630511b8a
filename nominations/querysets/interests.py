"""Sets of answers whether somebody is related to a nominee."""

from typing import TYPE_CHECKING, Self

from django.db.models import Q

from accounts.models import User
from nominations.querysets.meetings import OfADossierQuerySet

if TYPE_CHECKING:  # in quotes below
    from nominations.models import Interest  # noqa: F401


class InterestQuerySet(OfADossierQuerySet["Interest"]):
    def of(self, user: User) -> Self:
        return self.filter(user=user.pk)

    def related(self) -> Self:
        return self.filter(is_related=True)

    def telling(self) -> Self:
        """Whoever is related, or let go on by the leadership; not who only said they are not."""
        return self.filter(Q(is_related=True) | ~Q(word=""))
