"""Where apps and pages read who is on the roll."""

from collections.abc import Sequence
from dataclasses import dataclass

from conferences.models import Conference
from delegates.enums import DelegateGroup, DelegateState
from delegates.models import Delegate
from delegates.querysets import DelegateQuerySet
from nominations.enums import (
    Field,
    Gender,
    Integrity,
    NominationKind,
    NominationState,
    Sector,
)
from nominations.facts.rows import also
from nominations.reading import Joined

# Looked up by every row: `get_…_display` goes through all the choices each time.
GROUPS, STATES = dict(DelegateGroup.choices), dict(DelegateState.choices)
GENDERS, KINDS = dict(Gender.choices), dict(NominationKind.choices)
FIELDS, SECTORS = dict(Field.choices), dict(Sector.choices)


@dataclass(frozen=True, kw_only=True)
class SeatRow:
    """One delegate as lists and papers print them; what is unknown is empty."""

    pk: int
    code: str
    group: str
    group_label: str
    state: str
    state_label: str
    full_name: str
    gender: str
    gender_label: str
    birth_year: int | None
    position: str
    organisation: str
    unit: str
    also: tuple[str, ...] = ()  # other units that put the same person forward
    unit_order: int
    kind: str
    kind_label: str
    honoured_name: str
    nomination_code: str
    field: str
    field_label: str
    sector: str
    sector_label: str
    direct_worker: bool
    former_commune: str
    rank: int
    mandated: bool
    stands: bool  # no dossier, or one that is approved still
    looked_into: bool  # a complaint or discipline without conclusion yet; the seat stays

    @property
    def units(self) -> str:
        """All who put this person forward; one person, one seat."""
        return ", ".join(filter(None, (self.unit, *self.also)))

    @property
    def is_role_model(self) -> bool:
        return self.group == DelegateGroup.ROLE_MODEL

    @property
    def goes_to_city(self) -> bool:
        """Chosen and coming; who was chosen and then said no is not sent."""
        return self._would_go and not self.looked_into

    @property
    def is_kept_back(self) -> bool:
        """NĐ 152/2025, Đ.4: would go, but a complaint is looked into."""
        return self._would_go and self.looked_into

    @property
    def _would_go(self) -> bool:
        return self.mandated and self.state == DelegateState.CONFIRMED and self.stands

    @property
    def why_not_sent(self) -> str:
        """Without the word complaint: not everybody who reads the roll may know of it."""
        if not self.stands:
            return "hồ sơ không còn được duyệt"
        if self.state == DelegateState.CONFIRMED and self.looked_into:
            return "hồ sơ đang được xem xét"
        return self.state_label.lower()

    @property
    def stands_for(self) -> str:
        """The collective or household this person represents; empty for a person honoured."""
        return self.honoured_name if self.honoured_name != self.full_name else ""


@dataclass(frozen=True, kw_only=True)
class GroupCount:
    """How many of the roll are in one group."""

    value: str
    label: str
    count: int
    proposed: int  # of them


def seat_row(delegate: Delegate) -> SeatRow:
    """One delegate, read by `as_rows` or `with_places`."""
    unit = delegate.unit
    return SeatRow(
        pk=delegate.pk,
        code=delegate.code,
        group=delegate.group,
        group_label=GROUPS[delegate.group],
        state=delegate.state,
        state_label=STATES[delegate.state],
        full_name=delegate.full_name,
        gender=delegate.gender,
        gender_label=GENDERS.get(delegate.gender, ""),
        birth_year=delegate.birth_year,
        position=delegate.position,
        organisation=delegate.organisation,
        unit=unit.name if unit else "",
        also=_also(delegate),
        unit_order=unit.order if unit else 0,
        kind=delegate.kind,
        kind_label=KINDS.get(delegate.kind, ""),
        honoured_name=delegate.honoured_name,
        nomination_code=delegate.nomination.code if delegate.nomination else "",
        field=delegate.field,
        field_label=FIELDS.get(delegate.field, ""),
        sector=delegate.sector,
        sector_label=SECTORS.get(delegate.sector, ""),
        direct_worker=delegate.direct_worker,
        former_commune=delegate.former_commune,
        rank=delegate.rank,
        mandated=hasattr(delegate, "mandate"),
        stands=not delegate.nomination or delegate.nomination.state == NominationState.APPROVED,
        looked_into=is_looked_into(delegate),
    )


def _also(delegate: Delegate) -> tuple[str, ...]:
    own = delegate.unit.name if delegate.unit else ""
    return also(own, (Joined(*row) for row in delegate.read_joined or ()))


def is_looked_into(delegate: Delegate) -> bool:
    """NĐ 152/2025, Đ.4: whether a complaint waits for its end; its dossier at hand.

    Whoever was confirmed before keeps the seat until people decide, but is not sent to the city.
    """
    found = delegate.nomination
    return found is not None and found.integrity == Integrity.PENDING


def _rows(delegates: DelegateQuerySet) -> list[SeatRow]:
    return [seat_row(delegate) for delegate in delegates.as_rows().in_paper_order()]


def delegate_rows(conference: Conference) -> list[SeatRow]:
    """Who is on the roll, in the order of papers: role models by unit, then others by rank.

    Confirmed or proposed; papers count the confirmed alone. Nobody whose dossier was rejected or
    annulled, nobody absent or withdrawn.
    """
    return _rows(Delegate.objects.of(conference).on_roll().standing(conference))


def city_choice(conference: Conference) -> list[SeatRow]:
    """Whoever was chosen for the city congress (III.1, item 7); `goes_to_city` says who goes.

    Empty only when nobody was chosen yet: those who do not come are told apart from that.
    """
    return _rows(Delegate.objects.of(conference).mandated())


def city_delegates(conference: Conference) -> list[SeatRow]:
    """Who goes to the city congress (III.1, item 7)."""
    return [row for row in city_choice(conference) if row.goes_to_city]


def mandate_candidates(conference: Conference) -> list[SeatRow]:
    """Confirmed role models, and whoever was already chosen."""
    roll = Delegate.objects.of(conference)
    models = roll.confirmed().standing(conference).in_group(DelegateGroup.ROLE_MODEL)
    return _rows(models | roll.ever_mandated())  # each has one mandate at most: none comes twice


def group_counts(counted: Sequence[tuple[str, str, int]]) -> list[GroupCount]:
    """The tabs of the roll of what `by_group` counted: everybody of the set, then each group."""

    def tab(value: str, label: str) -> GroupCount:
        mine = [(state, number) for group, state, number in counted if value in ("", group)]
        proposed = sum(number for state, number in mine if state == DelegateState.PROPOSED)
        return GroupCount(
            value=value, label=label, count=sum(number for _, number in mine), proposed=proposed
        )

    return [tab("", "Tất cả"), *(tab(one.value, str(one.label)) for one in DelegateGroup)]
