"""The only writer of what a review's minutes say beside its figures and votes.

Whoever writes the meeting's dossiers writes them. Once a sent dossier rests on the meeting, what
was written stands: an empty box may still be filled, and the office mends with a reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Q

from accounts import audit
from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import User
from accounts.names import clean
from accounts.permissions import may
from accounts.problems import Problem, Refused, demand_as_seen
from conferences.workflow import NO_RIGHT, demand_current, hold
from nominations.calendar import ENDS_EARLY, ends_before_it_starts, on_day
from nominations.enums import MeetingKind
from nominations.models import Ballot, Nomination, ReviewMeeting
from nominations.models.minutes import BOXES
from nominations.querysets.meetings import MeetingQuerySet
from nominations.workflow import changes as history

GONE = "Cuộc họp này không còn. Hãy trở lại hồ sơ và nhập lại cuộc họp."
STANDS = (
    "Hồ sơ đã gửi dựa vào biên bản này nên chữ đã ghi không đổi được, chỉ ghi thêm vào ô trống. "
    "Hãy để như cũ; nếu đã ghi sai, hãy gọi Phòng Văn hóa - Xã hội."
)
HOURS = ("starts_at", "ends_at")
SAME_HOUR = (
    "Đơn vị đã ghi cuộc họp {:%H:%M} {}. Hai cuộc họp một ngày phải khác giờ, hãy xem lại giờ."
)
NO_HOURS = "Đơn vị còn ghi một cuộc họp khác {}. Hãy giữ giờ của cuộc họp này."
NO_REASON = "Hồ sơ đã gửi dựa vào biên bản này. Hãy ghi lý do thêm hoặc sửa."


@dataclass(frozen=True, kw_only=True)
class Hand:
    """What one person may do to one meeting's minutes."""

    fills: bool  # writes its dossiers
    mends: bool  # the office, of a meeting a sent dossier rests on
    is_frozen: bool

    @property
    def writes(self) -> bool:
        return self.fills or self.mends

    @property
    def only_adds(self) -> bool:
        """Whether what was written stands: empty boxes are left to fill."""
        return self.is_frozen and not self.mends

    def saves(self, stands: Mapping[str, Any]) -> bool:
        """Whether anything these boxes may be told would be taken."""
        return self.writes and not (self.only_adds and all(stands.values()))


def hand_in(meeting: ReviewMeeting, who: User) -> Hand:
    """Nobody has a hand in an approval meeting here: its minutes are the leadership's."""
    place = meeting.place
    is_frozen = place.private_to is None
    if meeting.kind != MeetingKind.UNIT_REVIEW:
        return Hand(fills=False, mends=False, is_frozen=is_frozen)
    enters = may(who, Permission.NOMINATION_ENTER, place=place) and _on_paper(meeting)
    return Hand(
        fills=enters or may(who, Permission.NOMINATION_WRITE, place=place),
        mends=is_frozen and may(who, Permission.NOMINATION_VERIFY, place=place),
        is_frozen=is_frozen,
    )


def _on_paper(meeting: ReviewMeeting) -> bool:
    """Whether a dossier of it came on paper: the office types in its minutes too."""
    of_it = Nomination.objects.filter(Q(ballots__meeting=meeting) | Q(opened_meetings=meeting))
    return of_it.exclude(entered_by=None).exists()


@in_one_go
def write_minutes(
    meeting: ReviewMeeting,
    *,
    changes: Mapping[str, Any],
    reason: str = "",
    seen: str | None = None,
    by: User,
    at: datetime,
) -> bool:
    """Write some of BOXES, cleaned; False where they stood so. Another name raises KeyError.

    Raises Overtaken when another word stands than the page showed; Refused for hours the wrong way
    round, and for what stands in a box of a meeting that a sent dossier rests on.
    """
    if not hand_in(meeting, by).writes:
        raise Refused(NO_RIGHT)
    if unknown := set(changes) - set(BOXES):
        raise KeyError(", ".join(sorted(unknown)))
    hold(meeting.unit)  # the gate of the meeting's figures, votes and sending too
    demand_current(meeting)
    held = ReviewMeeting.objects.select_related("unit__commune").filter(pk=meeting.pk).first()
    if held is None:
        raise Refused(Problem(text=GONE))
    stands = {name: getattr(held, name) for name in changes}
    demand_as_seen(stands, seen=seen, wanted=changes)
    written = {name: value for name, value in changes.items() if value != stands[name]}
    if not written:
        return False
    why = clean(reason)
    if problems := _unfit(held, written, hand=hand_in(held, by), reason=why, by=by):
        raise Refused(*problems)
    _write(held, written, by=by, at=at, reason=why)
    return True


def set_hour(held: ReviewMeeting, hour: time | None, *, by: User, at: datetime) -> None:
    """The starting hour as the meeting's own page says it, held by the same rules."""
    hand = Hand(fills=True, mends=False, is_frozen=held.is_frozen)
    written = {"starts_at": hour}
    if problems := _unfit(held, written, hand=hand, reason="", by=by):
        raise Refused(*problems)
    _write(held, written, by=by, at=at)
    held.starts_at = hour


def same_hour(held_on: date, hour: time | None) -> Problem:
    """That another meeting of that day has this hour; None: that by it alone they differ."""
    day = on_day(held_on, None)
    text = SAME_HOUR.format(hour, day) if hour else NO_HOURS.format(day)
    return Problem(text=text, field="starts_at")


def is_taken(held: ReviewMeeting, hour: time | None, by: User) -> bool:
    """Whether another of the unit's meetings of its day, that `by` knows of, has that hour; with
    none a meeting stands alone on its day.
    """
    known = ReviewMeeting.objects.of(held.conference_id).of_unit(held.unit_id)
    known = known.within_reach(by, Permission.NOMINATION_VIEW).filter(held_on=held.held_on)
    others = known.exclude(pk=held.pk)
    return (others.filter(starts_at=hour) if hour else others).exists()


def _write(
    held: ReviewMeeting, written: Mapping[str, Any], *, by: User, at: datetime, reason: str = ""
) -> None:
    history.keep_minutes(held, written, by=by, at=at, reason=reason)
    ReviewMeeting.objects.filter(pk=held.pk).update(**written)
    _tell(held, written, by=by, at=at, reason=reason)


def _unfit(
    held: ReviewMeeting, written: Mapping[str, Any], *, hand: Hand, reason: str, by: User
) -> list[Problem]:
    would = {name: written.get(name, getattr(held, name)) for name in HOURS}
    if ends_before_it_starts(would["starts_at"], would["ends_at"]):
        return [Problem(text=ENDS_EARLY, field="ends_at")]
    if "starts_at" in written and is_taken(held, written["starts_at"], by):
        return [same_hour(held.held_on, written["starts_at"])]
    over = [name for name in written if getattr(held, name)]
    if not hand.is_frozen or (hand.fills and not over):
        return []
    if not hand.mends:
        return [Problem(text=STANDS, field=name) for name in over]
    return [] if reason else [Problem(text=NO_REASON, field="reason")]


def _tell(
    held: ReviewMeeting, written: Mapping[str, Any], *, by: User, at: datetime, reason: str
) -> None:
    """Each sent dossier that rests on it keeps the event; which boxes, never whose names."""
    labels = ", ".join(BOXES[name] for name in written)
    sent = Ballot.objects.of_sent().filter(meeting=held)
    for code in sorted(sent.values_list("nomination__code", flat=True)):
        audit.record(
            by=by,
            at=at,
            action="write_minutes",
            target="nomination",
            target_code=code,
            commune_code=held.unit.commune.code,
            note=f"{labels}. {reason}" if reason else labels,
        )


def forget_empty(nomination: Nomination, left: Q) -> None:
    """Meetings this dossier entered or left that nobody's votes rest on; others' stay."""
    _empty(nomination, left).delete()


def move_minutes(
    nomination: Nomination, left: Q, to: ReviewMeeting, *, by: User, at: datetime
) -> tuple[str, ...]:
    """The same where another meeting was entered instead, which takes what was written of theirs.

    Into its empty boxes, kept and told as typed there. Answers what stays out, box and words: where
    another word stands, and the hours, by which one meeting of a unit is told from another.
    """
    gone = _empty(nomination, left)
    found: dict[str, Any] = {}
    if rows := list(gone.order_by("pk")):
        gone.delete()
    for one in rows:
        found |= {name: getattr(one, name) for name in BOXES if getattr(one, name)}
    free = [name for name in found if name not in HOURS and not getattr(to, name)]
    taken = {name: found[name] for name in free}
    out = [name for name, value in found.items() if (taken.get(name) or getattr(to, name)) != value]
    said = ReviewMeeting(**found)
    if taken:
        _write(to, taken, by=by, at=at)
    return tuple(f"{BOXES[name]} “{said.said(name)}”" for name in out)


def _empty(nomination: Nomination, left: Q) -> MeetingQuerySet:
    return ReviewMeeting.objects.of_unit(nomination.unit_id).filter(left).without_votes()
