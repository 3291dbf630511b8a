"""Tests who may do what: every grant as a table, and how far each goes."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.enums import Permission, Reach, Role
from accounts.models import User
from accounts.permissions import GRANTS, Place, may, reach

R = Role
ROLES = (
    R.VILLAGE_HEAD, R.UNIT_NOMINATOR, R.CULTURE_OFFICE, R.COUNCIL_OFFICE, R.CULTURE_CENTRE,
    R.LEADERSHIP, R.CITY_BOARD, R.DOOR, R.TECHNICIAN,
)  # fmt: skip
# One column a role, in that order: u own unit, c own commune, C own city, . nowhere.
TABLE = """
nomination.view     u u c c . c . . .
nomination.write    u u . . . . . . .
nomination.enter    . . c . . . . . .
nomination.verify   . . c . . . . . .
nomination.approve  . . . . . c . . .
nomination.reopen   . . . . . c . . .
posting.handle      . . c . . . . . .
delegate.view       . . c c . c . c .
delegate.edit       . . c c . . . . .
agenda.view         c c c c c c . . .
agenda.edit         . . c c . . . . .
deadline.view       u u c c c c . . .
deadline.mark       . . c u u . . . .
deadline.extend     . . c . . . . . .
reminder.send       . . c . . . . . .
plan.view           c c c c c c . . .
plan.edit           . . c . . . . . .
unit.manage         . . c . . . . . .
people.manage       . . c . . c . . .
report.view         . . c c . c C . .
report.export       . . c c . . . . .
report.sensitive    . . c . . . . . .
report.issue        . . c c . . . . .
report.sign         . . . . . c . . .
report.edit         . . c . . . . . .
audit.view          . . c . . c . . .
sheet.import        . . c c . . . . .
"""
REACH = {
    ".": Reach.NOWHERE, "u": Reach.OWN_UNIT, "c": Reach.OWN_COMMUNE, "C": Reach.OWN_CITY,
}  # fmt: skip
LINES = [line.split() for line in TABLE.strip().splitlines()]
HERE = Place(unit_id=1, commune_id=10, city_id=100)
NEXT_DOOR = Place(unit_id=2, commune_id=10, city_id=100)
OTHER_COMMUNE = Place(unit_id=3, commune_id=11, city_id=100)
OTHER_CITY = Place(unit_id=4, commune_id=12, city_id=101)
NO_UNIT = Place(unit_id=None, commune_id=10, city_id=100)
PLACES = (HERE, NEXT_DOOR, NO_UNIT, OTHER_COMMUNE, OTHER_CITY)


def somebody(role, **fields):
    return User(**({"role": role, "unit_id": 1, "commune_id": 10, "city_id": 100} | fields))


def test_the_table_names_every_role_and_every_permission_once():
    assert list(ROLES) == list(Role)
    assert [line[0] for line in LINES] == [permission.value for permission in Permission]
    assert set(GRANTS) == set(Role)


@pytest.mark.parametrize("line", LINES, ids=[line[0] for line in LINES])
def test_every_grant_is_the_tables(line):
    """Z5: a changed grant changes this table, and its commit quotes the paper that orders it."""
    permission, *cells = line

    found = [reach(somebody(role), Permission(permission)) for role in ROLES]

    assert found == [REACH[cell] for cell in cells]


def test_every_permission_is_granted_to_somebody():
    granted = {permission for grants in GRANTS.values() for permission in grants}

    assert granted == set(Permission)


@pytest.mark.parametrize(
    ("role", "permission", "allowed"),
    [
        (Role.VILLAGE_HEAD, Permission.NOMINATION_VIEW, [True, False, False, False, False]),
        (Role.CULTURE_OFFICE, Permission.NOMINATION_VIEW, [True, True, True, False, False]),
        (Role.CITY_BOARD, Permission.REPORT_VIEW, [True, True, True, True, False]),
        (Role.DOOR, Permission.NOMINATION_VIEW, [False] * 5),
    ],
)
def test_a_right_ends_where_its_reach_ends(role, permission, allowed):
    assert [may(somebody(role), permission, place=place) for place in PLACES] == allowed


@pytest.mark.parametrize("permission", Permission)
def test_the_deactivated_and_the_anonymous_reach_nothing(permission):
    """Z6."""
    gone = somebody(Role.CULTURE_OFFICE, is_active=False)

    assert reach(gone, permission) is Reach.NOWHERE
    assert reach(AnonymousUser(), permission) is Reach.NOWHERE
    assert not may(gone, permission, place=HERE)


@pytest.mark.parametrize(
    ("role", "permission"),
    [
        (Role.VILLAGE_HEAD, Permission.NOMINATION_VIEW),
        (Role.CULTURE_OFFICE, Permission.NOMINATION_VIEW),
        (Role.CITY_BOARD, Permission.REPORT_VIEW),
    ],
)
def test_who_belongs_nowhere_does_not_match_what_belongs_nowhere(role, permission):
    lost = somebody(role, unit_id=None, commune_id=None, city_id=None)

    assert not may(lost, permission, place=Place(unit_id=None, commune_id=None, city_id=None))


@pytest.mark.parametrize("role", [Role.VILLAGE_HEAD, Role.CULTURE_OFFICE, Role.LEADERSHIP])
def test_what_is_private_to_no_unit_is_known_to_nobody(role):
    """B12: an empty set of keepers is not the same as nothing private."""
    kept = replace(HERE, private_to=frozenset())

    assert may(somebody(role), Permission.NOMINATION_VIEW, place=HERE)
    assert not may(somebody(role), Permission.NOMINATION_VIEW, place=kept)
