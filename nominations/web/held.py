"""Pages of many on which one types or chooses before anything is written: sent to be turned over,
what stands in them waits in a row, and the page is one to read: Back, a reload, a dossier looked
at in between, another day find it again.
"""

from collections.abc import Collection

from django.http import QueryDict

from accounts.request import Request
from accounts.web import row_id
from conferences.models import Conference
from conferences.workflow import NOTE_LENGTH
from nominations.actions import held
from nominations.models import HeldForm
from nominations.web.onward import HELD

SEAL = "nhap-thay"  # of the form: what of the held one its page was made from
MOST_BOXES = 5_000  # of one form: five of each of a thousand dossiers


def held_of(request: Request, conference: Conference, kind: str, said: str) -> HeldForm | None:
    """What an address names, as long as it is held, of whoever asks for it."""
    number = row_id(said)
    own = HeldForm.objects.own(request.user.pk, conference.pk, kind).held_at(request.at)
    return own.filter(pk=number).first() if number else None


def hold(
    request: Request, conference: Conference, kind: str, typed: QueryDict, *, chosen: int
) -> HeldForm:
    """Hold the boxes, no text longer than any box takes; they are found by its number."""
    boxes = QueryDict(mutable=True)
    for key, texts in list(typed.lists())[:MOST_BOXES]:
        boxes.setlist(key[:NOTE_LENGTH], [text[:NOTE_LENGTH] for text in texts[:MOST_BOXES]])
    return held.hold(
        conference, kind, boxes.urlencode(), chosen=chosen,
        number=row_id(request.POST.get(HELD, "")), seen=request.POST.get(SEAL, ""),
        owner=request.user, at=request.at,
    )  # fmt: skip


def again(request: Request, found: HeldForm, boxes: QueryDict) -> None:
    """The same form with other boxes; it waits no longer for that, nor is it a newer one."""
    held.hold(
        found.conference, found.kind, boxes.urlencode(), chosen=found.chosen, number=found.pk,
        owner=request.user, at=found.at,
    )  # fmt: skip


def settle(
    request: Request, conference: Conference, kind: str, codes: Collection[str], *,
    left: QueryDict | None, count: int,
) -> int:  # fmt: skip
    """Those were answered for: they wait in no form of this person, nor does the one that was sent;
    but left, the boxes of others, of so many dossiers: the number they wait under, or none.
    """
    number = row_id(request.POST.get(HELD, ""))
    if left:
        number = hold(request, conference, kind, left, chosen=count).pk
    elif number:
        seen = request.POST.get(SEAL, "")
        held.let_go(conference, kind, number, seen=seen, owner=request.user)
    held.forget(conference, kind, codes, owner=request.user, but=number if left else 0)
    return number if left else 0
