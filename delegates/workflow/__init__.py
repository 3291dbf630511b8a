"""The table of what may happen to a delegate: proposed, confirmed, absent, withdrawn."""

from django.db.models import Model

from accounts.enums import Permission
from conferences.workflow import Move
from delegates.enums import DelegateState
from delegates.models import Delegate
from delegates.workflow import means
from delegates.workflow.effects import free_seat, off_roll, onto_roll, take_seat
from delegates.workflow.guards import has_no_mandate, may_be_confirmed, may_come_back


def rows_above(delegate: Delegate) -> list[Model]:
    """The seats and the dossier the guards look at, before the delegate: the one order of locks.

    A seat is freed last of all; who came to the conference only then would meet somebody who holds
    it and waits for the dossier (a choice for the city).
    """
    dossier = [delegate.nomination] if delegate.nomination else []
    return [delegate.conference, *dossier]


CONFIRM = Move(
    name="confirm",
    label="Xác nhận dự",
    sources=frozenset({DelegateState.PROPOSED}),
    target=DelegateState.CONFIRMED,
    permission=Permission.DELEGATE_EDIT,
    check=may_be_confirmed,
    above=rows_above,
    effects=(take_seat,),
    told="Xác nhận đại biểu dự",
    at_once=True,
    means=means.confirming,
)
ABSENT = Move(
    name="absent",
    label="Ghi báo vắng",
    sources=frozenset({DelegateState.CONFIRMED}),
    target=DelegateState.ABSENT,
    permission=Permission.DELEGATE_EDIT,
    above=rows_above,
    effects=(free_seat,),
    means=means.being_absent,
    takes_note=True,
)
WITHDRAW = Move(
    name="withdraw",
    label="Đưa ra khỏi danh sách",
    sources=frozenset({DelegateState.PROPOSED, DelegateState.CONFIRMED, DelegateState.ABSENT}),
    target=DelegateState.WITHDRAWN,
    permission=Permission.DELEGATE_EDIT,
    check=has_no_mandate,
    above=rows_above,
    effects=(free_seat, off_roll),
    told="Đưa ra khỏi danh sách đại biểu",
    means=means.leaving,
    needs_note=True,
    weighty=True,
)
# Also from absent: who said no may say yes again, and a wrong tap has a way back (U21).
PROPOSE_AGAIN = Move(
    name="propose_again",
    label="Đưa lại vào dự kiến",
    sources=frozenset({DelegateState.WITHDRAWN, DelegateState.ABSENT}),
    target=DelegateState.PROPOSED,
    permission=Permission.DELEGATE_EDIT,
    check=may_come_back,
    above=rows_above,
    effects=(onto_roll,),
    told="Đưa lại vào danh sách",
    means=means.coming_back,
    weighty=True,
)
MOVES = {move.name: move for move in (CONFIRM, ABSENT, PROPOSE_AGAIN, WITHDRAW)}
