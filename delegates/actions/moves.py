"""The only place that moves delegates and chooses those for the city congress."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import User
from accounts.problems import Problem, Refused
from conferences.facts import figures
from conferences.models import Conference
from conferences.workflow import SOMEBODY_WAS_FASTER, advance, demand, hold
from delegates import rules
from delegates.actions.recording import record
from delegates.enums import DelegateGroup, DelegateState
from delegates.models import CityMandate, Delegate
from delegates.workflow import MOVES, is_still_approved
from nominations.actions import decisions


@dataclass(frozen=True, kw_only=True)
class Result:
    """What became of one row of many; no problems means it is done."""

    pk: int
    full_name: str
    problems: tuple[Problem, ...]


@in_one_go
def move(delegate: Delegate, name: str, *, by: User, at: datetime, note: str = "") -> Delegate:
    """Make one move of the table with all that hangs on it: the seat, the nomination.

    Raises Refused with every problem, and KeyError for a move the table does not know.
    """
    chosen = MOVES[name]
    demand(by, chosen.permission, place=delegate.place)
    # The seats and the dossier the guards look at, before the delegate: the one order of locks. A
    # seat is freed last of all; who came to the conference only then would meet somebody who
    # holds it and waits for the dossier (a choice for the city).
    above = [delegate.nomination] if delegate.nomination_id else []
    hold(delegate.conference, *above)
    return advance(delegate, chosen, by=by, at=at, note=note, then=_consequences(delegate, name))


def _consequences(delegate: Delegate, name: str) -> Callable[[], None]:
    def then() -> None:
        if name == "confirm":
            _take_seat(delegate)
        elif delegate.state == DelegateState.CONFIRMED:
            _free_seat(delegate)
        if name in ("withdraw", "propose_again") and delegate.nomination_id:
            decisions.set_on_roll(
                nomination_id=delegate.nomination_id, on_roll=name == "propose_again"
            )

    return then


def _take_seat(delegate: Delegate) -> None:
    """II.4.2 where it counts: many phones may ask for the last seat, one UPDATE gives it."""
    taken = Conference.objects.filter(
        pk=delegate.conference_id, seats_taken__lt=F("seats_limit")
    ).update(seats_taken=F("seats_taken") + 1)
    if taken != 1:
        plan = rules.plan_from(figures(delegate.conference))
        raise Refused(rules.no_seat_left(plan))


def _free_seat(delegate: Delegate) -> None:
    Conference.objects.filter(pk=delegate.conference_id, seats_taken__gt=0).update(
        seats_taken=F("seats_taken") - 1
    )


def confirm_many(delegates: Iterable[Delegate], *, by: User, at: datetime) -> list[Result]:
    """Confirm one after the other; each answers for itself and is kept whatever the next one does.

    No transaction around them all: two offices confirming the same people in another order would
    lock each other out.
    """
    results = []
    for delegate in delegates:
        problems: list[Problem] = []
        try:
            move(delegate, "confirm", by=by, at=at)
        except Refused as refused:
            problems = refused.problems
        results.append(
            Result(pk=delegate.pk, full_name=delegate.full_name, problems=tuple(problems))
        )
    return results


@in_one_go
def give_mandate(delegate: Delegate, *, by: User, at: datetime) -> bool:
    """III.1, item 7: choose a confirmed role model for the city congress; False when already so.

    Raises Refused for anybody who is not a confirmed role model any more, whose dossier fell,
    or of whom a complaint is looked into (NĐ 152/2025, Đ.4).
    """
    demand(by, Permission.DELEGATE_EDIT, place=delegate.place)
    # Held, so that nobody withdraws the person or notes a complaint meanwhile.
    above = [delegate.nomination] if delegate.nomination_id else []
    hold(delegate.conference, *above, delegate)
    if (delegate.group, delegate.state) != (DelegateGroup.ROLE_MODEL, DelegateState.CONFIRMED):
        raise Refused(SOMEBODY_WAS_FASTER)
    if problems := is_still_approved(delegate, at):
        raise Refused(*problems)
    if CityMandate.objects.filter(delegate=delegate).exists():
        return False
    CityMandate.objects.create(delegate=delegate, given_at=at)
    record(delegate, "give_mandate", by=by, at=at)
    return True


@in_one_go
def take_mandate(delegate: Delegate, *, by: User, at: datetime) -> bool:
    """Take the choice back; False when there was none."""
    demand(by, Permission.DELEGATE_EDIT, place=delegate.place)
    taken, _ = CityMandate.objects.filter(delegate_id=delegate.pk).delete()
    if taken:
        record(delegate, "take_mandate", by=by, at=at)
    return bool(taken)
