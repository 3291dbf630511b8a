"""Two columns side by side that say one field together: a name in two, a column for each sex."""

import pytest

from accounts.enums import Role
from reports.imported import AWARDS
from sheets.reading import columns
from tests import make
from tests.sheets import books
from tests.sheets.pages import at, paste, upload, workbook
from tests.sheets.villages import office_of, unit_of

pytestmark = pytest.mark.django_db
SLUG = "ho-so"


@pytest.fixture
def office(sign_in):
    return office_of(sign_in, "Thôn Đông")


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


def people(sheet):
    """Of each line that may come in: name, sex, year, what is asked of these."""
    keys = ("full_name", "gender", "birth_year")
    return [
        (*(row.values[key] for key in keys), *(row.reasons[k] for k in keys if k in row.reasons))
        for row in sheet.rows.exclude(verdict="left").order_by("place")
    ]


# --- A name in two columns -----------------------------------------------------------------------


@pytest.mark.parametrize("first", ["Họ đệm", "Họ và tên đệm", "HỌ, CHỮ ĐỆM", "Họ (đệm)", "ho dem"])
def test_a_name_in_two_columns_is_one(office, first):
    rows = (["STT", first, "Tên", "Thôn"], [1, "Nguyễn Văn", "An", "Đông"], [2, "LÊ", "BA", "Đông"])
    sheet = upload(office, workbook(*rows), slug=SLUG)

    assert people(sheet) == [("Nguyễn Văn An", None, None), ("Lê Ba", None, None)]
    assert [row.verdict for row in sheet.rows.all()] == ["good", "good"]
    assert sheet.tables[0]["titles"] == ["STT", f"{first} Tên", "Thôn"]
    assert sheet.tables[0]["unknown"] == []


def test_a_cell_behind_a_name_in_two_is_called_as_its_workbook_calls_it(council):
    """Everything behind the name was called by the letter before."""
    rows = (["Cơ quan", "Họ đệm", "Tên", "Năm sinh", "Giới tính", "Nhóm"],
            ["x" * 161, "Lê Văn", "an", "70", "khác", "Khách mời"])  # fmt: skip
    page = council.get(at("show", upload(council, workbook(*rows)))).content.decode()

    assert [f"{cell}:" in page for cell in ("A2", "B2", "D2", "E2")] == [True] * 4
    assert "C2:" not in page
    one = (["Họ và tên", "Năm sinh", "Cơ quan"], ["Lê Văn An", "70", "Sở Y tế"])
    page = council.get(at("show", upload(council, workbook(*one)))).content.decode()
    assert "B2:" in page


def test_a_total_below_the_sexes_is_of_neither(council):
    rows = (["Họ và tên", "Nam", "Nữ", "Cơ quan"], ["Đỗ Minh", 1970, None, "Sở Y tế"],
            ["Tổng cộng", 1, None, None])  # fmt: skip
    total = upload(council, workbook(*rows)).rows.get(number=3)
    assert (total.verdict, [*filter(None, total.cells)]) == ("left", ["Tổng cộng", "1"])


def test_no_part_of_a_name_is_lost_where_the_other_is_empty(council):
    rows = (["Họ đệm", "Tên", "Cơ quan"], ["Nguyễn Văn An", "", "Sở Y tế"], ["", "Ba", "Sở Y tế"],
            ["Lê Thị", "Tư và Năm", "Sở Y tế"], ["Họ đệm", "Tên", "Cơ quan"])  # fmt: skip
    sheet = upload(council, workbook(*rows))

    assert [row.values.get("full_name") for row in sheet.rows.order_by("place")] == [
        "Nguyễn Văn An", "Ba", "Lê Thị Tư và Năm", None,
    ]  # fmt: skip
    assert [row.verdict for row in sheet.rows.order_by("place")] == ["ask", "ask", "ask", "left"]


HEAD = ("Họ và tên", None, "Cơ quan", "Giới tính")


def test_one_heading_may_stand_over_both_parts(council):
    book = books.workbook([HEAD, ("Nguyễn Văn", "An", "Sở Y tế", "Nam"),
                           ("Lê Thị", "Ba", "Sở Y tế", "Nữ")], merged=["A1:B1"])  # fmt: skip
    sheet = upload(council, book)

    assert people(sheet) == [("Nguyễn Văn An", "male", None), ("Lê Thị Ba", "female", None)]
    assert people(paste(council, "Họ và tên\t\tCơ quan\nLê Thị\tHoa\tSở Y tế\nĐỗ\tTư\tSở")) == [
        ("Lê Thị Hoa", "female", None, "Đoán theo chữ đệm “Thị”: nữ. Hãy xem lại."),
        ("Đỗ Tư", None, None),
    ]


def test_parts_below_a_merged_heading_are_one_and_a_title_goes_with_its_group(office):
    book = books.workbook(
        [
            ("STT", "Họ và tên", None, "Người đại diện", None, "Thôn"),
            (None, "Họ đệm", "Tên", "Họ đệm", "Tên", None),
            (1, "Nguyễn Văn", "An", None, None, "Thôn Đông"),
        ],
        merged=["B1:C1", "D1:E1", "A1:A2", "F1:F2"],
    )
    sheet = upload(office, book, slug=SLUG)

    assert people(sheet) == [("Nguyễn Văn An", None, None)]
    assert sheet.tables[0]["columns"][1] == "full_name"
    alone = books.workbook(
        [
            ("STT", "Tên tập thể", "Người đại diện", None, "Thôn"),
            (None, None, "Họ đệm", "Tên", None),
            (1, "Hội Phụ nữ", "Lê Thị", "Ba", "Thôn Đông"),
        ],
        merged=["C1:D1", "A1:A2", "B1:B2", "E1:E2"],
    )
    (row,) = upload(office, alone, slug=SLUG).rows.all()
    assert (row.values["full_name"], row.values["representative"]) == ("Hội Phụ nữ", "Lê Thị Ba")


def test_a_merged_line_below_two_columns_is_said_once(council):
    book = books.workbook([("Họ đệm", "Tên", "Cơ quan"), ("Sở Y tế", None, None),
                           ("Đỗ", "Minh", None)], merged=["A2:C2"])  # fmt: skip
    sheet = upload(council, book)

    assert [row.reasons.get("") for row in sheet.rows.order_by("place")] == [
        "Dòng tên nhóm: “Sở Y tế”.", None,
    ]  # fmt: skip
    assert people(sheet) == [("Đỗ Minh", None, None)]


def test_a_word_beside_one_whole_name_joins_no_other(council):
    """Below the second stands more than given names: nobody's is put together."""
    sheet = paste(council, "Họ và tên\t\tCơ quan\nLê Hoa\tvắng\tSở Y tế\nĐỗ An\tMinh\tSở Y tế")

    assert [row[0] for row in people(sheet)] == ["Lê Hoa", "Đỗ An"]


def test_parts_below_two_groups_are_no_one_name(council):
    book = books.workbook(
        [("Người mời", "Khách", None, "Cơ quan"), ("Họ", "Tên", "Họ tên", None),
         ("Lê", "x", "Đỗ Minh", "Sở Y tế")],
        merged=["B1:C1", "D1:D2"],
    )  # fmt: skip
    assert [row[0] for row in people(upload(council, book))] == ["Đỗ Minh"]


@pytest.mark.parametrize("beside", ["vắng", "X", "Trưởng thôn", "Nguyễn Văn An"])
def test_what_is_no_given_name_below_a_heading_of_nothing_joins_no_name(council, beside):
    sheet = paste(council, f"Họ và tên\t\tCơ quan\nLê Thị Hoa\t{beside}\tSở Y tế")

    assert people(sheet)[0][0] == "Lê Thị Hoa"
    assert sheet.tables[0]["columns"][:3] == ["full_name", None, "organisation"]


def test_a_household_beside_names_is_no_part_of_them(office):
    """ "Hộ" and "Họ" are one word without their marks."""
    rows = (["Hộ", "Tên", "Thôn"], ["x", "Nguyễn Văn An", "Đông"])
    assert people(upload(office, workbook(*rows), slug=SLUG))[0][0] == "Nguyễn Văn An"


def test_numbers_that_nobody_reads_stay_out_beside_a_name_in_two(council):
    """The place of each column moves by one, the forbidden one's too."""
    rows = (["Họ đệm", "Tên", "Số CCCD", "Cơ quan"], ["Lê Thị", "Hoa", "031070001234", "Sở Y tế"])
    sheet = upload(council, workbook(*rows))

    (row,) = sheet.rows.all()
    assert (row.cells[:3], row.values["organisation"]) == (["Lê Thị Hoa", "", "Sở Y tế"], "Sở Y tế")
    assert sheet.tables[0]["left_out"] == ["Số CCCD: không đọc"]


# --- A column for each sex -----------------------------------------------------------------------

FOUR = "Năm sinh phải có 4 chữ số. Hãy ghi đủ, ví dụ 1956."


def test_years_below_each_sex_say_both(office):
    rows = (
        ["STT", "Họ và tên", "Nam", "Nữ", "Thôn"], ["Thôn Đông"], [1, "Nguyễn Văn An", 1970],
        [2, "Lê Thị Ba", None, "12/3/1968"], [3, "Đỗ Tư", None, "x"], [4, "Lê Năm", "1950", "0"],
        [5, "Lê Sáu", 1951, 1952], [6, "Vũ Bảy", "Tày"], [None, "Tổng cộng", 3, 3],
        [None, None, None, "Người lập"],
    )  # fmt: skip
    sheet = upload(office, workbook(*rows), slug=SLUG)

    assert people(sheet) == [
        ("Nguyễn Văn An", "male", 1970), ("Lê Thị Ba", "female", 1968), ("Đỗ Tư", "female", None),
        ("Lê Năm", "male", 1950),
        ("Lê Sáu", None, None, "Chưa rõ “Nam, Nữ”. Hãy ghi một trong: Nữ, Nam.", FOUR),
        ("Vũ Bảy", "male", None, FOUR),
    ]  # fmt: skip
    left = [row.reasons[""] for row in sheet.rows.filter(verdict="left").order_by("place")]
    assert left == ["Dòng tên nhóm: “Thôn Đông”.", "Dòng tổng cộng.", "Phần ký tên ở cuối bảng."]
    assert sheet.tables[0]["titles"][-2:] == ["Giới tính (theo cột)", "Năm sinh (theo cột)"]
    assert {unit_of(row) for row in sheet.rows.exclude(verdict="left")} == {"Thôn Đông"}


@pytest.mark.parametrize("mark", ["x", "X", "1", "✓", "+", "có", "Nam"])
def test_a_cross_below_a_sex_is_no_year(council, mark):
    rows = (["Họ và tên", "Nam", "Nữ", "Cơ quan"], ["Đỗ Minh", mark, None, "Sở Y tế"])
    sheet = upload(council, workbook(*rows))

    assert people(sheet) == [("Đỗ Minh", "male", None)]
    assert sheet.tables[0]["titles"][-1] == "Giới tính (theo cột)"


def test_years_below_the_sex_are_read_where_the_group_is_called_so_too(council):
    book = books.workbook(
        [("Họ và tên", "Giới tính", None, "Cơ quan"), (None, "Nam", "Nữ", None),
         ("Đỗ Minh", 1970, None, "Sở Y tế")],
        merged=["A1:A2", "B1:C1", "D1:D2"],
    )  # fmt: skip
    assert people(upload(council, book)) == [("Đỗ Minh", "male", 1970)]


def test_years_that_are_headed_as_years_stand_in_no_column_more(council):
    rows = (["Họ và tên", "Năm sinh (nam)", "Năm sinh (nữ)", "Cơ quan"],
            ["Đỗ Minh", 1970, None, "Sở Y tế"])  # fmt: skip
    sheet = upload(council, workbook(*rows))

    assert people(sheet) == [("Đỗ Minh", "male", 1970)]
    assert sheet.tables[0]["titles"][-1] == "Giới tính (theo cột)"


def test_who_signs_below_a_sex_has_no_year(council):
    rows = (["Họ và tên", "Nam", "Nữ", "Cơ quan"], ["Đỗ Minh", 1970, None, "Sở Y tế"],
            [None, None, "Đã duyệt"])  # fmt: skip
    sheet = upload(council, workbook(*rows))
    assert sheet.rows.get(number=3).cells[-1] == ""


def test_nam_is_a_year_where_nobody_types_marks_and_else_a_sex(council):
    """A person's "Nam" was read as the heading of years, and his line was gone."""
    for head, year in (("Hinh thuc\tNam\tSo luong", "year"), ("Hình thức\tNam\tSố lượng", None)):
        fields = AWARDS.fields(make.conference(), make.AT)
        found = columns.of(head.split("\t"), fields).keys
        assert found == ("form", year, "count")


def test_a_year_of_its_own_column_that_is_another_is_asked(council):
    rows = (["Họ và tên", "Nam", "Nữ", "Năm sinh", "Cơ quan"],
            ["Đỗ Minh", 1970, None, 1971, "Sở Y tế"], ["Lê Ba", None, "x", 1972, "Sở"])  # fmt: skip
    different = "Có hai cột ghi khác nhau: “1971” và “1970”. Hãy giữ một."
    assert people(upload(council, workbook(*rows))) == [
        ("Đỗ Minh", "male", 1971, different), ("Lê Ba", "female", 1972),
    ]  # fmt: skip


def test_a_year_below_a_sex_is_mended_in_its_own_box(office):
    rows = (["Họ và tên", "Nam", "Nữ", "Thôn"], ["Đỗ Minh", 1970, None, "Đông"])
    sheet = upload(office, workbook(*rows), slug=SLUG)
    page = office.get(at("show", sheet)).content.decode()

    assert "1970" in page
    assert "Năm sinh" in page


# --- Where a guest comes from --------------------------------------------------------------------


@pytest.mark.parametrize("head", ["Thôn", "Thôn, xóm", "Địa chỉ", "NƠI Ở", "Khu dân cư"])
def test_a_village_is_a_guests_office_where_no_column_says_another(council, head):
    sheet = upload(council, workbook(["Họ và tên", "Chức vụ", head],
                                     ["Đỗ Minh", "Trưởng thôn", "Thôn Đông"]))  # fmt: skip
    both = upload(council, workbook(["Họ và tên", head, "Tên cơ quan công tác"],
                                    ["Đỗ Minh", "Thôn Đông", "Sở Y tế"]))  # fmt: skip

    assert [row.values["organisation"] for row in sheet.rows.all()] == ["Thôn Đông"]
    assert [row.values["organisation"] for row in both.rows.all()] == ["Sở Y tế"]
    assert both.tables[0]["unknown"] == [head]


def test_the_first_person_below_a_heading_with_a_gap_is_no_part_of_it(council):
    """Words alone under an empty heading were taken for its second row, and she was gone."""
    for first in ("Lê Thị Hoa\t", "Đỗ\tvắng"):
        sheet = paste(council, f"Họ và tên\t\tCơ quan\n{first}\tSở Y tế\nĐỗ Tư\tvắng\tSở Y tế")
        assert [row.number for row in sheet.rows.order_by("place")] == [2, 3]


@pytest.mark.parametrize("second", [("Nam", "Nữ"), ("Kinh", "Tày"), ("Tốt", "Khá"), ("Có", "có")])
def test_what_a_list_marks_beside_a_whole_name_is_no_part_of_it(council, second):
    rows = [["Họ và tên", "", "Cơ quan"], ["Nguyễn Văn An", second[0], "Sở Y tế"]]
    rows.append(["Lê Thị Ba", second[1], "Sở Y tế"])
    sheet = upload(council, workbook(*rows), slug="khach-moi")

    assert [name for name, *_ in people(sheet)] == ["Nguyễn Văn An", "Lê Thị Ba"]
