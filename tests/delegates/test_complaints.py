"""Of whom a complaint is looked into: not taken in, not chosen for the city meanwhile."""

import pytest

from accounts.enums import Role
from accounts.problems import Problem, Refused
from delegates import actions
from delegates.enums import DelegateGroup, DelegateState
from delegates.models import CityMandate, Delegate
from delegates.workflow.guards import LOOKED_INTO, is_still_approved
from nominations.models import Nomination
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return make.user(role=Role.COUNCIL_OFFICE)


@pytest.mark.parametrize("change", [{"integrity": "pending"}, {"state": "annulled"}])
def test_nobody_is_chosen_whose_dossier_does_not_stand_clear(at, by, change):
    """NĐ 152/2025, Đ.4 (B14): the complaint came after the person was confirmed."""
    one = make.nomination(state="approved", on_roll=True)
    seat = make.delegate(
        group=DelegateGroup.ROLE_MODEL, state=DelegateState.CONFIRMED, nomination=one
    )
    Nomination.objects.filter(pk=one.pk).update(**change)  # `seat` was read before

    with pytest.raises(Refused) as refused:
        actions.give_mandate(seat, by=by, at=at)

    one.refresh_from_db()
    seat.nomination = one
    assert refused.value.problems == is_still_approved(seat, at) != []
    assert CityMandate.objects.count() == 0


def test_take_in_names_whoever_is_complained_of_and_seats_the_others(at, by):
    """NĐ 152/2025, Đ.4: whoever comes back by code is stopped too."""
    pending = make.nomination(state="approved", integrity="pending")
    left = make.nomination(state="approved", integrity="pending")
    make.delegate(group=DelegateGroup.ROLE_MODEL, state=DelegateState.WITHDRAWN, nomination=left)
    clear = make.nomination(state="approved")
    codes = [pending.code, left.code, clear.code]

    found = actions.take_in(
        conference=make.conference(), codes=codes, other_people=codes, by=by, at=at
    )

    said = tuple(
        Problem(text=LOOKED_INTO.format(one=one), rule="NĐ 152/2025, Đ.4")
        for one in (pending, left)
    )
    assert (found.added, found.namesakes) == (1, ())
    assert sorted(found.stopped, key=str) == sorted(said, key=str)
    assert list(Delegate.objects.on_roll().values_list("nomination__code", flat=True)) == [
        clear.code
    ]
    assert list(Nomination.objects.filter(on_roll=True)) == [clear]
