"""Two tabs of one session press at once: for many, and to take back."""

import pytest
from django.test import Client

from accounts.enums import Role
from accounts.models import AuditEvent
from nominations.actions import results
from nominations.models import BulkResult
from tests import make
from tests.nominations.test_one_undone import ALONE, states, three, told, verify
from tests.nominations.test_results_kept import MANY, UNDO, sent, undo_form
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


@pytest.mark.parametrize("pressed", ["one and all", "the same twice", "two rows"])
def test_two_undos_at_once_take_each_dossier_back_once(sign_in, pressed):
    desk = sign_in(make.user(role=Role.CULTURE_OFFICE))
    for _ in range(4):
        one, two, third = dossiers = three()
        there = verify(desk, dossiers)
        form = undo_form(desk.get(there))
        second = {"one and all": {}, "the same twice": {"mot": one.code}}
        sends = [form | {"mot": one.code}, form | second.get(pressed, {"mot": two.code})]

        def press(boxes):
            tab = Client()
            tab.cookies = desk.cookies
            return tab.post(UNDO, boxes).status_code

        answers = at_once(press, sends, workers=2)

        codes = {"one and all": dossiers, "the same twice": [one], "two rows": [one, two]}[pressed]
        gone = AuditEvent.objects.filter(
            action="unverify", target_code__in=[dossier.code for dossier in dossiers]
        )
        marked = {
            code
            for code, text in told(desk.get(there)).items()
            if ALONE.partition(" lúc")[0] in text
        }
        kept = BulkResult.objects.get(pk=form["lan"][0])
        assert answers == [302, 302]
        assert sorted(gone.values_list("target_code", flat=True)) == sorted(
            dossier.code for dossier in codes
        )
        if pressed == "one and all":
            assert (marked <= {one.code}, bool(kept.undone)) == (True, True)
        else:
            assert (marked, kept.undone) == ({dossier.code for dossier in codes}, 0)
        assert states([third]) == ["submitted" if pressed == "one and all" else "verified"]


def test_of_rows_marked_at_once_each_stays_marked():
    clerk = make.user(role=Role.CULTURE_OFFICE)
    codes = [f"HN25-{number:04d}" for number in range(40)]
    told = {"move": "verify", "rows": [{"code": code, "way_back": True} for code in codes]}
    kept = results.keep(make.conference(), "moved", told, owner=clerk, at=make.AT)

    at_once(lambda code: results.mark(kept, code, at=make.AT), codes, workers=2)

    assert BulkResult.objects.get().told["rows"] == [
        {"code": code, "way_back": True, "undone": make.AT.isoformat()} for code in codes
    ]
