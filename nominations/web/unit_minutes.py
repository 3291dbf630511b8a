"""What the pages and the paper of a review's minutes show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import time
from fractions import Fraction

from accounts.enums import Permission
from accounts.models import Unit, User
from accounts.telling import percent
from conferences.calendar import vn_long
from conferences.models import Conference
from nominations.enums import NominationKind
from nominations.forms.unit_minutes import PARTS, Part
from nominations.models import Ballot, Nobody, ReviewMeeting
from nominations.reading import asks_households
from nominations.workflow.values import counted

BLANK_ROWS = 15  # of a sheet for writing by hand: three and more stand with the signatures
RECIPIENTS = ("Phòng Văn hóa - Xã hội xã;", "Lưu: Hồ sơ cuộc họp.")


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One part as its page lists it: each box and what was written in it."""

    part: Part
    rows: tuple[tuple[str, str], ...]


def shown_parts(meeting: ReviewMeeting) -> list[Shown]:
    return [
        Shown(
            part=part,
            rows=tuple((label, meeting.said(name)) for name, label in part.boxes.items()),
        )
        for part in PARTS.values()
    ]


@dataclass(frozen=True, kw_only=True)
class Voted:
    """One line of the count: whom it is about, the votes, the share of those present."""

    number: int
    name: str
    agree: int
    disagree: int | None  # None: left blank, for the pen
    abstain: int | None
    share: str


@dataclass(frozen=True, kw_only=True)
class MinutesPaper:
    """A review's minutes on paper; None and "" are lines for the pen."""

    parent: str
    unit: str
    is_numbered: bool
    subject: tuple[str, ...]
    document: str
    day: str
    starts: str
    ends: str
    venue: str
    invited: str
    present: str
    whose: str
    attended: str
    chair: str
    secretary: str
    method: str
    voted: tuple[Voted, ...]
    denominator: str
    objections: str
    is_of_nobody: bool
    is_demo: bool

    @property
    def recipients(self) -> tuple[str, ...]:
        return RECIPIENTS

    @property
    def chair_name(self) -> str:
        return self.chair.partition(",")[0]

    @property
    def secretary_name(self) -> str:
        return self.secretary.partition(",")[0]

    @property
    def blank_rows(self) -> range:
        """Lines to write on where nobody is written yet."""
        return range(0 if self.voted else BLANK_ROWS)


def paper_of(meeting: ReviewMeeting, *, user: User) -> MinutesPaper:
    """The meeting as it stands, with the votes this person may read of, by name."""
    votes = Ballot.objects.within_reach(user, Permission.NOMINATION_VIEW).filter(meeting=meeting)
    ballots = votes.select_related("nomination", "meeting").order_by("pk")  # as typed
    words = {name: meeting.said(name) for name in ("venue", "attended", "chair", "secretary")}
    return _paper(
        meeting.conference,
        meeting.unit,
        day=vn_long(meeting.held_on),
        starts=_hour(meeting.starts_at),
        ends=_hour(meeting.ends_at),
        invited=str(meeting.invited),
        present=str(meeting.present),
        method=meeting.said("method").lower(),
        voted=tuple(_voted(list(ballots), meeting.present)),
        denominator=f"{meeting.present} người có mặt",
        objections=meeting.objections,
        **words,
    )


def paper_of_nobody(said: Nobody) -> MinutesPaper:
    """Of the review that put nobody forward: its day and figures, lines for all else."""
    paper = _paper(
        said.conference,
        said.unit,
        day=vn_long(said.held_on),
        invited=str(said.invited),
        present=str(said.present),
    )
    return replace(paper, is_of_nobody=True)


def blank_paper(conference: Conference, unit: Unit | None) -> MinutesPaper:
    """For writing by hand: the unit's name where one is named, and lines."""
    return _paper(conference, unit)


def _paper(
    conference: Conference,
    unit: Unit | None,
    *,
    voted: tuple[Voted, ...] = (),
    **words: str,
) -> MinutesPaper:
    said = dict.fromkeys(
        ("day", "starts", "ends", "venue", "invited", "present", "attended", "chair",
         "secretary", "method", "denominator", "objections"), "",
    )  # fmt: skip
    is_village = unit is not None and asks_households(unit.kind)
    return MinutesPaper(
        parent=conference.commune.name.upper() if is_village else "",
        unit=unit.name.upper() if unit else "",
        is_numbered=not is_village,  # a village's minutes have none
        subject=(
            "Họp bình xét, giới thiệu điển hình tiên tiến",
            f"dự {conference.name}",
            f"{conference.edition} ({conference.term})",
        ),
        document=conference.document,
        whose="hộ" if is_village else "người",
        voted=voted,
        is_of_nobody=False,
        is_demo=conference.commune.is_demo,
        **(said | words),
    )


def _voted(ballots: Sequence[Ballot], present: int) -> Iterator[Voted]:
    for number, ballot in enumerate(ballots, start=1):
        one = ballot.nomination
        disagree, abstain = counted(ballot).entered
        alone = one.kind == NominationKind.INDIVIDUAL or not one.representative
        yield Voted(
            number=number,
            name=one.full_name if alone else f"{one.full_name} (đại diện: {one.representative})",
            agree=ballot.agree,
            disagree=disagree,
            abstain=abstain,
            share=percent(Fraction(ballot.agree, present)) if present else "",
        )


def _hour(hour: time | None) -> str:
    """19 giờ 30 phút."""
    return f"{hour.hour:02d} giờ {hour.minute:02d} phút" if hour else ""
