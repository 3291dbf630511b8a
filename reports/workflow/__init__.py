"""The moves of a paper, from working copy to what the city has, and who may open its bytes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Model
from django.urls import reverse

from accounts.enums import Permission, Reach
from accounts.gathering import Behind
from accounts.permissions import Holder, may, reach
from accounts.problems import Problem
from accounts.storage import PAPERS, Stored
from conferences.actions import meet
from conferences.calendar import vn_short
from conferences.models import Conference, DeadlineMark
from conferences.querysets import DeadlineMarkQuerySet
from conferences.workflow import Move, Step, advance
from reports.enums import ONLY_FOR_WORK, SENSITIVE, ReportKind
from reports.enums import PaperState as S
from reports.models import ReportFile
from reports.workflow.posted import POSTING_IS_OVER, over

NOT_BUILT = Problem(text="Văn bản chưa lập xong. Hãy đợi lập xong rồi làm tiếp.")
HAS_WORKING_SHEET = Problem(
    text="Bản Excel này có trang “Dự kiến” chỉ để xã làm việc, nên không trình ký, ban hành hay"
    " gửi đi. Hãy lập bản PDF rồi làm tiếp với bản đó."
)
FOR_A_MEETING = Problem(
    text="Tài liệu này để ghi tay trong cuộc họp xét duyệt, nên không trình ký, ban hành hay gửi"
    " đi. Hãy lập “Danh sách điển hình tiên tiến” sau khi duyệt."
)
FOR_THE_OFFICE = Problem(
    text="Bảng này chỉ để xã theo dõi, nên không trình ký, ban hành hay gửi đi."
    " Hãy nhắc đơn vị còn nợ ở trang “Ai còn nợ”."
)
# Why a paper is for work only, by its kind: each says what it is itself (enums.ONLY_FOR_WORK).
_FOR_WORK = {
    ReportKind.DELEGATES: HAS_WORKING_SHEET,
    ReportKind.MEETING: FOR_A_MEETING,
    ReportKind.OWES: FOR_THE_OFFICE,
}
OLD_IS_REPLACED = Problem(
    text="Văn bản được thay đã có văn bản khác thay rồi. "
    "Hãy bỏ ghi ban hành, rồi ghi lại và chọn đúng văn bản cần thay."
)


@dataclass(frozen=True, kw_only=True)
class Issued:
    """What is noted when a paper was issued; `scan`: the columns of the signed paper's file."""

    number: str
    own_number: str  # by year; empty where it goes out under another paper's
    issued_on: date
    replaces: ReportFile | None
    scan: Mapping[str, str]


# VI: what is sent to the city may fulfil a duty; what lies before a meeting goes nowhere.
MEETS = frozenset(ReportKind) - {ReportKind.MEETING}


def owed(paper: ReportFile) -> DeadlineMarkQuerySet:
    """VI: the duties not noted as met that a paper fulfils once it is with the city.

    A result told before the conference fulfils none: what came of it nobody knew yet.
    """
    if paper.kind not in MEETS or paper.told_ahead:
        return DeadlineMark.objects.none()
    marks = DeadlineMark.objects.filter(deadline__conference=paper.conference_id, met_at=None)
    owing = marks.asked().by_paper(paper.kind).select_related("deadline", "unit__commune")
    return owing.order_by("unit__order", "pk")


def sent_for(conference: Conference, user: Holder, kind: str) -> list[Behind]:
    """VI: what stands with the city of a kind of paper, the newest first."""
    seen = ReportFile.objects.within_reach(user, Permission.REPORT_VIEW)
    found = seen.standing_with_the_city(kind)
    return [
        Behind(
            words=f"{paper.get_kind_display()}, số {paper.number}"
            f" ngày {paper.issued_on and vn_short(paper.issued_on)}",
            address=reverse("reports:file", args=[paper.pk]),
            at=paper.sent_at,
            counts=not paper.told_ahead,
        )
        for paper in found.filter(conference=conference).select_related("conference")
    ]


def is_for_others(paper: ReportFile, at: datetime) -> list[Problem]:
    """Built, and without a sheet that is the office's own."""
    if not paper.file:
        return [NOT_BUILT]
    if (paper.kind, paper.format) not in ONLY_FOR_WORK:
        return []
    return [_FOR_WORK[ReportKind(paper.kind)]]


def may_be_signed(paper: ReportFile, at: datetime) -> list[Problem]:
    """No list is signed of a posting that ended early: what hangs there is to be taken down."""
    return is_for_others(paper, at) + ([POSTING_IS_OVER] if over([paper]) else [])


def still_replaces(paper: ReportFile, at: datetime) -> list[Problem]:
    """What it is to take the place of still stands with the city."""
    old = paper.replaces
    return [] if old is None or old.state == S.SENT else [OLD_IS_REPLACED]


def may_be_sent(paper: ReportFile, at: datetime) -> list[Problem]:
    return is_for_others(paper, at) + still_replaces(paper, at)


def presented(step: Step[ReportFile]) -> dict[str, Any]:
    """From now on the leadership may open it."""
    return {"presented_at": step.at}


def not_presented(step: Step[ReportFile]) -> dict[str, Any]:
    return {"presented_at": None}


def issued(step: Step[ReportFile]) -> dict[str, Any]:
    """Number, day, scan and what it replaces, as the action judged them; and whose note it is."""
    note: Issued = step.said["issued"]
    return {
        "number": note.number,
        "own_number": note.own_number,
        "issued_on": note.issued_on,
        "replaces": note.replaces,
        **note.scan,
        "issued_by": step.by,
        "issued_at": step.at,
    }


def unissued(step: Step[ReportFile]) -> dict[str, Any]:
    """As never issued; the log keeps what was noted."""
    nobody = {"issued_on": None, "issued_by": None, "issued_at": None, "replaces": None}
    texts = ("number", "own_number", "scan", "scan_sha256", "scan_type", "scan_carries")
    return {**nobody, **dict.fromkeys(texts, "")}


def sent(step: Step[ReportFile]) -> dict[str, Any]:
    return {"sent_by": step.by, "sent_at": step.at}


def replace_old(step: Step[ReportFile]) -> None:
    """What the city has instead of an older paper takes its place in the same moment."""
    paper = step.dossier
    if paper.replaces is not None:
        note = f"thay bằng {paper.code}, số {paper.number}"
        advance(paper.replaces, MOVES["replace_paper"], by=step.by, at=step.at, note=note)


def owing(paper: ReportFile) -> list[Model]:
    """The conference and the units whose duty it may meet: held, so nobody notes it beside."""
    return [paper.conference, *(mark.unit for mark in owed(paper))]


def meet_duties(step: Step[ReportFile]) -> None:
    """Sent is done: the city's deadline is met at the moment of sending, and nobody is asked."""
    paper = step.dossier
    note = f"theo {paper.code}, số {paper.number}"
    for mark in owed(paper):
        meet(mark, step=step, note=note)


# Section V names who makes and sends papers (V.1, V.2), no states: these are ours (proposed).
MOVES = {
    move.name: move
    for move in (
        Move(
            name="present_paper",
            label="Trình ký",
            sources=frozenset({S.WORKING}),
            target=S.TO_SIGN,
            permission=Permission.REPORT_ISSUE,
            check=may_be_signed,
            columns=(presented,),
            told="Trình ký văn bản",
            made="Đã trình ký. Lãnh đạo xem và tải được văn bản này.",
        ),
        Move(
            name="take_back_paper",
            label="Rút khỏi trình ký",
            sources=frozenset({S.TO_SIGN}),
            target=S.WORKING,
            permission=Permission.REPORT_ISSUE,
            columns=(not_presented,),
            told="Rút văn bản khỏi trình ký",
            made="Đã rút văn bản khỏi trình ký.",
        ),
        Move(
            name="issue_paper",
            label="Ghi đã ban hành",
            sources=frozenset({S.WORKING, S.TO_SIGN}),
            target=S.ISSUED,
            permission=Permission.REPORT_ISSUE,
            check=may_be_signed,
            columns=(issued,),
            told="Ghi văn bản đã ban hành",
        ),
        Move(
            name="unissue_paper",
            label="Bỏ ghi ban hành",
            sources=frozenset({S.ISSUED}),
            target=S.WORKING,
            permission=Permission.REPORT_ISSUE,
            needs_note=True,
            weighty=True,
            columns=(unissued, not_presented),
            told="Bỏ ghi ban hành văn bản",
            made="Đã bỏ ghi ban hành. Văn bản trở lại là bản làm việc.",
        ),
        Move(
            name="send_paper",
            final=True,
            label="Gửi thành phố",
            sources=frozenset({S.ISSUED}),
            target=S.SENT,
            permission=Permission.REPORT_ISSUE,
            check=may_be_sent,
            weighty=True,
            columns=(sent,),
            above=owing,
            effects=(replace_old, meet_duties),
            told="Gửi văn bản về thành phố",
            made="Đã gửi thành phố. Thành phố xem và tải được văn bản này.",
        ),
        Move(
            name="replace_paper",
            label="Thay bằng văn bản mới",
            sources=frozenset({S.SENT}),
            target=S.REPLACED,
            permission=Permission.REPORT_ISSUE,
            told="Văn bản được thay thế",
        ),
    )
}


def stored(name: str) -> Stored:
    """A paper's file, or its scan, by the name its row tells."""
    return Stored(key=name, where=PAPERS)


def may_open(user: Holder, paper: ReportFile) -> bool:
    """Whether a person may have the paper's bytes: asked at every handing out, not once.

    A paper with the column Dân tộc (Decree 13/2023) goes to whoever holds REPORT_SENSITIVE, to the
    city it was sent to, and to the leadership from the moment it is handed over for signature.
    """
    if not may(user, Permission.REPORT_VIEW, place=paper.place):
        return False
    if paper.kind not in SENSITIVE or may(user, Permission.REPORT_SENSITIVE, place=paper.place):
        return True
    if reach(user, Permission.REPORT_VIEW) is Reach.OWN_CITY:
        return True  # its place is the city's only since it was sent
    signs = may(user, Permission.REPORT_SIGN, place=paper.place)
    return signs and paper.presented_at is not None


def may_issue(user: Holder, paper: ReportFile) -> bool:
    """Nobody issues or sends what they may not open."""
    return may(user, Permission.REPORT_ISSUE, place=paper.place) and may_open(user, paper)
