"""Whoever is a guest only because nobody said more is asked, wherever her unit was read from."""

import pytest

from accounts.enums import Role
from tests import make
from tests.sheets.pages import at, paste

pytestmark = pytest.mark.django_db
OPEN = (
    "Nhóm ở dòng {} chưa chọn, tạm lấy là Khách mời. "
    "Hãy chọn cho cả nhóm ở đầu trang, hoặc xem từng dòng."
)
ROWS = (
    "I. Thôn Xuân Nẻo",
    "1\tBà Lê Thị Bé\tTrưởng thôn\t",
    "2\tÔng Trần Văn An\tBí thư\tChi bộ Đông",
    "II. Thôn Lạc Dục",
    "3\tBà Vũ Thị Tư\tTrưởng thôn\tnt",
    "4\tBà Vũ Thị Năm\tBí thư\t-nt-",
)
UNITS = ["Thôn Xuân Nẻo", "Chi bộ Đông", "Thôn Lạc Dục", "Thôn Lạc Dục"]


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


@pytest.mark.parametrize(("heads", "more"), [("", ""), ("\tNhóm", "\t")])
def test_below_a_heading_that_says_the_unit_the_group_is_asked(council, heads, more):
    """Who had no unit of her own was good, ticked and a guest; "nt" right below was asked."""
    text = "\n".join([f"STT\tHọ và tên\tChức vụ\tĐơn vị{heads}", *(f"{row}{more}" for row in ROWS)])
    sheet = paste(council, text)

    rows = sheet.rows.exclude(verdict="left").order_by("place")
    assert [row.values["organisation"] for row in rows] == UNITS
    assert [(row.values["group"], row.ticked, row.reasons) for row in rows] == [
        ("guest", False, {"group": OPEN.format(number)}) for number in (2, 2, 5, 5)
    ]
    page = council.get(at("show", sheet))
    told = " ".join(page.content.decode().split())
    assert "4 dòng đang tạm lấy nhóm: hãy chọn nhóm ở đầu trang" in told

    council.post(at("read_again", sheet), {"nhom-0-2-group": "Khách mời"})

    rows = sheet.rows.exclude(verdict="left").order_by("place")
    assert [(row.values["group"], row.ticked) for row in rows] == [
        ("guest", True), ("guest", True), ("guest", False), ("guest", False),
    ]  # fmt: skip


def test_as_above_below_a_heading_that_says_no_unit_tells_where_nothing_is_said(council):
    text = "\n".join([
        "STT\tHọ và tên\tChức vụ\tĐơn vị", "1\tLê Bé\tBí thư\tSở Y tế", "II. KHÁCH MỜI",
        "2\tLê Tư\tBí thư\tnt", "3\tLê Năm\tBí thư\t-nt-",
    ])  # fmt: skip
    sheet = paste(council, text)

    below = "Ghi “{}” mà từ tên nhóm ở dòng 3 chưa dòng nào ghi rõ. Hãy điền rõ."
    assert [row.reasons for row in sheet.rows.filter(number__gt=3).order_by("place")] == [
        {"organisation": below.format("nt")}, {"organisation": below.format("-nt-")},
    ]  # fmt: skip


def test_as_above_of_a_row_with_another_unit_than_the_heading_is_asked(council):
    text = "\n".join([
        "STT\tHọ và tên\tChức vụ\tĐơn vị", "I. Thôn Xuân Nẻo", "1\tLê Bé\tBí thư\tSở Y tế",
        "2\tLê Tư\tBí thư\tnt",
    ])  # fmt: skip
    row = paste(council, text).rows.get(number=4)

    assert row.values["organisation"] == "Sở Y tế"
    assert row.reasons["organisation"] == (
        "Ghi “nt”: lấy theo dòng 3 là “Sở Y tế”. Hãy xem có đúng không."
    )
