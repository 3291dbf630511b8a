"""The only place that gathers what the desk's pages show: the list, one dossier, typed votes."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest

from accounts.enums import Permission, Reach
from accounts.models import AuditEvent, User
from accounts.permissions import may, reach
from accounts.web import asked
from conferences.calendar import before_words
from conferences.enums import DeadlineKey
from conferences.models import Conference
from conferences.plan import Figure
from conferences.problems import Problem
from conferences.web import deadline_of, described
from conferences.workflow import Move, open_moves
from nominations import rules
from nominations.actions.approval import Votes
from nominations.actions.decisions import CHECKED
from nominations.calendar import SendingTimes, back_words
from nominations.enums import (
    STANDING,
    STANDS_SENT,
    Integrity,
    MeetingKind,
    NominationState,
)
from nominations.forms.office import FilterForm, VotesForm
from nominations.models import Ballot, MeetingFile, Nomination
from nominations.plan import period_of
from nominations.web.outlook import sending, whats_next
from nominations.workflow import (
    MOVES,
    counted,
    doubles_at_home,
    likely_doubles,
    majority_of,
    may_write,
    times_of,
    value_from,
)

PER_PAGE = 50
NOT_YET = (
    "Hồ sơ chưa được duyệt, người được giới thiệu chưa được xác nhận dự Hội nghị cho đến khi có "
    "kết luận."
)
APPROVED_BEFORE = "Hồ sơ đã duyệt trước khi ghi kỷ luật, đơn thư. Hãy xem lại: "
NOT_SEATED = f"{APPROVED_BEFORE}chưa xác nhận dự Hội nghị cho đến khi có kết luận."
SEATED = (
    f"{APPROVED_BEFORE}người này đang có trong danh sách đại biểu. Hệ thống giữ nguyên chỗ; nếu "
    "cần, hãy đưa ra khỏi danh sách rồi hủy kết quả duyệt."
)


INNER = ("integrity", "approval")


@dataclass(kw_only=True)
class Row:
    """One dossier of a list: the votes of its unit's meeting, what a machine would have looked at.

    form: its votes in the approval meeting, on that page. kept: votes it waits with already.
    """

    nomination: Nomination
    review: Ballot | None
    looks: tuple[Problem, ...]
    form: VotesForm | None = None
    kept: Ballot | None = None
    is_overdue: bool = False  # returned, and its unit's time to send it again is over

    @property
    def resend_by(self) -> datetime | None:
        """The first instant too late to send a returned dossier again, on every page the same."""
        one = self.nomination
        if one.state != NominationState.RETURNED or one.amend_until is None:
            return None
        return SendingTimes(send_by=one.send_by, amend_by=one.amend_until).closes_at

    @property
    def tags(self) -> list[str]:
        return list(dict.fromkeys(rules.LOOKS[problem.field] for problem in self.looks))


def told_of_complaints(user: User) -> bool:
    """A unit reads its own dossiers, not that somebody is complained of: it may be the one."""
    return reach(user, Permission.NOMINATION_VIEW) is not Reach.OWN_UNIT


def looks_of(value: rules.DossierValue, *, complaints: bool) -> list[Problem]:
    """What a reader is shown of `to_look_at`; no word of complaints to whoever is not told.

    Nor of what is odd in the leadership's votes: a unit has nothing to mend there.
    """
    found = rules.to_look_at(value)
    return [problem for problem in found if complaints or problem.field not in INNER]


def rows_of(
    nominations: Iterable[Nomination],
    *,
    doubled: Collection[int],
    majority: Figure | None,
    complaints: bool,
    at: datetime,
) -> list[Row]:
    """Rows of dossiers read `with_votes`; no query."""
    rows = []
    for nomination in nominations:
        ballots = nomination.known_ballots
        value = value_from(
            nomination, ballots=ballots, doubles=nomination.pk in doubled, majority=majority
        )
        reviews = (one for one in ballots if one.meeting.kind == MeetingKind.UNIT_REVIEW)
        approvals = (one for one in ballots if one.meeting.kind == MeetingKind.APPROVAL)
        looks = tuple(looks_of(value, complaints=complaints))
        kept = next(approvals, None) if nomination.state == NominationState.VERIFIED else None
        times = SendingTimes(send_by=nomination.send_by, amend_by=nomination.amend_until)
        overdue = nomination.state == NominationState.RETURNED and not times.is_open(at)
        rows.append(
            Row(
                nomination=nomination,
                review=next(reviews, None),
                looks=looks,
                kept=kept,
                is_overdue=overdue,
            )
        )
    return rows


def listing(request: HttpRequest, conference: Conference) -> dict[str, Any]:
    """The filtered page of dossiers with counts per state; the same queries for 5 and 5,000."""
    permission = Permission.NOMINATION_VIEW
    mine = Nomination.objects.within_reach(request.user, permission).of(conference)
    units, per_state = mine.census()
    offered = [] if reach(request.user, permission) is Reach.OWN_UNIT else units
    form = FilterForm(asked(request) or None, units=offered)
    chosen = form.chosen() if form.is_bound else {}
    doubled, majority = mine.doubled(), majority_of(conference)
    told = told_of_complaints(request.user)
    found = mine.narrowed(chosen)
    if chosen.get("looks"):
        period = period_of(conference.review_period)
        found = found.to_look_at(majority=majority, period=period, doubled=doubled, complaints=told)
    if chosen.keys() - {"state"}:
        per_state = found.census()[1]
    state = chosen.get("state", "")
    shown = found.in_state(state).with_votes().by_name()
    all_states = sum(per_state.values())
    standing = sum(per_state.get(one, 0) for one in STANDS_SENT)
    numbers = {"": all_states, STANDING[0]: standing} | per_state
    total = numbers.get(state, 0)
    paginator = Paginator(shown, PER_PAGE)
    paginator.count = total  # counted above already
    page = paginator.get_page(asked(request).get("trang"))
    return {
        "page_obj": page,
        "rows": rows_of(page, doubled=doubled, majority=majority, complaints=told, at=request.at),
        "form": form,
        "total": total,
        "filtered": bool(chosen),
        "state": state,
        "states": [
            (value, label, numbers.get(value, 0))
            for value, label in (STANDING, *NominationState.choices)
            if value == state or per_state.get(value)
        ],
        "all_states": all_states,
    }


def dossier(request: HttpRequest, nomination: Nomination) -> dict[str, Any]:
    """One dossier as the page shows it; its panel asks the same."""
    events = AuditEvent.objects.of(target="nomination", target_code=nomination.code)
    events = events.filter(commune_code=nomination.commune_code)
    verifies = may(request.user, Permission.NOMINATION_VERIFY, place=nomination.place)
    writes = may_write(nomination, request.user)
    ballots = list(nomination.ballots.with_meetings())
    # Whoever verifies is shown what the rules ask about, of a dossier they typed in as well.
    at_home = writes and not verifies
    doubles = doubles_at_home(nomination, request.user) if at_home else likely_doubles(nomination)
    value = value_from(
        nomination,
        ballots=[ballot for ballot in ballots if ballot.superseded_at is None],
        doubles=len(doubles),
        majority=majority_of(nomination.conference),
    )
    moves = list(open_moves(MOVES, nomination, by=request.user, at=request.at))
    if not nomination.on_paper:  # what a unit writes itself is not the office's to send
        moves = [(move, stands) for move, stands in moves if move.name != "submit_for"]
    told = told_of_complaints(request.user)
    about_sending = {} if not writes else sending(request, nomination)
    if writes and not about_sending["may_send"]:  # nothing that would only be refused
        moves = [(move, stands) for move, stands in moves if move.name != "submit"]
    if not writes and nomination.state == NominationState.RETURNED:
        about_sending["back_words"] = back_words(times_of(nomination), at=request.at)
    if writes and not nomination.is_editable:
        about_sending["next_words"] = whats_next(request, nomination)
    return about_sending | {
        "nomination": nomination,
        "evidence": nomination.evidence.order_by("kind", "pk"),
        "ballots": with_words(nomination, ballots),
        "opens_minutes": told,  # a unit opens no meeting but its own
        "minutes_files": files_of_approval(ballots) if told else (),
        "looks": looks_of(value, complaints=told),
        "looked_into": looked_into(nomination) if told else "",
        "closed": closed_by_complaint(moves),
        "moves": moves,
        "problems": next((stands for move, stands in moves if move.name == "verify"), []),
        "doubles": doubles,
        "may_check": verifies and nomination.state in CHECKED,
        "may_write": writes and nomination.is_editable,
        "receipt_is_mine": writes and nomination.submitted_at is not None,
        "events": [described(event, inner=told) for event in events],
    }


def with_words(nomination: Nomination, ballots: list[Ballot]) -> list[Ballot]:
    """The ballots, each with what its reason is a reason for: what was decided then."""
    decided = {
        NominationState.REJECTED: "Lý do không duyệt",
        NominationState.APPROVED: "Lý do vẫn duyệt",
        NominationState.ANNULLED: "Lý do vẫn duyệt",
    }
    for ballot in ballots:
        approval = ballot.meeting.kind == MeetingKind.APPROVAL
        stands = approval and ballot.superseded_at is None
        words = decided.get(nomination.state, "Lý do") if stands else "Lý do vẫn xét"
        ballot.reason_words = words
    return ballots


def files_of_approval(ballots: list[Ballot]) -> list[MeetingFile]:
    """The pages of the minutes of the meeting that decided; no query where none did."""
    held = [one.meeting_id for one in ballots if one.meeting.kind == MeetingKind.APPROVAL]
    return list(MeetingFile.objects.filter(meeting__in=held).order_by("pk")) if held else []


def looked_into(nomination: Nomination) -> str:
    """What a complaint that is looked into means where the dossier stands now."""
    if nomination.integrity != Integrity.PENDING:
        return ""
    if nomination.state != NominationState.APPROVED:
        return NOT_YET if nomination.state in CHECKED else ""
    return SEATED if nomination.on_roll else NOT_SEATED


def closed_by_complaint(moves: list[tuple[Move, list[Problem]]]) -> list[Problem]:
    """What keeps the leadership from deciding in favour whatever the votes will be."""
    stands = next((stands for move, stands in moves if move.name == "approve"), [])
    return [problem for problem in stands if problem.field == "integrity"]


def to_check(nomination: Nomination) -> tuple[list[Nomination], list[Problem], dict[str, str]]:
    """What the office's check asks about: likely doubles, odd votes, what was answered so far."""
    review = nomination.ballots.of_review().select_related("meeting").first()
    value = counted(review) if review else None
    start = {
        "integrity": nomination.integrity,
        "duplicate_verdict": nomination.duplicate_verdict,
        "duplicate_answer": nomination.duplicate_answer,
        "votes_reason": review.reason if review else "",
    }
    odd = list(rules.odd_votes(value, majority_of(nomination.conference)))
    return likely_doubles(nomination), odd, start


def waiting_rows(request: HttpRequest, conference: Conference) -> list[Row]:
    """The dossiers that wait for the approval meeting, in the paper's order."""
    seen = Nomination.objects.within_reach(request.user, Permission.NOMINATION_APPROVE)
    seen = seen.of(conference)
    waiting = seen.verified().with_votes().in_paper_order()
    majority = majority_of(conference)
    return rows_of(
        waiting, doubled=seen.doubled(), majority=majority, complaints=True, at=request.at
    )


def read_votes(
    request: HttpRequest, rows: list[Row], present: int | None, majority: Figure | None
) -> dict[str, Votes]:
    """Give each row its form with what was typed; the votes of those chosen and right."""
    chosen = set(request.POST.getlist("chon"))
    votes = {}
    for row in rows:
        code = row.nomination.code
        row.form = VotesForm(request.POST, prefix=code, present=present, majority=majority)
        if code in chosen:
            row.form.chosen = True
            if row.form.is_valid():
                votes[code] = Votes(**row.form.cleaned_data)
    return votes


def late_words(request: HttpRequest, conference: Conference) -> str:
    """That approving is late by now; nothing while the plan's day is not over."""
    deadline = deadline_of(request, conference, DeadlineKey.LIST_APPROVED)
    if deadline is None or request.at < deadline.due_at:
        return ""
    return f"Đã qua hạn duyệt danh sách ({before_words(deadline.due_at)})."
