"""Issue 10: where a village is stands in its earlier dossiers: offered, not asked again."""

import pytest

from accounts.enums import Role
from nominations.models import Nomination
from tests import make
from tests.nominations.phone import PLACE, begin, bring, post, text_of
from tests.pages import Page

pytestmark = [pytest.mark.django_db, pytest.mark.both]
NEAR, FAR = "Thôn Mỗ Đoạn, xã Đại Sơn", "Số 3, thôn Khác, xã Đại Sơn"
SAID = "Nơi ở hoặc nơi công tác đã điền sẵn theo hồ sơ trước của đơn vị. Nếu khác, hãy sửa lại."


def page_of(client, nomination, slug="viec"):
    return Page(text_of(client.get(f"/ho-so/{nomination.code}/buoc/{slug}/")))


def box_of(client, nomination):
    return page_of(client, nomination).by_id["id_address"].attrs.get("value", "")


def earlier(village, *addresses):
    for address in addresses:
        make.nomination(unit=village.unit, address=address)


@pytest.mark.parametrize("kind", ["individual", "collective", "household"])
def test_what_the_units_dossiers_say_most_often_stands_in_the_box(kind, village):
    earlier(village, NEAR, FAR, NEAR, "", "", "")
    one = begin(village, kind)

    assert box_of(village, one) == NEAR
    assert SAID in page_of(village, one).root.words()
    assert Nomination.objects.get(pk=one.pk).address == ""


def test_of_two_said_as_often_it_is_the_later(village):
    earlier(village, NEAR, FAR)

    assert box_of(village, begin(village)) == FAR


def test_once_sent_on_it_is_saved_and_another_stands_instead(village):
    earlier(village, NEAR)
    one = begin(village)

    post(village, one, "viec", address=FAR)

    assert Nomination.objects.get(pk=one.pk).address == FAR
    assert box_of(village, one) == FAR
    assert SAID not in page_of(village, one).root.words()


def test_an_empty_box_is_refused_as_ever_and_not_filled_in_behind(village):
    earlier(village, NEAR)
    one = begin(village)

    answer = post(village, one, "viec", address="")

    assert (answer.status_code, Nomination.objects.get(pk=one.pk).address) == (422, "")
    assert Page(text_of(answer)).by_id["id_address"].attrs.get("value", "") == ""
    assert SAID not in text_of(answer)
    assert box_of(village, one) == ""  # what was typed last


def test_nothing_is_offered_of_another_unit_nor_to_a_first_dossier(village):
    make.nomination(unit=make.unit(name="Thôn khác"), address=FAR)
    one = begin(village)

    assert box_of(village, one) == ""
    assert SAID not in page_of(village, one).root.words()


def test_only_its_page_says_it(village):
    earlier(village, NEAR)
    one = begin(village)

    assert SAID not in page_of(village, one, "ai").root.words()


def test_a_phone_that_brings_none_is_given_none(village, whole):
    """What nobody looked at is not saved: it is offered on its page."""
    earlier(village, NEAR)

    bring(village, whole(address=None))

    one = Nomination.objects.get(full_name="Nguyễn Hữu Ước")
    assert (one.address, one.position) == ("", PLACE["position"])
    assert box_of(village, one) == NEAR


def test_the_office_is_offered_that_units_own(village, sign_in):
    """It sees every unit's dossiers that were sent."""
    sent = {"state": "submitted", "submitted_at": make.AT}
    make.nomination(unit=village.unit, address=NEAR, **sent)
    for _ in range(2):
        make.nomination(unit=make.unit(name="Thôn khác"), address=FAR, **sent)
    office = make.user(role=Role.CULTURE_OFFICE, unit=make.unit(kind="office", name="Phòng"))
    one = make.nomination(unit=village.unit, entered_by=office.unit, address="", state="draft")

    assert box_of(sign_in(office), one) == NEAR


def test_what_is_sent_asks_for_nothing_to_offer(village, monkeypatch):
    one = begin(village)
    asked = []
    monkeypatch.setattr("nominations.web.rows.usual_address", lambda *a: asked.append(a) or "")

    post(village, one, "viec")

    assert len(asked) == 1  # by the page before it
