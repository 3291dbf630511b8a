"""What waits: who sees it, what it keeps, how it is read otherwise, when it is forgotten."""

import io
from datetime import timedelta

import pytest
from openpyxl import Workbook, load_workbook

from accounts.enums import Role
from conferences import jobs
from conferences.models import Job
from delegates.models import Delegate
from sheets.models import SheetImport, SheetLeft, SheetRow
from sheets.reading.packed import packed, unpacked
from tests import make
from tests.sheets.pages import (
    LIST,
    at,
    begin,
    bring_in,
    paste,
    sends,
    upload,
    verdicts,
    workbook,
)
from tests.sheets.staged import staged

pytestmark = pytest.mark.django_db
HEAD = ["Họ và tên", "Giới tính", "Cơ quan, đơn vị"]


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


def text(answer):
    return answer.content.decode()


def test_identity_numbers_are_kept_nowhere_and_the_page_says_so(council):
    head = [*HEAD, "Số CCCD", "Mã số BHXH"]
    rows = (
        head,
        ["Nguyễn Văn An", "Nam", "Sở Nội vụ (031200000017)", "031200000018", "0123456789"],
    )
    sheet = upload(council, workbook(*rows))

    kept = [sheet.book, str(sheet.samples), str(list(SheetRow.objects.values())), str(sheet.tables)]
    found = {number for number in ("031200000017", "031200000018", "0123456789")
             if any(number in one for one in kept)}  # fmt: skip
    assert found == set()
    assert "Số CCCD: không đọc" in text(council.get(at("show", sheet)))


def test_the_template_is_read_and_its_example_never_becomes_a_person(council):
    answer = council.get("/nhap-bang/khach-moi/mau/")
    book = load_workbook(io.BytesIO(answer.content))
    page = book["Danh sách"]
    assert answer["Content-Disposition"] == 'attachment; filename="mau-khach-moi.xlsx"'
    assert [cell.value for cell in page[1]] == [
        "Họ và tên", "Nhóm", "Giới tính", "Năm sinh", "Chức vụ", "Cơ quan, đơn vị",
        "Thứ tự giới thiệu",
    ]  # fmt: skip
    assert [rule.formula1 for rule in page.data_validations.dataValidation] == [
        "'Danh mục'!$B$2:$B$3", "'Danh mục'!$C$2:$C$3",
    ]  # fmt: skip
    page.append(["Lê Minh Đức", "Lãnh đạo các cấp, các ngành", "Nam", 1961, "", "Thành ủy", 1])
    out = io.BytesIO()
    book.save(out)

    sheet = upload(council, out.getvalue())

    assert verdicts(sheet) == [
        (2, "left", {"": "Dòng ví dụ của mẫu, không nhập."}), (3, "good", {}),
    ]  # fmt: skip
    bring_in(council, sheet)
    one = Delegate.objects.get()
    assert (one.full_name, one.group, one.rank) == ("Lê Minh Đức", "leader", 1)


def test_an_old_code_table_is_proposed_and_read_only_when_agreed(council):
    rows = [HEAD, *([f"NguyÔn V¨n {n}", "Nam", "Së Néi vô thµnh phè"] for n in ("An", "B×nh"))]
    sheet = upload(council, workbook(*rows))
    assert (sheet.codes, sheet.converted) == ("tcvn3", False)
    assert "giống như gõ bằng bảng mã" in text(council.get(at("show", sheet)))
    before = list(sheet.rows.order_by("place").values_list("values__organisation", flat=True))

    council.post(at("read_again", sheet), {"bang-ma": "1"})

    after = list(sheet.rows.order_by("place").values_list("values__organisation", flat=True))
    assert before == ["Së Néi vô thµnh phè"] * 2
    assert after == ["Sở Nội vụ thành phố"] * 2
    council.post(at("read_again", sheet), {"bang-ma": "0"})
    again = list(sheet.rows.order_by("place").values_list("values__organisation", flat=True))
    assert again == before


def test_a_column_is_taken_for_something_else(council):
    rows = (["Họ và tên", "Giới tính", "Ghi chú"], ["Nguyễn Văn An", "Nam", "Sở Nội vụ"])
    sheet = upload(council, workbook(*rows))
    assert [row.blocked for row in sheet.rows.all()] == [True]

    council.post(at("read_again", sheet), {"cot-0": ["full_name", "gender", "organisation"]})

    assert [row.values["organisation"] for row in sheet.rows.all()] == ["Sở Nội vụ"]
    council.post(at("read_again", sheet), {"cot-0": ["full_name", "gender", "state"]})
    assert [row.values["organisation"] for row in sheet.rows.all()] == [None]


def test_nothing_a_form_adds_brings_in_what_must_be_mended_first(council):
    """Z4: a ticked box of a line without one, a state, a stranger's field."""
    rows = (HEAD, ["Nguyễn Văn An", "Nam", ""], ["Trần Thị Bình", "Nữ", "Sở Y tế"])
    sheet = upload(council, workbook(*rows))
    more = {"state": "imported", "target": "dossiers", "o-0-state": "confirmed", "conference": "9"}

    bring_in(council, sheet, ticked=[0, 1, 99], **more)

    told = list(Delegate.objects.values_list("full_name", "state"))
    assert told == [("Trần Thị Bình", "proposed")]


def test_one_click_takes_all_that_only_ask(council):
    rows = (HEAD, ["Nguyễn Văn An", "", "Sở Nội vụ"], ["Trần Thị Bình", "", ""])
    sheet = upload(council, workbook(*rows))

    council.post(at("mend", sheet), sends(sheet, **{"chon-het": "1"}))

    ticked = sheet.rows.order_by("place").values_list("verdict", "blocked", "ticked")
    assert list(ticked) == [("ask", False, True), ("ask", True, False)]


def test_a_list_out_of_a_message_becomes_people(council):
    """Zalo: no heading, numbered lines, a dash before where somebody comes from."""
    names = ("An", "Bình", "Chung")
    lines = [f"{n}. Ông Nguyễn Văn {name} - Phó Giám đốc Sở Nội vụ" for n, name in enumerate(names)]
    sheet = paste(council, "\n".join(lines))
    assert [(verdict, sorted(why)) for _, verdict, why in verdicts(sheet)] == [
        ("ask", ["group", "organisation"])
    ] * 3

    bring_in(council, sheet, **{"chon-het": "1"})
    assert Delegate.objects.count() == 0  # nobody said which group they are of
    council.post(at("read_again", sheet), sends(sheet, **{"moi-0-group": "Khách mời"}))
    bring_in(council, sheet, **{"chon-het": "1"})

    told = Delegate.objects.order_by("pk").values_list(
        "full_name", "gender", "position", "organisation"
    )
    assert list(told) == [
        (f"Nguyễn Văn {name}", "male", "Phó Giám đốc", "Sở Nội vụ") for name in names
    ]


def test_an_office_sees_the_imports_of_its_own_rights(council, sign_in):
    """Z3: the list is what each of them may open; the council office has no dossiers."""
    mine = staged()
    dossiers = staged(
        ("Họ và tên", "Đơn vị giới thiệu"), ("Nguyễn Thị Hoa", "Thôn Mỗ Đoạn"), target="dossiers"
    )
    office = sign_in(role=Role.CULTURE_OFFICE)

    seen = [{one.pk for one in client.get(LIST).context["imports"]} for client in (council, office)]

    assert seen == [{mine.pk}, {mine.pk, dossiers.pk}]
    assert council.get(at("show", dossiers)).status_code == 404
    assert council.post(at("undo", dossiers)).status_code == 404


def test_a_preview_is_forgotten_after_a_day_and_what_was_brought_in_is_not(council):
    kept, waiting = staged(), staged(HEAD, ["Đỗ Văn Tạm", "Nam", "Sở Y tế"])
    bring_in(council, kept)
    for sheet in (kept, waiting):
        SheetImport.objects.filter(pk=sheet.pk).update(begun_at=make.AT - timedelta(hours=25))
    due = Job.objects.filter(kind="sheet_forget")
    assert due.count() == 3  # of two previews, and of the lines the one brought in left out
    assert jobs.waiting_ids() == []  # not before its day
    due.update(lease_until=None)

    done = [jobs.run(pk) for pk in jobs.waiting_ids()]

    assert (done, list(SheetImport.objects.values_list("pk"))) == ([True] * 3, [(kept.pk,)])
    assert (SheetRow.objects.count(), SheetLeft.objects.count()) == (0, 0)


def test_more_than_two_hundred_lines_are_brought_in_by_a_worker(council):
    letters = "ABCDEGHIKLMNOPQRSTUVXY"
    names = [f"Nguyễn Văn {a}{b.lower()}" for a in letters for b in letters][:201]
    sheet = staged(HEAD, *([name, "Nam", "Sở Nội vụ"] for name in names))

    waits = bring_in(council, sheet)
    refused = council.post(at("mend", sheet), sends(sheet), follow=True)
    jobs.run(SheetImport.objects.get(pk=sheet.pk).job_id)
    htmx = council.get(at("show", sheet), headers={"HX-Request": "true"})
    done = council.get(at("show", sheet))

    assert "Đang chờ đến lượt" in text(waits)
    assert "Bảng này đang được nhập, do một cửa sổ khác hoặc người khác bấm." in text(refused)
    assert htmx.headers["HX-Redirect"] == at("show", sheet)
    assert "Đã nhập 201 dòng." in text(done)
    assert Delegate.objects.count() == 201


def test_what_is_sent_with_neither_table_nor_text_says_what_to_do(council):
    answer = council.post(begin(), {"text": " \r\n"})

    assert answer.status_code == 422
    assert answer.context["form"].errors == {"text": ["Hãy chọn một tệp, hoặc dán bảng vào ô này."]}


def test_a_table_without_a_heading_we_know_says_which_columns_to_write(council):
    book = Workbook()
    book.active.append(["Mã", "Giá"])
    book.active.append(["A1", 5])
    out = io.BytesIO()
    book.save(out)

    answer = upload(council, out.getvalue())

    assert answer.context["form"].errors == {"file": [
        "Không thấy dòng tiêu đề của bảng. Hãy thêm một dòng tiêu đề có các cột: Họ và tên, "
        "Cơ quan, đơn vị.",
    ]}  # fmt: skip


def test_what_waits_is_unpacked_as_it_was_packed(council):
    sheet = staged()
    tables = unpacked(sheet.book)

    assert packed(tables) == sheet.book
    assert unpacked(packed(tables)) == tables


def test_a_field_nobody_says_anything_of_takes_no_room_until_a_line_is_opened(council):
    sheet = upload(council, workbook(HEAD, ["Nguyễn Văn An", "Nam", "Sở Nội vụ"]))

    closed = [one.key for one in council.get(at("show", sheet)).context["fields"]]
    page = council.get(at("show", sheet) + "?sua=0")
    still = [one.key for one in page.context["fields"]]
    (line,) = page.context["lines"]
    opened = [one.name.rpartition("-")[2] for one in line.cells]

    assert closed == still == ["full_name", "gender", "organisation"], "the head stays as it is"
    assert line.across == 3
    assert opened == [
        "full_name", "group", "gender", "birth_year", "position", "organisation", "rank",
    ]  # fmt: skip


@pytest.mark.parametrize("said", ["1", "0", "x", ""])
def test_another_code_table_that_was_never_proposed_is_refused_in_words(council, said):
    sheet = upload(council, workbook(HEAD, ["Nguyễn Văn An", "Nam", "Sở Nội vụ"]))

    answer = council.post(at("read_again", sheet), {"bang-ma": said}, follow=True)

    told = [str(one) for one in answer.context["messages"]]
    no = "Bảng này không dùng bảng mã cũ. Hãy đọc như chữ đang ghi."
    assert (answer.status_code, told) == (200, [no] if said == "1" else [])
    assert sheet.rows.count() == 1
