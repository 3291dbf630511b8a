"""How the column of names is headed where it is not called so."""

import pytest

from accounts.enums import Role
from tests import make
from tests.sheets.pages import paste

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


@pytest.mark.parametrize("head", ["Ông/Bà", "Ông (Bà)", "ÔNG, BÀ", "Anh/Chị", "Đồng chí"])
def test_how_people_are_addressed_heads_their_names_where_nothing_else_does(council, head):
    """Such a table was read as a list without a heading, or not at all."""
    sheet = paste(council, f"TT\t{head}\tChức vụ\tCơ quan\n1\tLê Minh An\tGiám đốc\tSở Y tế")

    values = sheet.rows.get().values
    told = (values["full_name"], values["position"], values["organisation"])
    assert told == ("Lê Minh An", "Giám đốc", "Sở Y tế")


def test_beside_a_column_of_names_it_is_none(council):
    sheet = paste(council, "Ông/Bà\tHọ và tên\tChức vụ\tCơ quan\nBà\tLê Minh An\tGiám đốc\tSở Y tế")

    assert sheet.rows.get().values["full_name"] == "Lê Minh An"


def test_two_such_columns_name_nobody_for_sure(council):
    """Which of the two holds the name is not guessed."""
    sheet = paste(council, "Ông/Bà\tAnh/Chị\tCơ quan\nLê Minh An\tVũ Minh Hoa\tSở Y tế")

    assert not sheet.rows.filter(verdict="good").exists()
