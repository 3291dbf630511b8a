"""The grid of all dossiers as an address asks for it: what narrows, sorts and shows it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, F, Func, OuterRef, Subquery
from django.urls import reverse

from accounts.enums import Permission, Reach
from accounts.models import User
from accounts.names import written_key
from accounts.paging import PAGE, Parts, Turned, beyond, turned
from accounts.permissions import reach, reader
from accounts.request import Request
from accounts.web import asked, row_id
from conferences.models import Conference
from nominations.enums import STANDING, STANDS_ON, NominationKind, NominationState
from nominations.facts.posted import answers_some
from nominations.forms.grid import GridForm
from nominations.models import Nomination
from nominations.plan import period_of
from nominations.querysets import NominationQuerySet
from nominations.querysets.narrowing import EVER
from nominations.querysets.people import people_of, perhaps_none
from nominations.web import listed, lists
from nominations.web.columns import choices_of_order, in_address, shown, sorted_by
from nominations.web.listed import Asked
from nominations.web.lists import PER_PAGE, Row, numbered, rows_of, told_of_complaints, with_kin
from nominations.workflow.values import majority_of

SORT, COLUMNS, PRINT = "xep", "cot", "in"
PART = 500  # rows read at once
AT_ONCE = 1_000  # rows a workbook has that a request writes while its reader waits
MOST_PRINTED = 2_000  # rows of one page: more no browser lays out in patience


class Grid:
    """One reader's dossiers, as an address asks for them.

    units: what its boxes offer; without them what is asked is taken as it stands, for whoever only
    walks the list.
    """

    def __init__(
        self,
        asks: Mapping[str, str],
        *,
        user: User,
        conference: Conference,
        at: datetime,
        units: Sequence[tuple[int, str, str]] | None = None,
    ) -> None:
        self.user, self.conference, self.at = user, conference, at
        self.told = told_of_complaints(user)
        self.order = sorted_by(asks.get(SORT, ""), complaints=self.told)
        self.columns = shown(asks.get(COLUMNS, ""), complaints=self.told)
        if units is None:
            units = [(row_id(asks.get("don-vi", "")), "", asks.get("dia-phuong-cu", ""))]
        self.form = GridForm(
            asks or None,
            units=[(pk, name) for pk, name, _ in units],
            former=sorted({former for *_, former in units if former}, key=written_key),
            complaints=self.told,
            consents=conference.asks_consents,
            posts=bool(conference.posting_days),
            orders=choices_of_order(self.columns),
        )
        self.chosen = self.form.chosen_now

    @property
    def mine(self) -> NominationQuerySet:
        return listed.mine(self.asked.reader, self.asked.conference)

    @cached_property
    def asked(self) -> Asked:
        return Asked(
            reader=reader(self.user),
            conference=self.conference.pk,
            chosen=tuple(self.chosen.items()),
            order=self.order,
        )

    @property
    def is_kept(self) -> bool:
        """Whether its questions rest on nothing but what was chosen."""
        return self.chosen.keys() <= EVER

    @cached_property
    def found(self) -> NominationQuerySet:
        """All that is asked for, in whatever state."""
        found = self.mine.narrowed(self.chosen, at=self.at)
        if looks := self.chosen.get("looks"):
            doubled = self.mine.doubled(unanswered=True) if looks in ("on", "doubles") else {}
            found = found.to_look_at(
                majority=majority_of(self.conference),
                period=period_of(self.conference.review_period),
                doubled=doubled,
                complaints=self.told,
                only=looks,
            )
        return found

    @property
    def state(self) -> str:
        return self.chosen.get("state", "")

    @cached_property
    def of_state(self) -> NominationQuerySet:
        return listed.of_state(self.found, self.state)

    @cached_property
    def ordered(self) -> NominationQuerySet:
        """The rows in the order asked for."""
        return listed.ordered(self.of_state, self.order)

    def census(self) -> dict[str, int]:
        """How many stand in each state."""
        return dict(listed.states(self.asked) if self.is_kept else self.found.by_state())

    def census_of_state(self) -> dict[str, int]:
        """Of those the state narrows to."""
        return self.narrowed(self.census())

    def narrowed(self, census: Mapping[str, int]) -> dict[str, int]:
        standing = STANDS_ON if self.state == STANDING[0] else {self.state}
        told = census.items()
        return {state: number for state, number in told if not self.state or state in standing}

    def people(self, rows: int) -> int:
        """How many people they name; rows: how many they are."""
        if self.is_kept:
            few = listed.no_more_people(self.asked)
        else:
            few = list(perhaps_none(self.mine, self.of_state))
        return people_of(lambda: self.of_state, rows, few)

    def page(self, asks: Mapping[str, str], *, count: int) -> Turned[Nomination]:
        """A page of them, with all that a row says."""
        wide = bool(self.order.annotations)

        def whole() -> NominationQuerySet:
            return self.ordered.with_votes()

        kept = Parts(whole, partial(listed.part, self.asked)) if self.is_kept else whole()
        return turned(kept, asks, per_page=PER_PAGE, count=count, keys=self.order.keys, wide=wide)

    def rows(self, page: Sequence[Nomination]) -> list[Row]:
        """Dossiers read `with_votes`, as the grid tells them; one query for all, and one more where
        somebody is related.
        """
        rows = rows_of(
            page,
            conference=self.conference,
            doubled=listed.doubles_of(self.asked.reader, self.asked.conference, page),
            majority=majority_of(self.conference),
            complaints=self.told,
            at=self.at,
        )
        return lists.signed(with_kin(rows) if self.told else rows, self.chosen.get("looks", ""))

    @cached_property
    def pks(self) -> list[int]:
        """Which they are, in their order, at one moment."""
        return list(listed.keys_in_order(self.of_state, self.order))

    def whole(self) -> Iterator[Row]:
        """All rows, not a page, read a part at a time; without those that left meanwhile."""
        pks, number = self.pks, 1
        for start in range(0, len(pks), PART):
            part = pks[start : start + PART]
            found = {one.pk: one for one in self.mine.filter(pk__in=part).with_votes()}
            rows = numbered(self.rows([found[pk] for pk in part if pk in found]), number)
            number += len(rows)
            yield from rows

    @property
    def said(self) -> dict[str, str]:
        """What an address says to come to the same rows again, whichever page."""
        chosen = {self.form[name].html_name: str(value) for name, value in self.chosen.items()}
        in_order = {} if self.is_by_name else {SORT: self.order.slug}
        columns = in_address(self.columns)
        return chosen | in_order | ({COLUMNS: columns} if columns else {})

    @property
    def words(self) -> str:
        """What narrows and sorts it, on paper and in the workbook."""
        narrowed = "; ".join(f"{label}: {words}" for _, label, words in self.form.said())
        return f"Lọc theo: {narrowed or 'không lọc'}. Xếp theo: {self.order.told}"

    @property
    def is_by_name(self) -> bool:
        return not self.order.annotations and not self.order.down


def grid_of(request: Request, conference: Conference) -> Grid:
    """The list an address asks for, its boxes with all there is to choose."""
    return grid_for(request.user, asked(request), conference=conference, at=request.at)


def grid_for(user: User, asks: Mapping[str, str], *, conference: Conference, at: datetime) -> Grid:
    """The same for whoever asked before, as a worker reads it."""
    alone = reach(user, Permission.NOMINATION_VIEW) is Reach.OWN_UNIT
    units = [] if alone else listed.units_of(conference.commune_id)
    return Grid(asks, user=user, conference=conference, at=at, units=units)


def listing(request: Request, conference: Conference) -> dict[str, Any]:
    """The filtered page of dossiers with counts per state; the same queries for 5 and 5,000."""
    asks = asked(request)
    grid = grid_of(request, conference)
    per_state = grid.census()
    all_states = sum(per_state.values())
    standing = sum(per_state.get(one, 0) for one in STANDS_ON)
    numbers = {"": all_states, STANDING[0]: standing} | per_state
    total = numbers.get(grid.state, 0)
    page = grid.page(asks, count=total)
    prints = bool(asks.get(PRINT)) and total <= MOST_PRINTED
    return {
        "page_obj": page,
        "rows": list(grid.whole()) if prints else numbered(grid.rows(page), page.start_index()),
        "prints": prints,
        "taken_at_once": total <= AT_ONCE,
        "grid": grid,
        "form": grid.form,
        "total": total,
        "people": grid.people(total),
        "of_groups": grid.chosen.get("kind") != NominationKind.INDIVIDUAL,
        "filtered": bool(grid.chosen),
        "state": grid.state,
        "states": [
            (value, label, numbers.get(value, 0))
            for value, label in (STANDING, *NominationState.choices)
            if value == grid.state or per_state.get(value)
        ],
        "all_states": all_states,
        "states_listed": {one for one, number in grid.narrowed(per_state).items() if number},
        "answers_some": answers_some(conference, request.user),
    }


@dataclass(frozen=True, kw_only=True)
class Along:
    """Where a dossier stands in the list its reader came by. number: from one, of total; query:
    the list; is_there: whether what the list asks for still holds of it.
    """

    number: int
    total: int
    is_there: bool
    before: str
    after: str
    query: str
    back: str


def along(request: Request, nomination: Nomination) -> Along | None:
    """The dossiers beside it in the list it was opened from; None where it was opened otherwise."""
    asks = asked(request)
    if not asks:
        return None
    grid = Grid(asks, user=request.user, conference=nomination.conference, at=request.at)
    keys = grid.order.keys
    edge = [OuterRef(key.removeprefix("-")) for key in keys]
    rows = grid.ordered
    behind, ahead = (rows.filter(beyond(keys, edge, up=up)) for up in (True, False))
    number = Func(F("pk"), function="COUNT")
    asked_of = (
        Nomination.objects.filter(pk=nomination.pk)
        .annotate(**grid.order.annotations)
        .values(
            after=Subquery(behind.values("code")[:1]),
            before=Subquery(ahead.reverse().values("code")[:1]),
            number=Subquery(ahead.order_by().values(number=number)),
            total=Subquery(rows.order_by().values(number=number)),
            is_there=Exists(rows.filter(pk=OuterRef("pk"))),
        )
        .first()
    )
    found: dict[str, Any] = dict(asked_of or {})
    place = found.get("number") or 0
    said = grid.said or {SORT: grid.order.slug}
    page = place // PER_PAGE + 1
    there = said | ({PAGE: str(page)} if page > 1 else {})
    return Along(
        number=place + 1,
        total=found.get("total") or 0,
        is_there=bool(found.get("is_there")),
        before=found.get("before") or "",
        after=found.get("after") or "",
        query=urlencode(said),
        back=f"{reverse('nominations:list')}?{urlencode(there)}#{nomination.code}",
    )
