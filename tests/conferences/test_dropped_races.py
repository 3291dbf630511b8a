"""A unit's duty noted as done while a plan that asks it no longer is loaded: nothing is lost."""

from dataclasses import replace

import pytest

from accounts.enums import Role, UnitKind
from accounts.models import User
from accounts.problems import Refused
from conferences import actions
from conferences.models import DeadlineMark
from conferences.plan import read
from conferences.plans import path_of
from tests import make
from tests.racing import at_once, without_audit_triggers

pytestmark = pytest.mark.django_db(transaction=True)
PLAN = read(path_of("2025-dai-son"))
WITHOUT = {
    "unit": replace(PLAN, deadlines=(replace(PLAN.deadlines[0], units=()), *PLAN.deadlines[1:])),
    "day": replace(PLAN, deadlines=PLAN.deadlines[1:]),
}


@pytest.fixture(autouse=True, scope="module")
def _emptied_afterwards(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


@pytest.mark.parametrize("what", sorted(WITHOUT))
@pytest.mark.parametrize("time", range(4))
def test_what_was_noted_is_never_thrown_away(what, time):
    unit = make.unit(name="Phòng VHXH", kind=UnitKind.OFFICE, slug="phong-vhxh")
    conference, by = make.conference(), make.user(role=Role.CULTURE_OFFICE, username="vhxh")
    mark = DeadlineMark.objects.get(deadline__key="plan_reported", unit=unit)
    order = ["note", "load"] if time % 2 else ["load", "note"]

    def work(verb):
        me = User.objects.get(pk=by.pk)
        if verb == "load":
            actions.load_plan(
                WITHOUT[what], plan_file="x", commune=conference.commune, by=me, at=make.AT
            )
            return None
        found = DeadlineMark.objects.get(pk=mark.pk)
        try:
            return actions.mark_met(found, done=True, by=me, at=make.AT)
        except Refused:
            return False

    noted = next(said for said in at_once(work, order, workers=2) if said is not None)

    left = DeadlineMark.objects.filter(pk=mark.pk).values_list("met_at", "still_asked")
    assert list(left) == ([(make.AT, False)] if noted else [])
