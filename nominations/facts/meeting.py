"""What the leadership's meeting reads of each dossier that waits for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, Prefetch, Q

from accounts.models import AuditEvent
from accounts.names import alike, fold
from conferences.models import Conference
from nominations.calendar import on_day
from nominations.checklist import Item, items_of
from nominations.enums import Found, NominationState
from nominations.facts.rows import NominationRow, row_of, with_looks
from nominations.models import Ballot, Change, Evidence, Finding, Nomination, OwnItem, Unposted
from nominations.querysets.along import ReadBallot
from nominations.querysets.found_by import ALIKE
from nominations.querysets.people import people_of, perhaps_none
from nominations.workflow.doubted import left_unchecked, shortly
from nominations.workflow.public import excused
from nominations.workflow.values import counted

NOT_LOOKED = "Chưa kiểm tra"
UNPOSTED = (
    "Duyệt không niêm yết vì người được giới thiệu không đồng ý công khai. Ý kiến lãnh đạo: {}"
)
NOT_POSTED = "Không niêm yết, lãnh đạo đồng ý"
OWN_GROUND = "Lãnh đạo tự ghi căn cứ"


@dataclass(frozen=True, kw_only=True)
class ToDecide:
    """One dossier that was verified: what it says, how its unit voted, what the office found."""

    row: NominationRow
    review: str  # 40 đồng ý, 1 không đồng ý, …; 42 người có mặt, họp ngày 15/8/2025
    files: int
    found: tuple[tuple[str, str], ...]  # an item of the checklist, and what was found
    looks: tuple[str, ...]  # what a machine would have people look at, and nobody has answered
    marks: tuple[str, ...]  # the same in a word or two
    unchecked: str  # what nobody looked into, in a few words
    stops: tuple[str, ...]  # what keeps it from a vote: nobody is asked for one


def to_decide(conference: Conference) -> list[ToDecide]:
    """All that wait for the leadership, units in order, then by name; as many queries for many."""
    waiting = Nomination.objects.of(conference).verified().in_paper_order()
    read = list(
        waiting.with_votes()
        .with_joined()
        .with_words()
        .prefetch_related(
            Prefetch("findings", queryset=Finding.objects.select_related("by")),
            Prefetch("evidence", queryset=Evidence.objects.only("pk", "nomination_id")),
        )
    )
    seen = {one.pk: one for one in with_looks(conference, read)}
    own = list(OwnItem.objects.of(conference.commune_id)) if read else []
    words = _unposted(conference) if read and conference.posting_days else {}
    return [_of(one, seen[one.pk], own, words.get(one.pk, "")) for one in read]


def _unposted(conference: Conference) -> dict[int, str]:
    """What the leadership wrote of those who need not be posted, by dossier."""
    verified = Nomination.objects.of(conference).verified()
    words = Unposted.objects.standing().filter(nomination__in=excused(verified))
    return dict(words.values_list("nomination", "word"))


def people_to_decide(conference: Conference, dossiers: int) -> int:
    """How many people these dossiers name, as the list of dossiers counts them: a group's is who
    represents it, one person is counted once.
    """
    every = Nomination.objects.of(conference)
    waiting = every.verified()
    few = perhaps_none(every, waiting) if dossiers else ()
    return people_of(lambda: waiting, dossiers, few)


def _of(one: Nomination, seen: NominationRow, own: Sequence[OwnItem], unposted: str) -> ToDecide:
    by_word = list(_by_word(one, unposted))
    answered = {finding.item for finding in one.findings.all()}
    return ToDecide(
        row=row_of(one, whole=True),
        review=_review(one.review_ballots),
        files=len(one.evidence.all()),
        found=tuple(_found(one, own)),
        looks=(*seen.looks, *(words for words, _ in by_word)),
        marks=(*seen.marks, *(mark for _, mark in by_word)),
        unchecked=shortly(left_unchecked(one, answered, _in_use(own))),
        stops=seen.stops,
    )


def _in_use(own: Sequence[OwnItem]) -> Iterable[Item]:
    return (each.item for each in own if each.ended_at is None)


def _by_word(one: Nomination, unposted: str) -> Iterable[tuple[str, str]]:
    """What the leadership wrote of who judges it and of its posting, whole and short: whoever votes
    knows it.
    """
    if unposted:
        yield UNPOSTED.format(unposted), NOT_POSTED
    if word := one.checked_by_word:
        yield word.of_the_check, f"{word.who_checked}, lãnh đạo đồng ý"
    if one.own_word:
        yield f"{OWN_GROUND}: {one.own_word}", OWN_GROUND


# What the log tells of a dossier that leaves its page of the paper as it was; of consents, unless
# the leadership let the nominee be approved in spite of one: its word stands there, and may fall.
OF_CONSENTS = ("note_consents", "withdraw_consent")
QUIET = ("open_evidence", "spoilt_evidence", "refused_apart", "keep_votes", *OF_CONSENTS)
LEFT = (
    NominationState.DRAFT,
    NominationState.SUBMITTED,
    NominationState.RETURNED,
    NominationState.CLOSED,
    NominationState.STOPPED,
)
DECIDED = (NominationState.APPROVED, NominationState.REJECTED)
OWN_ITEMS = ("add_own_item", "end_own_item")
CODE = "target_code"
RENAMED = 500  # names put right since a paper was built; more than a conference has


def changed_since(conference: Conference, moment: datetime) -> bool:
    """Whether what `to_decide` tells is other since a moment: a dossier came, left, one of the
    list or its namesake had something done to it, or the commune's own items are others. One query
    while nothing happened, else three. Of one sent, taken back and thrown away nobody knows any
    more what it was called: it may have been a namesake.
    """
    since = AuditEvent.objects.filter(commune_code=conference.commune.code, at__gt=moment)
    if not since.filter(target__in=("nomination", "checklist")).exists():
        return False
    # By sets of codes: asked of every dossier the log would be read for each.
    log = since.filter(target="nomination")
    mine = Nomination.objects.of(conference)
    left = Q(state__in=LEFT, code__in=log.filter(before=NominationState.VERIFIED).values(CODE))
    decided = Q(state__in=DECIDED, decided_at__gt=moment)
    # Itself, one closed for it or opened again, one sent or taken back: they are called alike.
    sent = ~Q(state=NominationState.DRAFT)
    sent |= Q(code__in=log.filter(before=NominationState.SUBMITTED).values(CODE))
    loud = sent & Q(code__in=log.exclude(action__in=QUIET).values(CODE))
    named = Q(alike__in=mine.verified().values(alike=ALIKE))
    told = mine.alias(alike=ALIKE).filter(code__in=log.values(CODE))
    let = Unposted.objects.standing().values("nomination")
    unsaid = Q(code__in=log.filter(action__in=OF_CONSENTS).values(CODE))
    unsaid &= Q(pk__in=let) | Q(kept_as__in=let)
    told = told.filter(left | decided | loud & named | unsaid)
    items = Exists(since.filter(target="checklist", action__in=OWN_ITEMS))
    back = log.filter(action="take_back").values(CODE)
    gone = Exists(log.filter(action="discard", target_code__in=back))
    once = Q(alike__in=_called_before(conference, moment))
    other = mine.verified().alias(alike=ALIKE).filter(Q(items) | Q(gone) | once)
    return told.values("pk").union(other.values("pk"), all=True).exists()


def _called_before(conference: Conference, moment: datetime) -> set[str]:
    """How those were called who are called otherwise since."""
    renamed = Change.objects.filter(nomination__conference=conference, at__gt=moment)
    names = renamed.filter(field="full_name").values_list("before", flat=True)[:RENAMED]
    return {alike(fold(name)) for name in names}


def _review(ballots: Sequence[Ballot | ReadBallot]) -> str:
    if not ballots:
        return "Chưa ghi số phiếu"
    ballot = ballots[0]
    meeting = ballot.meeting
    held = f"{meeting.present} người có mặt, họp {on_day(meeting.held_on, meeting.starts_at)}"
    reason = f"; lý do vẫn xét: {ballot.reason}" if ballot.reason else ""
    return f"{counted(ballot).words}; {held}{reason}"


def _found(one: Nomination, own: Sequence[OwnItem]) -> Iterable[tuple[str, str]]:
    """Each item of its kind; who looked stands in the house, not on a paper that is laid round."""
    answers = {finding.item: finding for finding in one.findings.all()}
    told = (each for each in own if each.ended_at is None or each.item.key in answers)
    for item in items_of(one.kind, (each.item for each in told)):
        if item.demanded:
            yield item.label, one.get_integrity_display()
        elif finding := answers.get(item.key):
            said = item.clear if finding.found == Found.CLEAR else item.raised
            yield item.label, f"{said}: {finding.note}" if finding.note else said
        else:
            yield item.label, NOT_LOOKED
