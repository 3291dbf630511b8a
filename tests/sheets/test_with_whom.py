"""Who comes with somebody: named, the line is offered to be split; unnamed, it is asked."""

import pytest

from accounts.enums import Role
from sheets.reading import kinds, several
from tests import make
from tests.sheets.pages import at, sends, upload, workbook

pytestmark = pytest.mark.django_db
HEAD = ["Họ và tên", "Giới tính", "Cơ quan, đơn vị"]
BEN, SAU = "Khổng Văn Bền", "Cấn Thị Sáu"


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        (f"{BEN} và vợ là bà {SAU}", [BEN, f"bà {SAU}"]), (f"{BEN} và vợ {SAU}", [BEN, SAU]),
        (f"{BEN} cùng con trai là Lê Ba", [BEN, "Lê Ba"]),
        (f"{BEN} và phu nhân: {SAU}", [BEN, SAU]),
        (f"Ông {BEN} cùng bà {SAU}", [f"Ông {BEN}", f"bà {SAU}"]),
    ],
)  # fmt: skip
def test_who_is_named_beside_somebody_is_another_person(cell, people):
    assert kinds.doubt_of_name(cell, alone=True) == several.seem(2)
    assert kinds.people_in(cell, alone=True) == people


@pytest.mark.parametrize("cell", [f"{BEN} và vợ", f"{BEN} (cùng gia đình)", f"{BEN} và con trai"])
def test_who_is_not_named_is_asked_for(cell):
    assert kinds.doubt_of_name(cell, alone=True).startswith("Ghi “")
    assert kinds.people_in(cell, alone=True) == []


def test_one_press_makes_a_line_of_each(council):
    sheet = upload(council, workbook(HEAD, [f"{BEN} và vợ là bà {SAU}", "", "Xã Vạn An"]))
    assert "Tách thành hai dòng" in council.get(at("show", sheet)).content.decode()

    council.post(at("mend", sheet), sends(sheet, tach="0"))

    told = [row.values["full_name"] for row in sheet.rows.order_by("part")]
    assert told == [BEN, SAU]


@pytest.mark.parametrize("cell", ["(chưa có)", "đang cập nhật", "CHƯA CÓ"])
def test_what_stands_for_no_name_is_shown_as_it_is_written(council, cell):
    sheet = upload(council, workbook(HEAD, [cell, "Nam", "Sở Y tế"]))

    page = council.get(at("show", sheet), {"sua": 0})
    (line,) = page.context["lines"]
    assert (line.cells[0].label, line.cells[0].text) == ("Họ và tên", cell)
