"""What a message says that no column claims is told, and what a title says of a person is read."""

import pytest

from accounts.enums import Role
from tests import make
from tests.sheets.pages import at, paste

pytestmark = pytest.mark.django_db
ZALO = "1. Bà Đinh Thị Hường, sinh 1970, nông dân\n2. Ông Lê Văn Ba, sinh 1961, thợ mộc"


@pytest.fixture
def office(sign_in):
    make.conference()
    make.unit(name="Thôn Liêu Xá")
    return sign_in(role=Role.CULTURE_OFFICE)


def test_a_part_that_no_field_claims_is_named_with_what_stands_in_it(office):
    """It was left out without a word: the clerk sees which column to choose for it."""
    sheet = paste(office, ZALO, slug="ho-so")

    page = office.get(at("show", sheet))

    (table,) = page.context["tables"]
    words = page.content.decode()
    assert (table["titles"], table["unread"]) == (
        ["Họ và tên", "Năm sinh", "“nông dân”"],
        ["“nông dân”"],
    )
    assert "Không nhập các cột: “nông dân”" in words
    assert "Cột 3: “nông dân”" in " ".join(words.split())


def test_a_dossier_reads_the_sex_out_of_the_title_as_the_roll_does(office):
    sheet = paste(office, ZALO + "\n3. Hộ ông Trần Văn Chiến", slug="ho-so")

    rows = sheet.rows.order_by("place")
    told = [(row.values["full_name"], row.values["kind"], row.values["gender"]) for row in rows]
    assert told == [
        ("Đinh Thị Hường", "individual", "female"),
        ("Lê Văn Ba", "individual", "male"),
        ("Hộ ông Trần Văn Chiến", "household", None),
    ]
