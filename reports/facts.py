"""What papers tell others: which wait for a signature, what duty they meet, whom they omit."""

from datetime import datetime

from django.db.models import Exists, QuerySet
from django.urls import reverse

from accounts.enums import Permission, Reach
from accounts.gathering import Behind
from accounts.models import User
from accounts.permissions import Holder, Reader, reach, reader
from accounts.querysets import Tally
from accounts.querysets.questions import Question
from conferences.models import Conference, DeadlineMark
from delegates.facts import city_choice, delegate_rows
from nominations.facts import changed_since, named
from nominations.facts import looked_into as nominations_looked_into
from nominations.facts.posted import names_since
from reports.catalogue import collected
from reports.enums import PaperState, ReportFormat, ReportKind
from reports.models import ReportFile
from reports.workflow import MEETS, owed


def to_sign(conference: Conference, user: User) -> tuple[ReportFile, ...]:
    """V.1: whoever signs papers or notes them as issued sees those that wait for a signature."""
    signs = (Permission.REPORT_SIGN, Permission.REPORT_ISSUE)
    if all(reach(user, permission) is Reach.NOWHERE for permission in signs):
        return ()
    waiting = ReportFile.objects.within_reach(user, Permission.REPORT_VIEW).to_sign()
    return tuple(waiting.filter(conference=conference))


def tallies(conference: Conference) -> tuple[Tally]:
    """II.4.1: one, where a paper was built to be laid before the approval meeting."""
    papers = ReportFile.objects.built().filter(conference=conference, kind=ReportKind.MEETING)
    has_one = Conference.objects.filter(Exists(papers), pk=conference.pk)
    return (has_one.tally(FOR_THE_MEETING),)


def duties_met_by(paper: ReportFile, user: User) -> list[DeadlineMark]:
    """VI: of the duties a paper with the city fulfils those not noted, which `user` may mark."""
    if not paper.is_with_the_city:
        return []
    return list(owed(paper).within_reach(user, Permission.DEADLINE_MARK))


def settled_by(paper: ReportFile) -> list[DeadlineMark]:
    """VI: the duties that its sending met, and that stand so."""
    if not paper.is_with_the_city or paper.kind not in MEETS:
        return []
    marks = DeadlineMark.objects.filter(deadline__conference=paper.conference_id)
    met = marks.by_paper(paper.kind).filter(met_at=paper.sent_at)
    return list(met.select_related("deadline", "unit").order_by("unit__order", "pk"))


def tells_otherwise(paper: ReportFile) -> bool:
    """Whether the rows behind a paper would fill it with other people or figures by now.

    Never of one that was built before its contents were noted, nor of one that was replaced.
    """
    if not paper.said or paper.state == PaperState.REPLACED:
        return False
    now = collected(paper.kind, paper.conference, paper.as_of, format=paper.format)
    return now.said != paper.said


def is_stale(paper: ReportFile, conference: Conference) -> bool:
    """Whether what it lays before the meeting is other by now, or what it puts up where people
    pass is no longer what anybody may read: other names, a deed whose bearer agrees no more.

    A paper of another kind is asked what it tells on its own page.
    """
    if paper.kind == ReportKind.POSTING:
        return names_since(conference, paper.as_of) or tells_otherwise(paper)
    return paper.kind == ReportKind.MEETING and changed_since(conference, paper.as_of)


def for_meeting(conference: Conference, user: Holder) -> list[Behind]:
    """The newest that was built to be laid before the approval meeting (II.4.1), or none."""
    return _newest_of(conference, user, ReportKind.MEETING)


def for_walls(conference: Conference, user: Holder) -> list[Behind]:
    """The newest list of who is posted that was built to be put up where people pass, or none."""
    return _newest_of(conference, user, ReportKind.POSTING)


def _newest_of(conference: Conference, user: Holder, kind: str) -> list[Behind]:
    return [
        Behind(
            words=f"{paper.get_kind_display()} ({paper.get_format_display()})",
            address=reverse("reports:file", args=[paper.pk]),
            at=paper.as_of,
            counts=True,
            is_stale=is_stale(paper, conference),
        )
        for paper in _newest(reader(user), conference.pk, kind)
    ]


@Question
def _newest(who: Reader, conference: int, kind: str) -> QuerySet[ReportFile, ReportFile]:
    found = ReportFile.objects.within_reach(who, Permission.REPORT_VIEW).built().newest()
    return found.filter(conference=conference, kind=kind).select_related("conference__commune")[:1]


FOR_THE_MEETING = "for_the_meeting"
STAY = "Văn bản vẫn ghi như đã duyệt; hãy xem lại trước khi trình ký."
LEFT_OUT = "Danh sách chưa đưa vào; khi có kết luận, hãy lập lại văn bản."


def looked_into(kind: str, conference: Conference) -> tuple[str, list[str], str]:
    """Of whom a complaint is looked into: who they are, their codes, what a paper does of it.

    Only the city's list leaves them out; off the others nobody is taken: that is for people to
    decide, and to know before.
    """
    if kind == ReportKind.PROFILES:
        if chosen := city_choice(conference):
            kept_back = [row.nomination_code for row in chosen if row.is_kept_back]
            return "đại biểu", kept_back, LEFT_OUT
        return "hồ sơ đã duyệt", nominations_looked_into(conference), LEFT_OUT
    if kind == ReportKind.DELEGATES:
        rows = delegate_rows(conference)
        return "đại biểu", [row.nomination_code for row in rows if row.looked_into], STAY
    return "hồ sơ đã duyệt", nominations_looked_into(conference), STAY


STANDS_THERE = "Văn bản vẫn ghi như lúc lập; hãy xem lại trước khi trình ký, ban hành, gửi."
WITH_THE_CITY = "Văn bản đã gửi vẫn ghi như lúc lập; hãy xem có cần ban hành văn bản thay không."


def warned_of(paper: ReportFile) -> tuple[str, list[str], str]:
    """The same of a paper that is there, by name: who may stand in it, and what is left to do.

    Nothing of one that was replaced: nobody uses it any more.
    """
    if paper.state == PaperState.REPLACED or not paper.file:
        return "", [], ""
    who, codes, _ = looked_into(paper.kind, paper.conference)
    then = WITH_THE_CITY if paper.is_with_the_city else STANDS_THERE
    return who, named(paper.conference, codes), then


BY_HAND = "ghi bằng tay trên bản in trước khi ký."
FILL = {  # what can be done of dotted lines before a paper is built
    ReportKind.RESULT: f"Hãy {BY_HAND}",
    ReportKind.SUMMARY: f"Hãy soạn ở trang Báo cáo tổng kết rồi lập; hoặc {BY_HAND}",
}
BLANK_AND_SIGNED = "Hãy xem bản đã ký kèm theo đã ghi đủ các mục này chưa."
BLANK_AND_BARE = (
    "Chưa kèm bản đã ký, nên thành phố nhận tệp còn để trống. Hãy bỏ ghi ban hành, rồi ghi lại kèm"
    " bản đã ký có ghi đủ các mục này."
)
BLANK_WITH_THE_CITY = "Thành phố nhận tệp còn để trống; nếu cần, hãy ban hành văn bản thay."


def to_be_blank(kind: str, conference: Conference, at: datetime) -> tuple[tuple[str, ...], str]:
    """Which sections a report built now would leave to the pen, and what is left to do."""
    if kind not in FILL:
        return (), ""
    paper = collected(kind, conference, at, format=ReportFormat.PDF)
    return paper.blanks, FILL[ReportKind(kind)]


def blank_of(paper: ReportFile) -> tuple[list[str], str]:
    """The same of a paper that is there, where it stands now; nothing of one that was replaced."""
    if paper.state == PaperState.REPLACED:
        return [], ""
    if paper.state in (PaperState.WORKING, PaperState.TO_SIGN):
        return paper.blanks, FILL.get(ReportKind(paper.kind), "")
    if paper.scan:
        return paper.blanks, BLANK_AND_SIGNED
    return paper.blanks, BLANK_WITH_THE_CITY if paper.is_with_the_city else BLANK_AND_BARE
