"""Issue 10: the page a phone keeps is drawn for nobody, of the very forms of the steps."""

import pytest
from django.test import Client

from nominations.enums import NominationKind
from nominations.forms.steps import MeetingForm
from nominations.particulars import of
from nominations.web import blank
from nominations.web.walk import FLOWS
from tests import make
from tests.pages import Page

pytestmark = pytest.mark.django_db
PAGE = "/ho-so/viet-san/"
VOTES = {"agree", "disagree", "abstain"}
HEAD = {"held_on", "invited", "present", "starts_at"}


@pytest.fixture
def page():
    return Page(Client().get(PAGE).content.decode())


def steps_of(page: Page, kind: str, invites: str = "people"):
    """What the script shows for that kind, in order."""
    return [
        one
        for one in page.all("section")
        if kind in one.attrs.get("data-kinds", "").split()
        and one.attrs.get("data-invites", invites) == invites
    ]


def boxes(section, *, folded: bool = True) -> set[str]:
    found = [e for e in section.walk() if e.tag != "button" and "name" in e.attrs]
    return {e.attrs["name"] for e in found if folded or e.inside("details") is None}


def test_it_is_the_same_bytes_for_everybody_and_asks_for_no_one(sign_in, village):
    """Nothing of a session, a person, a unit or a commune; no token a cache could hand about."""
    make.nomination(unit=village.unit)
    answers = [client.get(PAGE) for client in (Client(), village, sign_in())]

    assert len({answer.content for answer in answers}) == 1
    assert [answer["Cache-Control"] for answer in answers] == ["no-cache"] * 3
    assert [name for answer in answers for name in answer.cookies if "csrf" in name] == []
    text = answers[1].content.decode()
    named = [village.unit.name, "HN25", "csrfmiddlewaretoken", "Người Thử", "0220 000"]
    assert [word for word in named if word in text] == []


def test_no_box_holds_anything(page):
    typed = [e for e in page.root.walk() if e.tag in ("input", "textarea") and "name" in e.attrs]

    fixed = ("radio", "hidden")
    held = [e.attrs.get("value", "") for e in typed if e.attrs.get("type") not in fixed]
    assert set(held) == {""}
    assert [e for e in typed if e.attrs.get("type") == "hidden" or "checked" in e.attrs] == []


@pytest.mark.parametrize("kind", NominationKind)
def test_every_box_of_every_step_is_there_in_the_order_of_the_steps(kind, page):
    for invites in ("people", "households"):
        shown = steps_of(page, kind, invites)

        slugs = [one.attrs["data-page"] for one in shown]
        assert slugs == [*(step.slug for step in FLOWS[kind]), "xem"]
        asked = set().union(*(boxes(one) for one in shown))
        assert asked == {row.name for row in of(kind)} | HEAD | VOTES
        assert max(len(boxes(one, folded=False)) for one in shown) == 3


def test_a_village_is_asked_for_households_and_an_agency_for_people(page):
    asked = {
        one.attrs["data-invites"]: one.words()
        for one in page.all("section")
        if "data-invites" in one.attrs
    }

    assert "Số hộ được mời họp" in asked["households"]
    assert "Số người được mời họp" in asked["people"]
    assert set(asked) == {"households", "people"}
    assert MeetingForm.base_fields["invited"].label == "Số người được mời họp"


def test_what_no_phone_keeps_is_marked_and_nothing_else(page):
    marked = {
        (e.attrs["name"], e.attrs["data-again"])
        for e in page.root.walk()
        if "data-again" in e.attrs
    }

    assert marked == {
        ("address", "Nơi ở hoặc nơi công tác"),
        ("ethnicity", "Dân tộc"),
        ("ethnicity", "Dân tộc của người đại diện"),
    }


def test_each_of_those_says_so_beside_its_box_and_no_other_does(page):
    """The page said "saved" at every step, and told of these below the last look alone."""
    said = {
        e.attrs["id"].removesuffix("_helptext")
        for e in page.root.walk()
        if "Không giữ trên máy, nhập lại khi có mạng." in e.words()
        and e.attrs.get("id", "").endswith("_helptext")
    }
    marked = [e for e in page.root.walk() if "data-again" in e.attrs]

    assert said == {e.attrs["id"] for e in marked}
    assert all(f"{e.attrs['id']}_helptext" in e.attrs["aria-describedby"] for e in marked)


def test_the_last_look_says_first_what_is_to_be_written_again(page):
    (look,) = [e for e in page.all("section") if e.attrs.get("data-page") == "xem"]
    parts = [e for e in look.walk() if e.attrs.keys() & {"data-again-all", "data-answers"}]

    assert "data-again-all" in parts[0].attrs


def test_every_id_stands_once(page):
    ids = [e.attrs["id"] for e in page.root.walk() if "id" in e.attrs]

    assert len(ids) == len(set(ids))


def test_minutes_and_photos_are_picked_as_on_the_page_of_files(page):
    picked = {
        e.attrs["data-file"]: e.attrs["accept"] for e in page.root.walk() if "data-file" in e.attrs
    }

    assert picked == {"minutes": "image/*,application/pdf", "photo": "image/*"}
    body = page.all("body")[0].attrs
    assert (body["data-take"], body["data-most-files"]) == ("/ho-so/nhan/", "6")
    assert body["data-most"] == str(15 * 1024 * 1024)


def test_help_is_a_tap_away_where_the_settings_name_a_number(settings):
    settings.HELPLINE = "0220 000 0128"

    page = Page(Client().get(PAGE).content.decode())

    assert "tel:02200000128" in [e.attrs.get("href") for e in page.all("a")]


def test_nothing_of_it_is_sent_by_a_form(page):
    """Where the script fails, no box goes anywhere, not into an address either."""
    assert {form.attrs["method"] for form in page.all("form")} == {"dialog"}


def test_it_is_drawn_once_while_nothing_of_it_changes(settings, monkeypatch):
    """Every phone asks for it, and for a worker that names it, at each visit."""
    drawn = []
    draw = blank.render_to_string
    monkeypatch.setattr(blank, "render_to_string", lambda *a: drawn.append(a) or draw(*a))
    settings.HELPLINE = "0220 000 0001"

    first = Client().get(PAGE).content
    assert (Client().get(PAGE).content, len(drawn)) == (first, 1)

    settings.HELPLINE = "0220 000 0002"
    assert "0220 000 0002" in Client().get(PAGE).content.decode()
    monkeypatch.setattr(blank, "static", lambda name: f"/s/{name}")  # a release of another name
    Client().get(PAGE)
    assert len(drawn) == 3
