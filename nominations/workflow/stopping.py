"""The moves that stop looking at a dossier and go on with it just as it stood.

The plan knows no such end: somebody dies, asks to be left out, comes under discipline. Our reading
(proposed): who decides where the dossier stands by then decides this too, until the conference
begins; as long it can be taken back. Afterwards nobody is looked at any more: an approval that was
wrong is annulled, by its decision.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from accounts.enums import Permission
from accounts.names import clean
from accounts.problems import Problem, Refused
from conferences.facts import has_begun
from conferences.workflow import NOTE_LENGTH, Move, Step, nothing_above
from nominations import rules
from nominations.enums import NominationState, StopReason
from nominations.models import Nomination, Setback
from nominations.workflow.above import unit_above, unit_of_returned
from nominations.workflow.apart import apart_from
from nominations.workflow.columns import told_anew
from nominations.workflow.effects import (
    answer_anew,
    answer_reports,
    off_the_page,
    settle_returned,
    settle_unit,
)
from nominations.workflow.guards import honoured_in_one, not_on_roll
from nominations.workflow.values import likely_doubles, open_doubles, value_of

S = NominationState
NO_REASON = Problem(text="Hãy chọn lý do dừng xét.", field="reason")
NO_WORDS = Problem(text="Hãy ghi lý do dừng xét.", field="note")
WORDS_LENGTH = NOTE_LENGTH - 100  # characters beside the reason, which is kept with them
HELD = Problem(
    text="Hội nghị đã diễn ra, không mở lại được hồ sơ này. Hãy giữ nguyên quyết định.",
    field="held",
)
NO_MORE = Problem(
    text="Hội nghị đã diễn ra, hồ sơ không còn được xét nên không dừng xét nữa. Hãy giữ nguyên hồ "
    "sơ.",
    field="held",
)
APPROVED_HELD = Problem(
    text="Hội nghị đã diễn ra, không dừng xét nữa. Nếu có quyết định, hãy hủy kết quả duyệt.",
    field="held",
)
ELSEWHERE = Problem(text="Hồ sơ dừng xét khi đang ở bước khác. Hãy xem lại.", field="elsewhere")
ANSWERS_ALL = "Điều đơn vị đã báo và còn chờ được trả lời cùng lúc."
TELLS = "Đơn vị giới thiệu đọc được lý do; trước khi diễn ra Hội nghị, có thể mở lại."
OFF_LIST = "Hồ sơ không còn được xét; đang niêm yết thì được đưa khỏi trang niêm yết."
IN_TIME = "Đơn vị vẫn được tính là đã gửi hồ sơ."
WAS_APPROVED = "Hồ sơ đã duyệt không còn là điển hình của xã, không mời dự Hội nghị."


def why_in_words(note: str, said: Mapping[str, Any]) -> str:
    """Từ trần. Ngày 17/8: what the history and the unit read."""
    found = said.get("reason", "")
    if found not in StopReason.values:
        return note  # refused by `stopped`
    return f"{StopReason(found).label}. {note}" if note else f"{StopReason(found).label}."


def stopped(step: Step[Nomination]) -> dict[str, Any]:
    """Where it stood, and why it does not any more."""
    reason = step.said.get("reason", "")
    if reason not in StopReason.values:
        raise Refused(NO_REASON)
    if step.note == why_in_words("", step.said) and reason == StopReason.OTHER:
        raise Refused(NO_WORDS)
    words = clean(step.note)
    return {"stopped_as": step.dossier.state, "stopped_for": reason, "stopped_words": words}


def going_on(step: Step[Nomination]) -> dict[str, Any]:
    return dict.fromkeys(("stopped_as", "stopped_for", "stopped_words"), "")


def is_held(nomination: Nomination, at: datetime) -> bool:
    """Whether its conference has begun; no query where the hour of it is set, or a page that only
    shows has read the deadlines already.
    """
    conference = nomination.conference
    return has_begun(conference, conference.known_deadlines(), at=at)


def can_stop(nomination: Nomination, at: datetime) -> list[Problem]:
    if nomination.state != S.APPROVED:
        return [NO_MORE] if is_held(nomination, at) else []
    return [*not_on_roll(nomination, at), *([APPROVED_HELD] if is_held(nomination, at) else [])]


def _goes_on_as(state: str, nomination: Nomination, at: datetime) -> list[Problem]:
    """Only to where it stood, and as long as it can lead anywhere."""
    if nomination.stopped_as != state:
        return [ELSEWHERE]
    over = [HELD] if is_held(nomination, at) else []
    return over + (_still_approved(nomination) if state == S.APPROVED else [])


def _still_approved(nomination: Nomination) -> list[Problem]:
    """II.4.1, NĐ 152/2025, Đ.4: what came up meanwhile would have kept it from being approved."""
    doubles = likely_doubles(nomination)
    dossier = value_of(nomination, doubles=doubles)
    open_ones = open_doubles(nomination, [(one.code, one.duplicate_verdict) for one in doubles])
    return [*rules.clean_record(dossier), *honoured_in_one(dossier, open_ones)]


def _means_stopping(nomination: Nomination) -> tuple[str, ...]:
    waits = Setback.objects.waiting().filter(nomination=nomination).exists()
    tells = (TELLS, ANSWERS_ALL) if waits else (TELLS,)
    if nomination.state == S.APPROVED:
        return (WAS_APPROVED, *tells)
    return (OFF_LIST, IN_TIME, *tells)


def _means_going_on(nomination: Nomination) -> tuple[str, ...]:
    if nomination.stopped_as not in S.values:
        return ()
    return (f"Hồ sơ trở lại “{S(nomination.stopped_as).label}”, đúng như khi dừng xét.",)


STOP = Move(
    name="stop",
    label="Dừng xét",
    sources=frozenset({S.SUBMITTED, S.RETURNED, S.VERIFIED}),
    target=S.STOPPED,
    permission=Permission.NOMINATION_VERIFY,
    check=can_stop,
    apart=apart_from(Permission.NOMINATION_VERIFY),
    above=unit_of_returned,
    hidden_by=frozenset({"held"}),
    takes_note=True,
    note_label="Ghi thêm",
    note_length=WORDS_LENGTH,
    kept_note=why_in_words,
    columns=(stopped,),
    effects=(settle_returned, off_the_page, answer_reports),
    weighty=True,
    told="Dừng xét hồ sơ",
    made="Đã dừng xét hồ sơ của {}.",
    means=_means_stopping,
)


def _go_on(state: NominationState, permission: Permission) -> Move:
    return Move(
        name=f"resume_{state}",
        label="Mở lại",
        sources=frozenset({S.STOPPED}),
        target=state,
        permission=permission,
        check=partial(_goes_on_as, state),
        apart=apart_from(permission),
        above=unit_above if state == S.RETURNED else nothing_above,
        hidden_by=frozenset({"elsewhere"}),
        columns=(going_on, told_anew),
        effects=(settle_unit, answer_anew) if state == S.RETURNED else (answer_anew,),
        weighty=True,
        told="Mở lại hồ sơ đã dừng xét",
        made="Đã mở lại hồ sơ của {}.",
        means=_means_going_on,
    )


STOPPING = (
    STOP,
    replace(
        STOP,
        name="stop_approved",
        sources=frozenset({S.APPROVED}),
        permission=Permission.NOMINATION_APPROVE,
        apart=apart_from(Permission.NOMINATION_APPROVE),
        above=nothing_above,
        effects=(off_the_page, answer_reports),
    ),
    _go_on(S.SUBMITTED, Permission.NOMINATION_VERIFY),
    _go_on(S.RETURNED, Permission.NOMINATION_VERIFY),
    _go_on(S.VERIFIED, Permission.NOMINATION_VERIFY),
    _go_on(S.APPROVED, Permission.NOMINATION_APPROVE),
)
