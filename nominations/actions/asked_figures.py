"""A unit's request that the office correct a meeting on which sent dossiers rest: one press.

It is a line of the conversation about one of them, where the office reads and answers anyway; the
meeting's own pages show it to whoever corrects.
"""

import uuid
from collections.abc import Mapping
from datetime import datetime

from django.db.models import Case, When

from accounts.models import User
from accounts.problems import Refused
from conferences.workflow import NO_RIGHT
from nominations.actions import comments
from nominations.enums import DEAD, NominationState
from nominations.models import Comment, Nomination, ReviewMeeting

ABOUT = "review"  # of `topics`
WORDS = "Đề nghị sửa số người của cuộc họp {}: {}."
AS_THEY_ARE = "Cuộc họp đã ghi đúng các số này, không cần đề nghị sửa. Hãy ghi tiếp."
CALLED = {"invited": "mời", "present": "có mặt"}


def ask_figures(
    held: ReviewMeeting,
    figures: Mapping[str, int],
    *,
    of: Nomination | None = None,
    by: User,
    at: datetime,
) -> Comment:
    """Ask for these figures instead; asked again while nobody answered, it is one request.

    of: the dossier on whose page it is; while that is a draft another of the meeting speaks for it.
    """
    sent = Nomination.objects.writable_by(by).exclude(state=NominationState.DRAFT)
    resting = sent.filter(ballots__meeting=held).select_related("unit__commune")
    is_over = Case(When(state__in=DEAD, then=True), default=False)
    resting = resting.order_by(is_over, "code")  # one that goes on is read and answered
    one = (resting.filter(pk=of.pk).first() if of else None) or resting.first()
    if one is None:
        raise Refused(NO_RIGHT)
    stood = {name: getattr(held, name) for name in CALLED}
    other = [name for name in CALLED if figures[name] != stood[name]]
    if not other:
        raise Refused(AS_THEY_ARE)
    told = (f"{CALLED[name]} {stood[name]} → {figures[name]}" for name in other)
    text = WORDS.format(held.on_day, ", ".join(told))
    open_one = Comment.objects.filter(nomination=one, first=None, done_at=None, text=text).first()
    return open_one or comments.say(
        one, text=text, about=ABOUT, form_key=uuid.uuid4(), by=by, at=at
    )
