"""Two tabs of one session press at once."""

import pytest
from django.test import Client

from accounts.enums import Role
from nominations.models import BulkResult
from tests import make
from tests.nominations.test_results_kept import MANY, sent
from tests.racing import at_once, without_audit_triggers

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]


@pytest.fixture(autouse=True, scope="module")
def _history(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


def test_each_of_two_tabs_is_led_to_its_own_result(sign_in):
    desk = sign_in(make.user(role=Role.CULTURE_OFFICE))
    codes = [sent(f"An Thị {number}").code for number in range(4)]

    def press(code):
        tab = Client()
        tab.cookies = desk.cookies
        return tab.post(MANY, {"viec": "verify", "dong-y": "1", "chon": [code]}).url, code

    pressed = at_once(press, codes, workers=2)

    assert len({there for there, _ in pressed}) == BulkResult.objects.count() == 4
    assert [code in desk.get(there).content.decode() for there, code in pressed] == [True] * 4
