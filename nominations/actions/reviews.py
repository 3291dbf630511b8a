"""A unit's open review as its head enters it: day, hour and figures, made, taken again, corrected.

A meeting is known by unit, day and starting hour; an hour not written means the meeting of that
day, as long as there is one. Called by actions that have asked who may and hold the unit's row.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time
from typing import Any

from accounts.enums import Permission
from accounts.models import Unit, User
from accounts.permissions import may
from accounts.problems import Problem, Question, Refused, fingerprint
from conferences.calendar import vn_short
from conferences.models import Conference
from nominations.actions.asked_figures import ask_figures, more_votes_than_asked
from nominations.actions.unit_minutes import same_hour, set_hour
from nominations.enums import MeetingKind
from nominations.models import Ballot, Nomination, ReviewMeeting
from nominations.querysets.meetings import MeetingQuerySet
from nominations.reading import TOO_MANY_PRESENT, asks_households, too_many_present
from nominations.workflow import changes as history

VOTED_ELSEWHERE = "Bản nháp của đơn vị dựa vào cuộc họp này. Hãy hỏi đơn vị trước khi đổi số người."
STANDS = (
    "Cuộc họp {held.on_day} đã ghi: mời {held.invited} người, có mặt {held.present}. Hồ sơ đã gửi "
    "dựa vào hai số này nên không đổi được. Hãy giữ {held.invited} và {held.present}; nếu số đã "
    "ghi sai, hãy gọi Phòng Văn hóa - Xã hội."
)
WHICH = "hop-nao"  # the boxes' name of an answer
ANOTHER = "khac"  # the answer that it is another meeting of that day
REQUESTS = "de-nghi-"  # before a mark: that one as it stands, and the office is asked
IF_FAR = "khac-gio"  # of a phone that knew of none: another, where the hours leave no doubt
ASKED = (
    "Đã đề nghị Phòng Văn hóa - Xã hội sửa số người của cuộc họp {held.on_day}. Phòng trả lời ở "
    "“Việc cần làm”; cho tới lúc đó vẫn là mời {held.invited}, có mặt {held.present}."
)
FAR = 30  # minutes
NO_HOUR = "Đơn vị đã ghi cuộc họp khác trong ngày. Hãy nhập giờ bắt đầu của cuộc họp này."
FIGURES = "mời {invited}, có mặt {present}"
ONE = "Ngày {day} đơn vị đã ghi một cuộc họp{hour}: {figures}. "
SOME = "Ngày {day} đơn vị đã ghi {count} cuộc họp: {each}. "
OF_ONE = "Đây là cuộc họp{hour} đã ghi hay một cuộc họp khác trong ngày? Hãy chọn."
OF_SOME = "Đây là cuộc họp nào đã ghi, hay một cuộc họp khác trong ngày? Hãy chọn."
TAKEN = "Cuộc họp khác phải khác giờ: hãy sửa giờ bắt đầu. Nếu không, hãy chọn cuộc họp đã ghi."


@dataclass(frozen=True, kw_only=True)
class MeetingEntry:
    """A unit's open review as its head enters it: people present, people or households invited."""

    held_on: date
    invited: int
    present: int
    starts_at: time | None = None

    @property
    def figures(self) -> dict[str, int]:
        return {"invited": self.invited, "present": self.present}


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One answer to which meeting is meant: what its button sends and says."""

    answer: str
    words: str


class SameDay(Question):
    """The unit has a meeting of that day: whoever writes says whether it is that or another."""

    def __init__(
        self, entry: MeetingEntry, day: Sequence[ReviewMeeting], *wrong: Problem, asks: bool = False
    ) -> None:
        """asks: whether the office may be asked to correct figures that nobody else changes.

        With something wrong another was chosen: that choice stands, and is not asked for again.
        """
        day = sorted(day, key=lambda one: (one.starts_at or time(), one.pk))
        hour = f" {day[0].starts_at:%H:%M}" if day[0].starts_at else ""
        hours = {one.starts_at for one in day if one.starts_at}
        is_taken = entry.starts_at in hours  # two of a day differ by it
        words, ends = (ONE, OF_ONE) if len(day) == 1 else (SOME, OF_SOME)
        asked = (words + (TAKEN if is_taken else ends)).format(
            day=vn_short(entry.held_on), hour=hour, figures=FIGURES.format(**_figures_of(day[0])),
            count=len(day), each="; ".join(_told(one) for one in day),
        )  # fmt: skip
        super().__init__(asked, *wrong)
        self.asks_hour = entry.starts_at is None
        self.chosen = ANOTHER if wrong else ""
        self.choices = [
            *(
                Choice(answer=mark_of(one), words=_choice(one, entry))
                for one in day
                if not is_taken or _keeps_its_hour(one, entry)
            ),
            *([] if is_taken else [Choice(answer=ANOTHER, words="Một cuộc họp khác trong ngày")]),
            *(_request(one, entry) for one in day if asks and _is_fixed(one, entry)),
        ]


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
    hand: ReviewMeeting | None = None,
    answer: str = "",
    opened_for: Nomination | None = None,
    by: User,
    at: datetime,
) -> ReviewMeeting:
    """The one of `known` the entry names, with these figures, made where there is none.

    hand: the meeting the page showed. Raises SameDay where it may be another than one that stands
    and `answer` does not say; Refused, naming what stands, where others rest on other figures.
    """
    demand_likely(unit, entry)
    day = list(known.filter(held_on=entry.held_on))
    asks = may(by, Permission.NOMINATION_WRITE, place=unit.place)
    mark = answer.removeprefix(REQUESTS)
    held = named(day, entry, hand=hand, answer=mark, of=opened_for, asks=asks)
    if held is None:
        return ReviewMeeting.objects.create(
            conference=conference,
            unit=unit,
            kind=MeetingKind.UNIT_REVIEW,
            opened_for=opened_for,
            **asdict(entry),
        )
    if mark == mark_of(held) and held.is_frozen:  # chosen as it stands
        if mark != answer and asks:
            ask_figures(held, entry.figures, of=opened_for, by=by, at=at)
        hour = held.starts_at or entry.starts_at
        entry = replace(entry, starts_at=hour, invited=held.invited, present=held.present)
    mend(held, entry=entry, clears=hand is not None and hand.pk == held.pk, by=by, at=at)
    return held


def demand_likely(unit: Unit, entry: MeetingEntry) -> None:
    """Refuse more people than were invited, where people were."""
    if too_many_present(**entry.figures, households=asks_households(unit.kind)):
        raise Refused(Problem(text=TOO_MANY_PRESENT, field="present"))


def named(
    day: Sequence[ReviewMeeting],
    entry: MeetingEntry,
    *,
    hand: ReviewMeeting | None = None,
    answer: str = "",
    of: Nomination | None = None,
    asks: bool = False,
) -> ReviewMeeting | None:
    """Which of the day's meetings is meant, None for another; raises SameDay where nobody can say.

    of: the dossier on whose page it is; the meeting at hand is its own while no other rests on it.
    """
    if not day:
        return None
    hours = [one.starts_at for one in day]
    alike = [one for one in day if _figures_of(one) == entry.figures]
    gives_it_an_hour = day[0].is_frozen and entry.starts_at  # which nobody does unasked
    if len(day) == 1 and alike and None in (*hours, entry.starts_at) and not gives_it_an_hour:
        return day[0]
    shown = next((one for one in day if hand and one.pk == hand.pk), None)
    for one in alike:
        if one.starts_at == entry.starts_at and (one.starts_at or one == shown):
            return one
    others = [one.starts_at for one in day if one != shown]
    if shown and entry.starts_at not in others and _is_own(shown, of):
        return shown
    if chosen := next((one for one in day if answer == mark_of(one)), None):
        return chosen
    if answer == IF_FAR and all(_are_far(hour, entry.starts_at) for hour in hours):
        return None
    if answer != ANOTHER:
        raise SameDay(entry, day, asks=asks)
    if entry.starts_at is None:
        raise SameDay(entry, day, Problem(text=NO_HOUR, field="starts_at"), asks=asks)
    if entry.starts_at in hours:
        raise SameDay(entry, day, same_hour(entry.held_on, entry.starts_at), asks=asks)
    return None


def mend(held: ReviewMeeting, *, entry: MeetingEntry, clears: bool, by: User, at: datetime) -> None:
    """Write what it says otherwise; clears: its hour was shown, and an empty box takes it away."""
    if _figures_of(held) != entry.figures:
        demand_correctable(held, present=entry.present, by=by)
        history.keep_figures(held, entry.figures, by=by, at=at)
        held.invited, held.present = entry.invited, entry.present
        ReviewMeeting.objects.filter(pk=held.pk).update(**entry.figures)
    if entry.starts_at != held.starts_at and (entry.starts_at or clears):
        set_hour(held, entry.starts_at, by=by, at=at)


def asked_of_office(held: ReviewMeeting, by: User) -> str:
    """What is told of a request that was made, with the dossiers whose votes stand against it."""
    more = more_votes_than_asked(held, by)
    return f"{ASKED.format(held=held)} {more}".rstrip()


def entered(meeting: ReviewMeeting | None) -> dict[str, Any]:
    """What its page edits, by box; nothing where none is entered."""
    boxes = ("held_on", "starts_at", "invited", "present") if meeting else ()
    return {name: getattr(meeting, name) for name in boxes}


def mark_of(held: ReviewMeeting) -> str:
    """What an answer names it by, as it was shown: of what says another by now it is none."""
    return f"{held.pk}-{fingerprint(entered(held))}"


def demand_correctable(held: ReviewMeeting, *, present: int, by: User) -> None:
    """Refuse where others rest on it: a sent dossier, votes `by` may not see, too many votes."""
    if held.is_frozen:
        raise Refused(Problem(text=STANDS.format(held=held), field="present"))
    seen = Ballot.objects.within_reach(by, Permission.NOMINATION_VIEW)
    if held.ballots.exclude(pk__in=seen.values("pk")).exists():
        raise Refused(Problem(text=VOTED_ELSEWHERE, field="present"))
    most = max((ballot.cast for ballot in held.ballots.all()), default=0)
    if most > present:
        text = f"Cuộc họp này đã ghi {most} phiếu, nhiều hơn {present} người có mặt."
        raise Refused(Problem(text=f"{text} Hãy xem lại số người có mặt.", field="present"))


def _is_own(held: ReviewMeeting, of: Nomination | None) -> bool:
    return not held.is_frozen and not held.ballots.exclude(nomination=of).exists()


def _are_far(one: time | None, other: time | None) -> bool:
    if one is None or other is None:
        return False
    apart = (one.hour - other.hour) * 60 + one.minute - other.minute
    return abs(apart) >= FAR


def _figures_of(held: ReviewMeeting) -> dict[str, int]:
    return {"invited": held.invited, "present": held.present}


def _told(held: ReviewMeeting) -> str:
    hour = f"{held.starts_at:%H:%M}, " if held.starts_at else ""
    return hour + FIGURES.format(**_figures_of(held))


def _is_fixed(held: ReviewMeeting, entry: MeetingEntry) -> bool:
    return held.is_frozen and _figures_of(held) != entry.figures


def _keeps_its_hour(held: ReviewMeeting, entry: MeetingEntry) -> bool:
    """Whether saying that it is meant leaves its hour: one that has none takes what was typed."""
    return held.starts_at == entry.starts_at or bool(held.is_frozen and held.starts_at)


def _request(held: ReviewMeeting, entry: MeetingEntry) -> Choice:
    said = f"cuộc họp {held.starts_at:%H:%M}" if held.starts_at else "cuộc họp"
    figures = FIGURES.format(**entry.figures)
    words = f"Số đã ghi của {said} sai, đề nghị Phòng sửa thành {figures}"
    return Choice(answer=REQUESTS + mark_of(held), words=words)


def _choice(held: ReviewMeeting, entry: MeetingEntry) -> str:
    """Cuộc họp 08:00 đã ghi, sửa thành mời 60, có mặt 50: what its button does."""
    said = f"Cuộc họp {held.starts_at:%H:%M} đã ghi" if held.starts_at else "Cuộc họp đã ghi"
    is_other = _figures_of(held) != entry.figures
    if held.is_frozen:
        said += f", giữ {FIGURES.format(**_figures_of(held))}" if is_other else ""
        adds = entry.starts_at and not held.starts_at
        return f"{said}, ghi thêm giờ {entry.starts_at:%H:%M}" if adds else said
    hour = entry.starts_at if entry.starts_at != held.starts_at else None
    parts = [f"{hour:%H:%M}"] if hour else []
    parts += [FIGURES.format(**entry.figures)] if is_other else []
    return f"{said}, sửa thành {', '.join(parts)}" if parts else said
