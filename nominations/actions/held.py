"""The only writer of forms that wait: a row for each page somebody has open."""

from datetime import datetime

from accounts.locks import in_one_go
from accounts.models import User
from conferences.models import Conference
from nominations.models import HeldForm

MOST_HELD = 10  # of one person and kind: as many tabs as anybody types in


@in_one_go
def hold(
    conference: Conference, kind: str, typed: str, *, chosen: int, number: int, owner: User,
    at: datetime,
) -> int:  # fmt: skip
    """Hold it, and its number: where one of that number is his own, in its place."""
    told = {"typed": typed, "chosen": chosen, "at": at}
    own = HeldForm.objects.own(owner.pk, conference.pk, kind)
    if number and own.filter(pk=number).update(**told):
        return number
    held = HeldForm.objects.create(conference=conference, owner=owner, kind=kind, **told)
    HeldForm.objects.older(at).delete()
    alike = HeldForm.objects.filter(owner=owner, kind=kind)
    alike.filter(pk__in=alike.order_by("-at", "-pk").values("pk")[MOST_HELD:]).delete()
    return held.pk


def let_go(conference: Conference, kind: str, number: int, *, owner: User) -> None:
    """What was typed is written: nothing of it waits."""
    HeldForm.objects.own(owner.pk, conference.pk, kind).filter(pk=number).delete()
