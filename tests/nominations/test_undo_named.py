"""An undo takes what its button names; of the others it says why they stay, as elsewhere."""

import re

import pytest

from accounts.enums import Role
from nominations.models import Nomination
from tests import make
from tests.nominations.test_one_undone import (
    ALONE,
    LIST,
    UNANSWER,
    alone,
    answer,
    three,
    told,
    verify,
    words,
)
from tests.nominations.test_results_kept import UNDO, sent, undo_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(sign_in, monkeypatch):
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT)
    return sign_in(make.user(role=Role.CULTURE_OFFICE))


@pytest.mark.parametrize("listed", [True, False])
def test_an_undo_of_all_takes_those_it_names_and_says_of_the_others_why(listed, desk):
    """“Hoàn tác 14 hồ sơ” said “Được 14 trên 17”, and that somebody had been faster."""
    one, two, third, fourth = dossiers = [*three(), sent("Ích Thị Yến")]
    there = verify(desk, dossiers)
    alone(desk, there, two.code)
    Nomination.objects.filter(pk=one.pk).update(state="approved")
    form = undo_form(desk.get(there))
    sends = {"lan": form["lan"], "viec": "verify"} if listed else form

    page = desk.post(UNDO, sends, follow=True)

    assert "Được 2 trên 2 hồ sơ; 2 hồ sơ giữ nguyên" in words(page)
    assert told(page) == {
        third.code: "Đã hoàn tác về “Chờ thẩm định”",
        fourth.code: "Đã hoàn tác về “Chờ thẩm định”",
        one.code: "Không hoàn tác được nữa. Hồ sơ nay là “Đã duyệt”. Hãy mở hồ sơ để xem.",
        two.code: ALONE,
    }
    assert "An" in words(page)
    assert "Được 2 trên 2 hồ sơ; 2 hồ sơ giữ nguyên" in words(desk.get(LIST))
    before = desk.get(there)
    gone = "Đã hoàn tác lúc 08:00 ngày 16/8/2025"
    assert told(before) == {one.code: "Xong", two.code: ALONE, third.code: gone, fourth.code: gone}


def test_an_undo_of_which_nothing_goes_any_more_leads_to_the_rows_that_say_why(desk):
    dossiers = three()
    there = verify(desk, dossiers)
    Nomination.objects.filter(pk__in=[one.pk for one in dossiers]).update(state="approved")

    led = desk.post(UNDO, {"lan": undo_number(there), "viec": "verify"})

    assert led.url == there
    assert set(told(desk.get(there)).values()) == {
        "Xong Không hoàn tác được nữa. Hồ sơ nay là “Đã duyệt”. Hãy mở hồ sơ để xem."
    }


def undo_number(there):
    return there.rstrip("/").rpartition("/")[2]


def test_an_undo_of_answers_says_the_same(desk):
    one, two, third = dossiers = three()
    there = answer(desk, dossiers)
    alone(desk, there, two.code, UNANSWER)
    form = undo_form(desk.get(there))
    Nomination.objects.filter(pk=one.pk).update(state="verified")

    page = desk.post(UNANSWER, {key: form[key] for key in ("lan", "luc", "muc")}, follow=True)

    assert "Được 1 trên 1 hồ sơ; 2 hồ sơ giữ nguyên" in words(page)
    said = told(page)
    assert said[third.code].startswith("Đã hoàn tác Đã bỏ kết quả: ")
    assert said[two.code] == ALONE
    assert said[one.code].startswith("Không hoàn tác được nữa. Hồ sơ đã thẩm định xong.")
    before = told(desk.get(there))
    assert re.fullmatch(
        "Đã bỏ kết quả: .* Đã hoàn tác lúc 08:00 ngày 16/8/2025", before[third.code]
    )
    assert re.fullmatch(f"Đã bỏ kết quả: .* {ALONE}", before[two.code])
    assert before[one.code].startswith("Đã ghi 2 mục")
