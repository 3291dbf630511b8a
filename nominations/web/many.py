"""Which dossiers one chose to move at once, what stands in the way of each, what became of it."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from accounts.enums import Permission
from accounts.models import User
from accounts.problems import Problem
from accounts.request import Request
from conferences.calendar import amend_offer, vn_short
from conferences.facts import held_day_of
from conferences.models import Conference
from conferences.workflow import Move
from nominations.actions.bulk import TOPICS, Outcome
from nominations.checklist import in_the_way
from nominations.enums import NominationState
from nominations.forms.asks import AsksForm
from nominations.models import Nomination
from nominations.querysets import NominationQuerySet
from nominations.reading import Double
from nominations.web.chosen import (
    AGREED,
    CHOSEN,
    CODE_LENGTH,
    MOST,
    NOBODY,
    TOO_MANY,
    Chosen,
    parted,
)
from nominations.web.interests import kept_from, left_to_another
from nominations.web.lists import STATES, of_rows, rows_of
from nominations.web.reasons import (
    ASKS,
    asked_for,
    for_all,
    lost,
    not_there,
    own_note,
    told_of,
    wrong_notes,
)
from nominations.web.results import MOVED, Stands, chosen_back, rows_from, rows_named, stored
from nominations.web.ways_back import left_by
from nominations.workflow import MOVES
from nominations.workflow.apart import perhaps_apart
from nominations.workflow.columns import NO_TOPIC, amended_until, asking
from nominations.workflow.doubted import left_unchecked, unanswered_words
from nominations.workflow.guards import before_verifying
from nominations.workflow.own_items import in_use
from nominations.workflow.values import majority_of, sent_doubles

NOW_AT = "Hồ sơ nay là “{}”, không còn ở bước này. Hãy mở hồ sơ để xem."
FREE, FIRST, LEFT = "Làm được ngay", "Cần xem trước", "Không còn ở bước này"
VERDICT = "duplicate_verdict"  # where it is asked whether two are one person
Kept = Mapping[str, Sequence[Problem]]


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One dossier that waits to be moved, and what stands in its way."""

    nomination: Nomination
    problems: tuple[Problem, ...]
    looks: tuple[str, ...] = ()  # what a person should look at, and nothing forbids
    note: str = ""  # its own reason as typed
    is_kept: bool = False  # from this person: another checks it
    double: str = ""  # the code of one it may be the same person as, nobody has said yet
    unanswered: str = ""  # of the checklist, what nothing waits for
    is_elsewhere: bool = False  # moved since: nothing of it is to be looked at here


def wrong_of(request: Request, chosen: Chosen, name: str) -> list[Problem]:
    """Why nothing is begun of what was sent."""
    if request.method == "GET":
        return []
    wrong = []
    if AGREED in request.POST and MOVES[name].needs_note:
        wrong += wrong_notes(request, chosen, name)
        wrong += [Problem(text=NO_TOPIC, field=ASKS)] if set(asked_for(request)) - TOPICS else []
    if not (chosen.dossiers or chosen.gone or chosen.passed_over):
        wrong.append(Problem(text=NOBODY))
    if len(chosen.dossiers) + len(chosen.gone) > MOST:
        wrong.append(Problem(text=TOO_MANY))
    return wrong


def asked_of_many(request: Request, chosen: Chosen, name: str) -> dict[str, Any]:
    """What the page says before anything is done: of each, what stands in its way."""
    by, conference = request.user, chosen.conference
    waiting = _waiting(chosen.dossiers, name, by=by, conference=conference, at=request.at)
    free, others = parted(
        replace(row, note=own_note(request, row.nomination.code, chosen.typed)) for row in waiting
    )
    first = [row for row in others if not row.is_elsewhere]
    left = [row for row in others if row.is_elsewhere]
    ready = {row.nomination.code for row in free}
    # Whoever was refused finds the boxes as they were left.
    sent = request.POST.getlist(CHOSEN) if AGREED in request.POST else ready - chosen.unticked
    return {
        "move": MOVES[name],
        "verifies": leads_to_checked(MOVES[name]),
        "rows": [*free, *first, *left],
        "parts": [(FREE, free), (FIRST, first), (LEFT, left)],
        "said_once": _said_once(first) if leads_to_checked(MOVES[name]) else {},
        "total": chosen.total,
        "ready": len(ready),
        "passed_over": chosen.passed_over,
        "was_chosen": chosen.ticked,
        "gone": lost(request, chosen.gone, chosen.typed),
        "ticked": ready & set(sent) if chosen.ticked else set(),
        "of_rows": of_rows(one.nomination.code for one in free),
        "note": for_all(request, chosen.typed),
        "asks": _asks(request, chosen) if asking in MOVES[name].columns else None,
        "until": until_of(chosen, at=request.at) if amended_until in MOVES[name].columns else "",
    }


def _said_once(first: Sequence[Waiting]) -> dict[str, int]:
    """What stands in the way of several, and of how many: said above them, not in each row."""
    said = Counter(problem.text for row in first if not row.is_kept for problem in row.problems)
    return {text: number for text, number in said.items() if number > 1}


def _asks(request: Request, chosen: Chosen) -> AsksForm:
    """The boxes to ask for, ticked as they were when the page was refused."""
    kinds = [one.kind for one in chosen.dossiers]
    return AsksForm(kinds=kinds, asked=asked_for(request, chosen.typed))


def until_of(chosen: Chosen, *, at: datetime) -> str:
    """19/8/2025: until when they may come again, as the move offers; each unit's day once."""
    held_on = held_day_of(chosen.conference)
    found = (
        amend_offer(due_at=one.send_by or at, at=at, held_on=held_on) for one in chosen.dossiers
    )
    days = " hoặc ".join(vn_short(day) for day in sorted(set(found)))
    return f"{days}, theo hạn gửi của từng đơn vị" if " " in days else days


def leads_to_checked(move: Move) -> bool:
    """Whether the list of checks stands before it, and is shown where it is refused."""
    return move.target == NominationState.VERIFIED


def _waiting(
    dossiers: list[Nomination], name: str, *, by: User, conference: Conference, at: datetime
) -> Iterator[Waiting]:
    """As many queries for one as for all; who may be set apart is looked at one by one."""
    move = MOVES[name]
    verifies = leads_to_checked(move)
    doubled = sent_doubles(conference, dossiers) if verifies and dossiers else {}
    own = in_use(conference.commune_id) if verifies else ()
    apart_of = perhaps_apart(dossiers, move.permission, by)
    rows = rows_of(
        dossiers, conference=conference, doubled=doubled, majority=majority_of(conference),
        complaints=True, at=at,
    )  # fmt: skip
    for one, row in zip(dossiers, rows, strict=True):
        apart = move.apart(one, by) if one.pk in apart_of else []
        answers = one.item_answers
        ours = in_the_way(one.kind, own, answers)
        stands = (*before_verifying(row.value), *ours) if verifies else ()
        kept = kept_from(by, one) if apart and verifies else []
        elsewhere = () if one.state in move.sources else (_elsewhere(one),)
        problems = elsewhere or (*apart, *left_to_another(stands, kept))
        asks = any(problem.field == VERDICT for problem in problems)
        yield Waiting(
            nomination=one, problems=problems, looks=tuple(row.tags), is_kept=bool(kept),
            double=_first_open(row.doubles) if asks else "", is_elsewhere=bool(elsewhere),
            unanswered=unanswered_words(left_unchecked(one, answers, own)) if verifies else "",
        )  # fmt: skip


def _elsewhere(one: Nomination) -> Problem:
    """Whoever comes back to the page may have moved it himself."""
    return Problem(text=NOW_AT.format(STATES[one.state]))


def became(request: Request, outcomes: list[Outcome], name: str, chosen: Chosen) -> dict[str, Any]:
    """What is kept of a move of many: what was typed and went nowhere stands at its row; of those
    left to another the page says who goes on, and opens nothing.
    """
    refused = {one.code for one in outcomes if one.problems}
    kept = _kept_of([one for one in chosen.dossiers if one.code in refused], name, request.user)
    outcomes = [
        replace(one, problems=tuple(left_to_another(one.problems, kept.get(one.code, ()))))
        for one in outcomes
    ]
    rows, beside, note = told_of(request, outcomes, chosen.gone)
    asks = {one.code for one in outcomes if any(told.field == VERDICT for told in one.problems)}
    doubled = [one for one in chosen.dossiers if one.code in asks - set(kept)]
    return {
        "move": name,
        "rows": stored(rows),
        "beside": [asdict(one) for one in beside],
        "missing": len(chosen.gone),
        "note": note,
        "kept": list(kept),
        "pairs": _pairs_of(doubled, chosen.conference),
    }


def _pairs_of(dossiers: list[Nomination], conference: Conference) -> dict[str, str]:
    """By code with whom each is to be compared first."""
    doubled = sent_doubles(conference, dossiers) if dossiers else {}
    alike = {one.code: _first_open(doubled.get(one.pk, ())) for one in dossiers}
    return {code: other for code, other in alike.items() if other}


def _first_open(doubles: Sequence[Double]) -> str:
    """The code of a likely double, of one nobody has answered before others; nothing of none."""
    alike = sorted(doubles, key=lambda other: bool(other.verdict))
    return alike[0].code if alike else ""


def undone(
    request: Request, outcomes: list[Outcome], name: str, before: Collection[str], stands: Stands
) -> dict[str, Any]:
    """What is kept of an undo. before: codes of those it was to take back."""
    gone = set(before) - {one.code for one in outcomes}
    left = left_by(request, MOVED, stands, before)
    told = {"move": name, "rows": stored(outcomes), "is_undo": True, "left": left}
    return told | not_there(request, sorted(gone))


def told(request: Request, told: Mapping[str, Any], back: Collection[str]) -> dict[str, Any]:
    """What the page of results says: how many went, and what is sent to take back those named."""
    outcomes = rows_from(request, Outcome, told["rows"])
    done = [one for one in outcomes if not one.problems]
    is_undo = told.get("is_undo", False)
    return {
        "outcomes": outcomes,
        "move": MOVES[told["move"]],
        "verifies": leads_to_checked(MOVES[told["move"]]),
        "done": len(done),
        "sends": [f"{one.code} {one.before}" for one in done if one.code in back],
        "stays": not is_undo and not all(one.way_back for one in done),
        "stay": [one.code for one in outcomes if one.problems],
        "is_undo": is_undo,
        **{name: told.get(name) for name in ("beside", "missing", "note", "kept", "pairs")},
    }


def _kept_of(refused: list[Nomination], name: str, by: User) -> Kept:
    """By code why whoever was refused this move leaves that one to another."""
    move = MOVES[name]
    if not (refused and leads_to_checked(move)):
        return {}
    apart_of = perhaps_apart(refused, move.permission, by)
    found = {one.code: kept_from(by, one) for one in refused if one.pk in apart_of}
    return {code: problems for code, problems in found.items() if problems}


def before_of(request: Request, stands: Stands) -> dict[str, str]:
    """The state each was in, by code, as the page of results sent it or as it is kept of those
    that go back by now.
    """
    sent = chosen_back(request, MOVED)
    if sent is None:
        return {row["code"]: row["before"] for row in rows_named(request, MOVED, stands)}
    pairs = (said.partition(" ") for said in sent)
    return {code[:CODE_LENGTH]: state for code, _, state in pairs}


def moved_of(
    request: Request, conference: Conference, codes: Mapping[str, str]
) -> NominationQuerySet:
    """Those a page of results sent to be taken back."""
    mine = Nomination.objects.within_reach(request.user, Permission.NOMINATION_VERIFY)
    read = mine.of(conference).with_lateness().select_related("unit__commune", "conference")
    return read.filter(code__in=list(codes)).by_name()
