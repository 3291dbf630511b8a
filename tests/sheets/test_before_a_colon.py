"""A post, a title, a body before a colon in the cell of a name: whose name is behind it."""

import pytest

from accounts.enums import Role
from sheets.reading import OUT_OF_NAME
from sheets.reading.posts import before_name
from tests import make
from tests.sheets.pages import bring_in, upload, workbook
from tests.sheets.villages import office_of

pytestmark = pytest.mark.django_db
HEAD = ["Họ và tên", "Giới tính", "Chức vụ", "Cơ quan, đơn vị"]
WITHOUT = "Đã bỏ phần “{}” khỏi họ tên. Hãy xem lại."


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


def guest(council, *row):
    """Name, post, office, what is asked, whether it must be mended."""
    row = upload(council, workbook(HEAD, row)).rows.get()
    values = [row.values[key] for key in ("full_name", "position", "organisation")]
    return (*values, row.reasons, row.blocked)


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Phóng viên Đài PTTH: Lưu Hiền", "Lưu Hiền"),
        ("Đài PTTH: Lưu Hiền", "Lưu Hiền"),
        ("Thượng tọa: Thích Thanh Âm", "Thích Thanh Âm"),
        ("Giám đốc : ông Vũ An", "Vũ An"),
    ],
)
def test_a_guest_is_who_stands_behind_it_and_is_asked_about(council, cell, name):
    head = cell.split(":")[0].strip()

    assert guest(council, cell, "Nam", "Phó", "Sở Y tế") == (
        name, "Phó", "Sở Y tế", {"full_name": WITHOUT.format(head)}, False,
    )  # fmt: skip


def test_what_stands_before_it_is_offered_where_its_box_is_empty(council):
    name, post, office, why, blocked = guest(council, "Phóng viên Đài PTTH: Lưu Hiền", "Nữ", "", "")
    assert (name, post, office, blocked) == ("Lưu Hiền", "Phóng viên", "Đài PTTH", False)
    assert why["position"] == OUT_OF_NAME

    assert guest(council, "Sở Y tế: Vũ An", "Nam", "Phó Giám đốc", "")[:3] == (
        "Vũ An", "Phó Giám đốc", "Sở Y tế",
    )  # fmt: skip


def test_an_address_before_a_colon_is_no_post_and_its_sex_is_read_behind_one(council):
    assert guest(council, "Ông: Lê Minh", "Nam", "Phó", "Sở")[3] == {}
    sheet = upload(council, workbook(HEAD, ["Giám đốc: bà Vũ An", "", "Phó", "Sở"]))
    assert sheet.rows.get().values["gender"] == "female"


@pytest.mark.parametrize(
    "cell", ["Phóng viên: Hiền", "Khách mời: 2 người", "Lê Minh", "Sở: các đồng chí", "A: lê minh"]
)
def test_where_no_whole_name_stands_behind_it_nothing_is_parted(cell):
    assert before_name(cell) == ("", cell)


def test_a_dossier_of_a_person_is_parted_and_one_of_a_body_or_a_household_is_not(sign_in):
    office = office_of(sign_in, "Thôn Đông")
    names = ("Chủ hộ: Trần Hoa", "Hội Nông dân: Trần Hoa", "Hộ: Trần Hoa", "Gđ: Trần Hoa")
    rows = [[name, "Thôn Đông"] for name in names]
    sheet = upload(office, workbook(["Họ và tên", "Đơn vị giới thiệu"], *rows), slug="ho-so")

    told = [row.values["full_name"] for row in sheet.rows.order_by("place")]
    assert told == ["Trần Hoa", *names[1:]]
    assert sheet.rows.get(number=2).values["position"] == "Chủ hộ"


def test_it_comes_in_under_the_name_alone(council):
    sheet = upload(council, workbook(HEAD, ["Phóng viên: Lưu Hiền", "Nữ", "", "Đài"]))
    page = bring_in(council, sheet, ticked=[0]).content.decode()

    assert ("Lưu Hiền" in page, "Phóng viên: Lưu" in page) == (True, False)
