"""Gathers a conversation about a dossier: threads with answers, and boxes to answer in."""

import uuid
from dataclasses import dataclass

from accounts.audit import who
from accounts.models import User
from nominations.actions.comments import writes_for_unit
from nominations.forms.comments import AnswerForm
from nominations.models import Comment, Nomination


@dataclass(kw_only=True)
class Line:
    """One thing that was said, as a page tells it."""

    comment: Comment
    who: str
    is_new: bool


@dataclass(kw_only=True)
class Thread:
    """What was asked first, all answers to it, and the box for the next."""

    first: Comment
    lines: list[Line]
    form: AnswerForm

    @property
    def folds(self) -> bool:
        """What is done takes one line of a phone, unless there is something new or wrong in it."""
        is_new = any(line.is_new for line in self.lines)
        return bool(self.first.done_at) and not is_new and not self.form.errors


def prefix_of(first: int) -> str:
    return f"t{first}"


def threads_of(nomination: Nomination, user: User) -> list[Thread]:
    """Open ones first, the newest on top; one query."""
    unit = writes_for_unit(nomination, user)
    found: dict[int, Thread] = {}
    for one in nomination.comments.select_related("by").order_by("pk"):
        if one.first_id is None:
            form = AnswerForm(prefix=prefix_of(one.pk), initial={"form_key": uuid.uuid4()})
            found[one.pk] = Thread(first=one, lines=[], form=form)
        is_new = one.read_at is None and one.from_unit is not unit
        line = Line(comment=one, who=who(one.role, one.unit), is_new=is_new)
        found[one.first_id or one.pk].lines.append(line)
    return sorted(found.values(), key=lambda thread: (bool(thread.first.done_at), -thread.first.pk))


def shown(threads: list[Thread]) -> dict[str, int]:
    """The last comment of the page, and how many of all are new to its reader."""
    lines = [line for thread in threads for line in thread.lines]
    return {
        "last": max((line.comment.pk for line in lines), default=0),
        "new": sum(line.is_new for line in lines),
    }
