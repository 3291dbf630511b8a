"""Two add one item to their commune's checklist at once, with real threads."""

import pytest

from accounts.enums import Role
from accounts.models import User
from accounts.problems import Refused
from conferences.models import Conference
from nominations.actions import own_items
from tests import make
from tests.racing import at_once, without_audit_triggers


@pytest.fixture(autouse=True, scope="module")
def _emptied_afterwards(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


@pytest.mark.django_db(transaction=True)
def test_two_who_add_one_name_at_once_add_one():
    office, held = make.user(role=Role.CULTURE_OFFICE).pk, make.conference().pk

    def add(number):
        by = User.objects.select_related("unit", "commune").get(pk=office)
        conference = Conference.objects.select_related("commune").get(pk=held)
        try:
            own_items.add_item(
                conference, label="Quỹ thôn", asks="?", kinds=["household"], blocks=False,
                by=by, at=make.AT,
            )  # fmt: skip
        except Refused:
            return "refused"
        return "added"

    assert sorted(at_once(add, [0, 1], workers=2)) == ["added", "refused"]
