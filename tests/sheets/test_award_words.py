"""Headings of awards that speak of a category, a year, a giver in words of their own."""

import pytest

from accounts.enums import Role
from tests import make
from tests.sheets.pages import at, upload, workbook

pytestmark = pytest.mark.django_db
SLUG = "khen-thuong"
KINDS = ["Hình thức", "Năm", "Số lượng"]
YEARS = ["Hình thức", "Đối tượng", "Số lượng"]
PAPER, AWARD = ["Giấy khen", 2023, 5], ["Bằng khen", 2023, 7]
LACKS = {"category": "Chưa có đối tượng. Hãy điền vào ô này."}
NO_YEAR = {"year": "Chưa có năm. Hãy điền vào ô này."}
FROM_GROUP, FROM_ABOVE = (
    "Lấy theo tên nhóm ở dòng {}. Hãy xem có đúng không.",
    "Lấy theo dòng {} ở trên bảng. Hãy xem có đúng không.",
)


@pytest.fixture
def office(sign_in):
    make.conference()
    return sign_in(role=Role.CULTURE_OFFICE)


def told(sheet, key):
    """Of each line that may come in: the form, this field, what is asked."""
    rows = sheet.rows.exclude(verdict="left").order_by("place")
    return [(row.values["form"], row.values[key], row.reasons) for row in rows]


# --- Categories ----------------------------------------------------------------------------------


@pytest.mark.parametrize("first", ["I. Tập thể", "Tập thể", "1. Tập thể"])
@pytest.mark.parametrize("second", [
    "[Cá nhân tiêu biểu]", "Cá nhân tiêu biểu", "Cán bộ, công chức", "[Cán bộ, công chức]",
    "- Cá nhân điển hình", "Hội viên các chi hội", "CÁ NHÂN TIÊU BIỂU:",
])  # fmt: skip
def test_people_called_in_other_words_are_not_of_the_category_before(office, first, second):
    """They came in as collectives, as good as any."""
    sheet = upload(office, workbook(KINDS, [first], PAPER, [second], AWARD), slug=SLUG)

    assert told(sheet, "category") == [
        ("Giấy khen", "collective", {}), ("Bằng khen", None, LACKS),
    ]  # fmt: skip
    groups = office.get(at("show", sheet)).context["groups"]
    assert [(one["number"], one["count"]) for one in groups] == [(2, 1), (4, 1)]


@pytest.mark.parametrize(("first", "second", "category"), [
    ("A. Hộ gia đình", "I. Tập thể điển hình", None),
    ("A. Tập thể", "I. Doanh nghiệp tiêu biểu", None),
    ("A. Tập thể", "I. Hộ tiêu biểu", None), ("A. Tập thể", "I. Khen đột xuất", "collective"),
    ("I. Tập thể", "Người trực tiếp", "direct"),
])  # fmt: skip
def test_a_heading_within_another_ends_the_category_only_where_it_names_others(
    office, first, second, category
):
    sheet = upload(office, workbook(KINDS, [first], [second], AWARD), slug=SLUG)

    assert told(sheet, "category") == [("Bằng khen", category, {} if category else LACKS)]


def test_one_answer_holds_for_the_group_nobody_read(office):
    sheet = upload(office, workbook(KINDS, ["Cán bộ, công chức"], PAPER, AWARD), slug=SLUG)
    (group,) = office.get(at("show", sheet)).context["groups"]
    (box,) = [one["name"] for one in group["boxes"] if one["name"].endswith("category")]

    office.post(at("read_again", sheet), {box: "Lãnh đạo, quản lý"})

    assert [value for _, value, _ in told(sheet, "category")] == ["leader", "leader"]


# --- Years ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("period", [
    "Từ năm 2023", "Năm 2024 - 2025", "NĂM 2024-2025:", "Giai đoạn 2020 - 2025",
    "Năm học 2023-2024", "II. Từ năm 2023", "- Năm 2024, 2025",
])  # fmt: skip
@pytest.mark.parametrize(("first", "asked"), [
    ([["Năm 2022"], YEARS], FROM_ABOVE.format(1)), ([YEARS, ["Năm 2022"]], FROM_GROUP.format(2)),
    ([YEARS, ["I. Năm 2022"]], FROM_GROUP.format(2)),
])  # fmt: skip
def test_below_a_period_no_year_is_proposed(office, period, first, asked):
    """The year above was, as if the period had not been there."""
    rows = (*first, ["Giấy khen", "Tập thể", 5], [period], ["Bằng khen", "Tập thể", 7],
            ["Năm 2021"], ["Cờ thi đua", "Tập thể", 1])  # fmt: skip
    sheet = upload(office, workbook(*rows), slug=SLUG)

    assert told(sheet, "year") == [
        ("Giấy khen", 2022, {"year": asked}), ("Bằng khen", None, NO_YEAR),
        ("Cờ thi đua", 2021, {"year": FROM_GROUP.format(6)}),
    ]  # fmt: skip


@pytest.mark.parametrize(("above", "year"), [
    (["Năm 2022", "Năm 2024 - 2025"], None), (["Từ năm 2023", "Kết quả năm 2024"], None),
    (["Kết quả năm 2022"], 2022), (["Đại hội giai đoạn 2020 - 2025", "Năm 2022"], 2022),
])  # fmt: skip
def test_a_title_of_a_period_beside_another_of_a_year_proposes_none(office, above, year):
    rows = (*([text] for text in above), YEARS, ["Giấy khen", "Tập thể", 5])
    asked = {"year": FROM_ABOVE.format(len(above))} if year else NO_YEAR

    assert told(upload(office, workbook(*rows), slug=SLUG), "year") == [("Giấy khen", year, asked)]


# --- Givers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("first", "second"), [
    ("Cấp xã", "Cấp thành phố"), ("CẤP XÃ", "Thủ tướng Chính phủ"), ("UBND xã", "Chủ tịch nước"),
])  # fmt: skip
@pytest.mark.parametrize(
    "head", [["Hình thức", "Năm", "Đối tượng", "Số lượng"], ["Hình thức", "Năm", "Tập thể", "Hộ"]]
)
def test_a_giver_alone_on_a_line_is_that_of_the_awards_below(office, head, first, second):
    """It was a row without numbers, and the awards had no giver."""
    middle = "Tập thể" if head[2] == "Đối tượng" else 1
    rows = (head, [first], ["Giấy khen", 2023, middle, 5], [second], ["Bằng khen", 2024, middle, 7])
    sheet = upload(office, workbook(*rows), slug=SLUG)

    once = [("Giấy khen", first, {}), ("Bằng khen", second, {})]
    assert told(sheet, "authority") == (once if middle == "Tập thể" else once * 2)


def test_an_award_named_for_its_giver_is_still_an_award(office):
    rows = (["Hình thức", "Năm", "Đối tượng", "Số lượng"],
            ["Cấp xã", 2023, "Tập thể", 5],
            ["Giấy khen của UBND xã", 2023, "Tập thể", 7])  # fmt: skip

    assert told(upload(office, workbook(*rows), slug=SLUG), "authority") == [
        ("Cấp xã", None, {}), ("Giấy khen của UBND xã", None, {}),
    ]  # fmt: skip
