"""Sets of saved lists of dossiers."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from accounts.enums import Permission, Reach
from accounts.permissions import Holder, is_member, reach

if TYPE_CHECKING:  # in quotes below
    from nominations.models import SavedView  # noqa: F401  a string names it


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    def open_to(self, user: Holder) -> Self:
        """One's own, and those the office shares; of one's commune alone. A unit has none."""
        alone = (Reach.NOWHERE, Reach.OWN_UNIT)
        if not is_member(user) or reach(user, Permission.NOMINATION_VIEW) in alone:
            return self.none()
        mine = Q(owner=getattr(user, "pk", None)) | Q(is_shared=True)
        return self.filter(mine, conference__commune_id=user.commune_id)

    def in_order(self) -> Self:
        return self.order_by("is_shared", "created_at", "pk")
