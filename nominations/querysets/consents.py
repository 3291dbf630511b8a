"""Sets of what nominees agreed to."""

from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db.models import BooleanField, Case, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from accounts.querysets.questions import Given
from nominations.querysets.meetings import OfADossierQuerySet

if TYPE_CHECKING:  # in quotes below
    from nominations.models import Consent


def last_word(purpose: str) -> Subquery:
    """Whether whoever a dossier is about agrees to a purpose by the last word; None: no word."""
    holds = Case(When(agrees=True, withdrawn_at=None, then=True), default=False)
    return Subquery(_newest(purpose).values(holds=holds)[:1], output_field=BooleanField(null=True))


def last_answer(purpose: str) -> Subquery:
    """The key of that word's row."""
    return Subquery(_newest(purpose).values("pk")[:1])


def _newest(purpose: str) -> "QuerySet[Consent]":
    """As `workflow.public` reads it of a few: said at it or at one closed for it, by no namesake.

    `whom`: an alias of the dossiers, of whose word is asked.
    """
    dossiers = apps.get_model("nominations.Nomination").objects
    outer = OuterRef(OuterRef("pk"))
    hers = dossiers.filter(Q(pk=outer) | Q(kept_as=outer)).order_by()
    said = apps.get_model("nominations.Consent").objects.filter(
        nomination__in=hers.values("pk"), purpose=purpose, person_fold=OuterRef("whom")
    )
    # A year that is not known at the dossier tells nobody apart; at another one it was the slip.
    born = Coalesce(OuterRef("birth_year"), F("birth_year"))
    same = Q(birth_year=None) | Q(birth_year=born) | ~Q(nomination=OuterRef("pk"))
    newest: QuerySet[Consent] = said.filter(same)
    return newest.order_by(Coalesce("withdrawn_at", "at").desc(), "-pk")


class ConsentQuerySet(OfADossierQuerySet["Consent"]):
    def around(self, nomination: int | Given) -> Self:
        """Noted of a dossier or of one closed for it, the last said at the end; at_code: at which.

        The dossiers first: asked along with each answer, all there are would be looked through.
        """
        dossiers = apps.get_model("nominations.Nomination").objects
        hers = dossiers.filter(Q(pk=nomination) | Q(kept_as=nomination)).order_by()
        found = self.filter(nomination__in=hers.values("pk"))
        found = found.annotate(at_code=F("nomination__code"))
        return found.order_by(Coalesce("withdrawn_at", "at"), "pk")

    def of_no_namesake(self, nomination: int | Given, *, born: int | Given) -> Self:
        """Without what was noted here of one born in another year: somebody else of her name.

        A year nobody wrote tells nobody apart, and at a double that was closed it was the slip.
        """
        same = Q(birth_year=None) | Q(birth_year=born)
        return self.filter(same | ~Q(nomination=nomination))
