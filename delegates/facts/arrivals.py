"""Tells who waits for a seat, and what was done with whom."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from accounts.models import AuditEvent
from accounts.names import fold
from accounts.paging import Turned
from conferences.history import described
from conferences.models import Conference
from delegates.enums import DelegateState
from delegates.models import Delegate
from delegates.workflow import MOVES
from delegates.workflow.people import Person, may_be_one, seated_people
from nominations.enums import Integrity, NominationKind
from nominations.facts import (
    NominationRow,
    Sitter,
    awaiting_coded,
    awaiting_named,
    awaiting_page,
    awaiting_roll,
)
from nominations.models import Nomination
from nominations.querysets import NominationQuerySet

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


def waiting_page(
    conference: Conference, asked: Mapping[str, str], *, first: Collection[str], per_page: int
) -> tuple[Turned[Nomination], list[WaitingRow]]:
    """A page of those who wait; those of the codes in `first` stand on top of it wherever they are.

    Only namesakes of the people on it are read besides.
    """
    page, here = awaiting_page(conference, asked, per_page=per_page)
    codes = {row.code for row in here}
    shown = awaiting_coded(conference, [code for code in first if code not in codes]) + here
    rows = {row.code: row for row in shown}
    letters = {_person(row).letters for row in shown}
    sitters = awaiting_named(conference, letters, besides=rows)
    found = {row.nomination.code: row for row in _told(conference, sitters, rows, named=letters)}
    return page, [found[code] for code in rows if code in found]


def waiting(conference: Conference) -> list[WaitingRow]:
    """Approved and without a seat, with a warning where the person already has one."""
    rows = awaiting_roll(conference)
    return _told(conference, rows, {row.code: row for row in rows}, named=None)


def _person(row: NominationRow | Sitter) -> Person:
    """Who would come for a dossier."""
    alone = row.kind == NominationKind.INDIVIDUAL
    name = row.full_name if alone else row.representative
    told_apart = row.told_apart if alone else None
    return Person(letters=fold(name), year=row.birth_year, name=name, told_apart=told_apart)


def _told(
    conference: Conference,
    sitters: Sequence[NominationRow | Sitter],
    shown: Mapping[str, NominationRow],
    *,
    named: Collection[str] | None,
) -> list[WaitingRow]:
    """Those shown, in the order of all who would sit: each is asked of those above it."""
    gone = Delegate.objects.of(conference).in_state(DelegateState.WITHDRAWN)
    gone = gone.filter(nomination__in=[row.pk for row in shown.values()])
    left = set(gone.values_list("nomination_id", flat=True))
    seated = seated_people(conference, named=named)
    above: list[Person] = []
    rows = []
    for sitter in sitters:
        person, row = _person(sitter), shown.get(sitter.code)
        if row is not None:
            rows.append(
                WaitingRow(
                    nomination=row,
                    person=person.name,
                    seated_as=_first_like(person, seated),
                    twin=_first_like(person, above),
                    left_before=row.pk in left,
                )
            )
        if not sitter.looked_into:
            above.append(replace(person, name=f"{sitter.full_name} ({sitter.code})"))
    return rows


def _first_like(person: Person, others: list[Person]) -> str:
    """What the first of others that may be the same person is called."""
    return next((other.name for other in others if may_be_one(person, other)), "")


def count_to_take_in(conference: Conference) -> int:
    """How many are approved and wait for their first seat, nothing being looked into of them.

    Who was taken off the roll stays off until somebody asks for them by name.
    """
    return to_take_in(conference).count()


def to_take_in(conference: Conference) -> NominationQuerySet:
    """Those of `count_to_take_in`, not read yet."""
    waiting = Nomination.objects.of(conference).awaiting_roll().filter(delegate=None)
    return waiting.exclude(integrity=Integrity.PENDING)
