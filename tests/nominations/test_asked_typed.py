"""The office asks for other boxes while the unit types: nothing typed is lost from its sight."""

import pytest
from bs4 import BeautifulSoup

from accounts.enums import Role
from nominations.actions import decisions
from tests import make
from tests.nominations.phone import at, soup, text_of, words
from tests.nominations.test_asked_for import fresh
from tests.pages import seen

pytestmark = pytest.mark.django_db
TOLD = "Chữ ông, bà đã viết nhưng chưa lưu: "


def ask(one, *names):
    office = make.user(role=Role.CULTURE_OFFICE)
    decisions.move(make.fresh(one), "return_again", note="Khác", asks=names, by=office, at=make.AT)


def box(answer, name):
    page = BeautifulSoup(answer.content, "html.parser").find(id=f"div_id_{name}")
    return words(page), page.find(["input", "select", "textarea"])


def test_what_was_typed_in_a_box_that_closed_meanwhile_is_shown_and_not_written(village, back):
    url = at(back, "viec")
    sent = seen(village, url) | {"position": "Nuôi rươi"}
    ask(back, "awards")

    answer = village.post(url, sent)
    assert (answer.status_code, fresh(back).position) == (422, "Nông dân")
    told, typed_in = box(answer, "position")
    assert (told.endswith(f"Nông dân {TOLD}Nuôi rươi"), typed_in) == (True, None)
    again = village.get(url)  # turned to once more, it is still there
    assert box(again, "position")[0].endswith(f"Nông dân {TOLD}Nuôi rươi")
    assert "bấm nút ở cuối trang" not in " ".join(text_of(again).split())
    assert TOLD.strip() not in box(again, "address")[0]

    ask(back, "position")
    told, typed_in = box(village.get(url), "position")
    assert (typed_in["value"], TOLD in told) == ("Nuôi rươi", False)


def test_a_choice_is_told_by_its_words_and_what_stands_is_not_told_twice(village, back):
    ask(back, "gender", "full_name")
    url = at(back, "ai")
    sent = seen(village, url) | {"full_name": back.full_name, "gender": "male"}
    ask(back, "awards")

    answer = village.post(url, sent)
    assert answer.status_code == 422
    assert box(answer, "gender")[0].endswith(f"Nữ {TOLD}Nam")
    assert TOLD.strip() not in box(answer, "full_name")[0]


def test_nothing_typed_nothing_told(village, back):
    assert TOLD.strip() not in words(soup(village, at(back, "ai")))
    assert TOLD.strip() not in words(soup(village, at(back, "hop")))
