"""Several in one cell, how many come, a given name alone, an age: asked, and no post of anybody."""

import pytest

from accounts.enums import Role
from sheets.reading import kinds, several
from sheets.reading.kinds import people_in
from sheets.reading.posts import OUT_OF_NAME
from tests import make
from tests.sheets.pages import at, paste, sends, upload, workbook

pytestmark = pytest.mark.django_db
HEAD = ["Họ và tên", "Chức vụ", "Cơ quan, đơn vị"]
COUNTED = "Ghi “{}”, chưa có tên. Hãy ghi họ tên từng người, mỗi người một dòng."
STATION = "Đài Phát thanh xã"


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


def told(sheet):
    rows = sheet.rows.order_by("table", "number", "part")
    return [
        (row.values["full_name"], row.values["position"], row.values["organisation"],
         row.reasons["full_name"], row.blocked) for row in rows
    ]  # fmt: skip


# --- Several -------------------------------------------------------------------------------------


@pytest.mark.plain
@pytest.mark.parametrize(("text", "people"), [
    ("Trần Văn An, Bình, Cúc", ["Trần Văn An", "Bình", "Cúc"]),
    ("Trần Văn A, B, C", ["Trần Văn A", "B", "C"]),
    (f"{STATION}: anh Tuấn, chị Mai", ["anh Tuấn", "chị Mai"]),
    ("Lê An, bà Trần Hoa, Bình", ["Lê An", "bà Trần Hoa", "Bình"]), ("Mỗ Đoạn, Bình", []),
    ("Trần Văn An, Nam", []), ("Trần Văn An, CCB", []), ("Trần Văn An, thợ mộc", []),
    (f"{STATION}: anh Tuấn", []),
])  # fmt: skip
def test_whom_a_cell_of_several_names(text, people):
    assert people_in(text, alone=True) == people


@pytest.mark.parametrize("name", ["Trần Thanh\nLê Bình", "Ông Vi Bé\nbà Hà Lan"])
def test_names_below_each_other_in_one_cell_are_two(council, name):
    sheet = upload(council, workbook(HEAD, [name, "", "Sở Y tế"]))

    assert [row[3] for row in told(sheet)] == [kinds.TWO]
    council.post(at("mend", sheet), sends(sheet) | {"tach": "0"})
    assert sheet.rows.count() == 2


@pytest.mark.parametrize("shape", ["workbook", "message"])
def test_given_names_behind_a_name_are_no_post(council, shape):
    if shape == "workbook":
        sheet = upload(council, workbook(HEAD, ["Trần Văn A, B, C", "", "Sở Y tế"]))
    else:
        sheet = paste(council, "1. Trần Văn A, B, C - Sở Y tế")

    assert told(sheet) == [("Trần Văn A, B, C", None, "Sở Y tế", several.seem(3), True)]


def test_those_of_a_station_come_from_it_once_they_are_split(council):
    message = paste(council, f"1. {STATION}: anh Tuấn, chị Mai")
    sheet = upload(council, workbook(HEAD, [f"{STATION}: anh Tuấn, chị Mai"]))

    assert told(message) == [("Tuấn, chị Mai", None, STATION, kinds.TWO, True)]
    assert [(one[2:], sheet.rows.get().reasons["organisation"]) for one in told(sheet)] == [
        ((STATION, kinds.TWO, True), OUT_OF_NAME)
    ]
    for one in (message, sheet):
        council.post(at("mend", one), sends(one) | {"tach": "0"})
        assert [(row[0], row[2], row[3]) for row in told(one)] == [
            ("anh Tuấn", STATION, kinds.GIVEN_ALONE), ("chị Mai", STATION, kinds.GIVEN_ALONE),
        ]  # fmt: skip


# --- How many ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("line", "name", "office", "count"), [
    ("Báo Lao – 2 phóng viên", "Báo Lao (2 phóng viên)", "Báo Lao", "2 phóng viên"),
    ("Báo Hải Phòng (2 người)", "Báo Hải Phòng (2 người)", "Báo Hải Phòng", "2 người"),
    ("Công an xã: 3 đồng chí", "Công an xã (3 đồng chí)", "Công an xã", "3 đồng chí"),
    ("Lê Minh, Sở Y tế (2 người)", "Lê Minh", "Sở Y tế", "2 người"),
])  # fmt: skip
def test_how_many_come_by_a_message_is_no_post(council, line, name, office, count):
    sheet = paste(council, f"1. {line}")

    assert told(sheet) == [(name, None, office, COUNTED.format(count), True)]


@pytest.mark.parametrize(("row", "office", "count"), [
    (["Báo Hải Phòng – 2 phóng viên"], "Báo Hải Phòng", "2 phóng viên"),
    (["Báo Hải Phòng (2 người)"], "Báo Hải Phòng", "2 người"),
    (["2 phóng viên", "", "Báo Hải Phòng"], "Báo Hải Phòng", "2 phóng viên"),
    (["Lê Minh (2 người)", "", "Sở Y tế"], "Sở Y tế", "2 người"),
])  # fmt: skip
def test_how_many_come_by_a_workbook_is_no_person(council, row, office, count):
    sheet = upload(council, workbook(HEAD, row))

    assert [one[1:] for one in told(sheet)] == [(None, office, COUNTED.format(count), True)]


def test_a_paper_before_its_man_is_his_office(council):
    sheet = paste(council, "1. Báo Hải Phòng - Vũ Tư\n2. Lê Tám - Báo Hải Phòng")

    rows = sheet.rows.order_by("place")
    assert [(row.values["full_name"], row.values["organisation"]) for row in rows] == [
        ("Vũ Tư", "Báo Hải Phòng"), ("Lê Tám", "Báo Hải Phòng"),
    ]  # fmt: skip


# --- Names and ages ------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["", "2. "])
@pytest.mark.parametrize("name", ["ông Mười (chưa rõ họ)", "Ông Mười", "chị Mai"])
def test_whose_family_nobody_knows_is_asked_with_her_name_as_it_stands(council, mark, name):
    sheet = paste(council, f"1. Lê An - Sở Y tế\n{mark}{name}")

    row = sheet.rows.get(number=2)
    assert (row.verdict, row.by_hand) == ("ask", True)
    assert (row.values["full_name"], row.values["position"]) == (name.partition(" (")[0], None)
    assert row.reasons["full_name"].startswith(kinds.GIVEN_ALONE)


def test_the_same_in_a_workbook_is_asked_by_itself(council):
    sheet = upload(council, workbook(HEAD, ["ông Mười (chưa rõ họ)", "", "Sở Y tế"]))

    assert [one[0] for one in told(sheet)] == ["ông Mười"]
    assert sheet.rows.get().by_hand


@pytest.mark.parametrize("line", [
    "Cụ Lê Ba, 85 tuổi, nguyên Chủ tịch xã", "Cụ Lê Ba (85 tuổi) - nguyên Chủ tịch xã",
])  # fmt: skip
def test_an_age_is_no_post_and_no_year_of_birth(council, line):
    row = paste(council, f"1. {line}").rows.get()

    assert [row.values[key] for key in ("full_name", "position", "birth_year")] == [
        "Lê Ba", "nguyên Chủ tịch xã", None,
    ]  # fmt: skip


def test_an_age_before_a_post_of_a_workbook_is_taken_off_and_said(council):
    row = upload(
        council, workbook(HEAD, ["Lê Ba", "85 tuổi, nguyên Bí thư", "Đảng ủy xã"])
    ).rows.get()

    assert (row.values["position"], row.values["birth_year"]) == ("nguyên Bí thư", None)
    assert row.reasons == {"position": "Đã bỏ phần “85 tuổi”. Hãy xem lại."}


def test_a_year_below_nam_and_below_nu_is_of_neither_sex(council):
    rows = (["Họ và tên", "Năm sinh", "", "Cơ quan"], ["", "Nam", "Nữ", ""],
            ["Lê Minh", 1970, "", "Sở Y tế"], ["Lê Tư", 1970, 1970, "Sở Y tế"])  # fmt: skip
    first, both = upload(council, workbook(*rows)).rows.order_by("place")

    assert (first.values["gender"], first.reasons) == ("male", {})
    assert (both.values["gender"], both.blocked) == (None, True)
    assert both.reasons == {"gender": "Chưa rõ “Nam, Nữ”. Hãy ghi một trong: Nữ, Nam."}
