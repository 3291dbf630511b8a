"""The only writer of forms that wait: a row for each page somebody has open."""

from collections.abc import Collection
from datetime import datetime
from urllib.parse import urlencode

from accounts.locks import in_one_go
from accounts.models import User
from conferences.models import Conference
from nominations.models import HeldForm
from nominations.models.held import dossiers_of, without
from nominations.querysets.held import MOST_HELD


@in_one_go
def hold(
    conference: Conference, kind: str, typed: str, *, chosen: int, number: int, seen: str = "",
    owner: User, at: datetime,
) -> HeldForm:  # fmt: skip
    """Hold it: where one of that number is his own, in its place.

    seen: the seal of what the page was made from; where another tab has held more since, both wait.
    """
    own = HeldForm.objects.own(owner.pk, conference.pk, kind)
    stood = own.select_for_update(no_key=True).filter(pk=number).first() if number else None
    if stood and seen in ("", stood.seal):
        stood.typed, stood.chosen, stood.at = typed, chosen, at
        stood.save(update_fields=["typed", "chosen", "at"])
        return stood
    told = {"typed": typed, "chosen": chosen, "at": at}
    held = HeldForm.objects.create(conference=conference, owner=owner, kind=kind, **told)
    HeldForm.objects.older(at).delete()
    alike = HeldForm.objects.filter(owner=owner, kind=kind)
    alike.filter(pk__in=alike.order_by("-at", "-pk").values("pk")[MOST_HELD:]).delete()
    return held


@in_one_go
def let_go(
    conference: Conference, kind: str, number: int, *, seen: str = "", owner: User
) -> bool:  # fmt: skip
    """Nothing of it waits any more, unless another tab has held more in it: seen as `hold`'s."""
    own = HeldForm.objects.own(owner.pk, conference.pk, kind)
    stood = own.select_for_update(no_key=True).filter(pk=number).first()
    if stood and seen not in ("", stood.seal):
        return False
    own.filter(pk=number).delete()
    return True


@in_one_go
def forget(
    conference: Conference, kind: str, codes: Collection[str], *, owner: User, but: int = 0
) -> None:
    """Those are answered for: in none of his forms they wait, in whichever tab each was typed; a
    form of which nothing is left goes. but: the one that holds what is typed by now.
    """
    own = HeldForm.objects.own(owner.pk, conference.pk, kind).exclude(pk=but)
    for one in own.select_for_update(no_key=True).order_by("pk"):
        rest = without(one.boxes, codes)
        if len(rest) == len(one.boxes):
            continue
        if count := len(dossiers_of(rest)):
            own.filter(pk=one.pk).update(typed=urlencode(rest), chosen=count)
        else:
            own.filter(pk=one.pk).delete()
