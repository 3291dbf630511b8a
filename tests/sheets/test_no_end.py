"""What ends no list and no group, or does: a counted post, a later letter, a name in one breath."""

import json

import pytest

from accounts.enums import Role
from sheets.reading import kinds, orders
from sheets.reading.own import UNUSED
from sheets.reading.packed import packed, unpacked
from sheets.reading.posts import OUT_OF_POSITION
from sheets.reading.values import Cell, Found, Line
from tests import make
from tests.sheets.pages import NO_GROUP, paste, upload, workbook
from tests.sheets.villages import LACKS, office_of, people_of

pytestmark = pytest.mark.django_db
HEAD = ["TT", "Họ và tên", "Năm sinh"]
AN, BA, LAM, TU = "Nguyễn Văn An", "Lê Thị Ba", "Trần Văn Lâm", "Vũ Văn Tư"
BEHIND = {"full_name": kinds.BEHIND}


@pytest.fixture
def office(sign_in):
    return office_of(sign_in, "Thôn Đông", "Thôn Tây")


# --- A counted line ends no list -----------------------------------------------------------------


@pytest.mark.parametrize(("post", "name"), [("Trưởng thôn", BA), ("Chủ tịch UBND xã", "Lê Tư")])
@pytest.mark.parametrize("marks", [("1.", "2.", "3."), ("a)", "b)", "c)"), ("-", "-", "-")])
def test_a_counted_person_with_a_post_is_no_signature(office, post, name, marks):
    """Everybody below was left out as a part of it."""
    one, two, three = marks
    text = f"Thôn Đông\n{one} {AN}\n{two} {post} {name}\n{three} {LAM}"

    over = {"": UNUSED.format(f"“{post}”")}
    assert people_of(paste(office, text, slug="ho-so")) == [
        (AN, "Thôn Đông", {}), (name, "Thôn Đông", BEHIND | over), (LAM, "Thôn Đông", {}),
    ]  # fmt: skip


@pytest.mark.parametrize("row", ["2. Thủ trưởng cơ quan", "- Chủ tịch UBND xã"])
def test_a_counted_word_of_a_signature_ends_no_list(office, row):
    sheet = paste(office, f"Thôn Đông\n1. {AN}\n{row}\n3. {LAM}", slug="ho-so")

    assert people_of(sheet) == [(AN, "Thôn Đông", {}), (LAM, "Thôn Đông", {})]


def test_a_counted_guest_with_a_post_is_no_signature(sign_in):
    make.conference()
    text = "1. Ông Lê An - Sở Y tế\n2. Chủ tịch UBND xã Lê Tư\n3. Bà Mai Hoa - Sở Tư pháp"
    sheet = paste(sign_in(role=Role.COUNCIL_OFFICE), text)

    rows = sheet.rows.order_by("place")
    assert [(row.values["full_name"], row.values["organisation"], row.reasons) for row in rows] == [
        ("Lê An", "Sở Y tế", NO_GROUP),
        ("Lê Tư", "UBND xã", BEHIND | {"organisation": OUT_OF_POSITION} | NO_GROUP),
        ("Mai Hoa", "Sở Tư pháp", NO_GROUP),
    ]


@pytest.mark.parametrize("last", ["Chủ tịch UBND xã", "Nơi nhận:", "TM. BAN CHỈ HUY"])
def test_a_signature_ends_the_list_all_the_same(office, last):
    sheet = paste(office, f"Thôn Đông\n1. {AN}\n{last}\n{BA}", slug="ho-so")

    assert people_of(sheet) == [(AN, "Thôn Đông", {})]
    assert [row.reasons.get("") for row in sheet.rows.order_by("place")][2:] == [
        kinds.SIGNATURE
    ] * 2


# --- A unit and a person in one breath -----------------------------------------------------------


def test_a_person_behind_a_village_is_asked_about_and_heads_nobody(office):
    """The line was left out as a group's name."""
    sheet = paste(office, f"Thôn Đông\n1. {AN}\nThôn Tây {TU}\n2. {BA}", slug="ho-so")

    assert people_of(sheet) == [
        (AN, "Thôn Đông", {}), (TU, "Thôn Tây", BEHIND), (BA, "Thôn Đông", {}),
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "before", "name"), [
    (f"Thôn Tây {TU}", "Thôn Tây", TU), ("Tổ dân phố 3 Lê Tư", "Tổ dân phố 3", "Lê Tư"),
    (f"Phó Chủ tịch HĐND {BA}", "Phó Chủ tịch HĐND", BA),
    ("Trưởng thôn Lê Tư", "Trưởng thôn", "Lê Tư"),
    ("Thôn Tây", "", ""), ("Thôn Lê Lợi", "", ""), ("Trường Tiểu học Lê Văn Tám", "", ""),
    ("Thôn Tây Lê lợi", "", ""), ("Thôn Tây Lê", "", ""), (AN, "", ""),
    ("Thôn Tây Lê Văn An Trần Thị Hoa", "", ""),
])  # fmt: skip
def test_who_is_named_behind_a_village_or_a_post(text, before, name):
    assert kinds.behind_all(text) == (before or text, name)


# --- Letters -------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["K.", "L.", "M.", "N.", "K", "M"])
def test_a_letter_after_h_heads_as_those_before_it(office, mark):
    """Its people came in as good under the village above."""
    rows = (HEAD, ["H.", "Thôn Đông"], [1, AN, 1970], [mark, "Thôn Bắc"], [1, BA, 1968])

    assert people_of(upload(office, workbook(*rows), slug="ho-so")) == [
        (AN, "Thôn Đông", {}), (BA, None, LACKS),
    ]  # fmt: skip


def test_a_letter_after_h_heads_in_a_message(office):
    sheet = paste(office, f"H. Thôn Đông\n1. {AN}\nK. Thôn Tây\n1. {BA}", slug="ho-so")

    assert people_of(sheet) == [(AN, "Thôn Đông", {}), (BA, "Thôn Tây", {})]


@pytest.mark.parametrize(("text", "mark"), [
    ("K. Thôn Bắc", "K. "), ("N) Thôn Bắc", "N) "), ("K Sor Lan", ""), ("K/T CHỦ TỊCH", ""),
    ("P. Nội vụ", ""), ("L.5", ""), ("H Thôn Bắc", "H "),
])  # fmt: skip
def test_a_later_letter_needs_its_sign(text, mark):
    assert orders.order_of(text) == mark


# --- Packed before -------------------------------------------------------------------------------


@pytest.mark.parametrize(("was", "mark"), [(-1, "-"), (3, "3"), ("2.1", "2.1"), ("", "")])
def test_a_preview_packed_before_keeps_what_its_lines_were_counted_by(was, mark):
    line = Line(number=1, cells=(Cell(AN),), mark="?")
    table = Found(sheet="", heading=range(0), titles=("Họ và tên",), columns=("full_name",),
                  unknown=(), left_out=(), lines=(line,))  # fmt: skip
    text = packed([table]).replace('"?"', json.dumps(was))

    assert unpacked(text)[0].lines[0].mark == mark


def test_whoever_stands_behind_a_post_in_one_breath_is_lost_beside_nobody_else(office):
    """Where another was named in the line, the first went away with her post."""
    text = f"Thôn Đông\n1. {AN}\n2. Trưởng thôn {BA}, {AN}\n3. {LAM}"

    both = people_of(paste(office, text, slug="ho-so"))[1]

    assert both[0] == f"{BA}, {AN}"
    assert kinds.TWO in both[2]["full_name"]
