"""No number of a person's papers stays, whichever way it came in; what is no such number does."""

import pytest
from django.db import connection

from accounts.enums import Role
from sheets.reading.secrets import is_money, without
from tests import make
from tests.sheets.pages import at, bring_in, paste, sends, upload, workbook

FULL_WIDTH = "".join(chr(0xFF10 + int(digit)) for digit in "031070001234")
HEAD = ["Họ và tên", "Giới tính", "Cơ quan, đơn vị", "Giấy tờ tùy thân", "Chức vụ"]
NUMBERS = {
    "031070001234": "plain", "031 070 005678": "grouped", "031-070-009999": "dashes",
    "012345678": "the old card", "٠٣١٠٧٠٠٠١١١١": "other digits", "31070004321": "its 0 dropped",
}  # fmt: skip


@pytest.mark.plain
@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("CCCD 031070001234", ""),
        ("Cán bộ CCCD: 031 070 005678", "Cán bộ"),
        ("031-070-009999", ""),
        ("031_070_001234", ""),
        ("0310 7000 1234, thôn Đông", "thôn Đông"),
        ("Thợ may 012345678", "Thợ may"),
        ("012.345.678", ""),
        ("٠٣١٠٧٠٠٠١١١١", ""),
        (FULL_WIDTH, ""),
        ("31070001234", ""),
        ("Nguyễn Văn An (031200000017)", "Nguyễn Văn An"),
        ("Nguyễn Văn An (CCCD 0312 0000 0017)", "Nguyễn Văn An"),
        ("CMND 123 456 789", ""),
        ("CMND: 142536475, ĐT 0912000099", "ĐT 0912000099"),
        ("BHXH số 0123456789, thôn Đông", "thôn Đông"),
        ("sổ 3112345678", "sổ"),
        ("Thẻ BHYT DN4010123456789", "Thẻ"),
        ("Hộ chiếu B1234567", ""),
        ("STK 1903 4567 8901 2", ""),
        ("ds-031070007777.xlsx", "ds.xlsx"),
        ("142536475/031070001234", ""),
        ("Cán bộ 142536475/142536476", "Cán bộ"),
        ("CMND/CCCD: 142536475/031070001234", ""),
        ("CCCD 031070001234/412345678", ""),
        ("142536478/CA Hải Dương", ""),
        ("142536478/CA-HD", ""),
        ("Thợ may 142536478/CA Hải Dương, ĐT 0912000099", "Thợ may, ĐT 0912000099"),
        ("31070001239.0", ""),
        ("031070001234.0", ""),
        ("142536475.0", ""),
        ("142 536 477", ""),
        ("Thợ may 142 536 477, thôn Đông", "Thợ may, thôn Đông"),
        ("031/070/001236", ""),
        ("031,070,001,234", ""),
        ("Hộ chiếu số: C 1234567", ""),
        ("0912345678 (BHXH)", ""),
        ("412536475 (CMND cũ)", ""),
        ("412345678/CCCD", ""),
        ("3.1070001237E+10", ""),
        ("3,1070001237E+10", ""),
        ("1.42536475E+8", ""),
        ("0 3 1 0 7 0 0 0 1 2 3 4", ""),
        ("0 3 4 0 7 0 0 0 1 2 3 4", ""),
        ("031 07 0001234", ""),
        ("03107 0001234", ""),
        ("142536000", ""),
        ("142536475 con ông An", "con ông An"),
        ("031070001234.", ""),
        ("31.070.001.234", ""),
        ("31,070,001,234", ""),
        ("31 070 001 234", ""),
        ("31-070-001-234", ""),
        ("Thợ may 31.070.001.234, thôn Đông", "Thợ may, thôn Đông"),
        ("Số CCCD của ông An là 031070001234", ""),
        ("Số CCCD của: 31070001234", ""),
        ("Số CCCD của bà Hoa 412536475, thợ may", "thợ may"),
        ("Mã số định danh của chủ hộ: 31.070.001.234", ""),
        ("Thợ may, số CMND của anh 142 536 475", "Thợ may"),
        ("Hộ chiếu của bà: B1234567", ""),
        ("31.070.001.234 đồng chí An", "đồng chí An"),
        ("31070001234 - đồng chí An", "đồng chí An"),
        ("142536475 đ/c Hoa", "đ/c Hoa"),
        ("31.070.001.234 Đồng Văn An", "Đồng Văn An"),
        ("31070001234 ĐỒNG THỊ HOA", "ĐỒNG THỊ HOA"),
        ("142536475 Tạ Minh Hoa", "Tạ Minh Hoa"),
        ("142536475 Triệu Văn An", "Triệu Văn An"),
        ("31.070.001.234, Đồng Nai", "Đồng Nai"),
        ("12.345.678.901 đội", "đội"),
        ("031070001234 đồng", "đồng"),
    ],
)
def test_a_number_of_somebodys_papers_goes_with_what_led_up_to_it(text, left):
    assert without(text) == left


@pytest.mark.plain
@pytest.mark.parametrize(
    "text",
    [
        "0912 000 099", "0912.000.099", "0912000099", "(0225) 388 1234", "02253881234",
        "+84 912 000 099", "84912000099", "84352000099", "912000099", "ĐT 352000099",
        "0912000099-0913000088", "0912 000 099, 0913 000 088", "0912000099 12",
        "Giám đốc BHXH huyện, 0912000099",
        "Quyết định số 012345678", "123456789/QĐ-UBND", "Số 1234/QĐ-UBND ngày 12/8/2025",
        "Huân chương số 12345678", "000.00.16.H26",
        "125000000", "125.000.000 đồng", "312345678 đồng", "thu 312.500.000 đ", "1.250.000.000",
        "1500000000 đồng", "1968-1975, 1976-1980", "từ 12/08/2019 đến 13/09/2020",
        "084912000099", "084 912 000 099", "0912 000 099 12", "0225 3881234 5", "0352 000 502 12",
        "8.4912000099E+10", "Giám đốc (BHXH huyện) 0912000099", "0912000099 (BHXH huyện)",
        "Sản lượng 123456789 con", "123456789 cây", "sản lượng đạt 123456789", "150000000.0",
        "thu nhập 142536000", "150 000 000 000", "1.25E+08", "diện tích 245 310 125 m2",
        "142536475/QĐ-UBND", "142536475/2025/QĐ-UBND", "142536475/KH", "045/2025/12345",
        "08/2019 - 09/2020", "01.2019-12.2020", "07.30-11.00 13.30", "01/02/2019 0912",
        "31.070.001.234 đồng", "doanh thu 31.070.001.234", "31.070.001.000", "84.352.000.502",
        "84 352 000 502", "12.745.678.901", "412536475", "Số nhà 12, QĐ 142536475",
        "Làm CCCD của toàn dân năm 2021-2022", "CCCD của ông An, ĐT 0912000099",
        "CCCD của ông An đt 912345678", "Cấp CCCD của 1234 hộ", "CCCD của ông An 0912000099",
        "12.345.678.901 đồng", "12.345.678.901đ", "12.345.678.901 đ.", "12.345.678.901 VNĐ/năm",
        "12.345.678.901VND", "12.345.678.901 (đồng)", "12.345.678.901 (VNĐ)", "12.345.678.901.-đ",
        "12.345.678.901,- đồng", "12.345.678.901,00 đồng", "VNĐ 12.345.678.901", "12345678901 đồng",
        "Bảo hiểm xã hội của công ty nộp 312450000 đồng", "Vốn 12.345.678.901",
        "Tài khoản của quỹ có 125 450 300 đồng", "Thu nhập bình quân 12.345.678.901",
        "Bảo hiểm của xã theo Quyết định 142536475/QĐ-BNV", "Lãi 31.200.300.400 mỗi năm",
        "12.345.678.901 ₫", "₫12.345.678.901", "12 345 678 901 đồng", "12.345.678.901 dong",
        "12.345.678.901 đồng Việt Nam", "Doanh thu (đồng): 12.345.678.901", "142536475 tạ lúa",
        "Tổng kinh phí thực hiện 12.345.678.901", "ủng hộ số tiền khoảng 12.345.678.901",
        "312345678 triệu đồng", "2015 2016 2017 2018", "08:00 ngày 16/8/2025",
        "danh-sach-20250816.xlsx",
    ],
)  # fmt: skip
def test_a_phone_a_decision_a_year_and_an_amount_stay(text):
    assert without(text) == text


@pytest.mark.plain
def test_a_short_number_stays_where_phones_stand_and_a_long_one_does_not():
    texts = ("352000502", "012345678", "084912000099", "031070001234", "031/070/001234")
    told = [without(text, phones=True) for text in texts]
    assert told == ["352000502", "012345678", "084912000099", "", ""]


@pytest.mark.plain
def test_an_amount_stays_where_amounts_stand_and_a_number_of_papers_does_not():
    texts = ("12.345.678.901", "312345678", "1.2345678901E+10", "031070001234", "CCCD 412536475")
    told = [without(text, money=True) for text in texts]
    assert told == ["12.345.678.901", "312345678", "1.2345678901E+10", "", ""]


@pytest.mark.plain
@pytest.mark.parametrize(("title", "money"), [
    ("Số tiền", True), ("Kinh phí (triệu đồng)", True), ("Doanh thu năm 2024", True),
    ("Giải thưởng (đồng)", True), ("Mức hỗ trợ (ĐVT: đồng)", True), ("Ủng hộ, đ)", True),
    ("Hội đồng", False), ("Họ và tên (đồng chí)", False), ("Lao động", False),
    ("Thôn Đồng", False), ("Cơ quan (Hội đồng)", False), ("Ghi chú", False),
])  # fmt: skip
def test_which_heading_says_that_amounts_stand_below(title, money):
    assert is_money(title) is money


def everything_kept():
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  a table's own name
            found += [(table, repr(row)) for row in cursor.fetchall()]
    return found


def kept(numbers):
    rows = everything_kept()
    return {number: {table for table, row in rows if number in row} for number in numbers}


def none_of(numbers):
    return {number: set() for number in numbers}


@pytest.fixture
def office(sign_in):
    make.unit()
    make.conference()
    return sign_in(role=Role.CULTURE_OFFICE)


@pytest.mark.django_db
def test_no_table_of_the_database_keeps_one_whichever_way_it_came_in(office):
    """A column, a cell, a mended one, what is said for all, the names of the file and its sheet."""
    rows = [
        [f"Nguyễn Văn {letter}n", "Nam", "Sở Nội vụ", number, f"Cán bộ CCCD {number}"]
        for letter, number in zip("ABCDEG", NUMBERS, strict=True)
    ]
    data = workbook(HEAD, *rows, title="DS 031070008888")
    sheet = upload(office, data, name="ds-031070007777.xlsx")
    said = {"cot-0": ["full_name", "gender", "organisation", "", "position"]}
    for_all = {f"moi-0-{key}": "CCCD 031070003333" for key in ("group", "rank", "birth_year")}
    office.post(at("read_again", sheet), said | for_all)
    office.post(at("mend", sheet), sends(sheet, cells={(2, "position"): "CCCD 031070002222"}))
    numbers = [*NUMBERS, "031070008888", "031070007777", "031070003333", "031070002222"]

    before = kept(numbers)
    bring_in(office, sheet)

    assert before == none_of(numbers)
    assert kept(numbers) == none_of(numbers)


@pytest.mark.django_db
def test_no_row_keeps_one_however_a_foreign_table_wrote_it(office):
    numbers = [
        "142536475/031070001234", "CMND/CCCD: 142536476/031070001235", "31070001239.0",
        "142 536 477", "Hộ chiếu số: C 1234567", "031/070/001236", "0912345678 (BHXH)",
        "142536478/CA Hải Dương", "3.1070001237E+10", "0 3 1 0 7 0 0 0 1 2 3 4", "142536000",
    ]  # fmt: skip
    rows = [
        [f"Lê Văn {n}", "Sở Nội vụ", f"Cán bộ {t}"]
        for n, t in zip("ABCDEGHIKLM", numbers, strict=True)
    ]
    sheet = upload(office, workbook(["Họ và tên", "Cơ quan, đơn vị", "Chức vụ"], *rows))

    assert {row.values["position"] for row in sheet.rows.all()} == {"Cán bộ"}
    assert sheet.rows.count() == len(numbers)


@pytest.mark.django_db
def test_the_page_says_what_stayed_out_and_where(office):
    rows = [["Nguyễn Văn An", "Nam", "Sở Nội vụ", "031070001234", "Cán bộ 031070001234"]]
    sheet = upload(office, workbook(HEAD, *rows), name="ds-031070007777.xlsx")
    office.post(at("mend", sheet), sends(sheet, cells={(2, "organisation"): "Sở CCCD 012345678"}))

    page = office.get(at("show", sheet)).content.decode()

    assert [words for words in (
        "Giấy tờ tùy thân: không đọc",
        "Số định danh, số bảo hiểm trong ô ở dòng 2: không đọc",
        "Số định danh, số bảo hiểm trong tên tệp: không đọc.",
        "Số định danh, số bảo hiểm trong ô vừa ghi: không đọc.",
        "Xem trước: ds.xlsx",
    ) if words not in page] == []  # fmt: skip
    values = sheet.rows.get().values
    assert (values["position"], values["organisation"]) == ("Cán bộ", "Sở")


@pytest.mark.django_db
def test_a_phone_whose_0_a_spreadsheet_dropped_is_still_a_phone(office):
    text = "Tên đơn vị\tLoại\tNgười đứng đầu\tSố điện thoại\nThôn Mới\tThôn\tLê Văn An\t352000099"
    sheet = paste(office, text, slug="don-vi")

    assert sheet.rows.get().values["phone"] == "+84352000099"
    office.post(at("mend", sheet), sends(sheet, cells={(2, "phone"): "352000098"}))
    assert sheet.rows.get().values["phone"] == "+84352000098"


@pytest.mark.django_db
def test_a_plain_amount_in_a_column_of_money_stays_also_where_it_is_mended(office):
    rows = (["Họ và tên", "Cơ quan, đơn vị", "Kinh phí (đồng)", "Ghi chú"],
            ["Lê Văn An", "Sở Nội vụ", "12.345.678.901", "12.345.678.901"])  # fmt: skip
    sheet = upload(office, workbook(*rows))
    told = sheet.rows.get().cells[2:4]
    columns = ["full_name", "organisation", "position", ""]
    office.post(at("read_again", sheet), {"cot-0": columns})
    office.post(at("mend", sheet), sends(sheet, cells={(2, "position"): "31.070.001.234"}))

    assert told == ["12.345.678.901", ""]
    assert sheet.rows.get().values["position"] == "31.070.001.234"
