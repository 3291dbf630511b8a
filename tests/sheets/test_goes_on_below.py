"""A deed broken over two lines of a message is asked about, and one press makes it whole."""

import pytest

from tests.sheets.pages import at, bring_in, paste, sends
from tests.sheets.villages import office_of

pytestmark = pytest.mark.django_db
FIRST = "Thôn Đông: Bà Lê Thị Bé: nuôi cá 2 ha"
ASKED = (
    "Dòng {} có phải phần tiếp của dòng {} không? Hãy nối, hoặc đánh dấu dòng này nếu không phải."
)


@pytest.fixture
def office(sign_in):
    return office_of(sign_in, "Thôn Đông")


def told(sheet):
    return [
        (row.number, row.verdict, row.ticked, row.values.get("achievement"), row.reasons)
        for row in sheet.rows.exclude(verdict="left").order_by("place")
    ]


@pytest.mark.parametrize(("lines", "half", "asked", "whole"), [
    (("hiến 100 m² đất,", "năm 2024 ủng hộ 10 triệu đồng, giúp 3 hộ; nuôi cá - trồng ổi"),
     "hiến 100 m² đất,", "3",
     "hiến 100 m² đất, năm 2024 ủng hộ 10 triệu đồng, giúp 3 hộ; nuôi cá - trồng ổi"),
    (("dạy chèo cho", "các em nhỏ 3 năm"), "dạy chèo cho", "3", "dạy chèo cho các em nhỏ 3 năm"),
    (("hiến đất,", "Năm 2024 ủng hộ 10 triệu"), "hiến đất,", "3",
     "hiến đất, Năm 2024 ủng hộ 10 triệu"),
    (("hiến đất,", "giúp hộ nghèo,"), "hiến đất,", "3", "hiến đất, giúp hộ nghèo"),
    (("dạy chèo cho", "các em nhỏ,", "giúp 3 hộ nghèo"), "dạy chèo cho", "3, 4",
     "dạy chèo cho các em nhỏ, giúp 3 hộ nghèo"),
])  # fmt: skip
def test_words_that_go_on_are_offered_and_joined_by_one_press(office, lines, half, asked, whole):
    """The row was ticked "Đúng" with half of the deed."""
    first, *more = lines
    text = "\n".join([FIRST, f"Thôn Đông: Ông Trần Văn An: {first}", *more, FIRST])
    sheet = paste(office, text, slug="ho-so")

    row = told(sheet)[1]
    assert row == (2, "ask", False, half, {"achievement": ASKED.format(asked, 2)})
    page = office.get(at("show", sheet)).content.decode()
    assert page.count(f'value="1-achievement">Nối dòng {asked}<span') == 1

    office.post(at("mend", sheet), sends(sheet, **{"con-lai": "1-achievement"}))

    assert told(sheet)[1] == (2, "good", True, whole, {})
    assert "Nối dòng" not in office.get(at("show", sheet)).content.decode()


@pytest.mark.parametrize("below", [
    "Cảm ơn anh nhiều", "em gửi anh ạ", "cảm ơn các bác", "bà Lê Thị Tư: dạy chèo",
    "thôn Đông: bà Lê Thị Tư: dạy chèo", "2. dạy chèo", "tổng cộng: 1 người",
])  # fmt: skip
def test_other_words_below_a_deed_are_no_part_of_it(office, below):
    sheet = paste(office, f"{FIRST}\n{below}", slug="ho-so")

    assert told(sheet)[0] == (1, "good", True, "nuôi cá 2 ha", {})


def test_no_button_for_many_takes_half_a_deed_and_no_phone_is_kept(office):
    sheet = paste(office, f"{FIRST},\nsố máy bà 0912 000 001, dạy chèo", slug="ho-so")
    office.post(at("mend", sheet), sends(sheet, **{"chon-het": "1"}))

    assert [row.ticked for row in sheet.rows.all()] == [False, False]
    page = office.get(at("show", sheet)).content.decode()
    assert "0912" not in page
    assert "Số điện thoại: không đọc" in page


def test_who_says_that_it_is_another_ticks_the_row(office):
    sheet = paste(office, f"{FIRST}\ndạy chèo", slug="ho-so")

    office.post(at("mend", sheet), sends(sheet, ticked=[0]))

    row = sheet.rows.get(number=1)
    assert (row.ticked, row.is_seen, row.values["achievement"]) == (True, True, "nuôi cá 2 ha")


def lines_of(sheet):
    rows = sheet.rows.order_by("place")
    return [(row.called, row.verdict, row.values.get("achievement")) for row in rows]


def test_a_joined_line_is_accounted_for_once_where_it_went(office):
    """It stood among those left out too, as if its words were lost."""
    text = f"{FIRST}\nThôn Đông: Ông Lê An: dạy chèo cho\ncác em nhỏ,\ngiúp hộ nghèo,\n{FIRST}"
    sheet = paste(office, text, slug="ho-so")
    before = lines_of(sheet)
    assert [one[:2] for one in before[2:4]] == [("3", "left"), ("4", "left")]

    office.post(at("mend", sheet), sends(sheet, **{"con-lai": "1-achievement"}))
    sheet.refresh_from_db()

    whole = "dạy chèo cho các em nhỏ, giúp hộ nghèo"
    assert lines_of(sheet) == [
        before[0], ("2, 3, 4", "good", whole), before[4],
    ]  # fmt: skip
    page = office.get(at("show", sheet)).content.decode()
    assert "2, 3, 4" in page


def test_taken_out_of_the_deed_again_its_words_stand_on_their_own_line(office):
    sheet = paste(office, f"{FIRST},\ndạy chèo,\ngiúp hộ nghèo\n{FIRST}", slug="ho-so")
    office.post(at("mend", sheet), sends(sheet, **{"con-lai": "0-achievement"}))
    sheet.refresh_from_db()
    assert [one[0] for one in lines_of(sheet)] == ["1, 2, 3", "4"]

    cells = {(1, "achievement"): "nuôi cá 2 ha, giúp hộ nghèo"}
    office.post(at("mend", sheet), sends(sheet, cells=cells))
    sheet.refresh_from_db()

    assert [one[0] for one in lines_of(sheet)] == ["1, 3", "2", "4"]
    assert [row.number for row in sheet.rows.filter(verdict="left")] == [2]


def test_what_came_in_of_a_joined_line_is_told_by_all_its_numbers(office):
    sheet = paste(office, f"{FIRST}\ndạy chèo", slug="ho-so")
    office.post(at("mend", sheet), sends(sheet, **{"con-lai": "0-achievement"}))

    bring_in(office, sheet)

    sheet.refresh_from_db()
    assert (sheet.left_count, sheet.left.count()) == (0, 0)
    assert [one.called for one in sheet.made.all()] == ["1, 2"]
