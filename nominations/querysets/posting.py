"""Sets of postings and of who stands on them."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db.models import Count, Exists, F, OuterRef, Q

from accounts.querysets import WithinReachQuerySet
from nominations.enums import NominationState
from nominations.querysets.meetings import OfADossierQuerySet

if TYPE_CHECKING:  # in quotes below
    from conferences.models import Conference
    from nominations.models import Posted, Posting, Unposted  # noqa: F401

# Whoever is asked for more, refused, annulled or closed is on no public page at that instant.
SHOWN = (NominationState.VERIFIED, NominationState.APPROVED)


def running(at: datetime, *, to: str = "") -> Q:
    """Postings that are open; to: the way to them."""
    asked = {"opened_at__lte": at, "closes_at__gt": at, "ended_at": None}
    return Q(**{f"{to}{name}": value for name, value in asked.items()})


def whole(at: datetime) -> Q:
    """Rows that stood for their whole time, or count as if they had by the leadership's word."""
    not_before = Q(posting__ended_at=None) | Q(posting__ended_at__gte=F("until_at"))
    return Q(until_at__lte=at) & not_before | ~Q(posting__counts_word="")


class PostingQuerySet(WithinReachQuerySet["Posting"]):
    unit_field = None
    commune_field = "conference__commune_id"

    def of(self, conference: "Conference | int") -> Self:
        return self.filter(conference=conference)

    def running(self, at: datetime) -> Self:
        return self.filter(running(at))

    def newest(self) -> Self:
        return self.order_by("-pk")


class PostedQuerySet(OfADossierQuerySet["Posted"]):
    def standing(self) -> Self:
        """Not taken down since; its posting may be over."""
        return self.filter(taken_down_at=None)

    def stands_last(self) -> Self:
        """The last that stands of each dossier: whoever is posted anew starts afresh, and no word
        on an earlier posting is one on this.
        """
        anew = self.model._default_manager.filter(
            nomination=OuterRef("nomination"), pk__gt=OuterRef("pk"), taken_down_at=None
        )
        return self.standing().filter(~Exists(anew))

    def served(self, at: datetime) -> Self:
        """Those that stood for the whole period, or by the leadership's word count so."""
        return self.stands_last().filter(whole(at))

    def cut_short(self) -> Self:
        """Those whose posting ended before their time was over, of whom somebody still decides."""
        cut = self.stands_last().filter(posting__ended_at__lt=F("until_at"))
        return cut.filter(nomination__state=NominationState.VERIFIED)

    def counting(self, at: datetime) -> Self:
        """The same, and those that stand now: whoever is among them is not posted once more."""
        return self.stands_last().filter(whole(at) | running(at, to="posting__"))

    def public(self, at: datetime) -> Self:
        """What anybody may read now."""
        shown = self.standing().filter(running(at, to="posting__"), off_at=None)
        return shown.filter(nomination__state__in=SHOWN)

    def past(self, at: datetime) -> Self:
        """The last of each verified dossier nobody reads of any more."""
        anew = self.model._default_manager.filter(
            nomination=OuterRef("nomination"), pk__gt=OuterRef("pk")
        )
        last = self.filter(~Exists(anew), nomination__state=NominationState.VERIFIED)
        stands = running(at, to="posting__") & Q(taken_down_at=None, off_at=None)
        return last.exclude(stands).filter(Q(taken_down_at=None) | Q(off_at__isnull=False))

    def of(self, conference: "Conference | int") -> Self:
        return self.filter(posting__conference=conference)

    def with_unanswered(self) -> Self:
        """With its posting, and how many objections to that whole list nobody has answered."""
        way = "posting__objections"
        of_the_list = Q(**{f"{way}__nomination": None, f"{way}__answers": None})
        number = Count(way, filter=of_the_list, distinct=True)
        return self.select_related("posting").annotate(unanswered=number)

    def in_order(self) -> Self:
        """By name, as it is read out."""
        return self.order_by("nomination__name_sort", "pk")


class UnpostedQuerySet(OfADossierQuerySet["Unposted"]):
    def standing(self) -> Self:
        return self.filter(fell_at=None)
