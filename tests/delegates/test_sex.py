"""A guest whose sex nobody wrote: neither woman nor man on any page, board or paper."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from delegates.facts import quota_board
from delegates.figures import hall
from delegates.models import Delegate
from reports.figures.result import _city_words
from reports.figures.structure import structure_table
from reports.figures.telling import _years
from tests import make
from tests.delegates.pages import GUEST, NEW, QUOTA, ROLL
from tests.reading import plain

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(sign_in):
    make.conference()
    return sign_in(role=Role.CULTURE_OFFICE)


def test_a_guest_is_put_on_the_roll_without_it(office):
    office.post(NEW, GUEST | {"gender": ""})

    one = Delegate.objects.get()
    page = plain(office.get(reverse("delegates:edit", args=[one.pk])))
    assert (one.full_name, one.gender) == ("Nguyễn Văn Khách", "")
    assert "Chưa ghi" in page


def test_what_was_written_may_be_taken_back_to_not_written(office):
    one = make.delegate(group="guest", full_name="Lê Minh", gender="male", organisation="Sở Y tế")
    there = reverse("delegates:edit", args=[one.pk])
    seen = office.get(there).context["form"].initial.get("seen", "")

    office.post(there, GUEST | {"full_name": "Lê Minh", "gender": "", "seen": seen})

    one.refresh_from_db()
    assert one.gender == ""


def seated():
    for number, sex in enumerate(("female", "male", "", "")):
        make.delegate(group="guest", state="confirmed", gender=sex, full_name=f"Lê Minh {number}")


def test_the_board_counts_it_apart(office):
    seated()

    board = plain(office.get(QUOTA))
    seats = hall(Delegate.objects.all()).confirmed

    assert "1 / 4 người = 25%" in board
    assert "Nữ: 1 Nam: 1 Chưa ghi giới tính: 2 cộng 4" in board
    assert sum(seat.number for seat in seats if seat.sex_unknown) == 2
    assert office.get(ROLL).status_code == 200


def test_the_page_before_many_are_confirmed_says_how_many_are_not_written(office):
    seated()
    for number in range(9):
        make.delegate(group="guest", gender="", full_name=f"Lê Minh Mới {number}")

    page = plain(office.post(reverse("delegates:bulk"), {"tat-ca": "1", "loc": ""}))

    assert "Đại biểu nữ 1 (7,7%; chưa ghi: 11)" in page


def test_the_structure_table_says_it_beside_the_women(office):
    seated()
    conference = Delegate.objects.first().conference

    groups = structure_table(quota_board(conference)).groups
    found = [row.cells for one in groups for row in one.rows if "Đại biểu nữ" in row.cells]

    assert [(cells[2], cells[4]) for cells in found] == [(1, "trên tổng số đại biểu; chưa ghi: 2")]


def test_no_paper_makes_a_man_or_a_woman_of_it():
    class Teller:
        birth_year, gender = 1970, ""

    class Seat:
        full_name, gender, position, organisation, unit = "Lê Minh", "", "", "", ""
        stands_for = ""

    assert (_years(Teller()), _city_words(Seat())) == ((None, None), "Ông, bà Lê Minh")
