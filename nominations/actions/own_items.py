"""The only writer of what a commune adds to its checklist, and of what it ends.

The log tells of an item by its key: its label is free text, and a person's name typed there would
stay in the chain for good. The words stand in the item's own row.
"""

from collections.abc import Collection
from datetime import datetime

from accounts import audit
from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import User
from accounts.names import clean
from accounts.problems import Problem, Refused
from conferences.models import Conference
from conferences.workflow import demand, hold
from nominations.enums import NominationKind
from nominations.models import OwnItem

MOST = 20  # in use: more nobody answers of each of a hundred dossiers
TAKEN = "Danh mục đã có mục “{}”. Hãy đặt tên khác."
TOO_MANY = f"Danh mục riêng đã có {MOST} mục. Hãy thôi dùng một mục rồi thêm lại."
NO_KIND = "Hãy chọn ít nhất một loại hồ sơ."


@in_one_go
def add_item(
    conference: Conference,
    *,
    label: str,
    asks: str,
    kinds: Collection[str],
    blocks: bool,
    by: User,
    at: datetime,
) -> OwnItem:
    """Ask one thing more of dossiers from now on; two people at once add one of a name."""
    demand(by, Permission.NOMINATION_VERIFY, place=conference.place)
    hold(conference)
    label = clean(label)
    standing = OwnItem.objects.of(conference.commune_id).filter(ended_at=None)
    if standing.filter(label=label).exists():
        raise Refused(Problem(text=TAKEN.format(label), field="label"))
    if standing.count() >= MOST:
        raise Refused(Problem(text=TOO_MANY))
    if not set(kinds) & set(NominationKind.values):
        raise Refused(Problem(text=NO_KIND, field="kinds"))
    item = OwnItem.objects.create(
        commune=conference.commune, label=label, asks=clean(asks), blocks=blocks,
        for_individuals=NominationKind.INDIVIDUAL in kinds,
        for_collectives=NominationKind.COLLECTIVE in kinds,
        for_households=NominationKind.HOUSEHOLD in kinds,
        added_at=at, added_by=by,
    )  # fmt: skip
    audit.record(
        by=by, at=at, action="add_own_item", target="checklist", target_code=item.item.key,
        commune_code=conference.commune.code,
    )  # fmt: skip
    return item


@in_one_go
def end_item(item: OwnItem, *, by: User, at: datetime) -> None:
    """Ask it no more; what was answered stays. Ended twice is ended once."""
    demand(by, Permission.NOMINATION_VERIFY, place=item.place)
    ended = OwnItem.objects.filter(pk=item.pk, ended_at=None).update(ended_at=at, ended_by=by)
    if ended:
        audit.record(
            by=by, at=at, action="end_own_item", target="checklist", target_code=item.item.key,
            commune_code=item.commune.code,
        )  # fmt: skip
