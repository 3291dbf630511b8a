"""Why each line that is no row is left out, in words, one of every sort in one table."""

import pytest

from sheets.reading import read_paste
from tests.sheets.fields import FIELDS, judged

pytestmark = pytest.mark.plain
TABLE = (
    ("STT|Họ và tên|Thôn|Chức vụ|Số tiền", None),
    ("1|2|3|4|5", "Dòng đánh số cột."),
    ("1|Đỗ Minh|Mỗ Đoạn|Bí thư|", ""),
    ("|||", "Dòng trống."),
    ("2||||50", "Dòng chỉ ghi ở cột không nhập, không có tên."),
    ("3|(chưa có)|||", "Dòng chỉ ghi “(chưa có)”, chưa có tên."),
    ("STT|Họ và tên|Thôn|Chức vụ|Số tiền", "Dòng tiêu đề lặp lại."),
    ("4|Lê Hoa|Nghi Khê||", ""),
    ("|Tổng cộng: 2|||", "Dòng tổng cộng."),
    ("|Ghi chú: đủ|||", "Dòng ghi chú."),
    ("||||Ngày 5 tháng 8 năm 2025", "Phần ký tên ở cuối bảng."),
    ("|||Trưởng thôn|", "Phần ký tên ở cuối bảng."),
    ("|||Vũ An|", "Phần ký tên ở cuối bảng."),
)


def test_every_line_that_is_no_row_says_why():
    text = "\n".join(line for line, _ in TABLE).replace("|", "\t")
    rows = judged(read_paste(text), FIELDS)

    told = [row.reasons.get("", "") if row.verdict == "left" else "" for row in rows]
    assert told == [why for _, why in TABLE[1:]]


def test_numbers_further_down_are_no_numbers_of_columns():
    people = ["1\tĐỗ Minh\t1970", "2\tLê Hoa\t1971", "3\tVũ An\t1972"]
    text = "\n".join(["TT\tHọ và tên\tNăm sinh", *people, "1\t2\t3"])
    last = judged(read_paste(text), FIELDS)[-1]
    assert (last.verdict, last.values["name"]) == ("ask", "2")
