"""What the page tells after "Nhập": who came in, who was left out by name and why, what next."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.enums import Role
from delegates.models import Delegate
from nominations.enums import Field
from sheets.actions import forget
from sheets.models import SheetLeft, SheetMade
from tests import make
from tests.pages import Page
from tests.sheets.pages import at, bring_in, paste, undo, upload, workbook
from tests.sheets.villages import office_of

pytestmark = pytest.mark.django_db
HEAD = ["Họ và tên", "Giới tính", "Cơ quan, đơn vị"]
ROWS = (
    ["Vũ Văn Yên", "Nam", "Sở Y tế"], ["Lê Thị An", "Nữ", None], ["Cộng: 2 người", None, None],
)  # fmt: skip


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


def test_who_was_left_out_is_named_with_line_and_reason(council):
    sheet = upload(council, workbook(HEAD, *ROWS))
    page = bring_in(council, sheet)
    left = [(one.number, one.name, one.why) for one in page.context["named"]]
    assert left == [
        (3, "Lê Thị An", "Cơ quan, đơn vị: Chưa có cơ quan, đơn vị. Hãy điền vào ô này.")
    ]
    (came,) = SheetMade.objects.all()
    assert f'<td class="code-s">{came.code}</td>' in page.content.decode()
    whole = council.get(at("show", sheet), {"ket-qua": "de-lai"})
    assert [(one.number, one.name, one.is_row) for one in whole.context["left"]] == [
        (3, "Lê Thị An", True), (4, "Cộng: 2 người", False),
    ]  # fmt: skip


def test_whoever_pasted_a_block_is_not_told_to_mend_a_file(council):
    block = "Họ và tên\tGiới tính\tCơ quan\nĐỗ Văn Chi\tNam\tSở Y tế\nHà Thị Du\tNữ\t"
    sent = (upload(council, workbook(HEAD, *ROWS)), paste(council, block))
    told = [" ".join(bring_in(council, sheet).content.decode().split()) for sheet in sent]

    file = "sửa trong tệp của ông, bà theo lý do rồi gửi lại. Dòng đã nhập"
    block = "sửa trong khối đã dán theo lý do rồi dán lại. Dòng đã nhập"
    assert [(file in page, block in page) for page in told] == [(True, False), (False, True)]


def test_the_list_opens_with_just_those_who_came_in(council):
    Delegate.objects.create(conference=make.conference(), group="guest", full_name="Đỗ Văn Cũ",
                            organisation="Sở Nội vụ", created_at=make.AT)  # fmt: skip
    page = bring_in(council, upload(council, workbook(HEAD, *ROWS)))
    there = page.context["list"]
    assert there == f"{reverse('delegates:roll')}?nhap={page.context['sheet'].code}"
    assert [row["seat"].full_name for row in council.get(there).context["rows"]] == ["Vũ Văn Yên"]


def test_names_of_those_left_out_are_forgotten_after_a_day(council):
    sheet = upload(council, workbook(HEAD, *ROWS))
    bring_in(council, sheet)
    sheet.refresh_from_db()
    settle = forget(payload={"sheet_id": sheet.pk}, progress=lambda *_: None)
    settle(sheet.decided_at + timedelta(hours=23))
    assert SheetLeft.objects.count() == 2
    settle(sheet.decided_at + timedelta(hours=25))
    assert SheetLeft.objects.count() == 0


def test_after_an_undo_the_page_and_its_title_say_that_first(council):
    sheet = upload(council, workbook(HEAD, *ROWS))
    done = bring_in(council, sheet).content.decode()
    undo(council, sheet)
    gone = council.get(at("show", sheet)).content.decode()

    titles = [page.split("<title>")[1].split("</title>")[0] for page in (done, gone)]
    assert ["Đã hoàn tác: danh-sach.xlsx" in title for title in titles] == [False, True]
    assert ["<b>Đã nhập 1 dòng.</b>" in page for page in (done, gone)] == [True, False]
    assert "<b>Đã hoàn tác 1 dòng lúc" in gone
    assert "Trước đó đã nhập 1 dòng." in gone
    tabs = [" ".join(link.words().split()) for page in (done, gone)
            for link in Page(page).all("a") if "ket-qua-nhap" in link.attrs["href"]]  # fmt: skip
    assert tabs == ["Đã nhập 1", "Để lại 2", "Đã hoàn tác 1", "Để lại 2"]


def test_what_a_preview_has_a_list_for_is_named_where_there_is_none(sign_in):
    """“Hãy chọn một mục trong danh sách.” stood on a page without any list."""
    office = office_of(sign_in, "Thôn Đông")
    head = ["Họ và tên", "Đơn vị giới thiệu", "Lĩnh vực"]
    rows = ["Lê Thị An", "Thôn Đông", "đánh vật"], ["Vũ Hoa", "Thôn Đông", ""]
    sheet = upload(office, workbook(head, *rows), slug="ho-so")
    asked = sheet.rows.get(number=2).reasons["field"]
    bring_in(office, sheet)

    (left,) = SheetLeft.objects.all()
    assert asked == "Chưa rõ “đánh vật”. Hãy chọn một mục trong danh sách."
    said = "; ".join(Field.labels)
    assert left.why == f"Lĩnh vực: Chưa rõ “đánh vật”. Hãy ghi một trong: {said}."


def test_what_is_chosen_above_a_preview_is_written_in_the_table(council):
    sheet = paste(council, "1. Lê Thị An - Giám đốc - Sở Y tế\n2. Vũ Hoa - Phó - Sở Y tế")
    asked = sheet.rows.get(number=2).reasons["group"]
    bring_in(council, sheet, ticked=[0])

    (left,) = SheetLeft.objects.all()
    assert asked.endswith("Hãy chọn cho mọi dòng ở đầu trang, hoặc xem từng dòng.")
    assert left.why.endswith("tạm lấy là Khách mời. Hãy ghi cột này trong bảng.")


@pytest.mark.parametrize(("rows", "words"), [(ROWS, "Gửi lại bảng đã sửa"),
                                             (ROWS[:1], "Gửi lại bảng")])  # fmt: skip
def test_after_an_undo_there_is_one_way_to_send_it_again(council, rows, words):
    """“Gửi lại bảng” and “Gửi lại bảng đã sửa” stood below each other."""
    sheet = upload(council, workbook(HEAD, *rows))
    bring_in(council, sheet)
    undo(council, sheet)

    for asked in ({}, {"ket-qua": "de-lai"}):
        page = Page(council.get(at("show", sheet), asked).content.decode()).root
        again = [one.words() for one in page.all("a") if "Gửi lại" in one.words()]
        assert again == [words]
