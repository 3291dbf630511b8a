"""The pages that ask before much is done at once: one order on all, what may be done now first."""

from datetime import timedelta

import pytest

from accounts.enums import Role
from nominations.models import Nomination
from tests import make
from tests.nominations.related import related
from tests.pages import Page

pytestmark = [pytest.mark.django_db, pytest.mark.both]
MANY, ANSWER = "/ho-so/nhieu/", "/ho-so/nhieu/ket-qua/"


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


@pytest.fixture
def desk(sign_in, office):
    return sign_in(office)


@pytest.fixture
def five():
    """Sent in another order than their names are in; two were not looked into yet."""
    made = {
        name: make.nomination(
            state="submitted", full_name=f"Vũ {name}", integrity=check, awards=""
        )
        for name, check in (
            ("Em", "clear"), ("Ba", "unchecked"), ("Dung", "clear"), ("An", "unchecked"),
            ("Chi", "clear"),
        )
    }  # fmt: skip
    for place, one in enumerate(made.values()):
        sent_at = make.AT + timedelta(minutes=place)
        Nomination.objects.filter(pk=one.pk).update(submitted_at=sent_at)
    return {name: one.code for name, one in made.items()}


def stands(page):
    """The rows of the page: headings, and the given name of each dossier."""
    rows = Page(page.content.decode()).all("tr")[1:]
    found = [" ".join(row.all("th")[0].words().split()) for row in rows]
    return [words.split(" HN25-")[0].removeprefix("Vũ ") for words in found]


READY = ["Làm được ngay: 3", "Chi", "Dung", "Em", "Cần xem trước: 2", "An", "Ba"]


def test_opened_ticked_or_refused_the_rows_stand_alike(desk, five):
    codes = list(five.values())

    opened = desk.get(MANY)
    ticked = desk.post(MANY, {"viec": "verify", "tat-ca": "1"}, follow=True)
    refused = desk.post(MANY, {"viec": "verify", "dong-y": "1", "hang": codes})
    returned = desk.post(MANY, {"viec": "return", "chon": codes}, follow=True)

    assert [stands(page) for page in (opened, ticked, refused)] == [READY] * 3
    assert stands(returned) == ["Làm được ngay: 5", "An", "Ba", "Chi", "Dung", "Em"]


def test_what_the_list_was_sorted_by_stays_within_each_part(desk, five):
    assert stands(desk.get(f"{MANY}?xep=-ma")) == [
        "Làm được ngay: 3", "Chi", "Dung", "Em", "Cần xem trước: 2", "An", "Ba",
    ]  # fmt: skip


def test_who_waits_longest_is_among_those_the_page_has_room_for(desk, five, monkeypatch):
    monkeypatch.setattr("nominations.web.chosen.UNASKED", 3)

    page = desk.get(MANY)

    assert stands(page) == ["Làm được ngay: 2", "Dung", "Em", "Cần xem trước: 1", "Ba"]


def test_answers_are_asked_in_the_same_order(desk, office, five):
    make.user(role=Role.CULTURE_OFFICE)
    related(Nomination.objects.get(code=five["Chi"]), office)
    ends = ["An", "Ba", "Dung", "Em", "Chưa ghi được: 1", "Chi"]

    pages = desk.get(ANSWER), desk.post(ANSWER, {"chon": list(five.values())}, follow=True)

    assert [stands(page) for page in pages] == [["Ghi được ngay: 4", *ends]] * 2


def test_a_part_nobody_is_in_has_no_heading(desk):
    make.nomination(state="submitted", full_name="Vũ An", integrity="unchecked")

    assert stands(desk.get(MANY)) == ["Cần xem trước: 1", "An"]


def test_those_moved_since_stand_apart_and_lead_to_no_check(desk, five):
    """Verified already, they stood under “Cần xem trước” with a link to their check."""
    there = desk.post(MANY, {"viec": "verify", "chon": list(five.values())}).url
    Nomination.objects.filter(code__in=[five["Chi"], five["An"]]).update(state="verified")

    page = desk.get(there)

    assert stands(page) == [
        "Làm được ngay: 2", "Dung", "Em", "Cần xem trước: 1", "Ba", "Không còn ở bước này: 2",
        "An", "Chi",
    ]  # fmt: skip
    links = [link.attrs["href"] for link in Page(page.content.decode()).all("a")]
    checks = [there for there in links if "/tham-dinh/" in there]
    assert len(checks) == 1
    assert five["Ba"] in checks[0]
    gone = "Hồ sơ nay là “Đã thẩm định”, không còn ở bước này. Hãy mở hồ sơ để xem."
    assert [one.text for one in page.context["rows"][-2].problems] == [gone]


def test_a_double_nobody_answered_leads_to_the_pair(desk):
    far = make.unit(name="Thôn Hai")
    one, two = (
        make.nomination(
            state="submitted", full_name="Vũ Thị Thơm", birth_year=1970, integrity="clear",
            unit=unit,
        )
        for unit in (make.unit(name="Thôn Một"), far)
    )  # fmt: skip

    page = Page(desk.get(MANY).content.decode())

    links = [link.attrs["href"] for link in page.all("a") if link.words() == "So hai hồ sơ"]
    assert sorted(link.partition("?")[0] for link in links) == sorted(
        [f"/ho-so/{one.code}/so-voi/{two.code}/", f"/ho-so/{two.code}/so-voi/{one.code}/"]
    )
