"""Pages of many on which one types or chooses before anything is written: sent to be turned over,
what stands in them waits in a row, and the page is one to read: Back, a reload, a dossier looked
at in between, another day find it again.
"""

from django.http import QueryDict

from accounts.request import Request
from accounts.web import row_id
from conferences.models import Conference
from conferences.workflow import NOTE_LENGTH
from nominations.actions import held
from nominations.facts.unfinished import last_held
from nominations.models import HeldForm
from nominations.web.onward import HELD

MOST_BOXES = 5_000  # of one form: five of each of a thousand dossiers


def held_of(request: Request, conference: Conference, kind: str, said: str) -> HeldForm | None:
    """What an address names, as long as it is held, of whoever asks for it."""
    number = row_id(said)
    own = HeldForm.objects.own(request.user.pk, conference.pk, kind).held_at(request.at)
    return own.filter(pk=number).first() if number else None


def waiting(request: Request, conference: Conference, kind: str) -> HeldForm | None:
    """What this person was at last and did not finish."""
    return last_held(request.user.pk, conference.pk, kind, at=request.at)


def hold(
    request: Request, conference: Conference, kind: str, typed: QueryDict, *, chosen: int
) -> int:
    """Hold the boxes, no text longer than any box takes, and the number they are found by."""
    boxes = QueryDict(mutable=True)
    for key, texts in list(typed.lists())[:MOST_BOXES]:
        boxes.setlist(key[:NOTE_LENGTH], [text[:NOTE_LENGTH] for text in texts[:MOST_BOXES]])
    return held.hold(
        conference, kind, boxes.urlencode(), chosen=chosen,
        number=row_id(request.POST.get(HELD, "")), owner=request.user, at=request.at,
    )  # fmt: skip


def let_go(request: Request, conference: Conference, kind: str) -> None:
    """What the form stood on is written."""
    if number := row_id(request.POST.get(HELD, "")):
        held.let_go(conference, kind, number, owner=request.user)
