"""A message's heading may name a unit and more, or several: who stands below is never under the
unit above it.
"""

import pytest

from sheets.reading.bodies import one_of
from tests.sheets.pages import paste, upload, workbook
from tests.sheets.villages import LACKS, office_of, people_of, unit_of

EAST, WEST, THIRD = "Thôn Nghĩa Xá", "Thôn Mỗ Đoạn", "Thôn Trạm Vỉa"
ABOVE = "I. Thôn Nghĩa Xá\n1. Bà Lê Thị Bé: nuôi rươi 2,4 ha\n"
EN = "Bà Đỗ Thị Én: nuôi cá lồng bè"


@pytest.fixture
def office(sign_in):
    return office_of(sign_in, EAST, WEST, THIRD)


@pytest.mark.django_db
@pytest.mark.parametrize("heading", [
    "Thôn Mỗ Đoạn, xã Đại Sơn", "Thôn Mỗ Đoạn - 2 người", "Thôn Mỗ Đoạn, tổ 2",
    "Thôn Mỗ Đoạn (gồm 3 hộ):", "Thôn Mỗ Đoạn: 2 người", "Thôn Mỗ Đoạn - 0912345678",
])  # fmt: skip
@pytest.mark.parametrize("mark", ["II. ", ""])
def test_a_heading_of_one_unit_and_more_begins_that_unit(office, heading, mark):
    """It was taken for a person's line, and those below it for good of the unit above."""
    sheet = paste(office, f"{ABOVE}{mark}{heading}\n1. {EN}", slug="ho-so")

    assert people_of(sheet) == [("Lê Thị Bé", EAST, {}), ("Đỗ Thị Én", WEST, {})]


@pytest.mark.django_db
@pytest.mark.parametrize("heading", [
    "Thôn Mỗ Đoạn, Thôn Trạm Vỉa", "Thôn Mỗ Đoạn; Thôn Trạm Vỉa:", "Thôn Mỗ Đoạn - Thôn Trạm Vỉa",
    "Các thôn Mỗ Đoạn, Trạm Vỉa", "Thôn Mỗ Đoạn, Trạm Vỉa:", "Thôn Lạ, tổ 3",
    "Thôn Mỗ Đoạn, xóm mới mở bên sông: 2 người",
])  # fmt: skip
def test_a_heading_of_two_units_or_of_none_known_begins_a_group_that_is_asked(office, heading):
    sheet = paste(office, f"{ABOVE}II. {heading}\n1. {EN}", slug="ho-so")

    assert people_of(sheet) == [("Lê Thị Bé", EAST, {}), ("Đỗ Thị Én", None, LACKS)]


@pytest.mark.django_db
@pytest.mark.parametrize("mark", ["", "2. ", "- "])
@pytest.mark.parametrize("heading", [
    "Thôn Mỗ Đoạn, Thôn Trạm Vỉa", "Các thôn Mỗ Đoạn, Trạm Vỉa", "Thôn Lạ, tổ 3",
    "Thôn Mỗ Đoạn, Trạm Vỉa:",
])  # fmt: skip
def test_whatever_counts_such_a_heading_nobody_below_is_good(office, heading, mark):
    sheet = paste(office, f"{ABOVE}{mark}{heading}\n1. {EN}", slug="ho-so")

    good = sheet.rows.filter(verdict="good")
    assert [row.values["full_name"] for row in good] == ["Lê Thị Bé"]
    (below,) = (row for row in sheet.rows.all() if row.values.get("full_name") == "Đỗ Thị Én")
    assert set(below.reasons) == {"unit"}


@pytest.mark.django_db
@pytest.mark.parametrize("line", ["Hội Nông dân, Hội Phụ nữ", "Xã Đại Sơn, tỉnh Hải Phòng"])
def test_bodies_that_nothing_counts_begin_a_group_that_is_asked(office, line):
    sheet = paste(office, f"{ABOVE}{line}\n- {EN}", slug="ho-so")

    (below,) = (row for row in sheet.rows.all() if row.values.get("full_name") == "Đỗ Thị Én")
    assert below.reasons == LACKS


@pytest.mark.django_db
def test_a_body_that_is_honoured_keeps_its_village_beside_it(office):
    """Such a line is no heading: of two that follow each other neither is below the other."""
    text = f"{ABOVE}2. Chi hội Phụ nữ, Thôn Mỗ Đoạn\n3. {EN}"
    rows = {row.number: row for row in paste(office, text, slug="ho-so").rows.all()}

    assert (rows[3].values["full_name"], unit_of(rows[3])) == ("Chi hội Phụ nữ", WEST)
    assert (rows[4].verdict, unit_of(rows[4])) == ("good", EAST)


@pytest.mark.django_db
def test_whoever_stands_below_words_where_a_heading_stands_is_asked(office):
    sheet = paste(office, f"{ABOVE}II. Ven sông, những ai\n1. {EN}", slug="ho-so")

    heading, below = sheet.rows.get(number=3), sheet.rows.get(number=4)
    assert (heading.verdict, below.verdict, set(below.reasons)) == ("left", "ask", {"unit"})


@pytest.mark.django_db
def test_a_body_beside_its_village_that_nothing_counts_stays_a_line_to_be_asked(office):
    sheet = paste(office, f"{ABOVE}Chi hội Phụ nữ, Thôn Mỗ Đoạn\n2. {EN}", slug="ho-so")

    row = sheet.rows.get(number=3)
    assert (row.verdict, unit_of(row)) == ("ask", WEST)


@pytest.mark.django_db
def test_a_table_s_heading_of_one_unit_and_more_begins_it_too(office):
    head = ["TT", "Họ và tên", "Năm sinh"]
    rows = (head, ["", "Thôn Mỗ Đoạn, xã Đại Sơn"], [1, "Đỗ Thị Én", 1970],
            ["", "Thôn Mỗ Đoạn - Thôn Trạm Vỉa"], [2, "Đỗ Thị Oanh", 1970])  # fmt: skip

    assert people_of(upload(office, workbook(*rows), slug="ho-so")) == [
        ("Đỗ Thị Én", WEST, {}), ("Đỗ Thị Oanh", None, LACKS),
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "one"), [
    ("Thôn Đông, xã Đại Sơn", "Thôn Đông"), ("Thôn Đông - 2 người", "Thôn Đông"),
    ("Thôn Đông, tổ 2 (3 hộ)", "Thôn Đông"), ("Thôn Đông: 12", "Thôn Đông"),
    ("Thôn Đông", ""), ("Thôn Đông, Thôn Tây", ""), ("Thôn Đông, tổ dệt", ""),
    ("Phòng Văn hóa - Xã hội", ""), ("Thôn Đông, ven sông", ""),
])  # fmt: skip
def test_the_one_body_a_heading_names(text, one):
    assert one_of(text) == one
