"""Counts that say there is none, some, or a part of one: what was read of each is told."""

from dataclasses import replace

import pytest

from reports.imported import fields
from sheets.reading import find, judge, read_paste
from tests.sheets.test_award_years import tables

pytestmark = pytest.mark.plain
HEAD = "TT\tHình thức\tNăm\tĐối tượng\tSố lượng"
CROSS = "TT\tHình thức\tNăm\tTập thể\tHộ gia đình"
NO_PART = "Ô này nhận số nguyên, không có phần lẻ. Hãy nhập lại, ví dụ 85."


def told(text):
    """Of each line: its number, its count, or why it is asked or left."""
    return [one for table in find(read_paste(text), fields(None, None)) for one in told_part(table)]


def told_part(table):
    return [
        (line.number, line.reasons.get("count") or line.values.get("count") or line.reasons[""])
        for line in judge(table, fields(None, None))
    ]


def none(text):
    return f"Số lượng ghi “{text}” là không có, nên không nhập."


def some(text):
    return f"Ghi “{text}”, chưa rõ bao nhiêu. Hãy nhập bằng chữ số, ví dụ 85."


def below(line, said, found):
    return f"Dòng tổng {line} ghi {said}, các dòng cộng lại là {found}. Hãy xem lại các số."


def test_of_one_number_a_line_every_way_to_write_it_is_told():
    said = {
        "0": none("0"), "00": none("00"), "0,0": none("0,0"), "0.00": none("0.00"), "-": none("-"),
        "—": none("—"), "//": none("//"), "không": none("không"), "Không có": none("Không có"),
        "ko": none("ko"), "x": some("x"), "X": some("X"), "✓": some("✓"), "có": some("có"),
        "1,0": 1, "1.0": 1, "2.00": 2, "03": 3, "1.000": 1000, "12,00": 12, "10": 10,
        "1.5": NO_PART, "1,5": NO_PART, "2.05": NO_PART, "1,000": NO_PART,
        "10 cái": "Trong số có “c”. Hãy nhập bằng chữ số, ví dụ 85.",
        "": "Chưa có số lượng. Hãy điền vào ô này.", "…": "Hãy nhập bằng chữ số, ví dụ 85.",
    }  # fmt: skip
    rows = [f"{n}\tGiấy khen\t2023\tTập thể\t{text}" for n, text in enumerate(said, 1)]
    assert told("\n".join([HEAD, *rows])) == [*enumerate(said.values(), 2)]
    (year,) = judge(tables(f"{HEAD}\n1\tCờ\t2023.0\tTập thể\t2")[0], fields(None, None))
    assert (year.verdict, year.values["year"]) == ("good", 2023)

    (two,) = tables(f"{HEAD}\tThêm\n1\tCờ\t2023\tTập thể\t0\t3")
    (line,) = judge(replace(two, columns=(*two.columns[:-1], "count")), fields(None, None))
    assert line.reasons == {"count": "Có hai cột ghi khác nhau: “0” và “3”. Hãy giữ một."}


def test_in_columns_none_is_told_once_for_the_table_and_some_is_a_line_to_mend():
    """A dash, a nought made no line and nobody said so; of a row of crosses one was left."""
    rows = [
        "1\tGiấy khen\t2023\t3\t0", "2\tBằng khen\t2023\tkhông\t2,0", "3\tCờ\t2023\t0\t-",
        "4\tHuy chương\t2023\t\t-", "5\tKỷ niệm chương\t2023\tx\tx", "\tTổng cộng\t\t3\t-",
    ]  # fmt: skip
    text = "\n".join([CROSS, *rows])
    assert told(text) == [
        (1, "Dòng tên nhóm: “Tập thể”."), (2, 3), (4, none("0")), (6, some("x")),
        (7, "Dòng tổng cộng."),
        (1, "Dòng tên nhóm: “Hộ gia đình”."), (3, 2), (5, none("-")), (6, some("x")),
    ]  # fmt: skip
    once = ("“0”, “không” là không có, nên không nhập: ô ở dòng 2, 3",)
    assert [table.left_out for table in tables(text)] == [once, once]
    assert [table.left_out for table in tables(f"{CROSS}\n1\tCờ\t2023\t1\t\n2\tCờ\t2023\t\t2")] == [
        (), (),
    ]  # fmt: skip


@pytest.mark.parametrize(("count", "total", "said"), [
    ("1,0", "3", [1, 2]), ("1.0", "3,0", [1, 2]), ("0", "2", [none("0"), 2]),
    ("1,0", "4", [below(4, 4, 3)] * 2), ("không", "3", [none("không"), below(4, 3, 2)]),
    ("1.5", "3", [NO_PART, 2]), ("x", "4", [some("x"), 2]),
])  # fmt: skip
def test_no_total_is_blamed_on_how_a_number_is_written(count, total, said):
    rows = (
        f"1\tGiấy khen\t2023\tTập thể\t{count}\n2\tCờ\t2023\tTập thể\t2\n\tTổng cộng\t\t\t{total}"
    )
    assert told(f"{HEAD}\n{rows}")[:-1] == [*enumerate(said, 2)]

    rows = f"1\tGiấy khen\t2023\t{count}\t5\n2\tCờ\t2023\t2\t5\n\tTổng cộng\t\t{total}\t10"
    came = [why for number, why in told(f"{CROSS}\n{rows}") if number in (2, 3)]
    assert came == [*(one for one in said if one != none(count)), 5, 5]


NO_NUMBER = "Hãy nhập bằng chữ số, ví dụ 85."


@pytest.mark.parametrize(("cells", "one", "other", "told_none"), [
    ("0\t12 hộ", None, f"Trong số có “h”. {NO_NUMBER}", "0"),
    ("0\tmười hai", None, NO_NUMBER, "0"), ("mười hai\t0", NO_NUMBER, None, "0"),
    ("-\t(2)", None, f"Trong số có “(”. {NO_NUMBER}", "-"),
    ("-\t-1", None, "Số không được nhỏ hơn 0. Hãy nhập từ 0 trở lên.", "-"),
    ("không\tchưa tổng hợp", None, NO_NUMBER, "không"), ("0\t…", None, NO_NUMBER, "0"),
    ("\tmười hai", None, NO_NUMBER, ""), ("mười\tmười hai", NO_NUMBER, NO_NUMBER, ""),
    ("5\tmười hai", 5, NO_NUMBER, ""), ("0\t12", None, 12, "0"),
])  # fmt: skip
@pytest.mark.parametrize("above", ["", "Chủ tịch UBND xã\n"])
def test_what_is_no_plain_none_is_asked_whatever_stands_beside(cells, one, other, told_none, above):
    """Beside a nought “12 hộ” stood in no line at all; beside nothing in that of the other kind."""
    text = f"{CROSS}\n{above}1\tGiấy khen\t2023\t{cells}\n2\tCờ\t2023\t3\t4"
    at = 3 if above else 2
    came = [[why for number, why in told_part(part) if number == at] for part in tables(text)]
    assert came == [[said] if said else [] for said in (one, other)]
    none_said = f"“{told_none}” là không có, nên không nhập: ô ở dòng {at}"
    assert [part.left_out for part in tables(text)] == [(none_said,) if told_none else ()] * 2


def test_who_signs_and_a_heading_said_again_stand_once():
    rows = (
        "1\tCờ\t2023\t3\t4", "TT\tHình thức\tNăm\tTập thể\tHộ gia đình", "2\tCờ\t2024\t1\thai",
        "Ghi chú\t\t\tchưa đủ\tchưa đủ", "\tNgười lập biểu\t\tTrưởng phòng\tTM. ỦY BAN",
        "\tLê Hai\t\tLê Ba\tVũ Tư", "3\tGiấy khen\t2025\t\tba", "4\tBằng khen\t\t-\tba",
    )  # fmt: skip
    signs = "Phần ký tên ở cuối bảng."
    assert told("\n".join([CROSS, *rows])) == [
        (1, "Dòng tên nhóm: “Tập thể”."), (2, 3), (3, "Dòng tiêu đề lặp lại."), (4, 1),
        (5, "Dòng ghi chú."), (6, signs), (7, signs),
        (1, "Dòng tên nhóm: “Hộ gia đình”."), (2, 4), (4, NO_NUMBER), (8, NO_NUMBER),
        (9, NO_NUMBER),
    ]  # fmt: skip
