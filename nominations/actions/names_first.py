"""The only writer of names taken down from the minutes in the hand: a meeting, then each name.

Each becomes a draft of the unit with its votes in that one meeting; its deeds are written later.
"""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import Unit, User
from accounts.problems import Problem, Refused, demand_as_seen
from conferences.calendar import vn_short
from conferences.models import Conference
from conferences.workflow import NO_RIGHT, demand, demand_current, demand_opened, hold
from nominations.actions import drafts, evidence, reviews
from nominations.actions.drafts import VotesEntry
from nominations.actions.written import written_with
from nominations.enums import EDITABLE, EvidenceKind
from nominations.models import Ballot, Evidence, Nomination, ReviewMeeting
from nominations.querysets import likeness_of
from nominations.querysets.meetings import MeetingQuerySet
from nominations.reading import may_be_same
from nominations.workflow.guards import demand_write

RESTS = (
    "Hồ sơ đã gửi dựa vào cuộc họp ngày {} nên không đổi ngày được. Hãy giữ ngày này, hoặc ghi một "
    "cuộc họp khác."
)
OTHER_DAY = (
    "Đơn vị đã ghi một cuộc họp khác vào {}. Hãy xem lại ngày, giờ, hoặc ghi tên vào cuộc họp đó."
)
SAVED = (
    "Tên trước đã lưu vào hồ sơ {}. Bấm lại thì lập thêm một hồ sơ cho tên này; muốn sửa tên "
    "trước, hãy mở hồ sơ đó."
)
KNOWN = "Đơn vị đã có hồ sơ cùng tên: {}. Hãy chọn có phải một người không."
NO_MINUTES = "Chưa hồ sơ nào của cuộc họp này có biên bản. Hãy gửi biên bản ở một hồ sơ trước."
MOST = 30  # drafts of one press
NOT_SO = "Hồ sơ {} là của tên khác. Hãy xem lại tên rồi bấm lưu lại."
TAKEN = "Hồ sơ {} đã có số phiếu trong cuộc họp này. Muốn sửa, hãy mở hồ sơ đó."


@dataclass(frozen=True, kw_only=True)
class NameEntry:
    """One line of the minutes: whom they put forward, and the votes counted for them."""

    kind: str
    full_name: str
    birth_year: int | None
    votes: VotesEntry


class SameName(Refused):
    """The unit has dossiers that may name this one already: whoever writes says who it is."""

    def __init__(self, others: Sequence[Nomination]) -> None:
        named = ", ".join(f"{one.full_name} ({one.code})" for one in others)
        super().__init__(Problem(text=KNOWN.format(named), field="full_name"))
        self.others = list(others)


@in_one_go
def hold_review(
    *,
    conference: Conference,
    unit: Unit,
    entry: reviews.MeetingEntry,
    meeting: ReviewMeeting | None = None,
    seen: str | None = None,
    answer: str = "",
    by: User,
    at: datetime,
) -> ReviewMeeting:
    """The review whose minutes are in the hand: made, taken again, or the one of `meeting` mended.

    A day typed wrong is mended for all names that rest on it. Raises SameDay where it may be
    another meeting of a day and `answer` does not say; Overtaken when other figures stand than
    were seen; Refused where a sent dossier rests on what would be changed.
    """
    demand(by, Permission.NOMINATION_WRITE, place=unit.place)
    if conference.commune_id != unit.commune_id:
        raise Refused(NO_RIGHT)
    hold(unit)  # the gate of entering, voting, sending
    demand_opened(conference)
    known = reviews.of_unit(conference, unit, by)
    held = known.filter(pk=meeting.pk).first() if meeting else None
    if meeting and seen is not None:
        demand_as_seen(reviews.entered(held), seen=seen, wanted=asdict(entry))
    if held is None or (held.is_frozen and held.held_on == entry.held_on):
        return reviews.that_day(
            known, conference=conference, unit=unit, entry=entry, hand=held, answer=answer, by=by,
            at=at,
        )  # fmt: skip
    reviews.demand_likely(unit, entry)
    if held.held_on != entry.held_on:
        _move_day(held, known, entry=entry, by=by)
    reviews.mend(held, entry=entry, clears=True, by=by, at=at)
    return held


def _move_day(
    held: ReviewMeeting, known: MeetingQuerySet, *, entry: reviews.MeetingEntry, by: User
) -> None:
    """To a day with no other meeting, or to an hour none of them has; under the unit's row."""
    if held.is_frozen:
        raise Refused(Problem(text=RESTS.format(vn_short(held.held_on)), field="held_on"))
    there = known.filter(held_on=entry.held_on)
    if one := (there.filter(starts_at=entry.starts_at) if entry.starts_at else there).first():
        raise Refused(Problem(text=OTHER_DAY.format(one.on_day), field="held_on"))
    reviews.demand_correctable(held, present=entry.present, by=by)
    held.held_on = entry.held_on
    ReviewMeeting.objects.filter(pk=held.pk).update(held_on=entry.held_on)


@in_one_go
def take_down(
    meeting: ReviewMeeting,
    *,
    entry: NameEntry,
    form_key: uuid.UUID,
    apart: Collection[str] = (),
    by: User,
    at: datetime,
) -> Nomination:
    """A draft for one name of the minutes, with its votes; the same form twice is one.

    apart: codes its writer has said are somebody else. Raises SameName for any other of the unit
    that may be the same; Refused where the form has taken down another name already.
    """
    conference, unit = meeting.conference, meeting.unit
    begun = drafts.open_draft(
        conference=conference, unit=unit, kind=entry.kind, form_key=form_key, by=by, at=at
    )
    if begun.full_name:
        if _says(begun, meeting) == (entry.full_name, entry.birth_year, entry.votes):
            return begun
        raise Refused(SAVED.format(begun.code))
    who = {"full_name": entry.full_name, "birth_year": entry.birth_year}
    if others := [one for one in _called_so(begun, who, by) if one.code not in apart]:
        raise SameName(others)
    drafts.edit(begun, changes=who, version=begun.version, by=by, at=at)
    drafts.count_votes(
        begun, meeting=meeting, votes=entry.votes, version=begun.version, by=by, at=at
    )
    return begun


@in_one_go
def count_in(
    nomination: Nomination, *, meeting: ReviewMeeting, entry: NameEntry, by: User, at: datetime
) -> Nomination:
    """The same for somebody who has a dossier of the unit: votes, and the year where it had none.

    Raises Refused where it names somebody else, or other votes of this very meeting stand in it.
    """
    demand_write(by, nomination)
    named = Nomination(full_name=entry.full_name, birth_year=entry.birth_year)
    if not may_be_same(likeness_of(named), likeness_of(nomination)):
        raise Refused(Problem(text=NOT_SO.format(nomination.code), field="full_name"))
    votes = entry.votes
    own = Ballot.objects.of_review().filter(nomination=nomination, meeting=meeting).first()
    if own and _cast(own) == votes:
        return nomination
    if own:
        raise Refused(TAKEN.format(nomination.code))
    if entry.birth_year and not nomination.birth_year:
        year = {"birth_year": entry.birth_year}
        drafts.edit(nomination, changes=year, version=nomination.version, by=by, at=at)
    drafts.count_votes(
        nomination, meeting=meeting, votes=votes, version=nomination.version, by=by, at=at
    )
    return nomination


def share_minutes(meeting: ReviewMeeting, *, by: User, at: datetime) -> int:
    """The minutes one dossier of the meeting has, for each draft of it that has none; how many.

    Of at most MOST drafts; raises Refused where no dossier has them, or their bytes are gone.
    """
    demand(by, Permission.NOMINATION_WRITE, place=meeting.unit.place)
    demand_current(meeting)
    kept = Evidence.objects.within_reach(by, Permission.NOMINATION_VIEW)
    of_meeting = {"kind": EvidenceKind.MINUTES, "nomination__ballots__meeting": meeting}
    shared = kept.filter(**of_meeting).select_related("nomination__unit__commune").first()
    if shared is None:
        raise Refused(NO_MINUTES)
    has_some = Evidence.objects.filter(kind=EvidenceKind.MINUTES).values("nomination_id")
    drafts_of_it = Nomination.objects.writable_by(by).filter(
        ballots__meeting=meeting, state__in=EDITABLE
    )
    without = drafts_of_it.exclude(pk__in=has_some).select_related("unit__commune").order_by("pk")
    found = list(without[:MOST])
    for one in found:
        evidence.share(one, shared, by=by, at=at)
    return len(found)


def _called_so(begun: Nomination, who: dict[str, Any], by: User) -> list[Nomination]:
    """The unit's others that may name the same, drafts too."""
    named = Nomination(pk=begun.pk, kind=begun.kind, **written_with(begun, who))
    known = Nomination.objects.within_reach(by, Permission.NOMINATION_VIEW)
    return known.of(begun.conference_id).like(named)


def _says(begun: Nomination, meeting: ReviewMeeting) -> tuple[str, int | None, VotesEntry | None]:
    own = Ballot.objects.of_review().filter(nomination=begun, meeting=meeting).first()
    return begun.full_name, begun.birth_year, _cast(own) if own else None


def _cast(ballot: Ballot) -> VotesEntry:
    return VotesEntry(agree=ballot.agree, disagree=ballot.disagree, abstain=ballot.abstain)
