"""Persons that one line of a message counts are lines of their own, each with her own deed."""

import pytest

from tests.sheets.pages import at, bring_in, paste, sends
from tests.sheets.villages import office_of, unit_of

pytestmark = pytest.mark.django_db
EAST, WEST = "Thôn Xuân Nẻo", "Thôn Mỗ Đoạn"
OF_TWO = "Tách từ một dòng ghi hai người. Hãy xem cả dòng rồi đánh dấu."
OF_THREE = OF_TWO.replace("hai", "ba")
GIVEN = "Mới có tên, chưa rõ họ. Hãy ghi đủ họ tên, hoặc đánh dấu nếu chỉ biết tên này."


@pytest.fixture
def office(sign_in):
    return office_of(sign_in, EAST, WEST)


def people_of(sheet):
    return [
        (row.called, row.values["full_name"], row.values["gender"], unit_of(row),
         row.values["achievement"])
        for row in sheet.rows.order_by("number", "part")
    ]  # fmt: skip


@pytest.mark.parametrize(("line", "people", "why"), [
    ("Thôn Xuân Nẻo: 1. Bà Bảy: nuôi cá 2 ha. 2. Ông Tám: dạy chèo, hát văn", [
        ("1/1", "Bà Bảy", "female", EAST, "nuôi cá 2 ha"),
        ("1/2", "Ông Tám", "male", EAST, "dạy chèo, hát văn"),
    ], OF_TWO),
    ("Thôn Xuân Nẻo: 1. Bà Bảy: nuôi cá… 2. Bà Tám: dạy chèo…", [
        ("1/1", "Bà Bảy", "female", EAST, "nuôi cá…"),
        ("1/2", "Bà Tám", "female", EAST, "dạy chèo…"),
    ], OF_TWO),
    ("Thôn Xuân Nẻo: 1. Nguyễn Thị Bảy: nuôi cá 2 ha; 2. Ông Trần Văn Tám: dạy chèo, giúp bà Tư: "
     "3 buổi; 3. Bà Lê Thị Chín: hiến 100 m2 đất", [
        ("1/1", "Nguyễn Thị Bảy", None, EAST, "nuôi cá 2 ha"),
        ("1/2", "Trần Văn Tám", "male", EAST, "dạy chèo, giúp bà Tư: 3 buổi"),
        ("1/3", "Lê Thị Chín", "female", EAST, "hiến 100 m2 đất"),
    ], OF_THREE),
    ("1. Bà Lê Thị Bảy - Thôn Xuân Nẻo: nuôi cá 2 ha; 2. Bà Lê Thị Tám, giáo viên - Thôn Mỗ Đoạn: "
     "dạy chèo", [
        ("1/1", "Lê Thị Bảy", "female", EAST, "nuôi cá 2 ha"),
        ("1/2", "Lê Thị Tám", "female", WEST, "giáo viên: dạy chèo"),
    ], OF_TWO),
    ("Thôn Xuân Nẻo: a) Bà Lê Thị Bảy: nuôi cá b) Thôn Mỗ Đoạn: Bà Lê Thị Tám: dạy chèo", [
        ("1/1", "Lê Thị Bảy", "female", EAST, "nuôi cá"),
        ("1/2", "Lê Thị Tám", "female", WEST, "dạy chèo"),
    ], OF_TWO),
])  # fmt: skip
def test_each_counted_person_has_a_line_and_her_own_deed(office, line, people, why):
    """They were one person, "Bảy, Bà Tám", and a split gave each of them both deeds."""
    sheet = paste(office, line, slug="ho-so")
    rows = sheet.rows.order_by("part")

    assert people_of(sheet) == people
    assert {row.reasons[""] for row in rows} == {why}
    assert {(row.verdict, row.ticked, row.blocked, row.by_hand) for row in rows} == {
        ("ask", False, False, True)
    }
    assert office.get(at("show", sheet)).content.decode().count("Gộp lại một dòng") == len(people)


def test_who_is_known_by_her_given_name_alone_is_asked_as_elsewhere(office):
    sheet = paste(office, "Thôn Xuân Nẻo: 1. Bà Bảy: nuôi cá 2) Bà Tám: dạy chèo", slug="ho-so")

    assert [row.reasons for row in sheet.rows.order_by("part")] == [
        {"": OF_TWO, "full_name": GIVEN}
    ] * 2


@pytest.mark.parametrize("line", [
    "Thôn Xuân Nẻo: 1. Bà Lê Thị Bảy: nuôi cá 3. Bà Lê Thị Tám: dạy chèo",
    "Thôn Xuân Nẻo: Bà Lê Thị Bảy: nuôi cá; Bà Lê Thị Tám: dạy chèo",
    "Thôn Xuân Nẻo: - Bà Lê Thị Bảy: nuôi cá - Bà Lê Thị Tám: dạy chèo",
])  # fmt: skip
def test_whom_nothing_counts_one_after_another_only_a_press_parts(office, line):
    sheet = paste(office, line, slug="ho-so")
    (row,) = sheet.rows.all()

    assert (row.part, row.values["full_name"]) == (0, "Lê Thị Bảy, Bà Lê Thị Tám")

    office.post(at("mend", sheet), sends(sheet) | {"tach": str(row.place)})

    assert people_of(sheet) == [
        ("1/1", "Lê Thị Bảy", "female", EAST, "nuôi cá"),
        ("1/2", "Lê Thị Tám", "female", EAST, "dạy chèo"),
    ]


def test_what_counts_them_can_be_taken_together_and_apart_again(office):
    deeds = "nuôi cá; 2. Bà Lê Thị Tám: dạy chèo"
    sheet = paste(office, f"Thôn Xuân Nẻo: 1. Bà Lê Thị Bảy: {deeds}", slug="ho-so")
    before = people_of(sheet)

    for place, after in (
        (0, [("1", "Lê Thị Bảy, Bà Lê Thị Tám", "female", EAST, deeds)]),
        (0, before),
    ):
        office.post(at("mend", sheet), sends(sheet) | {"tach": f"{place}"})
        assert people_of(sheet) == after


def test_what_is_said_of_the_second_alone_is_hers_and_both_come_in(office):
    line = "Thôn Xuân Nẻo: 1. Bà Lê Thị Bảy: nuôi cá; 2. Bà Lê Thị Tám: dạy chèo"
    sheet = paste(office, f"{line}\nThôn Mỗ Đoạn: Ông Lê Tư: dạy vật", slug="ho-so")
    second = sheet.rows.get(part=2)
    cells = {f"o-{second.place}-achievement": "dạy chèo cho 30 em"}
    office.post(at("mend", sheet), sends(sheet) | cells)

    bring_in(office, sheet, ticked=[row.place for row in sheet.rows.all()])

    found = make_of(office)
    assert found == [
        ("Lê Thị Bảy", EAST, "nuôi cá"),
        ("Lê Thị Tám", EAST, "dạy chèo cho 30 em"),
        ("Lê Tư", WEST, "dạy vật"),
    ]


def make_of(office):
    from nominations.models import Nomination

    rows = Nomination.objects.order_by("pk")
    return [(one.full_name, one.unit.name, one.achievement) for one in rows]
