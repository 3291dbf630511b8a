"""What stands in the way of each move of a nomination, and who writes one at all."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from accounts.enums import Permission
from accounts.models import User
from accounts.names import clean
from accounts.permissions import may
from accounts.problems import Problem, Refused
from conferences.workflow import NO_RIGHT, NOT_OPEN, demand_current
from nominations import rules
from nominations.calendar import CALL, SendingTimes, closed_words
from nominations.enums import DEAD, EvidenceKind, Found, Integrity, NominationState
from nominations.models import Ballot, Finding, Nomination, ReviewMeeting
from nominations.reading import BallotValue, DossierValue
from nominations.workflow.apart import interests_in
from nominations.workflow.own_items import before_own
from nominations.workflow.posted import before_posted
from nominations.workflow.values import (
    by_leaders,
    claim_of,
    likely_doubles,
    list_deadline,
    open_doubles,
    value_of,
)

LOST = "Rút lại bây giờ thì không gửi lại được. Hãy gọi Phòng Văn hóa - Xã hội để được trả lại."
OFFICE_MUST_SAY = "Hãy chờ Phòng Văn hóa - Xã hội bấm “Ghi kết quả kiểm tra” rồi ghi lý do vẫn xét."
MINUTES_REST = "Hồ sơ đã xét duyệt dựa vào biên bản này. Hãy ghi lý do thêm hoặc sửa."
NOT_VERIFIED = Problem(
    text="Hồ sơ chưa thẩm định xong. Hãy chờ Phòng Văn hóa - Xã hội thẩm định.",
    field="not_verified",
)
KEPT_FOR = (
    "Hồ sơ {} đã đóng vì trùng người, nhường hồ sơ này đi tiếp. Hãy gọi Phòng Văn hóa - Xã hội "
    "trước khi rút lại."
)
STANDS_FOR = (
    "Hồ sơ {kept} đang đứng tên cả cho hồ sơ đã đóng {closed}. "
    "Hãy giữ hồ sơ {kept}, hoặc mở lại hồ sơ {closed} trước."
)
UNCHOSEN = "Chưa chọn hồ sơ nào được giữ. Hãy mở trang so hai hồ sơ rồi chọn ở đó."
NOT_A_PAIR = Problem(text=UNCHOSEN, field="pair")
COMPLAINT_THERE = (
    "Hồ sơ {closed} đang có kỷ luật, đơn thư được xem xét. Là cùng một người: hãy ghi kết quả kiểm "
    "tra ấy ở hồ sơ {kept} trước, rồi mới đóng."
)
RAISED_THERE = (
    "Danh mục kiểm tra của hồ sơ {closed} có điều cần nêu. Là cùng một người: hãy ghi điều ấy ở hồ "
    "sơ {kept} trước, rồi mới đóng."
)
KEPT_RUNS_NOT = "Hồ sơ {} không còn được xét nên không giữ được. Hãy chọn lại."
BY_ITSELF = "Chỉ gửi thay được hồ sơ mà đơn vị nộp bản giấy. Hãy để đơn vị tự gửi."
NOT_ON_PAPER = Problem(text=BY_ITSELF, field="on_paper")


def may_write(nomination: Nomination, by: User) -> bool:
    """Whether somebody writes this dossier: its unit; the office too where it came on paper.

    The same answer for one dossier as `writable_by` gives for a set.
    """
    if may(by, Permission.NOMINATION_WRITE, place=nomination.place):
        return True
    return nomination.on_paper and may(by, Permission.NOMINATION_ENTER, place=nomination.place)


def demand_write(by: User, nomination: Nomination) -> None:
    """Raise Refused unless they may; every action that writes a dossier begins with it."""
    if not may_write(nomination, by):
        raise Refused(NO_RIGHT)
    demand_current(nomination)


def _in_time(nomination: Nomination, at: datetime, *, then: str = CALL) -> list[Problem]:
    """VI  The list is gathered before 20/8; that day's first instant is too late to send.

    Our reading of VI's one day (proposed): it closes the first sending. What was returned may come
    again until the day said then, and approving is not closed by it.
    """
    deadline = list_deadline(nomination)
    if deadline is None:
        return []
    times = SendingTimes(
        send_by=deadline.own_due_at,
        amend_by=nomination.amend_until,
        claimed_at=claim_of(nomination),
        closes=deadline.closes,
    )
    if times.is_open(at):
        return []
    return [
        Problem(
            rule=deadline.rule,
            source=deadline.sentence,
            text=f"{closed_words(times, nomination.state)} {then}",
            field="deadline",
        )
    ]


def joined_to(nomination: Nomination) -> str:
    """The dossiers that were closed for this one, whose units it names; empty where none was."""
    return ", ".join(nomination.joined.values_list("code", flat=True).order_by("code"))


def stands_for(nomination: Nomination) -> str:
    """That others were closed for this one, so that it is not closed itself; empty where none."""
    there = joined_to(nomination)
    return STANDS_FOR.format(kept=nomination.code, closed=there) if there else ""


def can_take_back(nomination: Nomination, at: datetime) -> list[Problem]:
    """Only while it could be sent again: else it would be lost to its unit and to the office.

    Nor while another was closed for it: both units put one person forward by this one (II.4.1).
    """
    closed = joined_to(nomination)
    stands = [Problem(text=KEPT_FOR.format(closed), field="joined")] if closed else []
    return stands + _in_time(nomination, at, then=LOST)


def complete(nomination: Nomination) -> list[Problem]:
    """What one dossier lacks before it can be sent."""
    minutes = nomination.evidence.filter(kind=EvidenceKind.MINUTES)
    found = value_of(nomination, has_minutes=minutes.exists(), by_leaders=by_leaders(nomination))
    return lacking(found)


def lacking(dossier: DossierValue) -> list[Problem]:
    """All that is still missing before it can be sent, whenever that is."""
    return [*rules.completeness(dossier), *rules.review_meeting(dossier)]


def can_submit(nomination: Nomination, at: datetime) -> list[Problem]:
    return [*_not_open(nomination), *complete(nomination), *_in_time(nomination, at)]


def _not_open(nomination: Nomination) -> list[Problem]:
    """As the page knows it; `effects.still_open` reads it afresh once the unit is held."""
    return [NOT_OPEN] if nomination.conference.waits else []


def can_submit_for(nomination: Nomination, at: datetime) -> list[Problem]:
    """The office sends what a unit brought on paper, after the deadline too; it is marked late."""
    if not nomination.on_paper:
        return [NOT_ON_PAPER]
    return [*_not_open(nomination), *complete(nomination)]


def can_verify(nomination: Nomination, at: datetime) -> list[Problem]:
    dossier = value_of(nomination, doubles=likely_doubles(nomination))
    return before_verifying(dossier) + before_own(nomination)


def before_verifying(dossier: DossierValue) -> list[Problem]:
    """What the office has to answer first; of its checklist only what its commune set to."""
    return [
        *rules.clean_record(dossier),
        *rules.duplicates(dossier),
        *within_present(dossier.review),
        *rules.reasoned(dossier.review, dossier.majority, field="votes_reason"),
    ]


def within_present(ballot: BallotValue | None) -> list[Problem]:
    """II.4.1  Every door asks it; once more of what stands, however it came there."""
    return list(rules.votes(ballot)) if ballot else []


def look_for_relatives(nomination: Nomination) -> None:
    """Read afresh who said that they are related, but for a page that has read it along."""
    known = nomination.__dict__
    if "known_doubles" not in known or "apart_said" not in known:
        known.pop("apart_verifier", None)
        nomination.apart_said = interests_in(nomination).exists()


def can_approve(nomination: Nomination, at: datetime) -> list[Problem]:
    """Also what came up after it was verified: a complaint, one person twice, other figures."""
    doubles = likely_doubles(nomination)
    look_for_relatives(nomination)
    dossier = value_of(nomination, doubles=doubles)
    open_ones = open_doubles(nomination, [(one.code, one.duplicate_verdict) for one in doubles])
    return [
        *rules.approval(dossier),
        *within_present(dossier.approval),
        *before_approving(dossier, open_ones),
        *before_posted(nomination.conference, [nomination], at).get(nomination.pk, ()),
        *rules.reasoned(dossier.approval, dossier.majority, field="approval"),
    ]


def can_reject(nomination: Nomination, at: datetime) -> list[Problem]:
    """What was verified; before that, what is of one person with another that runs: its end."""
    if nomination.state == NominationState.VERIFIED:
        return []
    dossier = value_of(nomination, doubles=likely_doubles(nomination))
    return [] if dossier.same_person else [NOT_VERIFIED]


def can_close(nomination: Nomination, at: datetime) -> list[Problem]:
    """II.4.1  One person goes on in one dossier: which, is said where both are seen at once."""
    kept = nomination.kept_instead
    return not_closed_for(kept, nomination) if kept else [NOT_A_PAIR]


def not_closed_for(kept: Nomination, closed: Nomination) -> list[Problem]:
    """Why this one is not closed for that one: the page of the two says it before they choose."""
    text = stands_for(closed)
    if not text and kept.state in DEAD | {NominationState.DRAFT}:
        text = KEPT_RUNS_NOT.format(kept.code)
    return [Problem(text=text, field="answer")] if text else _forgotten_with(closed, kept)


def _forgotten_with(closed: Nomination, kept: Nomination) -> list[Problem]:
    """NĐ 152/2025, Đ.4: what is known of a person does not go with the dossier that is closed."""
    found = []
    if closed.integrity == Integrity.PENDING != kept.integrity:
        text = COMPLAINT_THERE.format(closed=closed.code, kept=kept.code)
        found.append(Problem(text=text, field="answer"))
    raised = Finding.objects.filter(nomination__in=(closed, kept), found=Found.RAISED)
    items: dict[int, set[str]] = {closed.pk: set(), kept.pk: set()}
    for pk, item in raised.values_list("nomination_id", "item"):
        items[pk].add(item)
    if items[closed.pk] - items[kept.pk]:
        text = RAISED_THERE.format(closed=closed.code, kept=kept.code)
        found.append(Problem(text=text, field="answer"))
    return found


def can_reopen(nomination: Nomination, at: datetime) -> list[Problem]:
    """Whole, too: a double may have been refused while its unit was at work on it."""
    rejected = nomination.state == NominationState.REJECTED
    return not_on_roll(nomination, at) + (complete(nomination) if rejected else [])


def before_approving(dossier: DossierValue, open_doubles: Sequence[str]) -> list[Problem]:
    """All that keeps a verified dossier from being approved, whatever the votes: the move, the page
    of the meeting and its paper say the same. Votes under a complaint are kept until it ends.
    """
    return [*rules.clean_record(dossier), *before_votes(dossier, open_doubles)]


def before_votes(dossier: DossierValue, open_doubles: Sequence[str]) -> list[Problem]:
    """What no vote of the leadership's mends: told before anybody votes.

    open_doubles: codes of likely doubles at which the office has found nothing. One answer stands
    for the pair: nobody is asked of what was answered at the other dossier.
    """
    review, majority = dossier.review, dossier.majority
    return [
        *rules.verified_by_another(dossier),
        *honoured_in_one(dossier, open_doubles),
        *within_present(review),
        *(_without_reason(odd) for odd in rules.reasoned(review, majority, field="votes_reason")),
    ]


def honoured_in_one(dossier: DossierValue, open_doubles: Sequence[str]) -> list[Problem]:
    """II.4.1  What is open of one person's other dossiers, and that one of them runs."""
    asked = replace(dossier, possible_duplicates=len(open_doubles), alike=tuple(open_doubles))
    return [*rules.asked_of_doubles(asked), *rules.honoured_once(dossier)]


def _without_reason(odd: Problem) -> Problem:
    """The same, told to whoever cannot write the reason."""
    told = f"{odd.text[0].lower()}{odd.text[1:]}".replace(
        rules.MUST_SAY[odd.field], OFFICE_MUST_SAY
    )
    return replace(odd, text=f"Bình xét: {told}")


def not_on_roll(nomination: Nomination, at: datetime) -> list[Problem]:
    """A decision is not taken back under a delegate; the move holds the row it reads."""
    phone = f" ({number})" if (number := nomination.unit.commune.phone) else ""
    return (
        [Problem(text=rules.ON_ROLL.format(phone), field="on_roll")] if nomination.on_roll else []
    )


def asks_reason(meeting: ReviewMeeting, who: User) -> bool:
    """Whether this person says why a meeting's minutes become others: dossiers rest on them.

    The leadership's meeting is the leadership's; the office that keeps its papers answers for it.
    """
    if may(who, Permission.NOMINATION_APPROVE, place=meeting.place):
        return False
    return Ballot.objects.filter(meeting=meeting).exists()


def reason_for_minutes(meeting: ReviewMeeting, typed: str, by: User) -> str:
    """What they say; Refused where nothing is said and something is asked."""
    if not asks_reason(meeting, by):
        return ""
    if not (said := clean(typed)):
        raise Refused(Problem(text=MINUTES_REST, field="reason"))
    return said
