"""What a paper is called, whom it goes to, is nobody and no line of a list."""

import pytest

from accounts.enums import Role
from sheets.reading import kinds
from sheets.reading.kinds import is_total
from sheets.reading.titles import listed
from tests import make
from tests.sheets.pages import paste, upload, workbook

pytestmark = pytest.mark.django_db
HEAD = ["STT", "Họ và tên", "Chức vụ", "Cơ quan, đơn vị"]
AN = [1, "Lê An", "Chủ tịch", "Hội Nông dân"]
HOA = [2, "Đỗ Hoa", "Bí thư", "Đảng ủy xã"]
TITLES = [
    "DANH SÁCH MỜI DỰ HỘI NGHỊ", "KẾ HOẠCH TỔ CHỨC HỘI NGHỊ", "DANH SÁCH ĐẠI BIỂU",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "GIẤY MỜI HỌP",
    "Kính gửi Phòng Nội Vụ", "BIỂU DƯƠNG NGƯỜI TỐT", "Lễ Trao Bằng Khen", "KE HOACH TO CHUC",
]  # fmt: skip
PRESUMED = "Nhóm ở dòng {} chưa chọn, tạm lấy là Khách mời. Hãy chọn cho cả nhóm ở đầu trang, "


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


def told(sheet):
    rows = sheet.rows.order_by("place")
    return [(row.number, row.values.get("full_name"), row.verdict) for row in rows]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("at", ["name", "first"])
def test_a_title_between_the_rows_of_a_workbook_is_no_person(council, title, at):
    line = ["", title] if at == "name" else [title]
    sheet = upload(council, workbook(HEAD, AN, line, HOA))

    assert [row[:2] for row in told(sheet)] == [(2, "Lê An"), (3, None), (4, "Đỗ Hoa")]
    row = sheet.rows.get(number=3)
    heads = kinds.GROUP if title.startswith("DANH SÁCH") else kinds.WORDS  # of whom it is a list
    assert (row.verdict, row.reasons) == ("left", {"": heads.format(title)})


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("before", ["", "1. Lê An - Hội Nông dân\n"])
def test_a_title_in_a_message_is_no_person(council, title, before):
    sheet = paste(council, f"{before}{title}\n2. Đỗ Hoa - Đảng ủy xã")

    people = [name for _, name, verdict in told(sheet) if verdict != "left"]
    assert people == [*(["Lê An"] if before else []), "Đỗ Hoa"]


@pytest.mark.parametrize(
    "name",
    [
        "LÊ TRAO",
        "DANH THỊ SÁCH",
        "Kế Thị Hoạch",
        "Lễ Văn An",
        "ĐẶNG VĂN LÂM",
        "Thống Bảo",
        "1. Thông Báo",
    ],
)
def test_whose_name_only_looks_like_a_titles_is_somebody(council, name):
    sheet = paste(council, f"{name}\nĐỗ Hoa - Đảng ủy xã")

    assert sheet.rows.get(number=1).verdict == "ask"  # of which office is not said


def test_what_is_counted_is_a_row_and_so_is_what_has_more_on_its_line(council):
    sheet = upload(
        council,
        workbook(HEAD, [1, "Thông Báo", "", ""], ["", "Quyết Định", "Chủ tịch", "Hội Nông dân"]),
    )

    assert [row[1:] for row in told(sheet)] == [("Thông Báo", "ask"), ("Quyết Định", "good")]


def test_a_list_below_another_is_spoken_for_by_no_heading_above_it(council):
    rows = (["Lãnh đạo"], AN, ["DANH SÁCH MỜI DỰ HỘI NGHỊ"], HOA, ["I. Sở Y tế"], [3, "Vũ Tư"],
            ["DANH SÁCH CÁC LÃNH ĐẠO"], [4, "Lê Ba", "", "Sở Y tế"])  # fmt: skip
    sheet = upload(council, workbook(HEAD, *rows))

    asked = [
        (row.values["group"], row.reasons.get("group", "").startswith(PRESUMED.format(at)))
        for row, at in zip(
            sheet.rows.exclude(verdict="left").order_by("place"), "9468", strict=True
        )
    ]
    assert asked == [("leader", False), ("guest", True), ("guest", True), ("leader", False)]


def test_how_many_a_list_has_is_its_total_and_no_title(council):
    sheet = upload(council, workbook(HEAD, AN, ["Danh sách này có 01 người"]))

    assert sheet.rows.get(number=3).reasons == {"": kinds.TOTAL}


def test_the_same_title_again_as_on_each_page_begins_no_other_list(council):
    title = ["DANH SÁCH MỜI DỰ HỘI NGHỊ"]
    sheet = upload(council, workbook(HEAD, ["Lãnh đạo"], title, AN, title, HOA))

    rows = sheet.rows.exclude(verdict="left").order_by("place")
    assert [(row.values["group"], row.verdict) for row in rows] == [("leader", "good")] * 2


def test_a_title_of_a_message_still_says_whose_list_it_is(sign_in):
    unit = make.unit(name="Thôn Mỗ Đoạn")
    make.conference()
    desk = make.unit(name="Phòng Văn hóa - Xã hội", kind="office")
    office = sign_in(make.user(role=Role.CULTURE_OFFICE, unit=desk))

    sheet = paste(office, "DANH SÁCH KHEN THƯỞNG THÔN MỖ ĐOẠN\n1. Lê An\n2. Đỗ Hoa", slug="ho-so")

    assert [row.values.get("unit") for row in sheet.rows.order_by("place")] == [
        None, unit.pk, unit.pk,
    ]  # fmt: skip


@pytest.mark.plain
@pytest.mark.parametrize(("title", "of"), [
    ("DANH SÁCH KHÁCH MỜI", "KHÁCH MỜI"), ("Danh sách các đại biểu:", "đại biểu"),
    ("Danh sách mời các lãnh đạo", "lãnh đạo"), ("KẾ HOẠCH", ""), ("DANH SÁCH", ""),
])  # fmt: skip
def test_of_whom_a_title_says_it_is_a_list(title, of):
    assert listed(title) == of


@pytest.mark.plain
@pytest.mark.parametrize(("text", "total"), [
    ("Tổng công ty May 10", False), ("Cộng đồng dân cư thôn Đông", False),
    ("Tong cong ty May", False), ("Tổng cộng: 12", True), ("Cộng", True), ("Tong cong", True),
    ("Tổng số hội viên", True), ("Danh sách này có 40 người", True), ("Tổng hội Y học", False),
])  # fmt: skip
def test_a_body_that_begins_like_a_total_is_none(text, total):
    assert is_total([text]) is total
