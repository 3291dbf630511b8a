"""Whatever a line is counted by, a body alone on it heads its people or is asked about."""

import pytest

from accounts.enums import Role
from sheets.reading import kinds, numbering, orders
from sheets.reading.numbering import HEADS_PERHAPS, UNDER_PERHAPS
from tests import make
from tests.sheets.pages import at, paste, upload, workbook

GUESSED = {"kind": "Đoán theo tên là tập thể. Hãy xem lại."}
LACKS = {"unit": "Chưa có đơn vị giới thiệu. Hãy điền vào ô này."}
HEAD = ["TT", "Họ và tên", "Năm sinh"]
AN, BA, LAM = "Nguyễn Văn An", "Lê Thị Ba", "Trần Văn Lâm"


@pytest.fixture
def office(sign_in):
    for name in ("Thôn Đông", "Thôn Tây", "Công an xã"):
        make.unit(name=name)
    make.conference()
    desk = make.unit(name="Phòng Văn hóa - Xã hội", kind="office")
    return sign_in(make.user(role=Role.CULTURE_OFFICE, unit=desk))


def told(sheet):
    """Of each line that may come in: the name, the unit's name, the verdict, what is asked."""
    units = dict(make.unit().commune.units.values_list("pk", "name"))
    rows = sheet.rows.exclude(verdict="left").order_by("place")
    return [(row.values["full_name"], units.get(row.values["unit"]), row.verdict, row.reasons)
            for row in rows]  # fmt: skip


def heads(sheet):
    left = sheet.rows.filter(verdict="left").order_by("place")
    return [row.reasons[""] for row in left]


# --- A body alone on its line --------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(("first", "second", "unit"), [
    (["", "Thôn Đông"], ["", "Công an xã"], "Công an xã"),
    (["", "- Thôn Đông"], ["", "- Thôn Tây"], "Thôn Tây"),
    (["", "* Thôn Đông:"], ["", "* Thôn Tây:"], "Thôn Tây"),
    (["", "a) Thôn Đông"], ["", "b) Thôn Tây"], "Thôn Tây"),
    (["a)", "Thôn Đông"], ["b)", "Thôn Tây"], "Thôn Tây"),
    (["-", "Thôn Đông"], ["-", "Thôn Tây"], "Thôn Tây"),
    (["I.1", "Thôn Đông"], ["I.2", "Thôn Tây"], "Thôn Tây"),
    (["", "I.1. Thôn Đông"], ["", "I.2. Thôn Tây"], "Thôn Tây"),
])  # fmt: skip
@pytest.mark.parametrize("number", [1, 2])
def test_a_unit_alone_on_a_line_of_a_table_heads_its_people(office, first, second, unit, number):
    """They came in as good under the village above."""
    rows = (HEAD, first, [1, AN, 1970], second, [number, LAM, 1961])
    sheet = upload(office, workbook(*rows), slug="ho-so")

    assert told(sheet) == [(AN, "Thôn Đông", "good", {}), (LAM, unit, "good", {})]


@pytest.mark.django_db
@pytest.mark.parametrize(("first", "second"), [
    ("a) Thôn Đông", "b) Thôn Tây"), ("a. Thôn Đông", "b. Thôn Tây"),
    ("I.1 Thôn Đông", "I.2 Thôn Tây"), ("1.1. Thôn Đông", "1.2. Thôn Tây"),
    ("* Thôn Đông:", "* Thôn Tây:"), ("- Thôn Đông", "- Thôn Tây"),
])  # fmt: skip
@pytest.mark.parametrize("number", [1, 2])
def test_a_unit_alone_on_a_line_of_a_message_heads_its_people(office, first, second, number):
    text = f"{first}\n1. {AN}, 1970\n{second}\n{number}. {LAM}, 1961"

    assert told(paste(office, text, slug="ho-so")) == [
        (AN, "Thôn Đông", "good", {}), (LAM, "Thôn Tây", "good", {}),
    ]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("body", [
    ["", "Trạm Y tế"], ["b)", "Trạm Y tế"], ["", "- Thôn Bắc"], ["", "* Câu lạc bộ Thơ:"],
    ["5", "Trạm Y tế"], ["I.2", "Thôn Bắc"],
])  # fmt: skip
def test_the_people_of_a_body_nobody_knows_are_of_no_unit_yet(office, body):
    rows = (HEAD, ["", "Thôn Đông"], [1, AN, 1970], [2, BA, 1968], body, [1, LAM, 1961])
    sheet = upload(office, workbook(*rows), slug="ho-so")

    assert told(sheet)[2:] == [(LAM, None, "ask", LACKS)]


@pytest.mark.django_db
@pytest.mark.parametrize("body", ["Trạm Y tế", "b) Trạm Y tế", "* Trạm Y tế:"])
def test_so_are_those_of_a_message(office, body):
    text = f"a) Thôn Đông\n1. {AN}, 1970\n{body}\n1. {LAM}, 1961"

    assert told(paste(office, text, slug="ho-so")) == [
        (AN, "Thôn Đông", "good", {}), (LAM, None, "ask", LACKS),
    ]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(("head", "below"), [
    (HEAD[1:], [LAM, 1961]), (HEAD, [2, LAM, 1961]),
])  # fmt: skip
def test_a_team_without_its_number_may_be_honoured_where_nobody_counts_anew(office, head, below):
    blank = [""] * (len(head) - 2)
    rows = (head, [*blank, "Thôn Đông"], [*[1][: len(blank)], AN, 1970], [*blank, "Tổ dệt"], below)
    sheet = upload(office, workbook(*rows), slug="ho-so")

    assert told(sheet) == [
        (AN, "Thôn Đông", "good", {}),
        ("Tổ dệt", "Thôn Đông", "ask", {"full_name": HEADS_PERHAPS} | GUESSED),
        (LAM, "Thôn Đông", "ask", {"unit": UNDER_PERHAPS.format(4, "Tổ dệt")}),
    ]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["TẬP THỂ", "Tập thể tiêu biểu", "Nhóm cá nhân, tập thể"])
def test_a_starred_sentence_is_still_a_note_and_a_kind_is_no_body(office, kind):
    note = "* Hội Phụ nữ chưa gửi danh sách lần này"
    rows = (HEAD, ["", "Thôn Đông"], ["", kind], [1, "Tổ dệt", ""], ["", note],
            ["", "CÁ NHÂN"], [1, LAM, 1961])  # fmt: skip
    sheet = upload(office, workbook(*rows), slug="ho-so")

    guessed = GUESSED if kind == "Nhóm cá nhân, tập thể" else {}
    assert [row[:2] for row in told(sheet)] == [("Tổ dệt", "Thôn Đông"), (LAM, "Thôn Đông")]
    assert [row[-1] for row in told(sheet)] == [guessed, {}]
    assert heads(sheet)[2] == kinds.NOTE


# --- Lists that count within each other ----------------------------------------------------------


@pytest.mark.django_db
def test_people_counted_within_their_village_are_of_it(office):
    """All of them were asked, the villages too."""
    rows = (HEAD, ["1", "Thôn Đông"], ["1.1", AN, 1970], ["1.2", BA, 1968], ["1.3", "Tổ dệt", ""],
            [2, "Thôn Tây"], [2.1, LAM, 1961], [3, "Thôn Bắc"],
            [3.1, "Vũ Văn Tư", 1950])  # fmt: skip
    sheet = upload(office, workbook(*rows), slug="ho-so")

    assert told(sheet) == [
        (AN, "Thôn Đông", "good", {}), (BA, "Thôn Đông", "good", {}),
        ("Tổ dệt", "Thôn Đông", "ask", GUESSED), (LAM, "Thôn Tây", "good", {}),
        ("Vũ Văn Tư", None, "ask", LACKS),
    ]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("dot", [".", ""])
def test_so_they_are_in_a_message(office, dot):
    text = (f"1. Thôn Đông\n1.1{dot} {AN}, 1970\n1.2{dot} {BA}, 1968\n2. Thôn Tây\n"
            f"2.1{dot} {LAM}\n2.2{dot} Tổ dệt\n"
            "3. Công an xã\na) Vũ Văn Tư\nb) Tổ xe ôm")  # fmt: skip

    assert told(paste(office, text, slug="ho-so")) == [
        (AN, "Thôn Đông", "good", {}), (BA, "Thôn Đông", "good", {}), (LAM, "Thôn Tây", "good", {}),
        ("Tổ dệt", "Thôn Tây", "ask", GUESSED), ("Vũ Văn Tư", "Công an xã", "good", {}),
        ("Tổ xe ôm", "Công an xã", "ask", GUESSED),
    ]  # fmt: skip


@pytest.mark.django_db
def test_three_counts_within_each_other_are_read_to_the_last(office):
    rows = (HEAD, ["1.1", "Thôn Đông"], ["1.1.1", AN, 1970], ["1.1.2", BA, 1968],
            ["1.2", "Thôn Tây"], ["1.2.1", LAM, 1961])  # fmt: skip
    sheet = upload(office, workbook(*rows), slug="ho-so")

    assert told(sheet) == [
        (AN, "Thôn Đông", "good", {}), (BA, "Thôn Đông", "good", {}), (LAM, "Thôn Tây", "good", {}),
    ]  # fmt: skip


@pytest.mark.plain
@pytest.mark.parametrize(("own", "before", "below", "weight"), [
    ("3. Công an xã", "2. An", "", "row"), ("5. Công an xã", "", "Lê Ba", "heads"),
    ("1. Công an xã", "", "2. Lê Ba", "row"), ("- Công an xã", "- An", "- Lê Ba", "heads"),
    ("1. Công an xã", "", "", "row"), ("2. Công an xã", "1. An", "Lê Ba", "row"),
])  # fmt: skip
def test_an_office_of_a_list_that_honours_none_heads_whoever_is_not_counted_on(
    own, before, below, weight
):
    said = [
        numbering.Counted(mark=(mark := orders.number_of(text)), name=text.removeprefix(mark))
        for text in (own, before, below)
    ]
    assert numbering.weigh(said[0], before=said[1], below=said[2], honoured=False) == weight


@pytest.mark.plain
@pytest.mark.parametrize(("mark", "other", "within"), [
    ("2.1", "2.", True), ("2,1", "2", True), ("I.1", "I.", True), ("2.1.3", "2.1", True),
    ("2.1", "3", False), ("2", "2.", False), ("2", "", False), ("12.1", "2", False),
])  # fmt: skip
def test_which_count_is_within_which(mark, other, within):
    assert orders.is_within(mark, other) is within


@pytest.mark.plain
@pytest.mark.parametrize(("texts", "mark", "rest"), [
    (["1.2", "An"], "1.2", ["An"]), (["a)", "An"], "a)", ["An"]), (["-", "An"], "-", ["An"]),
    (["IV", "An"], "IV", ["An"]), (["x", "An"], "", ["x", "An"]), (["3. An"], "3. ", ["3. An"]),
    (["I.1 An"], "I.1 ", ["I.1 An"]), (["- An"], "- ", ["- An"]), (["-nt-"], "-", ["-nt-"]),
    (["đ/c An"], "", ["đ/c An"]), (["1970", "An"], "", ["1970", "An"]), ([], "", []),
    (["1", "An", "Ba"], "", ["1", "An", "Ba"]), (["1.5 triệu"], "1.5 ", ["1.5 triệu"]),
])  # fmt: skip
def test_what_a_line_is_counted_by(texts, mark, rest):
    assert orders.marked(texts) == (mark, rest)


# --- One answer for all of a group ---------------------------------------------------------------


def answer(office, sheet, number, unit):
    """Say once of which unit the lines below this one are; by which boxes it is asked."""
    groups = office.get(at("show", sheet)).context["groups"]
    (boxes,) = [one["boxes"] for one in groups if one["number"] == number]
    asked = {box["label"]: box["name"] for box in boxes}
    office.post(at("read_again", sheet), {asked["Đơn vị giới thiệu"]: unit})


@pytest.mark.django_db
def test_the_unit_of_a_village_nobody_knows_in_a_message_is_said_once(office):
    """The message has units of its own in other lines: as if it had a column of them."""
    text = f"Thôn Bắc\n1. {AN}\n2. {BA}\nThôn Đông\n1. {LAM}\n2. Vũ Văn Tư, thôn Tây"
    sheet = paste(office, text, slug="ho-so")

    answer(office, sheet, 1, "Công an xã")

    assert told(sheet) == [
        (AN, "Công an xã", "good", {}), (BA, "Công an xã", "good", {}),
        (LAM, "Thôn Đông", "good", {}), ("Vũ Văn Tư", "Thôn Tây", "good", {}),
    ]  # fmt: skip


@pytest.mark.django_db
def test_it_holds_for_lines_whose_column_is_empty_and_is_not_asked_where_none_is(office):
    rows = ([*HEAD[:2], "Thôn"], ["", "Thôn Bắc"], [1, AN, ""], [2, BA, "Tây"], [3, LAM, ""],
            ["", "Thôn Nam"], [1, "Vũ Văn Tư", "Đông"])  # fmt: skip
    sheet = upload(office, workbook(*rows), slug="ho-so")
    groups = office.get(at("show", sheet)).context["groups"]

    answer(office, sheet, 2, "Thôn Đông")

    assert [[box["label"] for box in one["boxes"]] for one in groups] == [
        ["Đơn vị giới thiệu", "Loại"], ["Loại"],
    ]  # fmt: skip
    assert told(sheet) == [
        (AN, "Thôn Đông", "good", {}), (BA, "Thôn Tây", "good", {}), (LAM, "Thôn Đông", "good", {}),
        ("Vũ Văn Tư", "Thôn Đông", "good", {}),
    ]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("unit", ["Công an xã", "Thôn Đông"])
def test_whom_a_line_perhaps_heads_is_said_once(office, unit):
    rows = (HEAD, ["", "Thôn Đông"], [1, AN, 1970], [2, "Hội Phụ nữ thôn"], [1, LAM, 1961],
            [2, BA, 1968], ["", "Thôn Tây"], [1, "Vũ Văn Tư", 1950])  # fmt: skip
    sheet = upload(office, workbook(*rows), slug="ho-so")
    why = {"unit": UNDER_PERHAPS.format(4, "Hội Phụ nữ thôn")}
    assert told(sheet)[2:4] == [(LAM, "Thôn Đông", "ask", why), (BA, "Thôn Đông", "ask", why)]

    answer(office, sheet, 4, unit)

    assert told(sheet) == [
        (AN, "Thôn Đông", "good", {}),
        ("Hội Phụ nữ thôn", "Thôn Đông", "ask", {"full_name": HEADS_PERHAPS} | GUESSED),
        (LAM, unit, "good", {}), (BA, unit, "good", {}), ("Vũ Văn Tư", "Thôn Tây", "good", {}),
    ]  # fmt: skip
