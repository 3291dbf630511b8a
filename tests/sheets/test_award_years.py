"""Counts of awards with the years as columns, alone or over the kinds and under them."""

import pytest

from accounts.enums import Role
from reports.imported import _year_of_column, fields
from sheets.reading import find, judge, read_paste
from tests import make
from tests.sheets.pages import at, bring_in, paste, sends, upload, verdicts, workbook
from tests.sheets.test_awards import SLUG, counts

plain = pytest.mark.plain
BESIDE = "Cột “{}” ghi {}, các cột cộng lại là {}. Hãy xem lại các số."
HEAD = "TT\tHình thức khen thưởng"
KINDS = "\t\tTập thể\tHộ gia đình\tTập thể\tHộ gia đình"
ROWS = "1\tGiấy khen\t5\t40\t6\t45"


def lines(text):
    """Of each line that may come in: year, category, count, and what is asked."""
    known = fields(None, None)
    judged = [line for table in find(read_paste(text), known) for line in judge(table, known)]
    return [
        (line.values["year"], line.values["category"], line.values["count"], dict(line.reasons))
        for line in judged
        if line.verdict != "left"
    ]


def tables(text):
    known = fields(None, None)
    return find(read_paste(text), known)


FOUR = [
    (2023, "collective", 5, {}), (2023, "household", 40, {}),
    (2024, "collective", 6, {}), (2024, "household", 45, {}),
]  # fmt: skip


@plain
@pytest.mark.parametrize("text", [
    f"{HEAD}\tNăm 2023\t\tNăm 2024\t\n{KINDS}\n{ROWS}",
    f"{HEAD}\t2023\t\t2024\t\n{KINDS}\n{ROWS}",
    f"{HEAD}\tSố lượng\t\t\t\n\t\t2023\t\t2024\t\n{KINDS}\n{ROWS}",
    f"{HEAD}\tSố lượng\n\t\tNăm 2023\t\tNăm 2024\n{KINDS}\n{ROWS}",
    f"{HEAD}\tKết quả năm 2023\t\tKết quả năm 2024\n{KINDS}\n{ROWS}",
    f"{HEAD}\tTập thể năm 2023\tHộ gia đình năm 2023\tTập thể (2024)\tNăm 2024: Hộ\n{ROWS}",
])  # fmt: skip
def test_years_over_kinds_are_a_line_of_each(text):
    assert lines(text) == FOUR


@plain
def test_kinds_over_years_are_a_line_of_each():
    head = f"{HEAD}\tTập thể\t\tHộ gia đình\t\n\t\t2023\t2024\t2023\t2024"
    assert lines(f"{head}\n{ROWS}") == [
        (2023, "collective", 5, {}), (2024, "collective", 40, {}),
        (2023, "household", 6, {}), (2024, "household", 45, {}),
    ]  # fmt: skip


@plain
@pytest.mark.parametrize("head", [
    "Năm 2023\tNăm 2024", "2023\t2024", "Số lượng năm 2023\tSố lượng năm 2024",
    "Năm\t\n\t\t2023\t2024", "Số lượng\t\n\t\t2023\t2024", "Số lượng\t\n\t\tNăm 2023\tNăm 2024",
])  # fmt: skip
def test_a_column_of_each_year_holds_its_counts(head):
    assert lines(f"Hình thức\tĐối tượng\t{head}\nGiấy khen\tTập thể\t12\t15") == [
        (2023, "collective", 12, {}), (2024, "collective", 15, {}),
    ]  # fmt: skip


@plain
def test_a_lone_column_of_a_year_holds_counts_where_no_other_does():
    text = "Hình thức\tĐối tượng\tNăm 2023\nGiấy khen\tTập thể\t12"
    assert lines(text) == [(2023, "collective", 12, {})]


@plain
@pytest.mark.parametrize("head", ["2023", "Số lượng\tNăm 2022"])
def test_a_lone_number_and_a_year_beside_a_count_are_asked(head):
    text = f"Hình thức\tĐối tượng\t{head}\nGiấy khen\tTập thể\t12\t15"
    (table,), [(year, *_)] = tables(text), lines(text)
    assert (year, table.unknown) == (None, (head.rpartition("\t")[2],))


@plain
@pytest.mark.parametrize(("head", "row", "left"), [
    ("Năm\tSố lượng", "2023\t12", ()), ("Năm khen\tSố lượng", "2023\t12", ()),
    ("Năm khen (2023)\tSố lượng", "2023\t12", ()),
    ("Năm khen (2020-2025)\tSố lượng", "2023\t12", ()),
    ("Năm\tSố lượng\tNăm 2023", "2023\t12\t9", ("Năm 2023",)),
    ("Năm\tSố lượng\tNăm 2022\tNăm 2021", "2023\t12\t9\t8", ("Năm 2022", "Năm 2021")),
    ("Năm\tSố lượng\t2022", "2023\t12\t9", ("2022",)),
    ("Năm\tSố lượng\tSố tiền năm 2022", "2023\t12\t9", ("Số tiền năm 2022",)),
])  # fmt: skip
def test_a_column_of_years_stays_one(head, row, left):
    text = f"Hình thức\tĐối tượng\t{head}\nGiấy khen\tTập thể\t{row}"
    assert lines(text) == [(2023, "collective", 12, {})]
    assert tables(text)[0].unknown == left


@plain
def test_beside_years_money_and_words_are_not_read_and_said_so():
    head = "Hình thức\tĐối tượng\tNăm 2023\t\t\tNăm 2024\n\t\tSố lượng\tSố tiền\tGhi chú\tSố lượng"
    text = f"{head}\nGiấy khen\tTập thể\t12\t500\tx\t15"
    assert lines(text) == [(2023, "collective", 12, {}), (2024, "collective", 15, {})]
    assert {table.unknown for table in tables(text)} == {
        ("Năm 2023 / Số tiền", "Năm 2023 / Ghi chú"),
    }  # fmt: skip


@plain
def test_of_a_period_beside_a_year_the_year_is_asked():
    """Nor is it taken from the title, or from the column before."""
    head = f"KHEN THƯỞNG NĂM 2025\n{HEAD}\tGiai đoạn 2021-2022\t\tNăm 2023\n{KINDS}\n{ROWS}"
    asked = {"year": "Chưa có năm. Hãy điền vào ô này."}
    assert [table.above for table in tables(head)] == [{}] * 4
    assert lines(head) == [
        (None, "collective", 5, asked), (None, "household", 40, asked),
        (2023, "collective", 6, {}), (2023, "household", 45, {}),
    ]  # fmt: skip
    two = f"{HEAD}\tGiai đoạn 2019-2020\t\tGiai đoạn 2021-2022\t\tNăm 2023\n{KINDS}\tTập thể"
    assert [table.sheet for table in tables(f"{two}\n{ROWS}\t1")][::2] == [
        "cột “Giai đoạn 2019-2020 / Tập thể”", "cột “Giai đoạn 2021-2022 / Tập thể”",
        "cột “Năm 2023 / Tập thể”",
    ]  # fmt: skip


@plain
def test_a_year_nobody_can_have_is_asked_at_its_lines():
    text = "Hình thức\tĐối tượng\tNăm 1901\tNăm 2024\nGiấy khen\tTập thể\t12\t15"
    (year, _, count, asked), second = lines(text)
    assert (year, count, [*asked]) == (None, 12, ["year"])
    assert second == (2024, "collective", 15, {})


@plain
def test_small_numbers_that_stand_in_a_year_repeat_no_heading():
    years = "\t\t".join(f"Năm {year}" for year in (2022, 2023, 2024, 2025))
    numbers = [2, 20, 2, 3, 2, 4, 2, 5]
    row = "\t".join(map(str, numbers))
    text = f"Hình thức\t{years}\n" + "\tTập thể\tHộ" * 4 + f"\nGiấy khen\t{row}"
    assert [count for *_, count, _ in lines(text)] == numbers


@plain
@pytest.mark.parametrize("above", [
    "KHEN THƯỞNG\tNăm 2024\nGiấy khen\t2023\t2024", "KHEN THƯỞNG\tNăm 2024",
    "Giấy khen\t2023\tTập thể\t2024",
])  # fmt: skip
def test_what_stands_before_a_heading_says_no_year_of_its_columns(above):
    """A title in two cells, a line without a heading above it."""
    text = f"{above}\nHình thức\tNăm\tĐối tượng\tSố lượng\nBằng khen\t2022\tTập thể\t3"
    assert lines(text) == [(2022, "collective", 3, {})]


@plain
@pytest.mark.parametrize("totals", ["96", "97"])
def test_a_total_beside_adds_up_the_columns_of_every_year(totals):
    text = f"{HEAD}\tNăm 2023\t\tNăm 2024\t\tTổng số\n{KINDS}\n{ROWS}\t{totals}"
    why = {} if totals == "96" else {"count": BESIDE.format("Tổng số", 97, 96)}
    assert lines(text) == [(*line, why) for *line, _ in FOUR]


@plain
def test_a_total_of_a_year_adds_up_its_own_columns():
    head = f"{HEAD}\tNăm 2023\t\t\tNăm 2024\t\t\tTổng"
    kinds = "\t\tTập thể\tHộ\tCộng\tTập thể\tHộ\tCộng\t"
    why = {"count": BESIDE.format("Năm 2024 / Cộng", 50, 51)}
    assert lines(f"{head}\n{kinds}\n1\tGiấy khen\t5\t40\t45\t6\t45\t50\t96") == [
        *FOUR[:2], (2024, "collective", 6, why), (2024, "household", 45, why),
    ]  # fmt: skip


@plain
def test_a_total_of_a_kind_adds_up_its_years_and_is_no_count_itself():
    head = f"{HEAD}\tNăm 2023\t\tNăm 2024\t\tTổng cộng\t\n{KINDS}\tTập thể\tHộ gia đình"
    why = {"count": BESIDE.format("Tổng cộng / Tập thể", 12, 11)}
    assert lines(f"{head}\n{ROWS}\t12\t85") == [
        (2023, "collective", 5, why), FOUR[1], (2024, "collective", 6, why), FOUR[3],
    ]  # fmt: skip


@plain
def test_a_total_under_a_kind_adds_up_its_years():
    head = f"{HEAD}\tTập thể\t\t\tHộ\t\t\n\t\t2023\t2024\tCộng\t2023\t2024\tCộng"
    why = {"count": BESIDE.format("Hộ / Cộng", 8, 9)}
    assert [asked for *_, asked in lines(f"{head}\n1\tGiấy khen\t5\t2\t7\t6\t3\t8")] == [
        {}, {}, why, why,
    ]  # fmt: skip


@plain
def test_a_total_below_adds_up_each_column():
    text = f"{HEAD}\tNăm 2023\t\tNăm 2024\t\n{KINDS}\n{ROWS}\n\tTổng cộng\t5\t40\t6\t46"
    below = {"count": "Dòng tổng 4 ghi 46, các dòng cộng lại là 45. Hãy xem lại các số."}
    assert lines(text) == [*FOUR[:3], (2024, "household", 45, below)]


@plain
@pytest.mark.parametrize(("heading", "said"), [
    ("Năm 2023", "Năm 2023"), ("2023", "2023"), ("Tập thể năm 2023", "năm 2023"),
    ("Tập thể (2024)", "2024"), ("Năm", ""), ("2023-2024", ""), ("Năm 2023, 2024", ""),
    ("Giai đoạn 2020-2025", ""), ("Từ năm 2023", ""), ("Năm học 2023", ""), ("12023", ""),
    ("31/12/2023", ""), ("20235", ""), ("Nghị quyết 12-2023", ""), ("Năm 2023 và 2024", ""),
    ("Năm 2023 năm 2024", ""),
])  # fmt: skip
def test_which_one_year_heads_a_column(heading, said):
    assert _year_of_column(heading) == said


@plain
def test_a_third_row_may_say_totals():
    head = f"{HEAD}\tSố lượng\n\t\t2023\t\t\t2024\n\t\tTập thể\tHộ\tCộng\tTập thể\tHộ\tCộng"
    assert lines(f"{head}\n1\tGiấy khen\t5\t40\t45\t6\t45\t51") == FOUR


@plain
def test_a_line_with_one_year_below_a_nameless_column_is_no_heading():
    (table,) = tables("Hình thức\t\tĐối tượng\tSố lượng\nGiấy khen\t2023\tTập thể")
    assert (table.heading, len(table.lines)) == (range(1, 2), 1)


@plain
def test_a_line_without_numbers_below_two_rows_is_no_third():
    head = f"{HEAD}\tNăm 2023\t\tNăm 2024\t\n{KINDS}"
    sheet = tables(f"{head}\n\tCấp xã\n{ROWS}")[0]
    assert (sheet.heading, [line.number for line in sheet.lines]) == (range(1, 3), [2, 3, 4])


@plain
@pytest.mark.parametrize(("year", "asked"), [
    ("2023", {}), ("2022", {"year": "Có hai cột ghi khác nhau: “2022” và “2023”. Hãy giữ một."}),
])  # fmt: skip
def test_a_year_said_by_a_column_and_by_the_heading_is_asked_where_they_differ(year, asked):
    text = f"Hình thức\tNăm\tTập thể năm 2023\tHộ năm 2023\nGiấy khen\t{year}\t5\t40"
    assert [line[-1] for line in lines(text)] == [asked, asked]


# --- From the page -------------------------------------------------------------------------------


@pytest.fixture
def office(sign_in):
    make.conference()
    return sign_in(role=Role.CULTURE_OFFICE)


@pytest.mark.django_db
def test_years_over_kinds_come_in_and_the_preview_says_the_year_of_each_line(office):
    text = f"{HEAD}\tNăm 2023\t\tNăm 2024\t\n\t\tTập thể\tCá nhân\tTập thể\tCá nhân\n{ROWS}"
    sheet = paste(office, text, slug=SLUG)
    page = office.get(at("show", sheet))
    assert [table["sheet"] for table in sheet.tables] == [
        "cột “Năm 2023 / Tập thể”", "cột “Năm 2023 / Cá nhân”",
        "cột “Năm 2024 / Tập thể”", "cột “Năm 2024 / Cá nhân”",
    ]  # fmt: skip
    assert page.content.decode().count("Năm (theo cột)") >= 1
    boxes = [one["boxes"][0]["name"] for one in page.context["groups"] if one["text"] == "Cá nhân"]
    worker = "Cá nhân: người trực tiếp lao động, sản xuất, công tác"

    office.post(at("read_again", sheet), dict.fromkeys(boxes, worker))
    bring_in(office, sheet)

    assert counts() == [
        ("Giấy khen", 2023, "collective", "", 5), ("Giấy khen", 2023, "direct", "", 40),
        ("Giấy khen", 2024, "collective", "", 6), ("Giấy khen", 2024, "direct", "", 45),
    ]  # fmt: skip


@pytest.mark.django_db
def test_years_as_columns_of_a_workbook_come_in_and_a_year_may_be_mended(office):
    head = ["Hình thức", "Đối tượng", "2023", 2024]
    sheet = upload(office, workbook(head, ["Giấy khen", "Tập thể", 12, 15]), slug=SLUG)
    assert verdicts(sheet) == [(2, "good", {})] * 2
    second = sheet.rows.order_by("place").last()

    sent = sends(sheet) | {f"o-{second.place}-year": "2022", "viec": "nhap"}
    office.post(at("mend", sheet), sent)
    bring_in(office, sheet)

    assert counts() == [
        ("Giấy khen", 2023, "collective", "", 12), ("Giấy khen", 2022, "collective", "", 15),
    ]  # fmt: skip
