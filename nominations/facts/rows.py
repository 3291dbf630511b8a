"""One dossier as every app and page reads it: a frozen value, already Vietnamese."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from django.db.models import Prefetch

from accounts.paging import Turned
from accounts.problems import Problem
from conferences.models import Conference
from nominations import rules
from nominations.enums import (
    LOOKS,
    DoubleVerdict,
    Field,
    Integrity,
    MeetingKind,
    NominationKind,
    NominationState,
)
from nominations.models import Ballot, Nomination
from nominations.particulars import NAMES, Seen, of
from nominations.querysets import NominationQuerySet
from nominations.reading import DossierValue, Double, Joined
from nominations.workflow.guards import before_approving
from nominations.workflow.values import (
    answered,
    majority_of,
    open_doubles,
    sent_doubles,
    still_to_look_at,
    value_among,
)

KIND_LABELS, STATE_LABELS = dict(NominationKind.choices), dict(NominationState.choices)
FIELDS = dict(Field.choices)

DossierPage: TypeAlias = Turned[Nomination]
REVIEW_BALLOTS: str = "review_ballots"  # as the model names what is read along


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
    also: tuple[
        str, ...
    ]  # other units that put the same person forward, by a dossier closed for it
    unit_order: int
    former_commune: str
    representative: str
    told: Mapping[str, str]  # on papers
    field_label: str
    agree: int
    cast: int
    tags: tuple[str, ...]  # what a machine would have people look at, where it was asked
    submitted_at: datetime | None
    amend_until: datetime | None
    on_paper: bool
    told_apart: bool  # the office noted that its namesake is another person
    looks: tuple[str, ...] = ()  # the same in sentences, without complaints and what `stops` says
    marks: tuple[str, ...] = ()  # the same in a word or two
    looked_into: bool = False  # for a complaint or discipline
    stops: tuple[str, ...] = ()  # what keeps one that was verified from being voted on

    @property
    def units(self) -> str:
        """All who put this person forward."""
        return ", ".join((self.unit, *self.also))


def told(nomination: Nomination) -> dict[str, str]:
    """Every particular everybody may read, as papers tell it; empty where nothing was said."""
    found = dict.fromkeys(NAMES, "")
    for row in of(nomination.kind):
        value = getattr(nomination, row.name)
        if row.seen is Seen.ALL and row.is_said(value):
            found[row.name] = row.words(value)
    return found


def also(unit: str, joined: Iterable[Joined]) -> tuple[str, ...]:
    """The other units, each once, as their dossiers came: a database tells them in any order."""
    return tuple(dict.fromkeys(one.unit for one in sorted(joined) if one.unit != unit))


def row_of(
    nomination: Nomination,
    tags: tuple[str, ...] = (),
    *,
    looks: tuple[str, ...] = (),
    marks: tuple[str, ...] = (),
    stops: tuple[str, ...] = (),
    whole: bool = False,
) -> NominationRow:
    """whole: with all its particulars, as papers tell them."""
    ballot = next(iter(nomination.review_ballots), None)
    return NominationRow(
        pk=nomination.pk,
        code=nomination.code,
        told_apart=nomination.duplicate_verdict == DoubleVerdict.DIFFERENT,
        looked_into=nomination.integrity == Integrity.PENDING,
        kind=nomination.kind,
        kind_label=KIND_LABELS[nomination.kind],
        state=nomination.state,
        state_label=STATE_LABELS[nomination.state],
        full_name=nomination.full_name,
        gender=nomination.gender,
        birth_year=nomination.birth_year,
        unit=nomination.unit.name,
        also=also(nomination.unit.name, nomination.joined_rows),
        unit_order=nomination.unit.order,
        former_commune=nomination.unit.former_commune,
        representative=nomination.representative,
        told=told(nomination) if whole else {},
        field_label=FIELDS.get(nomination.field, ""),
        agree=ballot.agree if ballot else 0,
        cast=ballot.cast if ballot else 0,
        tags=tags,
        looks=looks,
        marks=marks,
        stops=stops,
        submitted_at=nomination.submitted_at,
        amend_until=nomination.amend_until,
        on_paper=nomination.on_paper,
    )


def rows(nominations: NominationQuerySet) -> list[NominationRow]:
    """Two queries whatever their number."""
    return [row_of(nomination, whole=True) for nomination in with_review(nominations)]


def with_review(nominations: NominationQuerySet) -> NominationQuerySet:
    ballots = Ballot.objects.filter(meeting__kind=MeetingKind.UNIT_REVIEW)
    return (
        nominations.with_joined()
        .select_related("unit")
        .prefetch_related(Prefetch("ballots", queryset=ballots, to_attr=REVIEW_BALLOTS))
    )


def _stops(
    nomination: Nomination, others: Sequence[Double], value: DossierValue
) -> tuple[Problem, ...]:
    """What keeps a verified dossier from a vote, as the page of the meeting says it."""
    if nomination.state != NominationState.VERIFIED:
        return ()
    unanswered = open_doubles(nomination, [(one.code, one.verdict) for one in others])
    return tuple(before_approving(value, unanswered))


def with_looks(conference: Conference, found: list[Nomination]) -> list[NominationRow]:
    """Rows of dossiers read `with_ballots`, and what a machine would have people look at."""
    if not found:
        return []
    doubled = sent_doubles(conference, found)
    majority = majority_of(conference)
    rows = []
    for one in found:
        one.conference = conference
        others = doubled.get(one.pk, ())
        value = value_among(one, others, majority=majority)
        looks = list(rules.to_look_at(value))
        one.review_ballots = [
            vote for vote in one.known_ballots if vote.meeting.kind == MeetingKind.UNIT_REVIEW
        ]
        done = answered(one, doubles=others, ballots=one.known_ballots)
        tags = dict.fromkeys(LOOKS[look.field] for look in looks if look.field not in done)
        stops = _stops(one, others, value)
        stopped = {"integrity", "unchecked"} if stops else {"integrity"}
        said = still_to_look_at(looks, stops, answered=done | stopped)
        rows.append(
            row_of(
                one,
                tuple(tags),
                looks=tuple(look.text for look in said),
                marks=tuple(dict.fromkeys(LOOKS[look.field] for look in said)),
                stops=tuple(stop.text for stop in stops),
            )
        )
    return rows
