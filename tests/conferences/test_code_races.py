"""One code, many devices at once: one gets in, wrong tries are all counted (real threads)."""

import pytest
from django.utils import timezone

from accounts.audit import broken_links
from accounts.enums import Role
from accounts.models import AuditEvent
from conferences.actions import slips
from conferences.models import EntryCode
from tests import make
from tests.racing import at_once, without_audit_triggers

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]
NOW = timezone.now()


@pytest.fixture(autouse=True, scope="module")
def _emptied_afterwards(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


@pytest.fixture
def code():
    unit, by = make.unit(), make.user(role=Role.CULTURE_OFFICE)
    return slips.issue_code(conference=make.conference(), unit=unit, by=by, at=make.AT, now=NOW)


def test_eight_devices_with_one_code_and_one_is_in(code):
    def enter(_):
        return slips.enter_by_code(code, at=make.AT, now=NOW)

    entered = at_once(enter, list(range(8)), workers=8)

    assert [link is not None for link in entered].count(True) == 1
    assert AuditEvent.objects.of_action("enter_by_link").count() == 1
    assert list(broken_links("11086")) == []


def test_wrong_tries_at_once_are_all_counted(code):
    def guess(number):
        return slips.enter_by_code(f"{code[:3]}{number:05d}", at=make.AT, now=NOW)

    wrong = [number for number in range(6) if f"{number:05d}" != code[3:]][:5]
    assert at_once(guess, wrong, workers=5) == [None] * 5
    assert EntryCode.objects.get().tries == 5
    assert slips.enter_by_code(code, at=make.AT, now=NOW) is None
