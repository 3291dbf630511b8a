"""Counts of awards out of a table: lines of T8."""

import pytest

from accounts.enums import Role
from reports.models import AwardCount
from sheets.models import SheetMade
from tests import make
from tests.sheets.pages import bring_in, undo, upload, verdicts, workbook

pytestmark = pytest.mark.django_db
HEAD = ["TT", "Hình thức khen thưởng", "Năm", "Đối tượng", "Cấp khen", "Số lượng"]
SLUG = "khen-thuong"


@pytest.fixture
def office(sign_in):
    make.conference()
    return sign_in(role=Role.CULTURE_OFFICE)


def counts():
    names = ("form", "year", "category", "authority", "count")
    return list(AwardCount.objects.order_by("pk").values_list(*names))


def test_lines_become_lines_of_the_table_and_go_again(office):
    rows = (
        HEAD, [1, "Giấy khen", 2023, "Tập thể", "Chủ tịch UBND xã", 12],
        [2, "Bằng khen", "2024", "doanh nghiệp", "", "1.200"], ["", "Tổng cộng", "", "", "", 1212],
    )  # fmt: skip
    sheet = upload(office, workbook(*rows), slug=SLUG)
    assert [verdict for _, verdict, _ in verdicts(sheet)] == ["good", "good", "left"]

    bring_in(office, sheet)
    assert counts() == [
        ("Giấy khen", 2023, "collective", "Chủ tịch UBND xã", 12),
        ("Bằng khen", 2024, "enterprise", "", 1200),
    ]
    AwardCount.objects.filter(year=2024).update(count=7)
    undo(office, sheet)

    assert counts() == [("Bằng khen", 2024, "enterprise", "", 7)]
    why = "Đã có người sửa dòng này, nên giữ lại. Hãy xem ở bảng khen thưởng."
    made = SheetMade.objects.order_by("place").values_list("gone", "kept_because")
    assert list(made) == [(True, ""), (False, why)]


def test_a_line_that_stands_there_or_comes_twice_is_no_question(office):
    AwardCount.objects.create(
        conference=make.conference(), year=2023, form="Giấy khen", category="collective", count=1
    )
    rows = (
        HEAD, [1, "giay khen", 2023, "Tập thể", "", 12],
        [2, "Bằng khen", 2024, "Hộ gia đình", "", 3],
        [3, "Bằng khen", 2024, "hộ", "", 4],
    )  # fmt: skip
    sheet = upload(office, workbook(*rows), slug=SLUG)

    there = "Bảng khen thưởng đã có dòng này. Hãy sửa ở bảng khen thưởng, không nhập lại."
    twice = "Bảng ghi dòng này 2 lần. Hãy cộng lại thành một dòng."
    assert verdicts(sheet) == [
        (2, "ask", {"": there}), (3, "ask", {"": twice}), (4, "ask", {"": twice}),
    ]  # fmt: skip
    assert set(sheet.rows.values_list("blocked", flat=True)) == {True}
