"""The only place for sets of nominations, meetings and files."""

from collections.abc import Collection, Mapping
from typing import Any, Self

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Replace
from django.db.models.lookups import LessThanOrEqual

from accounts.enums import Permission
from accounts.names import alike, fold
from accounts.permissions import Holder
from accounts.querysets import WithinReachQuerySet
from conferences.enums import DeadlineKey
from conferences.models import Deadline
from conferences.plan import Figure
from nominations import rules
from nominations.enums import EDITABLE, STANDS_SENT, Integrity, MeetingKind, NominationState
from nominations.plan import Period

MAX_FILES = 6  # of one dossier
DEAD = (NominationState.REJECTED, NominationState.ANNULLED)
ALIKE = Replace("name_fold", Value("y"), Value("i"))


def _likeness(nomination: Any) -> rules.Likeness:
    return rules.Likeness(
        pk=nomination.pk, full_name=nomination.full_name, birth_year=nomination.birth_year
    )


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
        """With `decided_late`, `sent_late` (not before the day that was due) and `send_by`, the
        unit's own day; no query more.
        """
        row = Deadline.objects.filter(
            conference=models.OuterRef("conference"), key=DeadlineKey.LIST_APPROVED
        )
        own = row.for_unit(models.OuterRef(models.OuterRef("unit_id")))
        late = own.filter(own_due_at__lte=models.OuterRef("first_sent_at"))
        return self.annotate(
            decided_late=models.Exists(row.filter(due_at__lte=models.OuterRef("decided_at"))),
            sent_late=models.Exists(late),
            send_by=models.Subquery(own.values("own_due_at")[:1]),
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

    def census(self) -> tuple[list[tuple[int, str]], dict[str, int]]:
        """The units that have dossiers here, in the commune's order, and how many stand in each
        state; one query.
        """
        place = ("unit__order", "unit__name_fold", "unit_id")
        counted = self.order_by(*place).values_list("unit_id", "unit__name", "state", *place[:2])
        units: dict[int, str] = {}
        states: dict[str, int] = {}
        for unit_id, name, state, *_, number in counted.annotate(models.Count("pk")):
            units[unit_id] = name
            states[state] = states.get(state, 0) + number
        return list(units.items()), states

    def with_votes(self) -> Self:
        """With the votes of all its meetings as `known_ballots`, in one query more."""
        ballots = self.model._meta.get_field("ballots").related_model
        known = (
            ballots.objects.standing().select_related("meeting").order_by("meeting__held_on", "pk")
        )
        found = self.with_lateness().select_related("unit__commune", "conference")
        return found.prefetch_related(
            models.Prefetch("ballots", queryset=known, to_attr="known_ballots")
        )

    def alive(self) -> Self:
        return self.exclude(state__in=DEAD)

    def doubled(self) -> dict[int, tuple[str, ...]]:
        """Which of these may name one person with others of these, by code; one query for all."""
        named = self.alive().exclude(name_fold="").order_by().annotate(alike=ALIKE)
        shared = named.values("alike").annotate(number=models.Count("pk")).filter(number__gt=1)
        groups: dict[str, list[Any]] = {}
        for one in named.filter(alike__in=shared.values("alike")).order_by("pk"):
            groups.setdefault(one.alike, []).append(one)
        like = {
            one.pk: tuple(
                other.code for other in group if rules.may_be_same(_likeness(one), _likeness(other))
            )
            for group in groups.values()
            for one in group
        }
        return {pk: codes for pk, codes in like.items() if codes}

    def to_look_at(
        self,
        *,
        majority: Figure | None,
        period: Period | None,
        doubled: Collection[int],
        complaints: bool,
    ) -> Self:
        """Those of which `rules.to_look_at` has something to say, found without reading them.

        complaints: whether who asks is told of complaints, and of the leadership's votes.
        """
        ballots = self.model._meta.get_field("ballots").related_model
        votes = ballots.objects.standing().odd(majority).filter(nomination=models.OuterRef("pk"))
        odd = Q(pk__in=doubled) | models.Exists(votes if complaints else votes.of_review())
        if period:
            odd |= Q(first_year__lt=period.first) | Q(last_year__gt=period.last)
        if complaints:
            odd |= Q(integrity=Integrity.PENDING)
        return self.filter(odd)

    def to_look_at_again(self, majority: Figure | None) -> Self:
        """Approved ones of which `rules.second_look` has something to say."""
        ballots = self.model._meta.get_field("ballots").related_model.objects
        votes = ballots.standing().of_approval().filter(_lost(majority), reason="")
        lost = models.Exists(votes.filter(nomination=models.OuterRef("pk")))
        return self.approved().filter(Q(integrity=Integrity.PENDING) | lost)

    def still_written(self) -> Self:
        return self.filter(state__in=EDITABLE)

    def could_be(self, folded: str) -> Self:
        """Living dossiers whose name may be this one: no marks, i and y alike."""
        return self.alive().alias(alike=ALIKE).filter(alike=alike(folded))

    def like(self, one: Any) -> list[Any]:
        """Those of them that may name the same person as `one`, with their units."""
        if not one.name_fold:
            return []
        others = self.could_be(one.name_fold).exclude(pk=one.pk).select_related("unit")
        return [other for other in others if rules.may_be_same(_likeness(one), _likeness(other))]

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

    def kept_by(self, unit_id: int) -> models.Q:
        """The unit's own; an office's where it typed in the dossier it was entered for or of."""
        ballots = self.model._meta.get_field("ballots").related_model
        typed_in = ballots.objects.filter(nomination__entered_by_id=unit_id)
        own = super().kept_by(unit_id) | Q(opened_for__entered_by_id=unit_id)
        return own | Q(pk__in=typed_in.values("meeting_id"))

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
            self.select_related("unit__commune")
            .annotate(is_told=models.ExpressionWrapper(~self.private(), models.BooleanField()))
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


class MeetingFileQuerySet(WithinReachQuerySet):
    """Minutes of approval meetings; a unit's own minutes are its dossiers' evidence."""

    unit_field = "meeting__unit_id"
    commune_field = "meeting__unit__commune_id"


def _lost(majority: Figure | None) -> Q:
    """What `rules.majority` says of votes, for the database; of nobody where a plan names none."""
    if majority is None:
        return Q(pk__in=[])
    share = majority.value
    limit = F("meeting__present") * share.numerator
    return Q(LessThanOrEqual(F("agree") * share.denominator, limit), meeting__present__gt=0)


class BallotQuerySet(_OfADossierQuerySet):
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


class RemovedFileQuerySet(_OfADossierQuerySet):
    pass
