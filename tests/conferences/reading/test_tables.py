"""Tables of who does what until when, with the columns in the order and the words of each clerk."""

import pytest

from conferences.reading import Kind, read, text_of
from tests.conferences.reading.test_reader import HEAD, LOOK, found


def rows(text):
    """(until when, what, who) of every deadline a table names."""
    reading = read(text_of((HEAD + text).encode()))
    return [(one.value, one.about, one.who) for one in reading.of(Kind.DEADLINE)]


def offices(text):
    return [value for value, _, _ in found(text, Kind.OFFICE)]


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        ("STT | Cơ quan, đơn vị | Nhiệm vụ | Thời hạn", "1 | {who} | {what} | {when}"),
        ("TT | Thời gian | Nội dung thực hiện | Đơn vị thực hiện", "1 | {when} | {what} | {who}"),
        ("Nội dung thực hiện | Cơ quan chủ trì | Hạn cuối", "{what} | {who} | {when}"),
        ("TT | Đầu việc | Phân công | Ngày hoàn thành", "1 | {what} | {who} | {when}"),
        ("Đơn vị | Phần việc | Hoàn thành trước ngày | Ghi chú", "{who} | {what} | {when} | "),
        ("Mốc thời gian | Công tác chuẩn bị | Người phụ trách", "{when} | {what} | {who}"),
        ("TT | Tên công việc | Đơn vị phối hợp | Bộ phận tham mưu | Hạn hoàn thành",
         "1 | {what} | Công an xã | {who} | {when}"),
        ("TT | Hoạt động | Thời điểm hoàn thành | Giao cho", "1 | {what} | {when} | {who}"),
        ("Các bộ phận | Nội dung công việc | Tiến độ", "{who} | {what} | {when}"),
        ("Nhiệm vụ cụ thể | Thời hạn hoàn thành | Cơ quan, đơn vị chủ trì, phối hợp",
         "{what} | {when} | {who}"),
    ],
)  # fmt: skip
def test_the_columns_are_known_by_their_words_in_any_order(heads, row):
    told = row.format(who="Phòng Kinh tế", what="Thẩm định dự toán", when="Trước ngày 20/8/2025")
    assert rows(f"{heads}\n{told}") == [("2025-08-20", "Thẩm định dự toán", "Phòng Kinh tế")]
    assert found(f"{heads}\n{told}", Kind.OFFICE) == [("Phòng Kinh tế", "", LOOK)]


@pytest.mark.parametrize(
    ("when", "value"),
    [
        ("20/8/2025", "2025-08-20"),
        ("20/8", "2025-08-20"),
        ("20-8-2025", "2025-08-20"),
        ("Trước 20/8", "2025-08-20"),
        ("Chậm nhất ngày 20/8", "2025-08-21"),
        ("Xong trước ngày 20/8", "2025-08-20"),
        ("Đến hết ngày 20/8", "2025-08-21"),
        ("Đến 20/8/2025", "2025-08-21"),
        ("15/8 - 20/8/2025", "2025-08-21"),
        ("15 - 20/8/2025", "2025-08-21"),
        ("Từ 15 đến 20/8", "2025-08-21"),
        ("Trong tháng 8", "2025-09-01"),
        ("Tháng 8/2025", "2025-09-01"),
        ("Trước 16 giờ ngày 20/8", "2025-08-20T16:00"),
        ("16 giờ 30, ngày 20/8/2025", "2025-08-20T16:30"),
        ("Sau Hội nghị 05 ngày", "+5"),
        ("Trước Hội nghị 01 tuần", "-7"),
    ],
)
def test_until_when_in_a_cell_of_its_own(when, value):
    table = f"TT | Cơ quan, đơn vị | Nhiệm vụ | Thời hạn\n1 | Phòng Kinh tế | In giấy mời | {when}"
    assert rows(table) == [(value, "In giấy mời", "Phòng Kinh tế")]


@pytest.mark.parametrize(
    "when", ["Theo tiến độ", "", "Thường xuyên", "Ngày khai mạc", "1/2 ngày", "02 - 03 ngày"]
)
def test_a_cell_without_a_day_is_no_deadline_and_the_office_still_one(when):
    table = f"TT | Cơ quan, đơn vị | Nhiệm vụ | Thời hạn\n1 | Phòng Kinh tế | In giấy mời | {when}"
    assert rows(table) == []
    assert offices(table) == ["Phòng Kinh tế"]


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Đề nghị UB MTTQ Việt Nam phường", "UB MTTQ Việt Nam phường"),
        ("Giao Phòng Kinh tế", "Phòng Kinh tế"),
        ("Yêu cầu các thôn", "các thôn"),
        ("Phân công Văn phòng HĐND và UBND", "Văn phòng HĐND và UBND"),
        ("Mời Đồn Biên phòng", "Đồn Biên phòng"),
        ("- Công an xã", "Công an xã"),
        ("Phòng Kinh tế;", "Phòng Kinh tế"),
        ("Các khu vực, trường học, đơn vị", "Các khu vực, trường học, đơn vị"),
    ],
)
def test_a_cell_names_the_office_without_the_words_that_ask_it(cell, name):
    table = f"TT | Đơn vị | Nhiệm vụ | Thời hạn\n1 | {cell} | Tuyên truyền | Đến hết ngày 28/8"
    assert offices(table) == [name[0].upper() + name[1:]]
    assert rows(table) == [("2025-08-29", "Tuyên truyền", name)]


@pytest.mark.parametrize(
    "table",
    [
        "Nội dung thi đua | Thời gian | Đơn vị đăng ký\nNông thôn mới | 20/8/2025 | Thôn Đông",
        "Thời gian | Nội dung | Người thực hiện\n07g30 - 08g00 | Đón khách | VP\n8g15 | Chào | MC",
        "Thời gian | Nội dung | Thực hiện\nTừ 8 giờ đến 8 giờ 15 | Chào cờ | Ban Tổ chức",
        "Giờ | Nội dung | Đơn vị\n8h00 | Chào cờ | Đoàn Thanh niên",
        "TT | Họ và tên | Chức vụ | Nhiệm vụ\n1 | Lê An | Chủ tịch | Trưởng ban",
        "TT | Đơn vị | Số đại biểu\n1 | Thôn Đông | 20",
    ],
)
def test_another_table_has_no_deadlines_and_no_offices(table):
    assert rows(table) == []
    assert offices(table) == []


def test_a_table_goes_on_below_a_heading_within_it():
    text = (
        "TT | Nội dung | Chủ trì | Thời hạn\nI | CÔNG TÁC CHUẨN BỊ | | \n"
        "1 | Gửi mẫu | Phòng Kinh tế | trước 25/7/2025\nII | SAU HỘI NGHỊ | | \n"
        "2 | Báo cáo | Văn phòng | Trước 30/8/2025"
    )
    assert rows(text) == [
        ("2025-07-25", "Gửi mẫu", "Phòng Kinh tế"),
        ("2025-08-30", "Báo cáo", "Văn phòng"),
    ]
