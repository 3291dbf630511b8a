"""Where the other apps and pages read nominations: frozen values, never rows."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Count

from accounts.querysets import Tally
from conferences.models import Conference
from nominations import rules
from nominations.enums import (
    Integrity,
    NominationKind,
    NominationState,
)
from nominations.facts.awaiting import (
    Sitter,
    awaiting_coded,
    awaiting_named,
    awaiting_page,
    awaiting_roll,
)
from nominations.facts.meeting import ToDecide, changed_since, people_to_decide, to_decide
from nominations.facts.notices import (
    ANSWERED,
    CORRECTED,
    OPENED_AGAIN,
    REPORTED,
    UNREAD,
    WAITING,
    CorrectedDossier,
    ReportedDossier,
    answered_of_unit,
    corrected_of_unit,
    reported,
    waiting_of_unit,
)
from nominations.facts.own import (
    DOSSIERS,
    OwnPosted,
    OwnRow,
    WasPosted,
    of_unit,
    opened_again_of_unit,
    posted_of_unit,
    tallies_of_unit,
    unsent_of_unit,
    was_posted_of_unit,
)
from nominations.facts.rows import (
    DossierPage,
    NominationRow,
    rows,
    told,
    with_looks,
)
from nominations.models import Comment, Interest, Nomination, Setback
from nominations.querysets import found_by
from nominations.workflow.values import majority_of, value_from

__all__ = [
    "AGAIN",
    "ALLOWED",
    "ANSWERED",
    "CHECK_FELL",
    "CORRECTED",
    "DOSSIERS",
    "KINDS_ON_PAPER",
    "OPENED_AGAIN",
    "REPORTED",
    "RUNNING",
    "STOPPED",
    "TOLD",
    "UNREAD",
    "WAITING",
    "WORD",
    "CorrectedDossier",
    "DossierPage",
    "NominationRow",
    "OwnPosted",
    "OwnRow",
    "ReportedDossier",
    "SecondLook",
    "Sitter",
    "ToDecide",
    "WasPosted",
    "answered_of_unit",
    "approved_rows",
    "awaiting_coded",
    "awaiting_named",
    "awaiting_page",
    "awaiting_roll",
    "changed_since",
    "corrected_of_unit",
    "counts_by_state",
    "counts_by_unit",
    "ethnicities",
    "looked_into",
    "majority_of",
    "named",
    "of_unit",
    "opened_again_of_unit",
    "people_to_decide",
    "posted_of_unit",
    "put_forward_twice",
    "reported",
    "rows",
    "second_looks",
    "tallies",
    "tallies_of_judges",
    "tallies_of_unit",
    "to_decide",
    "told",
    "unsent_of_unit",
    "waiting_longest",
    "waiting_of_unit",
    "was_posted_of_unit",
]  # fmt: skip

# Collectives, then households, then individuals: the customary order of such lists.
KINDS_ON_PAPER = (NominationKind.COLLECTIVE, NominationKind.HOUSEHOLD, NominationKind.INDIVIDUAL)


def approved_rows(conference: Conference) -> list[NominationRow]:
    """Approved dossiers: collectives, households, individuals; each by unit, then by name."""
    found = rows(Nomination.objects.of(conference).approved().in_paper_order())
    return sorted(found, key=lambda row: KINDS_ON_PAPER.index(NominationKind(row.kind)))


def looked_into(conference: Conference) -> list[str]:
    """Codes of the approved that a complaint is looked into of (NĐ 152/2025, Đ.4)."""
    found = Nomination.objects.of(conference).approved().filter(integrity=Integrity.PENDING)
    return list(found.order_by("code").values_list("code", flat=True))


def put_forward_twice(conference: Conference) -> list[tuple[str, str]]:
    """Of people on the roll: the unit of the dossier that was kept, and of one closed for it."""
    closed = Nomination.objects.of(conference).filter(kept_as__on_roll=True)
    found = closed.order_by("unit__order", "unit__name_fold", "pk")
    pairs = found.values_list("kept_as__unit__name", "unit__name")
    return [(kept, other) for kept, other in pairs if kept != other]


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


AGAIN, ALLOWED, CHECK_FELL, STOPPED, WORD = "again", "allowed", "check_fell", "stopped", "word"
TOLD = "told"
RUNNING = (NominationState.SUBMITTED, NominationState.RETURNED, NominationState.VERIFIED)


def tallies(conference: Conference) -> Iterator[Tally]:
    """Dossiers somebody has to go on with, by state, and those `second_looks` would tell of: parts
    of one query, those of `AGAIN`, `STOPPED` and `WORD` to be added up.

    STOPPED: verified, and no vote of the leadership's approves them before they are looked into
    again or a complaint is answered (NĐ 152/2025, Đ.4).
    TOLD: interests; where there is one, `tallies_of_judges` has more to count.
    """
    mine = Nomination.objects.of(conference)
    for state in RUNNING:  # one by one each is a walk that has nothing to sort into heaps
        yield mine.filter(state=state).tally(DOSSIERS, "state")
    asked = Comment.objects.unread_by(unit=False).filter(nomination__conference=conference)
    yield asked.exclude(nomination__state=NominationState.DRAFT).tally(UNREAD)
    told = Setback.objects.waiting().known_to_offices()
    yield told.filter(nomination__conference=conference).tally(REPORTED)
    yield mine.filter(found_by.CHECK_FELL).tally(CHECK_FELL)
    hands, *_ = mine.parts_waiting()
    yield hands.tally(WORD)
    for part in mine.parts_stopped():
        yield part.tally(STOPPED)
    pending, lost, *_ = mine.parts_to_look_at_again(majority_of(conference))
    yield pending.tally(AGAIN)
    yield lost.tally(AGAIN)
    yield Interest.objects.telling().filter(nomination__conference=conference).tally(TOLD)


def tallies_of_judges(conference: Conference) -> Iterator[Tally]:
    """What more there is of `ALLOWED`, `WORD` and `AGAIN` where an interest was told, which is
    seldom: PostgreSQL plans these for longer than all the rest together.
    """
    mine = Nomination.objects.of(conference)
    yield mine.let_go_on().tally(ALLOWED)
    _, *kin = mine.parts_waiting()
    _, _, *judged = mine.parts_to_look_at_again(majority_of(conference))
    for part in kin:
        yield part.tally(WORD)
    for part in judged:
        yield part.tally(AGAIN)


def waiting_longest(conference: Conference, state: str, *, most: int) -> list[NominationRow]:
    """The `most` dossiers that have waited longest in one state, and what to look at of each."""
    found = Nomination.objects.of(conference).in_state(state).with_ballots()
    first = list(found.order_by("submitted_at", "pk")[:most])
    return with_looks(conference, first)


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
