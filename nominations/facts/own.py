"""A unit's own dossiers, as its first page reads them: no votes, nothing its lists do not show."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, Window

from accounts.paging import turned
from accounts.querysets import Tally
from conferences.models import Conference
from nominations.enums import EDITABLE
from nominations.facts.notices import ANSWERED, CORRECTED, OPENED_AGAIN, UNREAD, WAITING
from nominations.facts.posted import past_words
from nominations.facts.rows import KIND_LABELS, STATE_LABELS, DossierPage
from nominations.models import Change, Comment, Nobody, Nomination, Posted, ReviewMeeting, Setback
from nominations.querysets import NominationQuerySet
from nominations.reading import asks_households
from nominations.workflow.values import claim_of

DOSSIERS = "dossiers"  # told by state
WITH_WHOM = ("nomination__full_name", "posting__closes_at", "number")
READ = (
    "code", "kind", "state", "full_name", "submitted_at", "amend_until", "entered_by_id",
    "was_taken_back", "claimed_at", "asked_for",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class OwnRow:
    """One dossier to its unit."""

    pk: int
    code: str
    kind_label: str
    state: str
    state_label: str
    full_name: str
    submitted_at: datetime | None
    amend_until: datetime | None
    claimed_at: datetime | None  # by the phone, of one that was never sent
    on_paper: bool
    asks: bool  # an office named boxes: there the unit is led


def has_written(conference: Conference) -> set[int]:
    """The units that have put anything down: a dossier, a meeting, that they send nobody."""
    rows = (Nomination, ReviewMeeting, Nobody)
    kept = (
        row.objects.filter(conference=conference).values_list("unit_id", flat=True) for row in rows
    )
    return {unit_id for found in kept for unit_id in found}


def _row(one: Nomination) -> OwnRow:
    return OwnRow(
        pk=one.pk,
        code=one.code,
        kind_label=KIND_LABELS[one.kind],
        state=one.state,
        state_label=STATE_LABELS[one.state],
        full_name=one.full_name,
        submitted_at=one.submitted_at,
        amend_until=one.amend_until,
        claimed_at=claim_of(one),
        on_paper=one.on_paper,
        asks=bool(one.asked),
    )


def _of(conference: Conference, unit_id: int) -> NominationQuerySet:
    return Nomination.objects.of(conference).filter(unit_id=unit_id)


def of_unit(
    conference: Conference, unit_id: int, asked: Mapping[str, str], *, per_page: int, count: int
) -> tuple[DossierPage, list[OwnRow]]:
    """A page of what a unit put forward, drafts too, the newest first; count: of them all."""
    found = _of(conference, unit_id).only(*READ).order_by("-pk")
    page = turned(found, asked, per_page=per_page, keys=("-pk",), count=count)
    return page, [_row(one) for one in page]


def unsent_of_unit(conference: Conference, unit_id: int, *, most: int) -> list[OwnRow]:
    """What a unit has on its own table, the newest first: at most so many to amend and drafts."""
    mine = _of(conference, unit_id).order_by("-pk")
    newest = Q()
    for state in EDITABLE:  # said twice, so that the others are not even looked at
        newest |= Q(state=state, pk__in=mine.in_state(state).values("pk")[:most])
    return [_row(one) for one in mine.filter(newest).only(*READ)]


def opened_again_of_unit(conference: Conference, unit_id: int, *, most: int) -> list[OwnRow]:
    """Those an office opened again, and the unit has not said that it knows; the first first."""
    found = _of(conference, unit_id).opened_again().order_by("opened_again_at", "pk")
    return [_row(one) for one in found.only(*READ)[:most]]


def tallies_of_unit(conference: Conference, unit_id: int) -> Iterator[Tally]:
    """A unit's dossiers by their state, and what it has not read in them: parts of one query."""
    yield _of(conference, unit_id).tally(DOSSIERS, "state")
    mine = {"nomination__conference": conference, "nomination__unit_id": unit_id}
    yield Change.objects.unknown().filter(**mine).tally(CORRECTED)
    yield Comment.objects.unread_by(unit=True).filter(**mine).tally(UNREAD)
    reported = Setback.objects.filter(**mine)
    yield reported.unknown().tally(ANSWERED)
    yield reported.waiting().tally(WAITING)
    yield _of(conference, unit_id).opened_again().tally(OPENED_AGAIN)


@dataclass(frozen=True, kw_only=True)
class OwnPosted:
    """Those of a unit whom anybody may read of now. until: when the page of them all closes."""

    until: datetime
    number: int
    named: tuple[tuple[str, str], ...]  # code and name of the first, by name

    @property
    def more(self) -> int:
        return self.number - len(self.named)


def posted_of_unit(
    conference: Conference, unit_id: int, at: datetime, *, most: int
) -> OwnPosted | None:
    """None where none is posted; no query where the plan has nobody posted."""
    if not conference.posting_days:
        return None
    found = Posted.objects.public(at).of(conference).filter(nomination__unit_id=unit_id)
    told = found.annotate(number=Window(Count("pk"))).in_order()
    rows = list(told.values_list("nomination__code", *WITH_WHOM)[:most])
    if not rows:
        return None
    _, _, until, number = rows[0]
    named = tuple((code, name) for code, name, _, _ in rows)
    return OwnPosted(until=until, number=number, named=named)


@dataclass(frozen=True, kw_only=True)
class WasPosted:
    """Those of a unit that stand on the page no more and wait to be approved: how each went."""

    number: int
    named: tuple[tuple[str, str, str], ...]  # code, name, words of the first, by name

    @property
    def more(self) -> int:
        return self.number - len(self.named)


def was_posted_of_unit(
    conference: Conference, unit_id: int, at: datetime, *, most: int
) -> WasPosted | None:
    """None where there is none; no query where the plan has nobody posted."""
    if not conference.posting_days:
        return None
    found = Posted.objects.past(at).of(conference).filter(nomination__unit_id=unit_id)
    rows = list(found.select_related("posting", "nomination").in_order()[:most])
    if not rows:
        return None
    named = tuple((one.nomination.code, one.nomination.full_name, past_words(one)) for one in rows)
    return WasPosted(number=found.count() if len(rows) == most else len(rows), named=named)


def invites_of(unit_kind: str) -> str:
    """Whom a unit's review invites, as its phone is told."""
    return "households" if asks_households(unit_kind) else "people"
