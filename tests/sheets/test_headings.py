"""A numbered body is honoured like a person, and heads others only where these count anew."""

import pytest

from nominations.models import Nomination
from sheets.reading import kinds
from sheets.reading.bodies import is_body, is_collective, may_be_person
from sheets.reading.messages import mark_of
from sheets.reading.numbering import HEADS_PERHAPS, UNDER_PERHAPS
from sheets.reading.packed import packed, unpacked
from tests import make
from tests.sheets.pages import at, bring_in, paste, upload, workbook
from tests.sheets.villages import LACKS, office_of, unit_of

pytestmark = pytest.mark.django_db
SLUG = "ho-so"
HEAD = ["STT", "Tên tập thể, cá nhân", "Thành tích"]
WOMEN, FARMERS = "Hội Phụ nữ thôn Đông", "Chi hội Nông dân thôn Tây"
AN, BA = "Nguyễn Văn An", "Lê Thị Ba"
GUESSED = {"kind": "Đoán theo tên là tập thể. Hãy xem lại."}
ABOVE = {"unit": "Lấy theo dòng 1 ở trên bảng. Hãy xem có đúng không."}


@pytest.fixture
def office(sign_in):
    return office_of(sign_in, "Thôn Đông", "Thôn Tây")


def told(sheet):
    """Of every line: who it is of which unit and what is asked; why it is left out."""
    return [
        row.reasons[""]
        if row.verdict == "left"
        else (row.values["full_name"], unit_of(row), row.verdict, row.reasons)
        for row in sheet.rows.order_by("place")
    ]


def heads(text):
    return kinds.GROUP.format(text)


# --- Tables --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("first", "second"), [
    ([None, "Thôn Đông"], [None, "Thôn Tây"]), (["I", "Thôn Đông"], ["II", "Thôn Tây"]),
])  # fmt: skip
def test_a_collective_with_its_number_and_name_alone_is_asked_under_its_village(
    office, first, second
):
    rows = (HEAD, first, [1, WOMEN], second, [1, FARMERS], [2, AN, "x"])
    sheet = upload(office, workbook(*rows), slug=SLUG)

    assert told(sheet) == [
        heads("Thôn Đông"), (WOMEN, "Thôn Đông", "ask", GUESSED),
        heads("Thôn Tây"), (FARMERS, "Thôn Tây", "ask", GUESSED), (AN, "Thôn Tây", "good", {}),
    ]  # fmt: skip
    page = office.get(at("show", sheet)).content.decode()
    row = sheet.rows.get(number=3)
    assert f'name="sua" value="{row.place}"' in page


@pytest.mark.parametrize("after", [
    [[3, AN, "x"], [4, BA, "y"]],  # a number is skipped
    [["Xác nhận của thôn"]], [["Danh sách có 02 người"]], [["Tổng cộng: 1"]], [["Ghi chú: không"]],
    [], [[None, AN, "x"]], [[2, AN, "x"]], [[1, "Cá nhân"]], [["I", "Cá nhân"], [1, AN, "x"]],
])  # fmt: skip
def test_a_collective_that_nobody_counts_anew_below_is_a_row_and_takes_no_unit_away(office, after):
    sheet = upload(office, workbook(["Thôn Đông"], HEAD, [1, WOMEN], *after), slug=SLUG)

    rows = [row for row in told(sheet) if not isinstance(row, str)]
    assert rows[0] == (WOMEN, "Thôn Đông", "ask", ABOVE | GUESSED)
    assert {row[1:3] for row in rows} == {("Thôn Đông", "ask")}


def test_every_collective_of_a_numbered_list_comes_in(office):
    rows = (["Thôn Đông"], HEAD, [1, WOMEN], [3, AN, "x"], [4, BA, "y"])
    sheet = upload(office, workbook(*rows), slug=SLUG)

    bring_in(office, sheet, ticked=[row.place for row in sheet.rows.exclude(verdict="left")])
    found = Nomination.objects.order_by("pk").values_list("full_name", "kind", "unit__name")
    assert list(found) == [
        (WOMEN, "collective", "Thôn Đông"), (AN, "individual", "Thôn Đông"),
        (BA, "individual", "Thôn Đông"),
    ]  # fmt: skip


@pytest.mark.parametrize("number", [1, 3])
def test_one_that_may_head_those_below_is_asked_and_so_are_they(office, number):
    """It bears the number of the next line, or the one that follows on the people above it."""
    rows = (HEAD, ["I", "Thôn Tây"], [1, AN, "x"], [2, "Trần Văn Lâm", "x"], [number, WOMEN],
            [1, BA, "y"], ["II", "Thôn Đông"], [1, "Vũ Văn Tư", "z"])  # fmt: skip
    sheet = upload(office, workbook(*rows), slug=SLUG)

    assert told(sheet)[3:] == [
        (WOMEN, "Thôn Tây", "ask", {"full_name": HEADS_PERHAPS} | GUESSED),
        (BA, "Thôn Tây", "ask", {"unit": UNDER_PERHAPS.format(5, WOMEN)}),
        heads("Thôn Đông"), ("Vũ Văn Tư", "Thôn Đông", "good", {}),
    ]  # fmt: skip


@pytest.mark.parametrize("below", [FARMERS, "Tổ hợp tác nuôi cá"])
def test_one_over_collectives_that_count_anew_may_be_one_of_them(office, below):
    rows = (HEAD, ["I", "Thôn Tây"], [1, AN, "x"], [2, BA, "y"], [2, "Thôn Bắc"], [1, below],
            ["II", "Thôn Đông"], [1, "Vũ Văn Tư", "z"])  # fmt: skip
    sheet = upload(office, workbook(*rows), slug=SLUG)

    assert told(sheet)[3:5] == [
        ("Thôn Bắc", "Thôn Tây", "ask", {"full_name": HEADS_PERHAPS} | GUESSED),
        (below, "Thôn Tây", "ask", {"unit": UNDER_PERHAPS.format(5, "Thôn Bắc")} | GUESSED),
    ]  # fmt: skip


def test_one_counted_by_itself_heads_those_that_count_anew_below_it(office):
    rows = (HEAD, ["I", "Thôn Tây"], [1, AN, "x"], [2, "Hội Phụ nữ thôn Bắc"], [1, BA, "y"])
    within = upload(office, workbook(*rows), slug=SLUG)
    rows = (HEAD, ["I", "Thôn Tây"], [1, AN, "x"], [2, BA, "y"], [2, "Hội Phụ nữ thôn Bắc"],
            [1, "Vũ Văn Tư", "z"])  # fmt: skip
    apart = upload(office, workbook(*rows), slug=SLUG)

    assert told(within)[2][0] == "Hội Phụ nữ thôn Bắc"
    assert told(apart)[3:] == [heads("Hội Phụ nữ thôn Bắc"), ("Vũ Văn Tư", None, "ask", LACKS)]


def test_two_collectives_and_then_people_counted_anew_are_none_a_heading(office):
    rows = (["Thôn Đông"], HEAD, [1, "Thôn Nam"], [2, "Thôn Bắc"], [1, AN, "x"])
    sheet = upload(office, workbook(*rows), slug=SLUG)

    assert [row[:2] for row in told(sheet)] == [
        ("Thôn Nam", "Thôn Đông"), ("Thôn Bắc", "Thôn Đông"), (AN, "Thôn Đông"),
    ]  # fmt: skip


def test_a_body_alone_in_a_table_without_numbers_is_asked_and_so_are_those_below(office):
    rows = (["Họ và tên", "Năm sinh"], ["Thôn Đông"], [AN, 1970], ["Hội Phụ nữ"], [BA, 1968],
            ["Thôn Tây"], ["Vũ Văn Tư", 1950])  # fmt: skip
    sheet = upload(office, workbook(*rows), slug=SLUG)

    assert told(sheet) == [
        heads("Thôn Đông"), (AN, "Thôn Đông", "good", {}),
        ("Hội Phụ nữ", "Thôn Đông", "ask", {"full_name": HEADS_PERHAPS} | GUESSED),
        (BA, "Thôn Đông", "ask", {"unit": UNDER_PERHAPS.format(4, "Hội Phụ nữ")}),
        heads("Thôn Tây"), ("Vũ Văn Tư", "Thôn Tây", "good", {}),
    ]  # fmt: skip


# --- Messages ------------------------------------------------------------------------------------


@pytest.mark.parametrize("numbers", ["123", "134"])
def test_the_collectives_of_a_numbered_message_are_rows_among_its_people(office, numbers):
    lines = [f"{n}. {who}" for n, who in zip(numbers, (WOMEN, FARMERS, AN), strict=True)]
    sheet = paste(office, "\n".join(["Danh sách thôn Đông", *lines, "Cảm ơn"]), slug=SLUG)

    assert told(sheet) == [
        kinds.WORDS.format("Danh sách thôn Đông"),
        (WOMEN, "Thôn Đông", "ask", ABOVE | GUESSED),
        (FARMERS, "Thôn Đông", "ask", ABOVE | GUESSED),
        (AN, "Thôn Đông", "ask", ABOVE), kinds.WORDS.format("Cảm ơn"),
    ]  # fmt: skip
    tables = unpacked(sheet.book)
    assert [line.mark for line in tables[0].lines] == ["", *(f"{n}." for n in numbers), ""]
    assert unpacked(packed(tables)) == tables


def test_a_village_of_a_message_heads_the_people_without_a_number_below_it(office):
    text = f"1. Thôn Đông\n- {AN}, 1970\n- {BA}, 1968\n2. Thôn Tây\n- Trần Văn Lâm, 1961"
    assert told(paste(office, text, slug=SLUG)) == [
        heads("Thôn Đông"), (AN, "Thôn Đông", "good", {}), (BA, "Thôn Đông", "good", {}),
        heads("Thôn Tây"), ("Trần Văn Lâm", "Thôn Tây", "good", {}),
    ]  # fmt: skip


def test_a_unit_in_a_numbered_message_is_one_of_those_honoured(office):
    sheet = paste(office, f"1. Thôn Đông\n2. {AN}, 1970", slug=SLUG)

    assert told(sheet) == [("Thôn Đông", None, "ask", LACKS | GUESSED), (AN, None, "ask", LACKS)]


@pytest.mark.plain
@pytest.mark.parametrize(("row", "mark"), [
    ("1. Hội Phụ nữ", "1."), ("(12) Hội", "(12)"), ("3/ Lê Minh", "3/"), ("4️⃣ Lê Minh", "4."),
    ("7 - Lê Minh", "7 -"), ("- Lê Minh", "-"), ("• Lê Minh", "•"), ("2.1. Lê Minh", "2.1."),
    ("2.1 Lê Minh", "2.1"), ("I.2 Lê Minh", "I.2"), ("a) Lê Minh", "a)"), ("b. Lê Minh", "b."),
    ("Lê Minh", ""), ("1970. 5", ""), ("0912 000 001", ""), ("12/3 họp", ""), ("12.3.2025 họp", ""),
    ("1.5 triệu", "1.5"), ("đ/c Lê Minh", ""), ("t.p Hải Phòng", ""),
])  # fmt: skip
def test_the_number_a_line_of_a_message_is_counted_by(row, mark):
    assert mark_of(row) == mark


def test_a_numbered_line_of_a_message_is_no_heading_of_a_table(office):
    """ "nuôi lợn giỏi" was read as a column of sexes, and the collective beside it was gone."""
    sheet = paste(office, f"01. {WOMEN} - nuôi lợn giỏi\n02. {AN} - sản xuất giỏi", slug=SLUG)

    assert [row[0] for row in told(sheet)] == [WOMEN, AN]


@pytest.mark.parametrize("name", [
    "Công ty TNHH Hải Sơn", "Nhóm chị em may mặc", "Đội văn nghệ thôn Đông",
    "Hộ ông Trần Văn Lâm", "Gia đình bà Lê Thị Tư",
])  # fmt: skip
def test_whoever_else_may_be_honoured_in_a_numbered_message_is_a_row(office, name):
    sheet = paste(office, f"1. {AN}\n2. {name}\n3. {BA}", slug=SLUG)

    assert [row[0] for row in told(sheet)] == [AN, name, BA]


def test_a_body_among_people_with_dashes_is_a_row_and_a_known_unit_heads_them(office):
    sheet = paste(office, f"- Thôn Đông\n- {AN}\n- Hội Phụ nữ\n- {BA}", slug=SLUG)

    assert told(sheet) == [
        heads("Thôn Đông"), (AN, "Thôn Đông", "good", {}),
        ("Hội Phụ nữ", "Thôn Đông", "ask", GUESSED), (BA, "Thôn Đông", "good", {}),
    ]  # fmt: skip


def test_a_household_alone_on_its_line_is_no_heading(office):
    sheet = upload(office, workbook(HEAD, [1, AN, "x"], [None, "Gia đình bà Lê Tư"]), slug=SLUG)

    assert [row[0] for row in told(sheet)] == [AN, "Gia đình bà Lê Tư"]
    assert sheet.rows.get(number=3).values["kind"] == "household"


def test_two_villages_that_each_have_two_parts_keep_their_people(office):
    rows = (HEAD, ["Thôn Đông"], ["I. Cá nhân"], [1, AN, "x"], ["II. Tập thể"], [1, "Tổ hợp tác"],
            ["Thôn Tây"], ["I. Cá nhân"], [1, BA, "y"], ["II. Tập thể"],
            [1, FARMERS, "z"])  # fmt: skip
    sheet = upload(office, workbook(*rows), slug=SLUG)

    rows = [row for row in told(sheet) if not isinstance(row, str)]
    assert rows == [
        (AN, "Thôn Đông", "good", {}), ("Tổ hợp tác", "Thôn Đông", "good", {}),
        (BA, "Thôn Tây", "good", {}), (FARMERS, "Thôn Tây", "good", {}),
    ]  # fmt: skip


# --- Families that are called as a body is -------------------------------------------------------


@pytest.mark.parametrize("name", [
    "Trương Văn Bình", "Đoàn Văn Cường", "TRƯƠNG THỊ LAN", "đoàn thị hoa", "Truong Van Tam",
    "trương văn an",
])  # fmt: skip
def test_a_person_of_a_family_called_like_a_school_is_no_heading(office, name):
    """She was left out, in a table as in a message, where her name stood alone."""
    table = upload(office, workbook(HEAD, [1, AN, "x"], [None, name]), slug=SLUG)
    message = paste(office, f"1. {AN}\n2. {name}", slug=SLUG)

    for sheet in (table, message):
        rows = sheet.rows.order_by("place")
        assert [row.verdict for row in rows] == ["ask", "ask"]
        assert rows[1].values["full_name"].lower() == name.lower()


@pytest.mark.plain
@pytest.mark.parametrize(("text", "person", "body", "collective"), [
    ("Trường Tiểu học Đại Sơn", False, True, True), ("truong tieu hoc Dai Son", False, True, True),
    ("Trương Tiểu Học", False, False, False), ("Truong Van An", True, False, False),
    ("Đoàn Thanh niên xã", False, True, True), ("Đoàn xã", False, True, True),
    ("ĐOÀN TRƯỜNG THPT", False, True, True), ("Đoàn Trường Sơn", True, False, False),
    ("Phuong Van An", True, False, False), ("Phòng Văn hóa", False, True, True),
    ("Công an xã", False, False, True), ("Tổ hợp tác", False, False, True),
    ("Tô Văn An", False, False, False), ("Hội Phụ nữ", False, True, True),
])  # fmt: skip
def test_whose_name_a_text_is(text, person, body, collective):
    assert (may_be_person(text), is_body(text), is_collective(text)) == (person, body, collective)


@pytest.mark.parametrize("mark", ["", "-", "4"])
def test_a_numbered_village_over_somebody_not_numbered_on_is_asked_with_those_below(office, mark):
    """Neither a row for sure nor a heading for sure: nobody below comes in under the one above."""
    make.unit(name="Thôn Đông")
    make.unit(name="Thôn Tây")
    head = ["STT", "Tên tập thể, cá nhân", "Thành tích"]
    rows = [
        ["I", "Thôn Đông"],
        [1, "Nguyễn Văn An", "x"],
        ["2", "Thôn Tây"],
        [mark, "Lê Thị Ba", "y"],
    ]

    sheet = upload(office, workbook(head, *rows), slug="ho-so")

    (her,) = [row for row in sheet.rows.all() if row.values.get("full_name") == "Lê Thị Ba"]
    assert (her.verdict, her.ticked) == ("ask", False)
