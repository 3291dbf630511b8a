"""The only place that moves delegates and chooses those for the city congress."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from accounts.models import User
from conferences.facts import figures
from conferences.models import Conference
from conferences.problems import Problem
from conferences.workflow import SOMEBODY_WAS_FASTER, MoveRefused, advance
from delegates import rules
from delegates.actions.recording import record
from delegates.enums import DelegateGroup, DelegateState
from delegates.models import CityMandate, Delegate
from delegates.workflow import MOVES, mandate_in_the_way
from nominations.actions import decisions


@dataclass(frozen=True, kw_only=True)
class Result:
    """What became of one row of many; no problems means it is done."""

    pk: int
    full_name: str
    problems: tuple[Problem, ...]


def move(delegate: Delegate, name: str, *, by: User, at: datetime, note: str = "") -> Delegate:
    """Make one move of the table with all that hangs on it: the seat, the nomination.

    Raises MoveRefused with every problem, and KeyError for a move the table does not know.
    """
    return advance(
        delegate, MOVES[name], by=by, at=at, note=note, then=_consequences(delegate, name)
    )


def _consequences(delegate: Delegate, name: str) -> Callable[[], None]:
    was_confirmed = delegate.state == DelegateState.CONFIRMED

    def then() -> None:
        # Lock order: the delegate (claimed), the conference, the nomination, the audit.
        if name == "confirm":
            _take_seat(delegate)
        elif was_confirmed:
            _free_seat(delegate)
        if name == "withdraw" and (found := mandate_in_the_way(delegate)):
            raise MoveRefused(*found)  # chosen between the look and the claim
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
        raise MoveRefused(rules.no_seat_left(plan))


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
        except MoveRefused as refused:
            problems = refused.problems
        results.append(
            Result(pk=delegate.pk, full_name=delegate.full_name, problems=tuple(problems))
        )
    return results


@transaction.atomic
def give_mandate(delegate: Delegate, *, by: User, at: datetime) -> bool:
    """III.1, item 7: choose a confirmed role model for the city congress; False when already so.

    Raises MoveRefused for anybody who is not a confirmed role model any more.
    """
    # The claim locks the row, so that nobody withdraws the person meanwhile.
    claimed = Delegate.objects.confirmed().filter(pk=delegate.pk, group=DelegateGroup.ROLE_MODEL)
    if claimed.update(state=DelegateState.CONFIRMED) != 1:
        raise MoveRefused(SOMEBODY_WAS_FASTER)
    if CityMandate.objects.filter(delegate=delegate).exists():
        return False
    CityMandate.objects.create(delegate=delegate, given_at=at)
    record(delegate, "give_mandate", by=by, at=at)
    return True


@transaction.atomic
def take_mandate(delegate: Delegate, *, by: User, at: datetime) -> bool:
    """Take the choice back; False when there was none."""
    taken, _ = CityMandate.objects.filter(delegate_id=delegate.pk).delete()
    if taken:
        record(delegate, "take_mandate", by=by, at=at)
    return bool(taken)
