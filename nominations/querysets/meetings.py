"""Sets of meetings, of votes and of what else hangs on a dossier."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import F, Q

from accounts.permissions import Holder
from accounts.querysets import Row, WithinReachQuerySet
from conferences.plan import Figure
from nominations.enums import MeetingKind, NominationState

if TYPE_CHECKING:  # in quotes below
    from conferences.models import Conference
    from nominations.models import Ballot, Evidence, MeetingFile, RemovedFile, ReviewMeeting  # noqa: F401

LOOKED_AT = 6  # of a unit's meetings, for what is offered
VOTES_FOUND_BY = [
    models.Index(fields=["meeting", "id"], name="ballot_of_meeting"),
    models.Index(
        fields=["meeting", "agree"],
        condition=Q(superseded_at=None, reason=""),
        name="ballot_without_reason",
    ),
]


class MeetingQuerySet(WithinReachQuerySet["ReviewMeeting"]):
    def private(self) -> models.Q:
        """A unit's review that no sent dossier rests on is as private as the drafts it is for."""
        ballots = apps.get_model("nominations.Ballot").objects
        rests_on = ballots.of_sent().filter(meeting=models.OuterRef("pk"))
        return Q(kind=MeetingKind.UNIT_REVIEW) & ~Q(models.Exists(rests_on))

    def kept_by(self, unit_id: int) -> models.Q:
        """The unit's own; an office's where it typed in the dossier it was entered for or of."""
        ballots = apps.get_model("nominations.Ballot")
        typed_in = ballots.objects.filter(nomination__entered_by_id=unit_id)
        own = super().kept_by(unit_id) | Q(opened_for__entered_by_id=unit_id)
        return own | Q(pk__in=typed_in.values("meeting_id"))

    def frozen(self) -> Self:
        """Those a sent dossier rests on: sent is any state but draft."""
        ballots = apps.get_model("nominations.Ballot")
        return self.filter(pk__in=ballots.objects.of_sent().values("meeting_id"))

    def of(self, conference: "Conference | int") -> Self:
        return self.filter(conference=conference)

    def of_unit(self, unit_id: int) -> Self:
        """The unit's own open reviews, newest first."""
        mine = self.filter(unit_id=unit_id, kind=MeetingKind.UNIT_REVIEW)
        return mine.order_by("-held_on", "pk")

    def at_hand(self, nomination_id: int, chosen: int = 0) -> "ReviewMeeting | None":
        """The one chosen; else that of the dossier's votes; else what its page entered last."""
        if chosen and (named := self.filter(pk=chosen).first()):
            return named
        ballots = apps.get_model("nominations.Ballot").objects
        votes = ballots.filter(meeting=models.OuterRef("pk"), nomination=nomination_id)
        found = self.annotate(counted=models.Exists(votes))
        own = found.filter(Q(counted=True) | Q(opened_for=nomination_id))
        return own.order_by("-counted", "-pk").first()

    def counted_last(self) -> "list[ReviewMeeting]":
        """The one votes were entered of last; where there are none, of the newest day; with it
        others of its day among the last few.
        """
        last = models.F("last_votes").desc(nulls_last=True)
        found = self.annotate(last_votes=models.Max("ballots__pk"))
        few = list(found.order_by(last, "-held_on", "-pk")[:LOOKED_AT])
        return [one for one in few if one.held_on == few[0].held_on]

    def without_votes(self) -> Self:
        return self.filter(ballots=None)

    def narrowed(self, chosen: Mapping[str, str]) -> Self:
        """What the page's filter asks for."""
        fields = {"kind": "kind", "unit": "unit_id"}
        return self.filter(**{fields[key]: value for key, value in chosen.items()})

    def with_last_shown(self, votes: "BallotQuerySet", *, most: int) -> Self:
        """With which of these votes is the last where the `most` first written are shown."""
        of_one = votes.filter(meeting=models.OuterRef("pk")).order_by("pk").values("pk")
        return self.annotate(last_shown=models.Subquery(of_one[most - 1 : most]))

    NEWEST = ("-held_on", "unit__order", "pk")

    def newest(self) -> Self:
        """As their page shows them: newest first, with whose they are."""
        told = models.ExpressionWrapper(~self.private(), models.BooleanField())
        found = self.select_related("unit__commune").annotate(is_told=told)
        return found.order_by(*self.NEWEST)


class OfADossierQuerySet(WithinReachQuerySet[Row]):
    """What hangs on a dossier is seen as the dossier is."""

    unit_field = "nomination__unit_id"
    commune_field = "nomination__unit__commune_id"
    keepers = ("nomination__unit_id", "nomination__entered_by_id")

    def private(self) -> models.Q:
        return models.Q(nomination__state=NominationState.DRAFT)

    def writable_by(self, user: Holder) -> Self:
        """Of the dossiers the person writes."""
        dossiers = apps.get_model("nominations.Nomination").objects
        return self.filter(nomination__in=dossiers.writable_by(user))


class EvidenceQuerySet(OfADossierQuerySet["Evidence"]):
    def in_order(self) -> Self:
        """By kind, then as their unit put them."""
        return self.order_by("kind", "position", "pk")


class MeetingFileQuerySet(WithinReachQuerySet["MeetingFile"]):
    """Minutes of approval meetings; a unit's own minutes are its dossiers' evidence."""

    unit_field = "meeting__unit_id"
    commune_field = "meeting__unit__commune_id"


def _lost(majority: Figure | None) -> Q:
    """What `rules.majority` says of votes, for the database; of nobody where a plan names none."""
    if majority is None:
        return Q(pk__in=[])
    share = majority.value
    # Whole numbers: a vote is no more than the share where it is no more than the whole of it.
    limit = F("meeting__present") * share.numerator / share.denominator
    return Q(agree__lte=limit, meeting__present__gt=0)


class BallotQuerySet(OfADossierQuerySet["Ballot"]):
    def of_sent(self) -> Self:
        """Of dossiers in any state but draft."""
        return self.exclude(nomination__state=NominationState.DRAFT)

    def first_of_each(self, meetings: "Iterable[ReviewMeeting]") -> Self:
        """Of meetings read `with_last_shown` the votes up to that one; no other is looked at."""
        first = Q(pk__in=[])
        for one in meetings:
            up_to = {} if one.last_shown is None else {"pk__lte": one.last_shown}
            first |= Q(meeting=one.pk, **up_to)
        return self.filter(first)

    def named(self) -> Self:
        """With what a row of votes tells of their dossiers, by name."""
        own = ("meeting_id", "agree", "disagree", "abstain", "reason", "superseded_at")
        told = ("nomination__code", "nomination__full_name", "nomination__state")
        found = self.select_related("nomination", "meeting").only(*own, *told, "meeting__present")
        return found.order_by("nomination__name_sort", "pk")

    def standing(self) -> Self:
        """Those a decision may rest on: not of before a dossier was opened again."""
        return self.filter(superseded_at=None)

    def of_approval(self) -> Self:
        return self.filter(meeting__kind=MeetingKind.APPROVAL)

    def of_review(self) -> Self:
        return self.filter(meeting__kind=MeetingKind.UNIT_REVIEW)

    def with_meetings(self) -> Self:
        """With their meetings, the unit's first."""
        return self.select_related("meeting__unit").order_by("meeting__held_on", "pk")

    def odd(self, majority: Figure | None) -> Self:
        """Those `rules.odd_votes` speaks of: whole numbers only, so that exactly half is half."""
        short = Q(meeting__present__gt=F("agree") + F("disagree") + F("abstain"))
        return self.filter(short | _lost(majority))

    def lost(self, majority: Figure | None) -> Self:
        """Those that are not more than the plan's share of the people present."""
        return self.filter(_lost(majority))


class RemovedFileQuerySet(OfADossierQuerySet["RemovedFile"]):
    pass
