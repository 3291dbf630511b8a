"""The only writer of what a unit reports of whoever it put forward, and of the office's answer.

A report moves nothing: dossier, roll and papers stay until somebody who may decides. Who answers
it may decide by the same press that the dossier is stopped.
"""

from datetime import datetime

from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import User
from accounts.names import clean
from accounts.permissions import may
from accounts.problems import Problem, Refused
from accounts.telling import too_long
from conferences.workflow import NO_RIGHT, Move, advance, demand, hold
from nominations.enums import DEAD, STOPPED_BY, NominationState, SetbackKind
from nominations.models import Nomination, Setback
from nominations.models.setbacks import WORDS_LENGTH
from nominations.workflow import MOVES
from nominations.workflow.apart import apart_from, demand_apart, note_refused
from nominations.workflow.effects import ANSWERED
from nominations.workflow.guards import demand_write
from nominations.workflow.noted import note_of

MOST = 20  # reports of one dossier
ANSWERS = (Permission.NOMINATION_VERIFY, Permission.NOMINATION_APPROVE)
NOT_SENT = "Hồ sơ chưa gửi. Muốn thôi giới thiệu, hãy xóa bản nháp."
OVER = "Hồ sơ này không còn được xét nên không cần báo. Hãy xem lại hồ sơ."
FULL = "Đã báo nhiều lần. Hãy gọi Phòng Văn hóa - Xã hội."
TOGETHER = "Cùng với điều đã báo: tối đa {} ký tự, kể cả dấu cách; đang có {}. Hãy viết ngắn lại."
NO_ANSWER = "Hãy ghi trả lời cho đơn vị."
NO_STOP = "Hồ sơ không còn ở bước dừng xét được. Hãy xem lại."


def may_report(nomination: Nomination) -> bool:
    """Whether there is anything to report of: it was sent, and somebody is put forward by it."""
    return nomination.state not in {NominationState.DRAFT, *DEAD}


def may_answer(nomination: Nomination, user: User) -> bool:
    """Whether they hold a right to, and are not related to whoever is put forward."""
    rights = _rights(nomination, user)
    return bool(rights) and not apart_from(rights[0])(nomination, user)


def _rights(nomination: Nomination, user: User) -> list[Permission]:
    return [right for right in ANSWERS if may(user, right, place=nomination.place)]


@in_one_go
def report(
    nomination: Nomination, *, kind: str, words: str = "", by: User, at: datetime
) -> Setback:
    """Tell the office; the same again, until it is answered, is one report with all its words."""
    demand_write(by, nomination)
    hold(nomination)  # the gate of sending and deciding too
    said = clean(words)
    if not may_report(nomination):
        draft = nomination.state == NominationState.DRAFT
        raise Refused(Problem(text=NOT_SENT if draft else OVER))
    if len(said) > WORDS_LENGTH:
        raise Refused(Problem(text=too_long(WORDS_LENGTH, len(said)), field="words"))
    found = SetbackKind(kind)
    told = Setback.objects.filter(nomination=nomination)
    if there := told.waiting().filter(kind=found).first():
        return _with_words(there, said)
    if told.count() >= MOST:
        raise Refused(Problem(text=FULL))
    made = Setback.objects.create(nomination=nomination, kind=found, words=said, at=at, by=by)
    note_of(nomination, "report_setback", note=str(found.label), by=by, at=at)
    return made


def _with_words(there: Setback, said: str) -> Setback:
    if said and said not in there.words:
        both = f"{there.words}; {said}" if there.words else said
        if len(both) > WORDS_LENGTH:
            words = TOGETHER.format(WORDS_LENGTH, len(both))
            raise Refused(Problem(text=words, field="words"))
        there.words = both
        there.save(update_fields=["words"])
    return there


@in_one_go
def answer(setback: Setback, *, words: str, by: User, at: datetime) -> None:
    """Say what the office made of it; the unit is told until it says that it has read it."""
    nomination = setback.nomination
    rights = _rights(nomination, by)
    if not rights:
        raise Refused(NO_RIGHT)
    hold(nomination)
    demand_apart(by, rights[0], nomination)
    said = clean(words)
    if not said or len(said) > WORDS_LENGTH:
        text = too_long(WORDS_LENGTH, len(said)) if said else NO_ANSWER
        raise Refused(Problem(text=text, field="answer"))
    waiting = Setback.objects.waiting().filter(pk=setback.pk)
    if not waiting.update(answer=said, answered_at=at, answered_by=by):
        raise Refused(Problem(text=ANSWERED))
    note_of(nomination, "answer_setback", note=str(setback.get_kind_display()), by=by, at=at)


@in_one_go
def take_back(setback: Setback, *, by: User, at: datetime) -> None:
    """The unit reported what was not so; as long as nobody has answered, nobody is asked."""
    nomination = setback.nomination
    demand_write(by, nomination)
    hold(nomination)
    gone, _ = Setback.objects.waiting().filter(pk=setback.pk).delete()
    if not gone:
        raise Refused(Problem(text=ANSWERED))
    kind = str(setback.get_kind_display())
    note_of(nomination, "take_back_setback", note=kind, by=by, at=at)


def stopping(nomination: Nomination) -> Move | None:
    """The move that stops it where it stands; None where there is nothing to stop."""
    leads = (one for one in MOVES.values() if one.target == NominationState.STOPPED)
    return next((one for one in leads if nomination.state in one.sources), None)


def stop(setback: Setback, *, by: User, at: datetime) -> None:
    """Decide by what was reported; the move answers that, and whatever else waits."""
    nomination = setback.nomination
    chosen = stopping(nomination)
    if not _rights(nomination, by):
        raise Refused(NO_RIGHT)
    if chosen is None:
        raise Refused(Problem(text=NO_STOP))
    demand(by, chosen.permission, place=nomination.place)
    reason = STOPPED_BY[SetbackKind(setback.kind)]
    said = {"reason": reason, "report": setback.pk}
    try:
        advance(nomination, chosen, by=by, at=at, note=setback.words, **said)
    except Refused as refused:  # after what it undid is undone
        note_refused(nomination, refused.problems, by=by, at=at)
        raise


@in_one_go
def know(nomination: Nomination, *, answers: bool = True, by: User, at: datetime) -> None:
    """The unit has read that its dossier goes on, and what was answered where it saw that."""
    demand_write(by, nomination)
    Nomination.objects.filter(pk=nomination.pk).update(opened_again_at=None)
    if answers:
        Setback.objects.filter(nomination=nomination).unknown().update(known_at=at)
