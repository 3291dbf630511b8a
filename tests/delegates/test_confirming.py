"""Confirming many says what II.4 would be then, and the page after shows whom it is about."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from conferences.models import Conference
from conferences.templatetags.viet import cited
from delegates.models import Delegate
from tests import make
from tests.pages import Page
from tests.reading import text

pytestmark = pytest.mark.django_db
ROLL, BULK = "/dai-bieu/", "/dai-bieu/xac-nhan/"
SHARE = (
    "đại biểu điển hình tiên tiến khoảng 70%; đại biểu khách mời và lãnh đạo các cấp, "
    "các ngành khoảng 30%"
)


@pytest.fixture
def office(sign_in):
    make.conference()
    return sign_in(make.user(role=Role.CULTURE_OFFICE))


def role_model(**fields):
    one = make.nomination(state="approved", on_roll=True, **fields)
    return make.delegate(group="role_model", nomination=one, full_name=one.full_name)


def asked(office, **typed):
    return Page(text(office.post(BULK, typed))).one("main").words()


def test_the_question_says_the_shares_after_confirming(office):
    """Issue 7, II.4.1: it said count and seats, and nothing of 70 to 30."""
    make.delegate(state="confirmed", gender="male")
    for number in range(7):
        role_model(unit=make.unit(name=f"Thôn {number}"))
    for rank in range(2):
        make.delegate(rank=rank, gender="male")

    words = asked(office, **{"tat-ca": "1", "loc": ""})

    assert (
        "Sau khi xác nhận: 10 đại biểu trong tối đa 150. Điển hình tiên tiến 7 (70%) – Kế hoạch: "
        "khoảng 70%, từ 65% đến 75%; Khách mời, lãnh đạo 3 (30%); Đại biểu nữ 7 (70%)."
    ) in words
    assert "Khi đó cần xem" not in words


def test_shares_out_of_bounds_are_said_before_with_the_plans_sentence(office):
    for rank in range(6):
        make.delegate(rank=rank)

    words = asked(office, **{"tat-ca": "1", "loc": ""})

    assert "Điển hình tiên tiến 0 (0%)" in words
    assert "Điển hình tiên tiến: 0/6 = 0%, ngoài khoảng 65% đến 75%." in words
    assert "Kế hoạch, mục II.4.1" in words


def test_only_those_who_get_a_seat_are_counted_then(office):
    """The first of the list, as confirming takes them; whoever is looked into takes none."""
    Conference.objects.update(seats_taken=147)
    guests = [make.delegate(rank=rank) for rank in range(5)]
    kept = role_model(full_name="Vũ Thị An", integrity="pending")
    fell = role_model(full_name="Vũ Thị Bình")
    type(fell.nomination).objects.filter(pk=fell.nomination_id).update(state="annulled")
    stands = role_model(full_name="Vũ Thị Cúc")

    words = asked(office, chon=[one.pk for one in (kept, fell, stands, *guests)])

    assert "Sau khi xác nhận: 3 đại biểu trong tối đa 150. Điển hình tiên tiến 1 (33,3%)" in words


@pytest.mark.parametrize(("everybody", "state"), [(True, "confirmed"), (False, "proposed")])
def test_whoever_was_confirmed_is_shown_where_nobody_else_is_left(everybody, state, office):
    """Issue 7: the list filtered by "Dự kiến" came back empty."""
    rows = [make.delegate(rank=rank) for rank in range(3)]
    ticked = rows if everybody else rows[:2]

    done = office.post(
        BULK, {"chon": [one.pk for one in ticked], "loc": "trang-thai=proposed&nhom=guest"},
        follow=True,
    )  # fmt: skip

    shown = [row["seat"].full_name for row in done.context["rows"]]
    expected = rows if everybody else rows[2:]
    assert done.context["trang_thai"] == state
    assert shown == [one.full_name for one in expected]


def test_one_moved_out_of_a_filter_that_is_empty_then_is_shown_where_they_went(office):
    one = make.delegate(state="confirmed")

    done = office.post(
        reverse("delegates:move", args=[one.pk, "absent"]), {"loc": "trang-thai=confirmed"},
        follow=True,
    )  # fmt: skip

    assert Delegate.objects.get().state == "absent"
    assert [row["seat"].full_name for row in done.context["rows"]] == [one.full_name]


def test_the_strip_says_which_paragraph_and_what_it_says(office):
    """Issue 7: “II.4.1” stood alone."""
    make.delegate(state="confirmed")

    words = Page(text(office.get(ROLL))).by_id["strip"].words()

    assert f"Kế hoạch, mục II.4.1: “{SHARE}”" in words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("II.4.2", "Kế hoạch, mục II.4.2"),
        ("NĐ 152/2025, Đ.4", "NĐ 152/2025, Điều 4"),
    ],
)
def test_a_paragraph_is_cited_so_that_anybody_knows_of_what(rule, words):
    assert cited(rule) == words


@pytest.mark.parametrize("reason", ["", "Đi viện"])
def test_an_absence_offers_a_reason_and_asks_none(reason, office):
    """Issue 7: “Báo vắng” had no room for why."""
    one = make.delegate(state="confirmed")
    way = reverse("delegates:move", args=[one.pk, "absent"])

    page = Page(text(office.get(way)))
    office.post(way, {"note": reason})
    told = Page(text(office.get(f"/dai-bieu/{one.pk}/"))).one("main").words()

    assert page.label_of(page.by_id["id_note"]) == "Lý do (không bắt buộc)"
    assert Delegate.objects.get().state == "absent"
    assert ("Đi viện" in told) is bool(reason)


def test_confirming_asks_no_reason(office):
    one = make.delegate()

    page = Page(text(office.get(reverse("delegates:move", args=[one.pk, "confirm"]))))

    assert "id_note" not in page.by_id
