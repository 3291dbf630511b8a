"""The only place that tells who waits for a seat, and what was done with whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from accounts.models import AuditEvent
from accounts.names import fold
from conferences.models import Conference
from conferences.web import described
from delegates.enums import DelegateState
from delegates.models import Delegate
from delegates.workflow import MOVES
from nominations.enums import NominationKind
from nominations.facts import NominationRow, awaiting_roll

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
    seated = {
        (letters, year): name
        for letters, year, name in roll.exclude(state=DelegateState.WITHDRAWN).values_list(
            "name_fold", "birth_year", "full_name"
        )
    }
    left = set(roll.in_state(DelegateState.WITHDRAWN).values_list("nomination_id", flat=True))
    rows, above = [], {}
    for row in awaiting_roll(conference):
        person = row.full_name if row.kind == NominationKind.INDIVIDUAL else row.representative
        here = (fold(person), row.birth_year)
        rows.append(
            WaitingRow(
                nomination=row,
                person=person,
                seated_as=_seated_as(*here, seated),
                twin=_seated_as(*here, above),
                left_before=row.pk in left,
            )
        )
        if not row.looked_into:
            above.setdefault(here, row.code)
    return rows


def _seated_as(letters: str, year: int | None, seated: Mapping[tuple[str, int | None], str]) -> str:
    """Whom of the roll a person may be: a year not written tells nobody apart."""
    if year is None:
        return next((name for (other, _), name in seated.items() if other == letters), "")
    return seated.get((letters, year)) or seated.get((letters, None), "")
