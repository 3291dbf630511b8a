"""Moves delegates and chooses those for the city congress."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import User
from accounts.problems import Problem, Refused
from conferences.workflow import advance, demand, demand_current, faster, hold
from delegates.actions.recording import record
from delegates.enums import DelegateGroup, DelegateState
from delegates.models import CityMandate, Delegate
from delegates.workflow import MOVES, rows_above
from delegates.workflow.guards import is_still_approved


@dataclass(frozen=True, kw_only=True)
class Result:
    """What became of one row of many; no problems means it is done."""

    pk: int
    full_name: str
    problems: tuple[Problem, ...]


def move(delegate: Delegate, name: str, *, by: User, at: datetime, note: str = "") -> Delegate:
    """Make one move of the table.

    Raises Refused with every problem, and KeyError for a move the table does not know.
    """
    chosen = MOVES[name]
    demand(by, chosen.permission, place=delegate.place)
    return advance(delegate, chosen, by=by, at=at, note=note)


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
    hold(*rows_above(delegate), delegate)
    if (delegate.group, delegate.state) != (DelegateGroup.ROLE_MODEL, DelegateState.CONFIRMED):
        raise Refused(faster(delegate, by=by))
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
    demand_current(delegate)
    taken, _ = CityMandate.objects.filter(delegate_id=delegate.pk).delete()
    if taken:
        record(delegate, "take_mandate", by=by, at=at)
    return bool(taken)
