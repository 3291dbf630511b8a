"""The preview of a cross table and of a unit named above; what is typed stays when it is turned."""

import pytest

from accounts.enums import Role
from sheets.models import SheetRow
from tests import make
from tests.browser.conftest import look_at_both, sign_in
from tests.browser.pool import BOTH
from tests.sheets.pages import workbook

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
SENT = {"name": "bang.xlsx", "mimeType": "application/octet-stream"}
PASTED = "Họ và tên\tGiới tính\tCơ quan\nNguyễn Văn An\tNam\t\nLê Minh\tNam\tSở Y tế\n"
CROSS = (
    ["TT", "Hình thức khen thưởng", "Năm", "Tập thể", "Cá nhân", "Hộ gia đình", "Tổng số"],
    [1, "Giấy khen của Chủ tịch UBND xã", 2023, 12, 30, 5, 47],
    [2, "Bằng khen", 2024, None, 3, 0, 3],
    [None, "Tổng cộng", None, 12, 33, 5, 50],
    [None, "NGƯỜI LẬP BIỂU"],
)
ABOVE = (
    ["Đơn vị: Thôn Mỗ Đoạn"], ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"], [],
    ["TT", "Họ và tên", "Năm sinh"], [1, "Lê Văn An", 1970], [2, "Đỗ Thị Bình", 1965],
)  # fmt: skip


def read(page, slug, *rows):
    page.goto(f"/nhap-bang/{slug}/")
    page.set_input_files("input[type=file]", SENT | {"buffer": workbook(*rows)})
    page.click("text=Đọc và xem trước")
    page.wait_for_selector("text=Xem trước: bang.xlsx")


@pytest.fixture
def office(person):
    make.unit()
    make.conference()
    desk = make.unit(name="Phòng Văn hóa - Xã hội", kind="office")
    make.user(role=Role.CULTURE_OFFICE, unit=desk, username="vanhoa")
    page = person()
    sign_in(page, "vanhoa")
    return page


@pytest.mark.parametrize("size", [BOTH])
def test_a_cross_table_and_a_unit_named_above_hold(office):
    read(office, "khen-thuong", *CROSS)
    look_at_both(office, "sheets-cross")
    office.click("#columns summary")
    look_at_both(office, "sheets-cross-columns")
    read(office, "ho-so", *ABOVE)
    look_at_both(office, "sheets-above")


@pytest.mark.parametrize("size", ["desktop"])
@pytest.mark.parametrize("scripted", [True, False])
def test_words_typed_stay_when_another_tab_is_opened_by_keys(person, scripted):
    make.conference()
    make.user(role=Role.COUNCIL_OFFICE, username="vanphong")
    page = person(scripts=scripted)
    sign_in(page, "vanphong")
    page.goto("/nhap-bang/khach-moi/")
    page.fill("#id_text", PASTED)
    page.click("text=Đọc và xem trước")
    page.fill("[name='o-0-organisation']", "Sở Nội vụ")
    page.focus("#ket-qua-doc button:has-text('Đúng')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?ket-qua=dung#ket-qua-doc")

    told = page.locator("tbody tr").all_inner_texts()
    assert ["Sở Nội vụ" in one for one in told] == [True, False]
    assert SheetRow.objects.get(place=0).values["organisation"] == "Sở Nội vụ"
