"""The only writer of what comes after a meeting: its correction, its number, its minutes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from accounts import audit
from accounts.actions import handing
from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import Unit, User
from accounts.names import clean
from accounts.permissions import may
from accounts.problems import Problem, Question, Refused, demand_as_seen, fingerprint
from conferences.workflow import NO_RIGHT, NOTE_LENGTH, demand, demand_current, hold
from nominations.actions import asked_figures
from nominations.actions.evidence import laid_down
from nominations.actions.pictures import FILE, take
from nominations.enums import MeetingKind, NominationState
from nominations.kept import path_of
from nominations.models import Ballot, MeetingFile, ReviewMeeting
from nominations.querysets import MAX_FILES
from nominations.reading import TOO_MANY_PRESENT, asks_households, too_many_present
from nominations.workflow import changes as history
from nominations.workflow.apart import demand_apart_of_many
from nominations.workflow.guards import reason_for_minutes
from nominations.workflow.voted import Lost, lost_by

NO_REASON = "Hãy ghi lý do sửa."
TOO_FEW = "Nhiều hơn {present} người có mặt: {names}. Hãy xem lại số người có mặt"
RETURN_FIRST = "; nếu đúng, hãy trả lại hồ sơ này để đơn vị sửa số phiếu rồi mới sửa cuộc họp"
FULL = f"Mỗi cuộc họp có nhiều nhất {MAX_FILES} tệp biên bản. Hãy bỏ bớt tệp khác."
ASKS = (
    "Với {present} người có mặt, nay còn thiếu phiếu: {names}. Nếu đúng, hãy bấm “Sửa cuộc họp” "
    "lần nữa."
)
# A meeting is corrected by whoever answers for it: no office changes what the leadership held.
CORRECTED_BY = {
    MeetingKind.UNIT_REVIEW: Permission.NOMINATION_VERIFY,
    MeetingKind.APPROVAL: Permission.NOMINATION_APPROVE,
}
NUMBER_TAKEN = (
    "Số {number} đã ghi cho biên bản cuộc họp ngày {day.day}/{day.month}/{day.year}. Hãy xem lại "
    "số; chưa có số thì để trống."
)


@dataclass(frozen=True, kw_only=True)
class Corrected:
    """The codes of the sent dossiers that rest on a corrected meeting, and who fell by it.

    lacking: who lacks votes now that more were there, where `lost` does not say it. is_new: false
    where these figures stood already, and nothing was written. left: requests for other figures
    that wait on.
    """

    codes: tuple[str, ...]
    lost: tuple[Lost, ...]
    lacking: str = ""
    is_new: bool = True
    left: int = 0


class Lacking(Question):
    """More were there than voted: nothing on the paper is wrong, but is it what was meant?"""

    def __init__(self, names: str, *, present: int) -> None:
        super().__init__(Problem(text=ASKS.format(present=present, names=names), field="present"))
        self.mark = _mark_of(names, present=present)


def _mark_of(names: str, *, present: int) -> str:
    return fingerprint({"names": names, "present": present})


def households_of(meeting: ReviewMeeting) -> bool:
    """Whether its `invited` are households: a village's own review."""
    return meeting.kind == MeetingKind.UNIT_REVIEW and asks_households(meeting.unit.kind)


def figures_of(meeting: ReviewMeeting) -> dict[str, Any]:
    """What a correction edits, by box."""
    return {"invited": meeting.invited, "present": meeting.present}


@in_one_go
def correct(
    meeting: ReviewMeeting,
    *,
    invited: int,
    present: int,
    reason: str,
    seen: str | None = None,
    told: str | None = None,
    by: User,
    at: datetime,
) -> Corrected:
    """Change a frozen meeting's figures; what it means for the sent dossiers that rest on it.

    Every one of them keeps the event in its own history, and the event names them all. Raises
    Overtaken when other figures stand than those the page showed; Lacking where votes would lack
    and the page has not said of whom. told: the mark of what it said; None for programs.
    """
    demand(by, CORRECTED_BY[MeetingKind(meeting.kind)], place=meeting.place)
    hold(meeting.unit)
    demand_current(meeting)
    held = ReviewMeeting.objects.select_related("unit__commune").get(pk=meeting.pk)
    if held.place.private_to is not None:  # who writes its drafts changes it there
        raise Refused(NO_RIGHT)
    ballots = Ballot.objects.filter(meeting=held).select_related(
        "nomination", "meeting__conference"
    )
    right = CORRECTED_BY[MeetingKind(meeting.kind)]  # how many were there decides on each of them
    demand_apart_of_many(by, right, [ballot.nomination for ballot in ballots])
    said = clean(reason)
    if problems := _unlikely(said, held, invited=invited, present=present, ballots=ballots):
        raise Refused(*problems)
    demand_as_seen(figures_of(held), seen=seen, wanted={"invited": invited, "present": present})
    before = f"mời {held.invited}, có mặt {held.present}"
    sent = [b for b in ballots if b.nomination.state != NominationState.DRAFT]
    standing = [ballot for ballot in sent if ballot.superseded_at is None]
    codes = tuple(sorted(ballot.nomination.code for ballot in sent))
    if figures_of(held) == {"invited": invited, "present": present}:  # one button tapped twice
        return Corrected(codes=codes, lost=(), is_new=False)
    lacking = asked_figures.lacking(standing, present) if present > held.present else []
    names = asked_figures.told_of(lacking)
    if names and told not in (None, _mark_of(names, present=present)):
        raise Lacking(names, present=present)
    lost = lost_by(standing, was=held.present, present=present)
    figures = {"invited": invited, "present": present}
    history.keep_figures(held, figures, by=by, at=at, reason=said)
    ReviewMeeting.objects.filter(pk=held.pk).update(**figures)
    left = asked_figures.answer_requests(held, figures, standing, by=by, at=at)
    meeting.invited, meeting.present = invited, present
    for code in codes:
        audit.record(
            by=by,
            at=at,
            action="correct_meeting",
            target="nomination",
            target_code=code,
            commune_code=held.unit.commune.code,
            before=before,
            after=f"mời {invited}, có mặt {present}",
            note=f"{said} ({', '.join(codes)})"[:NOTE_LENGTH],
        )
    said_of = {one.code for one in lost} if held.kind == MeetingKind.APPROVAL else set()
    unsaid = [ballot for ballot in lacking if ballot.nomination.code not in said_of]
    still = asked_figures.LACKING.format(names=asked_figures.told_of(unsaid)) if unsaid else ""
    return Corrected(codes=codes, lost=lost, lacking=still, left=left)


def _unlikely(
    reason: str, held: ReviewMeeting, *, invited: int, present: int, ballots: Iterable[Ballot]
) -> list[Problem]:
    """What is wrong with figures as they are typed."""
    problems = [Problem(text=NO_REASON, field="reason")] if not reason else []
    if too_many_present(invited=invited, present=present, households=households_of(held)):
        problems.append(Problem(text=TOO_MANY_PRESENT, field="present"))
    if over := [one for one in ballots if one.cast > present]:
        words = TOO_FEW.format(present=present, names=asked_figures.told_of(over))
        words += RETURN_FIRST if held.kind == MeetingKind.UNIT_REVIEW else ""
        problems.append(Problem(text=f"{words}.", field="present"))
    return problems


@in_one_go
def number(
    meeting: ReviewMeeting,
    *,
    number: str,
    seen: str | None = None,
    reason: str = "",
    by: User,
    at: datetime,
) -> None:
    """Give the minutes their number, or another; Overtaken when the page showed an old one."""
    _may_keep_minutes(meeting, by)
    hold(meeting.unit)  # two who give one number meet here
    demand_current(meeting)
    meeting.refresh_from_db(fields=["number"])
    typed, before = clean(number), meeting.number
    if before == typed:
        return
    demand_as_seen({"number": before}, seen=seen, wanted={})
    why = reason_for_minutes(meeting, reason, by)
    if taken := number_taken(meeting.unit, typed, held_on=meeting.held_on, but=meeting.pk):
        raise Refused(taken)
    meeting.number = typed
    ReviewMeeting.objects.filter(pk=meeting.pk).update(number=meeting.number)
    _note(meeting, "number_minutes", by=by, at=at, before=before, after=meeting.number, note=why)


def number_taken(
    unit: Unit, number: str, *, held_on: date, but: int | None = None
) -> Problem | None:
    """That another approval meeting of the year has these minutes' number; case is no matter."""
    of_year = ReviewMeeting.objects.filter(unit=unit, kind=MeetingKind.APPROVAL)
    of_year = of_year.filter(held_on__year=held_on.year).exclude(pk=but or 0).exclude(number="")
    wanted = "".join(number.split()).casefold()
    for one in of_year.order_by("held_on", "pk"):
        if "".join(one.number.split()).casefold() == wanted:
            text = NUMBER_TAKEN.format(number=number, day=one.held_on)
            return Problem(text=text, field="number")
    return None


def attach(
    meeting: ReviewMeeting, *, name: str, content: bytes, reason: str = "", by: User, at: datetime
) -> MeetingFile:
    """Keep one page or file of the minutes; the same file again is the same row.

    Raises Refused with a sentence for the file itself, or for a reason the office did not give.
    """
    _may_keep_minutes(meeting, by)
    demand_current(meeting)
    why = reason_for_minutes(meeting, reason, by)
    taken = take(content)
    return laid_down(
        f"{meeting.conference_id}/hop-{meeting.pk}",
        taken,
        name=name,
        at=at,
        row=lambda says: _keep(meeting, says, why=why, by=by, at=at),
    )


@in_one_go
def _keep(
    meeting: ReviewMeeting, says: Mapping[str, Any], *, why: str, by: User, at: datetime
) -> tuple[MeetingFile, bool]:
    hold(meeting.unit)  # two uploads at once cannot both be the last one
    known = MeetingFile.objects.filter(meeting=meeting, sha256=says["sha256"]).first()
    if known:
        return known, False
    if meeting.files.count() >= MAX_FILES:
        raise Refused(Problem(text=FULL, field=FILE))
    kept = MeetingFile.objects.create(meeting=meeting, **says)
    _note(meeting, "keep_minutes", by=by, at=at, after=kept.sha256[:16], note=why)
    return kept, True


def open_minutes(file: MeetingFile, *, by: User, at: datetime) -> bytes:
    """What the file holds; raises NotAsSealed, recorded, when the disk holds something else."""
    demand(by, Permission.NOMINATION_VIEW, place=file.place)
    return handing.whole(
        path_of(file),
        sha256=file.sha256,
        by=by,
        at=at,
        action="spoilt_evidence",
        target="meeting",
        target_code=_code_of(file.meeting),
        commune_code=file.meeting.unit.commune.code,
        which=f"tệp {file.pk}",
    )


def _code_of(meeting: ReviewMeeting) -> str:
    return f"{meeting.held_on:%Y-%m-%d}/{meeting.unit.slug}"


def _may_keep_minutes(meeting: ReviewMeeting, by: User) -> None:
    """Whoever holds the meeting, or the office that keeps its papers."""
    rights = (Permission.NOMINATION_APPROVE, Permission.NOMINATION_VERIFY)
    if not any(may(by, right, place=meeting.place) for right in rights):
        raise Refused(NO_RIGHT)


def _note(meeting: ReviewMeeting, action: str, *, by: User, at: datetime, **said: str) -> None:
    """said: what stood before and after, and why."""
    audit.record(
        by=by,
        at=at,
        action=action,
        target="meeting",
        target_code=_code_of(meeting),
        commune_code=meeting.unit.commune.code,
        **said,
    )
