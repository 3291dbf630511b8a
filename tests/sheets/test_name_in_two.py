"""A name in two columns is judged row by row: one odd cell takes no other's given name away."""

from dataclasses import replace

import pytest

from sheets.fields import HALVES
from sheets.fields import name as a_name
from sheets.reading import Cell, find, halves, judge, read_paste
from sheets.reading.packed import packed, unpacked
from tests.sheets.fields import NAME, OFFICE, judged

pytestmark = pytest.mark.plain
FIELDS = (replace(NAME, read=a_name(100, person=True), halves=HALVES, alone=True), OFFICE)
ONE, TWO = "Họ và tên\t\tChức vụ", "Họ đệm\tTên\tChức vụ"
JOINED = "Họ tên ghép từ hai cột, có phần viết khác thường. Hãy xem lại."
REPEATED = "Hai cột của họ tên ghi lặp, chỉ lấy một lần. Hãy xem lại."
ONE_PART = "Họ tên chia hai cột mà dòng này chỉ ghi một cột. Hãy xem lại."
BESIDE = "Cột bên cạnh không có tiêu đề, có thể là phần sau của họ tên. Hãy xem lại."
ALONE = "Mới có tên, chưa rõ họ. Hãy ghi đủ họ tên, hoặc đánh dấu nếu chỉ biết tên này."


def told(head, *pairs):
    """Of each row its name and why to look at it; one without any reason is good."""
    lines = "\n".join(f"{first}\t{last}\tCán bộ" for first, last in pairs)
    rows = judged(read_paste(f"{head}\n{lines}"), FIELDS)
    assert all((row.verdict == "good") is not bool(row.reasons) for row in rows)
    return [(row.values["name"], *filter(None, [row.reasons.get("name")])) for row in rows]


AN, BA, TAM = ("Nguyễn Văn", "An"), ("Lê Thị", "Ba"), ("Đỗ Minh", "Tám")
PLAIN = [("Nguyễn Văn An",), ("Lê Thị Ba",), ("Đỗ Minh Tám",)]


@pytest.mark.parametrize(("odd", "name", "why"), [
    (("Trần Văn", "Hoàng Anh"), "Trần Văn Hoàng Anh", JOINED),
    (("Trần Văn", "an"), "Trần Văn an", JOINED),
    (("", "Cúc"), "Cúc", f"{ALONE} {ONE_PART}"),
    (("Trần", ""), "Trần", f"{ALONE} {ONE_PART}"),
    (("", "Trần Cúc"), "Trần Cúc", ONE_PART),
    (("Trần Văn", ""), "Trần Văn", ONE_PART),
    (("Trần Văn Cúc", "Cúc"), "Trần Văn Cúc", REPEATED),
    (("Trần Văn Cúc", "Văn Cúc"), "Trần Văn Cúc", REPEATED),
    (("Trần Văn", "Trần Văn Cúc"), "Trần Văn Cúc", REPEATED),
    (("Trần Văn Cúc", "Trần Văn Cúc"), "Trần Văn Cúc", REPEATED),
    (("Trần Văn Cúc", "vắng"), "Trần Văn Cúc vắng", JOINED),
    (("trần Văn", "Cúc"), "trần Văn Cúc", JOINED),
    (("Trần Văn", "Có"), "Trần Văn Có", JOINED),
    (("Trần Văn", "Tốt"), "Trần Văn Tốt", JOINED),
    (("Trần Văn", "Cúc."), "Trần Văn Cúc.", JOINED),
    (("Trần", "Văn Cúc"), "Trần Văn Cúc", None),
    (("ông Trần Văn", "Cúc"), "Trần Văn Cúc", None),
    (("Trần văn", "Cúc"), "Trần văn Cúc", None),
    (("TRẦN VĂN", "CÚC"), "Trần Văn Cúc", None),
    (("Trần Văn", "Nam"), "Trần Văn Nam", None),
    (("Trần Văn", "Ý"), "Trần Văn Ý", None),
])  # fmt: skip
def test_one_odd_row_is_asked_about_and_the_others_are_as_they_were(odd, name, why):
    expected = (name, why) if why else (name,)
    assert told(ONE, AN, BA, odd, TAM) == [*PLAIN[:2], expected, PLAIN[2]]


BOTH = ("Trần Văn 5", "Họ tên có chữ số. Hãy xem lại. " + JOINED)


@pytest.mark.parametrize(("odd", "expected"), [
    (("Trần Văn", "Hoàng Anh"), ("Trần Văn Hoàng Anh",)),
    (("Trần Văn", "an"), ("Trần Văn an", JOINED)),
    (("Trần Văn", "5"), BOTH),
    (("trần văn", "an"), ("Trần Văn An",
     "Bảng ghi chữ thường “trần văn an”. Hãy xem lại chữ hoa của tên.")),
    (("Trần Văn", ""), ("Trần Văn", ONE_PART)),
    (("Trần Văn Nữ", "Nữ"), ("Trần Văn Nữ", REPEATED)),
    (("Trần Thị", "Nữ"), ("Trần Thị Nữ",)),
    (("x", "Đỗ Minh"), ("x Đỗ Minh", JOINED)),
])  # fmt: skip
def test_below_two_headings_there_is_no_question_of_the_columns_only_of_the_row(odd, expected):
    assert told(TWO, odd, AN) == [expected, PLAIN[0]]
    assert told(TWO, odd) == [expected]


@pytest.mark.parametrize("pairs", [
    [("Lê Hoa", "vắng"), ("Đỗ An", "Minh")],
    [("Trần Văn", "an"), ("Lê Thị", "ba")],
    [("Nguyễn Văn", "Nam"), ("Lê Thị", "Hoa")],
    [AN, ("Lê Thị Cúc", "Trưởng thôn")],
    [AN, BA, ("Lê Thị Cúc", "vắng"), ("Đỗ Văn Tám", "vắng")],
    [AN, ("Lê Hoa", ""), ("Đỗ Minh", "vắng")],
    [("Trần Văn", "an"), ("Lê Hoa", "")],
    [("Trần Văn", "hoàng anh")],
])  # fmt: skip
def test_where_it_is_not_clear_every_row_is_asked_about(pairs):
    assert told(ONE, *pairs) == [(first, BESIDE) for first, _ in pairs]


@pytest.mark.parametrize(("pairs", "names"), [
    ([AN, BA, ("Trần Văn Cúc", "bận")],
     [*PLAIN[:2], ("Trần Văn Cúc bận", JOINED)]),
    ([AN, ("Trần Văn", "Nam"), ("Lê Thị", "Hoa"), ("Vũ Tư", "bận")],
     [PLAIN[0], ("Trần Văn Nam",), ("Lê Thị Hoa",), ("Vũ Tư bận", JOINED)]),
    ([AN, ("", "Cúc")], [PLAIN[0], ("Cúc", f"{ALONE} {ONE_PART}")]),
])  # fmt: skip
def test_two_rows_of_three_are_enough_to_join_all(pairs, names):
    assert told(ONE, *pairs) == names


@pytest.mark.parametrize("beside", ["Thôn Đông", "Chi hội Một"])
def test_a_body_behind_a_family_is_no_given_name(beside):
    assert told(ONE, ("Lê", beside), ("Đỗ", beside)) == [("Lê", ALONE), ("Đỗ", ALONE)]


@pytest.mark.parametrize("pairs", [
    [("Nguyễn Văn", "Nghiêng"), ("Đỗ Hoa", "Khương")],
    [("Trần", "Văn Cúc"), ("Lê", "Thị Ba")],
    [("Trần", "Thị Bảo Anh"), ("Lê", "Thị Minh Hoa")],
    [("ông Trần", "Văn Cúc"), ("bà Lê", "Thị Ba")],
])  # fmt: skip
def test_given_names_of_any_length_are_joined_without_a_question(pairs):
    titles = ("ông ", "bà ")
    names = [" ".join(pair).removeprefix(titles[at]) for at, pair in enumerate(pairs)]
    assert told(ONE, *pairs) == [(name,) for name in names]


def test_given_names_behind_nothing_leave_it_open():
    """Behind nothing a word may be a people or a mark; nor says a merged cell anything."""
    assert halves.are_one([(Cell(""), Cell("Cúc")), (Cell(""), Cell("Lan"))]) is None
    merged = Cell("Lê", spread="across")
    assert halves.are_one([(Cell("Lê"), merged), (Cell("Lê"), merged)]) is False


@pytest.mark.parametrize(("first", "last", "text", "asks"), [
    (Cell("Lê Văn"), Cell("Ba", spread="down"), "Lê Văn", ONE_PART),
    (Cell("Lê Văn", spread="down"), Cell("Ba"), "Ba", ONE_PART),
    (Cell(""), Cell(""), "", ""),
])  # fmt: skip
def test_a_part_merged_from_the_row_above_is_not_this_rows(first, last, text, asks):
    one = halves.whole(first, last, headed=True)
    assert (one.text, one.asks) == (text, asks)


def test_where_it_is_open_a_row_without_a_name_is_as_it_was():
    """One has no name in its cell, one no cell for it."""
    text = "TT\tHọ và tên\t\tChức vụ\n1\tTrần Văn\tan\tCán bộ\n2\t\t\tThủ quỹ\n3"
    [table] = find(read_paste(text), FIELDS)
    assert [[cell.asks for cell in line.cells if cell.asks] for line in table.lines] == [
        [BESIDE], [], [],
    ]  # fmt: skip


def test_one_row_of_three_makes_no_pair_of_the_others():
    pairs = [("Lê Hoa", "bận"), ("Đỗ An", "Minh"), ("Vũ Ba", "bận")]
    assert told(ONE, *pairs) == [("Lê Hoa",), ("Đỗ An", BESIDE), ("Vũ Ba",)]


def test_a_formula_in_either_part_stays_one_and_a_merged_name_is_whole():
    for one, other in ((True, False), (False, True)):
        whole = halves.whole(Cell("Trần", formula=one), Cell("An", formula=other), headed=True)
        assert (whole.text, whole.formula) == ("Trần An", True)
    merged = halves.whole(Cell("Lê Ba"), Cell("Lê Ba", spread="across"), headed=True)
    assert (merged.text, merged.asks) == ("Lê Ba", "")


@pytest.mark.parametrize("beside", [
    *("vắng", "X", "Trưởng thôn", "Nam", "35", "Thôn Đông", "Agribank"),
    *("Nữ", "Kinh", "Tày", "Thái", "Nùng", "Mường", "Hoa", "Khmer", "Mông", "Dao", "Giáy", "Lự"),
    *("Lào", "Có", "Không", "Đạt", "Tốt", "Khá", "Giỏi"),
])  # fmt: skip
def test_what_stands_beside_whole_names_is_none_of_them(beside):
    pairs = [("Nguyễn Văn An", beside), ("Lê Thị Ba", beside), ("Đỗ Hoa", "")]
    assert told(ONE, *pairs) == [(first,) for first, _ in pairs]


@pytest.mark.parametrize("odd", [("Đỗ Minh", "Tám"), ("Trần Văn", "an"), ("Lê Thị", "Hoa")])
def test_the_one_row_that_may_be_in_two_beside_whole_names_is_asked_about(odd):
    whole = [(f"Nguyễn Văn {one}", "vắng") for one in ("An", "Ba", "Cúc")]
    assert told(ONE, *whole, odd) == [*((first,) for first, _ in whole), (odd[0], BESIDE)]


@pytest.mark.parametrize("numbers", ["1\t2\t3", "(1)\t(2)\t(3)", "A\tB\t1", "A\tB\tC"])
@pytest.mark.parametrize("head", [ONE, TWO])
def test_the_numbers_of_the_columns_are_nobody(head, numbers):
    text = f"{head}\n{numbers}\nNguyễn Văn\tAn\tCán bộ"
    assert [row.reasons for row in judged(read_paste(text), FIELDS)] == [
        {"": "Dòng đánh số cột."}, {},
    ]  # fmt: skip


def test_what_adds_up_or_signs_says_nothing_of_the_columns():
    text = (
        f"{ONE}\n1\t2\t3\nNguyễn Văn\tAn\tCán bộ\nHọ và tên\t\tChức vụ\nTổng cộng\t1 người\t\n"
        "\tNgười lập biểu\t\nĐã ký\tTrưởng phòng\t\nPhạm Văn Lập\tTM. UBND\t\n"
    )
    rows = judged(read_paste(text), FIELDS)
    assert [row.values["name"] for row in rows if row.verdict != "left"] == ["Nguyễn Văn An"]


def test_why_a_row_is_asked_is_kept_while_its_table_waits():
    found = find(read_paste(f"{TWO}\nTrần Văn\tan\tCán bộ\nLê Thị\tBa\tCán bộ"), FIELDS)

    [table] = unpacked(packed(found))
    assert [*table.lines] == [*found[0].lines]
    rows = judge(table, FIELDS)
    assert [row.reasons for row in rows] == [{"name": halves.JOINED}, {}]


@pytest.mark.parametrize("words", ["Liêu Ghẽ Xá", "Đoài Đông Nam", "Đảng Quần Đảng"])
def test_a_word_behind_whole_names_makes_no_good_row(words):
    """Villages, marks, posts in a column without a heading: nobody is called "An Liêu"."""
    names = ["Nguyễn Văn An", "Trần Thị Bình", "Lê Thị Cúc"]
    pairs = [(Cell(one), Cell(word)) for one, word in zip(names, words.split(), strict=True)]
    assert halves.are_one(pairs) is not True


PEOPLES = [
    ("K'", "Brẽo"), ("Y", "Moan"), ("H'Hen", "Niê"), ("Rơ Châm", "H'Yéo"), ("Thào A", "Sò"),
    ("Điểu", "K’Ré"), ("A", "Tranh"), ("H’", "Hen"),
]  # fmt: skip
WRITTEN = [
    ("K' Brẽo",), ("Y Moan",), ("H'Hen Niê",), ("Rơ Châm H'Yéo",), ("Thào A Sò",),
    ("Điểu K'Ré",), ("A Tranh",), ("H' Hen",),
]  # fmt: skip


@pytest.mark.parametrize("head", [ONE, TWO])
@pytest.mark.parametrize("first", range(len(PEOPLES)))
def test_names_of_every_people_are_whole_and_the_first_is_no_heading(head, first):
    """Below one heading the first row was taken for a second line of it, the others were halved."""
    pairs, names = PEOPLES[first:] + PEOPLES[:first], WRITTEN[first:] + WRITTEN[:first]

    assert told(head, *pairs) == names


def test_what_begins_a_name_alone_tells_that_there_are_two_columns():
    """Nobody is called "Y" or "H'": two words behind it are no post and no village."""
    pairs = [("Y", "Bhăm Niê"), ("H'", "Hen Niê"), ("K'", "Brẽo Mlô")]

    assert told(ONE, *pairs) == [(f"{first} {last}", JOINED) for first, last in pairs]


def test_an_odd_cell_among_them_is_asked_about():
    odd = ("Y Thông", "Niê Kdăm"), ("Kpă", "12"), ("Siu", "klơng")
    names = ["Y Thông Niê Kdăm", "Kpă 12", "Siu klơng"]

    rows = told(ONE, *PEOPLES, *odd)

    assert rows[:-3] == WRITTEN
    assert [row[0] for row in rows[-3:]] == names
    assert all(JOINED in row[1] for row in rows[-3:])


@pytest.mark.parametrize("below", ["Họ đệm\tTên", "Họ\tTên", "\tTên", "Nam\tNữ"])
def test_a_second_line_of_a_heading_is_no_person(below):
    text = f"{ONE}\n{below}\t\nThào A\tSò\tCán bộ\nLê Văn\tAn\tCán bộ"

    assert "Tên" not in str([row.values["name"] for row in judged(read_paste(text), FIELDS)])
    assert len(find(read_paste(text), FIELDS)[0].heading) == 2
