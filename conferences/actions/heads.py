"""Gives units that stand somebody who heads them, and takes just these people out again."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth.hashers import make_password

from accounts.actions.openings import note_role
from accounts.enums import Permission
from accounts.locks import in_one_go, lock_all
from accounts.models import Unit, User
from accounts.names import clean
from accounts.permissions import head_role
from accounts.problems import Refused, fingerprint
from conferences.models import Conference
from conferences.workflow import demand, hold, overtaken

CAME_IN = "Người này đã đăng nhập, nên giữ lại. Hãy xem ở trang Đơn vị."
EDITED = "Đã có người sửa người đứng đầu này, nên giữ lại. Hãy xem ở trang Đơn vị."
GONE = "Người đứng đầu này không còn. Hãy xem ở trang Đơn vị."
NO_UNIT = "đơn vị “{}” không còn"
PHONE_TAKEN = "một số điện thoại của bảng đã có người dùng"
LOGIN = "dung-dau-"
CODE = "dung-dau:"  # and the number of the account: no slug of a unit has such a sign


@in_one_go
def add_heads(
    *, conference: Conference, rows: Sequence[Mapping[str, Any]], by: User, at: datetime
) -> list[User]:
    """Somebody for the unit of each row, by its slug: beside whoever heads it, in nobody's place.

    Without a password, as the units of an import come in by their slips. Raises Refused where a
    unit went, or somebody with that phone came meanwhile.
    """
    demand(by, Permission.UNIT_MANAGE, place=conference.place)
    hold(conference)
    commune = conference.commune
    slugs = [row["slug"] for row in rows]
    there = {unit.slug: unit for unit in commune.units.filter(slug__in=slugs)}
    if gone := [row for row in rows if row["slug"] not in there]:
        raise Refused(overtaken(NO_UNIT.format(gone[0].get("name") or gone[0]["slug"])))
    demand_phones(rows)
    none, numbers = make_password(None), _numbers(there.values())
    made = []
    for row in rows:
        unit = there[row["slug"]]
        numbers[unit.pk] += 1
        made.append(head_of(unit, row, password=none, number=numbers[unit.pk]))
    made = User.objects.bulk_create(made)
    for head in made:
        note_role(head.username, head.role, commune=commune, hand=by, at=at)
    return made


def demand_phones(rows: Iterable[Mapping[str, Any]]) -> None:
    """Raises Refused where somebody has one of their phones, or two rows have the same."""
    phones = [row["phone"] for row in rows if row.get("phone")]
    if User.objects.filter(phone__in=phones).exists() or len({*phones}) != len(phones):
        raise Refused(overtaken(PHONE_TAKEN))


def head_of(unit: Unit, row: Mapping[str, Any], *, password: str, number: int = 1) -> User:
    """The account of who heads a unit, not stored yet; number: among those made for it."""
    own = "" if number == 1 else f"-{number}"
    return User(
        username=f"{LOGIN}{unit.pk}{own}",
        phone=row.get("phone") or None,
        full_name=clean(row["head"]),
        role=head_role(unit.kind),
        unit=unit,
        commune_id=unit.commune_id,
        password=password,
    )


def _numbers(units: Iterable[Unit]) -> Counter[int]:
    """The last number an account made for each unit bears, those no longer in use too."""
    found: Counter[int] = Counter()
    mine = User.objects.filter(unit__in=list(units), username__startswith=LOGIN)
    for unit, name in mine.values_list("unit_id", "username"):
        number = name.removeprefix(f"{LOGIN}{unit}").removeprefix("-") or "1"
        if unit and number.isdecimal():
            found[unit] = max(found[unit], int(number))
    return found


def code_of(head: User) -> str:
    return f"{CODE}{head.pk}"


def is_code(code: str) -> bool:
    """Whether what was made is somebody who heads a unit, and no unit."""
    return code.startswith(CODE)


def heads_of(conference: Conference, codes: Iterable[str]) -> dict[str, User]:
    """Those of them that are there, with their units."""
    wanted = {int(code.removeprefix(CODE)) for code in codes if is_code(code)}
    mine = User.objects.filter(commune_id=conference.commune_id, pk__in=wanted)
    return {code_of(head): head for head in mine.select_related("unit").order_by("pk")}


def seal_of_head(head: User) -> str:
    """What was written of somebody; another seal says that somebody changed it."""
    said = (head.username, head.full_name, head.phone or "", head.role, head.unit_id)
    words = [*map(str, said), f"{head.is_active}", f"{head.has_usable_password()}"]
    return fingerprint({"written": "\x1e".join(words)})


def which_stay(conference: Conference, made: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Why which of these people an undo leaves, as they stand; code and seal of each."""
    there = heads_of(conference, [code for code, _ in made])
    stays = {}
    for code, seal in made:
        head = there.get(code)
        if head is None:
            stays[code] = GONE
        elif head.last_login:
            stays[code] = CAME_IN
        elif seal_of_head(head) != seal:
            stays[code] = EDITED
    return stays


@in_one_go
def remove_heads(
    *, conference: Conference, made: Sequence[tuple[str, str]], by: User
) -> dict[str, str]:
    """Take those out who have not come in and are as they were made; why the others stay."""
    demand(by, Permission.UNIT_MANAGE, place=conference.place)
    hold(conference)
    pks = [head.pk for head in heads_of(conference, [code for code, _ in made]).values()]
    lock_all(User.objects.filter(pk__in=pks))
    stays = which_stay(conference, made)
    gone = [head.pk for code, head in heads_of(conference, dict(made)).items() if code not in stays]
    User.objects.filter(pk__in=gone).delete()
    return stays
