"""Writes a commune's first rows: its city, units and people."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.hashers import make_password

from accounts import audit, reading
from accounts.enums import Role, UnitKind
from accounts.locks import in_one_go
from accounts.models import City, Commune, Unit, User
from accounts.names import clean, fold
from accounts.problems import Refused

ROLES_OF_CITY = frozenset({Role.CITY_BOARD})

LETTERS = "abcdefghkmnpqrstuvwxyz23456789"  # none that is read for another: no l, o, 0, 1, i, j


def first_password() -> str:
    """Three groups that can be read out on the phone; 60 random bits at least."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(3))


@dataclass(frozen=True, kw_only=True)
class Opening:
    """What a technician's file says of one commune; entries are the file's own tables."""

    city: Mapping[str, str]  # code, name
    commune: Mapping[str, str]  # code, name, place; phone, signer_title, signer_name, formers
    units: Sequence[Mapping[str, str]] = field(default=())  # slug, name, kind; former
    # username, full_name, role; phone, unit
    people: Sequence[Mapping[str, str]] = field(default=())
    hand: str = "open_commune"  # what the audit calls whoever wrote it


@in_one_go
def open_commune(
    opening: Opening, *, new_password: Callable[[], str], at: datetime, is_demo: bool = False
) -> dict[str, str]:
    """Write what is not there yet and give new people a first password: user name → password.

    A second time adds only what is new; what people changed since stays. Raises Refused and
    writes nothing when the file cannot be right.
    """
    city, _ = City.objects.get_or_create(
        code=opening.city["code"], defaults={"name": clean(opening.city["name"])}
    )
    if opening.commune.get("phone"):
        _phone(opening.commune["phone"], of=opening.commune["name"])  # kept as people read it
    known = {key: clean(value) for key, value in opening.commune.items() if key != "code"}
    if formers := opening.commune.get("formers"):
        known["formers"] = reading.lines(formers)
    commune, _ = Commune.objects.get_or_create(
        code=opening.commune["code"], defaults={"city": city, "is_demo": is_demo, **known}
    )
    units = {
        raw["slug"]: _unit(commune, raw, order) for order, raw in enumerate(opening.units, start=1)
    }
    passwords: dict[str, str] = {}
    for raw in opening.people:
        password = _person(commune, units, raw, new_password, first=not is_demo)
        if password:
            passwords[raw["username"]] = password
    hand = User(username=opening.hand, role=Role.TECHNICIAN)
    for name in passwords:
        role = next(raw["role"] for raw in opening.people if raw["username"] == name)
        note_role(name, role, commune=commune, hand=hand, at=at)
    return passwords


def note_role(name: str, role: str, *, commune: Commune, hand: User, at: datetime) -> None:
    """Tell the audit that somebody new holds a role; whoever made the account asked the right."""
    audit.record(
        by=hand,
        at=at,
        action="grant_role",
        target="user",
        target_code=name,
        commune_code=commune.code,
        after=Role(role).label,
    )


def _phone(typed: str, *, of: str) -> str:
    try:
        return reading.phone(typed)
    except Refused as refusal:
        raise Refused(f"{of}: “{typed}”. {refusal}") from refusal


def _unit(commune: Commune, raw: Mapping[str, str], order: int) -> Unit:
    if raw["kind"] not in UnitKind.values:
        raise Refused(f"Đơn vị {raw['slug']}: không có loại {raw['kind']!r}. Hãy sửa trong tệp.")
    name = clean(raw["name"])
    unit, _ = Unit.objects.get_or_create(
        commune=commune,
        slug=raw["slug"],
        defaults={
            "name": name,
            "name_fold": fold(name),
            "kind": raw["kind"],
            "former_commune": clean(raw.get("former", "")),
            "order": order,
        },
    )
    return unit


def _person(
    commune: Commune,
    units: Mapping[str, Unit],
    raw: Mapping[str, str],
    new_password: Callable[[], str],
    *,
    first: bool,
) -> str:
    """The first password of somebody new; nothing for somebody already there.

    first: others have read it on paper, so it is to be changed; the demo's is everybody's.
    """
    who, slug = raw["username"], raw.get("unit", "")
    if raw["role"] not in Role.values:
        raise Refused(f"{who}: không có vai trò {raw['role']!r}. Hãy sửa trong tệp.")
    if slug and slug not in units:
        raise Refused(f"{who}: không có đơn vị {slug!r} trong tệp. Hãy thêm đơn vị.")
    there = User.objects.filter(username=who).first()
    if there and there.commune_id not in (commune.pk, None):
        raise Refused(f"{who}: tên đăng nhập này đã có ở xã khác. Hãy chọn tên khác.")
    if there:
        return ""
    phone = _phone(raw["phone"], of=who) if raw.get("phone") else None
    if phone and User.objects.filter(phone=phone).exists():
        raise Refused(f"{who}: số điện thoại này đã có người dùng. Hãy xem lại.")
    of_city = raw["role"] in ROLES_OF_CITY
    password = new_password()
    User.objects.create(
        username=who,
        phone=phone,
        full_name=clean(raw["full_name"]),
        role=raw["role"],
        unit=units.get(slug),
        commune=None if of_city else commune,
        city=commune.city if of_city else None,
        password=make_password(password),
        must_change_password=first,
    )
    return password
