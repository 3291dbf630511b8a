"""Words alone between the lines of a table head those below, also where nobody knows the words."""

from datetime import UTC, datetime

import pytest

from delegates.imported import fields as of_guests
from sheets.reading import find, judge, read_paste

pytestmark = pytest.mark.plain
GUESTS = of_guests(None, datetime(2025, 8, 1, tzinfo=UTC))
HEAD = "STT\tHọ và tên\tChức vụ\tCơ quan"
FIRMS = "CÁC DOANH NGHIỆP\n1\tLê Minh\tGiám đốc\tCông ty A\n2\tĐỗ Hoa\tGiám đốc\tCông ty B"
GROUP, WORDS = "Dòng tên nhóm: “{}”.", "Dòng chữ, không phải một dòng của bảng: “{}”."


def told(text):
    """Of each line why it is none, or who comes and the line that heads its group."""
    lines = [line for table in find(read_paste(text), GUESTS) for line in judge(table, GUESTS)]
    return [
        line.reasons[""] if line.verdict == "left" else (line.values["full_name"], line.under)
        for line in lines
    ]


@pytest.mark.parametrize("at", ["", "\t"])
@pytest.mark.parametrize("words", ["PHÓNG VIÊN BÁO ĐÀI", "MỜI THÊM NGÀNH DỌC", "GIÁO VIÊN"])
def test_words_in_capitals_without_a_number_begin_a_group(at, words):
    """In the first column or in that of the names."""
    text = f"{HEAD}\n{FIRMS}\n{at}{words}\n3\tVũ An\tPhóng viên\tBáo Hải Phòng"

    assert told(text) == [
        GROUP.format("CÁC DOANH NGHIỆP"), ("Lê Minh", 2), ("Đỗ Hoa", 2), GROUP.format(words),
        ("Vũ An", 5),
    ]  # fmt: skip


def test_in_small_letters_they_do_so_between_lines_where_no_name_stands():
    text = f"{HEAD}\n{FIRMS}\nNgành dọc đóng trên địa bàn\n3\tVũ An\tĐội trưởng\tĐội Thuế"

    assert told(text)[3:] == [GROUP.format("Ngành dọc đóng trên địa bàn"), ("Vũ An", 5)]


def test_before_any_line_small_words_are_only_words():
    text = f"{HEAD}\nSố liệu tạm tính\n1\tVũ An\tĐội trưởng\tĐội Thuế"

    assert told(text) == [WORDS.format("Số liệu tạm tính"), ("Vũ An", 0)]


@pytest.mark.parametrize(
    "words", ["Em gửi thêm danh sách ạ", "Còn ai nữa không?", "Đã gọi điện cho từng người."]
)
def test_talk_and_a_sentence_head_nobody(words):
    text = f"{HEAD}\n{FIRMS}\n{words}\n3\tVũ An\tĐội trưởng\tĐội Thuế"

    assert told(text)[3:] == [WORDS.format(words), ("Vũ An", 2)]


def test_below_the_last_line_nothing_is_headed():
    assert told(f"{HEAD}\n{FIRMS}\nHết danh sách")[3:] == [WORDS.format("Hết danh sách")]


@pytest.mark.parametrize("name", ["TRẦN VĂN BA", "Phóng viên Báo Đài", "TRƯỞNG"])
def test_a_name_in_capitals_and_a_post_in_small_letters_are_a_line(name):
    text = f"{HEAD}\n{FIRMS}\n\t{name}\n3\tVũ An\tĐội trưởng\tĐội Thuế"

    assert told(text)[-1] == ("Vũ An", 2)


def test_the_title_of_a_list_within_a_table_is_told_as_the_group_it_is():
    text = f"{HEAD}\n1\tLê Minh\tGiám đốc\tCông ty A\nDANH SÁCH LÃNH ĐẠO XÃ\n1\tVũ An\tBí thư\tXã"

    assert told(text) == [("Lê Minh", 0), GROUP.format("DANH SÁCH LÃNH ĐẠO XÃ"), ("Vũ An", 3)]
    first = f"{HEAD}\nDANH SÁCH ĐẠI BIỂU MỜI\n1\tVũ An\tBí thư\tXã"
    assert told(first) == [WORDS.format("DANH SÁCH ĐẠI BIỂU MỜI"), ("Vũ An", 0)]
