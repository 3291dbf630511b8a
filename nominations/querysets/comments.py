"""Sets of what office and units write to each other."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce

from nominations.querysets.meetings import OfADossierQuerySet

if TYPE_CHECKING:  # in quotes below
    from nominations.models import Comment


class CommentQuerySet(OfADossierQuerySet["Comment"]):
    def unread_by(self, *, unit: bool) -> Self:
        """What the other side wrote and this one has not read."""
        return self.filter(read_at=None, from_unit=not unit)

    def in_thread(self, first: "Comment") -> Self:
        """What was asked, and all answers to it."""
        return self.filter(Q(pk=first.pk) | Q(first=first.pk))

    def number_of(self, nomination: OuterRef) -> Coalesce:
        """How many there are of a row of another query."""
        mine = self.filter(nomination=nomination).order_by().values("nomination")
        return Coalesce(Subquery(mine.annotate(number=Count("*")).values("number")), 0)

    def asked_of(self, meetings: Collection[int]) -> Self:
        """What was asked about reviews of these meetings and nobody has called done."""
        mine = self.filter(first=None, done_at=None, about="review")
        return mine.filter(nomination__ballots__meeting__in=meetings).distinct()

    def open_threads(self, *, unit: bool) -> Self:
        """The first of those nobody has called done, those with something unread first.

        newest: the last line of each, what somebody may not have read.
        """
        below = apps.get_model("nominations.Comment").objects.unread_by(unit=unit)
        own = Case(When(first=None, then=F("pk")), default=F("first_id"))
        unread = below.alias(thread=own).filter(thread=OuterRef("pk"))
        found = self.filter(first=None).filter(Q(done_at=None) | Exists(unread))
        answers = apps.get_model("nominations.Comment").objects.filter(first=OuterRef("pk"))
        newest = Coalesce(Subquery(answers.order_by("-pk").values("text")[:1]), F("text"))
        found = found.select_related("nomination__unit")
        found = found.annotate(is_unread=Exists(unread), newest=newest)
        return found.order_by("-is_unread", "-pk")
