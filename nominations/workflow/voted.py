"""Votes that stand: whose those of an approval meeting are, and who falls by another count."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from accounts import audit
from accounts.models import AuditEvent, User
from accounts.problems import Problem
from conferences.calendar import vn_short
from conferences.workflow import overtaken
from nominations import rules
from nominations.enums import MeetingKind, NominationState
from nominations.models import Ballot, Nomination
from nominations.workflow.values import counted, majority_of

KEPT = "keep_votes"  # what the history calls their writing where the dossier waits on
VOTED = "họp xét duyệt ngày {}, đã ghi {}"


@dataclass(frozen=True, kw_only=True)
class Lost:
    """A dossier that is no longer above the plan's share of those present, in the rule's words."""

    code: str
    full_name: str
    text: str


def mark_of(ballot_id: int) -> str:
    """What a page says along of the votes it has shown or told of."""
    return f"b{ballot_id}"


def standing(conference: int, codes: Collection[str]) -> Iterator[Ballot]:
    """The votes that new ones would take the place of, of those dossiers that wait on."""
    found = Ballot.objects.standing().of_approval().filter(nomination__code__in=codes)
    here = found.filter(
        nomination__conference=conference, nomination__state=NominationState.VERIFIED
    )
    yield from here.select_related("nomination__conference", "meeting").order_by("pk")


def words_of(ballot: Ballot) -> str:
    return VOTED.format(vn_short(ballot.meeting.held_on), counted(ballot).words)


def noted(nomination: Nomination) -> AuditEvent | None:
    """The event that says who wrote them."""
    of = {"target": "nomination", "target_code": nomination.code, "action": KEPT}
    return audit.last_of(nomination.commune_code, **of)


def unseen(nomination: Nomination, wanted: Ballot, *, seen: str | None, by: User) -> list[Problem]:
    """That votes stand its page has not told of, under the dossier's row; the same ones again are
    the same button tapped twice. seen: marks of those it told of; None of a program.
    """
    if seen is None or nomination.state != NominationState.VERIFIED:  # the move says what it is now
        return []
    own = Ballot.objects.standing().of_approval().filter(nomination=nomination)
    ballot = own.select_related("meeting").first()
    if ballot is None or mark_of(ballot.pk) in seen.split() or _same(ballot, wanted):
        return []
    return [overtaken(words_of(ballot), noted(nomination), by=by)]


def _same(one: Ballot, other: Ballot) -> bool:
    votes = ("meeting_id", "agree", "disagree", "abstain")
    return all(getattr(one, part) == getattr(other, part) for part in votes)


def lost_by(ballots: list[Ballot], *, was: int, present: int) -> tuple[Lost, ...]:
    """Whom the figures before let pass and these do not (II.4.1).

    Of an approval meeting: every approved one whose votes are odd now, also where a reason was
    given for other figures; who was not approved has nothing to look at again.
    """
    if not ballots or was == present:
        return ()
    if ballots[0].meeting.kind == MeetingKind.APPROVAL:
        return _odd_now(ballots, present=present)
    share = majority_of(ballots[0].meeting.conference)
    found = []
    for ballot in sorted(ballots, key=lambda one: one.nomination.name_sort):
        value = counted(ballot)
        before = list(rules.majority(replace(value, present=was), share))
        after = list(rules.majority(replace(value, present=present), share))
        if after and not before:
            name, code = ballot.nomination.full_name, ballot.nomination.code
            found.append(Lost(code=code, full_name=name, text=after[0].text))
    return tuple(found)


def _odd_now(ballots: list[Ballot], *, present: int) -> tuple[Lost, ...]:
    share = majority_of(ballots[0].meeting.conference)
    approved = [one for one in ballots if one.nomination.state == NominationState.APPROVED]
    found = []
    for ballot in sorted(approved, key=lambda one: one.nomination.name_sort):
        odd = list(rules.odd_votes(replace(counted(ballot), present=present), share))
        if odd:
            name, code = ballot.nomination.full_name, ballot.nomination.code
            words = " ".join(problem.text for problem in odd)
            found.append(Lost(code=code, full_name=name, text=words))
    return tuple(found)
