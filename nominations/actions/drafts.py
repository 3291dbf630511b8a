"""The only writer of what a unit puts down: drafts, particulars, the review meeting and its votes.

A dossier is written while it is a draft or was returned. Every page sends the version it saw; who
saved second is told and loses nothing (check R5).
"""

import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q

from accounts import audit
from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import Unit, User
from accounts.problems import Overtaken, Problem, Refused, demand_as_seen
from conferences.models import Conference
from conferences.workflow import NO_RIGHT, demand, demand_opened, hold
from nominations.actions import reviews
from nominations.actions.awards import keep_other
from nominations.actions.renamed import forget_there, hold_with_judging, named_for_two
from nominations.actions.unit_minutes import move_minutes
from nominations.actions.written import changed_by, written_with
from nominations.enums import EDITABLE, MeetingKind, NominationKind, NominationState
from nominations.models import Ballot, Nomination, ReviewMeeting
from nominations.particulars import NAMES
from nominations.reading import BallotValue
from nominations.rules import votes as too_many
from nominations.workflow import changes as history
from nominations.workflow.asked import demand_open
from nominations.workflow.guards import demand_write

NOT_OPEN = "Hồ sơ đã gửi nên không sửa được. Cần sửa, hãy gọi Phòng Văn hóa - Xã hội."
MEETING_GONE = "Cuộc họp này không còn. Hãy nhập lại cuộc họp."
USED = (
    "Trang này đã dùng để lập hồ sơ {code}, {kind}, của {unit}. Hãy mở hồ sơ đó, hoặc trở lại rồi "
    "lập hồ sơ mới."
)
WRITTEN = frozenset({"kind", *NAMES})


@dataclass(frozen=True, kw_only=True)
class VotesEntry:
    """One dossier's votes in that meeting; people, at most those present together."""

    agree: int
    disagree: int = 0
    abstain: int = 0


@in_one_go
def open_draft(
    *,
    conference: Conference,
    unit: Unit,
    kind: str,
    form_key: uuid.UUID,
    by: User,
    at: datetime,
    on_paper: bool = False,
    claimed_at: datetime | None = None,
) -> Nomination:
    """Begin a dossier; the same form sent again, ten times at once too, is one dossier (R4).

    on_paper: the unit brought it on paper and `by` types it in at an office; that is on record.
    claimed_at: when the phone says that it was filled in, where it had no line.
    """
    right = Permission.NOMINATION_ENTER if on_paper else Permission.NOMINATION_WRITE
    demand(by, right, place=unit.place)
    if conference.commune_id != unit.commune_id or (on_paper and by.unit_id is None):
        raise Refused(NO_RIGHT)
    # The conference's row is the gate; whoever comes second finds the first one's dossier.
    hold(conference)
    demand_opened(conference)
    found = Nomination.objects.filter(form_key=form_key).select_related("unit__commune").first()
    if found:
        return _begun(found, conference=conference, unit=unit, kind=kind, by=by)
    Conference.objects.filter(pk=conference.pk).update(next_number=F("next_number") + 1)
    begun = Nomination.objects.create(
        conference=conference,
        unit=unit,
        entered_by_id=by.unit_id if on_paper else None,
        code=conference.code_of(conference.next_number),
        kind=NominationKind(kind),
        form_key=form_key,
        claimed_at=claimed_at,
        created_at=at,
        updated_at=at,
    )
    if on_paper:
        audit.record(
            by=by, at=at, action="open_for", target="nomination", target_code=begun.code,
            commune_code=begun.commune_code, after=begun.state,
        )  # fmt: skip
    return begun


def _begun(
    found: Nomination, *, conference: Conference, unit: Unit, kind: str, by: User
) -> Nomination:
    """What the same form began; Refused where it asks for something else by now: who went back and
    chose another unit or kind is not led into the first one's dossier.
    """
    demand_write(by, found)
    if (found.conference_id, found.unit_id, found.kind) != (conference.pk, unit.pk, kind):
        words = {"kind": found.get_kind_display().lower(), "unit": found.unit.name}
        raise Refused(Problem(text=USED.format(code=found.code, **words)))
    return found


@in_one_go
def edit(
    nomination: Nomination, *, changes: Mapping[str, Any], version: int, by: User, at: datetime
) -> Nomination:
    """Write some particulars; raises Overtaken when `version` is not the one stored any more.

    changes: names of WRITTEN with cleaned values; anything else raises KeyError.
    """
    demand_write(by, nomination)
    if unknown := set(changes) - WRITTEN:
        raise KeyError(", ".join(sorted(unknown)))
    judging = []
    if nomination.keeps_history:  # else nobody has judged it, nor closed another for it
        judging = hold_with_judging(nomination, changes)
        if stands := named_for_two(nomination, changes):
            raise Refused(*stands)
    demand_open(nomination, *changed_by(nomination, changes))
    written, stood = written_with(nomination, changes), nomination.awards
    words = audit.changed(nomination, changes)
    history.keep(nomination, history.differences(nomination, written), by=by, at=at)
    _write(nomination, written, version=version, at=at if words else None)
    keep_other(nomination, stood)
    forget_there(nomination, judging, by=by, at=at)
    history.note_amendment(nomination, words, by=by, at=at)
    return nomination


def _write(
    nomination: Nomination, written: Mapping[str, Any], *, version: int, at: datetime | None
) -> None:
    """UPDATE … WHERE version: the claim and the write in one step; at None: all stands the same."""
    still = EDITABLE & {NominationState(nomination.state)}
    mine = Nomination.objects.filter(pk=nomination.pk, state__in=still, version=version)
    mine = mine.filter(asked_for=nomination.asked_for)
    moment = {"updated_at": at} if at else {}
    if not mine.update(**written, **moment, version=version + 1):
        if fresh := Nomination.objects.still_written().filter(pk=nomination.pk).first():
            raise Overtaken({name: getattr(fresh, name) for name in written})
        raise Refused(Problem(text=NOT_OPEN))
    for name, value in written.items():
        setattr(nomination, name, value)
    nomination.version = version + 1


@in_one_go
def hold_meeting(
    nomination: Nomination,
    *,
    entry: reviews.MeetingEntry,
    seen: str | None = None,
    chosen: int = 0,
    answer: str = "",
    by: User,
    at: datetime,
) -> ReviewMeeting:
    """The unit's review of that day and hour, made, taken again or corrected.

    seen: the fingerprint of what the page showed of the meeting at hand, which `chosen` may name
    by its id; answer: which meeting of the day is meant, where SameDay asked. A meeting a sent
    dossier rests on is frozen: a draft of the same day attaches to it. Raises Overtaken when
    another figure stands than was seen; SameDay where the entry may be another meeting of a day;
    Refused when people would be fewer than votes already counted in it.
    """
    demand_write(by, nomination)
    hold(nomination.unit, nomination)  # the gate: entering, voting, sending, correcting, discarding
    if not nomination.is_editable:
        raise Refused(Problem(text=NOT_OPEN))
    demand_open(nomination, "review")
    known = reviews.of_unit(nomination.conference, nomination.unit, by)
    hand = known.at_hand(nomination.pk, chosen)
    demand_as_seen(reviews.entered(hand), seen=seen, wanted=asdict(entry))
    return reviews.that_day(
        known, conference=nomination.conference, unit=nomination.unit, entry=entry, hand=hand,
        answer=answer, opened_for=nomination, by=by, at=at,
    )  # fmt: skip


@in_one_go
def count_votes(
    nomination: Nomination,
    *,
    meeting: ReviewMeeting,
    votes: VotesEntry,
    version: int,
    by: User,
    at: datetime,
) -> Ballot:
    """The dossier's votes in its unit's meeting; only what this dossier leaves is forgotten.

    Raises Refused when they are more than the people present, or the meeting is gone.
    """
    demand_write(by, nomination)
    if meeting.unit_id != nomination.unit_id or meeting.kind != MeetingKind.UNIT_REVIEW:
        raise Refused(NO_RIGHT)
    hold(nomination.unit)
    demand_open(nomination, "review")
    known = ReviewMeeting.objects.within_reach(by, Permission.NOMINATION_VIEW)
    held = known.filter(pk=meeting.pk).first()
    if held is None:
        raise Refused(Problem(text=MEETING_GONE))
    counted = BallotValue(present=held.present, **asdict(votes))
    if problems := list(too_many(counted)):
        raise Refused(*problems)
    own = Ballot.objects.of_review().filter(nomination=nomination)
    stood = own.select_related("meeting").first()
    ballot = Ballot(meeting=held, nomination=nomination, **asdict(votes))
    said = history.votes_said(stood, ballot)
    is_other = said.before != said.after
    _write(nomination, {}, version=version, at=at if is_other else None)
    left = Q(pk__in=[stood.meeting_id] if stood else []) | Q(opened_for=nomination)
    if stood:
        if stood.meeting_id == held.pk:
            ballot.pk = stood.pk  # counted anew it keeps its line of the minutes
        own.delete()
    ballot.save(force_insert=True)
    ballot.left_out = move_minutes(nomination, left, held, by=by, at=at)
    if is_other:
        history.keep(nomination, [said], by=by, at=at)
        history.note_amendment(nomination, "phiếu bình xét", by=by, at=at)
    return ballot
