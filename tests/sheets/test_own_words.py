"""Columns told apart by their own words: men and women, a post and an office below one name."""

import pytest

from accounts.enums import Role
from tests import make
from tests.sheets.pages import paste

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


def test_columns_of_men_and_of_women_in_one_row_of_headings_say_who_is_which(council):
    """The year of every woman was left out, and her sex only guessed."""
    for men, women in (
        ("Năm sinh (nam)", "Năm sinh (nữ)"), ("Năm sinh nam", "Năm sinh nữ"),
        ("Năm sinh - Nam", "Năm sinh - Nữ"),
    ):  # fmt: skip
        sheet = paste(
            council,
            f"TT\tHọ và tên\t{men}\t{women}\tCơ quan\n"
            "1\tLê Minh An\t1970\t\tSở Y tế\n2\tPhạm Minh Hoa\t\t1968\tSở Nội vụ",
        )
        told = sheet.rows.order_by("place").values_list("values", flat=True)
        assert [(one["gender"], one["birth_year"]) for one in told] == [
            ("male", 1970), ("female", 1968),
        ]  # fmt: skip


def test_words_that_only_end_so_are_no_columns_of_sexes(council):
    """ "Việt Nam" beside "Phụ nữ" tells nobody's sex."""
    sheet = paste(
        council,
        "Họ và tên\tMặt trận Việt Nam\tHội Phụ nữ\tCơ quan\nLê Minh An\tx\t\tSở Y tế",
    )

    assert sheet.rows.get().values["gender"] is None


def test_below_a_group_each_column_is_what_its_own_row_says(council):
    """ "Giám đốc" stood as the office, and the office was left out."""
    sheet = paste(
        council,
        "TT\tHọ và tên\tGiới tính\tNơi công tác\t\tGhi chú\n\t\t\tChức vụ\tCơ quan\t\n"
        "1\tLê Văn An\tNam\tGiám đốc\tSở Y tế\t",
    )

    values = sheet.rows.get().values
    assert (values["position"], values["organisation"]) == ("Giám đốc", "Sở Y tế")


@pytest.mark.parametrize("head", ["Trú quán", "Nơi cư trú", "Chỗ ở hiện nay"])
def test_where_somebody_lives_is_said_in_other_words_too(sign_in, head):
    make.conference()
    office = sign_in(role=Role.CULTURE_OFFICE)

    sheet = paste(
        office,
        f"Họ và tên\tĐơn vị giới thiệu\t{head}\tThành tích\nLê Văn An\tThôn Bắc\tXóm 3\tHiến đất",
        slug="ho-so",
    )

    assert sheet.rows.get().values["address"] == "Xóm 3"
