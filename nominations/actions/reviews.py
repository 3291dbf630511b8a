"""A unit's open review as its head enters it: its day and figures, made, taken again, corrected.

Called by actions that have asked who may and hold the unit's row.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from accounts.enums import Permission
from accounts.models import Unit, User
from accounts.problems import Problem, Refused
from conferences.models import Conference
from nominations.enums import MeetingKind
from nominations.models import Ballot, Nomination, ReviewMeeting
from nominations.querysets.meetings import MeetingQuerySet
from nominations.reading import TOO_MANY_PRESENT, asks_households, too_many_present
from nominations.workflow import changes as history

VOTED_ELSEWHERE = "Bản nháp của đơn vị dựa vào cuộc họp này. Hãy hỏi đơn vị trước khi đổi số người."
STANDS = (
    "Cuộc họp ngày {day.day}/{day.month}/{day.year} đã ghi: mời {held.invited} người, có mặt "
    "{held.present}. Hồ sơ đã gửi dựa vào hai số này nên không đổi được. Hãy giữ {held.invited} và "
    "{held.present}; nếu số đã ghi sai, hãy gọi Phòng Văn hóa - Xã hội."
)


@dataclass(frozen=True, kw_only=True)
class MeetingEntry:
    """A unit's open review as its head enters it: people present, people or households invited."""

    held_on: date
    invited: int
    present: int


def of_unit(conference: Conference, unit: Unit, by: User) -> MeetingQuerySet:
    """The unit's reviews that `by` knows of.

    What the unit still writes alone is not told to an office: paper gets a meeting of its own.
    """
    day = ReviewMeeting.objects.of(conference).of_unit(unit.pk)
    return day.within_reach(by, Permission.NOMINATION_VIEW)


def that_day(
    known: MeetingQuerySet,
    *,
    conference: Conference,
    unit: Unit,
    entry: MeetingEntry,
    opened_for: Nomination | None = None,
    by: User,
    at: datetime,
) -> ReviewMeeting:
    """The one of `known` held on that day with these figures, made where there is none.

    Raises Refused, naming what stands, where others rest on other figures.
    """
    households = asks_households(unit.kind)
    if too_many_present(invited=entry.invited, present=entry.present, households=households):
        raise Refused(Problem(text=TOO_MANY_PRESENT, field="present"))
    held = known.filter(held_on=entry.held_on).first()
    if held is None:
        return ReviewMeeting.objects.create(
            conference=conference,
            unit=unit,
            kind=MeetingKind.UNIT_REVIEW,
            held_on=entry.held_on,
            invited=entry.invited,
            present=entry.present,
            opened_for=opened_for,
        )
    if (held.invited, held.present) == (entry.invited, entry.present):
        return held
    demand_correctable(held, present=entry.present, by=by)
    figures = {"invited": entry.invited, "present": entry.present}
    history.keep_figures(held, figures, by=by, at=at)
    held.invited, held.present = entry.invited, entry.present
    ReviewMeeting.objects.filter(pk=held.pk).update(**figures)
    return held


def entered(meeting: ReviewMeeting | None) -> dict[str, Any]:
    """What its page edits, by box; nothing where none is entered."""
    boxes = ("held_on", "invited", "present") if meeting else ()
    return {name: getattr(meeting, name) for name in boxes}


def demand_correctable(held: ReviewMeeting, *, present: int, by: User) -> None:
    """Refuse where others rest on it: a sent dossier, votes `by` may not see, too many votes."""
    if held.is_frozen:
        raise Refused(Problem(text=STANDS.format(day=held.held_on, held=held), field="present"))
    seen = Ballot.objects.within_reach(by, Permission.NOMINATION_VIEW)
    if held.ballots.exclude(pk__in=seen.values("pk")).exists():
        raise Refused(Problem(text=VOTED_ELSEWHERE, field="present"))
    most = max((ballot.cast for ballot in held.ballots.all()), default=0)
    if most > present:
        text = f"Cuộc họp này đã ghi {most} phiếu, nhiều hơn {present} người có mặt."
        raise Refused(Problem(text=f"{text} Hãy xem lại số người có mặt.", field="present"))
