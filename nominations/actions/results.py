"""The only writer of what became of many at one press: a row of its own for each press."""

from datetime import datetime
from typing import Any

from accounts.locks import in_one_go
from accounts.models import User
from conferences.models import Conference
from nominations.models import BulkResult

MOST_KEPT = 40  # of one person: two pages of what she did to many that day


@in_one_go
def keep(
    conference: Conference, kind: str, told: dict[str, Any], *, owner: User, at: datetime,
    undoes: int = 0,
) -> BulkResult:  # fmt: skip
    """Keep it; the oldest of its owner go, and whoever's day is over.

    undoes: the id of the result it took something back of; whichever was first stays named there.
    """
    kept = BulkResult.objects.create(
        conference=conference, owner=owner, kind=kind, at=at, told=told
    )
    own = BulkResult.objects.filter(owner=owner)
    if undoes:
        undone = own.filter(conference=conference, kind=kind, pk=undoes, undone=0)
        undone.exclude(pk=kept.pk).update(undone=kept.pk)
    BulkResult.objects.older(at).delete()
    own.filter(pk__in=own.order_by("-pk").values("pk")[MOST_KEPT:]).delete()
    return kept


@in_one_go
def mark(kept: BulkResult, code: str, *, at: datetime) -> None:
    """Note of one of its rows that it alone was taken back; of two at once both are noted."""
    held = BulkResult.objects.select_for_update(no_key=True).filter(pk=kept.pk)
    for one in held:  # whoever presses meanwhile may take it away: then nothing is to be noted
        told = one.told
        rows = [
            row | {"undone": at.isoformat()} if row["code"] == code else row for row in told["rows"]
        ]
        held.update(told=told | {"rows": rows})


def see(kept: BulkResult) -> bool:
    """Whether nobody has seen it before; of two looks at once one is the first."""
    return kept.is_new and bool(
        BulkResult.objects.filter(pk=kept.pk, is_new=True).update(is_new=False)
    )
