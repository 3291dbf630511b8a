"""What a preview says before a table comes in: which columns and lines do not."""

import pytest

from accounts.enums import Role
from sheets.reading import kinds
from sheets.reading.packed import packed, unpacked
from tests import make
from tests.sheets.pages import at, begin, paste, upload, verdicts, workbook

pytestmark = pytest.mark.django_db
HEAD = ["Họ và tên", "Giới tính", "Cơ quan, đơn vị"]
AN, BINH = ["Nguyễn Văn An", "Nam", "Sở Nội vụ"], ["Trần Thị Bình", "Nữ", "Sở Y tế"]


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


def words(answer):
    """The text of a page, its breaks and marks of the page gone."""
    text = answer.content.decode()
    for mark in ("<b>", "</b>", "<li>", "</li>", "<p>", "</p>"):
        text = text.replace(mark, " ")
    return " ".join(text.split())


# --- Before a table comes in ---------------------------------------------------------------------


def test_a_line_with_words_in_a_column_that_is_not_read_is_not_called_empty(council):
    rows = (
        ["STT", *HEAD, "Số CCCD", "Ghi chú"],
        [1, *AN, "031200000017", ""],
        [2, "", "", "", "031200000018", ""],
        [3, "", "", "", "", "0"],
        [4, "", "", "", "", ""],
    )
    sheet = upload(council, workbook(*rows))

    assert verdicts(sheet) == [
        (2, "good", {}), (3, "left", {"": kinds.BESIDE}), (4, "left", {"": kinds.BESIDE}),
        (5, "left", {"": kinds.EMPTY_LINE}),
    ]  # fmt: skip
    tables = unpacked(sheet.book)
    assert [line.dropped for line in tables[0].lines] == [True, True, False, False]
    assert (packed(tables), unpacked(packed(tables))) == (sheet.book, tables)


def test_a_line_of_a_phone_alone_is_not_called_empty(council):
    sheet = paste(council, "1. Ông Lê Minh - Sở Nội vụ\n0912 000 001\n\n2. Bà Đỗ Hoa - Sở Y tế")

    assert [why[""] for _, verdict, why in verdicts(sheet) if verdict == "left"] == [
        kinds.BESIDE, kinds.EMPTY_LINE,
    ]  # fmt: skip


def test_columns_that_do_not_come_in_are_named_beside_what_is_not_read(council):
    rows = ([*HEAD, "Số CCCD", "E-mail", "Ghi chú"], [*AN, "031200000017", "a@b.vn", "đã gọi"])
    sheet = upload(council, workbook(*rows))

    said = words(council.get(at("show", sheet)))

    assert (
        "Số CCCD: không đọc. Các ô, các số đó không được giữ lại. Không nhập các cột: E-mail;"
        in said
    )
    assert "Không nhập các cột: E-mail; Ghi chú. Muốn nhập cột nào, hãy mở phần" in said
    columns = ["full_name", "gender", "organisation", "", "", "position"]
    council.post(at("read_again", sheet), {"cot-0": columns})
    assert "Không nhập các cột: E-mail. Muốn" in words(council.get(at("show", sheet)))


def test_of_the_two_boxes_one_is_asked_and_neither_is_said_to_be_free(council):
    page = council.get(begin()).content.decode()

    assert page.count("(chọn tệp hoặc dán)") == 2
    assert "(không bắt buộc)" not in page
