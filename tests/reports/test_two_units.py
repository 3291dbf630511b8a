"""II.4.1: one person two units put forward is one row and one seat, and both are named."""

import pytest

from accounts.enums import Role
from delegates.facts import city_choice, delegate_rows, quota_board
from delegates.models import CityMandate
from nominations.actions import doubles
from nominations.facts import approved_rows
from nominations.facts.rows import also
from nominations.models import Nomination
from nominations.reading import Joined
from tests import make
from tests.nominations.phone import text_of
from tests.reports import layout, rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference():
    """Thơm is put forward by her village twice and by two others: all but one were closed."""
    first, second, third = (make.unit(name=f"Thôn {place}") for place in ("Một", "Hai", "Ba"))
    conference = make.conference()
    office = make.user(role=Role.CULTURE_OFFICE)
    kept = rows.approved(unit=first, full_name="Vũ Thị Thơm", awards="")
    for unit in (third, second, second, first):
        closed = make.nomination(unit=unit, state="submitted", full_name="Vũ Thị Thớm")
        both = Nomination.objects.select_related("unit__commune", "conference")
        doubles.keep_one(both.get(pk=kept.pk), both.get(pk=closed.pk), by=office, at=make.AT)
    seat = rows.seat_of(kept)
    Nomination.objects.filter(pk=kept.pk).update(on_roll=True)
    CityMandate.objects.create(delegate=seat, given_at=make.AT)
    return conference


def test_every_list_has_her_once_and_names_all_units(conference):
    told = "Thôn Một, Thôn Ba, Thôn Hai"  # as their dossiers came

    assert [(row.full_name, row.units) for row in approved_rows(conference)] == [
        ("Vũ Thị Thơm", told)
    ]
    assert [(row.full_name, row.units) for row in delegate_rows(conference)] == [
        ("Vũ Thị Thơm", told)
    ]
    assert [row.units for row in city_choice(conference)] == [told]


def test_units_stand_as_their_dossiers_came_whatever_order_they_are_read_in():
    told = [("HN25-0007", "Thôn Hai"), ("HN25-0003", "Thôn Ba"), ("HN25-0005", "Thôn Hai")]

    named = also("Thôn Một", [Joined(code, "Vũ Thị Thớm", unit) for code, unit in told])

    assert named == ("Thôn Ba", "Thôn Hai")


@pytest.mark.parametrize("kind", ["role_models", "delegates", "profiles"])
def test_every_paper_names_all_units_in_her_row(conference, kind):
    page = layout.page(kind, conference)

    (row,) = [line for line in page if isinstance(line, tuple) and "Vũ Thị Thơm" in line]
    assert [cell for cell in row if "Thôn Một," in cell and "Hai" in cell] == [
        "Thôn Một, Thôn Ba, Thôn Hai"
    ]


def test_the_board_counts_one_seat_and_no_unit_as_missing(conference, sign_in):
    board = quota_board(conference)

    assert [(pair.planned.label, pair.planned.count) for pair in board.units] == [("Thôn Một", 1)]
    assert [unit.name for unit in board.missing_units] == []
    assert [(one.kept, one.other, one.count) for one in board.twice] == [
        ("Thôn Một", "Thôn Ba", 1), ("Thôn Một", "Thôn Hai", 2),
    ]  # fmt: skip
    page = " ".join(text_of(sign_in(role=Role.CULTURE_OFFICE).get("/dai-bieu/co-cau/")).split())
    assert (
        "Thôn Ba cùng giới thiệu 1 người với Thôn Một; mỗi người một chỗ, tính ở Thôn Một." in page
    )


def test_the_roll_and_the_city_page_name_all(conference, sign_in):
    client = sign_in(role=Role.CULTURE_OFFICE)

    for url in ("/dai-bieu/", "/dai-bieu/du-dai-hoi/"):
        assert "Thôn Một, Thôn Ba, Thôn Hai" in text_of(client.get(url)), url


def test_who_alone_put_her_forward_is_named_alone():
    nomination = rows.approved(unit=make.unit(name="Thôn Một"), full_name="Vũ Thị Thơm")
    rows.seat_of(nomination)

    assert [row.units for row in approved_rows(nomination.conference)] == ["Thôn Một"]
    assert [row.units for row in delegate_rows(nomination.conference)] == ["Thôn Một"]
