"""What the page of verifying several dossiers at once shows: who waits, what stands in the way."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from accounts.enums import Permission
from accounts.problems import Problem
from accounts.request import Request
from conferences.models import Conference
from nominations.enums import NominationState
from nominations.models import Nomination
from nominations.reading import Double
from nominations.workflow.guards import before_verifying
from nominations.workflow.own_items import before_many
from nominations.workflow.values import majority_of, value_among

MOST = 100  # rows of one page; who has more in view goes on with the rest afterwards


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One dossier that waits to be verified, and what stands in its way."""

    nomination: Nomination
    problems: tuple[Problem, ...]


def waiting_to_be_verified(
    request: Request, conference: Conference, codes: Collection[str]
) -> dict[str, Any]:
    """Those chosen, or all that wait, the first sent first; the same queries for 1 and 100."""
    mine = Nomination.objects.within_reach(request.user, Permission.NOMINATION_VERIFY)
    found = mine.of(conference).in_state(NominationState.SUBMITTED)
    found = found.filter(code__in=codes) if codes else found
    total = found.count()
    read = list(found.with_votes().order_by("submitted_at", "pk")[:MOST])
    doubled = mine.of(conference).sent().doubled(read) if read else {}
    own = before_many(read, conference.commune_id)
    rows = [_row(one, conference, doubled.get(one.pk, ()), own.get(one.pk, [])) for one in read]
    return {
        "rows": rows,
        "total": total,
        "ready": sum(not row.problems for row in rows),
        "passed_over": len(set(codes)) - total if codes else 0,
    }


def _row(
    one: Nomination, conference: Conference, doubles: tuple[Double, ...], own: list[Problem]
) -> Waiting:
    one.conference = conference
    value = value_among(one, doubles, majority=majority_of(conference))
    return Waiting(nomination=one, problems=(*before_verifying(value), *own))
