"""Tests the pages of the delegates as people use them."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.enums import Role
from accounts.models import AuditEvent
from conferences.models import Conference
from delegates.enums import DelegateGroup, DelegateState
from delegates.models import CityMandate, Delegate
from tests import make
from tests.delegates.pages import (
    GUEST,
    HTMX,
    MANDATES,
    NEW,
    QUOTA,
    ROLL,
    TAKE_IN,
    move,
    part,
    shown,
    text,
)

pytestmark = pytest.mark.django_db
EDITORS = (Role.CULTURE_OFFICE, Role.COUNCIL_OFFICE)
READERS = (*EDITORS, Role.LEADERSHIP, Role.DOOR)


@pytest.fixture
def office(sign_in):
    return sign_in(role=Role.COUNCIL_OFFICE)


@pytest.mark.parametrize("role", Role.values)
def test_who_may_open_which_page(sign_in, role):
    """Z1, Z5: leadership and door read; only the two offices write."""
    someone = make.delegate()
    client = sign_in(role=role)
    reads = [ROLL, QUOTA, MANDATES, reverse("delegates:edit", args=[someone.pk])]
    writes = [NEW, TAKE_IN, move(someone.pk, "withdraw")]

    found = [client.get(url).status_code for url in reads + writes]
    posted = [
        client.post(url).status_code in (403, 404)
        for url in (reverse("delegates:bulk"), MANDATES, reads[3], *writes)
    ]

    assert found[:4] == [200 if role in READERS else 403] * 4
    assert found[4:] == [200 if role in EDITORS else 403] * 3
    if role not in EDITORS:
        assert posted == [True] * 6


def test_readers_see_the_roll_without_buttons(sign_in):
    make.delegate(full_name="Vũ Thị An")

    html = text(sign_in(role=Role.DOOR).get(ROLL))

    assert "Vũ Thị An" in html
    assert re.findall(r"Xác nhận dự cho|/viec/|data-check", html) == []


def test_another_communes_delegate_is_404_as_if_it_were_not(office):
    """Z2."""
    other = make.commune(code="11087", name="xã Khác", place="Khác")
    theirs = make.delegate(
        conference=make.conference(of=other), group=DelegateGroup.ROLE_MODEL,
        state=DelegateState.CONFIRMED,
    )  # fmt: skip
    make.delegate(full_name="Vũ Thị An")

    urls = [reverse("delegates:edit", args=[theirs.pk]), move(theirs.pk, "withdraw")]
    bulk = office.post(reverse("delegates:bulk"), {"chon": [theirs.pk]})

    assert [office.get(url).status_code for url in urls] == [404, 404]
    assert [office.post(url, GUEST).status_code for url in urls] == [404, 404]
    assert office.post(MANDATES, {"nguoi": theirs.pk, "chon": "1"}).status_code == 404
    assert bulk.status_code == 302
    assert theirs.full_name not in text(office.get(ROLL))
    assert (CityMandate.objects.count(), AuditEvent.objects.filter(target="delegate").count()) == (
        0,
        0,
    )


def test_pages_cost_the_same_for_1_3_and_200(office):
    def cost():
        found = {}
        for url in (ROLL, QUOTA, MANDATES, TAKE_IN):
            with CaptureQueriesContext(connection) as queries:
                assert office.get(url).status_code == 200
            found[url] = len(queries)
        return found

    def grow(count):
        for _ in range(count):
            nomination = make.nomination(state="approved")
            make.delegate(
                group=DelegateGroup.ROLE_MODEL, state=DelegateState.CONFIRMED,
                unit=nomination.unit, nomination=nomination,
            )  # fmt: skip
            make.nomination(state="approved")

    grow(1)
    one = cost()
    grow(2)
    three = cost()
    for _ in range(2):
        make.delegate()
    five = cost()
    for _ in range(195):
        make.delegate()

    # The pager asks nothing more; the count is the same for 1, 3, 5 and 200 delegates.
    assert (three, five, cost()) == (one, one, one)


def test_every_list_has_an_empty_state_with_its_one_button(office):
    """U23."""
    make.conference()

    assert "Chưa có đại biểu nào" in text(office.get(ROLL))
    assert "Không có đại biểu nào khớp" in text(office.get(ROLL + "?tim=khong-co"))
    assert "Không còn hồ sơ nào chờ" in text(office.get(TAKE_IN))
    assert "Chưa có điển hình nào để chọn" in text(office.get(MANDATES))
    assert "Chưa xác nhận đại biểu nào" in text(office.get(QUOTA))


def test_without_a_conference_there_is_no_roll(sign_in):
    make.commune()
    client = sign_in(role=Role.COUNCIL_OFFICE)

    assert [client.get(url).headers.get("Location") for url in (ROLL, QUOTA, TAKE_IN)] == ["/"] * 3


def test_the_filter_is_in_the_address(office):
    """U29."""
    unit = make.unit(name="Thôn Ô Mễ")
    make.delegate(full_name="Đỗ Thị Ẩn", group=DelegateGroup.ROLE_MODEL, unit=unit)
    make.delegate(full_name="Vũ Văn An")
    make.delegate(full_name="Lê Văn Vắng", state=DelegateState.ABSENT)

    found = {
        query: shown(text(office.get(ROLL + query)))
        for query in ("", "?tim=do+an", "?nhom=guest", "?trang-thai=absent", "?don-vi=thon-o-me",
                      "?nhom=sai&trang-thai=sai&trang=sai")
    }  # fmt: skip

    assert found == {
        "": ["Đỗ Thị Ẩn", "Vũ Văn An"],
        "?tim=do+an": ["Đỗ Thị Ẩn"],
        "?nhom=guest": ["Vũ Văn An"],
        "?trang-thai=absent": ["Lê Văn Vắng"],
        "?don-vi=thon-o-me": ["Đỗ Thị Ẩn"],
        "?nhom=sai&trang-thai=sai&trang=sai": ["Đỗ Thị Ẩn", "Vũ Văn An"],
    }


def test_the_roll_shows_fifty_a_page(office):
    for _ in range(51):
        make.delegate()

    assert [len(shown(text(office.get(ROLL + q)))) for q in ("", "?trang=2")] == [50, 1]


def test_confirming_by_the_button_keeps_the_filter_and_takes_the_seat(office):
    someone = make.delegate()

    answer = office.post(move(someone.pk, "confirm"), {"loc": "nhom=guest&trang=1&evil=//x"})

    assert (answer.status_code, answer.url) == (302, f"{ROLL}?nhom=guest&trang=1")
    assert Conference.objects.get().seats_taken == 1


def test_the_part_htmx_gets_is_the_page_after_a_reload(office):
    someone = make.delegate()

    said = office.post(move(someone.pk, "confirm"), follow=True, headers=HTMX)
    reloaded = office.get(ROLL)

    assert "<html" not in text(said)
    assert f"Xác nhận dự: {someone.full_name}." in text(said)
    assert part(text(said), "roll") == part(text(reloaded), "roll")


def test_the_second_of_two_people_is_told_and_sees_current_numbers(office, sign_in):
    """U30."""
    someone = make.delegate()
    office.post(move(someone.pk, "confirm"))

    plain = sign_in(role=Role.CULTURE_OFFICE).post(move(someone.pk, "confirm"))
    quick = office.post(move(someone.pk, "confirm"), follow=True, headers=HTMX)

    assert plain.status_code == 409
    assert "Vừa có người khác xử lý việc này." in text(plain)
    assert "Việc này ông, bà đã làm lúc 08:00 ngày 16/8/2025 (“Xác nhận dự”)" in text(quick)
    assert '<b class="figure">1<small class="muted"> / 150</small></b>' in text(quick)


def test_a_full_hall_is_refused_with_the_plans_sentence(office):
    someone = make.delegate()
    Conference.objects.update(seats_taken=150)

    plain = office.post(move(someone.pk, "confirm"))
    quick = office.post(move(someone.pk, "confirm"), follow=True, headers=HTMX)

    assert plain.status_code == 422
    for answer in (plain, quick):
        assert (
            "Đã đủ 150 đại biểu, không xác nhận thêm được."
            " Muốn thêm, hãy ghi báo vắng hoặc đưa một người ra khỏi danh sách." in text(answer)
        )
        assert "Số lượng: Tối đa 150 đại biểu." in text(answer)
    assert Delegate.objects.get().state == DelegateState.PROPOSED


def test_withdrawing_asks_on_its_own_page_and_wants_a_reason(office):
    """U10, U22."""
    someone = make.delegate(full_name="Vũ Thị An", state=DelegateState.CONFIRMED)

    asked = office.get(move(someone.pk, "withdraw"))
    empty = office.post(move(someone.pk, "withdraw"), {"note": ""})
    done = office.post(move(someone.pk, "withdraw"), {"note": "Chuyển nơi ở"}, follow=True)

    assert "Đưa ra khỏi danh sách: Vũ Thị An?" in text(asked)
    assert (empty.status_code, "<title>Lỗi: " in text(empty)) == (422, True)
    assert '<a href="#id_note">Hãy ghi lý do.</a>' in text(empty)
    assert 'aria-invalid="true"' in text(empty)
    assert "Đưa ra khỏi danh sách: Vũ Thị An." in text(done)
    assert Delegate.objects.get().state == DelegateState.WITHDRAWN


def test_an_unknown_move_or_delegate_is_404(office):
    someone = make.delegate()

    assert office.get(move(someone.pk, "promote")).status_code == 404
    assert office.post(move(10**9, "confirm")).status_code == 404
    assert office.post(MANDATES, {"nguoi": "x", "chon": "1"}).status_code == 404


def test_bulk_confirms_row_by_row_and_says_who_was_left(office):
    """U29: one refusal does not undo the others."""
    first, second, third = (make.delegate(rank=rank) for rank in (1, 2, 3))
    Conference.objects.update(seats_taken=148)

    answer = office.post(
        reverse("delegates:bulk"), {"chon": [first.pk, second.pk, third.pk, "x"]}, follow=True
    )

    assert [d.state for d in (first, second, third) if not d.refresh_from_db()] == [
        "confirmed", "confirmed", "proposed",
    ]  # fmt: skip
    assert "Đã xác nhận 2 đại biểu." in text(answer)
    assert f"Chưa xác nhận {third.full_name}: Đã đủ 150 đại biểu" in text(answer)


def test_bulk_of_nobody_says_so(office):
    make.delegate()
    answer = office.post(reverse("delegates:bulk"), follow=True)
    assert "Hãy chọn ít nhất một đại biểu." in text(answer)


def test_names_are_escaped_everywhere(office):
    """I9."""
    someone = make.delegate(full_name="<b>An</b>", organisation="<i>Sở</i>")
    pages = [ROLL, QUOTA, MANDATES, reverse("delegates:edit", args=[someone.pk])]
    pages.append(move(someone.pk, "withdraw"))

    assert [re.findall("<b>An|<i>Sở", text(office.get(url))) for url in pages] == [[]] * 5


def test_pages_speak_vietnamese(office):
    """U27: nothing of the machine shows through."""
    nomination = make.nomination(state="approved")
    someone = make.delegate(birth_year=None, nomination=nomination, group=DelegateGroup.ROLE_MODEL)
    pages = [ROLL, QUOTA, NEW, TAKE_IN, MANDATES, reverse("delegates:edit", args=[someone.pk])]

    for url in pages:
        body = re.sub(r"<[^>]+>", " ", text(office.get(url)).split("<body")[1])
        assert re.findall(r"\b(None|True|False|role_model|proposed)\b", body) == [], url
