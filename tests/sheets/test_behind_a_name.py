"""What a name's own cell says beside the name: who comes along, a post, a given name alone."""

import pytest

from accounts.enums import Role
from sheets.fields import name
from sheets.reading import Cell, behind_name_of, kinds
from sheets.reading.kinds import people_in
from tests import make
from tests.sheets.pages import at, paste, sends, upload, workbook
from tests.sheets.villages import office_of

HEAD = ["Họ và tên", "Chức vụ", "Cơ quan, đơn vị"]
ALONG = "Ghi “{}”, chưa có tên. Hãy ghi họ tên từng người, mỗi người một dòng."
BESIDE = "Đã bỏ phần “{}” khỏi họ tên. Hãy xem lại."
OUT_OF_NAME = "Lấy theo ô họ tên. Hãy xem lại."
TWO_PERHAPS = (
    "Ô này có thể ghi hai người. Hãy tách mỗi người một dòng, hoặc đánh dấu dòng này "
    "nếu đúng là một tên."
)
GIVEN = "Mới có tên, chưa rõ họ. Hãy ghi đủ họ tên, hoặc đánh dấu nếu chỉ biết tên này."


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


def told(sheet):
    rows = sheet.rows.exclude(verdict="left").order_by("place")
    return [
        (row.values["full_name"], row.values["position"], row.values["organisation"],
         row.blocked, row.reasons) for row in rows
    ]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(("text", "along"), [
    ("Lê Minh và phu nhân", "và phu nhân"), ("Lê Minh cùng phu quân", "cùng phu quân"),
    ("Lê Minh cùng gia đình", "cùng gia đình"), ("Lê Minh (và vợ)", "và vợ"),
    ("Lê Minh & vợ con", "& vợ con"), ("Lê Minh và các con", "và các con"),
])  # fmt: skip
def test_who_comes_along_without_a_name_has_to_be_named(council, text, along):
    """“Trần Văn Đạt và phu nhân” was asked for the middle name alone, “Lê Hoa …” for nothing."""
    sheet = upload(council, workbook(HEAD, [text, "Bí thư", "Sở Y tế"]))

    asked = {"full_name": ALONG.format(along)}
    assert told(sheet) == [(text, "Bí thư", "Sở Y tế", True, asked)]
    message = paste(council, f"1. {text} - Sở Y tế")
    assert [(one[0], one[3], one[4]["full_name"]) for one in told(message)] == [
        (text, True, ALONG.format(along))
    ]


@pytest.mark.django_db
def test_a_post_behind_a_name_is_parted_and_asked_in_both_cells(council):
    rows = (
        ["Lê Minh - Bí thư Đảng ủy", "", "Đảng ủy xã"], ["Đỗ Hoa, Phó Bí thư", "", "Đảng ủy xã"],
        ["Vi Ba – Phó Giám đốc Sở Y tế", "", ""], ["Hà Tư (Bí thư)", "", "Đảng ủy xã"],
        ["Mai Sáu: Sở Nội vụ", "", ""], ["Tạ Bảy - Bí thư", "Giám đốc", "Sở Y tế"],
        ["Lý Tám - thợ mộc", "", "Sở Y tế"],
    )  # fmt: skip
    sheet = upload(council, workbook(HEAD, *rows))

    post = {"position": OUT_OF_NAME}
    assert told(sheet) == [
        ("Lê Minh", "Bí thư Đảng ủy", "Đảng ủy xã", False,
         post | {"full_name": BESIDE.format("- Bí thư Đảng ủy")}),
        ("Đỗ Hoa", "Phó Bí thư", "Đảng ủy xã", False,
         post | {"full_name": BESIDE.format(", Phó Bí thư")}),
        ("Vi Ba", "Phó Giám đốc", "Sở Y tế", False,
         post | {"full_name": BESIDE.format("– Phó Giám đốc Sở Y tế"),
                 "organisation": "Tách từ chức vụ. Hãy xem lại."}),
        ("Hà Tư", "Bí thư", "Đảng ủy xã", False, post | {"full_name": BESIDE.format("(Bí thư)")}),
        ("Mai Sáu", None, "Sở Nội vụ", False,
         {"full_name": BESIDE.format(": Sở Nội vụ"), "organisation": OUT_OF_NAME}),
        ("Tạ Bảy", "Giám đốc", "Sở Y tế", False, {"full_name": BESIDE.format("- Bí thư")}),
        ("Lý Tám", None, "Sở Y tế", False, {"full_name": BESIDE.format("- thợ mộc")}),
    ]  # fmt: skip
    council.post(at("mend", sheet), sends(sheet, cells={(2, "position"): ""}))
    assert told(sheet)[0][1] is None


@pytest.mark.django_db
def test_the_same_in_a_table_of_dossiers(sign_in):
    office = office_of(sign_in, "Thôn Đông")
    rows = (
        ["Họ và tên", "Đơn vị", "Chức vụ"], ["Lê Hùng - Bí thư chi bộ", "Thôn Đông", ""],
        ["Đỗ Hoa và chồng", "Thôn Đông", ""], ["Hộ ông Vi Ba và vợ", "Thôn Đông", ""],
        ["Câu lạc bộ Dưỡng Sinh - thôn Đông", "Thôn Đông", ""], ["An", "Thôn Đông", ""],
    )  # fmt: skip
    sheet = upload(office, workbook(*rows), slug="ho-so")

    kind = "Đoán theo tên là {}. Hãy xem lại."
    lines = sheet.rows.order_by("place")
    assert [(one.values["full_name"], one.values["position"], one.reasons) for one in lines] == [
        ("Lê Hùng", "Bí thư chi bộ",
         {"full_name": BESIDE.format("- Bí thư chi bộ"), "position": OUT_OF_NAME}),
        ("Đỗ Hoa và chồng", None, {"full_name": TWO_PERHAPS}),
        ("Hộ ông Vi Ba và vợ", None, {"kind": kind.format("hộ gia đình")}),
        ("Câu lạc bộ Dưỡng Sinh - thôn Đông", None, {"kind": kind.format("tập thể")}),
        ("An", None, {"full_name": GIVEN}),
    ]  # fmt: skip


@pytest.mark.django_db
def test_a_given_name_alone_is_asked_by_itself_with_a_title_and_without(council):
    rows = ["Lê Minh", "", "Sở Y tế"], ["An", "", "Sở Y tế"], ["AN", "", "Sở Nội vụ"]
    sheet = upload(council, workbook(HEAD, *rows))
    message = paste(council, "1. Lê Minh - Sở Y tế\n2. Bình - Sở Y tế\n3. Hoa")

    assert [one[4].get("full_name", "").partition(" Bảng")[0] for one in told(sheet)] == [
        "", GIVEN, GIVEN,
    ]  # fmt: skip
    assert [row.by_hand for row in sheet.rows.order_by("place")] == [False, True, True]
    assert [(one[0], one[4].get("full_name")) for one in told(message)] == [
        ("Lê Minh", None), ("Bình", GIVEN), ("Hoa", GIVEN),
    ]  # fmt: skip


@pytest.mark.plain
def test_two_given_names_are_two_and_what_may_stand_behind_a_name():
    assert people_in("Hùng và Hoa", alone=True) == ["Hùng", "Hoa"]
    assert kinds.doubt_of_name("Văn hóa và Xã hội") == ""
    said = {
        "Lê Hùng - Bí thư": "Bí thư", "Lê Hùng - Trụ trì chùa Đông": "Trụ trì chùa Đông",
        "Lê Hùng (vợ)": "", "Hùng - Bí thư": "", "Sở Y tế - Bí thư": "", "Bí Thư - Giám đốc": "",
        "Mô hình rau - Hội viên": "", "Lê-Hùng": "", "Lê Hùng": "",
    }  # fmt: skip
    assert {text: behind_name_of(text) for text in said} == said


@pytest.mark.plain
@pytest.mark.parametrize("text", ["Lê Hùng - vắng", "LÊ HÙNG - BÍ THƯ", "Lê Hùng (vợ) - Bí thư"])
def test_the_name_is_what_is_left(text):
    assert name()(Cell(text)).value == "Lê Hùng"
