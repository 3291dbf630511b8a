"""The only place for sets of nominations, meetings and files."""

from collections.abc import Mapping
from typing import Self

from django.db import models
from django.db.models import Value
from django.db.models.functions import Replace

from accounts.enums import Permission
from accounts.names import alike, fold
from accounts.permissions import Holder
from accounts.querysets import WithinReachQuerySet
from conferences.enums import DeadlineKey
from conferences.models import Deadline
from nominations.enums import EDITABLE, STANDS_SENT, MeetingKind, NominationState

MAX_FILES = 6  # of one dossier


class NominationQuerySet(WithinReachQuerySet):
    keepers = ("unit_id", "entered_by_id")

    def private(self) -> models.Q:
        """Drafts belong to their unit, and to who types in its paper; others see what was sent."""
        return models.Q(state=NominationState.DRAFT)

    def of(self, conference: object) -> Self:
        return self.filter(conference=conference)

    def sent(self) -> Self:
        """Everything the office may look at: drafts belong to their unit alone."""
        return self.exclude(state=NominationState.DRAFT)

    def with_lateness(self) -> Self:
        """With `decided_late` and `sent_late`: not before the day that was due; no query more."""
        row = Deadline.objects.filter(
            conference=models.OuterRef("conference"), key=DeadlineKey.LIST_APPROVED
        )
        own = row.for_unit(models.OuterRef(models.OuterRef("unit_id")))
        late = own.filter(own_due_at__lte=models.OuterRef("first_sent_at"))
        return self.annotate(
            decided_late=models.Exists(row.filter(due_at__lte=models.OuterRef("decided_at"))),
            sent_late=models.Exists(late),
        )

    def standing_sent(self) -> Self:
        """Those that count as their unit's duty done: sent, and not back with the unit."""
        return self.filter(state__in=STANDS_SENT)

    def writable_by(self, user: Holder) -> Self:
        """The person's own unit's, and what the office types in for units that bring paper."""
        own = self.within_reach(user, Permission.NOMINATION_WRITE)
        paper = self.within_reach(user, Permission.NOMINATION_ENTER)
        return own | paper.exclude(entered_by=None)

    def approved(self) -> Self:
        return self.filter(state=NominationState.APPROVED)

    def awaiting_roll(self) -> Self:
        return self.approved().filter(on_roll=False)

    def verified(self) -> Self:
        return self.filter(state=NominationState.VERIFIED)

    def in_state(self, state: str) -> Self:
        """Only one state; all without one."""
        return self.filter(state=state) if state else self

    def narrowed(self, chosen: Mapping[str, str]) -> Self:
        """What the list's filter asks for, but for the state, which is counted apart."""
        found = self
        if words := chosen.get("words"):
            found = found.search(words)
        for key, field in (("unit", "unit_id"), ("kind", "kind"), ("field", "field")):
            if value := chosen.get(key):
                found = found.filter(**{field: value})
        return found

    def count_by_state(self) -> dict[str, int]:
        counted = self.order_by().values_list("state").annotate(models.Count("pk"))
        return dict(counted)

    def units(self) -> list[tuple[int, str]]:
        """The units that have dossiers here, in the commune's order."""
        found = self.order_by("unit__order", "unit__name_fold").values_list("unit_id", "unit__name")
        return list(found.distinct())

    def with_review(self) -> Self:
        """With the votes of the unit's own meeting, in one query more."""
        ballots = self.model._meta.get_field("ballots").related_model
        review = ballots.objects.filter(meeting__kind=MeetingKind.UNIT_REVIEW)
        found = self.with_lateness().select_related("unit__commune", "conference")
        return found.prefetch_related(
            models.Prefetch("ballots", queryset=review, to_attr="review_ballots")
        )

    def doubled_names(self, rows: list) -> set[str]:
        """Which of these rows' folded names occur more than once among the living."""
        dead = (NominationState.REJECTED, NominationState.ANNULLED)
        joined = Replace("name_fold", Value("y"), Value("i"))
        counted = (
            self.exclude(state__in=dead)
            .order_by()
            .annotate(alike=joined)
            .filter(alike__in={row.folded for row in rows if row.name_fold})
            .values_list("alike")
            .annotate(models.Count("pk"))
        )
        return {name for name, number in counted if number > 1}

    def still_written(self) -> Self:
        return self.filter(state__in=EDITABLE)

    def could_be(self, folded: str) -> Self:
        """Living dossiers whose name may be this one: no marks, i and y alike."""
        dead = (NominationState.REJECTED, NominationState.ANNULLED)
        joined = Replace("name_fold", Value("y"), Value("i"))
        found = self.exclude(state__in=dead).alias(alike=joined)
        return found.filter(alike=alike(folded))

    def search(self, words: str) -> Self:
        """By the name honoured or the representative's (no marks, i and y alike), or by code."""
        found = self.alias(
            name_alike=Replace("name_fold", Value("y"), Value("i")),
            represented=Replace("representative_fold", Value("y"), Value("i")),
        )
        for word in fold(words).split():
            found = found.filter(
                models.Q(name_alike__contains=alike(word))
                | models.Q(represented__contains=alike(word))
                | models.Q(code__icontains=word)
            )
        return found

    def in_paper_order(self) -> Self:
        """Units in the commune's order, then given name, family name, middle names."""
        return self.order_by("unit__order", "unit__name_fold", "name_sort", "pk")

    def by_name(self) -> Self:
        return self.order_by("name_sort", "pk")


class MeetingQuerySet(WithinReachQuerySet):
    def private(self) -> models.Q:
        """A unit's review that no sent dossier rests on is as private as the drafts it is for."""
        return models.Q(kind=MeetingKind.UNIT_REVIEW) & ~models.Q(pk__in=self.frozen().values("pk"))

    def frozen(self) -> models.QuerySet:
        """Those a sent dossier rests on: sent is any state but draft."""
        ballots = self.model._meta.get_field("ballots").related_model
        sent = ballots.objects.exclude(nomination__state=NominationState.DRAFT)
        return self.model.objects.filter(pk__in=sent.values("meeting_id"))

    def of(self, conference: object) -> Self:
        return self.filter(conference=conference)

    def of_unit(self, unit_id: int) -> Self:
        """The unit's own open reviews, newest first."""
        mine = self.filter(unit_id=unit_id, kind=MeetingKind.UNIT_REVIEW)
        return mine.order_by("-held_on", "pk")

    def without_votes(self) -> Self:
        return self.filter(ballots=None)

    def with_ballots(self, ballots: models.QuerySet) -> Self:
        """Newest first, each with those of the given votes that are its own, and their names."""
        shown = ballots.select_related("nomination").order_by("nomination__name_sort", "pk")
        return (
            self.select_related("unit")
            .prefetch_related(models.Prefetch("ballots", queryset=shown, to_attr="shown_ballots"))
            .order_by("-held_on", "unit__order", "pk")
        )


class _OfADossierQuerySet(WithinReachQuerySet):
    """What hangs on a dossier is seen as the dossier is."""

    unit_field = "nomination__unit_id"
    commune_field = "nomination__unit__commune_id"
    keepers = ("nomination__unit_id", "nomination__entered_by_id")

    def private(self) -> models.Q:
        return models.Q(nomination__state=NominationState.DRAFT)

    def writable_by(self, user: Holder) -> Self:
        """Of the dossiers the person writes."""
        dossiers = self.model._meta.get_field("nomination").related_model.objects
        return self.filter(nomination__in=dossiers.writable_by(user))


class EvidenceQuerySet(_OfADossierQuerySet):
    pass


class BallotQuerySet(_OfADossierQuerySet):
    pass


class RemovedFileQuerySet(_OfADossierQuerySet):
    pass
