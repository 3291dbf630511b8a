"""How tests take names down from a meeting's minutes, and what stands afterwards."""

import uuid

from nominations.models import Ballot, Nomination, ReviewMeeting
from tests.nominations.phone import MEETING
from tests.pages import Page

PAGE = "/ho-so/theo-bien-ban/"
LINE = {"full_name": "Vũ Thị Thơm", "birth_year": "1956", "agree": "46", "kind": "individual"}


def page_of(response) -> Page:
    return Page(response.content.decode())


def meet(village, **changes) -> ReviewMeeting:
    village.post(PAGE, MEETING | changes)
    return ReviewMeeting.objects.latest("pk")


def there(meeting) -> str:
    return f"{PAGE}{meeting.pk}/"


def take(village, meeting, **changes):
    typed = {"form_key": str(uuid.uuid4())} | LINE | changes
    return village.post(there(meeting), typed)


def rows():
    told = ("code", "kind", "full_name", "birth_year", "state")
    return [tuple(row) for row in Nomination.objects.order_by("pk").values_list(*told)]


def votes():
    told = ("nomination__code", "meeting__held_on", "agree", "disagree", "abstain")
    return [tuple(row) for row in Ballot.objects.order_by("pk").values_list(*told)]
