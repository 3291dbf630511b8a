"""Says who may do what: one table, asked by pages, buttons and querysets alike.

Roles follow section V of the plan and its "Nơi nhận"; the plan names no rights, so the grants are
ours (proposed). Plain Python: a chairman can read the table aloud.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, TypeGuard

from accounts.enums import Permission, Reach, Role, UnitKind

UNIT, COMMUNE, CITY = Reach.OWN_UNIT, Reach.OWN_COMMUNE, Reach.OWN_CITY
P = Permission

_NOMINATOR = {
    P.NOMINATION_VIEW: UNIT,
    P.NOMINATION_WRITE: UNIT,
    P.AGENDA_VIEW: COMMUNE,
    P.DEADLINE_VIEW: UNIT,
    P.PLAN_VIEW: COMMUNE,
}
GRANTS: Mapping[Role, Mapping[Permission, Reach]] = {
    Role.VILLAGE_HEAD: _NOMINATOR,  # II.4.1: reviewed openly in the village
    Role.UNIT_NOMINATOR: _NOMINATOR,  # II.4.1 and V.3: agencies, the Front and its organisations
    Role.CULTURE_OFFICE: {  # V.1: focal point, follows, gathers, guides, reports
        P.NOMINATION_VIEW: COMMUNE,
        P.NOMINATION_ENTER: COMMUNE,  # ours (proposed): paper brought by a unit
        P.NOMINATION_VERIFY: COMMUNE,
        P.POSTING_HANDLE: COMMUNE,  # ours (proposed): who verified answers what the public says
        P.DELEGATE_VIEW: COMMUNE,
        P.DELEGATE_EDIT: COMMUNE,
        P.AGENDA_VIEW: COMMUNE,
        P.AGENDA_EDIT: COMMUNE,
        P.DEADLINE_VIEW: COMMUNE,
        P.DEADLINE_MARK: COMMUNE,
        P.DEADLINE_EXTEND: COMMUNE,  # ours (proposed): the focal point follows the villages
        P.REMINDER_SEND: COMMUNE,  # V.1: it follows and urges
        P.PLAN_VIEW: COMMUNE,
        P.PLAN_EDIT: COMMUNE,  # V.1: it draws the plan up, and writes what a later paper orders
        P.UNIT_MANAGE: COMMUNE,
        P.PEOPLE_MANAGE: COMMUNE,  # of units and the door: LOOKS_AFTER
        P.REPORT_VIEW: COMMUNE,
        P.REPORT_EXPORT: COMMUNE,
        P.REPORT_SENSITIVE: COMMUNE,
        P.REPORT_ISSUE: COMMUNE,
        P.REPORT_EDIT: COMMUNE,
        P.AUDIT_VIEW: COMMUNE,
        P.SHEET_IMPORT: COMMUNE,  # ours (proposed): into what their other rights reach
    },
    Role.COUNCIL_OFFICE: {  # V.2: papers, awards, invitations, list of delegates
        P.NOMINATION_VIEW: COMMUNE,
        P.DELEGATE_VIEW: COMMUNE,
        P.DELEGATE_EDIT: COMMUNE,
        P.AGENDA_VIEW: COMMUNE,
        P.AGENDA_EDIT: COMMUNE,
        P.DEADLINE_VIEW: COMMUNE,
        P.DEADLINE_MARK: UNIT,
        P.PLAN_VIEW: COMMUNE,
        P.REPORT_VIEW: COMMUNE,
        P.REPORT_EXPORT: COMMUNE,
        P.REPORT_ISSUE: COMMUNE,
        P.SHEET_IMPORT: COMMUNE,
    },
    Role.CULTURE_CENTRE: {  # V.4: arts, decoration, propaganda
        P.AGENDA_VIEW: COMMUNE,
        P.DEADLINE_VIEW: COMMUNE,
        P.DEADLINE_MARK: UNIT,
        P.PLAN_VIEW: COMMUNE,
    },
    Role.LEADERSHIP: {  # II.4.1: the collective leadership chooses
        P.NOMINATION_VIEW: COMMUNE,
        P.NOMINATION_APPROVE: COMMUNE,
        P.NOMINATION_REOPEN: COMMUNE,
        P.DELEGATE_VIEW: COMMUNE,
        P.AGENDA_VIEW: COMMUNE,
        P.DEADLINE_VIEW: COMMUNE,
        P.PLAN_VIEW: COMMUNE,
        P.PEOPLE_MANAGE: COMMUNE,  # ours (proposed): who hands out work names who does it
        P.REPORT_VIEW: COMMUNE,
        P.REPORT_SIGN: COMMUNE,
        P.AUDIT_VIEW: COMMUNE,
    },
    Role.CITY_BOARD: {P.REPORT_VIEW: CITY},  # VI: receives what communes send
    Role.DOOR: {P.DELEGATE_VIEW: COMMUNE},
    Role.TECHNICIAN: {},  # keeps the machine running; sees no dossier
}
READING = frozenset(
    {
        P.NOMINATION_VIEW, P.DELEGATE_VIEW, P.AGENDA_VIEW, P.DEADLINE_VIEW, P.PLAN_VIEW,
        P.REPORT_VIEW, P.REPORT_SENSITIVE,
    }
)  # fmt: skip
# Whose accounts whoever may manage accounts looks after: no office makes itself a leader. Ours
# (proposed), as the grants. A technician's and the city's come by the command line alone.
_OF_UNITS = frozenset({Role.VILLAGE_HEAD, Role.UNIT_NOMINATOR, Role.DOOR})
LOOKS_AFTER: Mapping[Role, frozenset[Role]] = {
    Role.CULTURE_OFFICE: _OF_UNITS,
    Role.LEADERSHIP: frozenset(Role) - {Role.TECHNICIAN, Role.CITY_BOARD},
}


class Holder(Protocol):
    """Anybody who may hold rights: a signed-in user or the anonymous one."""

    @property
    def is_active(self) -> bool: ...


class Member(Holder, Protocol):
    """Somebody with a role, and where they belong."""

    @property
    def role(self) -> str: ...
    @property
    def unit_id(self) -> int | None: ...
    @property
    def commune_id(self) -> int | None: ...
    @property
    def city_id(self) -> int | None: ...


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a thing belongs; None where it belongs to no one unit.

    `private_to`: the units that alone know of it so far (a draft), however far others reach.
    """

    unit_id: int | None
    commune_id: int | None
    city_id: int | None = None
    private_to: frozenset[int] | None = None


@dataclass(frozen=True)
class Reader:
    """Who asks, as values: all that tells how far each of their rights goes."""

    is_active: bool
    role: str
    unit_id: int | None
    commune_id: int | None
    city_id: int | None


def reader(user: Holder) -> Reader:
    """A person as values; the anonymous and the deactivated hold no right as such either."""
    places = (getattr(user, f"{place}_id", None) for place in ("unit", "commune", "city"))
    return Reader(user.is_active, getattr(user, "role", ""), *places)


def is_member(user: Holder) -> TypeGuard[Member]:
    """Neither anonymous nor deactivated."""
    return user.is_active and bool(getattr(user, "role", ""))


def reach(user: Holder, permission: Permission) -> Reach:
    """How far a person's right goes; NOWHERE for whoever is no member.

    Of a conference that is over everybody has only what reads: see `home.web.looking`.
    """
    if getattr(user, "only_reads", False) and permission not in READING:
        return Reach.NOWHERE
    return _granted(user, permission)


def _granted(user: Holder, permission: Permission) -> Reach:
    if not is_member(user):
        return Reach.NOWHERE
    return GRANTS[Role(user.role)].get(permission, Reach.NOWHERE)


def user_unit(user: Holder) -> int | None:
    """The unit a person belongs to; None for the anonymous and for whoever belongs to no unit."""
    return getattr(user, "unit_id", None)


def works_for_one_unit(user: Holder) -> bool:
    """Whether a person writes for one unit alone; everybody else sees what several units sent."""
    return _granted(user, Permission.NOMINATION_WRITE) is Reach.OWN_UNIT


def may(user: Holder, permission: Permission, *, place: Place) -> bool:
    """Whether the right holds for one thing; the same answer as `within_reach` gives for a set."""
    if not is_member(user):
        return False
    if place.private_to is not None and user.unit_id not in place.private_to:
        return False
    match reach(user, permission):
        case Reach.OWN_UNIT:
            return place.unit_id is not None and place.unit_id == user.unit_id
        case Reach.OWN_COMMUNE:
            return place.commune_id is not None and place.commune_id == user.commune_id
        case Reach.OWN_CITY:
            return place.city_id is not None and place.city_id == user.city_id
    return False


def head_role(kind: str) -> Role:
    """What whoever heads a unit of that kind is here."""
    return Role.VILLAGE_HEAD if kind == UnitKind.VILLAGE else Role.UNIT_NOMINATOR


def looked_after(user: Holder) -> frozenset[Role]:
    """The roles a person may give and take."""
    if reach(user, Permission.PEOPLE_MANAGE) is Reach.NOWHERE:
        return frozenset()
    return LOOKS_AFTER[Role(getattr(user, "role", ""))]
