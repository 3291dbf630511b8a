"""Sets of delegates: who is on the roll, who comes, whom a filter means, in a paper's order."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Replace

from accounts.names import alike, fold
from accounts.querysets import WithinReachQuerySet
from conferences.plan import Figure
from delegates.enums import UNWRITTEN, DelegateGroup, DelegateState
from nominations.enums import Integrity
from nominations.querysets.parts import joined_to

if TYPE_CHECKING:  # in quotes below
    from conferences.models import Conference
    from delegates.models import Delegate
    from nominations.models import Nomination


# Boxes of the roll's filter, each with the column that has to be just this.
NARROWS = {
    "gender": "gender",
    "kind": "kind",
    "field": "field",
    "sector": "sector",
    "former_commune": "former_commune",
    "direct": "direct_worker",
}


# Boxes that ask the same at every moment; what an import made is read, and may be taken back.
EVER = frozenset({"state", "unit", "counted", "group", "words", *NARROWS})


class DelegateQuerySet(WithinReachQuerySet["Delegate"]):
    unit_field = None  # guests belong to no unit: the roll is the commune's
    commune_field = "conference__commune_id"

    def of(self, conference: "Conference | int") -> Self:
        return self.filter(conference=conference)

    def on_roll(self) -> Self:
        """Everybody with a place in the list: proposed or confirmed."""
        return self.filter(state__in=(DelegateState.PROPOSED, DelegateState.CONFIRMED))

    def standing(self, conference: "Conference | int") -> Self:
        """Guests, leaders, and role models whose dossier is approved still: all that counts.

        conference: theirs; without it the approved are looked for among every dossier ever sent.
        """
        approved = self._approved().filter(conference=conference)
        return self.filter(Q(nomination=None) | Q(nomination__in=approved))

    def looked_into(self) -> models.Q:
        """Those of whom a complaint waits for its end (NĐ 152/2025, Đ.4)."""
        return Q(nomination__in=self._approved().filter(integrity=Integrity.PENDING))

    def _approved(self) -> "models.QuerySet[Nomination, Any]":
        """Found by their index: joined, every dossier of the conference would be gone through."""
        return apps.get_model("nominations.Nomination").objects.approved().values("pk")

    def confirmed(self) -> Self:
        return self.filter(state=DelegateState.CONFIRMED)

    def in_state(self, state: str) -> Self:
        return self.filter(state=state)

    def narrowed(self, chosen: Mapping[str, str], conference: "Conference | int") -> Self:
        """What the roll's filter asks for, but for its tab, of which each is counted."""
        state, unit = chosen.get("state"), chosen.get("unit")
        found = self.in_state(state) if state else self.on_roll()
        if unit:
            found = found.from_unit(unit)
        if chosen.get("counted"):
            found = found.standing(conference)
        if sheet := chosen.get("sheet"):
            found = found.brought_in_by(sheet)
        for name in NARROWS.keys() & chosen.keys():
            value = chosen[name]
            found = found.filter(**{NARROWS[name]: "" if value == UNWRITTEN else value})
        return found.search(chosen.get("words", ""))

    def by_group(self) -> "models.QuerySet[Delegate, tuple[str, str, int]]":
        """How many of each group stand in each state."""
        keys = self.order_by().values_list("group", "state")
        return keys.annotate(number=models.Count("*"))

    def by_group_and_looks(self) -> "models.QuerySet[Delegate, tuple[str, str, int, int]]":
        """The same, and of how many of them a complaint waits for its end."""
        pending = models.Count("pk", filter=self.looked_into())
        keys = self.order_by().values_list("group", "state")
        return keys.annotate(number=models.Count("pk"), pending=pending)

    def in_tab(self, chosen: Mapping[str, str]) -> Self:
        """The tab chosen; everybody without one."""
        group = chosen.get("group")
        return self.in_group(group) if group else self

    def in_group(self, group: str) -> Self:
        return self.filter(group=group)

    def from_unit(self, slug: str) -> Self:
        return self.filter(unit=None) if slug == UNWRITTEN else self.filter(unit__slug=slug)

    def brought_in_by(self, sheet: str) -> Self:
        """Those one import made, by its code; another target's rows are none of the roll's."""
        codes = apps.get_model("sheets.SheetMade").objects.codes_of(sheet)
        return self.chosen(int(code[2:]) for code in codes if code.startswith("DB"))

    def chosen(self, pks: Iterable[int]) -> Self:
        return self.filter(pk__in=pks)

    def mandated(self) -> Self:
        """Whoever was chosen for the city congress (III.1, item 7), coming or not."""
        return self.exclude(mandate=None)

    def ever_mandated(self) -> Self:
        """Whoever was chosen and is not off the roll, so that the choice can be taken back."""
        return self.mandated().exclude(state=DelegateState.WITHDRAWN)

    def namesakes(self, name_fold: str, birth_year: int | None) -> Self:
        """Who may be the same person: same letters, and years that do not tell them apart.

        A year not written tells nobody apart; whoever left the list is not meant.
        """
        found = self.exclude(state=DelegateState.WITHDRAWN).filter(name_fold=name_fold)
        if birth_year is None:
            return found
        return found.filter(Q(birth_year=birth_year) | Q(birth_year=None))

    def search(self, words: str) -> Self:
        """By the person's name or the collective's or household's, marks or none, i and y alike."""
        found = self.alias(
            name_alike=Replace("name_fold", Value("y"), Value("i")),
            honoured=Replace("honoured_fold", Value("y"), Value("i")),
        )
        for word in alike(fold(words)).split():
            found = found.filter(Q(name_alike__contains=word) | Q(honoured__contains=word))
        return found

    def with_places(self) -> Self:
        """With all that rights, moves and a row of the list ask of a delegate, in one query."""
        found = self.select_related("conference__commune", "unit", "nomination", "mandate")
        return found._with_joined()

    def as_rows(self) -> Self:
        """With what `seat_row` tells of each, and no other column."""
        own = (
            "group", "state", "full_name", "gender", "birth_year", "position", "organisation",
            "rank", "kind", "honoured_name", "field", "sector", "direct_worker", "former_commune",
        )  # fmt: skip
        beside = (
            "unit__name", "unit__order", "nomination__code", "nomination__state",
            "nomination__integrity", "mandate__delegate",
        )  # fmt: skip
        found = self.select_related("unit", "nomination", "mandate").only(*own, *beside)
        return found._with_joined()

    def _with_joined(self) -> Self:
        """With the units whose dossier of the same person was closed; no query more."""
        return self.annotate(read_joined=joined_to("nomination"))

    def with_lost_votes(self, majority: Figure | None) -> Self:
        """With `lost_votes`: whether its dossier has too few since a correction; no query more."""
        lost = apps.get_model("nominations.Nomination").objects.that_lost(majority)
        said = models.ExpressionWrapper(Q(nomination__in=lost.values("pk")), models.BooleanField())
        return self.annotate(lost_votes=said)

    def in_paper_order(self) -> Self:
        """Role models by unit and name, then guests and leaders by rank, never by alphabet.

        Of one rank they stand as they came: as a council office's workbook had them.
        """
        place = models.Case(
            models.When(group=DelegateGroup.ROLE_MODEL, then=0),
            models.When(group=DelegateGroup.GUEST, then=1),
            default=2,
        )
        name = models.Case(
            models.When(group=DelegateGroup.ROLE_MODEL, then="name_sort"), default=Value("")
        )
        return self.alias(place=place, name=name).order_by(
            "place", "rank", "unit__order", "unit__name_fold", "name", "pk"
        )
