"""Gathers what one move's page asks and warns of beside its reason."""

from datetime import datetime
from typing import Any

from accounts.problems import Problem, Refused
from accounts.request import Request
from conferences.calendar import day_after
from conferences.facts import held_day_of
from conferences.workflow import Move
from nominations.calendar import again_words
from nominations.forms.office import ReturnForm
from nominations.forms.stopping import StopForm
from nominations.models import Nomination
from nominations.workflow.guards import can_take_back
from nominations.workflow.values import likely_doubles, times_of, value_of


def what_is_lost(request: Request, nomination: Nomination) -> dict[str, Any]:
    """Of taking back: whether it can be sent again, and until when."""
    times = times_of(nomination)
    stands = can_take_back(nomination, request.at)
    return {"stands": stands, "again_words": again_words(times, at=request.at)}


def day_of_return(request: Request, nomination: Nomination) -> dict[str, Any]:
    """Until when what goes back may come again."""
    others = Nomination.objects.of(nomination.conference).filter(unit=nomination.unit_id)
    alone = not others.standing_sent().exclude(pk=nomination.pk).exists()
    return _day(request, nomination, stands=None) | {"only_one": alone}


def why_refused(request: Request, nomination: Nomination) -> dict[str, Any]:
    """The reason the unit of a double reads, to be changed: of which dossier it is a double."""
    if request.method == "POST":
        return {}
    doubles = likely_doubles(nomination)
    same = value_of(nomination, doubles=doubles).same_person
    return {"note": SAME_PERSON.format(", ".join(same))} if same else {}


def another_day(request: Request, nomination: Nomination) -> dict[str, Any]:
    """The same of what was returned before: its day and reason stand there to be changed."""
    note = {"note": nomination.reply} if request.method != "POST" else {}
    return note | _day(request, nomination, stands=nomination.amend_until)


def _day(request: Request, nomination: Nomination, *, stands: datetime | None) -> dict[str, Any]:
    times = times_of(nomination)
    last = nomination.conference.deadlines.last_due().due_at
    return {
        "form": ReturnForm(
            request.POST if request.method == "POST" else None,
            kind=nomination.kind,
            asked=nomination.asked if stands else (),
            send_by=times.send_by or last,
            last=last,
            at=request.at,
            held_on=held_day_of(nomination.conference),
            stands=stands,
        ),
        "past_due": times.send_by is not None and request.at >= times.send_by,
    }


def why_stopped(request: Request, nomination: Nomination) -> dict[str, Any]:
    """Which of the reasons there are."""
    return {"reasons": StopForm(request.POST if request.method == "POST" else None)}


SAME_PERSON = "Trùng với hồ sơ {}: cùng một người, chỉ giữ một hồ sơ."
# What a move's page asks and warns of beside its reason.
ASKS = {
    "take_back": what_is_lost,
    "return": day_of_return,
    "return_again": another_day,
    "reject": why_refused,
    "stop": why_stopped,
    "stop_approved": why_stopped,
}


def asked_of_move(request: Request, nomination: Nomination, move: Move) -> dict[str, Any]:
    """What its page asks and warns of beside its reason, and what it means."""
    asks = ASKS.get(move.name)
    asked = asks(request, nomination) if asks else {}
    return {"move": move, "means": move.means(nomination)} | asked


def day_said(form: ReturnForm | None, note: str) -> datetime | None:
    """The day as an instant; raises Refused with everything wrong on the page at once."""
    if form is None or "until" not in form.data:
        return None  # the action offers its own
    if form.is_valid():
        return day_after(form.cleaned_data["until"])
    problems = [
        Problem(text=str(text), field=name) for name, texts in form.errors.items() for text in texts
    ]
    if not note.strip():
        problems.insert(0, Problem(text="Hãy ghi nội dung cần bổ sung.", field="note"))
    raise Refused(*problems)
