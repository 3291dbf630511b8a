"""Whose column Dân tộc would stay empty in the city's list is said before it is built (31)."""

import pytest

from delegates.models import CityMandate
from reports.figures.profiles import profiles, without_ethnicity
from tests import make
from tests.reading import plain

pytestmark = pytest.mark.django_db
ASK = "/van-ban/lap/profiles/"


def empty_cells(conference):
    """Names of the rows whose fifth cell, Dân tộc, is empty."""
    (table,) = profiles(conference, make.AT).tables
    return {row.cells[1] for group in table.groups for row in group.rows if not row.cells[4]}


@pytest.fixture
def approved():
    said = make.nomination(state="approved", full_name="Vũ Thị Ghi", ethnicity="Kinh")
    left_out = make.nomination(state="approved", full_name="Vũ Thị Trống", code="HN25-0009")
    make.nomination(state="approved", full_name="Vũ Thị Chờ", integrity="pending")
    make.nomination(state="verified", full_name="Vũ Thị Khác")
    return said, left_out


def test_of_the_approved_while_nobody_is_chosen(approved):
    conference = make.conference()

    assert without_ethnicity(conference) == ["HN25-0009"]
    assert empty_cells(conference) == {"Vũ Thị Trống"}


@pytest.mark.parametrize(("place", "codes"), [(0, []), (1, ["HN25-0009"])])
def test_of_who_goes_when_somebody_is_chosen(approved, place, codes):
    chosen = approved[place]
    seat = make.delegate(
        group="role_model", state="confirmed", nomination=chosen, kind="individual",
        full_name=chosen.full_name, unit=chosen.unit,
    )  # fmt: skip
    CityMandate.objects.create(delegate=seat, given_at=make.AT)

    assert without_ethnicity(make.conference()) == codes
    assert len(empty_cells(make.conference())) == len(codes)


def test_the_page_says_it_of_the_citys_list_alone(approved, sign_in):
    office = sign_in()
    words = "1 người chưa ghi dân tộc: HN25-0009. Cột Dân tộc của họ để trống."

    assert words in plain(office.get(ASK))
    assert "dân tộc" not in plain(office.get(ASK.replace("profiles", "role_models")))
