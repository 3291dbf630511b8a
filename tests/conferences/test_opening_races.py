"""Two people open the one commune at once: one stands, the other is told (real threads)."""

import pytest
from django.utils import timezone

from accounts.actions import Opening, setup
from accounts.audit import broken_links
from accounts.devices import Device
from accounts.models import Commune, SignInFailure, User
from accounts.problems import Refused
from tests import make
from tests.racing import at_once, without_audit_triggers

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]
NOW, HERE = timezone.now(), Device(address="203.0.113.7")


@pytest.fixture(autouse=True, scope="module")
def _emptied_afterwards(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


def opening(number: int) -> Opening:
    return Opening(
        city={"code": "31", "name": "thành phố Hải Phòng"},
        commune={"code": f"1188{number}", "name": "xã Nam Triệu", "place": "Nam Triệu"},
        people=[{"username": f"vhxh{number}", "full_name": "Bùi Mẫu", "role": "culture_office"}],
    )


def test_six_open_at_once_and_one_commune_stands():
    mark = setup.take_code(setup.new_code(at=make.AT), device=HERE, now=NOW)

    def open_it(number):
        name = f"vhxh{number}"
        try:
            return setup.open_first(
                opening(number), mark=mark, passwords={name: "Lúa chín 26"}, own=name, at=make.AT
            ).username
        except Refused as refused:
            return str(refused)

    answers = at_once(open_it, list(range(6)), workers=6)

    assert sorted(answers)[:5] == [setup.OVER] * 5
    assert [one.username for one in User.objects.all()] == [sorted(answers)[5]]
    assert Commune.objects.count() == 1
    assert list(broken_links(Commune.objects.get().code)) == []


def test_wrong_tries_at_once_are_all_counted():
    setup.new_code(at=make.AT)

    at_once(lambda _: setup.take_code("sai", device=HERE, now=NOW), list(range(12)), workers=6)

    assert SignInFailure.objects.count() == 5


def test_two_first_starts_print_one_code():
    codes = at_once(lambda _: setup.first_code(at=make.AT), [0, 1], workers=2)

    assert sorted(bool(code) for code in codes) == [False, True]
