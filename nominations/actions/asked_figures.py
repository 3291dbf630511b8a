"""A unit's request that the office correct a meeting on which sent dossiers rest: one press.

It is a line of the conversation about one of them, where the office reads and answers anyway; the
meeting's own pages show it to whoever corrects, and correcting to those figures answers it.
"""

import re
import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import Case, When

from accounts.enums import Permission
from accounts.models import User
from accounts.problems import Refused
from conferences.workflow import NO_RIGHT
from nominations.actions import comments
from nominations.enums import DEAD, NominationState
from nominations.models import Ballot, Comment, Nomination, ReviewMeeting

ABOUT = "review"  # of `topics`
WORDS = "Đề nghị sửa số người của cuộc họp {}: {}."
AS_THEY_ARE = "Cuộc họp đã ghi đúng các số này, không cần đề nghị sửa. Hãy ghi tiếp."
CALLED = {"invited": "mời", "present": "có mặt"}
PROPOSED = re.compile(
    r"(?:mời \d+ → (?P<invited>\d+))?(?:, )?(?:có mặt \d+ → (?P<present>\d+))?\.", re.ASCII
)
MORE_VOTES = (
    "Đã ghi nhiều phiếu hơn {present} người có mặt: {names}. Phòng phải trả lại các hồ sơ này để "
    "đơn vị sửa số phiếu thì mới sửa được số người."
)
DONE = "Phòng đã sửa số người của cuộc họp {held.on_day}: {figures}."
LACKING = "Nay còn thiếu phiếu: {names}. Hãy xem lại số phiếu."
NOT_THIS = " Đề nghị này chưa được sửa theo, còn chờ Phòng trả lời."
NAMED = 5  # dossiers of a sentence


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
    if not (said := _said(held, figures)):
        raise Refused(AS_THEY_ARE)
    text = WORDS.format(held.on_day, said)
    mine = Comment.objects.asked_of([held.pk]).filter(nomination=one, from_unit=True)
    for open_one in mine.order_by("pk"):
        if proposed_in(open_one, held) == figures:
            return open_one
    return comments.say(one, text=text, about=ABOUT, form_key=uuid.uuid4(), by=by, at=at)


def _said(held: ReviewMeeting, figures: Mapping[str, int]) -> str:
    """mời 50 → 52, có mặt 42 → 47: those that differ; nothing where none does."""
    told = (
        f"{word} {getattr(held, name)} → {figures[name]}"
        for name, word in CALLED.items()
        if getattr(held, name) != figures[name]
    )
    return ", ".join(told)


def _named_in(said: Comment, held: ReviewMeeting) -> dict[str, int]:
    """The figures a request names for this meeting, whatever stood when it was written; of any
    other comment none.
    """
    head = WORDS.partition("{}: ")[0] + f"{held.on_day}: "
    found = PROPOSED.fullmatch(said.text.removeprefix(head)) if said.text.startswith(head) else None
    told = found.groupdict() if found else {}
    return {name: int(number) for name, number in told.items() if number}


def proposed_in(said: Comment, held: ReviewMeeting) -> dict[str, int] | None:
    """The figures it would have by a request; None of any other comment, or where they stand."""
    named = _named_in(said, held)
    figures = {name: named.get(name, getattr(held, name)) for name in CALLED}
    return figures if _said(held, figures) else None


def waiting_for(held: ReviewMeeting) -> dict[int, dict[str, int]]:
    """The figures of each request about this meeting that nobody answered, by its key."""
    asked = Comment.objects.asked_of([held.pk]).filter(from_unit=True)
    told = {said.pk: proposed_in(said, held) for said in asked.order_by("pk")}
    return {pk: figures for pk, figures in told.items() if figures}


def more_votes_than_asked(held: ReviewMeeting, by: User) -> str:
    """Which dossiers known to `by` stand against the figures asked for last; nothing for none."""
    waiting = waiting_for(held)
    present = waiting[max(waiting)]["present"] if waiting else held.present
    seen = Ballot.objects.within_reach(by, Permission.NOMINATION_VIEW).filter(meeting=held)
    over = [one for one in seen.select_related("nomination") if one.cast > present]
    return MORE_VOTES.format(present=present, names=told_of(over)) if over else ""


def told_of(ballots: Iterable[Ballot]) -> str:
    """Nguyễn Văn Ất (HS-…) 48 phiếu; …: by name, at most NAMED of them."""
    all_of_them = sorted(ballots, key=lambda one: (one.nomination.name_sort, one.pk))
    each = [
        f"{one.nomination.full_name} ({one.nomination.code}) {one.cast} phiếu"
        for one in all_of_them[:NAMED]
    ]
    more = len(all_of_them) - NAMED
    return "; ".join([*each, f"và {more} hồ sơ khác"] if more > 0 else each)


def lacking(ballots: Iterable[Ballot], present: int) -> list[Ballot]:
    """Those with fewer votes than people there; who is not judged any more lacks nothing."""
    going_on = (one for one in ballots if one.nomination.state not in DEAD)
    return [one for one in going_on if one.cast < present]


def answer_requests(
    held: ReviewMeeting,
    figures: Mapping[str, int],
    ballots: Iterable[Ballot],
    *,
    by: User,
    at: datetime,
) -> int:
    """By the deed: each request is told what the office made of it, and is done where it named
    these figures. Of another its unit reads that it waits on; how many do.

    held: as it stood before; ballots: of the sent dossiers, of which some may lack votes by now.
    """
    text = DONE.format(held=held, figures=_said(held, figures))
    short = lacking(ballots, figures["present"])
    text += f" {LACKING.format(names=told_of(short))}" if short else ""
    asked = Comment.objects.filter(pk__in=waiting_for(held))
    left = 0
    for first in asked.select_related("nomination__unit__commune").order_by("pk"):
        done = _named_in(first, held).items() <= figures.items()
        told = text if done else text + NOT_THIS
        comments.say(first.nomination, text=told, form_key=uuid.uuid4(), first=first, by=by, at=at)
        comments.settle(first, done=done, by=by, at=at)
        left += not done
    return left
