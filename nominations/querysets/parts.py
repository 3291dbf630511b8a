"""Subqueries that are read along with a dossier, put together once a process.

They ask the same on every page: a fourth of what Django works on a list's query is these.
"""

from functools import cache

from django.apps import apps
from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import JSONArray

from conferences.enums import Settling
from conferences.models import Deadline, DeadlineMark
from conferences.querysets import JSONRows
from nominations.enums import MeetingKind

BALLOT = (  # as `along.read_ballot` takes them
    "meeting__held_on", "meeting__starts_at", "meeting__kind", "meeting__present",
    "pk", "agree", "disagree", "abstain", "reason",
)  # fmt: skip


@cache
def lateness() -> dict[str, Subquery]:
    """The plan's days of sending and of approving, and the one the office gave the unit instead."""
    here, kind = OuterRef("conference"), Settling.DOSSIERS_SENT
    sent = Deadline.objects.filter(conference=here).that_settle(kind)
    own = DeadlineMark.objects.filter(unit=OuterRef("unit"), deadline__conference=here)
    marks = own.that_settle(kind)
    approved = Deadline.objects.filter(conference=here).of_approval()
    return {
        "approve_by": Subquery(approved.values("due_at")),
        "due_at": Subquery(sent.values("due_at")[:1]),
        "given_until": Subquery(marks.values("extended_to")[:1]),
    }


@cache
def ballots() -> Subquery:
    """The votes of all its meetings that stand."""
    standing = apps.get_model("nominations.Ballot").objects.standing()
    votes = standing.filter(nomination=OuterRef("pk")).order_by()
    return Subquery(votes.values(rows=JSONRows(JSONArray(*BALLOT))))


@cache
def left() -> dict[str, Exists]:
    """Whether there are votes of its unit's meeting, and files that were removed: most pages of a
    form have none of either, and ask for none then.
    """
    votes, files = (
        apps.get_model(f"nominations.{name}").objects.filter(nomination=OuterRef("pk")).order_by()
        for name in ("Ballot", "RemovedFile")
    )
    reviewed = votes.filter(meeting__kind=MeetingKind.UNIT_REVIEW)
    return {"has_votes": Exists(reviewed), "has_removed": Exists(files)}


@cache
def answered() -> Subquery:
    """The items of the checklist that somebody answered, and how."""
    findings = apps.get_model("nominations.Finding").objects.filter(nomination=OuterRef("pk"))
    return Subquery(findings.order_by().values(rows=JSONRows(JSONArray("item", "found"))))


@cache
def joined_to(kept: str) -> Subquery:
    """Code, name, unit of the dossiers that were closed for one: it has two units' word.

    kept: the column of the row that names it.
    """
    nominations = apps.get_model("nominations.Nomination").objects
    closed = nominations.filter(kept_as=OuterRef(kept)).order_by()
    return Subquery(closed.values(rows=JSONRows(JSONArray("code", "full_name", "unit__name"))))
