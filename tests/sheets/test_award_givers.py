"""Who gives the awards: in headings over lines, over kinds and over counts; a body is asked of."""

import pytest

from reports.imported import fields
from sheets.reading import find, judge, read_paste
from sheets.reading.columns import opens

pytestmark = pytest.mark.plain
HEAD = "STT\tHình thức\tNăm\tĐối tượng\tSố lượng"
CROSS = "STT\tHình thức\tNăm"
UNREAD = "authority"


def lines(text):
    """Of each that may come in: who gives it, whom, how many, and of which it is asked."""
    known = fields(None, None)
    return [
        (line.values["authority"], line.values["category"], line.values["count"],
         {*line.reasons} | {*line.unread})
        for table in find(read_paste(text), known)
        for line in judge(table, known)
        if line.verdict != "left"
    ]  # fmt: skip


@pytest.mark.parametrize(("over", "said"), [
    ("I. Thủ tướng Chính phủ", "Thủ tướng Chính phủ"), ("CT UBND TP", "CT UBND TP"),
    ("III. CT UBND xã", "CT UBND xã"), ("IV. TW Đoàn", "TW Đoàn"),
    ("Chủ tịch nước", "Chủ tịch nước"),
    ("I. Cấp xã\n\tĐảng ủy xã", None), ("II. Cấp thành phố\n\tThành ủy", None),
    ("II\tCấp thành phố\n\tUBND thành phố", "UBND thành phố"),
    ("VII. Mặt trận Tổ quốc thành phố", None), ("Bộ Công an", None), ("Sở Nội vụ", None),
    ("I. Cấp xã\n\tHội Nông dân xã\nII. Cấp thành phố", "Cấp thành phố"),
    ("Sở Nội vụ\nCấp xã", "Cấp xã"),
])  # fmt: skip
def test_a_body_over_lines_gives_them_or_is_asked_of(over, said):
    """Below “VII. Mặt trận Tổ quốc thành phố” the lines had no giver, and were good."""
    found = lines(f"{HEAD}\n{over}\n1\tBằng khen\t2023\tTập thể\t3")
    assert found == [(said, "collective", 3, set() if said else {UNREAD})]


def test_givers_over_kinds_are_of_their_columns():
    """They were lost, and every column was good."""
    givers = ["Thủ tướng Chính phủ", "Chủ tịch UBND TP", "CT UBND xã", "Mặt trận Tổ quốc TP"]
    kinds = "\t".join(["Tập thể\tHộ gia đình"] * 4)
    head = f"{CROSS}\t" + "\t\t".join(givers) + f"\t\n\t\t\t{kinds}"
    assert lines(f"{head}\n1\tBằng khen\t2023\t1\t2\t3\t4\t5\t6\t7\t8") == [
        ("Thủ tướng Chính phủ", "collective", 1, set()),
        ("Thủ tướng Chính phủ", "household", 2, set()),
        ("Chủ tịch UBND TP", "collective", 3, set()), ("Chủ tịch UBND TP", "household", 4, set()),
        ("CT UBND xã", "collective", 5, set()), ("CT UBND xã", "household", 6, set()),
        (None, "collective", 7, {UNREAD}), (None, "household", 8, {UNREAD}),
    ]  # fmt: skip


@pytest.mark.parametrize("plain", ["Số lượng", "Kết quả khen thưởng", "Đối tượng được khen"])
def test_what_gives_nothing_over_kinds_is_no_giver(plain):
    head = f"{CROSS}\t{plain}\t\n\t\t\tTập thể\tHộ gia đình"
    text = f"{head}\n1\tBằng khen\t2023\t1\t2"
    assert lines(text) == [(None, "collective", 1, set()), (None, "household", 2, set())]
    known = fields(None, None)
    assert [len(judge(table, known)) for table in find(read_paste(text), known)] == [2, 2]


def test_a_kind_over_a_kind_is_asked_of():
    head = "STT\tHình thức\tTập thể năm 2023\t\n\t\tTập thể\tHộ gia đình"
    assert [asked for *_, asked in lines(f"{head}\n1\tBằng khen\t1\t2")] == [{"year"}, {"year"}]


def test_givers_alone_over_counts_are_a_line_of_each():
    """No column was read, and the line had no count."""
    head = f"{CROSS}\tĐối tượng\tThủ tướng Chính phủ\tCT UBND TP\tChủ tịch UBND xã"
    assert lines(f"{head}\n1\tBằng khen\t2023\tTập thể\t1\t\t3\n\tTổng cộng\t\t\t1\t\t3") == [
        ("Thủ tướng Chính phủ", "collective", 1, set()),
        ("Chủ tịch UBND xã", "collective", 3, set()),
    ]  # fmt: skip

    few = "Năm 2023\nSTT\tHình thức\tThủ tướng Chính phủ\tChủ tịch UBND xã\n1\tBằng khen\t1\t3"
    assert [(who, count) for who, _, count, _ in lines(few)] == [
        ("Thủ tướng Chính phủ", 1), ("Chủ tịch UBND xã", 3),
    ]  # fmt: skip

    beside = f"{HEAD}\tCấp khen\tCấp quyết định khen"  # these say who, and count nothing
    assert lines(f"{beside}\n1\tBằng khen\t2023\tTập thể\t1\tCấp xã\tCấp xã") == [
        ("Cấp xã", "collective", 1, set()),
    ]  # fmt: skip
    giver = next(one for one in fields(None, None) if one.key == "authority")
    assert [opens(giver, text) for text in ("CT UBND xã", "CTCP Đông Á")] == [True, False]
