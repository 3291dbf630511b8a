"""A dossier typed in from a unit's paper: every verb that writes one is the office's too."""

import pytest

from accounts.enums import Permission, Role
from tests import make
from tests.test_verbs import ACTIONS, TABLE, World, refused_for_want_of_right

pytestmark = pytest.mark.django_db
P = Permission
WRITES = {name for name, (right, _) in TABLE.items() if right is P.NOMINATION_WRITE} - {
    "nominations.actions.drafts.open_draft",  # its own guard: whether it is begun on paper
    "nominations.actions.nobody.say_nobody",  # the same, of no dossier
    "nominations.actions.names_first.hold_review",  # the unit's own page alone
    "nominations.actions.names_first.take_down",
    "nominations.actions.names_first.share_minutes",
}


@pytest.mark.parametrize("name", sorted(WRITES))
def test_the_office_may_whatever_a_dossier_on_paper_needs(name):
    """Typed in by an office, every verb that writes a dossier is open to it; nobody else gains."""
    world = World()
    office = make.user(role=Role.CULTURE_OFFICE, unit=make.unit(name="Phòng", kind="office"))
    type(world.draft).objects.update(entered_by=office.unit)
    for of in (world.draft, world.sent, world.file.nomination, world.removed.nomination):
        of.refresh_from_db()

    assert not refused_for_want_of_right(ACTIONS[name], TABLE[name][1](world), office)
    leader = make.user(role=Role.LEADERSHIP)
    assert refused_for_want_of_right(ACTIONS[name], TABLE[name][1](world), leader)
