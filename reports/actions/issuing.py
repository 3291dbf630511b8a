"""The only way a paper goes from working copy to what the city has: presented, issued, sent.

Sent is for good: nothing takes a sent paper back or changes it. Another paper, issued with the old
one's name, takes its place, and the old one stays to be read as replaced.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime

from accounts.locks import in_one_go
from accounts.models import User
from accounts.names import clean
from accounts.problems import Problem, Refused
from accounts.telling import too_long
from conferences.calendar import local_day, vn_short
from conferences.workflow import NO_RIGHT, advance, blocking, hold, obstacles
from nominations.actions.pictures import take
from reports.actions.handing import whole
from reports.enums import PaperState
from reports.models import ReportFile
from reports.rules import ahead_words, is_number, is_same_number, number_key
from reports.workflow import MOVES, Issued, may_issue, stored

NUMBER_LENGTH = 40
NO_NUMBER = "Hãy ghi số, ký hiệu của văn bản, ví dụ 45/BC-UBND."
NOT_A_NUMBER = "Số, ký hiệu có dạng 45/BC-UBND. Hãy ghi đúng như trên văn bản đã ký."
NOT_YET = "Ngày ban hành chưa tới. Hãy xem lại ngày ghi trên văn bản."
BEFORE_ITS_FIGURES = (
    "Ngày ban hành trước ngày lấy số liệu ({}). Hãy xem lại ngày, hoặc lập lại văn bản."
)
NUMBER_IN_USE = (
    "Số {} đã ghi cho {} ({}), ngày {}. Hãy xem lại số;"
    " nếu hai văn bản kèm nhau, cùng một số, thì đánh dấu ô “Hai văn bản kèm nhau, cùng một số”."
)
NUMBER_OF_THE_OLD = "Văn bản thay thế phải có số riêng, khác số của văn bản được thay. Hãy xem lại."
NOT_READY = "Văn bản này {}. Hãy đánh dấu nếu vẫn gửi thành phố."
NOT_REPLACEABLE = "Văn bản cần thay không còn đang ở thành phố. Hãy chọn lại."


@in_one_go
def present(paper: ReportFile, *, by: User, at: datetime) -> None:
    """Hand a paper over for signature; from now on the leadership may open it."""
    _demand(by, paper)
    advance(paper, MOVES["present_paper"], by=by, at=at)


@in_one_go
def take_back(paper: ReportFile, *, by: User, at: datetime) -> None:
    """Take a paper back from signature."""
    _demand(by, paper)
    advance(paper, MOVES["take_back_paper"], by=by, at=at)


def issue(
    paper: ReportFile,
    *,
    number: str,
    issued_on: date,
    by: User,
    at: datetime,
    scan: bytes | None = None,
    replaces: ReportFile | None = None,
    is_meant: bool = False,
    shares_number: bool = False,
) -> None:
    """Note that a paper was signed and given number and day; with its scan, and what it replaces.

    is_meant: a result told before the conference is no slip. shares_number: nor is a number
    another paper has, for a list goes out under the number of what it is enclosed with.
    Raises Refused; for the scan too, beside its field.
    """
    _demand(by, paper)
    number = clean(number)
    problems = _wrong(paper, number, issued_on, replaces, at)
    problems += [] if is_meant else _ahead(paper, at)
    problems += [] if shares_number else _number_in_use(paper, number, issued_on, replaces)
    if problems:
        raise Refused(*problems)
    own = "" if shares_number else f"{issued_on.year} {number_key(number)}"
    kept = _kept(scan)  # a look of seconds, while nothing is locked
    told = [f"số {number} ngày {vn_short(issued_on)}", f"sha256 {paper.sha256}"]
    if scan is not None:
        told.append(f"bản ký sha256 {kept['scan_sha256']}")
    if replaces:
        told.append(f"thay {replaces.code}")
    issued = Issued(
        number=number, own_number=own, issued_on=issued_on, replaces=replaces, scan=kept
    )
    _note_issued(paper, issued, "; ".join(told), by=by, at=at)


@in_one_go
def _note_issued(paper: ReportFile, issued: Issued, told: str, *, by: User, at: datetime) -> None:
    hold(paper.conference)  # two who give out one number meet here, and the second is told
    if issued.own_number and (
        problems := _number_in_use(paper, issued.number, issued.issued_on, issued.replaces)
    ):
        raise Refused(*problems)
    advance(paper, MOVES["issue_paper"], by=by, at=at, note=told, issued=issued)


@in_one_go
def unissue(paper: ReportFile, *, note: str, by: User, at: datetime) -> None:
    """Take back a note of issuing that was wrong, before anything was sent; the log keeps both."""
    _demand(by, paper)
    advance(paper, MOVES["unissue_paper"], by=by, at=at, note=note)


def send(paper: ReportFile, *, by: User, at: datetime, is_meant: bool = False) -> None:
    """Give an issued paper to the city, whole as it was sealed; what it replaces is replaced now.

    is_meant: a draft, or a paper with dotted lines, goes by no slip. Raises NotAsSealed when one
    of its files is not what it was: that is never sent.
    """
    _demand(by, paper)
    blockers = blocking(obstacles(paper, MOVES["send_paper"], by=by, at=at))
    if paper.doubts and not is_meant:
        blockers.append(Problem(text=NOT_READY.format(paper.doubts), field="meant"))
    if blockers:
        raise Refused(*blockers)
    whole(paper, paper.file, sha256=paper.sha256, by=by, at=at)
    if paper.scan:
        whole(paper, paper.scan, sha256=paper.scan_sha256, by=by, at=at)
    note = f"số {paper.number} ngày {paper.issued_on and vn_short(paper.issued_on)}"
    advance(paper, MOVES["send_paper"], by=by, at=at, note=note)


def _demand(by: User, paper: ReportFile) -> None:
    if not may_issue(by, paper):
        raise Refused(NO_RIGHT)


def _wrong(
    paper: ReportFile, number: str, issued_on: date, replaces: ReportFile | None, at: datetime
) -> list[Problem]:
    found = []
    if wrong := _wrong_number(number):
        found.append(Problem(text=wrong, field="number"))
    elif replaces is not None and is_same_number(number, replaces.number):
        found.append(Problem(text=NUMBER_OF_THE_OLD, field="number"))
    figures_of = local_day(paper.as_of)
    if issued_on > local_day(at):
        found.append(Problem(text=NOT_YET, field="issued_on"))
    elif issued_on < figures_of:
        words = BEFORE_ITS_FIGURES.format(vn_short(figures_of))
        found.append(Problem(text=words, field="issued_on"))
    if replaces is not None:
        same = (replaces.conference_id, replaces.kind) == (paper.conference_id, paper.kind)
        if not same or replaces.state != PaperState.SENT:
            found.append(Problem(text=NOT_REPLACEABLE, field="replaces"))
    return found


def _wrong_number(number: str) -> str:
    if not number:
        return NO_NUMBER
    if len(number) > NUMBER_LENGTH:
        return too_long(NUMBER_LENGTH, len(number))
    return "" if is_number(number) else NOT_A_NUMBER


def _number_in_use(
    paper: ReportFile, number: str, issued_on: date, replaces: ReportFile | None
) -> list[Problem]:
    """A question and no wall: enclosures, and both formats of one paper, share a number."""
    for other in paper.conference.papers.numbered_in(issued_on.year).exclude(pk=paper.pk):
        if other != replaces and is_same_number(number, other.number):
            day = vn_short(other.issued_on) if other.issued_on else ""
            words = NUMBER_IN_USE.format(number, other.get_kind_display(), other.code, day)
            return [Problem(text=words, field="shares_number")]
    return []


def words_ahead(paper: ReportFile, at: datetime) -> str:
    """V.1: what is said of a built result before it goes further, on the page and by the deed."""
    starts_at = paper.conference.starts_at
    return ahead_words(paper.kind, starts_at, at=at, as_of=paper.as_of, is_draft=paper.told_ahead)


def _ahead(paper: ReportFile, at: datetime) -> list[Problem]:
    words = words_ahead(paper, at)
    return [Problem(text=words, field="ahead")] if words else []


def _kept(scan: bytes | None) -> dict[str, str]:
    """The scan looked into as every upload is, kept under its own checksum."""
    if scan is None:
        return {}
    try:
        taken = take(scan)
    except Refused as refusal:
        beside = [replace(problem, field="scan") for problem in refusal.problems]
        raise Refused(*beside) from refusal
    digest = hashlib.sha256(taken.content).hexdigest()
    name = f"{digest}{taken.suffix}"
    stored(name).write_bytes(taken.content)
    told = {"scan_type": taken.media_type, "scan_carries": taken.carries}
    return {"scan": name, "scan_sha256": digest} | told


VERBS: Mapping[str, Callable[..., None]] = {
    "present_paper": present,
    "take_back_paper": take_back,
    "unissue_paper": unissue,
    "send_paper": send,
}


def move(
    paper: ReportFile,
    name: str,
    *,
    by: User,
    at: datetime,
    note: str = "",
    is_meant: bool = False,
) -> None:
    """One of the steps that ask for nothing but, sometimes, a reason or a tick."""
    _demand(by, paper)
    said: dict[str, str | bool] = {"note": note} if MOVES[name].needs_note else {}
    if MOVES[name].final:
        said["is_meant"] = is_meant
    VERBS[name](paper, by=by, at=at, **said)
