"""What a page says before: which columns and lines do not come in, what an undo takes for good."""

import pytest

from accounts.enums import Role
from delegates.models import Delegate
from sheets.models import SheetMade
from sheets.reading import kinds
from sheets.reading.packed import packed, unpacked
from tests import make
from tests.sheets.pages import at, begin, bring_in, paste, upload, verdicts, workbook
from tests.sheets.staged import staged

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


# --- Before an undo ------------------------------------------------------------------------------


def test_before_an_undo_a_page_says_how_many_go_for_good_and_who(council):
    sheet = upload(council, workbook(HEAD, AN, BINH, ["Lê Minh", "Nam", "Sở Y tế"]))
    bring_in(council, sheet)
    Delegate.objects.filter(full_name="Lê Minh").delete()

    page = council.get(at("undo", sheet))

    said = words(page)
    assert "Hoàn tác việc nhập 2 dòng?" in said
    assert "bị xóa khỏi Khách mời, lãnh đạo và không lấy lại được" in said
    assert "đã có người sửa hoặc xử lý tiếp từ khi nhập thì ở lại" in said
    assert "1 dòng đã không còn từ trước." in said
    assert [one.words for one in page.context["named"]] == ["Nguyễn Văn An", "Trần Thị Bình"]
    assert Delegate.objects.count() == 2  # asking takes nobody


def test_the_result_leads_to_the_question_and_has_no_button_that_undoes_at_once(council):
    sheet = upload(council, workbook(HEAD, AN))
    bring_in(council, sheet)

    page = council.get(at("show", sheet)).content.decode()

    assert f'href="{at("undo", sheet)}"' in page
    assert f'action="{at("undo", sheet)}"' not in page
    assert f'action="{at("undo", sheet)}"' in council.get(at("undo", sheet)).content.decode()


def test_a_long_import_names_its_first_fifty_and_counts_the_others(council):
    letters = "ABCDEGHIKLMNOPQRSTUVXY"
    names = [f"Nguyễn Văn {a}{b}" for a in letters[:3] for b in letters.lower()[:18]]
    sheet = upload(council, workbook(HEAD, *([name, "Nam", "Sở Y tế"] for name in names)))
    bring_in(council, sheet)

    page = council.get(at("undo", sheet))

    assert (page.context["there"], len(page.context["named"])) == (54, 50)
    assert "Và 4 dòng nữa." in words(page)


def test_what_waits_or_is_undone_is_not_asked_about(council):
    waiting, undone = staged(), upload(council, workbook(HEAD, AN))
    bring_in(council, undone)
    council.post(at("undo", undone))

    for sheet in (waiting, undone):
        assert council.get(at("undo", sheet)).url == at("show", sheet)
    assert SheetMade.objects.filter(gone=True).count() == 1


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
    assert "Không nhập các cột: E-mail; Ghi chú. Muốn nhập cột nào, hãy chọn ở" in said
    columns = ["full_name", "gender", "organisation", "", "", "position"]
    council.post(at("read_again", sheet), {"cot-0": columns})
    assert "Không nhập các cột: E-mail. Muốn" in words(council.get(at("show", sheet)))


def test_of_the_two_boxes_one_is_asked_and_neither_is_said_to_be_free(council):
    page = council.get(begin()).content.decode()

    assert page.count("(chọn tệp hoặc dán)") == 2
    assert "(không bắt buộc)" not in page
