"""The only writer of what office and unit write to each other about a dossier."""

import uuid
from datetime import datetime

from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import User
from accounts.permissions import may
from accounts.problems import Problem, Refused
from accounts.reading import lines
from accounts.telling import too_long
from conferences.workflow import NO_RIGHT, demand_current, hold
from nominations.enums import NominationState
from nominations.models import COMMENT_LENGTH, Comment, Nomination
from nominations.particulars import topics

NOT_SENT = "Hồ sơ chưa gửi nên Phòng chưa xem được. Hãy gửi hồ sơ rồi trao đổi."
EMPTY = "Hãy viết nội dung trao đổi."


def writes_for_unit(nomination: Nomination, user: User) -> bool | None:
    """Whether this person speaks for the unit, or for the office; None: for neither."""
    if may(user, Permission.NOMINATION_WRITE, place=nomination.place):
        return True
    return False if may(user, Permission.NOMINATION_VERIFY, place=nomination.place) else None


def _side(nomination: Nomination, by: User) -> bool:
    side = writes_for_unit(nomination, by)
    if side is None:
        raise Refused(NO_RIGHT)
    return side


@in_one_go
def say(
    nomination: Nomination,
    *,
    text: str,
    form_key: uuid.UUID,
    about: str = "",
    first: Comment | None = None,
    by: User,
    at: datetime,
) -> Comment:
    """Ask or answer; the same form sent again is one comment, an answer opens what was done.

    A form gone back to and sent with other words is another comment. about: a name of `topics`;
    anything else raises KeyError.
    """
    from_unit = _side(nomination, by)
    hold(nomination)
    said = lines(text)
    if found := Comment.objects.filter(form_key=form_key, nomination=nomination).first():
        if found.text == said and found.first_id == (first.pk if first else None):
            return found
        form_key = uuid.uuid5(form_key, f"{first.pk if first else ''} {said}")
        if again := Comment.objects.filter(form_key=form_key, nomination=nomination).first():
            return again
    if nomination.state == NominationState.DRAFT:
        raise Refused(Problem(text=NOT_SENT))
    if first and (first.nomination_id != nomination.pk or first.first_id):
        raise Refused(NO_RIGHT)
    if not said or len(said) > COMMENT_LENGTH:
        text = too_long(COMMENT_LENGTH, len(said)) if said else EMPTY
        raise Refused(Problem(text=text, field="text"))
    if first:
        Comment.objects.filter(pk=first.pk).update(done_at=None)
    return Comment.objects.create(
        nomination=nomination,
        first=first,
        about="" if first else about,
        label="" if first else topics(nomination.kind)[about],
        text=said,
        at=at,
        by=by,
        role=by.role,
        unit=by.unit.name if by.unit else "",
        from_unit=from_unit,
        form_key=form_key,
    )


@in_one_go
def read(
    nomination: Nomination, *, last: int, thread: Comment | None = None, by: User, at: datetime
) -> int:
    """One side has read what the other wrote, up to the last comment that its page showed.

    thread: the first of those that were read; without one all of them.
    """
    unit = _side(nomination, by)
    unread = Comment.objects.filter(nomination=nomination, pk__lte=last).unread_by(unit=unit)
    return (unread.in_thread(thread) if thread else unread).update(read_at=at)


@in_one_go
def settle(first: Comment, *, done: bool, by: User, at: datetime) -> None:
    """Call what was asked done, or open again."""
    _side(first.nomination, by)
    demand_current(first.nomination)
    Comment.objects.filter(pk=first.pk, first=None).update(done_at=at if done else None)
