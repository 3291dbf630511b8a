"""The names taken down in one meeting: who they are, what each lacks still, what is typed next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, Q, QuerySet

from accounts.paging import turned
from accounts.problems import Problem
from accounts.request import Request
from accounts.web import asked
from nominations import rules
from nominations.enums import EDITABLE, EvidenceKind, Gender, NominationKind
from nominations.models import Ballot, Evidence, Nomination, ReviewMeeting
from nominations.web.walk import FLOWS, lack_of, page_of
from nominations.workflow.guards import lacking
from nominations.workflow.values import counted, majority_of, value_from

A_PAGE = 30
LAST = 5  # of those taken down before, on the page of the next
CALLED: Mapping[str, str] = {Gender.MALE: "ông", Gender.FEMALE: "bà"}
NAMED = 3  # of what is missing


@dataclass(frozen=True, kw_only=True)
class Named:
    """One name of the minutes: its votes, its dossier's state, and where it goes on."""

    ballot: Ballot
    lacks: tuple[str, ...]
    next_page: str  # the first that lacks something; empty where none does
    short: str  # how many of those present are not counted yet; empty where all are

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


def last_names(request: Request, meeting: ReviewMeeting) -> tuple[list[tuple[Ballot, str]], int]:
    """Those taken down last, the newest first, each with what is not counted; how many in all."""
    found = votes_in(request, meeting)
    last = list(found.order_by("-pk")[:LAST])
    return [(ballot, _short(ballot, meeting)) for ballot in last], found.count()


def _short(ballot: Ballot, meeting: ReviewMeeting) -> str:
    """That fewer votes are written than people were there: said, and in nobody's way."""
    ballot.meeting = meeting
    return next((problem.text for problem in rules.whole_count(counted(ballot))), "")


@dataclass(frozen=True, kw_only=True)
class Onward:
    """Where a receipt leads among the names of its meeting."""

    following: Nomination | None  # the next that is not sent yet, in the order of the minutes
    count: int  # of the meeting's names
    noun: str

    @property
    def name(self) -> str:
        """bà Vũ Thị Thơm; whoever is no person, or told no sex, by the name alone."""
        if (one := self.following) is None:
            return ""
        called = CALLED.get(one.gender, "") if one.kind == NominationKind.INDIVIDUAL else ""
        return f"{called} {one.full_name}".strip()


def onward_from(request: Request, ballot: Ballot | None) -> Onward | None:
    """After one was sent: who of its meeting is next; None where it was the only one."""
    if ballot is None:
        return None
    names = votes_in(request, ballot.meeting).order_by()
    waits = Q(nomination__state__in=EDITABLE)
    told = names.aggregate(
        count=Count("pk"),
        others=Count("pk", filter=~Q(nomination__kind=NominationKind.INDIVIDUAL)),
        below=Min("pk", filter=waits & Q(pk__gt=ballot.pk)),
        first=Min("pk", filter=waits),
    )
    if told["count"] == 1:
        return None
    following = told["below"] or told["first"]
    found = names.get(pk=following).nomination if following else None
    noun = "hồ sơ" if told["others"] else "người"
    return Onward(following=found, count=told["count"], noun=noun)


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
    return Named(ballot=ballot, lacks=lacks, next_page=first, short=_short(ballot, ballot.meeting))
