"""Each press has a result of its own, whatever other tabs, sessions and communes do meanwhile."""

import re

import pytest
from django.test import Client

from accounts.enums import Role
from accounts.models import User
from conferences.workflow import NOTE_LENGTH
from nominations.actions.results import keep
from nominations.models import BulkResult, Nomination
from tests import make
from tests.nominations.phone import text_of
from tests.nominations.test_results_kept import (
    ANSWER,
    DONE,
    GONE,
    MANY,
    MEET,
    UNDO,
    last,
    sent,
    undo_form,
)
from tests.pages import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return make.user(role=Role.CULTURE_OFFICE)


@pytest.fixture
def desk(clerk, sign_in):
    return sign_in(clerk)


def verified(client, *dossiers):
    """The address that moving them leads to."""
    return client.post(
        MANY, {"viec": "verify", "dong-y": "1", "chon": [one.code for one in dossiers]}
    ).url


def leads(client, there):
    """The results another result's page leads to."""
    links = [
        link.attrs.get("href", "") for link in Page(client.get(there).content.decode()).all("a")
    ]
    return [link for link in links if re.search(r"/da-lam/\d", link)]


def words(answer):
    return " ".join(text_of(answer).split())


def test_a_look_that_is_slow_forgets_no_press_of_another_tab(desk, monkeypatch):
    """It wrote the session back as it had read it, the later result gone."""
    one, two = sent("An Thị Một"), sent("Bùi Thị Hai")
    first, tab, pressed = verified(desk, one), Client(), []
    tab.cookies = desk.cookies
    slow = BulkResult.objects.__class__.get_queryset

    def meanwhile(manager):
        if not pressed:
            pressed.append("")
            pressed.append(verified(tab, two))
        return slow(manager)

    monkeypatch.setattr(BulkResult.objects.__class__, "get_queryset", meanwhile)
    looked = desk.get(first)

    assert (one.code in words(looked), two.code in words(looked)) == (True, False)
    assert two.code in words(desk.get(pressed[1]))
    assert pressed[1] != first


def test_an_undo_pressed_twice_leads_to_the_one_that_did_it(desk):
    one = sent("An Thị Một")
    there = verified(desk, one)
    form = undo_form(desk.get(there))

    first, second = (desk.post(UNDO, form).url for _ in range(2))

    assert leads(desk, there) == [first] != [second]
    assert "Được 1 trên 1 hồ sơ" in words(desk.get(first))
    assert "Được 0 trên 1 hồ sơ" in words(desk.get(second))


def test_an_undo_that_took_nothing_back_may_be_pressed_again(desk):
    one = sent("An Thị Một")
    there = verified(desk, one)
    form = undo_form(desk.get(there))
    Nomination.objects.filter(pk=one.pk).update(state="approved")
    desk.post(UNDO, form)
    assert (undo_form(desk.get(there)), leads(desk, there)) == ({}, []), "nothing would go by now"

    Nomination.objects.filter(pk=one.pk).update(state="verified")
    again = desk.post(UNDO, form).url

    assert leads(desk, there) == [again]
    assert make.fresh(one).state == "submitted"


def test_answers_taken_back_twice_lead_to_the_first_too(desk):
    one = make.fresh(sent("An Thị Một"))
    there = desk.post(ANSWER, {"chon": [one.code], "dong-y": "1", "muc": ["once"]}).url
    form = undo_form(desk.get(there))

    first, second = (desk.post(f"{ANSWER}hoan-tac/", form).url for _ in range(2))

    assert leads(desk, there) == [first] != [second]


def test_a_form_from_before_signing_in_again_marks_its_own_press(desk, clerk, sign_in):
    one, two = sent("An Thị Một"), sent("Bùi Thị Hai")
    old = verified(desk, one)
    form = undo_form(desk.get(old))
    again = sign_in(clerk)
    new = verified(again, two)

    undone = again.post(UNDO, form).url

    assert undo_form(again.get(new))["chon"] == [f"{two.code} submitted"]
    assert leads(again, old) == [undone]


def test_of_two_undos_that_each_took_some_back_the_first_stays_named(clerk):
    about = {"told": {"move": "verify", "rows": []}, "owner": clerk, "at": make.AT}
    conference = make.conference()
    one = keep(conference, "moved", **about)

    first, _ = (keep(conference, "moved", **about, undoes=one.pk) for _ in range(2))

    assert BulkResult.objects.get(pk=one.pk).undone == first.pk


def test_answers_that_could_not_be_taken_back_may_be_tried_again(desk):
    one = make.fresh(sent("An Thị Một"))
    there = desk.post(ANSWER, {"chon": [one.code], "dong-y": "1", "muc": ["once"]}).url
    form = undo_form(desk.get(there))
    Nomination.objects.filter(pk=one.pk).update(state="approved")

    desk.post(f"{ANSWER}hoan-tac/", form)
    stands = undo_form(desk.get(there)), leads(desk, there)
    Nomination.objects.filter(pk=one.pk).update(state="submitted")

    assert stands == ({}, []), "nothing would go by now"
    assert (undo_form(desk.get(there)), leads(desk, there)) == (form, [])


@pytest.mark.parametrize("whose", ["another's", "of answers", "its own number"])
def test_no_undo_marks_what_it_does_not_stand_on(clerk, whose):
    conference = make.conference()
    told = {"move": "verify", "rows": []}
    owner = make.user(role=Role.CULTURE_OFFICE) if whose == "another's" else clerk
    kind = "answered" if whose == "of answers" else "moved"
    one = keep(conference, kind, told, owner=owner, at=make.AT)
    number = one.pk + (whose == "its own number")

    keep(conference, "moved", told, owner=clerk, at=make.AT, undoes=number)

    assert set(BulkResult.objects.values_list("undone", flat=True)) == {0}


def test_whoever_goes_to_another_commune_sees_nothing_of_the_last(desk, clerk):
    """Codes there are the same, of other people."""
    one = sent("An Thị Một")
    there = verified(desk, one)
    away = make.commune(code="10561", name="xã Tân Kỳ")
    far = make.unit(name="Thôn Xa", of=away)
    make.nomination(state="verified", unit=far, code=one.code, full_name="Người Xã Khác")
    User.objects.filter(pk=clerk.pk).update(commune=away)

    page = desk.get(there, follow=True)

    assert page.redirect_chain == [("/ho-so/", 302)]
    assert GONE in text_of(page)


def test_what_was_typed_is_kept_as_far_as_any_box_takes_it(desk):
    one = sent("An Thị Một")
    Nomination.objects.filter(pk=one.pk).update(state="returned")
    typed = "y" * NOTE_LENGTH
    codes = [one.code, *(f"Z{number}" for number in range(3))]
    asked = {"viec": "return", "dong-y": "1", "hang": codes, "chon": codes}
    asked |= {f"note_{code}": f"{typed}thừa" for code in codes}

    page = desk.post(MANY, asked, follow=True)

    areas = [one.words().strip() for one in Page(page.content.decode()).all("textarea")]
    assert areas == [typed] * 4


def test_the_session_holds_nothing_of_it(desk):
    before = dict(desk.session)
    verified(desk, sent("An Thị Một"))

    assert dict(desk.session) == before


@pytest.mark.parametrize("number", ["0", "999999999999999999", "9" * 30])
def test_a_number_of_nothing_leads_to_the_list(desk, number):
    make.conference()

    assert desk.get(DONE.format(number)).headers["Location"] == "/ho-so/"


@pytest.mark.parametrize("number", ["", "0", "-1", "x", "1e3", "9" * 5000, "²"])
def test_a_meeting_that_goes_on_after_nothing_begins_empty(sign_in, number):
    unit = make.unit(name="Văn phòng", kind="office")
    leader = sign_in(make.user(role=Role.LEADERSHIP, unit=unit))
    make.conference()

    answer = leader.get(MEET, {"tiep": number})

    assert answer.status_code == 200
    assert answer.context["form"].initial == {}


def test_a_page_is_new_to_the_first_look_alone(desk):
    there = verified(desk, sent("An Thị Một"))
    looks = [desk.get(there).context["is_new"] for _ in range(2)]

    assert (last(), looks) == (there, [True, False])
