"""Somebody says that they are related while they, or a colleague, decide: with real threads."""

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent, User
from accounts.problems import Refused
from nominations.actions import decisions, interests
from nominations.models import Interest, Nomination
from tests import make
from tests.racing import at_once, without_audit_triggers


@pytest.fixture(autouse=True, scope="module")
def _emptied_afterwards(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


def who(pk):
    return User.objects.select_related("unit", "commune").get(pk=pk)


def dossier(pk):
    return Nomination.objects.select_related("unit__commune", "conference").get(pk=pk)


@pytest.mark.django_db(transaction=True)
def test_nobody_verifies_after_saying_that_they_are_related():
    """Either it was verified first, or the verifying was refused: never the other order."""
    for _ in range(6):
        one = make.nomination(state="submitted").pk
        clerk, _other = (make.user(role=Role.CULTURE_OFFICE).pk for _ in range(2))

        def act(what, one=one, clerk=clerk):
            try:
                if what == "declare":
                    interests.declare(dossier(one), is_related=True, by=who(clerk), at=make.AT)
                else:
                    decisions.move(dossier(one), "verify", by=who(clerk), at=make.AT)
            except Refused:
                return "refused"
            return "done"

        both = ["declare", "verify"]
        done = dict(zip(both, at_once(act, both, workers=2), strict=True))

        code = dossier(one).code
        events = AuditEvent.objects.filter(target_code=code).order_by("pk")
        order = list(events.values_list("action", flat=True))
        assert done["declare"] == "done"
        assert order in (
            ["verify", "declare_interest"],
            ["declare_interest", "refused_apart"],
        )


@pytest.mark.django_db(transaction=True)
def test_two_who_say_so_at_once_are_both_set_apart():
    one = make.nomination(state="submitted").pk
    two = [make.user(role=Role.CULTURE_OFFICE).pk for _ in range(2)]

    def declare(pk):
        interests.declare(dossier(one), is_related=True, by=who(pk), at=make.AT)

    at_once(declare, two * 2, workers=4)

    assert set(Interest.objects.related().values_list("user_id", flat=True)) == set(two)
