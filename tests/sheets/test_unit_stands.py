"""A unit that stands already needs no kind; a shortened name takes the unit it means by a press."""

import pytest

from accounts.enums import Role
from accounts.models import Unit, User
from sheets.facts import ALREADY
from tests import make
from tests.sheets.pages import at, bring_in, sends, upload, workbook

pytestmark = pytest.mark.django_db
HEAD = ["Tên đơn vị", "Loại", "Người đứng đầu"]
LACKS = "Chưa có loại. Hãy điền vào ô này."


@pytest.fixture
def office(sign_in):
    make.conference()
    make.unit(name="Trạm Y tế xã", kind="office")
    make.unit(name="Hội Cựu chiến binh xã", kind="organisation")
    return sign_in(role=Role.CULTURE_OFFICE)


def lines(sheet):
    rows = sheet.rows.order_by("place")
    return [(row.verdict, row.blocked, row.ticked, row.reasons) for row in rows]


def test_a_unit_that_stands_is_not_asked_for_its_kind(office):
    rows = [["Trạm Y tế xã", "", ""], ["Trạm Khuyến nông", "", ""]]
    sheet = upload(office, workbook(HEAD, *rows), slug="don-vi")

    assert lines(sheet) == [
        ("ask", True, False, {"name": ALREADY}), ("ask", True, False, {"kind": LACKS}),
    ]  # fmt: skip


def test_who_heads_a_unit_that_stands_comes_in_without_its_kind(office):
    sheet = upload(office, workbook(HEAD, ["Trạm Y tế xã", "", "Lê Minh"]), slug="don-vi")
    assert lines(sheet) == [
        ("good", False, True, {"": "Đơn vị đã có, thêm người đứng đầu."})
    ]  # fmt: skip

    bring_in(office, sheet)

    assert User.objects.get(full_name="Lê Minh").unit.name == "Trạm Y tế xã"


def test_beside_another_head_the_kind_is_not_asked_either(office):
    head = make.user(role=Role.UNIT_NOMINATOR, unit=Unit.objects.get(name="Trạm Y tế xã"))
    sheet = upload(office, workbook(HEAD, ["Trạm Y tế xã", "", "Lê Minh"]), slug="don-vi")

    ((verdict, blocked, _, reasons),) = lines(sheet)
    assert (verdict, blocked, [*reasons]) == ("ask", False, ["head"])
    assert head.full_name in reasons["head"]


def test_a_kind_that_nobody_can_read_is_asked_of_a_new_unit_alone(office):
    rows = [["Trạm Y tế xã", "lạ", ""], ["Thôn Mới", "lạ", ""]]
    sheet = upload(office, workbook(HEAD, *rows), slug="don-vi")

    assert [[*row[3]] for row in lines(sheet)] == [["name"], ["kind"]]


def test_one_press_takes_the_unit_a_shortened_name_means(office):
    sheet = upload(office, workbook(HEAD, ["Hội CCB xã", "", "Lê Minh"]), slug="don-vi")
    page = office.get(at("show", sheet)).content.decode()
    assert 'name="ghi" value="0-name-Hội Cựu chiến binh xã"' in page
    assert "Lấy là “Hội Cựu chiến binh xã”" in page

    taken = {"ghi": "0-name-Hội Cựu chiến binh xã"}
    answer = office.post(at("mend", sheet), sends(sheet, **taken))

    assert answer.url == at("show", sheet) + "#dong-0"
    assert lines(sheet) == [("good", False, True, {"": "Đơn vị đã có, thêm người đứng đầu."})]
    assert "Lấy là" not in office.get(at("show", sheet)).content.decode()
    before = Unit.objects.count()
    bring_in(office, sheet)
    assert Unit.objects.count() == before


def test_another_unit_may_still_come_in_under_the_short_name(office):
    sheet = upload(office, workbook(HEAD, ["Hội CCB xã", "", ""]), slug="don-vi")

    bring_in(office, sheet, ticked=[0])

    assert Unit.objects.filter(name="Hội CCB xã").count() == 1
