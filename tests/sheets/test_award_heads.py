"""What a cross table's headings, its second heading, its merged counts say and do not say."""

import pytest

from accounts.enums import Role
from reports.imported import fields
from sheets.reading.heads import head_of
from tests import make
from tests.sheets.pages import bring_in, paste
from tests.sheets.test_award_years import HEAD, KINDS, ROWS, lines
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
    ("Chủ tịch UBND xã năm 2023", "Năm 2024", (None, 2024)),
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
