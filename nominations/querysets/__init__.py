"""Sets of nominations, meetings, votes and files; here nominations."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Replace

from accounts.enums import Permission, Reach
from accounts.names import alike, clean
from accounts.permissions import Holder, is_member, reach
from accounts.querysets.questions import Given, GivenTexts, one_of
from conferences.plan import Figure
from nominations import reading
from nominations.enums import (
    APART_LOOKS,
    DEAD,
    EDITABLE,
    STANDS_SENT,
    Integrity,
    NominationKind,
    NominationState,
)
from nominations.plan import Period
from nominations.querysets import again, narrowing, parts, related
from nominations.querysets.doubles import Named, doubles_among
from nominations.querysets.found_by import ALIKE, CHECK_FELL
from nominations.querysets.judged import JudgedQuerySet
from nominations.reading import Double, Likeness, is_about

if TYPE_CHECKING:  # in quotes below
    from conferences.models import Conference
    from nominations.models import Nomination


MAX_FILES = 6  # of one dossier


def likeness_of(nomination: "Nomination") -> Likeness:
    return Likeness(
        pk=nomination.pk, full_name=nomination.full_name, birth_year=nomination.birth_year
    )


def like_among(one: "Nomination", others: "Iterable[Nomination]") -> "list[Nomination]":
    """Those of others with its letters that may name the same person."""
    mine = likeness_of(one)
    found = [o for o in others if o.pk != one.pk and reading.may_be_same(mine, likeness_of(o))]
    for other in found:  # what was found there of somebody else says nothing here
        if not is_about(other.doubles_judged, one.code):
            other.duplicate_verdict = other.duplicate_answer = ""
    return found


class NominationQuerySet(JudgedQuerySet["Nomination"]):
    keepers = ("unit_id", "entered_by_id")

    def private(self) -> models.Q:
        """Drafts belong to their unit, and to who types in its paper; others see what was sent."""
        return models.Q(state=NominationState.DRAFT)

    def of(self, conference: "Conference | int") -> Self:
        return self.filter(conference=conference)

    def seen_in(self, conference: int, user: Holder, permission: Permission) -> Self:
        """`within_reach` among one conference's. Which commune that is of is asked once, not of
        each row's unit: no dossier begins in another commune's (`open_draft`).
        """
        mine = self.of(conference)
        whole = reach(user, permission) is Reach.OWN_COMMUNE
        if not (whole and is_member(user) and user.commune_id):
            return mine.within_reach(user, permission)
        conferences = apps.get_model("conferences.Conference").objects
        here = conferences.of_commune(user.commune_id).filter(pk=conference)
        return mine._known_to(user).filter(Exists(here))

    def sent(self) -> Self:
        """Everything the office may look at: drafts belong to their unit alone."""
        return self.exclude(state=NominationState.DRAFT)

    def known_to_offices(self) -> Self:
        """What was sent, and the drafts an office typed in; no draft a unit still writes alone."""
        return self.filter(~Q(state=NominationState.DRAFT) | ~Q(entered_by=None)).alive()

    def with_lateness(self) -> Self:
        """With the plan's day of sending and the unit's own, of which `OfADossier` tells what was
        late; no query more.
        """
        return self.annotate(**parts.lateness())

    def standing_sent(self) -> Self:
        """Those that count as their unit's duty done: sent, and not back with the unit."""
        return self.filter(state__in=STANDS_SENT)

    def opened_again(self) -> Self:
        """Those that go on by an office's press, and their unit has not said that it knows; but
        for those where an answer it has not read says so.
        """
        told = apps.get_model("nominations.Setback").objects.unknown()
        found = self.exclude(opened_again_at=None).alive().sent()
        return found.exclude(Exists(told.filter(nomination=OuterRef("pk"))))

    def writable_by(self, user: Holder) -> Self:
        """The person's own unit's, and what the office types in for units that bring paper."""
        own = self.within_reach(user, Permission.NOMINATION_WRITE)
        if reach(user, Permission.NOMINATION_ENTER) is Reach.NOWHERE:
            return own
        paper = self.within_reach(user, Permission.NOMINATION_ENTER)
        return own | paper.exclude(entered_by=None)

    def approved(self) -> Self:
        return self.filter(state=NominationState.APPROVED)

    def awaiting_roll(self) -> Self:
        return self.approved().filter(on_roll=False)

    def sitting_named(
        self, letters: Collection[str] | GivenTexts, *, besides: Collection[str] | GivenTexts
    ) -> Self:
        """Those for whom somebody of such a folded name would sit in the hall, and some codes."""
        alone = Q(kind=NominationKind.INDIVIDUAL)
        named = alone & one_of("name_fold", letters)
        named |= ~alone & one_of("representative_fold", letters)
        return self.filter(named | one_of("code", besides))

    def verified(self) -> Self:
        return self.filter(state=NominationState.VERIFIED)

    def in_state(self, state: str) -> Self:
        """Only one state; all without one."""
        return self.filter(state=state) if state else self

    def narrowed(self, chosen: Mapping[str, str], *, at: datetime) -> Self:
        """What the list's filter asks for, but for the state, which is counted apart, and for what
        asks for a look.
        """
        found = self.narrowed_ever(chosen)
        if sheet := chosen.get("sheet"):
            found = found.filter(narrowing.brought_in_by(sheet))
        if late := chosen.get("late"):
            found = found.with_lateness().filter(narrowing.late(late, at=at))
        return found

    def narrowed_ever(self, chosen: Mapping[str, str]) -> Self:
        """The part of it that is said by what was chosen alone: `narrowing.EVER`."""
        found = self.search(chosen["words"]) if chosen.get("words") else self
        for key, field in narrowing.BY_COLUMN.items():
            if value := chosen.get(key):
                found = found.filter(**{field: value})
        if lacks := chosen.get("lacks"):
            found = found.filter(narrowing.lacking(lacks))
        return found

    def by_state(self) -> "models.QuerySet[Nomination, tuple[str, int]]":
        """How many stand in each state."""
        return self.order_by().values_list("state").annotate(number=models.Count("*"))

    def by_unit(self) -> "models.QuerySet[Nomination, tuple[int, str, int]]":
        """How many of each unit stand in each state."""
        counted = self.order_by().values_list("unit_id", "state")
        return counted.annotate(number=models.Count("*"))

    def with_votes(self) -> Self:
        """`with_ballots`, and all else a row of a list or of the meeting says; no query more."""
        return self.with_lateness().with_ballots()

    def with_joined(self) -> Self:
        """With the dossiers closed for each as `joined_rows`; no query more."""
        return self.annotate(read_joined=parts.joined_to("pk"))

    def with_ballots(self) -> Self:
        """With its units and the votes of all its meetings as `known_ballots`; no query more."""
        return self.with_apart().select_related("unit").annotate(read_ballots=parts.ballots())

    def alive(self) -> Self:
        return self.exclude(state__in=DEAD)

    def doubled(
        self, among: "Collection[Nomination] | None" = None, *, unanswered: bool = False
    ) -> dict[int, tuple[Double, ...]]:
        """Which of these may name one person with others of these; one query for all.

        among: those that are asked about, read already; no other name is looked at. unanswered:
        only those the office has not told apart.
        """
        if among is not None:
            read = self.named_like({alike(one.name_fold) for one in among})
            return doubles_among(read, among, unanswered=unanswered)
        named = self.alive().exclude(name_fold="").order_by().annotate(alike=ALIKE)
        shared = named.values("alike").annotate(number=models.Count("pk")).filter(number__gt=1)
        found = named.filter(alike__in=shared.values("alike")).order_by("pk")
        return doubles_among(found.values_list(*Named._fields), unanswered=unanswered)

    def named_like(
        self, letters: Collection[str] | GivenTexts
    ) -> "models.QuerySet[Nomination, tuple[Any, ...]]":
        """Of those alive that are called so, what tells which of them may name one person."""
        named = self.alive().exclude(name_fold="").annotate(alike=ALIKE)
        found = named.filter(one_of("alike", letters)).order_by("pk")
        return found.values_list(*Named._fields)

    def to_look_at(
        self,
        *,
        majority: Figure | None,
        period: Period | None,
        doubled: Collection[int],
        complaints: bool,
        only: str = "on",
    ) -> Self:
        """Those of which `rules.to_look_at` has something to say that nobody has answered yet,
        found without reading them.

        complaints: whether who asks is told of complaints, and of the leadership's votes. only: of
        `LOOKED_FOR`, what it says it about.
        """
        ballots = apps.get_model("nominations.Ballot")
        votes = ballots.objects.standing().odd(majority).filter(reason="")
        votes = votes.filter(nomination=models.OuterRef("pk"))
        ways = {
            "doubles": Q(pk__in=doubled),
            "votes": Q(models.Exists(votes if complaints else votes.of_review())),
        }
        if period:
            outside = Q(first_year__lt=period.first) | Q(last_year__gt=period.last)
            # A decision answers it.
            ways["achievement"] = outside & ~Q(state=NominationState.APPROVED)
        if complaints:
            ways |= {"integrity": Q(integrity=Integrity.PENDING), "unchecked": CHECK_FELL}
            ways |= {name: related.among(name) for name in APART_LOOKS}
            ways["verifier"] = related.verifier_is_kin()
            if only == "again":
                return self.to_look_at_again(majority)
            if (alone := self.of_one_look(only)) is not None:
                return alone
        asked = ways.values() if only == "on" else [ways.get(only, Q(pk__in=()))]
        odd = reduce(or_, asked)
        return self.alive().filter(odd)

    def to_look_at_again(self, majority: Figure | None) -> Self:
        """Approved ones of which `rules.second_look` has something to say."""
        return self.approved().filter(reduce(or_, again.ways(majority)))

    def parts_to_look_at_again(self, majority: Figure | None) -> list[Self]:
        """The same in sets that share none, each found by its own index."""
        return [self.approved().filter(only) for only in again.apart(again.ways(majority))]

    def parts_stopped(self) -> tuple[Self, Self]:
        """Verified ones that are not clear, each kind found by its own index."""
        verified = self.verified()
        return verified.filter(CHECK_FELL), verified.filter(integrity=Integrity.PENDING)

    def that_lost(self, majority: Figure | None) -> Self:
        """Approved ones with too few votes in favour since a correction, and no reason."""
        return self.approved().filter(again.lost(majority))

    def still_written(self) -> Self:
        return self.filter(state__in=EDITABLE)

    def could_be(self, folded: str) -> Self:
        """Living dossiers whose name may be this one: no marks, i and y alike."""
        return self.called(alike(folded))

    def called(self, letters: "str | Given") -> Self:
        return self.alive().alias(alike=ALIKE).filter(alike=letters)

    def like(self, one: "Nomination") -> "list[Nomination]":
        """Those of them that may name the same person as `one`, with their units."""
        if not one.name_fold:
            return []
        return like_among(one, self.could_be(one.name_fold).select_related("unit"))

    def search(self, words: str) -> Self:
        """By the name honoured or the representative's, or by code: a word without marks finds
        every way to mark it, one with marks only that; i and y alike.
        """
        found = self.alias(
            name_alike=Replace("name_fold", Value("y"), Value("i")),
            represented=Replace("representative_fold", Value("y"), Value("i")),
        )
        for word in clean(words).split():
            found = found.filter(narrowing.said(word))
        return found

    def in_paper_order(self) -> Self:
        """Units in the commune's order, then given name, family name, middle names."""
        return self.order_by("unit__order", "unit__name_fold", "name_sort", "pk")

    def by_name(self) -> Self:
        return self.order_by("name_sort", "pk")
