"""The only place where the other apps and pages read nominations: frozen values, never rows."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Count, Prefetch, Q

from accounts.paging import Turned, turned
from conferences.models import Conference
from nominations import rules
from nominations.enums import (
    EDITABLE,
    LOOKS,
    DoubleVerdict,
    Integrity,
    MeetingKind,
    NominationKind,
    NominationState,
)
from nominations.models import Ballot, Nomination
from nominations.particulars import NAMES, Seen, of
from nominations.querysets import NominationQuerySet
from nominations.workflow.values import majority_of, value_from

# Collectives, then households, then individuals: the customary order of such lists.
KINDS_ON_PAPER = (NominationKind.COLLECTIVE, NominationKind.HOUSEHOLD, NominationKind.INDIVIDUAL)


@dataclass(frozen=True, kw_only=True)
class NominationRow:
    """One nomination, already Vietnamese; votes are those of the unit's review meeting.

    told: what it says by the name of the particular, without what is told to the city alone.
    """

    pk: int
    code: str
    kind: str
    kind_label: str
    state: str
    state_label: str
    full_name: str
    gender: str
    birth_year: int | None
    unit: str
    unit_order: int
    former_commune: str
    representative: str
    told: Mapping[str, str]
    agree: int
    cast: int
    tags: tuple[str, ...]  # what a machine would have people look at, where it was asked
    submitted_at: datetime | None
    amend_until: datetime | None
    on_paper: bool
    told_apart: bool  # the office noted that its namesake is another person
    looks: tuple[str, ...] = ()  # the same in sentences, without complaints
    looked_into: bool = False  # for a complaint or discipline


def told(nomination: Nomination) -> dict[str, str]:
    """Every particular everybody may read, as papers tell it; empty where nothing was said."""
    found = dict.fromkeys(NAMES, "")
    for row in of(nomination.kind):
        value = getattr(nomination, row.name)
        if row.seen is Seen.ALL and row.is_said(value):
            found[row.name] = row.words(value)
    return found


def _row(nomination: Nomination, tags: tuple[str, ...] = ()) -> NominationRow:
    ballot = next(iter(nomination.review_ballots), None)
    return NominationRow(
        pk=nomination.pk,
        code=nomination.code,
        told_apart=nomination.duplicate_verdict == DoubleVerdict.DIFFERENT,
        looked_into=nomination.integrity == Integrity.PENDING,
        kind=nomination.kind,
        kind_label=nomination.get_kind_display(),
        state=nomination.state,
        state_label=nomination.get_state_display(),
        full_name=nomination.full_name,
        gender=nomination.gender,
        birth_year=nomination.birth_year,
        unit=nomination.unit.name,
        unit_order=nomination.unit.order,
        former_commune=nomination.unit.former_commune,
        representative=nomination.representative,
        told=told(nomination),
        agree=ballot.agree if ballot else 0,
        cast=ballot.cast if ballot else 0,
        tags=tags,
        submitted_at=nomination.submitted_at,
        amend_until=nomination.amend_until,
        on_paper=nomination.on_paper,
    )


def rows(nominations: NominationQuerySet) -> list[NominationRow]:
    """Two queries whatever their number."""
    return [_row(nomination) for nomination in _with_review(nominations)]


def _with_review(nominations: NominationQuerySet) -> NominationQuerySet:
    ballots = Ballot.objects.filter(meeting__kind=MeetingKind.UNIT_REVIEW)
    return nominations.select_related("unit").prefetch_related(
        Prefetch("ballots", queryset=ballots, to_attr="review_ballots")
    )


def approved_rows(conference: Conference) -> list[NominationRow]:
    """Approved dossiers: collectives, households, individuals; each by unit, then by name."""
    found = rows(Nomination.objects.of(conference).approved().in_paper_order())
    return sorted(found, key=lambda row: KINDS_ON_PAPER.index(NominationKind(row.kind)))


def looked_into(conference: Conference) -> list[str]:
    """Codes of the approved that a complaint is looked into of (NĐ 152/2025, Đ.4)."""
    found = Nomination.objects.of(conference).approved().filter(integrity=Integrity.PENDING)
    return list(found.order_by("code").values_list("code", flat=True))


def named(conference: Conference, codes: Collection[str]) -> list[str]:
    """Dossiers by name and code, the codes' order: Vũ Thị Thơm (HN25-0048)."""
    if not codes:
        return []
    found = Nomination.objects.of(conference).filter(code__in=codes).order_by("code")
    return [f"{name} ({code})" for name, code in found.values_list("full_name", "code")]


@dataclass(frozen=True, kw_only=True)
class SecondLook:
    """An approved dossier that is looked at again, and why."""

    code: str
    full_name: str
    unit: str
    words: tuple[str, ...]
    lost_votes: bool = False  # by the meeting that approved it, corrected since


def second_looks(conference: Conference, *, most: int | None = None) -> list[SecondLook]:
    """Approved dossiers something came up about since, the list's order; at most so many."""
    majority = majority_of(conference)
    found = Nomination.objects.of(conference).to_look_at_again(majority).with_ballots().by_name()
    looks = []
    for one in found[:most]:
        one.conference = conference
        value = value_from(one, ballots=one.known_ballots, doubles=0, majority=majority)
        problems = list(rules.second_look(value))
        looks.append(
            SecondLook(
                code=one.code,
                full_name=one.full_name,
                unit=one.unit.name,
                words=tuple(problem.text for problem in problems),
                lost_votes=any(problem.field == "votes" for problem in problems),
            )
        )
    return looks


def lost_votes(conference: Conference, codes: Collection[str]) -> set[str]:
    """Which of these approved dossiers have too few votes since they were corrected."""
    found = Nomination.objects.of(conference).filter(code__in=codes)
    return set(found.that_lost(majority_of(conference)).values_list("code", flat=True))


DOSSIERS, AGAIN = "dossiers", "again"


def tallies(conference: Conference) -> Iterator[NominationQuerySet]:
    """Dossiers by their state, and those `second_looks` would tell of: parts of one query."""
    mine = Nomination.objects.of(conference)
    yield mine.tally(DOSSIERS, "state")
    yield mine.to_look_at_again(majority_of(conference)).tally(AGAIN)


def awaiting_roll(conference: Conference) -> list[NominationRow]:
    """Approved and not yet among the delegates."""
    return rows(Nomination.objects.of(conference).awaiting_roll().in_paper_order())


def awaiting_page(
    conference: Conference, asked: Mapping[str, str], *, per_page: int
) -> tuple[Turned, list[NominationRow]]:
    """One page of them."""
    found = Nomination.objects.of(conference).awaiting_roll().in_paper_order()
    page = turned(_with_review(found), asked, per_page=per_page)
    return page, [_row(one) for one in page]


def awaiting_named(
    conference: Conference, letters: Collection[str], *, besides: Collection[str]
) -> list[NominationRow]:
    """Those of them for whom somebody of one of these folded names would come, and some codes.

    With what to look at of each, as the list of dossiers says.
    """
    found = Nomination.objects.of(conference).awaiting_roll().in_paper_order()
    return _with_looks(
        conference, list(found.sitting_named(letters, besides=besides).with_ballots())
    )


def of_unit(
    conference: Conference, unit_id: int | None, asked: Mapping[str, str], *, per_page: int
) -> tuple[Turned, list[NominationRow]]:
    """A page of what a unit put forward, drafts too, the newest first."""
    found = Nomination.objects.of(conference).filter(unit_id=unit_id).order_by("-pk")
    page = turned(_with_review(found), asked, per_page=per_page, keys=("-pk",))
    return page, [_row(one) for one in page]


def unsent_of_unit(
    conference: Conference, unit_id: int | None, *, most: int
) -> list[NominationRow]:
    """What a unit has on its own table, the newest first: at most so many to amend and drafts."""
    mine = Nomination.objects.of(conference).filter(unit_id=unit_id).order_by("-pk")
    newest = [mine.in_state(state).values("pk")[:most] for state in EDITABLE]
    chosen = Q()
    for pks in newest:
        chosen |= Q(pk__in=pks)
    return rows(mine.filter(chosen))


def states_of_unit(conference: Conference, unit_id: int | None) -> dict[str, int]:
    """How many of a unit's dossiers stand in each state."""
    return Nomination.objects.of(conference).filter(unit_id=unit_id).census()


def waiting_longest(conference: Conference, state: str, *, most: int) -> list[NominationRow]:
    """The `most` dossiers that have waited longest in one state, and what to look at of each."""
    found = Nomination.objects.of(conference).in_state(state).with_ballots()
    first = list(found.order_by("submitted_at", "pk")[:most])
    return _with_looks(conference, first)


def _with_looks(conference: Conference, found: list[Nomination]) -> list[NominationRow]:
    """Rows of dossiers read `with_ballots`, and what a machine would have people look at."""
    if not found:
        return []
    doubled = Nomination.objects.of(conference).sent().doubled(found)
    majority = majority_of(conference)
    rows = []
    for one in found:
        one.conference = conference
        others = doubled.get(one.pk, ())
        value = value_from(
            one,
            ballots=one.known_ballots,
            doubles=len(others),
            majority=majority,
            alike=tuple(two.code for two in others),
            same_there=tuple(two.code for two in others if two.verdict == DoubleVerdict.SAME),
        )
        looks = list(rules.to_look_at(value))
        one.review_ballots = [
            vote for vote in one.known_ballots if vote.meeting.kind == MeetingKind.UNIT_REVIEW
        ]
        tags = dict.fromkeys(LOOKS[problem.field] for problem in looks)
        said = tuple(look.text for look in looks if look.field != "integrity")
        rows.append(replace(_row(one, tuple(tags)), looks=said))
    return rows


def ethnicities(conference: Conference) -> Mapping[str, str]:
    """Reference code → ethnicity of the approved; sensitive, so apart from every other fact."""
    found = Nomination.objects.of(conference).approved()
    return dict(found.values_list("code", "ethnicity"))


def counts_by_state(conference: Conference) -> dict[str, int]:
    """How many dossiers stand in each state; every state is there."""
    counted = dict(
        Nomination.objects.of(conference)
        .values_list("state")
        .annotate(number=Count("*"))
        .order_by()
    )
    return {str(state): counted.get(state, 0) for state in NominationState}


def counts_by_unit(conference: Conference) -> dict[int, dict[str, int]]:
    """Unit id → state → number."""
    counted: dict[int, dict[str, int]] = {}
    found = Nomination.objects.of(conference).values_list("unit_id", "state")
    for unit_id, state, number in found.annotate(number=Count("*")).order_by():
        counted.setdefault(unit_id, {})[state] = number
    return counted
