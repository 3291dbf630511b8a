"""Totals of awards above their lines, totals of something else, and lines that may be none."""

import pytest

from accounts.enums import Role
from sheets.reading.sums import is_plain_total
from tests import make
from tests.sheets.pages import upload, verdicts, workbook
from tests.sheets.test_award_sums import BELOW, CROSS, sums
from tests.sheets.test_awards import HEAD, SLUG

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(sign_in):
    make.conference()
    return sign_in(role=Role.CULTURE_OFFICE)


@pytest.mark.parametrize(("total", "part", "asked"), [
    (17, 15, [None, None, None]), (18, 15, [BELOW.format(2, 18, 17)] * 3),
    (17, 16, [BELOW.format(3, 16, 15)] * 2 + [None]),
])  # fmt: skip
def test_totals_above_their_lines_are_compared_with_these(office, total, part, asked):
    """They were compared with the block before."""
    rows = (HEAD, ["", "Tổng cộng", "", "", "", total], ["", "Tổng số", "", "", "", part],
            [1, "Giấy khen", 2023, "Tập thể", "", 12], [2, "Bằng khen", 2023, "Tập thể", "", 3],
            ["", "Tổng số", "", "", "", 2], [3, "Giấy khen", 2024, "Tập thể", "", 2])  # fmt: skip
    sheet = upload(office, workbook(*rows), slug=SLUG)

    assert [why for _, why in sums(sheet)] == asked


def test_totals_above_their_lines_in_a_cross_table(office):
    rows = (CROSS, ["Tổng số", "", 15, "", 7], ["Giấy khen", 2023, 12, 0, 5],
            ["Bằng khen", 2023, 3, 0, 3])  # fmt: skip
    sheet = upload(office, workbook(*rows), slug=SLUG)

    why = BELOW.format(2, 7, 8)
    assert sums(sheet) == [(12, None), (3, None), (5, why), (3, why)]


@pytest.mark.parametrize("title", [
    "Tổng số tiền thưởng (triệu đồng)", "Tổng số tập thể", "Tổng kinh phí",
])  # fmt: skip
def test_a_column_that_adds_up_something_else_is_not_compared(office, title):
    sheet = upload(office, workbook([*CROSS, title], ["Giấy khen", 2023, 12, 0, 5, 9]), slug=SLUG)

    assert sums(sheet) == [(12, None), (5, None)]


def test_amounts_of_money_are_no_counts_of_awards(office):
    rows = (["Hình thức", "Năm", "Đối tượng", "Tổng số tiền thưởng (triệu đồng)"],
            ["Giấy khen", 2023, "Tập thể", 36])  # fmt: skip
    sheet = upload(office, workbook(*rows), slug=SLUG)

    assert [(row.values["count"], row.blocked) for row in sheet.rows.all()] == [(None, True)]


def test_a_line_of_money_below_is_not_compared_with_counts(office):
    rows = (HEAD, [1, "Giấy khen", 2023, "Tập thể", "", 12],
            ["", "Tổng số tiền thưởng (triệu đồng)", "", "", "", 36])  # fmt: skip
    sheet = upload(office, workbook(*rows), slug=SLUG)

    assert sums(sheet) == [(12, None)]


def test_a_line_that_cannot_be_read_makes_no_total_wrong(office):
    rows = (HEAD, [1, "Giấy khen", 2023, "Tập thể", "", 12],
            [2, "Bằng khen", 2023, "Tập thể", "", "không rõ"],
            ["", "Cộng", "", "", "", 15])  # fmt: skip
    sheet = upload(office, workbook(*rows), slug=SLUG)

    unread = "Hãy nhập bằng chữ số, ví dụ 85."
    assert sums(sheet) == [(12, None), (None, unread)]


@pytest.mark.parametrize(("counted", "asked"), [(15, False), (9, True)])
def test_a_line_that_adds_up_the_collectives_is_asked_where_it_adds_up_nothing(
    office, counted, asked
):
    """ "Tổng số tập thể" may be a line of counts; the total of what stands above is none."""
    rows = (HEAD, [1, "Giấy khen", 2023, "Tập thể", "", 12],
            [2, "Bằng khen", 2023, "Tập thể", "", 3],
            ["", "Tổng số tập thể", 2023, "", "", counted])  # fmt: skip
    sheet = upload(office, workbook(*rows), slug=SLUG)

    lacks = {"category": "Chưa có đối tượng. Hãy điền vào ô này."}
    last = (4, "ask", lacks) if asked else (4, "left", {"": "Dòng tổng cộng."})
    assert verdicts(sheet) == [(2, "good", {}), (3, "good", {}), last]


@pytest.mark.plain
@pytest.mark.parametrize(("text", "plain"), [
    ("Tổng số", True), ("TỔNG CỘNG", True), ("Cộng:", True), ("Tổng cộng năm 2023", True),
    ("Tổng số lượt", True), ("Cộng I", True), ("Tổng số tập thể", False), ("Tổng số tiền", False),
    ("Cộng tác viên", False), ("Tổng hợp", False),
])  # fmt: skip
def test_a_total_that_does_not_say_of_what(text, plain):
    assert is_plain_total(text) is plain
