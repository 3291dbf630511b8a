"""How the page of what was brought in calls its lines: sheet, part, the column counted in."""

import io

import pytest
from openpyxl import Workbook

from accounts.enums import Role
from delegates.models import Delegate
from tests import make
from tests.pages import Page
from tests.sheets.pages import at, bring_in, sends, undo, upload, workbook

pytestmark = pytest.mark.django_db
HEAD = ["Họ và tên", "Giới tính", "Cơ quan, đơn vị"]


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


def words(answer):
    return " ".join(one.words() for one in Page(answer.content.decode()).all("main"))


def labels(sheet):
    return [list(rows.order_by("place").values_list("label", flat=True)) for rows in sheet]


def test_the_parts_of_a_split_line_follow_each_other_before_the_next_line(council):
    rows = [["Lê Minh, Đỗ Hoa", "", "Sở Y tế"], ["Hà An", "Nam", "Sở"], ["Hà Bé", "Nam", ""]]
    sheet = upload(council, workbook(HEAD, *rows))
    council.post(at("mend", sheet), sends(sheet, tach="0"))
    page = council.get(at("show", sheet))
    assert [line.row.called for line in page.context["lines"]] == ["2/1", "2/2", "3", "4"]
    places = [line.row.place for line in page.context["lines"]]

    bring_in(council, sheet, ticked=places[:3])

    assert labels([sheet.made, sheet.left]) == [["2/1", "2/2", "3"], ["4"]]
    text = words(council.get(at("show", sheet)))
    assert text.index("Lê Minh 2/1") < text.index("Đỗ Hoa 2/2") < text.index("Hà An 3")
    assert "Dòng 4: Hà Bé" in text


def test_of_several_sheets_each_line_says_its_own(council):
    book = Workbook()
    book.active.title = "Khách"
    for row in (HEAD, ["Lê Minh", "Nam", "Sở Y tế"], ["Hà Bé", "Nam", ""]):
        book.active.append(row)
    other = book.create_sheet("Thêm")
    for row in (HEAD, ["Đỗ Hoa", "Nữ", "Hội"], ["Hà Sáu", "Nữ", ""]):
        other.append(row)
    out = io.BytesIO()
    book.save(out)
    sheet = upload(council, out.getvalue())

    bring_in(council, sheet)

    assert labels([sheet.made, sheet.left]) == [
        ["Khách, dòng 2", "Thêm, dòng 2"], ["Khách, dòng 3", "Thêm, dòng 3"],
    ]  # fmt: skip
    text = words(council.get(at("show", sheet)))
    assert "Khách, dòng 3: Hà Bé" in text
    assert "Dòng Khách" not in text
    left = words(council.get(at("show", sheet), {"ket-qua": "de-lai"}))
    assert "Thêm, dòng 3" in left


def test_a_count_that_was_left_out_names_its_column(sign_in):
    make.conference()
    office = sign_in(role=Role.CULTURE_OFFICE)
    head = ["Hình thức", "Năm", "Tập thể", "Hộ gia đình"]
    sheet = upload(office, workbook(head, ["Giấy khen", 2023, 4, 5]), slug="khen-thuong")
    bring_in(office, sheet, ticked=[1])

    assert sheet.left.get(is_row=True).name == "Giấy khen, cột “Hộ gia đình”"
    assert "Dòng 2: Giấy khen, cột “Hộ gia đình”" in words(office.get(at("show", sheet)))


def test_a_line_kept_before_lines_had_labels_is_called_by_its_number(council):
    sheet = upload(council, workbook(HEAD, ["Lê Minh", "Nam", "Sở Y tế"]))
    bring_in(council, sheet)
    sheet.made.update(label="")

    one = sheet.made.get()
    assert (one.called, one.line) == ("2", "Dòng 2")


@pytest.mark.parametrize("stays", [False, True])
def test_after_an_undo_no_line_is_said_to_be_in_unless_one_stayed(council, stays):
    again = "Dòng đã nhập mà gửi lại thì được hỏi, không tự thành hai."
    sheet = upload(council, workbook(HEAD, ["Lê Minh", "Nam", "Sở Y tế"], ["Hà An", "Nam", ""]))
    bring_in(council, sheet)
    assert again in words(council.get(at("show", sheet)))
    if stays:
        Delegate.objects.update(position="Giám đốc")

    undo(council, sheet)
    text = words(council.get(at("show", sheet)))
    assert "Muốn nhập dòng này: sửa trong tệp của ông, bà theo lý do rồi gửi lại." in text
    assert (again in text) is stays
