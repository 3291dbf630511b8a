"""A number in a merged cell of a cross table, and headings nobody reads: each part says so."""

import pytest

from reports.imported import fields
from sheets.reading import find, judge, read_paste
from sheets.reading.crossing import MERGED

pytestmark = pytest.mark.plain
HEAD = "<td>Hình thức<td>Đối tượng<td>Năm 2023<td>Năm 2024"


def judged(*rows):
    """Of each line that may come in: year, count, and what is asked of the count."""
    known = fields(None, None)
    html = "<table>" + "".join(f"<tr>{row}</tr>" for row in (HEAD, *rows)) + "</table>"
    lines = [one for table in find(read_paste("x", html), known) for one in judge(table, known)]
    return [
        (one.number, one.values["year"], one.values["count"], one.reasons.get("count", ""))
        for one in lines
        if one.verdict != "left"
    ]


def test_a_count_merged_over_two_columns_is_asked_in_both():
    """It was good as the first's."""
    assert judged("<td>Giấy khen<td>Tập thể<td colspan=2>3") == [
        (2, 2023, 3, MERGED), (2, 2024, None, MERGED),
    ]  # fmt: skip


def test_a_count_merged_over_two_lines_is_asked_in_both():
    rows = ("<td>Giấy khen<td>Tập thể<td rowspan=2>3<td>1", "<td>Bằng khen<td>Hộ<td>2")
    assert judged(*rows) == [
        (2, 2023, 3, MERGED),
        (3, 2023, 3, MERGED),
        (2, 2024, 1, ""),
        (3, 2024, 2, ""),
    ]


def test_a_line_whose_counts_are_all_merged_into_it_is_asked():
    rows = ("<td>Giấy khen<td>Tập thể<td rowspan=2>3<td rowspan=2>1", "<td>Bằng khen<td>Hộ")
    assert judged(*rows) == [
        (2, 2023, 3, MERGED), (3, 2023, 3, MERGED), (2, 2024, 1, MERGED), (3, 2024, 1, MERGED),
    ]  # fmt: skip


@pytest.mark.parametrize("rows", [
    ("<td>Giấy khen<td>Tập thể<td>3<td>3", "<td>Bằng khen<td>Hộ<td>3<td>3"),
    ("<td rowspan=2>Giấy khen<td>Tập thể<td>3<td>3", "<td>Hộ<td>3<td>3"),
])  # fmt: skip
def test_the_same_number_beside_and_below_is_no_merged_one(rows):
    assert [(year, count, why) for _, year, count, why in judged(*rows)] == [
        (2023, 3, ""), (2023, 3, ""), (2024, 3, ""), (2024, 3, ""),
    ]  # fmt: skip


def test_a_merged_total_is_no_line():
    rows = ("<td>Giấy khen<td>Tập thể<td>3<td>1", "<td colspan=2>Tổng cộng<td colspan=2>4")
    assert [year for _, year, *_ in judged(*rows)] == [2023, 2024]
    html = f"<table><tr>{HEAD}<tr>{rows[0]}<tr>{rows[1]}</table>"
    tables = find(read_paste("x", html), fields(None, None))
    assert [(sorted(table.odd), table.sums) for table in tables] == [([], ()), ([], ())]


@pytest.mark.parametrize("cells", ["<td colspan=4>{}", "<td>{}"])
@pytest.mark.parametrize("words", ["Khối thi đua số 1", "Nhóm các đồng chí khác"])
def test_a_heading_nobody_reads_stands_in_every_part(words, cells):
    known = fields(None, None)
    html = (
        f"<table><tr>{HEAD}<tr>{cells.format(words)}<tr><td>Giấy khen<td>Tập thể<td>3<td>1</table>"
    )
    tables = find(read_paste("x", html), known)
    assert [[line.number for line in one.lines] for one in tables] == [[2, 3], [2, 3]]


@pytest.mark.parametrize("words", ["Người lập biểu", "Ghi chú: số liệu đến nay", "Tổng cộng"])
def test_a_signature_a_note_and_what_stands_below_stand_once(words):
    known = fields(None, None)
    rows = f"<tr><td>Giấy khen<td>Tập thể<td>3<td>1<tr><td colspan=4>{words}"
    rows += "<tr><td colspan=4>Nguyễn Văn An" * (words == "Người lập biểu")
    html = f"<table><tr>{HEAD}{rows}</table>"
    first, second = find(read_paste("x", html), known)
    assert len(first.lines) == 2 + (words == "Người lập biểu")
    assert [line.number for line in second.lines] == [2]


def test_merged_over_the_table_any_words_head_every_part():
    row = "<tr><td>Giấy khen<td>Tập thể<td>3<td>1"
    html = f"<table><tr>{HEAD}<tr><td colspan=4>Phong trào thi đua yêu nước{row}</table>"
    tables = find(read_paste("x", html), fields(None, None))
    assert [[line.number for line in one.lines] for one in tables] == [[2, 3], [2, 3]]
