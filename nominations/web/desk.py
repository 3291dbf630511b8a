"""The only place that gathers what the desk's pages show: the list, one dossier, typed votes."""

from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest

from accounts.enums import Permission, Reach
from accounts.models import AuditEvent
from accounts.permissions import may, reach
from accounts.web import asked
from conferences.calendar import before_words, day_after
from conferences.enums import DeadlineKey
from conferences.models import Conference
from conferences.problems import Problem
from conferences.web import deadline_of, described
from conferences.workflow import MoveRefused, open_moves
from nominations.actions.decisions import Votes
from nominations.calendar import closed_words
from nominations.enums import NominationState
from nominations.forms.office import FilterForm, ReturnForm, VotesForm
from nominations.models import Nomination
from nominations.web.outlook import sending, whats_next
from nominations.workflow import MOVES, likely_doubles, may_write, meetings_of, times_of

PER_PAGE = 50


def listing(request: HttpRequest, conference: Conference) -> dict[str, Any]:
    """The filtered page of dossiers with counts per state; the same queries for 5 and 5,000."""
    permission = Permission.NOMINATION_VIEW
    mine = Nomination.objects.within_reach(request.user, permission).of(conference)
    offered = [] if reach(request.user, permission) is Reach.OWN_UNIT else mine.units()
    form = FilterForm(asked(request) or None, units=offered)
    chosen = form.chosen() if form.is_bound else {}
    found = mine.narrowed(chosen)
    per_state = found.count_by_state()
    state = chosen.get("state", "")
    shown = found.in_state(state).with_review().by_name().select_related("unit")
    total = per_state.get(state, 0) if state else sum(per_state.values())
    paginator = Paginator(shown, PER_PAGE)
    paginator.count = total  # counted above already
    page = paginator.get_page(asked(request).get("trang"))
    doubles = mine.doubled_names(list(page.object_list))
    return {
        "page_obj": page,
        "rows": [(row, row.folded in doubles) for row in page],
        "form": form,
        "total": total,
        "filtered": bool(chosen),
        "state": state,
        "states": [
            (value, label, per_state.get(value, 0))
            for value, label in NominationState.choices
            if per_state.get(value) or value == state
        ],
        "all_states": sum(per_state.values()),
    }


def dossier(request: HttpRequest, nomination: Nomination) -> dict[str, Any]:
    """One dossier as the page shows it; its panel asks the same."""
    events = AuditEvent.objects.of(target="nomination", target_code=nomination.code)
    events = events.filter(commune_code=nomination.commune_code)
    verifies = may(request.user, Permission.NOMINATION_VERIFY, place=nomination.place)
    writes = may_write(nomination, request.user)
    submitted = nomination.state == NominationState.SUBMITTED
    moves = list(open_moves(MOVES, nomination, by=request.user, at=request.at))
    if not nomination.on_paper:  # what a unit writes itself is not the office's to send
        moves = [(move, stands) for move, stands in moves if move.name != "submit_for"]
    about_sending = {} if not writes else sending(request, nomination)
    if writes and not nomination.is_editable:
        about_sending["next_words"] = whats_next(request, nomination)
    return about_sending | {
        "nomination": nomination,
        "evidence": nomination.evidence.order_by("kind", "pk"),
        "ballots": meetings_of(nomination),
        "moves": moves,
        "problems": next((stands for move, stands in moves if move.name == "verify"), []),
        "doubles": likely_doubles(nomination) if verifies else [],
        "may_check": verifies and submitted,
        "may_write": writes and nomination.is_editable,
        "receipt_is_mine": writes and nomination.submitted_at is not None,
        "events": [described(event) for event in events],
    }


def votes_of(
    request: HttpRequest, waiting: list[Nomination], present: int | None
) -> tuple[list[tuple[Nomination, VotesForm | None]], dict[str, Votes]]:
    """The rows of the approval page with what was typed, and the votes of those chosen."""
    chosen = set(request.POST.getlist("chon"))
    rows: list[tuple[Nomination, VotesForm | None]] = []
    votes = {}
    for row in waiting:
        form = VotesForm(request.POST, prefix=row.code, present=present)
        if row.code in chosen:
            form.chosen = True
            if form.is_valid():
                votes[row.code] = Votes(**form.cleaned_data)
        rows.append((row, form))
    return rows, votes


def asked_of_move(request: HttpRequest, nomination: Nomination, name: str) -> dict[str, Any]:
    """What one move asks and warns of beside its reason: the day of a return, what is lost."""
    if name not in ("return", "take_back"):
        return {}
    times = times_of(nomination)
    over = not times.is_open(request.at)
    if name == "take_back":
        return {"sending_over": over, "closed_words": closed_words(times, "") if over else ""}
    others = Nomination.objects.of(nomination.conference).filter(unit=nomination.unit_id)
    sent = request.POST if request.method == "POST" else None
    last = nomination.conference.deadlines.last_due().due_at
    return {
        "form": ReturnForm(sent, send_by=times.send_by or last, last=last, at=request.at),
        "past_due": times.send_by is not None and request.at >= times.send_by,
        "only_one": not others.standing_sent().exclude(pk=nomination.pk).exists(),
    }


def day_said(form: ReturnForm | None, note: str) -> datetime | None:
    """The day as an instant; raises MoveRefused with everything wrong on the page at once."""
    if form is None or "until" not in form.data:
        return None  # the action offers its own
    if form.is_valid():
        return day_after(form.cleaned_data["until"])
    problems = [Problem(text=text, field="until") for text in form.errors["until"]]
    if not note.strip():
        problems.insert(0, Problem(text="Hãy ghi nội dung cần bổ sung.", field="note"))
    raise MoveRefused(*problems)


def late_words(request: HttpRequest, conference: Conference) -> str:
    """That approving is late by now; nothing while the plan's day is not over."""
    deadline = deadline_of(request, conference, DeadlineKey.LIST_APPROVED)
    if deadline is None or request.at < deadline.due_at:
        return ""
    return f"Đã qua hạn duyệt danh sách ({before_words(deadline.due_at)})."
