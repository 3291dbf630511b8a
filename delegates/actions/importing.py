"""Puts the guests and leaders of a table on the roll, all in one go, and takes them off again."""

from collections.abc import Collection, Container, Mapping, Sequence
from datetime import datetime
from typing import Any

from accounts.enums import Permission
from accounts.locks import in_one_go, lock_all
from accounts.models import AuditEvent, User
from accounts.names import clean, fold, sort_key
from accounts.problems import fingerprint
from conferences.models import Conference
from conferences.workflow import demand, hold
from delegates.enums import DelegateGroup, DelegateState
from delegates.models import CityMandate, Delegate
from sheets.targets import Made

LAST = 99  # the rank of whoever is introduced after all that have one
MOVED = "Đã xử lý tiếp ({}), nên giữ lại. Hãy sửa ở trang của người này."
EDITED = "Đã có người sửa, xử lý sau khi nhập, nên giữ lại. Hãy xem ở trang của người này."
GONE = "Không còn trong danh sách."


def pk_of(code: str) -> int:
    """DB0042 is row 42."""
    return int(code.removeprefix("DB"))


@in_one_go
def add_many(
    *, conference: Conference, rows: Sequence[Mapping[str, Any]], by: User, at: datetime
) -> list[Made]:
    """Propose everybody in one statement; whether a namesake is another person was asked before."""
    demand(by, Permission.DELEGATE_EDIT, place=conference.place)
    hold(conference)
    made = Delegate.objects.bulk_create(_delegate(conference, values, at) for values in rows)
    return [Made(code=one.code, seal=fingerprint(one.stands)) for one in made]


def _delegate(conference: Conference, values: Mapping[str, Any], at: datetime) -> Delegate:
    name = clean(values["full_name"])
    return Delegate(
        conference=conference,
        group=values.get("group") or DelegateGroup.GUEST,
        full_name=name,
        name_fold=fold(name),
        name_sort=sort_key(name),
        gender=values.get("gender") or "",
        birth_year=values.get("birth_year"),
        position=values.get("position") or "",
        organisation=values.get("organisation") or "",
        rank=values.get("rank") or LAST,
        created_at=at,
    )


def what_stays(conference: Conference, made: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Why which of them an undo leaves on the roll, as it stands; code and seal as `add_many` gave
    them.
    """
    seals = dict(made)
    found = Delegate.objects.of(conference).chosen(map(pk_of, seals))
    there = {one.code: one for one in found}
    touched = _touched(conference, there.values())
    return {
        code: why for code, seal in seals.items() if (why := _stays(there.get(code), seal, touched))
    }


@in_one_go
def take_back(
    *, conference: Conference, made: Sequence[tuple[str, str]], by: User
) -> dict[str, str]:
    """Take those off the roll, row and all, that nobody touched since; why the others stay.

    made: code and seal of each, as `add_many` gave them.
    """
    demand(by, Permission.DELEGATE_EDIT, place=conference.place)
    hold(conference)
    rows = Delegate.objects.of(conference).chosen(pk_of(code) for code, _ in made)
    lock_all(rows)
    stays = what_stays(conference, made)
    gone = [pk_of(code) for code, _ in made if code not in stays]
    Delegate.objects.filter(pk__in=gone).delete()
    return stays


def _touched(conference: Conference, rows: Collection[Delegate]) -> set[str]:
    """Of whom the history tells anything: whoever was confirmed and taken back looks like new."""
    told = AuditEvent.objects.told_of(
        target="delegate",
        codes=[one.code for one in rows],
        commune_code=conference.commune.code,
    )
    mandated = CityMandate.objects.filter(delegate__in=[one.pk for one in rows])
    chosen = set(mandated.values_list("delegate_id", flat=True))
    return told | {one.code for one in rows if one.pk in chosen}


def _stays(one: Delegate | None, seal: str, touched: Container[str]) -> str:
    if one is None:
        return GONE
    if one.state != DelegateState.PROPOSED:
        return MOVED.format(one.get_state_display().lower())
    is_new = one.code not in touched and fingerprint(one.stands) == seal
    return "" if is_new else EDITED
