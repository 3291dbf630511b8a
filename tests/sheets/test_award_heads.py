"""What a cross table's headings, its second heading, its merged counts say and do not say."""

import pytest

from accounts.enums import Role
from reports.imported import fields
from sheets.reading.heads import crossing, head_of
from tests import make
from tests.sheets.pages import bring_in, paste
from tests.sheets.test_award_years import HEAD, KINDS, ROWS, lines, tables
from tests.sheets.test_awards import SLUG, counts

ASKED = {"year": "Chưa có năm. Hãy điền vào ô này."}
OF = ["collective", "household"]


@pytest.mark.plain
@pytest.mark.parametrize(("first", "second", "years"), [
    ("Năm 2024", "Tăng so với năm 2023", (2024, None)),
    ("Năm 2024", "So với năm 2023", (2024, None)),
    ("Thực hiện năm 2023", "Kế hoạch năm 2024", (None, None)),
    ("Năm 2023", "Đề nghị năm 2024", (2023, None)),
    ("Số lượng năm 2024", "Tiền thưởng năm 2023", (2024, None)),
    ("Tiền thưởng năm 2023", "Tiền thưởng năm 2024", (None, None)),
    ("Lũy kế năm 2023", "Năm 2024", (None, 2024)), ("Năm 2024", "Tỷ lệ % năm 2023", (2024, None)),
    ("6 tháng đầu năm 2023", "Cả năm 2024", (None, None)),
    ("Không được khen năm 2023", "Năm 2024", (None, 2024)),
    ("Chủ tịch UBND xã năm 2023", "Năm 2024", (2023, 2024)),
    ("Kết quả khen thưởng năm 2023", "Số lượt khen thưởng năm 2024", (2023, 2024)),
    ("Kết quả năm 2023", "Khen thưởng năm 2024", (2023, 2024)),
])  # fmt: skip
def test_only_a_year_or_what_counts_over_the_kinds_says_their_year(first, second, years):
    """Whatever else stood beside it was dropped, and its numbers were good."""
    known = lines(f"{HEAD}\t{first}\t\t{second}\t\n{KINDS}\n{ROWS}")
    assert known == [
        (year, kind, count, {} if year else ASKED)
        for (year, kind), count in zip(
            [(year, kind) for year in years for kind in OF], [5, 40, 6, 45], strict=True
        )
    ]


@pytest.mark.plain
def test_above_the_year_another_word_is_asked_too():
    head = f"{HEAD}\tKế hoạch\n\t\tNăm 2023\t\tNăm 2024\n{KINDS}"
    assert [year for year, *_ in lines(f"{head}\n{ROWS}")] == [None] * 4


@pytest.mark.plain
def test_of_years_alone_another_word_above_leaves_the_column_unread():
    text = "Hình thức\tĐối tượng\tKế hoạch\t\tNăm 2024\n\t\tNăm 2023\tNăm 2022\t"
    assert lines(f"{text}\nGiấy khen\tTập thể\t5\t6\t7") == [(2024, "collective", 7, {})]

    titles = ["Hình thức", "Kế hoạch năm 2023 / Số lượng", "Năm 2024 / Số lượng"]
    assert crossing(titles, fields(None, None)).places == (2,)


@pytest.mark.django_db
@pytest.mark.parametrize(("one", "two"), [("UBND xã", "UBND huyện"), ("Cấp xã", "Cấp huyện")])
def test_a_giver_beside_the_year_is_kept(sign_in, one, two):
    make.conference()
    office = sign_in(role=Role.CULTURE_OFFICE)
    sheet = paste(office, f"{HEAD}\t{one} năm 2023\t\t{two} năm 2024\t\n{KINDS}\n{ROWS}", slug=SLUG)
    bring_in(office, sheet)

    assert counts() == [
        ("Giấy khen", 2023, "collective", one, 5), ("Giấy khen", 2023, "household", one, 40),
        ("Giấy khen", 2024, "collective", two, 6), ("Giấy khen", 2024, "household", two, 45),
    ]  # fmt: skip


@pytest.mark.plain
@pytest.mark.parametrize(("title", "kind", "year", "over"), [
    ("Năm 2023 / Tập thể", "Tập thể", "Năm 2023", ""), ("Tập thể / 2023", "Tập thể", "2023", ""),
    ("Số lượng / 2023 / Tập thể", "Tập thể", "2023", ""),
    ("Kế hoạch / 2023 / Tập thể", "Tập thể", "2023", "Kế hoạch"),
    ("Kế hoạch năm 2023 / Số lượng / Tập thể", "Tập thể", "Năm 2023", "Kế hoạch"),
])  # fmt: skip
def test_what_a_heading_says_beside_its_year(title, kind, year, over):
    dated = next(one for one in fields(None, None) if one.head)
    head = head_of(title, dated)
    assert (head.kind, head.dated, head.over) == (kind, year, over)


# --- A second heading ----------------------------------------------------------------------------


@pytest.mark.plain
@pytest.mark.parametrize("gap", ["", "\t\t\t\n"])
@pytest.mark.parametrize("second", [
    "Hình thức\tĐối tượng\tNăm 2021\tNăm 2022", "Danh hiệu\tĐối tượng\t2021\t2022",
    "Đối tượng\tHình thức\tNăm 2021\tNăm 2022", "\t\tNăm 2021\tNăm 2022", "\t\t2021\t2022",
])  # fmt: skip
def test_a_second_heading_of_other_years_heads_the_lines_below_it(second, gap):
    """Its lines came in as good under the years of the first."""
    head = "Hình thức\tĐối tượng\tNăm 2023\tNăm 2024\nGiấy khen\tTập thể\t1\t2"
    row = "Tập thể\tBằng khen" if second.startswith("Đối") else "Bằng khen\tTập thể"
    assert lines(f"{head}\n{gap}{second}\n{row}\t3\t4") == [
        (2023, "collective", 1, {}), (2024, "collective", 2, {}),
        (2021, "collective", 3, {}), (2022, "collective", 4, {}),
    ]  # fmt: skip


@pytest.mark.plain
def test_a_second_heading_says_its_kinds_once_more():
    second = KINDS.replace("Hộ gia đình\t", "Doanh nghiệp\t", 1)
    text = f"{HEAD}\tNăm 2023\t\tNăm 2024\t\n{KINDS}\n{ROWS}"
    assert lines(f"{text}\n\t\tNăm 2021\t\tNăm 2022\t\n{second}\n1\tBằng khen\t1\t2\t3\t4")[4:] == [
        (2021, "collective", 1, {}), (2021, "enterprise", 2, {}),
        (2022, "collective", 3, {}), (2022, "household", 4, {}),
    ]  # fmt: skip


@pytest.mark.plain
@pytest.mark.parametrize("line", [
    "Bằng khen\t\t2021\t2022", "\t\t2021\t3", "\tTập thể\t2021\t2022", "\t\t2021", "\t2021\t2022",
])  # fmt: skip
def test_a_line_that_says_more_than_years_or_one_alone_heads_nothing(line):
    text = "Hình thức\tĐối tượng\tNăm 2023\tNăm 2024\nGiấy khen\tTập thể\t1\t2"
    assert {table.heading for table in tables(f"{text}\n{line}\nBằng khen\tTập thể\t3\t4")} == {
        range(1, 2)
    }  # fmt: skip


@pytest.mark.plain
def test_years_where_the_heading_has_none_head_nothing():
    text = "Hình thức\tNăm\tTập thể\tHộ\nGiấy khen\t2023\t1\t2\n\t\t2021\t2022"
    assert {table.heading for table in tables(text)} == {range(1, 2)}
