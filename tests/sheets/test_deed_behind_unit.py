"""A deed behind the village's name and a colon: the colon was read as a label's, the deed as the
unit, and gone once the right unit was chosen."""

import pytest

from accounts.enums import Role
from accounts.models import Unit
from sheets.reading.own import UNUSED
from tests import make
from tests.sheets.pages import paste

pytestmark = pytest.mark.django_db
DEED = "Vận động 32 hộ phân loại rác tại nguồn"


@pytest.fixture
def office(sign_in):
    make.unit(name="Thôn Nghĩa Xá")
    make.conference()
    desk = make.unit(name="Phòng Văn hóa - Xã hội", kind="office")
    return sign_in(make.user(role=Role.CULTURE_OFFICE, unit=desk))


@pytest.mark.parametrize("mark", ["1. ", "", "- "])
@pytest.mark.parametrize("behind", [
    " - Thôn Nghĩa Xá: ", ", thôn Nghĩa Xá: ", " - thôn Nghĩa Xá : ", " (thôn Nghĩa Xá): ",
    " - Thôn Nghĩa Xá - ",
])  # fmt: skip
def test_the_unit_is_the_village_and_the_deed_is_offered(office, mark, behind):
    sheet = paste(office, f"{mark}Bà Nguyễn Thị Mận{behind}{DEED}", slug="ho-so")

    (row,) = sheet.rows.exclude(verdict="left")
    there = Unit.objects.get(name="Thôn Nghĩa Xá")
    assert (row.values["full_name"], row.values["unit"]) == ("Nguyễn Thị Mận", there.pk)
    assert row.reasons == {"": UNUSED.format(f"“{DEED}”")}  # for the job or the deed, by one press
