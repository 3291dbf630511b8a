"""The boxes above a cross table of awards: one for each kind, and places that are in the book."""

import pytest

from accounts.enums import Role
from tests import make
from tests.sheets.pages import at, sends, upload, workbook
from tests.sheets.test_awards import SLUG

pytestmark = pytest.mark.django_db
YEARS = ["TT", "Hình thức", "Năm 2023", "", "Năm 2024", ""]
KINDS = ["", "", "Tập thể", "Cá nhân", "Tập thể", "Cá nhân"]
LEADER, OWNER, DIRECT = (
    "Cá nhân: lãnh đạo, quản lý", "Cá nhân: doanh nhân",
    "Cá nhân: người trực tiếp lao động, sản xuất, công tác",
)  # fmt: skip
OTHERS = ("Tập thể", "Trong đó: doanh nghiệp", "Hộ gia đình")


@pytest.fixture
def office(sign_in):
    make.conference()
    return sign_in(role=Role.CULTURE_OFFICE)


@pytest.fixture
def sheet(office):
    rows = (YEARS, KINDS, ["1", "Giấy khen", 1, 2, 3, 4], ["2", "Bằng khen", 5, "x", 7, 8])
    return upload(office, workbook(*rows), slug=SLUG)


def boxes(office, sheet):
    groups = office.get(at("show", sheet)).context["groups"]
    return [(one["text"], one["count"], *one["boxes"]) for one in groups]


def categories(sheet):
    rows = sheet.rows.exclude(verdict="left").order_by("place")
    return [(row.values["year"], row.values["count"], row.values["category"]) for row in rows]


def test_two_kinds_in_two_years_are_two_boxes_that_say_what_the_heading_says(office, sheet):
    collective, people = boxes(office, sheet)

    assert collective[:2] == ("Tập thể", 4)
    assert people[:2] == ("Cá nhân", 4)
    assert [one["named"] for one in (collective[2], people[2])] == [
        "Theo tên nhóm: Tập thể", "Cá nhân: chưa rõ mục nào",
    ]  # fmt: skip
    assert collective[2]["choices"] == (*OTHERS, LEADER, OWNER, DIRECT)
    assert people[2]["choices"] == (LEADER, OWNER, DIRECT, *OTHERS)
    page = office.get(at("show", sheet)).content.decode()
    assert page.count('<option value="">Cá nhân: chưa rõ mục nào</option>') == 1


def test_one_answer_serves_the_columns_of_both_years(office, sheet):
    name = boxes(office, sheet)[1][2]["name"]

    office.post(at("read_again", sheet), sends(sheet, **{name: OWNER}))

    assert categories(sheet) == [
        (2023, 1, "collective"), (2023, 5, "collective"), (2023, 2, "entrepreneur"),
        (2023, None, "entrepreneur"), (2024, 3, "collective"), (2024, 7, "collective"),
        (2024, 4, "entrepreneur"), (2024, 8, "entrepreneur"),
    ]  # fmt: skip
    assert [box["said"] for *_, box in boxes(office, sheet)] == ["", OWNER]


def test_a_line_that_heads_those_of_every_column_has_one_box_and_one_answer(office):
    rows = (
        YEARS,
        KINDS,
        ["A", "Cấp xã", "", "", "", ""],
        ["I", "Khác"],
        ["1", "Giấy khen", 1, 2, 3, 4],
    )
    sheet = upload(office, workbook(*rows), slug=SLUG)
    (other,) = [one for one in boxes(office, sheet) if one[0] == "Khác"]
    assert other[1] == 4

    office.post(at("read_again", sheet), sends(sheet, **{other[2]["name"]: OWNER}))

    assert {category for *_, category in categories(sheet)} == {"entrepreneur"}


def test_each_heading_above_lines_has_a_box_of_its_own(office):
    rows = (["Hình thức", "Năm", "Số lượng"], ["Cá nhân"], ["Giấy khen", 2023, 1], ["Tập thể"],
            ["Giấy khen", 2023, 2], ["Cá nhân"], ["Bằng khen", 2023, 3])  # fmt: skip
    sheet = upload(office, workbook(*rows), slug=SLUG)

    assert [(text, count) for text, count, _ in boxes(office, sheet)] == [
        ("Cá nhân", 1), ("Tập thể", 1), ("Cá nhân", 1),
    ]  # fmt: skip


def test_no_place_is_named_that_is_not_in_the_book(office, sheet):
    lines = office.get(at("show", sheet)).context["lines"]

    where = {cell.where for line in lines for cell in line.cells if line.row.number == 4}
    assert where == {"", "B4", "C4", "D4", "E4", "F4"}
    wrong = [cell.where for line in lines for cell in line.cells if "chữ số" in cell.reason]
    assert wrong == ["D4"]
