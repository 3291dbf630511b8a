"""The names taken down in one meeting: who they are, what each lacks still, what is typed next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from accounts.paging import turned
from accounts.problems import Problem
from accounts.request import Request
from accounts.web import asked
from nominations.enums import EvidenceKind
from nominations.models import Ballot, Evidence, ReviewMeeting
from nominations.web.walk import FLOWS, lack_of, page_of
from nominations.workflow.guards import lacking
from nominations.workflow.values import majority_of, value_from

A_PAGE = 30
LAST = 5  # of those taken down before, on the page of the next
NAMED = 3  # of what is missing


@dataclass(frozen=True, kw_only=True)
class Named:
    """One name of the minutes: its votes, its dossier's state, and where it goes on."""

    ballot: Ballot
    lacks: tuple[str, ...]
    next_page: str  # the first that lacks something; empty where none does

    @property
    def is_draft(self) -> bool:
        return self.ballot.nomination.is_editable

    @property
    def words(self) -> str:
        """What is missing, a few of it by name."""
        if len(self.lacks) <= NAMED + 1:
            return ", ".join(self.lacks)
        return f"{', '.join(self.lacks[:NAMED])} và {len(self.lacks) - NAMED} mục nữa"


def votes_in(request: Request, meeting: ReviewMeeting) -> "QuerySet[Ballot, Ballot]":
    """Of the dossiers this person writes, in the order they were taken down."""
    mine = Ballot.objects.standing().writable_by(request.user)
    return mine.filter(meeting=meeting).select_related("nomination").order_by("pk")


def last_names(request: Request, meeting: ReviewMeeting) -> tuple[list[Ballot], int]:
    """Those taken down last, the newest first, and how many there are."""
    found = votes_in(request, meeting)
    return list(found.order_by("-pk")[:LAST]), found.count()


def page_of_names(request: Request, meeting: ReviewMeeting) -> dict[str, Any]:
    """A page of them, each with what it lacks."""
    page = turned(votes_in(request, meeting), asked(request), per_page=A_PAGE)
    ballots = list(page)
    with_minutes = _with_minutes(ballots)
    majority = majority_of(meeting.conference)
    rows = []
    for ballot in ballots:
        one = ballot.nomination
        one.conference, one.unit, ballot.meeting = meeting.conference, meeting.unit, meeting
        value = value_from(
            one, ballots=[ballot], doubles=0, majority=majority, has_minutes=one.pk in with_minutes
        )
        rows.append(_named(ballot, lacking(value) if one.is_editable else []))
    lacking_minutes = [
        row for row in rows if row.is_draft and row.ballot.nomination_id not in with_minutes
    ]
    return {
        "page_obj": page, "rows": rows,
        "to_share": len(lacking_minutes) if with_minutes else 0,
    }  # fmt: skip


def _with_minutes(ballots: Sequence[Ballot]) -> set[int]:
    of_them = Evidence.objects.filter(nomination__in=[one.nomination_id for one in ballots])
    kept = of_them.filter(kind=EvidenceKind.MINUTES).order_by()
    return set(kept.values_list("nomination_id", flat=True))


def _named(ballot: Ballot, problems: Sequence[Problem]) -> Named:
    kind = ballot.nomination.kind
    pages = {page_of(kind, problem.field) for problem in problems}
    first = next((step.slug for step in FLOWS[kind] if step.slug in pages), "")
    lacks = tuple(lack_of(kind, problem.field) for problem in problems)
    return Named(ballot=ballot, lacks=lacks, next_page=first)
