"""What the script of a bad line is told: where to go on, what to show, that the line holds."""

import pytest
from django.test import Client

from accounts.enums import Role, UnitKind
from nominations.models import Nomination
from tests import make

pytestmark = pytest.mark.django_db
KEY = "0b5d6d2e-6f4b-4b1e-9a3a-1c2d3e4f5a6b"
MARKED = {"Honoree-Line": "1"}


@pytest.fixture
def village(sign_in):
    make.conference()
    return sign_in(make.user())


def told(answer):
    return answer.status_code, answer.get("Honoree-Line"), answer.get("Location")


def test_a_redirect_is_told_and_the_next_page_is_not_fetched(village):
    sent = {"kind": "individual", "form_key": KEY}

    answer = village.post("/ho-so/moi/", sent, headers=MARKED)

    code = Nomination.objects.get().code
    assert told(answer) == (200, f"/ho-so/{code}/buoc/ai/", None)
    assert answer.content == b""


def test_the_same_form_whose_answer_was_lost_leads_to_the_same_dossier(village):
    sent = {"kind": "individual", "form_key": KEY}

    ways = {village.post("/ho-so/moi/", sent, headers=MARKED)["Honoree-Line"] for _ in "ab"}

    assert ways == {f"/ho-so/{Nomination.objects.get().code}/buoc/ai/"}


def test_a_refusal_is_its_page(village):
    answer = village.post("/ho-so/moi/", {"form_key": KEY}, headers=MARKED)

    assert told(answer) == (422, "here", None)
    assert "Hãy chọn cá nhân, tập thể" in answer.content.decode()


def test_whose_session_has_ended_is_told_the_way_to_sign_in(village):
    make.nomination()
    there = "/ho-so/moi/"

    answer = Client().post(there, headers=MARKED | {"Referer": f"http://testserver{there}"})

    assert told(answer) == (200, f"/tai-khoan/dang-nhap/?next={there}", None)


def test_whoever_sends_no_mark_is_led_as_ever(village):
    answer = village.post("/ho-so/moi/", {"kind": "individual", "form_key": KEY})

    code = Nomination.objects.get().code
    assert told(answer) == (302, None, f"/ho-so/{code}/buoc/ai/")
    assert told(village.head("/"))[:2] == (200, None)


@pytest.mark.parametrize("there", ["/", "/ho-so/", "/khong-co/"])
def test_that_the_line_holds_is_said_at_the_door(there, django_assert_num_queries, sign_in):
    """No session is read, no page is drawn, no message is taken out before it was seen."""
    make.conference()
    office = sign_in(role=Role.CULTURE_OFFICE)

    with django_assert_num_queries(0):
        answer = office.head(there, headers=MARKED)

    assert told(answer) == (204, "here", None)
    assert (answer.content, answer["Cache-Control"]) == (b"", "no-store")


def test_a_page_says_whether_it_is_held(sign_in):
    """Everywhere for whoever works for one unit; for the office where it enters for a unit."""
    make.conference()
    unit = make.unit()
    draft = make.nomination(unit=unit)

    def held(client, there):
        return " data-line" in client.get(there).content.decode().split("<head>")[0]

    village = sign_in(make.user(unit=unit))
    ours = ("/", "/ho-so/moi/", f"/ho-so/{draft.code}/buoc/tep/", f"/ho-so/{draft.code}/gui/")
    assert [held(village, there) for there in ours] == [True, True, True, True]
    place = make.unit(name="Phòng Văn hóa - Xã hội", kind=UnitKind.OFFICE)
    office = sign_in(make.user(role=Role.CULTURE_OFFICE, unit=place))
    assert [held(office, there) for there in ("/", "/dai-bieu/", "/ho-so/moi/")] == [
        False,
        False,
        True,
    ]
    assert not held(Client(), "/tai-khoan/dang-nhap/")
