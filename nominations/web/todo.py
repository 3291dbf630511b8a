"""The list of a dossier's pages with how each stands: where its writer comes back to (U5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from accounts.request import Request
from nominations.enums import EvidenceKind, PageState
from nominations.models import Nomination
from nominations.web.outlook import sending
from nominations.web.visit import Step, Visit, address
from nominations.web.walk import FLOWS, lack_of, page_of
from nominations.workflow.guards import lacking
from nominations.workflow.values import by_leaders, majority_of, value_from

CHECK = "Xem lại và gửi"
NOT_ASKED, FREE = ("hop", "phieu"), "Không bắt buộc"  # where leaders choose in writing
READY, NOT_READY = "Gửi được", "Chưa gửi được"


@dataclass(frozen=True, kw_only=True)
class Task:
    """One page: how it stands, in a word, and what of it is missing."""

    title: str
    url: str
    state: PageState
    words: str


def todo_page(request: Request, nomination: Nomination) -> dict[str, Any]:
    """Every page of the dossier in their order, then sending it; which one is the next to do."""
    flow = FLOWS[nomination.kind]
    visit = Visit(request=request, nomination=nomination, flow=flow, step=flow[0])
    lacks = _lacks(visit)
    tasks = [_task(visit, step, lacks.get(step.slug, [])) for step in flow]
    ready = not lacks
    tasks.append(
        Task(
            title=CHECK,
            url=address("send", nomination.code),
            state=PageState.DONE if ready else PageState.OPEN,
            words=READY if ready else NOT_READY,
        )
    )
    following = next((task for task in tasks if task.state != PageState.DONE), tasks[-1])
    return sending(request, nomination) | {
        "nomination": nomination, "tasks": tasks, "following": following,
    }  # fmt: skip


def _lacks(visit: Visit) -> dict[str, list[str]]:
    """What is missing, by the page that asks it."""
    nomination = visit.nomination
    dossier = value_from(
        nomination,
        ballots=[visit.ballot] if visit.ballot else [],
        doubles=0,
        majority=majority_of(nomination.conference),
        has_minutes=EvidenceKind.MINUTES in visit.kept,
        by_leaders=by_leaders(nomination),
    )
    found: dict[str, list[str]] = {}
    for problem in lacking(dossier):
        page = page_of(nomination.kind, problem.field)
        if problem.field == "ballot" and visit.has_meeting:
            page = "phieu"
        found.setdefault(page, []).append(lack_of(nomination.kind, problem.field))
    return found


def _task(visit: Visit, step: Step, lacks: Sequence[str]) -> Task:
    state, words = PageState.OPEN, str(PageState.OPEN.label)
    if step.slug in NOT_ASKED and by_leaders(visit.nomination):
        state, words = PageState.DONE, FREE
    if step.is_begun(visit):
        state = PageState.LACKS if lacks else PageState.DONE
        words = f"{state.label}: {', '.join(lacks)}" if lacks else str(state.label)
    url = address("step", visit.nomination.code, step.slug)
    return Task(title=step.title, url=url, state=state, words=words)
