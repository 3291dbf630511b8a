"""A post and the office it is held in, written in one breath: one rule wherever they came from."""

import pytest

from accounts.enums import Role
from delegates.models import Delegate
from sheets.reading import OUT_OF_POSITION, parted
from tests import make
from tests.sheets.pages import at, bring_in, paste, sends, upload, workbook

pytestmark = pytest.mark.django_db
ASKED = {"organisation": OUT_OF_POSITION}
SECRETARY = ("ask", "Bí thư", "Đảng ủy xã", ASKED)


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


def told(sheet):
    """But for the group: where nothing says it, the whole table is asked once."""
    return [
        (
            row.verdict,
            row.values["position"],
            row.values["organisation"],
            {key: why for key, why in row.reasons.items() if key != "group"},
        )
        for row in sheet.rows.exclude(verdict="left").order_by("place")
    ]


def press(council, sheet, **cells):
    council.post(at("mend", sheet), sends(sheet, cells={(2, key): cells[key] for key in cells}))
    return told(sheet)


def test_a_message_and_a_workbook_of_one_person_make_one_and_the_same_row(council):
    whole = ["Ông Lê Minh", "Bí thư Đảng ủy xã"]
    tables = [
        paste(council, "Ông Lê Minh - Bí thư Đảng ủy xã"),
        upload(council, workbook(["Họ và tên", "Chức vụ"], whole)),
        upload(council, workbook(["Họ và tên", "Chức vụ", "Cơ quan, đơn vị"], [*whole, ""])),
    ]

    assert [told(sheet) for sheet in tables] == [[SECRETARY]] * 3
    for sheet in tables:
        Delegate.objects.all().delete()
        bring_in(council, sheet, ticked=[0])
        one = Delegate.objects.get()
        assert (one.position, one.organisation) == ("Bí thư", "Đảng ủy xã")


def test_what_the_table_says_of_the_office_leaves_the_post_as_it_is_written(council):
    rows = [["Họ và tên", "Chức vụ", "Cơ quan"], ["Lê Minh", "Trưởng phòng Kinh tế", "UBND xã"],
            ["Đỗ Hoa", "Hội viên", "Hội Nông dân"]]  # fmt: skip
    sheet = upload(council, workbook(*rows))

    assert told(sheet) == [
        ("good", "Trưởng phòng Kinh tế", "UBND xã", {}), ("good", "Hội viên", "Hội Nông dân", {}),
    ]  # fmt: skip
    assert press(council, sheet, organisation="Ủy ban xã")[0] == (
        "good", "Trưởng phòng Kinh tế", "Ủy ban xã", {},
    )  # fmt: skip


def test_a_group_that_says_the_office_leaves_the_post_as_it_is_written(council):
    rows = [["Họ và tên", "Chức vụ"], ["Sở Y tế"], ["Lê Minh", "Giám đốc Trung tâm Y tế"]]

    assert told(upload(council, workbook(*rows))) == [
        ("ask", "Giám đốc Trung tâm Y tế", "Sở Y tế", {})
    ]


def test_an_office_written_on_the_page_stays_beside_the_post_the_page_showed(council):
    sheet = upload(council, workbook(["Họ và tên", "Chức vụ"], ["Lê Minh", "Giám đốc Sở Y tế"]))
    assert told(sheet) == [("ask", "Giám đốc", "Sở Y tế", ASKED)]

    assert press(council, sheet, position="Giám đốc", organisation="Sở Y tế thành phố") == [
        ("good", "Giám đốc", "Sở Y tế thành phố", {})
    ]


def test_a_post_written_on_the_page_beside_its_office_is_kept_whole(council):
    sheet = upload(council, workbook(["Họ và tên", "Chức vụ"], ["Lê Minh", "Giám đốc Sở Y tế"]))

    assert press(council, sheet, position="Phó Giám đốc Sở Nội vụ", organisation="UBND") == [
        ("good", "Phó Giám đốc Sở Nội vụ", "UBND", {})
    ]
    alone = upload(council, workbook(["Họ và tên", "Chức vụ"], ["Lê Minh", "Giám đốc"]))
    assert press(council, alone, position="trưởng phòng Kinh tế") == [
        ("ask", "trưởng phòng", "Phòng Kinh tế", ASKED)
    ]


def test_an_office_alone_in_the_posts_column_is_the_office(council):
    sheet = upload(council, workbook(["Họ và tên", "Chức vụ"], ["Lê Minh", "Sở Y tế"]))

    assert told(sheet) == [("ask", None, "Sở Y tế", ASKED)]


def test_a_post_said_once_for_every_line_is_parted_too(council):
    sheet = upload(council, workbook(["Họ và tên", "Giới tính"], ["Lê Minh", "Nam"]))
    council.post(
        at("read_again", sheet), sends(sheet, **{"moi-0-position": "Phó Giám đốc Sở Y tế"})
    )

    assert told(sheet) == [("ask", "Phó Giám đốc", "Sở Y tế", ASKED)]


def test_an_office_said_once_for_every_line_answers_the_same_guess(council):
    rows = [["Họ và tên", "Chức vụ"], ["Lê Minh", "Giám đốc Sở Y tế"], ["Đỗ Hoa", "Chủ tịch"]]
    sheet = upload(council, workbook(*rows))
    council.post(at("read_again", sheet), sends(sheet, **{"moi-0-organisation": "Sở Y tế"}))

    assert told(sheet) == [
        ("good", "Giám đốc", "Sở Y tế", {}), ("good", "Chủ tịch", "Sở Y tế", {}),
    ]  # fmt: skip


@pytest.mark.plain
def test_a_body_s_whole_name_is_an_office_and_leaves_no_post():
    """The branch of a bank was somebody's post "Chi nhánh", a credit fund one's calling."""
    bodies = (
        "Chi nhánh Ngân hàng Agribank", "Quỹ tín dụng", "Quỹ Thiện Tâm", "Ngân hàng", "Kho bạc",
        "Tổng công ty 319", "Tổng cục Thuế", "Hạt Kiểm lâm", "Điện lực Tứ Kỳ", "Phân xưởng 3",
        "Đội Quản lý thị trường", "Chi đoàn thôn Đông", "Nghiệp đoàn Nghề cá",
    )  # fmt: skip
    held = {
        "Giám đốc Chi nhánh Agribank": ("Giám đốc", "Chi nhánh Agribank"),
        "Giám đốc Tổng công ty 319": ("Giám đốc", "Tổng công ty 319"),
        "Chủ tịch Tổng hội Y học": ("Chủ tịch", "Tổng hội Y học"),
        "Bí thư Chi đoàn thôn Đông": ("Bí thư", "Chi đoàn thôn Đông"),
    }
    posts = (
        "Xã đội trưởng", "Thôn đội phó", "Cửa hàng trưởng", "Hạt trưởng", "Đội trưởng", "Thủ quỹ",
        "Chủ cơ sở may", "Công an", "Doanh nghiệp", "Phụ trách quỹ dự phòng",
    )  # fmt: skip

    assert {one: parted(one) for one in bodies} == {one: ("", one) for one in bodies}
    assert {one: parted(one) for one in held} == held
    assert {one: parted(one) for one in posts} == {one: (one, "") for one in posts}


def test_behind_a_name_in_a_message_a_body_is_the_office_and_a_household_nothing(council):
    sheet = paste(
        council,
        "1. Lò Văn Giang - Quỹ tín dụng\n2. Lê Minh - Chi nhánh Ngân hàng Agribank\n"
        "3. Đỗ Hoa - gia đình chính sách\n4. Vũ Tám - thương binh",
    )

    assert [one[1:3] for one in told(sheet)] == [
        (None, "Quỹ tín dụng"), (None, "Chi nhánh Ngân hàng Agribank"), (None, None),
        ("thương binh", None),
    ]  # fmt: skip
    assert "gia đình chính sách" in str(sheet.rows.get(number=3).reasons)
