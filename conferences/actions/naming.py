"""Adds one unit by hand, and writes another name of one; its code in addresses stays."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from accounts import audit
from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import Unit, User
from accounts.names import clean, fold
from accounts.problems import Problem, Refused, demand_as_seen
from conferences.actions.units import add_units, slug_of
from conferences.models import Conference
from conferences.workflow import demand, hold

NO_LETTER = Problem(text="Tên cần có chữ. Hãy nhập lại.", field="name")
THERE = Problem(text="Xã đã có đơn vị tên này. Hãy nhập tên khác.", field="name")


def stands_of(unit: Unit) -> dict[str, str]:
    """What the page of a unit's name edits, by box."""
    return {"name": unit.name, "former": unit.former_commune}


def _demand_new(unit: Unit | None, name: str, commune_id: int) -> None:
    """That the name has a letter, and that no other unit of the commune is called so."""
    if not (slug := slug_of(name)):
        raise Refused(NO_LETTER)
    others = Unit.objects.filter(commune_id=commune_id)
    if unit:
        others = others.exclude(pk=unit.pk)
    alike = others.filter(name_fold=fold(clean(name)))
    if alike.exists() or others.filter(slug=slug).exists():
        raise Refused(THERE)


@in_one_go
def add_unit(conference: Conference, *, said: Mapping[str, Any], by: User, at: datetime) -> Unit:
    """One unit with what the plan asks of it. Raises Refused where one of that name is there."""
    demand(by, Permission.UNIT_MANAGE, place=conference.place)
    hold(conference)
    _demand_new(None, said["name"], conference.commune_id)
    (unit,) = add_units(conference=conference, rows=[said], by=by, at=at)
    _note("add_unit", unit, by=by, at=at, after=unit.name)
    return unit


@in_one_go
def rename_unit(
    unit: Unit, *, said: Mapping[str, str], seen: str | None, by: User, at: datetime
) -> bool:
    """Another name, or former commune; False: it stood so.

    Raises Refused where another unit has that name, Overtaken where somebody else saved meanwhile.
    """
    demand(by, Permission.UNIT_MANAGE, place=unit.place)
    hold(unit)
    stands = stands_of(unit)
    wanted = {"name": clean(said["name"]), "former": clean(said["former"])}
    if wanted == stands:
        return False
    _demand_new(unit, wanted["name"], unit.commune_id)
    demand_as_seen(stands, seen=seen, wanted=wanted)
    Unit.objects.filter(pk=unit.pk).update(
        name=wanted["name"], name_fold=fold(wanted["name"]), former_commune=wanted["former"]
    )
    _note("rename_unit", unit, by=by, at=at, before=_told(stands), after=_told(wanted))
    return True


def _told(said: Mapping[str, str]) -> str:
    """Short enough for the column: a name has 160 characters, a former commune 60."""
    return f"{said['name']} ({said['former']})"[:200] if said["former"] else said["name"]


def _note(
    action: str, unit: Unit, *, by: User, at: datetime, before: str = "", after: str = ""
) -> None:
    audit.record(
        by=by,
        at=at,
        action=action,
        target="unit",
        target_code=unit.slug,
        commune_code=unit.commune.code,
        before=before,
        after=after,
    )
