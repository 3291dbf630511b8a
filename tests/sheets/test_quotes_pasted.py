"""A quote in a pasted table: "as above" by itself, or round a cell that has a line break."""

import random

import pytest

from sheets.reading import Unreadable, read, read_paste
from sheets.reading.cells import text_cell
from sheets.reading.texts import rows_of

pytestmark = pytest.mark.plain


def cells(text):
    return [[cell.text for cell in line.cells] for line in rows_of(text)]


def test_a_quote_alone_swallows_no_line_after_it():
    text = (
        "Họ và tên\tNhóm\tCơ quan\nLê Minh\tKhách mời\tSở Y tế\n"
        'Đỗ Hoa\tKhách mời\t"\nVũ An\t"\tUBND xã\nHà Sáu\t"\t"\nBùi Bảy\tLãnh đạo\tHội Nông dân'
    )

    assert cells(text) == [
        ["Họ và tên", "Nhóm", "Cơ quan"], ["Lê Minh", "Khách mời", "Sở Y tế"],
        ["Đỗ Hoa", "Khách mời", '"'], ["Vũ An", '"', "UBND xã"], ["Hà Sáu", '"', '"'],
        ["Bùi Bảy", "Lãnh đạo", "Hội Nông dân"],
    ]  # fmt: skip
    assert [len(line.cells) for line in read_paste(text).sheets[0].lines] == [3, 3, 3, 3, 3, 3]


def test_a_quote_alone_first_on_its_line_is_one_too():
    assert cells('A\tB\nx\ty\n"\t"\n"\tz\nu\t"') == [
        ["A", "B"], ["x", "y"], ['"', '"'], ['"', "z"], ["u", '"'],
    ]  # fmt: skip


def test_a_quote_that_nothing_closes_before_the_next_column_is_written_as_it_stands():
    text = 'A\tB\tC\n"Hoa\tNam\tSở Y tế\nAn\t"Bí thư"\tUBND\nBa\tNam\tSở "Một"\nTư\t"x\tHội'

    assert cells(text) == [
        ["A", "B", "C"], ['"Hoa', "Nam", "Sở Y tế"], ["An", "Bí thư", "UBND"],
        ["Ba", "Nam", 'Sở "Một"'], ["Tư", '"x', "Hội"],
    ]  # fmt: skip


def test_words_that_go_on_behind_a_quote_keep_their_quotes():
    assert cells('A\tB\n"Sao vàng" đất Việt\tx') == [["A", "B"], ['"Sao vàng" đất Việt', "x"]]


def test_a_cell_with_line_breaks_is_one_cell_wherever_it_stands():
    text = (
        'A\tB\r\n"Lê Minh\nBí thư"\tSở Y tế\r\nĐỗ Hoa\t"Sở\nNội vụ"\r\n'
        '"Công ty ""An\nBình"""\t"\nHội"\r\nx\t"1\t2\n3"'
    )

    assert cells(text) == [
        ["A", "B"], ["Lê Minh Bí thư", "Sở Y tế"], ["Đỗ Hoa", "Sở Nội vụ"],
        ['Công ty "An Bình"', "Hội"], ["x", "1 2 3"],
    ]  # fmt: skip


def test_a_column_that_is_empty_at_the_end_and_a_blank_line_take_nothing_away():
    assert cells('A\tB\t\n\n"\t\tc\n') == [["A", "B"], [], ['"', "", "c"]]


def test_a_csv_is_read_as_it_was():
    text = 'A,B\n"x, y","Sở\nY tế"\n"",z\n'.encode()

    (sheet,) = read(text, "a.csv").sheets
    assert [[cell.text for cell in line.cells] for line in sheet.lines] == [
        ["A", "B"], ["x, y", "Sở Y tế"], ["", "z"],
    ]  # fmt: skip


# --- Any table, as Excel copies it ----------------------------------------------------------------

WORDS = ("Lê Minh", "Bí thư", 'Hội "Một"', "Sở Y tế", "x", "12", '"', "", 'Tổ 5"', '"', "Đảng ủy")


def copied(cell):
    """As Excel puts a cell into the text of the clipboard."""
    return '"' + cell.replace('"', '""') + '"' if "\n" in cell else cell


@pytest.mark.parametrize("seed", range(300))
def test_whatever_stands_in_a_copied_table_each_cell_comes_back(seed):
    draw = random.Random(seed)
    width, height = draw.randint(2, 5), draw.randint(1, 12)

    def cell():
        parts = [draw.choice(WORDS[:6]) for _ in range(draw.choice((1, 1, 1, 2, 3)))]
        return "\n".join(parts) if len(parts) > 1 else draw.choice(WORDS)

    head = [f"Cột {at}" for at in range(width)]
    rows = [head, *([f"Dòng {n}", *(cell() for _ in head[1:])] for n in range(height))]
    end = draw.choice(("\n", "\r\n"))
    text = end.join("\t".join(map(copied, row)) for row in rows)

    wanted = [[text_cell(one).text for one in row] for row in rows]
    got = [row + [""] * (width - len(row)) for row in cells(text)]
    assert got == wanted


def test_many_quotes_that_close_nothing_are_each_a_line_of_their_own():
    text = "A\tB\n" + '"a\tb\n' * 9_000

    assert [row[0] for row in cells(text)] == ["A", *['"a'] * 9_000]


def test_one_cell_that_is_too_long_is_refused():
    with pytest.raises(Unreadable):
        rows_of("A\tB\nx\t" + "y" * 131_073)
