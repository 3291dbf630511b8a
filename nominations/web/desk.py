"""Gathers what the desk's pages show: one dossier, typed votes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from accounts.enums import Permission
from accounts.models import AuditEvent
from accounts.permissions import may
from accounts.problems import Problem
from accounts.request import Request
from conferences.history import described
from conferences.workflow import Move, open_moves
from nominations import rules
from nominations.actions.checklist import Answer, words_of
from nominations.actions.comments import writes_for_unit
from nominations.actions.consents import may_note
from nominations.actions.corrections import may_correct, right_to_correct
from nominations.actions.decisions import CHECKED, check_of
from nominations.actions.interests import DECIDES
from nominations.actions.setbacks import may_report
from nominations.calendar import back_words, is_before_review
from nominations.checklist import items_of
from nominations.enums import (
    APART_LOOKS,
    CLEARED,
    SETTLED,
    Found,
    Integrity,
    MeetingKind,
    NominationState,
)
from nominations.kept import with_shots
from nominations.models import Ballot, MeetingFile, Nomination, OwnItem, Setback
from nominations.web.answers import Answer as TypedIn
from nominations.web.answers import in_panel
from nominations.web.changes import corrected, since_looked_at
from nominations.web.consents import asked_of
from nominations.web.heard import heard_of
from nominations.web.hints import answered_by_office, doubles_at_home
from nominations.web.interests import (
    kept_from,
    left_to_another,
    named,
    told_of_words,
    truly,
)
from nominations.web.joined import among, of_joined
from nominations.web.lists import looks_of, told_of_complaints
from nominations.web.outlook import sending, whats_next
from nominations.web.posted import address_of
from nominations.web.posted_told import told_of_posting, with_posting
from nominations.workflow import MOVES
from nominations.workflow.apart import is_namesake
from nominations.workflow.guards import may_write
from nominations.workflow.values import (
    counted,
    knowing,
    likely_doubles,
    majority_of,
    still_to_look_at,
    times_of,
    value_of,
)

OF_VOTES = "approval"  # the field of what the meeting's votes themselves mend
LOOKED_INTO = CLEARED | {NominationState.REJECTED, NominationState.ANNULLED}  # by the office, once
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


def dossier(request: Request, nomination: Nomination) -> dict[str, Any]:
    """One dossier as the page shows it; its panel asks the same."""
    log = AuditEvent.objects.of(target="nomination", target_code=nomination.code)
    events = list(log.filter(commune_code=nomination.commune_code))
    verifies = may(request.user, Permission.NOMINATION_VERIFY, place=nomination.place)
    writes = may_write(nomination, request.user)
    ballots = list(nomination.ballots.with_meetings())
    standing = [ballot for ballot in ballots if ballot.superseded_at is None]
    # Whoever verifies is shown what the rules ask about, of a dossier they typed in as well.
    at_home = writes and not verifies
    doubles = doubles_at_home(nomination, request.user) if at_home else likely_doubles(nomination)
    value = value_of(nomination, doubles=doubles, ballots=standing)
    told = told_of_complaints(request.user)
    own = list(OwnItem.objects.of(nomination.unit.commune_id)) if told else []
    in_use = [one.item for one in own if one.ended_at is None]
    with knowing(nomination, doubles=doubles, ballots=standing, events=events, own=in_use):
        moves = list(open_moves(MOVES, nomination, by=request.user, at=request.at))
        corrects = may_correct(nomination, request.user)
        right = right_to_correct(nomination) if corrects else Permission.NOMINATION_VERIFY
        judges = corrects or (verifies and nomination.state in CHECKED)
        kept = kept_from(request.user, nomination, right=right) if judges else []
    asked = asked_of(nomination)
    posting = told_of_posting(nomination, request.at)
    checklist = found_of(nomination, own) if told else []
    about_sending = {} if not writes else sending(request, nomination)
    if not writes and nomination.state == NominationState.RETURNED:
        about_sending["back_words"] = back_words(times_of(nomination), at=request.at)
    if writes and not nomination.is_editable:
        about_sending["next_words"] = whats_next(request, nomination)
    looks = truly(looks_of(value, complaints=told), nomination, request.user)
    problems = left_to_another(dict(moves).get(MOVES["verify"], []), kept)
    problems = [one for one in problems if one not in kept]  # said beside, once for all moves
    closed = closed_before_votes(moves)
    reviews = (one for one in ballots if one.meeting.kind == MeetingKind.UNIT_REVIEW)
    review = next(reviews, None)
    held_on = review.meeting.held_on if review else None
    done = answered_by_office(value, review) if verifies else set()
    done |= SETTLED.get(nomination.state, frozenset())
    shown = [described(event, inner=told) for event in events]
    if told:
        named(shown, nomination.words)
    leads = may(request.user, Permission.NOMINATION_APPROVE, place=nomination.place)
    apart = [look for look in looks if leads and look.field in APART_LOOKS]
    # Each thing is said once: at the head, or where the reader leaves it to another.
    done |= {look.field for look in apart} | ({"word"} if kept else set())
    words = told_of_words(nomination, request.user) if told else []
    return about_sending | {
        "apart": apart,
        "held_after": held_on if is_before_review(nomination.claimed_at, held_on) else None,
        "nomination": nomination,
        "answers": in_panel(nomination),
        "evidence": with_shots(nomination.evidence.in_order(), "nominations:evidence_thumbs"),
        "ballots": with_words(nomination, ballots, events),
        "opens_minutes": told,  # a unit opens no meeting but its own
        "minutes_files": files_of_approval(ballots) if told else (),
        "looks": still_to_look_at(looks, [*problems, *closed], answered=done) + words,
        "looked_into": looked_into(nomination) if told else "",
        "closed": closed,
        "said_beside": [*kept, *closed],
        "moves": moves,
        "problems": problems,
        "doubles": doubles,
        "check_told": told and _is_looked_into(nomination),
        "checklist": checklist,
        "in_short": in_short(checklist),
        "may_check": verifies and nomination.state in CHECKED and not kept,
        "kept": kept,
        "may_write": writes and nomination.is_editable,
        "setbacks": _reported(nomination, events),
        "may_report": writes and may_report(nomination),
        "receipt_is_mine": writes and nomination.submitted_at is not None,
        "since": since_looked_at(nomination, events) if told else (),
        "talks": writes_for_unit(nomination, request.user) is not None,
        "may_decide": any(may(request.user, right, place=nomination.place) for right in DECIDES),
        "is_namesake": is_namesake(nomination, request.user),
        "may_correct": corrects and not kept,
        "corrected": corrected(nomination) if at_home else (),
        "consents": asked,
        "has_answers": any(one.answer for one in asked),
        "may_note": may_note(nomination, request.user),
        "posted_until": posting.until if at_home else None,
        "posted_past": posting.past if at_home else "",
        "there": address_of(request, nomination.commune_code),
        "heard": heard_of(nomination, request.user) if told else None,
        "has_history": nomination.keeps_history,
        "events": with_posting(among(shown, of_joined(nomination)), posting),
    }


def _reported(nomination: Nomination, events: Iterable[AuditEvent]) -> list[Setback]:
    """What its unit reported and nobody answered; not asked for where its log knows of none."""
    if not any(event.action == "report_setback" for event in events):
        return []
    return list(nomination.setbacks.waiting().order_by("-pk"))


DECIDED = {
    NominationState.REJECTED: "Lý do không duyệt",
    NominationState.APPROVED: "Lý do vẫn duyệt",
    NominationState.ANNULLED: "Lý do vẫn duyệt",
}
THEN = {"reject": "Lý do không duyệt", "approve": "Lý do vẫn duyệt", "keep_votes": "Lý do"}


def with_words(
    nomination: Nomination, ballots: list[Ballot], events: Iterable[AuditEvent]
) -> list[Ballot]:
    """The ballots, each with what its reason is a reason for: what was decided then.

    Of votes that stand no more the log knows what they led to: the last decision before they fell.
    """
    stood = nomination.stopped_as or nomination.state
    led_to = [(event.at, THEN[event.action]) for event in events if event.action in THEN]
    for ballot in ballots:
        fell = ballot.superseded_at
        if ballot.meeting.kind != MeetingKind.APPROVAL:
            ballot.reason_words = "Lý do vẫn xét"
        elif fell is None:
            ballot.reason_words = DECIDED.get(NominationState(stood), "Lý do")
        else:
            before = [decided for decided in led_to if decided[0] < fell]
            ballot.reason_words = max(before)[1] if before else "Lý do"
    return ballots


def files_of_approval(ballots: list[Ballot]) -> list[MeetingFile]:
    """The pages of the minutes of the meeting that decided; no query where none did."""
    held = [one.meeting_id for one in ballots if one.meeting.kind == MeetingKind.APPROVAL]
    return list(MeetingFile.objects.filter(meeting__in=held).order_by("pk")) if held else []


@dataclass(frozen=True, kw_only=True)
class Looked:
    """One item of the checklist as the page tells it; who and when where somebody looked."""

    label: str
    words: str
    who: str = ""
    at: datetime | None = None
    is_clear: bool = False  # looked into, and there was nothing to say
    is_open: bool = False  # nobody has looked


def found_of(nomination: Nomination, own: Iterable[OwnItem]) -> list[Looked]:
    """What was found of each item of its kind; one query, of a dossier the reader is told of.

    own: all its commune ever added; of those that are ended only what was answered.
    """
    answers = {one.item: one for one in nomination.findings.select_related("by")}
    rows = []
    told = [one.item for one in own if one.ended_at is None or one.item.key in answers]
    for item in items_of(nomination.kind, told):
        one = answers.get(item.key)
        words = words_of(item, Answer(found=one.found, note=one.note)) if one else ""
        clear = bool(one and one.found == Found.CLEAR and not one.note)
        is_open = one is None
        if item.demanded:
            words = nomination.get_integrity_display()
            clear = nomination.integrity == Integrity.CLEAR
            is_open = nomination.integrity == Integrity.UNCHECKED
        row = Looked(label=item.label, words=words, is_clear=clear, is_open=is_open)
        rows.append(replace(row, who=one.by.full_name, at=one.at) if one else row)
    return rows


def _is_looked_into(nomination: Nomination) -> bool:
    answered = nomination.duplicate_verdict or nomination.duplicate_answer
    return bool(answered) or (nomination.stopped_as or nomination.state) in LOOKED_INTO


def in_short(rows: Iterable[Looked]) -> dict[str, list[Any]]:
    """The same for whoever does not check: what is clear and what is open by name."""
    rows = list(rows)
    return {
        "clear": [one.label for one in rows if one.is_clear],
        "open": [one.label for one in rows if one.is_open],
        "raised": [one for one in rows if not (one.is_clear or one.is_open)],
    }


def looked_into(nomination: Nomination) -> str:
    """What a complaint that is looked into means where the dossier stands now."""
    if nomination.integrity != Integrity.PENDING:
        return ""
    if nomination.state != NominationState.APPROVED:
        return NOT_YET if nomination.state in CHECKED else ""
    return SEATED if nomination.on_roll else NOT_SEATED


def closed_before_votes(moves: list[tuple[Move, list[Problem]]]) -> list[Problem]:
    """What keeps the leadership from deciding in favour whatever the votes will be."""
    stands = dict(moves).get(MOVES["approve"], [])
    return [problem for problem in stands if problem.field != OF_VOTES]


@dataclass(frozen=True, kw_only=True)
class ToCheck:
    """What the office's check asks about: likely doubles, odd votes, what was answered so far.

    review: the votes of its unit's meeting, read in one look with the answers.
    """

    doubles: list[Nomination]
    odd: list[Problem]
    start: dict[str, str]
    review: Ballot | None
    answers: list[TypedIn]


def to_check(nomination: Nomination) -> ToCheck:
    review = nomination.ballots.of_review().select_related("meeting").first()
    value = counted(review) if review else None
    doubles = likely_doubles(nomination)
    start = check_of(nomination, reasoned=review.reason if review else "", doubles=doubles)
    odd = list(rules.odd_votes(value, majority_of(nomination.conference)))
    return ToCheck(
        doubles=doubles, odd=odd, start=start, review=review, answers=in_panel(nomination)
    )
