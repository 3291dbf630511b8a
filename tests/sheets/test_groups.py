"""A line above people speaks for them only where it looks like a heading of their group."""

import pytest

from accounts.enums import Role
from delegates.models import Delegate
from sheets.reading import kinds
from tests import make
from tests.sheets.pages import at, bring_in, paste, sends, upload, verdicts, workbook

pytestmark = pytest.mark.django_db
GREETING = "Anh ơi mời thêm giúp em mấy bác này nhé:"


PRESUMED = (
    "Nhóm ở dòng {} chưa chọn, tạm lấy là Khách mời. "
    "Hãy chọn cho cả nhóm ở đầu trang, hoặc xem từng dòng."
)


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


def told(sheet, key):
    rows = sheet.rows.order_by("place")
    return [(row.values.get(key), row.verdict, row.reasons.get(key)) for row in rows]


@pytest.mark.parametrize("first", [GREETING, "Cháu gửi bác danh sách khách mời ạ", "Anh chị ơi"])
def test_a_greeting_is_left_out_and_is_nobodys_office(council, first):
    sheet = paste(council, f"{first}\n1. Ông Lê Minh\n2. Bà Đỗ Hoa")

    assert verdicts(sheet)[0] == (1, "left", {"": kinds.WORDS.format(first)})
    assert (
        told(sheet, "organisation")[1:]
        == [(None, "ask", "Chưa có cơ quan, đơn vị. Hãy điền vào ô này.")] * 2
    )


def test_an_office_above_its_people_fills_and_is_asked_about_in_a_message(council):
    sheet = paste(council, "Sở Nội vụ thành phố\n1. Ông Lê Minh\n2. Bà Đỗ Hoa")

    why = "Lấy theo tên nhóm ở dòng 1. Hãy xem có đúng không."
    assert told(sheet, "organisation")[1:] == [("Sở Nội vụ thành phố", "ask", why)] * 2
    assert list(sheet.rows.values_list("blocked", flat=True)) == [True, False, False]


def test_an_office_above_its_people_is_certain_and_their_group_is_asked(council):
    rows = (["Họ và tên", "Giới tính", "Chức vụ"], ["II. SỞ NỘI VỤ"], ["Lê Minh", "Nam"])
    sheet = upload(council, workbook(*rows))

    assert told(sheet, "organisation")[1:] == [("SỞ NỘI VỤ", "ask", None)]
    assert told(sheet, "group")[1:] == [("guest", "ask", PRESUMED.format(2))]


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Sở Nội vụ", True), ("UBND thành phố Hải Phòng", True), ("II. Các hội đặc thù", False),
        ("THƯỜNG TRỰC HĐND XÃ", True), ("Hội Nông dân xã Anh Dũng", True), ("Trường THCS", True),
        (GREETING, False), ("Sở Nội vụ:", True), ("Ba người:", False),
        ("KHỐI DOANH NGHIỆP", False),
        ("Báo chí:", False), ("Danh sách khách của xã", False),
        ("Trường hợp này em bổ sung", False), ("E gửi anh", False),
        ("Hội nghị lúc mấy giờ?", False),
        ("Ban " + "dài " * 20, False), ("Nhà mình thống nhất", False),
    ],
)  # fmt: skip
def test_what_may_stand_above_people_as_their_office(text, heads):
    assert kinds.may_head(text) is heads


# --- Said once of a group ------------------------------------------------------------------------

GROUPED = (
    ["Họ và tên", "Chức vụ", "Cơ quan, đơn vị"],
    ["Khối thường trực"], ["Lê Minh", "Bí thư", "Đảng ủy xã"], ["Đỗ Hoa", "Chủ tịch", "UBND xã"],
    ["Mẹ Việt Nam anh hùng"], ["Trần Bình", "", "Thôn Mỗ Đoạn"],
)  # fmt: skip


def test_a_heading_is_no_person_and_the_preview_offers_its_group_once(council):
    sheet = upload(council, workbook(*GROUPED))
    page = council.get(at("show", sheet))

    offered = [(one["text"], one["number"], one["count"], [box["name"] for box in one["boxes"]])
               for one in page.context["groups"]]  # fmt: skip
    assert offered == [
        ("Khối thường trực", 2, 2, ["nhom-0-2-group"]),
        ("Mẹ Việt Nam anh hùng", 5, 1, ["nhom-0-5-group"]),
    ]
    assert [row.verdict for row in sheet.rows.order_by("place")] == [
        "left", "ask", "ask", "left", "ask",
    ]  # fmt: skip


def test_what_is_said_of_a_group_holds_for_all_its_lines_and_no_other(council):
    sheet = upload(council, workbook(*GROUPED))
    columns = ["full_name", "position", "organisation"]
    council.post(at("read_again", sheet), {"cot-0": columns})

    leaders = {"nhom-0-2-group": "Lãnh đạo các cấp, các ngành"}
    council.post(at("read_again", sheet), leaders | {"nhom-0-5-group": "Khách mời"})
    bring_in(council, sheet)

    found = Delegate.objects.order_by("pk").values_list("full_name", "group")
    assert list(found) == [("Lê Minh", "leader"), ("Đỗ Hoa", "leader"), ("Trần Bình", "guest")]


def test_a_line_that_says_its_group_itself_keeps_it_and_a_choice_is_taken_back(council):
    rows = (["Họ và tên", "Cơ quan, đơn vị"], ["Khối thường trực"], ["Lê Minh", "Đảng ủy xã"])
    sheet = upload(council, workbook(*rows))
    council.post(
        at("mend", sheet), sends(sheet, cells={(3, "group"): "Lãnh đạo các cấp, các ngành"})
    )
    guests = {"nhom-0-2-group": "Khách mời"}

    council.post(at("read_again", sheet), guests)
    own = told(sheet, "group")[1]
    council.post(at("mend", sheet), sends(sheet, cells={(3, "group"): ""}))
    said = told(sheet, "group")[1]
    council.post(at("read_again", sheet), {"nhom-0-2-group": ""})

    assert (own[0], said[0], told(sheet, "group")[1][0]) == ("leader", "guest", "guest")


def test_a_group_of_the_templates_own_words_needs_no_choice(council):
    rows = (["Họ và tên", "Cơ quan, đơn vị"], ["Khách mời"], ["Lê Minh", "Sở Y tế"],
            ["II. Lãnh đạo các cấp, các ngành"], ["Đỗ Hoa", "Sở Y tế"])  # fmt: skip
    sheet = upload(council, workbook(*rows))

    assert [value for value, *_ in told(sheet, "group")] == [None, "guest", None, "leader"]


def test_what_is_said_of_a_group_goes_before_the_words_above_it(council):
    rows = (["Họ và tên", "Cơ quan, đơn vị"], ["II. Khách mời"], ["Lê Minh", "Sở Y tế"],
            ["Khối thường trực"], ["Đỗ Hoa", "UBND xã"])  # fmt: skip
    sheet = upload(council, workbook(*rows))

    council.post(at("read_again", sheet), {"nhom-0-4-group": "Lãnh đạo các cấp, các ngành"})

    people = sheet.rows.exclude(verdict="left").order_by("place")
    assert [(row.values["group"], row.filled["group"]) for row in people] == [
        ("guest", 2), ("leader", 4),
    ]  # fmt: skip


def test_a_table_with_its_own_column_of_groups_is_asked_for_none(council):
    rows = (["Họ và tên", "Nhóm", "Cơ quan, đơn vị"], ["Khối thường trực"],
            ["Lê Minh", "Khách mời", "Sở Y tế"])  # fmt: skip
    sheet = upload(council, workbook(*rows))

    assert council.get(at("show", sheet)).context["groups"] == []


def test_the_unit_and_kind_of_dossiers_are_said_of_a_group_too(sign_in):
    make.unit()
    make.conference()
    desk = make.unit(name="Phòng Văn hóa - Xã hội", kind="office")
    office = sign_in(make.user(role=Role.CULTURE_OFFICE, unit=desk))
    sheet = upload(office, workbook(["Họ và tên", "Năm sinh"], ["I. Khối thôn"], ["Lê Minh", 1970]),
                   slug="ho-so")  # fmt: skip

    office.post(at("read_again", sheet), {"nhom-0-2-unit": "Thôn Mỗ Đoạn"})

    (row,) = sheet.rows.exclude(verdict="left")
    assert (row.verdict, row.filled) == ("good", {"unit": 2})


def test_the_box_of_a_group_says_what_its_own_name_answered_and_a_choice_goes_before(council):
    rows = (["Họ và tên", "Cơ quan, đơn vị"], ["I. Khách mời"], ["Lê Minh", "Sở Y tế"],
            ["Khối thường trực"], ["Vũ Bình", "Sở Y tế"],
            ["II. Lãnh đạo các cấp, các ngành"], ["Đỗ Hoa", "Sở Y tế"],
            ["Mẹ Việt Nam anh hùng"], ["Lê Nam", "nt"])  # fmt: skip
    sheet = upload(council, workbook(*rows))
    council.post(at("read_again", sheet), {"nhom-0-6-group": "Khách mời"})

    page = council.get(at("show", sheet))
    boxes = [box for one in page.context["groups"] for box in one["boxes"]]
    assert [(box["name"], box["named"], box["said"]) for box in boxes] == [
        ("nhom-0-2-group", "Theo tên nhóm: Khách mời", ""),
        ("nhom-0-4-group", "Theo dòng 2: Khách mời", ""),
        ("nhom-0-6-group", "Theo tên nhóm: Lãnh đạo các cấp, các ngành", "Khách mời"),
        ("nhom-0-8-group", "Theo dòng 6: Lãnh đạo các cấp, các ngành", ""),
    ]
    assert '<option value="">Theo tên nhóm: Khách mời</option>' in page.content.decode()


def test_a_heading_of_the_citys_leaders_is_read_and_one_nobody_reads_is_asked_of_its_people(
    council,
):
    sheet = upload(council, workbook(
        ["Họ và tên", "Chức vụ", "Cơ quan, đơn vị"],
        ["Vi Tám", "", "Thôn Mỗ Đoạn"],
        ["LÃNH ĐẠO THÀNH PHỐ"], ["Lê Minh", "Phó Chủ tịch", "UBND thành phố"],
        ["Khối thường trực"], ["Đỗ Hoa", "Chủ tịch", "UBND xã"],
        ["Khách mời"], ["Trần Bình", "", "Thôn Mỗ Đoạn"],
        ["Lãnh đạo các sở, ngành"], ["Hà Sáu", "Giám đốc", "Sở Y tế"],
    ))  # fmt: skip

    assert [(row.values["group"], row.ticked, row.blocked, row.reasons)
            for row in sheet.rows.exclude(verdict="left").order_by("place")] == [
        (None, True, False, {}),
        ("leader", True, False, {}),
        ("guest", False, False, {"group": PRESUMED.format(5)}),
        ("guest", True, False, {}),
        ("guest", False, False, {"group": PRESUMED.format(9)}),
    ]  # fmt: skip

    council.post(at("read_again", sheet), {"nhom-0-5-group": "Lãnh đạo các cấp, các ngành"})

    answered = sheet.rows.get(number=6)
    assert (answered.values["group"], answered.ticked, answered.reasons) == ("leader", True, {})


@pytest.mark.parametrize("rest", ["Sở Y tế", "ngành Y tế", "xãnh"])
def test_leaders_of_one_body_head_nobody_as_leaders(council, rest):
    rows = ["Họ và tên", "Cơ quan, đơn vị"], [f"Lãnh đạo {rest}"], ["Lê Minh", "Sở Y tế"]
    sheet = upload(council, workbook(*rows))

    assert told(sheet, "group")[1:] == [("guest", "ask", PRESUMED.format(2))]


def test_the_office_below_a_heading_nobody_reads_leaves_open_who_is_a_leader(council):
    rows = (
        ["Họ và tên", "Giới tính"],
        ["LÃNH ĐẠO THÀNH PHỐ"], ["Lê Minh", "Nam"],
        ["Các vị khách quý"], ["Phòng Y tế"], ["Hà Sáu", "Nam"],
        ["Hội Nông dân xã"], ["Vi Tám", "Nam"],
    )  # fmt: skip
    sheet = upload(council, workbook(*rows))

    assert [(row.values["group"], row.values["organisation"], row.reasons.get("group"))
            for row in sheet.rows.exclude(verdict="left").order_by("place")] == [
        ("leader", None, None),
        ("guest", "Phòng Y tế", PRESUMED.format(5)),
        ("guest", "Hội Nông dân xã", PRESUMED.format(7)),
    ]  # fmt: skip
