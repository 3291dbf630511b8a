"""What the first pages tell of the public posting: until when it runs, whom it keeps waiting."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from accounts.enums import Reach
from accounts.models import User
from accounts.permissions import reach
from conferences.models import Conference
from nominations.facts.posted import posted_until, unanswered_by_others
from nominations.models import Nomination, Posted, Posting
from nominations.querysets.objections import HANDLES, LEADS
from nominations.querysets.posting import PostedQuerySet, PostingQuerySet
from nominations.workflow.posted import waits_for_word
from nominations.workflow.public import excused, unwilling


@dataclass(frozen=True, kw_only=True)
class PostingNow:
    """until, number: of the one that runs. cut: of those that ended early without a word since.

    unserved: verified ones that wait for a posting, or for the end of theirs.
    """

    until: datetime | None
    number: int
    cut: int
    cut_posting: int | None  # the newest of them
    unserved: int
    refusing: int  # verified ones who refuse and wait for the office, or for the leadership's word
    undecided: int  # whom anybody reads of though they refuse
    objected: int  # verified ones an objection nobody answered keeps waiting, to the leadership
    answering: tuple[tuple[str, int], ...]  # who else has to answer how many: the same
    handles: bool
    leads: bool


def refused_since(conference: Conference, at: datetime) -> PostedQuerySet:
    """Whom anybody reads of though their last word is that they refuse, and the office has not
    decided since.
    """
    asked = Posted.objects.public(at).of(conference).filter(spite_at=None)
    no = unwilling(Nomination.objects.filter(pk__in=asked.values("nomination")))
    return asked.filter(nomination__in=no)


def posting_now(conference: Conference, user: User, at: datetime) -> PostingNow | None:
    """For office and leadership; no query where nobody is posted."""
    handles, leads = (reach(user, right) is not Reach.NOWHERE for right in (HANDLES, LEADS))
    if not conference.posting_days or not (handles or leads):
        return None
    until, posted = posted_until(conference, at), Posted.objects.of(conference)
    ended: PostingQuerySet = Posting.objects.filter(rows__in=posted.cut_short(), counts_word="")
    cut = list(ended.annotate(number=Count("rows")).newest().values_list("pk", "number"))
    served = posted.served(at).values("nomination")
    verified = Nomination.objects.of(conference).verified()
    objected = verified.kept_by_objections().count() if leads else 0
    return PostingNow(
        until=until,
        number=posted.public(at).count() if until else 0,
        cut=sum(number for _, number in cut),
        cut_posting=cut[0][0] if cut else None,
        undecided=refused_since(conference, at).count() if until and handles else 0,
        refusing=waits_for_word(conference, at).count(),
        objected=objected,
        answering=unanswered_by_others(conference, user) if objected else (),
        unserved=verified.exclude(pk__in=served).exclude(pk__in=excused(verified)).count(),
        handles=handles,
        leads=leads,
    )
