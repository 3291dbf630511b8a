"""Who stands in a table and is perhaps not meant comes in by her own tick alone."""

import pytest

from accounts.enums import Role
from sheets.reading import absent, kinds
from tests import make
from tests.sheets import books
from tests.sheets.pages import at, paste, sends, upload, workbook

pytestmark = pytest.mark.django_db
HEAD = ["Họ và tên", "Chức vụ", "Cơ quan, đơn vị", "Ghi chú"]
AN = ["Lê An", "Chủ tịch", "Hội Nông dân"]
LINE, GROUP, SHEET = (
    f"Dòng này {where} “{{}}”. Hãy xem có lấy dòng này không rồi tự đánh dấu."
    for where in ("ghi", "ở nhóm", "ở trang tính")
)


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


def told(sheet):
    rows = sheet.rows.exclude(verdict="left").order_by("place")
    return [
        (row.values["full_name"], row.values["position"], row.by_hand, row.ticked,
         row.reasons.get("", "")) for row in rows
    ]  # fmt: skip


@pytest.mark.parametrize(("row", "word"), [
    (["Vũ Lâm (vắng)", "", "Sở Y tế"], "vắng"), (["Vũ Lâm - vắng mặt", "", "Sở Y tế"], "vắng mặt"),
    (["Vũ Lâm", "", "Sở Y tế", "Xin nghỉ"], "Xin nghỉ"),
    (["Vũ Lâm", "", "Sở Y tế (không mời)"], "không mời"),
    (["Vũ Lâm, dự phòng", "", "Sở Y tế"], "dự phòng"),
    (["Vũ Lâm", "", "Sở Y tế", "đã mất"], "đã mất"),
])  # fmt: skip
def test_a_line_of_a_workbook_that_says_so_is_asked_by_itself(council, row, word):
    sheet = upload(council, workbook(HEAD, AN, row))

    assert told(sheet) == [
        ("Lê An", "Chủ tịch", False, True, ""), ("Vũ Lâm", None, True, False, LINE.format(word)),
    ]  # fmt: skip
    council.post(at("mend", sheet), sends(sheet, **{"chon-het": "1"}))
    assert [row.ticked for row in sheet.rows.order_by("place")] == [True, False]


@pytest.mark.parametrize("line", [
    "Vũ Lâm (vắng) - Sở Y tế", "Vũ Lâm - Sở Y tế (vắng)", "Vũ Lâm, Sở Y tế, vắng",
])  # fmt: skip
def test_a_line_of_a_message_that_says_so_is_asked_and_it_is_no_post(council, line):
    sheet = paste(council, f"1. Lê An - Hội Nông dân\n2. {line}")

    assert told(sheet)[1] == ("Vũ Lâm", None, True, False, LINE.format("vắng"))


@pytest.mark.parametrize("head", ["Dự phòng:", "DỰ PHÒNG", "Không mời"])
def test_a_heading_that_says_so_asks_of_each_line_below_it_until_the_next(council, head):
    below = "Vũ Lâm - Sở Y tế\nĐỗ Ba - Sở Y tế\nLãnh đạo\nLê Tư - Sở Nội vụ"
    sheet = paste(council, f"Lê An - Hội Nông dân\n{head}\n{below}")
    rows = upload(
        council, workbook(HEAD, AN, [head], ["Vũ Lâm", "", "Sở Y tế"], ["I. Lãnh đạo"], AN)
    )

    said = GROUP.format(head.strip(":"))
    assert [row[2:] for row in told(sheet)] == [
        (True, False, ""), (True, False, said), (True, False, said), (False, True, ""),
    ]  # fmt: skip
    assert [row[4] for row in told(rows)] == ["", said, ""]
    assert rows.rows.get(number=3).reasons == {"": kinds.GROUP.format(head)}


@pytest.mark.parametrize(("name", "asks"), [
    ("Dự phòng", True), ("Vắng mặt", True), ("DS không mời", True), ("Bản nháp", True),
    ("nhap", True), ("Nhập liệu", False), ("Khách mời", False), ("Văn phòng", False),
])  # fmt: skip
def test_a_sheet_called_so_asks_of_each_of_its_lines_and_lines_name_their_sheet(
    council, name, asks
):
    sheet = upload(
        council,
        books.workbook({"Danh sách": [HEAD, AN]}, {name: [HEAD, ["Vũ Lâm", "", "Sở Y tế"]]}),
    )

    said = SHEET.format(name) if asks else ""
    assert told(sheet) == [
        ("Lê An", "Chủ tịch", False, True, ""), ("Vũ Lâm", None, asks, not asks, said),
    ]  # fmt: skip
    page = council.get(at("show", sheet)).content.decode()
    assert '<td data-label="Dòng">Danh sách, dòng 2</td>' in page
    assert f'<td data-label="Dòng">{name}, dòng 2</td>' in page
    assert f'aria-label="Nhập dòng {name}, dòng 2"' in page


def test_of_one_sheet_a_line_is_called_by_its_number(council):
    page = council.get(at("show", upload(council, workbook(HEAD, AN)))).content.decode()

    assert '<td data-label="Dòng">2</td>' in page


def test_a_hidden_row_is_ticked_by_itself(council):
    sheet = upload(
        council, books.workbook([HEAD, AN, ["Vũ Lâm (vắng)", "", "Sở Y tế"]], hidden=[2, 3])
    )

    assert told(sheet) == [
        ("Lê An", "Chủ tịch", True, False, kinds.HIDDEN),
        ("Vũ Lâm", None, True, False, f"{kinds.HIDDEN} {LINE.format('vắng')}"),
    ]  # fmt: skip


def test_what_only_holds_such_a_word_is_not_asked(council):
    row = ["Vũ Lâm", "Trưởng trạm Dự phòng", "Trung tâm Y tế dự phòng", "Không"]
    sheet = upload(council, workbook(HEAD, row, ["Lê Vắng", "", "Sở Y tế", "vắng mẹ từ nhỏ"]))

    assert [one[4] for one in told(sheet)] == ["", ""]


@pytest.mark.parametrize("head", [
    "Khách mời không tham dự được", "Khách mời khác (nếu mời thêm)", "Dự phòng (2 đại biểu)",
    "Đại biểu dự phòng", "Đại biểu dự phòng: 02 người", "Các đồng chí khác", "Không mời (3)",
    "Vắng mặt: 2 đ/c", "Các đại biểu không dự", "Những người không thể đến", "Khách mời thêm",
    "Các vị khác", "Đại biểu chưa mời", "Người đã mất", "Đại biểu thêm",
])  # fmt: skip
def test_a_heading_of_those_not_meant_in_many_words_asks_of_each_below_it(council, head):
    """They came in as the guests above them."""
    rows = upload(council, workbook(HEAD, ["I. Khách mời"], AN, [head], ["Vũ Lâm", "", "Sở Y tế"]))
    text = "Khách mời\n1. Lê An - Hội Nông dân\n{}\n1. Vũ Lâm - Sở Y tế\n2. Đỗ Ba - Sở Y tế"
    sheet = paste(council, text.format(head))

    said = GROUP.format(head)
    assert told(rows) == [
        ("Lê An", "Chủ tịch", False, True, ""), ("Vũ Lâm", None, True, False, said),
    ]  # fmt: skip
    assert told(sheet) == [
        ("Lê An", None, False, True, ""), ("Vũ Lâm", None, True, False, said),
        ("Đỗ Ba", None, True, False, said),
    ]  # fmt: skip
    council.post(at("mend", rows), sends(rows, **{"chon-het": "1"}))
    assert [row.ticked for row in rows.rows.order_by("place")] == [False, True, False, False]


@pytest.mark.plain
def test_a_sort_of_guests_and_somebodys_name_are_no_such_heading():
    heads = [
        "Khách mời", "Cá nhân khác", "Đại biểu dự họp", "Nguyễn Văn Khác", "Hội viên khác",
        "Lê Thêm", "Đại biểu: 02 người", "Khách mời không lương", "Trung tâm Y tế dự phòng",
        "Dự phòng (2 đại biểu) Sở Y tế",
    ]  # fmt: skip
    assert [one for one in heads if absent.heads([one], people=True)] == []
    assert absent.heads(["Khách mời khác"], people=False) == ""
