"""A guest whose cell of the group is empty, in a table that has such a column: it is asked."""

import pytest

from accounts.enums import Role
from delegates.models import Delegate
from tests import make
from tests.sheets.pages import at, bring_in, sends, upload, verdicts, workbook

pytestmark = pytest.mark.django_db
HEAD = ["Nhóm", "Họ và tên", "Giới tính", "Cơ quan, đơn vị"]
ASKED = {"group": "Ô này để trống, tạm lấy là Khách mời. Hãy xem lại."}
LEADER = "Lãnh đạo các cấp, các ngành"


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


@pytest.fixture
def sheet(council):
    rows = (
        [LEADER, "Lê Minh", "Nam", "Sở"],
        ["", "Đỗ Hoa", "Nữ", "Hội"],
        ["", "Hà An", "Nữ", "Xã"],
    )
    return upload(council, workbook(HEAD, *rows))


def groups(sheet):
    return [(row.values["group"], row.ticked) for row in sheet.rows.order_by("place")]


def test_it_is_taken_for_a_guest_and_asked_about(sheet):
    assert verdicts(sheet) == [(2, "good", {}), (3, "ask", ASKED), (4, "ask", ASKED)]
    assert groups(sheet) == [("leader", True), ("guest", False), ("guest", False)]


def test_one_answer_is_enough_for_all_such_lines(council, sheet):
    (((label, one),), presumed) = [
        council.get(at("show", sheet)).context[key] for key in ("alike", "presumed")
    ]
    assert (label, one.waiting, presumed.lines) == ("Nhóm", 2, 0)

    council.post(at("mend", sheet), sends(sheet, **{"dung-ca": one.code}))
    bring_in(council, sheet)

    told = Delegate.objects.order_by("pk").values_list("full_name", "group")
    assert list(told) == [("Lê Minh", "leader"), ("Đỗ Hoa", "guest"), ("Hà An", "guest")]


def test_a_group_chosen_in_its_box_is_not_asked_about(council, sheet):
    council.post(at("mend", sheet), sends(sheet, cells={(3, "group"): LEADER}))

    assert verdicts(sheet) == [(2, "good", {}), (3, "good", {}), (4, "ask", ASKED)]
    assert groups(sheet)[1] == ("leader", True)


def test_a_heading_that_says_it_speaks_for_its_lines(council):
    sheet = upload(council, workbook(HEAD, ["KHÁCH MỜI"], ["", "Lê Minh", "Nam", "Sở Y tế"]))

    assert verdicts(sheet)[1] == (3, "good", {})


def test_a_table_without_such_a_column_asks_nothing(council):
    sheet = upload(council, workbook(HEAD[1:], ["Lê Minh", "Nam", "Sở Y tế"]))

    assert verdicts(sheet) == [(2, "good", {})]
    assert groups(sheet) == [(None, True)]  # and comes in as a guest
