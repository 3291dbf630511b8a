"""Finds a plan: its file (`files`), and what a conference's newest edition says."""

from conferences.models import Conference
from conferences.plan import Plan, of_text, sum_of
from conferences.plans.files import keep, path_of

__all__ = ["keep", "path_of", "plan_of"]
MOST = 16  # editions a process keeps read; each is known by the sum of its text
KNOWN: dict[str, Plan] = {}


def plan_of(conference: Conference) -> Plan:
    """What its newest edition says; asked for once a process, for a text never changes its sum."""
    known = KNOWN.get(conference.plan_sum)
    if known:
        return known
    newest = conference.editions.order_by("-number")[0]
    if len(KNOWN) >= MOST:
        KNOWN.clear()
    return KNOWN.setdefault(sum_of(newest.text), of_text(newest.text))
