"""What the page of meetings shows: a page of them, of each the votes on its first dossiers."""

from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from accounts.enums import Permission, Reach
from accounts.paging import turned
from accounts.permissions import reach
from accounts.request import Request
from accounts.web import asked
from conferences.models import Conference
from nominations.forms.office import MeetingFilterForm
from nominations.models import Ballot, ReviewMeeting
from nominations.querysets.meetings import MeetingQuerySet

PER_PAGE = 50  # votes of one meeting
MEETINGS, OF_EACH = 10, 10  # whoever voted on more has a page of its own
SHOWN: str = "shown_ballots"  # as the model names what is read along


def listed(request: Request, conference: Conference) -> dict[str, Any]:
    """The same queries, and as many rows, for three meetings and for three hundred."""
    view = Permission.NOMINATION_VIEW
    alone = reach(request.user, view) is Reach.OWN_UNIT
    units = [] if alone else conference.commune.units.choices()
    form = MeetingFilterForm(asked(request) or None, units=units)
    found = ReviewMeeting.objects.within_reach(request.user, view).of(conference)
    votes = Ballot.objects.within_reach(request.user, view)
    rows = found.narrowed(form.chosen()).newest().with_last_shown(votes, most=OF_EACH + 1)
    page = turned(rows, asked(request), per_page=MEETINGS, keys=MeetingQuerySet.NEWEST)
    meetings = list(page)
    shown = Prefetch("ballots", queryset=votes.first_of_each(meetings).named(), to_attr=SHOWN)
    prefetch_related_objects(meetings, shown)
    for one in meetings:
        one.has_more = len(one.shown_ballots) > OF_EACH
        one.shown_ballots = one.shown_ballots[:OF_EACH]
    return {"page_obj": page, "form": form, "filtered": bool(form.chosen())}
