"""A table brought in by its pages: both sizes, axe silent, by keys alone, and without script."""

import pytest

from accounts.enums import Role
from delegates.models import Delegate
from sheets.models import SheetImport
from tests import make
from tests.browser.conftest import SIZES, look, look_at_both, sign_in
from tests.browser.pool import BOTH
from tests.sheets.pages import workbook

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
HEAD = ["STT", "Họ và tên", "Giới tính", "Năm sinh", "Cơ quan, đơn vị", "Số CCCD"]
ROWS = [
    ["DANH SÁCH KHÁCH MỜI"], [], HEAD,
    [1, "Nguyễn Văn An", "Nam", 1970, "Sở Nội vụ", "031200000001"],
    [2, "Trần Thị Bình", "", "19x0", "Sở Y tế", ""],
    [3, "Lê Văn Cường và Đỗ Thị Dung", "Nam", 1960, "Sở Y tế", ""],
    ["", "Tổng cộng: 3"],
]  # fmt: skip
SENT = {"name": "khach.xlsx", "mimeType": "application/octet-stream"}
PASTED = "Họ và tên\tGiới tính\tCơ quan\nNguyễn Văn An\tNam\tSở Nội vụ\n"


@pytest.fixture
def council(person):
    make.conference()
    make.user(role=Role.COUNCIL_OFFICE, username="vanphong")
    page = person()
    sign_in(page, "vanphong")
    return page


@pytest.mark.parametrize("size", [BOTH])
def test_every_page_of_an_import_holds(council):
    """U24: 360 px and a desktop, axe silent, from the empty list to the undone import."""
    council.goto("/nhap-bang/")
    look_at_both(council, "sheets-empty")
    council.click("text=Nhập khách mời, lãnh đạo")
    look_at_both(council, "sheets-begin")
    council.set_input_files("input[type=file]", SENT | {"buffer": workbook(*ROWS)})
    council.click("text=Đọc và xem trước")
    look_at_both(council, "sheets-preview")
    council.click("#columns summary")
    look_at_both(council, "sheets-columns")
    council.click("tbody tr:nth-child(1) summary")  # folded on a phone
    council.click("tbody tr:nth-child(1) >> text=Sửa")
    look_at_both(council, "sheets-opened")
    council.click("text=Nhập các dòng đã chọn")
    look_at_both(council, "sheets-result")
    council.click("text=Hoàn tác việc")
    look_at_both(council, "sheets-undo")
    council.click("button:has-text('Hoàn tác việc')")
    look_at_both(council, "sheets-undone")
    council.goto("/nhap-bang/")
    look_at_both(council, "sheets-list")


def test_the_bar_of_a_preview_leaves_the_table_its_room(council, size):
    """It stays on the screen: at most a sixth of it, on a phone too."""
    council.goto("/nhap-bang/khach-moi/")
    council.set_input_files("input[type=file]", SENT | {"buffer": workbook(*ROWS)})
    council.click("text=Đọc và xem trước")

    council.wait_for_load_state()
    council.evaluate("document.querySelector('[data-check-count]').textContent = '2.000'")
    bar = council.locator(".bulkbar").bounding_box()

    assert 0 < bar["height"] <= SIZES[size][1] / 6


GROUPED = [
    ["Họ và tên", "Chức vụ", "Cơ quan, đơn vị", "Giấy tờ tùy thân"],
    ["Khối thường trực"], ["Lê Minh", "Bí thư, CCCD 031070001234", "Đảng ủy xã", "031070001234"],
    ["Ông Nguyễn An và bà Trần Hoa", "", "Thôn Mỗ Đoạn"],
    ["Mẹ Việt Nam anh hùng"], ["Trần Bình", "", "Thôn Mỗ Đoạn"],
]  # fmt: skip


def test_groups_a_split_line_and_what_changed_meanwhile_hold(council, size):
    council.goto("/nhap-bang/khach-moi/")
    council.set_input_files("input[type=file]", SENT | {"buffer": workbook(*GROUPED)})
    council.click("text=Đọc và xem trước")
    look(council, "sheets-grouped", size)
    council.select_option("#groups select >> nth=0", "Lãnh đạo các cấp, các ngành")
    council.click("text=Ghi cho các dòng")
    council.click("text=Tách thành hai dòng")
    make.delegate(full_name="Lê Minh")
    council.click("text=Nhập các dòng đã chọn")
    look(council, "sheets-changed", size)
    assert council.locator("text=Khác lúc xem trước").count() == 1
    assert Delegate.objects.count() == 1


def test_forty_guests_by_keys_alone(council):
    """The whole way without a mouse: paste, read, bring in, take back."""
    council.goto("/nhap-bang/khach-moi/")
    council.focus("#id_text")
    council.keyboard.insert_text(PASTED)
    council.keyboard.press("Tab")
    council.keyboard.press("Enter")
    council.wait_for_selector("text=Xem trước: Bảng dán")
    for _ in range(60):
        council.keyboard.press("Tab")
        if council.evaluate("document.activeElement.value") == "nhap":
            break
    council.keyboard.press("Enter")
    council.wait_for_selector("text=Đã nhập 1 dòng")

    assert Delegate.objects.get().full_name == "Nguyễn Văn An"


def test_what_excel_puts_beside_the_text_goes_along(council):
    """The clipboard's own table, merged cells and all, and the text where somebody typed on."""
    council.goto("/nhap-bang/khach-moi/")
    council.evaluate("""() => {
        const told = new DataTransfer();
        told.setData("text/html", "<table><tr><td>Họ và tên</td></tr></table>");
        const box = document.querySelector("#id_text");
        box.dispatchEvent(new ClipboardEvent("paste", {clipboardData: told, bubbles: true}));
    }""")
    beside = council.locator("[data-pasted]")
    assert beside.input_value() == "<table><tr><td>Họ và tên</td></tr></table>"

    council.type("#id_text", "x")
    assert beside.input_value() == ""


FAMILIES = ("Lê", "Đỗ", "Vũ", "Hà", "Ngô", "Mai", "Lý", "Bùi")
CROWDED = [
    ["UBND XÃ ĐẠI SƠN"], ["DANH SÁCH KHÁCH MỜI DỰ HỘI NGHỊ"], [],
    ["STT", "Họ và tên", "Giới tính", "Chức vụ", "Cơ quan, đơn vị", "Số CCCD", "Ghi chú"],
    ["I", "Khối thường trực"],
    *([str(n), f"{family} Minh", "Nam", "Trưởng phòng Văn hóa - Xã hội", "Sở Nội vụ thành phố",
       f"03107000{n:04d}", ""] for n, family in enumerate(FAMILIES, 1)),
    ["II", "Khối các ban, ngành"], ["9", "Vũ Văn Tám", "Nam", "", "Sở Y tế", "", ""],
    ["III", "Khối các thôn"], ["10", "Hà Văn Chín", "Nam", "", "Thôn Mỗ Đoạn", "", ""],
]  # fmt: skip


@pytest.mark.parametrize("size", ["desktop"])
def test_five_lines_stand_on_a_desks_screen_below_notes_and_groups(council):
    """None did: what is said above them took the whole of it."""
    council.set_viewport_size({"width": 1366, "height": 768})
    council.goto("/nhap-bang/khach-moi/")
    council.set_input_files("input[type=file]", SENT | {"buffer": workbook(*CROWDED)})
    council.click("text=Đọc và xem trước")
    look(council, "sheets-crowded", "desktop")
    council.evaluate("scrollTo(0, 0)")

    assert council.locator("#groups select").count() == 3
    assert council.locator("#notes .note").count() == 1
    bar = council.locator(".bulkbar").bounding_box()["y"]
    rows = [row.bounding_box() for row in council.locator("#cac-dong tbody tr").all()]
    assert sum(row["y"] + row["height"] <= bar for row in rows) >= 5


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_the_button_says_how_many_lines_it_brings_in_and_waits_for_one(council, size):
    """It stood open with nothing ticked, and said no number."""
    council.goto("/nhap-bang/khach-moi/")
    council.fill("#id_text", PASTED)
    council.click("text=Đọc và xem trước")
    button, none = council.locator("[value=nhap]"), council.locator("[data-check-none]")
    box = council.locator("[name=dong]").first

    box.check()
    assert (button.is_enabled(), none.is_visible()) == (True, False)
    assert "(1)" in button.inner_text()
    box.uncheck()
    assert (button.is_enabled(), none.is_visible()) == (False, True)
    assert "(0)" in button.inner_text()
    assert council.locator(".bulkbar").bounding_box()["height"] <= SIZES[size][1] / 6


@pytest.mark.parametrize("size", ["desktop"])
def test_without_script_none_ticked_is_answered_with_a_sentence(person):
    make.conference()
    make.user(role=Role.COUNCIL_OFFICE, username="vanphong")
    page = person(scripts=False)
    sign_in(page, "vanphong")
    page.goto("/nhap-bang/khach-moi/")
    page.fill("#id_text", PASTED)
    page.click("text=Đọc và xem trước")
    page.uncheck("[name=dong]")
    page.click("text=Nhập các dòng đã chọn")

    page.wait_for_selector("text=Chưa chọn dòng nào. Hãy chọn ít nhất một dòng để nhập.")
    assert Delegate.objects.count() == 0


@pytest.mark.parametrize("size", ["desktop"])
def test_without_script_a_table_comes_in_as_well(person):
    """Missing then: the count of ticked lines follows no tick, the bar turns by its link alone."""
    make.conference()
    make.user(role=Role.COUNCIL_OFFICE, username="vanphong")
    page = person(scripts=False)
    sign_in(page, "vanphong")
    page.goto("/nhap-bang/khach-moi/")
    page.fill("#id_text", PASTED)
    page.click("text=Đọc và xem trước")
    page.click("text=Nhập các dòng đã chọn")
    page.wait_for_selector("text=Đã nhập 1 dòng")

    assert Delegate.objects.count() == 1


def test_the_page_before_an_undo_tells_what_stays_and_why(council, size):
    """U24: rows that go and rows that stay on one page, with the way to each that stays."""
    rows = [HEAD[1:5], *([f"Nguyễn Văn {name}", "Nam", 1970, "Sở Nội vụ"]
                         for name in ("An", "Bình", "Chung"))]  # fmt: skip
    council.goto("/nhap-bang/khach-moi/")
    council.set_input_files("input[type=file]", SENT | {"buffer": workbook(*rows)})
    council.click("text=Đọc và xem trước")
    council.click("text=Nhập các dòng đã chọn")
    Delegate.objects.filter(full_name="Nguyễn Văn Bình").update(position="Giám đốc")

    council.click("text=Hoàn tác việc")
    look(council, "sheets-undo-stays", size)

    link = council.get_by_role("link", name="Nguyễn Văn Bình")
    assert (
        link.get_attribute("href") == f"/dai-bieu/{Delegate.objects.get(position='Giám đốc').pk}/"
    )
    council.click("button:has-text('Hoàn tác việc')")
    assert [one.full_name for one in Delegate.objects.all()] == ["Nguyễn Văn Bình"]


def test_a_tab_that_says_what_came_in_tells_of_an_undo_elsewhere_when_it_is_seen(council):
    council.goto("/nhap-bang/khach-moi/")
    council.fill("#id_text", PASTED)
    council.click("text=Đọc và xem trước")
    council.click("text=Nhập các dòng đã chọn")
    council.wait_for_selector("text=Đã nhập 1 dòng.")
    other = council.context.new_page()
    other.goto(council.url)
    other.click("text=Hoàn tác việc")
    other.click("button:has-text('Hoàn tác việc')")
    other.wait_for_selector("text=Đã hoàn tác 1 dòng")
    council.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    council.wait_for_selector("text=Đã hoàn tác 1 dòng")
    assert council.locator("b:text-is('Đã nhập 1 dòng.')").count() == 0
    assert council.title().startswith("Đã hoàn tác")
    assert Delegate.objects.count() == 0


def test_a_tab_seen_again_stays_where_nothing_changed_no_line_is_there_or_nobody_looks(council):
    council.goto("/nhap-bang/khach-moi/")
    council.fill("#id_text", PASTED)
    council.click("text=Đọc và xem trước")
    council.click("text=Nhập các dòng đã chọn")
    council.wait_for_selector("text=Đã nhập 1 dòng.")
    council.evaluate("document.querySelector('main').id = 'as-it-stood'")

    council.evaluate("lookAgain()")
    council.context.set_offline(True)
    council.evaluate("lookAgain()")
    council.context.set_offline(False)
    council.evaluate("Object.defineProperty(document, 'hidden', { value: true, writable: true })")
    SheetImport.objects.update(undone_at=make.AT)
    council.evaluate("lookAgain()")
    assert council.locator("#as-it-stood b:text-is('Đã nhập 1 dòng.')").count() == 1

    council.evaluate("document.hidden = false")
    council.evaluate("lookAgain()")
    assert council.locator("#as-it-stood").count() == 0
    assert council.title().startswith("Đã hoàn tác")
