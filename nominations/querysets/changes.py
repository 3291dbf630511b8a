"""Sets of what was changed in dossiers."""

from typing import TYPE_CHECKING, Self

from nominations.querysets.meetings import OfADossierQuerySet

if TYPE_CHECKING:  # in quotes below
    from nominations.models import Change  # noqa: F401


class ChangeQuerySet(OfADossierQuerySet["Change"]):
    NEWEST = ("-pk",)

    def told_to(self, *, inner: bool) -> Self:
        """All, or without what office and leadership keep to themselves."""
        return self if inner else self.filter(is_inner=False)

    def unknown(self) -> Self:
        """Typing errors corrected for a unit, and it has not said that it has read it."""
        return self.filter(is_correction=True, known_at=None, is_inner=False)

    def newest(self) -> Self:
        """As their page shows them: newest first, with who wrote them."""
        return self.select_related("by").order_by(*self.NEWEST)
