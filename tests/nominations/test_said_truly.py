"""What pages say of time, numbers and boxes is so (issue 7, line 9)."""

from datetime import timedelta

import pytest

from nominations.workflow import MOVES
from tests import make
from tests.nominations.phone import begin, post, text_of

pytestmark = pytest.mark.django_db
DUE = make.AT.replace(day=20, hour=0)


def test_putting_off_says_until_when(village):
    answer = post(village, begin(village), "ai", **{"de-sau": "1"})

    page = text_of(village.get(answer.url))
    assert "Gửi hồ sơ trước ngày 20/8/2025 (đến hết thứ Ba, ngày 19/8/2025)." in page
    assert "lúc nào cũng được" not in page


@pytest.mark.parametrize(("at", "offered"), [(DUE - timedelta(seconds=1), True), (DUE, False)])
def test_sending_is_offered_only_while_it_can_be(at, offered, village, monkeypatch):
    monkeypatch.setattr("accounts.web.moment", lambda: at)
    for state in ("draft", "returned"):
        one = make.nomination(unit=village.unit, state=state)
        page = text_of(village.get(f"/ho-so/{one.code}/"))
        assert ("Xem lại và gửi" in page) is offered


def test_boxes_that_are_asked_do_not_say_otherwise_after_putting_off(village):
    nomination = begin(village)

    page = text_of(post(village, nomination, "ai", birth_year="19x6", **{"de-sau": "1"}))

    assert "(không bắt buộc)" not in page
    assert "19x6" in page


def test_the_heading_counts_the_rows_behind_it(sign_in):
    make.nomination(state="verified")
    make.nomination(state="submitted")

    page = text_of(sign_in().get("/ho-so/", {"trang-thai": "verified"}))

    assert "1 hồ sơ, 1 người theo điều kiện lọc, tính cả đại diện tập thể, hộ" in page


def test_people_who_stand_for_a_group_are_said_to_be_counted(sign_in):
    """Eleven dossiers and eleven people, of which eight were collectives: read as a fault."""
    make.nomination(kind="collective", representative="Vũ Bình")
    make.nomination(kind="individual", state="submitted")
    make.nomination(kind="collective", representative="Vũ An", state="submitted")
    client = sign_in()

    assert "2 hồ sơ, 2 người, tính cả đại diện tập thể, hộ<" in text_of(client.get("/ho-so/"))
    people = text_of(client.get("/ho-so/", {"loai": "individual"}))
    assert "1 hồ sơ, 1 người theo điều kiện lọc<" in people


def test_every_move_says_in_a_sentence_what_was_done(village):
    sent = make.nomination(unit=village.unit, state="submitted", full_name="Vũ Văn Hoạch")
    page = village.post(f"/ho-so/{sent.code}/viec/take_back/", follow=True)

    assert "Đã rút lại hồ sơ của Vũ Văn Hoạch, chưa gửi." in text_of(page)
    assert [move.name for move in MOVES.values() if not move.made] == []
