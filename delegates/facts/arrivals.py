"""Tells who waits for a seat, and what was done with whom."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from accounts.models import AuditEvent
from accounts.names import fold
from accounts.paging import Turned
from accounts.querysets import counted
from conferences.history import described
from conferences.models import Conference
from delegates.models import Delegate
from delegates.workflow import MOVES
from delegates.workflow.people import Person, may_be_one, seated_or_left
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
Namesakes = defaultdict[str, list[Person]]  # by their letters, in order
SEATED = Delegate.objects.filter(nomination=OuterRef("pk")).order_by()
FIRST_SEAT = ~Exists(SEATED) & ~Q(integrity=Integrity.PENDING)
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


@dataclass(frozen=True, kw_only=True)
class NumbersWaiting:
    """How many are approved and have no seat; first_time: how many of them `to_take_in` means."""

    all: int
    first_time: int


@dataclass(frozen=True, kw_only=True)
class WaitingPage:
    """A page of those who wait, the rows it shows, how many wait for their first seat."""

    page: Turned[Nomination]
    rows: list[WaitingRow]
    first_time: int


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
) -> WaitingPage:
    """A page of those who wait; those of the codes in `first` stand on top of it wherever they are.

    Only namesakes of the people on it are read besides.
    """
    numbers = numbers_waiting(conference)
    page, here = awaiting_page(conference, asked, per_page=per_page, count=numbers.all)
    codes = {row.code for row in here}
    shown = awaiting_coded(conference, [code for code in first if code not in codes]) + here
    rows = {row.code: row for row in shown}
    letters = {_person(row).letters for row in shown}
    sitters = awaiting_named(conference, letters, besides=rows)
    found = {row.nomination.code: row for row in _told(conference, sitters, rows, named=letters)}
    on_it = [found[code] for code in rows if code in found]
    return WaitingPage(page=page, rows=on_it, first_time=numbers.first_time)


def waiting(conference: Conference) -> list[WaitingRow]:
    """Approved and without a seat, with a warning where the person already has one."""
    rows = awaiting_roll(conference)
    letters = {_person(row).letters for row in rows}
    return _told(conference, rows, {row.code: row for row in rows}, named=letters)


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
    named: Collection[str],
) -> list[WaitingRow]:
    """Those shown, in the order of all who would sit: each is asked of those above it."""
    dossiers = [row.pk for row in shown.values()]
    seated, left = seated_or_left(conference, named=named, nominations=dossiers)
    sitting: Namesakes = defaultdict(list)
    above: Namesakes = defaultdict(list)
    for one in seated:
        sitting[one.letters].append(one)
    rows = []
    for sitter in sitters:
        person, row = _person(sitter), shown.get(sitter.code)
        if row is not None:
            rows.append(
                WaitingRow(
                    nomination=row,
                    person=person.name,
                    seated_as=_first_like(person, sitting),
                    twin=_first_like(person, above),
                    left_before=row.pk in left,
                )
            )
        if not sitter.looked_into:
            above[person.letters].append(
                replace(person, name=f"{sitter.full_name} ({sitter.code})")
            )
    return rows


def _first_like(person: Person, others: Namesakes) -> str:
    """What the first of others that may be the same person is called."""
    same_name = others[person.letters]
    return next((other.name for other in same_name if may_be_one(person, other)), "")


def numbers_waiting(conference: Conference) -> NumbersWaiting:
    """How many are approved and wait, counted together."""
    waiting = Nomination.objects.of(conference).awaiting_roll()
    found = counted(
        lambda: (waiting.tally("all"), to_take_in(conference).tally("first_time")),
        key=("waiting", conference.pk),
    )
    return NumbersWaiting(**{what: number for what, _, _, number in found})


def to_take_in(conference: Conference) -> NominationQuerySet:
    """Those who wait for their first seat, nothing being looked into of them; not read yet.

    Who was taken off the roll stays off until somebody asks for them by name.
    """
    return Nomination.objects.of(conference).awaiting_roll().filter(FIRST_SEAT)
