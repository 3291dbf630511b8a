"""What the approval meeting is told of who was not posted, or for less than planned."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from conferences.models import Conference
from nominations.models import Nomination, Posted, Posting, Unposted
from nominations.querysets.posting import PostingQuerySet
from nominations.web.heard import borne_out
from nominations.web.lists import Row
from nominations.workflow.posted import FIELD, waits_for_word
from nominations.workflow.public import excused

THERE, HERE = "ở trang “Họp xét duyệt”", "ở đầu trang này"
NAMED = 20  # of each list
MOST = 5  # a conference has one or two


def told_of_posting(
    conference: Conference, rows: Iterable[Row], *, at: datetime
) -> Mapping[str, object]:
    """What the page of the meeting says of it above its rows."""
    return {
        "cut_short": cut_short(conference),
        "not_posted": not_posted(conference, at),
        "said_once": said_once(rows),
        "borne_out": borne_out(conference, [row.nomination for row in rows]),
    }


def cut_short(conference: Conference) -> "list[Posting]":
    """The newest, each with the `number` of verified ones; no query where nobody is posted."""
    if not conference.posting_days:
        return []
    rows = Posted.objects.of(conference).cut_short()
    found: PostingQuerySet = Posting.objects.filter(rows__in=rows)
    return list(found.annotate(number=Count("rows")).order_by("-pk")[:MOST])


@dataclass(frozen=True, kw_only=True)
class NotPosted:
    """Those who refuse to be named publicly and wait to be approved: the first, and how many more.

    worded: of whom the leadership said so already.
    """

    waiting: tuple[Nomination, ...]
    more: int
    worded: tuple[Unposted, ...]


def not_posted(conference: Conference, at: datetime) -> NotPosted | None:
    """None where there is none; no query where nobody is posted."""
    if not conference.posting_days:
        return None
    waits = waits_for_word(conference, at).select_related("unit").order_by("name_sort", "pk")
    so = excused(Nomination.objects.of(conference).verified())
    words = Unposted.objects.standing().filter(nomination__in=so)
    told = words.select_related("nomination__unit").order_by("nomination__name_sort", "pk")
    first, worded = tuple(waits[:NAMED]), tuple(told[:NAMED])
    more = waits.count() - NAMED if len(first) == NAMED else 0
    return NotPosted(waiting=first, more=more, worded=worded) if first or worded else None


@dataclass(frozen=True, kw_only=True)
class SaidOnce:
    """What several rows of a page would say of their posting; place: its id, for their marks."""

    text: str
    number: int
    place: str


def as_read_here(text: str) -> str:
    """A sentence on the page of the meeting: the place it leads to is at its head."""
    return text.replace(THERE, HERE)


def said_once(rows: Iterable[Row]) -> Mapping[str, SaidOnce]:
    """Sentences that keep two rows and more from being decided on, by their words."""
    found = Counter(one.text for row in rows for one in row.stops if one.field == FIELD)
    several = [(text, number) for text, number in found.items() if number > 1]
    return {
        text: SaidOnce(text=as_read_here(text), number=number, place=f"niem-yet-{place}")
        for place, (text, number) in enumerate(several, 1)
    }
