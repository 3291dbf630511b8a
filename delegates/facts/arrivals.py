"""The only place that tells who waits for a seat, and what was done with whom."""

from dataclasses import dataclass, replace
from datetime import datetime

from accounts.models import AuditEvent
from accounts.names import fold
from conferences.history import described
from conferences.models import Conference
from delegates.enums import DelegateState
from delegates.models import Delegate
from delegates.workflow import MOVES
from delegates.workflow.people import Person, may_be_one, seated_people
from nominations.enums import Integrity, NominationKind
from nominations.facts import NominationRow, awaiting_roll
from nominations.models import Nomination

ACTIONS = {name: move.label for name, move in MOVES.items()} | {
    "take_in": "Đưa vào danh sách",
    "add": "Thêm vào danh sách",
    "edit": "Sửa thông tin",
    "give_mandate": "Chọn dự Đại hội thành phố",
    "take_mandate": "Bỏ chọn dự Đại hội thành phố",
}
TOLD = {*MOVES, "edit"}  # whose note is for everybody who reads of the person


@dataclass(frozen=True, kw_only=True)
class Event:
    """One line of a delegate's history."""

    words: str
    who: str
    at: datetime
    told: str


@dataclass(frozen=True, kw_only=True)
class WaitingRow:
    """One approved nomination without a seat: who would come, and what to look at first."""

    nomination: NominationRow
    person: str
    seated_as: str  # the delegate of the same name and year, if there is one
    twin: str  # the code of a dossier above it that may be of the same person
    left_before: bool  # was taken off the roll once


def history(delegate: Delegate) -> list[Event]:
    """What was done with one delegate, oldest first."""
    events = AuditEvent.objects.of(target="delegate", target_code=delegate.code)
    return [
        Event(
            words=ACTIONS.get(event.action, event.action),
            who=described(event).who,
            at=event.at,
            told=described(event).told if event.action in TOLD else "",
        )
        for event in events
    ]


def waiting(conference: Conference) -> list[WaitingRow]:
    """Approved and without a seat, with a warning where the person already has one."""
    roll = Delegate.objects.of(conference)
    seated, above = seated_people(conference), []
    left = set(roll.in_state(DelegateState.WITHDRAWN).values_list("nomination_id", flat=True))
    rows = []
    for row in awaiting_roll(conference):
        alone = row.kind == NominationKind.INDIVIDUAL
        name = row.full_name if alone else row.representative
        person = Person(
            letters=fold(name),
            year=row.birth_year,
            name=name,
            told_apart=row.told_apart if alone else None,
        )
        rows.append(
            WaitingRow(
                nomination=row,
                person=name,
                seated_as=_first_like(person, seated),
                twin=_first_like(person, above),
                left_before=row.pk in left,
            )
        )
        if not row.looked_into:
            above.append(replace(person, name=row.code))
    return rows


def _first_like(person: Person, others: list[Person]) -> str:
    """What the first of others that may be the same person is called."""
    return next((other.name for other in others if may_be_one(person, other)), "")


def count_to_take_in(conference: Conference) -> int:
    """How many are approved and wait for their first seat, nothing being looked into of them.

    Who was taken off the roll stays off until somebody asks for them by name.
    """
    waiting = Nomination.objects.of(conference).awaiting_roll().filter(delegate=None)
    return waiting.exclude(integrity=Integrity.PENDING).count()
