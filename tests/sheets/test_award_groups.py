"""Groups of awards in each other: which heading ends which, and what a line keeps of them."""

import pytest

from accounts.enums import Role
from sheets.reading.orders import order_in
from tests import make
from tests.sheets.pages import upload, workbook
from tests.sheets.test_awards import SLUG

pytestmark = pytest.mark.django_db
HEAD = ["Hình thức", "Năm", "Số lượng"]
PAPER, AWARD = ["Giấy khen", 2023, 5], ["Bằng khen", 2023, 7]
UNSAID = (None, None, "ask")


@pytest.fixture
def office(sign_in):
    make.conference()
    return sign_in(role=Role.CULTURE_OFFICE)


def told(sheet):
    """Of each line that may come in: its category, who gives it, whether it is asked about."""
    rows = sheet.rows.exclude(verdict="left").order_by("place")
    return [(row.values["category"], row.values["authority"], row.verdict) for row in rows]


@pytest.mark.parametrize(("first", "second"), [
    ("I. Tập thể", "II. Cá nhân"), ("I. Tập thể", "II. Khác"), ("I. Tập thể", "II. Hình thức x"),
    ("A. Tập thể", "B. Cá nhân"), ("1. Tập thể", "2. Cá nhân"), ("Tập thể", "Cá nhân"),
    ("Tập thể", "Khác"),
])  # fmt: skip
def test_a_heading_that_says_another_kind_or_none_ends_the_kind_above_it(office, first, second):
    sheet = upload(office, workbook(HEAD, [first], PAPER, [second], AWARD), slug=SLUG)

    assert told(sheet) == [("collective", None, "good"), UNSAID]


@pytest.mark.parametrize(("giver", "first", "second"), [
    ("A. Cấp xã", "I. Tập thể", "II. Hộ gia đình"), ("I. Cấp xã", "1. Tập thể", "2. Hộ gia đình"),
    ("I. Cấp xã", "A. Tập thể", "B. Hộ gia đình"), ("I. Cấp xã", "Tập thể", "Hộ gia đình"),
])  # fmt: skip
def test_a_heading_within_another_keeps_who_gives_the_awards(office, giver, first, second):
    rows = (HEAD, [giver], [first], PAPER, [second], AWARD)
    sheet = upload(office, workbook(*rows), slug=SLUG)

    assert told(sheet) == [("collective", "Cấp xã", "good"), ("household", "Cấp xã", "good")]


def test_the_next_giver_ends_the_kinds_of_the_one_before(office):
    rows = (HEAD, ["A. Cấp xã"], ["I. Tập thể"], PAPER, ["B. Cấp thành phố"], PAPER,
            ["I. Hộ gia đình"], PAPER, ["C. Khen thưởng khác"], AWARD)  # fmt: skip
    sheet = upload(office, workbook(*rows), slug=SLUG)

    assert told(sheet) == [
        ("collective", "Cấp xã", "good"), (None, "Cấp thành phố", "ask"),
        ("household", "Cấp thành phố", "good"), UNSAID,
    ]  # fmt: skip


def test_a_lower_heading_with_its_lines_is_not_over_a_higher_one(office):
    rows = (HEAD, ["I. Tập thể"], PAPER, ["A. Cấp xã"], AWARD)
    assert told(upload(office, workbook(*rows), slug=SLUG)) == [
        ("collective", None, "good"), (None, "Cấp xã", "ask"),
    ]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), [
    (["I. Cấp xã"], ["II. Cấp thành phố"]), (["I", "Cấp xã"], ["II", "Cấp thành phố"]),
    (["1", "Cấp xã"], ["2", "Cấp thành phố"]),
])  # fmt: skip
def test_a_group_speaks_for_the_lines_of_every_column_of_a_cross_table(office, first, second):
    rows = (["TT", "Hình thức", "Năm", "Tập thể", "Hộ gia đình"],
            first if len(first) > 1 else ["", *first], ["1", "Giấy khen", 2023, 1, 2],
            second if len(second) > 1 else ["", *second],
            ["1", "Giấy khen", 2023, 3, 4])  # fmt: skip
    sheet = upload(office, workbook(*rows), slug=SLUG)

    assert told(sheet) == [
        ("collective", "Cấp xã", "good"), ("collective", "Cấp thành phố", "good"),
        ("household", "Cấp xã", "good"), ("household", "Cấp thành phố", "good"),
    ]  # fmt: skip


@pytest.mark.plain
@pytest.mark.parametrize(("mark", "order"), [
    ("I. ", ("I", 1)), ("IV)", ("I", 4)), ("XII", ("I", 12)), ("B.", ("A", 2)), ("Đ/", ("A", 5)),
    ("3. ", ("1", 3)), ("", ("", 0)), ("Cấp", ("", 0)),
    ("I.2 ", ("I.1", 2)), ("2.1.", ("1.1", 1)), ("1,2", ("1.1", 2)), ("b)", ("a", 2)),
    ("- ", ("-", 0)), ("•", ("-", 0)), ("*", ("*", 0)), ("+", ("+", 0)),
])  # fmt: skip
def test_the_sort_and_the_number_of_a_heading(mark, order):
    assert order_in(mark) == order


@pytest.mark.parametrize(("first", "second"), [
    ("Năm 2022", "Năm 2023"), ("I. Năm 2022", "II. Năm 2023"), ("1. Năm 2022", "2. NĂM 2023:"),
])  # fmt: skip
@pytest.mark.parametrize(
    "head", [["Hình thức", "Đối tượng", "Số lượng"], ["Hình thức", "Tập thể", "Hộ gia đình"]]
)
def test_a_year_over_its_lines_is_taken_for_each_and_asked_about(office, head, first, second):
    middle = "Tập thể" if head[1] == "Đối tượng" else 2
    rows = (head, [first], ["Giấy khen", middle, 3], [second], ["Bằng khen", middle, 4])
    sheet = upload(office, workbook(*rows), slug=SLUG)

    lines = sheet.rows.exclude(verdict="left").order_by("place")
    asked = "Lấy theo tên nhóm ở dòng {}. Hãy xem có đúng không."
    expected = [(2022, {"year": asked.format(2)}), (2023, {"year": asked.format(4)})]
    assert [(row.values["year"], row.reasons) for row in lines] == (
        expected if middle == "Tập thể" else expected * 2
    )
    assert set(lines.values_list("blocked", flat=True)) == {False}
