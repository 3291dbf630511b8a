"""A unit's duty noted as done while a plan that asks it no longer is loaded: nothing is lost."""

import threading
import time
from dataclasses import replace

import pytest

from accounts import locks
from accounts.enums import Role, UnitKind
from accounts.models import User
from accounts.problems import Refused
from conferences import actions
from conferences.actions import plans
from conferences.models import DeadlineMark
from conferences.plan import read
from conferences.plans import path_of
from tests import make
from tests.patience import until
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


def test_a_plan_waits_for_a_unit_before_it_writes_the_first_word(monkeypatch):
    """A figure in other words is told before what a unit owes no more: neither is broken off."""
    monkeypatch.setattr(locks, "TRIES", 1)
    tell, told = plans.load_figures, threading.Event()

    def slow(*args, **kwargs):
        said = tell(*args, **kwargs)
        told.set()
        time.sleep(0.2)
        return said

    unit = make.unit(name="Phòng VHXH", kind=UnitKind.OFFICE, slug="phong-vhxh")
    conference, by = make.conference(), make.user(role=Role.CULTURE_OFFICE, username="vhxh")
    mark = DeadlineMark.objects.get(deadline__key="plan_reported", unit=unit)
    monkeypatch.setattr(plans, "load_figures", slow)
    first = replace(PLAN.figures[0], sentence="Tối đa 150 đại biểu")
    plan = replace(WITHOUT["unit"], figures=(first, *PLAN.figures[1:]))

    def work(verb):
        me = User.objects.get(pk=by.pk)
        if verb == "load":
            actions.load_plan(plan, plan_file="x", commune=conference.commune, by=me, at=make.AT)
            return None
        until(told.is_set)
        try:
            return actions.mark_met(mark, done=True, by=me, at=make.AT)
        except Refused:
            return False

    assert [one for one in at_once(work, ["load", "note"], workers=2) if one is not None] == [False]
    assert not DeadlineMark.objects.filter(pk=mark.pk).exists()


@pytest.mark.parametrize("what", sorted(WITHOUT))
@pytest.mark.parametrize("round_", range(4))
def test_what_was_noted_is_never_thrown_away(what, round_):
    unit = make.unit(name="Phòng VHXH", kind=UnitKind.OFFICE, slug="phong-vhxh")
    conference, by = make.conference(), make.user(role=Role.CULTURE_OFFICE, username="vhxh")
    mark = DeadlineMark.objects.get(deadline__key="plan_reported", unit=unit)
    order = ["note", "load"] if round_ % 2 else ["load", "note"]

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
