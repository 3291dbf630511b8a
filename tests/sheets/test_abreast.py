"""Several numbered persons on one line of a message, without a colon: a line each, all asked."""

import pytest

from accounts.enums import Role
from sheets.reading import pastes
from sheets.reading.abreast import persons
from tests import make
from tests.sheets.pages import NO_GROUP, bring_in, paste
from tests.sheets.villages import office_of, people_of, unit_of

pytestmark = pytest.mark.django_db
EAST, WEST = "Thôn Xuân Nẻo", "Thôn Mỗ Đoạn"
OF_TWO = "Tách từ một dòng ghi hai người. Hãy xem cả dòng rồi đánh dấu."
OF_THREE = OF_TWO.replace("hai", "ba")
GIVEN = "Mới có tên, chưa rõ họ. Hãy ghi đủ họ tên, hoặc đánh dấu nếu chỉ biết tên này."


@pytest.fixture
def office(sign_in):
    return office_of(sign_in, EAST, WEST)


def told(sheet):
    return [
        (row.values["full_name"], unit_of(row), row.values["birth_year"],
         row.values["achievement"], row.reasons.get("full_name"))
        for row in sheet.rows.order_by("place")
    ]  # fmt: skip


@pytest.mark.parametrize(("line", "right"), [
    (f"{EAST}: 1. Bà Bảy, nuôi cá 2. Bà Tám, dạy chèo", [
        ("Bà Bảy", EAST, None, "nuôi cá", f"{GIVEN} {OF_TWO}"),
        ("Bà Tám", EAST, None, "dạy chèo", f"{GIVEN} {OF_TWO}"),
    ]),
    (f"1. Bà Lê Thị Bảy, {EAST}, nuôi cá, dạy bơi; 2. Lê Thị Tám, 1968, {WEST}, dạy chèo", [
        ("Lê Thị Bảy", EAST, None, "nuôi cá, dạy bơi", OF_TWO),
        ("Lê Thị Tám", WEST, 1968, "dạy chèo", OF_TWO),
    ]),
    (f"{EAST} a) Bà Lê Thị Bảy - nuôi cá b) Ông Lê Ba - hiến 2. 500 m2 đất c/ Bà Vũ Hoa nuôi ong", [
        ("Lê Thị Bảy", EAST, None, "nuôi cá", OF_THREE),
        ("Lê Ba", EAST, None, "hiến 2. 500 m2 đất", OF_THREE),
        ("Vũ Hoa", EAST, None, "nuôi ong", OF_THREE),
    ]),
])  # fmt: skip
def test_each_is_a_line_of_her_own_with_her_own_deed(office, line, right):
    """It was refused where a village stood before it, else the second was within the first."""
    sheet = paste(office, line, slug="ho-so")

    assert told(sheet) == right
    assert {(row.verdict, row.ticked) for row in sheet.rows.all()} == {("ask", False)}


def test_lines_below_keep_their_group_and_what_stands_before_is_accounted_for(office):
    text = (
        f"{EAST}\nEm gửi danh sách: 1. Bà Lê Thị Bảy, nuôi cá 2. Ông Lê Ba, dạy vật\n"
        "3. Bà Vũ Thị Hoa: dạy chèo"
    )
    sheet = paste(office, text, slug="ho-so")

    assert [(name, unit) for name, unit, _ in people_of(sheet)] == [
        ("Lê Thị Bảy", EAST), ("Lê Ba", EAST), ("Vũ Thị Hoa", EAST),
    ]  # fmt: skip
    assert [(row.number, row.verdict) for row in sheet.rows.order_by("place")] == [
        (1, "left"), (2, "left"), (3, "ask"), (4, "ask"), (5, "good"),
    ]  # fmt: skip


def test_both_come_in_once_they_are_looked_at(office):
    from nominations.models import Nomination

    sheet = paste(office, f"{EAST}: 1. Bà Lê Thị Bảy, nuôi cá 2. Ông Lê Ba, dạy vật", slug="ho-so")
    bring_in(office, sheet, ticked=[row.place for row in sheet.rows.all()])

    found = Nomination.objects.order_by("pk").values_list("full_name", "unit__name", "achievement")
    assert [*found] == [("Lê Thị Bảy", EAST, "nuôi cá"), ("Lê Ba", EAST, "dạy vật")]


def test_guests_have_their_own_posts(sign_in):
    """One was good, with the other in her office: "Sở Y tế 2. Ông Lê Văn Tám"."""
    make.conference()
    council = sign_in(role=Role.COUNCIL_OFFICE)
    text = (
        "1. Bà Lê Thị Bảy, Giám đốc Sở Y tế 2. Ông Lê Văn Tám, Phó Giám đốc Sở Nội vụ\n"
        "Sở Tư pháp: 1. Bà Vũ Hoa 2. Ông Đỗ Minh"
    )
    rows = paste(council, text).rows.order_by("place")

    assert [
        (row.values["full_name"], row.values["position"], row.values["organisation"])
        for row in rows
    ] == [
        ("Lê Thị Bảy", "Giám đốc", "Sở Y tế"), ("Lê Văn Tám", "Phó Giám đốc", "Sở Nội vụ"),
        ("Vũ Hoa", None, "Sở Tư pháp"), ("Đỗ Minh", None, "Sở Tư pháp"),
    ]  # fmt: skip
    assert {row.reasons["full_name"] for row in rows} == {OF_TWO}
    assert {row.reasons["group"] for row in rows} == {NO_GROUP["group"]}
    assert not any(row.ticked for row in rows)


@pytest.mark.plain
@pytest.mark.parametrize("line", [
    "1. Bà Lê Thị Bảy, nuôi cá", "2. Bà Lê Thị Bảy 3. Bà Tám", "1. Bà Lê Thị Bảy 3. Bà Tám",
    "1. Bà Bảy: nuôi cá 2. Bà Tám: dạy chèo", "1. Bà Bảy, nuôi cá 2. Bà Tám: dạy chèo",
    "1. Bà Bảy, hiến 2. 500 m2 đất", "1. Trồng lúa 2. Nuôi cá", "1. Lê Thị Bảy nuôi 2. Lê Ba dạy",
    "1. Hội Phụ nữ 2. Hội Nông dân",
    "1. Tổ Văn Hóa 2. Tổ Văn Nghệ", "a. Bà Bảy 2. Bà Tám", "Bà Bảy, nuôi cá; Bà Tám, dạy chèo",
    "Lương 1.2 Bà Bảy 2.3 Bà Tám",
])  # fmt: skip
def test_where_nothing_counts_persons_on_one_line_it_is_read_as_ever(line):
    assert persons(line) == ("", [])


@pytest.mark.plain
def test_marks_and_what_stands_before_them():
    before, found = persons("Em gửi: (1) Bà Bảy; 2/ Ông Ba")
    assert (before, [(one.mark, one.text, one.body) for one in found]) == (
        "Em gửi", [("(1)", "Bà Bảy", ""), ("2/", "Ông Ba", "")],
    )  # fmt: skip


@pytest.mark.plain
def test_many_on_few_lines_are_too_many(monkeypatch):
    monkeypatch.setattr(pastes, "ROWS", 3)
    two = "1. Bà Bảy 2. Bà Tám"
    assert len(pastes.read_paste(two).sheets[0].lines) == 2
    with pytest.raises(pastes.Unreadable):
        pastes.read_paste(f"{two}\n{two}")
