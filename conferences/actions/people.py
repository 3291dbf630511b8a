"""The only writer of people's accounts after the first ones: who is here, as what, until when.

Leaving takes nothing away: what somebody did stays theirs. Passwords are made elsewhere and
handed in, so that a second try of a transaction makes no other one.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.db.models import F

from accounts import audit
from accounts.actions.openings import note_role
from accounts.enums import OFFICE_KINDS, Permission, Role, UnitKind
from accounts.locks import in_one_go
from accounts.models import Commune, Unit, User
from accounts.names import clean, fold
from accounts.permissions import Place, looked_after
from accounts.problems import Problem, Refused, demand_as_seen
from conferences.calendar import last_day, vn_short
from conferences.models import Session
from conferences.workflow import NO_RIGHT, demand, overtaken

PHONE_TAKEN = "Số điện thoại này đã có người dùng. Hãy nhập số khác hoặc để trống."
NEEDS_UNIT = "Vai trò này làm việc cho một đơn vị. Hãy chọn đơn vị."
NOT_A_VILLAGE = "Trưởng thôn chỉ thuộc một thôn. Hãy chọn thôn hoặc vai trò khác."
A_VILLAGE = "Đơn vị này là thôn. Hãy chọn vai trò “Trưởng thôn”."
MISFIT = (
    "Đã lưu, nhưng {} không phải đơn vị thường làm việc “{}”. Nếu chọn nhầm, hãy sửa lại đơn vị."
)
COMMUNE_KINDS = (*OFFICE_KINDS, UnitKind.ORGANISATION, UnitKind.AGENCY)
NO_ACCOUNT = "tài khoản của {} không còn"
TAKEN = "số điện thoại hoặc tên đăng nhập này đã có người dùng"
OVER = "Ngày này đã qua. Hãy nhập ngày sau hôm nay hoặc để trống."
GONE = "Tài khoản này đã nghỉ. Hãy bấm “Cho dùng lại” trước."
OWN = Problem(text="Đây là tài khoản của chính ông, bà. Hãy nhờ người khác làm việc này.")
LONGEST = 40  # characters of a user name made of a person's


def stands_of(person: User) -> dict[str, Any]:
    """What the page of an account edits, by box."""
    return {
        "full_name": person.full_name,
        "phone": person.phone or "",
        "role": person.role,
        "unit": person.unit_id or "",
        "until": last_day(person.role_until) if person.role_until else None,
    }


def misfit_words(role: str, unit: Unit | None) -> str:
    """What to look at again where a unit is not one that such work is done for; it may stay so."""
    if unit is None or role in (Role.VILLAGE_HEAD, Role.UNIT_NOMINATOR):
        return ""  # these are refused instead
    fits = unit.kind in (
        (UnitKind.CULTURE_CENTRE,) if role == Role.CULTURE_CENTRE else COMMUNE_KINDS
    )
    return "" if fits else MISFIT.format(unit.name, Role(role).label)


def _demand(by: User, *, place: Place, roles: set[str]) -> None:
    """Whoever manages accounts, for those roles; nobody hands out a right by a role they may not
    give.
    """
    demand(by, Permission.PEOPLE_MANAGE, place=place)
    if not roles <= {str(role) for role in looked_after(by)}:
        raise Refused(NO_RIGHT)


def _demand_of(person: User, *, by: User, roles: set[str]) -> None:
    """The same for an account there is; nobody changes what they may do themselves."""
    _demand(by, place=person.place, roles={person.role, *roles})
    if person.pk == by.pk:
        raise Refused(OWN)
    _hold(person, by)
    _demand(by, place=person.place, roles={person.role, *roles})  # what both are by now


def _demand_whole(said: Mapping[str, Any], *, at: datetime, besides: User | None = None) -> None:
    """Raise Refused with all that speaks against an account as it is wanted."""
    unit: Unit | None = said["unit"]
    problems = []
    if said["role"] in (Role.VILLAGE_HEAD, Role.UNIT_NOMINATOR):
        is_village = unit is not None and unit.kind == UnitKind.VILLAGE
        if unit is None:
            problems.append(Problem(text=NEEDS_UNIT, field="unit"))
        elif said["role"] == Role.VILLAGE_HEAD and not is_village:
            problems.append(Problem(text=NOT_A_VILLAGE, field="unit"))
        elif said["role"] == Role.UNIT_NOMINATOR and is_village:
            problems.append(Problem(text=A_VILLAGE, field="role"))
    others = User.objects.exclude(pk=besides.pk) if besides else User.objects.all()
    if said["phone"] and others.filter(phone=said["phone"]).exists():
        problems.append(Problem(text=PHONE_TAKEN, field="phone"))
    if said["until"] and said["until"] <= at:
        problems.append(Problem(text=OVER, field="until"))
    if problems:
        raise Refused(*problems)


@in_one_go
def add_person(
    *, commune: Commune, said: Mapping[str, Any], password: str, by: User, at: datetime
) -> User:
    """Give somebody an account with a first password, to be changed at the first sign-in.

    said: full_name, phone, role, unit, until (the first instant too late, or None). Raises
    Refused with all that speaks against it.
    """
    place = Place(unit_id=None, commune_id=commune.pk, city_id=commune.city_id)
    _demand(by, place=place, roles={said["role"]})
    _demand_whole(said, at=at)
    person = User(
        username=_name_for(said["full_name"]),
        full_name=clean(said["full_name"]),
        phone=said["phone"] or None,
        role=said["role"],
        unit=said["unit"],
        commune=commune,
        role_until=said["until"],
        password=make_password(password),
        must_change_password=True,
    )
    with _once():
        person.save(force_insert=True)
    note_role(person.username, person.role, commune=commune, hand=by, at=at)
    return person


def _name_for(full_name: str) -> str:
    """tranthihoa, tranthihoa2: what somebody types who has no telephone number here."""
    bare = re.sub(r"[^a-z0-9]", "", fold(full_name))[:LONGEST] or "nguoidung"
    taken = set(User.objects.filter(username__startswith=bare).values_list("username", flat=True))
    number, name = 1, bare
    while name in taken:
        number += 1
        name = f"{bare}{number}"
    return name


@in_one_go
def edit_person(
    person: User, *, said: Mapping[str, Any], seen: str | None, by: User, at: datetime
) -> bool:
    """Write another name, number, role, unit or end; False: it stood so.

    Another role or unit ends the sessions: pages opened as what somebody was show what they may
    see no more. Raises Overtaken when another account stands than the page showed.
    """
    _demand_of(person, by=by, roles={said["role"]})
    if not person.is_active:
        raise Refused(GONE)
    stands, fresh = stands_of(person), _as_said(person, said)
    wanted = stands_of(fresh)
    if wanted == stands:
        return False
    demand_as_seen(stands, seen=seen, wanted=wanted)
    _demand_whole(said, at=at, besides=person)
    before, moved = _told(person), (stands["role"], stands["unit"])
    with _once():
        User.objects.filter(pk=person.pk).update(
            full_name=fresh.full_name,
            phone=fresh.phone,
            role=fresh.role,
            unit=fresh.unit,
            role_until=fresh.role_until,
        )
    person.refresh_from_db()
    if moved != (wanted["role"], wanted["unit"]):
        sign_out(person)
    after = _told(person)
    note_account("edit_account", person, by=by, at=at, before=before, after=after)
    return True


def _as_said(person: User, said: Mapping[str, Any]) -> User:
    """The account as it would be, not stored."""
    return User(
        pk=person.pk,
        username=person.username,
        full_name=clean(said["full_name"]),
        phone=said["phone"] or None,
        role=said["role"],
        unit=said["unit"],
        role_until=said["until"],
    )


@in_one_go
def set_working(person: User, *, works: bool, by: User, at: datetime) -> bool:
    """Somebody leaves, or comes back; what they did stays. False: it stood so.

    Whoever comes back after the end of the role comes without an end.
    """
    _demand_of(person, by=by, roles=set())
    if person.is_active == works:
        return False
    over = works and person.role_until is not None and person.role_until <= at
    User.objects.filter(pk=person.pk).update(
        is_active=works, role_until=None if over else person.role_until
    )
    person.refresh_from_db()
    if not works:
        sign_out(person)
    note_account("return_account" if works else "leave_account", person, by=by, at=at)
    return True


@in_one_go
def reset_password(person: User, *, password: str, by: User, at: datetime) -> None:
    """Another first password for who forgot theirs; every session of the old one is over."""
    _demand_of(person, by=by, roles=set())
    if not person.is_active:
        raise Refused(GONE)
    User.objects.filter(pk=person.pk).update(
        password=make_password(password), must_change_password=True
    )
    sign_out(person)
    note_account("reset_password", person, by=by, at=at)


@in_one_go
def end_sessions(person: User, *, by: User, at: datetime) -> int:
    """Sign somebody out everywhere, a lost telephone for one; how many sessions that were."""
    _demand_of(person, by=by, roles=set())
    ended = sign_out(person)
    note_account("sign_out_account", person, by=by, at=at, note=f"{ended} máy")
    return ended


def _hold(*people: User) -> None:
    """Take the rows, by their number, and read them afresh: two leaders who send each other away
    are one after the other, and the second is nobody who may. Raises Refused where one went.
    """
    numbers = [person.pk for person in people]
    held = User.objects.select_for_update(no_key=True).filter(pk__in=numbers).order_by("pk")
    there = {person.pk for person in held}
    if gone := [person for person in people if person.pk not in there]:
        raise Refused(overtaken(NO_ACCOUNT.format(gone[0].full_name)))
    for person in people:
        person.refresh_from_db()


@contextmanager
def _once() -> Iterator[None]:
    """Somebody with that number or name came this very moment, by an import or in another commune:
    the row is refused by the database, and says so.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as taken:
        raise Refused(overtaken(TAKEN)) from taken


def sign_out(person: User) -> int:
    """End every session of somebody; how many those were."""
    User.objects.filter(pk=person.pk).update(sessions_ended=F("sessions_ended") + 1)
    ended, _ = Session.objects.filter(user=person).delete()
    return ended


def _told(person: User) -> str:
    """What somebody is, without a word that is personal: the audit keeps it for ever."""
    unit = f", {person.unit.name}" if person.unit else ""
    end = f", đến hết {vn_short(last_day(person.role_until))}" if person.role_until else ""
    return f"{Role(person.role).label}{unit}{end}"


def note_account(
    action: str,
    person: User,
    *,
    by: User,
    at: datetime,
    before: str = "",
    after: str = "",
    note: str = "",
) -> None:
    """Write in the audit what was done with an account."""
    commune = person.commune
    audit.record(
        by=by,
        at=at,
        action=action,
        target="user",
        target_code=person.username,
        commune_code=commune.code if commune else "",
        before=before,
        after=after,
        note=note,
    )
