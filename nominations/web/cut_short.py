"""What the approval meeting is told of postings that ended before their time."""

from django.db.models import Count

from conferences.models import Conference
from nominations.models import Posted, Posting
from nominations.querysets.posting import PostingQuerySet

MOST = 5  # a conference has one or two


def cut_short(conference: Conference) -> "list[Posting]":
    """The newest, each with the `number` of verified ones; no query where nobody is posted."""
    if not conference.posting_days:
        return []
    rows = Posted.objects.of(conference).cut_short()
    found: PostingQuerySet = Posting.objects.filter(rows__in=rows)
    return list(found.annotate(number=Count("rows")).order_by("-pk")[:MOST])
