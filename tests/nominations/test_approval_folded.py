"""The approval page folds what is done with: its head, its filter, votes typed, what was answered.

On a phone it was six thousand pixels long for ten dossiers.
"""

import pytest

from nominations.models import Nomination
from tests import make
from tests.nominations.test_approval import leadership
from tests.pages import Page

pytestmark = pytest.mark.django_db
URL = "/ho-so/hop-xet-duyet/"
HEAD = {"held_on": "15/8/2025", "chair": "Đỗ <b>", "invited": "15", "present": "14"}
FOLDED = "15/8/2025, Đỗ <b> chủ trì, có mặt 14, mời 15"


@pytest.fixture
def client(sign_in):
    return sign_in(leadership())


def folds(answer):
    """What each folded part says of itself, in the order of the page."""
    found = Page(answer.content.decode()).root.all("details")
    said = [" ".join(one.all("summary")[0].words().split()) for one in found]
    cards = {"Thành tích", "…"}  # of every row, whatever was done with it
    return [words for words in said if words not in cards and "Các mục" not in words]


def two():
    return [make.nomination(state="verified", full_name=name) for name in ("An", "Bình")]


def votes(one, **cast):
    return {f"{one.code}-{part}": number for part, number in cast.items()} | {"chon": [one.code]}


def test_at_first_nothing_is_folded(client):
    two()

    assert folds(client.get(URL)) == []


@pytest.mark.parametrize(
    ("changed", "heads"),
    [
        ({}, [f"{FOLDED}. Xem, sửa"]),
        ({"number": "05/BB"}, [f"{FOLDED}, biên bản số 05/BB. Xem, sửa"]),
        ({"chair": " "}, []),
        ({"present": ""}, []),
        ({"invited": ""}, []),
        ({"held_on": ""}, []),
    ],
)
def test_after_a_turn_the_head_is_folded_once_it_stands(client, changed, heads):
    two()

    assert folds(client.post(URL, HEAD | changed | {"sang": "1"}, follow=True)) == heads


def test_what_is_wrong_in_the_head_stands_open(client):
    one, _ = two()

    page = client.post(URL, HEAD | {"present": "99"} | votes(one, agree="14"))

    assert page.status_code == 422
    assert [words for words in folds(page) if "chủ trì" in words] == []


def test_votes_typed_are_a_line_and_what_is_asked_stands_open(client):
    one, other = two()
    sent = votes(one, agree="12", disagree="2") | votes(other, agree="3", disagree="11")

    page = client.post(URL, HEAD | sent | {"chon": [one.code, other.code]})

    assert page.status_code == 422
    assert folds(page) == [f"{FOLDED}. Xem, sửa", "12 đồng ý, 2 không đồng ý. Xem, sửa"]
    row = Page(page.content.decode()).by_id[f"chon-{one.code}"]
    assert "checked" in row.attrs


def test_what_came_up_since_it_was_typed_stands_open(client):
    one, other = two()
    Nomination.objects.filter(pk=one.pk).update(integrity="pending")
    sent = votes(one, agree="14") | votes(other, agree="3", disagree="11")

    page = client.post(
        URL, HEAD | sent | {"chon": [one.code, other.code], "sang": "1"}, follow=True
    )

    assert folds(page)[1:] == ["3 đồng ý, 11 không đồng ý. Xem, sửa"]


def test_whoever_is_not_ticked_has_no_line(client):
    one, other = two()
    sent = votes(one, agree="12") | {f"{other.code}-agree": "9", "chon": [one.code]}

    page = client.post(URL, HEAD | sent | {"sang": "1"}, follow=True)

    assert folds(page)[1:] == ["12 đồng ý. Xem, sửa"]


def test_a_row_that_says_how_it_was_answered_anew_is_not_folded(client):
    """Another row is wrong: this one's result and reason stand there to be read once more."""
    one, other = two()
    sent = votes(one, agree="3", disagree="11", result="reject", reason="Chưa đủ.")
    sent |= votes(other, agree="99") | {"chon": [one.code, other.code]}

    page = client.post(URL, HEAD | sent)

    assert folds(page) == [f"{FOLDED}. Xem, sửa"]


def test_what_the_office_answered_takes_a_line(client):
    one, _ = two()
    one.ballots.update(agree=1, disagree=41, reason="Đã họp lại <b>.")
    one.duplicate_verdict, one.duplicate_answer = "different", "Hai người khác nhau."
    one.save()

    page = client.get(URL)

    assert folds(page) == ["Phòng đã trả lời: 2"]
    words = " ".join(Page(page.content.decode()).root.words().split())
    assert "Phòng ghi lý do: Đã họp lại <b>." in words
    assert "Về khả năng trùng: Không phải một người: Hai người khác nhau." in words
