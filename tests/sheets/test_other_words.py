"""Headings in words of their own: whom they call is not who was called above them."""

import pytest

from accounts.enums import Role
from sheets.reading.numbering import HEADS_PERHAPS, UNDER_PERHAPS
from tests import make
from tests.sheets.pages import at, bring_in, upload, workbook

pytestmark = pytest.mark.django_db
AN, BA, LAM = "Nguyễn Văn An", "Lê Thị Ba", "Trần Văn Lâm"
HEAD = ["TT", "Họ và tên", "Năm sinh", "Ghi chú"]
KINDS = ["Hình thức", "Năm", "Số lượng"]
GIVEN = ["Hình thức", "Năm", "Đối tượng", "Số lượng"]
LACKS = {"category": "Chưa có đối tượng. Hãy điền vào ô này."}
UNREAD = "Tên nhóm “{}” ở dòng {} chưa cho biết rõ “{}”. Hãy xem lại."


@pytest.fixture
def office(sign_in):
    for name in ("Thôn Đông", "Thôn Tây"):
        make.unit(name=name)
    make.conference()
    desk = make.unit(name="Phòng Văn hóa - Xã hội", kind="office")
    return sign_in(make.user(role=Role.CULTURE_OFFICE, unit=desk))


def told(sheet, *keys):
    """Of each line that may come in: these fields, what is asked."""
    rows = sheet.rows.exclude(verdict="left").order_by("place")
    return [(*(row.values[key] for key in keys), row.reasons) for row in rows]


# --- Kinds of dossiers ---------------------------------------------------------------------------


@pytest.mark.parametrize(("first", "second", "kinds", "asked"), [
    ("I. Cá nhân", "II. Hộ gia đình tiêu biểu", ("individual", "household"), ""),
    ("I. Cá nhân", "* Hộ gia đình", ("individual", "household"), ""),
    ("I. Cá nhân", "* Tập thể:", ("individual", "collective"), ""),
    ("I. Hộ gia đình", "* Cá nhân", ("household", "individual"), ""),
    ("Hộ gia đình", "Cá nhân điển hình", ("household", "individual"), ""),
    ("Hộ gia đình", "Tập thể, cá nhân", ("household", "individual"), "Tập thể, cá nhân"),
    ("I. Cá nhân", "II. Hộ sản xuất giỏi", ("individual", "individual"), "Hộ sản xuất giỏi"),
    ("I. Cá nhân", "II. Các tập thể nhỏ", ("individual", "individual"), "Các tập thể nhỏ"),
])  # fmt: skip
def test_a_kind_in_other_words_is_not_the_kind_before(office, first, second, kinds, asked):
    """Those below were good as the kind above; a star made a person of the heading."""
    rows = (HEAD, ["", "Thôn Đông"], ["", first], [1, AN, 1970], ["", second], [1, LAM])

    assert told(upload(office, workbook(*rows), slug="ho-so"), "full_name", "kind") == [
        (AN, kinds[0], {}),
        (LAM, kinds[1], {"kind": UNREAD.format(asked, 5, "Loại")} if asked else {}),
    ]  # fmt: skip


def test_a_guess_below_a_heading_nobody_reads_is_answered_by_its_group(office):
    rows = (HEAD, ["", "Thôn Đông"], ["", "I. Hộ sản xuất giỏi"], [1, LAM])
    sheet = upload(office, workbook(*rows), slug="ho-so")
    groups = office.get(at("show", sheet)).context["groups"]
    (box,) = [box["name"] for one in groups for box in one["boxes"] if box["name"].endswith("kind")]
    office.post(at("read_again", sheet), {box: "Hộ gia đình"})

    assert told(sheet, "full_name", "kind") == [(LAM, "household", {})]


# --- A village with a word beside it -------------------------------------------------------------


def test_a_village_with_a_word_beside_it_is_asked_about_and_those_below(office):
    """They came in as good under the village above it."""
    rows = (HEAD, ["", "Thôn Đông"], [1, AN, 1970], ["", "Thôn Tây", "", "chưa gửi ảnh"],
            [1, BA, 1968], ["", "Thôn Bắc", "3 người", ""], [1, LAM, 1961])  # fmt: skip
    sheet = upload(office, workbook(*rows), slug="ho-so")

    good = sheet.rows.filter(verdict="good")
    assert [row.values["full_name"] for row in good] == [AN]
    asked = {row.values["full_name"]: row.reasons for row in sheet.rows.filter(verdict="ask")}
    assert asked["Thôn Tây"]["full_name"] == asked["Thôn Bắc"]["full_name"] == HEADS_PERHAPS
    assert asked[BA] == {"unit": UNDER_PERHAPS.format(4, "Thôn Tây")}
    assert asked[LAM] == {"unit": UNDER_PERHAPS.format(6, "Thôn Bắc")}


@pytest.mark.parametrize("row", [
    [2, "Thôn Tây", "", "làng văn hóa"], ["", BA, "", "chưa gửi ảnh"],
])  # fmt: skip
def test_a_counted_village_or_a_person_with_a_word_beside_heads_nobody(office, row):
    rows = (HEAD, ["", "Thôn Đông"], [1, AN, 1970], row, [3, LAM, 1961])

    names = told(upload(office, workbook(*rows), slug="ho-so"), "full_name")
    assert names[2] == (LAM, {})


# --- Awards --------------------------------------------------------------------------------------


@pytest.mark.parametrize("second", [
    "* Cá nhân", "Các cá nhân", "Khen cá nhân", "Khen thưởng cho các cá nhân", "Nông dân",
    "Công nhân", "Người lao động", "Lao động trực tiếp", "Đại biểu", "- Phụ nữ",
])  # fmt: skip
def test_awards_below_people_in_other_words_are_no_collectives(office, second):
    rows = (KINDS, ["I. Tập thể"], ["Giấy khen", 2023, 5], [second], ["Bằng khen", 2023, 7])

    assert told(upload(office, workbook(*rows), slug="khen-thuong"), "form", "category") == [
        ("Giấy khen", "collective", {}), ("Bằng khen", None, LACKS),
    ]  # fmt: skip


@pytest.mark.parametrize("second", [
    "* Số liệu do các thôn báo cáo, chưa kiểm tra",
    "* Khác với năm trước, số này đủ",
])  # fmt: skip
def test_a_heading_of_no_people_and_a_note_end_no_category(office, second):
    rows = (KINDS, ["I. Tập thể"], ["Giấy khen", 2023, 5], [second], ["Bằng khen", 2023, 7])

    assert told(upload(office, workbook(*rows), slug="khen-thuong"), "form", "category") == [
        ("Giấy khen", "collective", {}), ("Bằng khen", "collective", {}),
    ]  # fmt: skip


@pytest.mark.parametrize(("second", "giver", "asked"), [
    ("Trung ương", "Trung ương", False), ("Hội Nông dân thành phố", None, True),
    ("Sở Nội vụ", None, True), ("Huyện ủy", None, True), ("Bộ, ngành", None, True),
    ("Khác", None, True), ("Các cấp khác", None, True), ("Danh hiệu thi đua", "Cấp xã", False),
])  # fmt: skip
def test_awards_below_another_giver_are_not_of_the_one_before(office, second, giver, asked):
    """They came in as good, given by the commune."""
    rows = (GIVEN, ["Cấp xã"], ["Giấy khen", 2023, "Tập thể", 5],
            [second], ["Bằng khen", 2023, "Tập thể", 7])  # fmt: skip
    sheet = upload(office, workbook(*rows), slug="khen-thuong")

    lines = [line for line in told(sheet, "form", "authority") if line[0] != second]
    why = {"": UNREAD.format(second, 4, "Cấp khen thưởng")} if asked else {}
    assert lines == [("Giấy khen", "Cấp xã", {}), ("Bằng khen", giver, why)]


def test_who_gave_need_not_be_said_of_awards_that_are_asked_about(office):
    rows = (GIVEN, ["Cấp xã"], ["Sở Nội vụ"], ["Bằng khen", 2023, "Tập thể", 7])
    sheet = upload(office, workbook(*rows), slug="khen-thuong")

    (row,) = sheet.rows.exclude(verdict="left")
    assert (row.verdict, row.blocked) == ("ask", False)
    bring_in(office, sheet, ticked=[row.place])
    sheet.refresh_from_db()
    assert sheet.conference.award_counts.get().authority == ""
