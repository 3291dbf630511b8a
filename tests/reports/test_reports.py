"""Both reports and the table of awards, whole: every sentence and every annex, by hand."""

import pytest

from tests import make
from tests.reports import commune, layout, rows, said

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def test_the_result_report_says_exactly_this():
    """Twelve dossiers sent, seven honoured by three units, nine confirmed, three for the city."""
    found = layout.page("result", commune.commune())

    assert found == [
        *said.HEAD,
        said.NUMBER,
        said.DAY,
        "Bản dự thảo lập trước Hội nghị",
        "BÁO CÁO",
        f"Kết quả tổ chức / {said.NAME} / lần thứ I (2025-2030)",
        said.ADDRESSED,
        "Thực hiện Kế hoạch số 28/KH-UBND ngày 14/8/2025 của UBND xã Đại Sơn, Ủy ban nhân dân xã"
        f" Đại Sơn báo cáo kết quả tổ chức {said.FULL} như sau:",
        said.REPORTS_REST_ON,
        "1. Công tác chuẩn bị",
        f"{said.MANDATE} đã ban hành Kế hoạch số 28/KH-UBND ngày 14/8/2025 của UBND xã Đại Sơn;"
        " giao nhiệm vụ cho các cơ quan, đơn vị và các thôn tổ chức thực hiện.",
        "Việc bình xét điển hình tiên tiến được thực hiện công khai, dân chủ từ thôn, các cơ quan,"
        " đơn vị. Các đơn vị đã gửi 12 hồ sơ (trong đó 01 hồ sơ đang trả lại để bổ sung, 01 hồ sơ"
        " đã hủy); qua thẩm định, xét duyệt đã chọn 07 điển hình tiên tiến của 03"
        " đơn vị, gồm 02 tập thể, 01 hộ gia đình, 04 cá nhân.",
        "2. Thời gian, địa điểm, hình thức tổ chức",
        "Thời gian: 08 giờ 00 phút, ngày 22 tháng 8 năm 2025.",
        "Địa điểm: Nhà Văn hóa xã Đại Sơn (thôn Mỗ Đoạn).",
        "Hình thức: Tổ chức “Hội nghị tuyên dương điển hình tiên tiến”.",
        "3. Số lượng, cơ cấu đại biểu",
        "Số đại biểu đã xác nhận dự: 09 (Kế hoạch: tối đa 150); có mặt: …………",
        "Trong số đã xác nhận dự: điển hình tiên tiến 04 đại biểu (44,4%); khách mời và lãnh đạo"
        " các cấp, các ngành 05 đại biểu (55,6%); nữ 06 đại biểu (66,7%) (chi tiết tại Phụ lục I).",
        "4. Báo cáo tham luận",
        "Người trình bày: Bà Nguyễn Thị Ánh.",
        "5. Tuyên dương, khen thưởng tại Hội nghị",
        "Hội nghị tuyên dương 07 điển hình tiên tiến, gồm 02 tập thể, 01 hộ gia đình, 04 cá nhân.",
        "Cả giai đoạn 2020-2025, xã có 1.215 lượt khen thưởng cho tập thể, hộ gia đình, cá nhân"
        " (chi tiết tại Phụ lục II).",
        *said.DOTS,
        "6. Công tác tuyên truyền",
        *said.DOTS,
        "7. Đại biểu được giới thiệu dự Đại hội cấp trên",
        f"Hội nghị thông qua danh sách 03 đại biểu dự {said.CONGRESS}:",
        "1. Ông Vũ Đức Quyền, Chủ hộ, thôn Ô Mễ, đại diện hộ ông Vũ Đức Quyền;",
        "2. Bà Nguyễn Thị Ánh, Nông dân, thôn Mỗ Đoạn;",
        "3. Bà Phạm Thị Hòa, Tổ trưởng, thôn Mỗ Đoạn, đại diện tổ rau an toàn.",
        "8. Đánh giá chung và kiến nghị, đề xuất",
        *said.DOTS,
        "Trên đây là Báo cáo kết quả tổ chức Hội nghị của Ủy ban nhân dân xã Đại Sơn"
        " (có Phụ lục I và Phụ lục II kèm theo)./.",
        *said.SENT_TO,
        *said.SIGNED,
        "Phụ lục I",
        said.T7_TITLE,
        said.WITH_REPORT,
        *said.T7_PAGE,
        "Phụ lục II",
        said.T8_TITLE,
        said.WITH_REPORT,
        *said.T8_PAGE,
    ]


def test_the_result_report_of_nothing_says_no_noughts():
    """Dots where nothing is known; no sentence about 00 of anything honoured, sent or awarded."""
    found = layout.page("result", make.conference())

    assert found[12:27] == [
        "1. Công tác chuẩn bị",
        f"{said.MANDATE} đã ban hành Kế hoạch số 28/KH-UBND ngày 14/8/2025 của UBND xã Đại Sơn;"
        " giao nhiệm vụ cho các cơ quan, đơn vị và các thôn tổ chức thực hiện.",
        "Việc bình xét điển hình tiên tiến được thực hiện công khai, dân chủ từ thôn, các cơ"
        " quan, đơn vị.",
        "2. Thời gian, địa điểm, hình thức tổ chức",
        "Thời gian: ……………………………………",
        "Địa điểm: Nhà Văn hóa xã Đại Sơn (thôn Mỗ Đoạn).",
        "Hình thức: Tổ chức “Hội nghị tuyên dương điển hình tiên tiến”.",
        "3. Số lượng, cơ cấu đại biểu",
        "Số đại biểu đã xác nhận dự: 00 (Kế hoạch: tối đa 150); có mặt: …………",
        "4. Báo cáo tham luận",
        *said.DOTS,
        "5. Tuyên dương, khen thưởng tại Hội nghị",
        *said.DOTS,
    ]


def test_a_full_hall_is_reported_as_150_of_150_whoever_else_is_proposed():
    """A1: the report once said 156 of at most 150."""
    conference = make.conference()
    for number in range(150):
        make.delegate(conference=conference, state="confirmed", full_name=f"Khách {number}")
    for state in ("proposed", "absent", "withdrawn"):
        for _ in range(6):
            make.delegate(conference=conference, state=state)

    found = layout.page("result", conference)

    assert "Số đại biểu đã xác nhận dự: 150 (Kế hoạch: tối đa 150); có mặt: …………" in found
    assert ("", "Tổng số đại biểu đã xác nhận dự", "150", "100%", "Kế hoạch: tối đa 150") in found


SUMMARY_OF = "tổng kết phong trào thi đua và công tác khen thưởng 5 năm giai đoạn 2020-2025"


def test_the_summary_report_says_exactly_this():
    """III.3.1: the plan's nine parts; the office's words, then what the data say."""
    found = layout.page("summary", commune.commune())

    assert found == [
        *said.HEAD,
        said.NUMBER,
        said.DAY,
        "BÁO CÁO",
        "Tổng kết phong trào thi đua và công tác khen thưởng / 5 năm giai đoạn 2020-2025, phương"
        " hướng, nhiệm vụ / công tác thi đua, khen thưởng giai đoạn 2025-2030",
        said.ADDRESSED,
        f"{said.MANDATE} báo cáo {SUMMARY_OF}, phương hướng, nhiệm vụ công tác thi đua, khen"
        " thưởng giai đoạn 2025-2030 như sau:",
        said.REPORTS_REST_ON,
        "Phần thứ nhất / TỔNG KẾT PHONG TRÀO THI ĐUA YÊU NƯỚC VÀ CÔNG TÁC KHEN THƯỞNG GIAI ĐOẠN"
        " 2020-2025",
        "I. KẾT QUẢ CÁC PHONG TRÀO THI ĐUA YÊU NƯỚC GIAI ĐOẠN 2020-2025",
        "Phong trào thứ nhất.",
        "Phong trào thứ hai.",
        "Từ các phong trào thi đua, toàn xã Đại Sơn có 07 điển hình tiên tiến được bình xét, tuyên"
        " dương, gồm 02 tập thể, 01 hộ gia đình, 04 cá nhân.",
        "II. KẾT QUẢ CÔNG TÁC KHEN THƯỞNG",
        "Cả giai đoạn 2020-2025, xã có 1.215 lượt khen thưởng cho tập thể, hộ gia đình, cá nhân,"
        " gồm 02 lượt cho tập thể, 03 lượt cho hộ gia đình, 1.210 lượt cho cá nhân; trong đó 1.201"
        " lượt cho người trực tiếp lao động, sản xuất, công tác, chiếm 99,3% số lượt khen thưởng"
        " cá nhân (chi tiết tại Phụ lục II).",
        *said.DOTS,
        "III. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO",
        *said.DOTS,
        "IV. TỒN TẠI, HẠN CHẾ, NGUYÊN NHÂN VÀ BÀI HỌC KINH NGHIỆM",
        *said.DOTS,
        "Phần thứ hai / PHƯƠNG HƯỚNG, NHIỆM VỤ GIAI ĐOẠN 2025-2030",
        "I. PHƯƠNG HƯỚNG, MỤC TIÊU CHUNG",
        *said.DOTS,
        "II. NỘI DUNG CHỦ YẾU CỦA CÁC PHONG TRÀO THI ĐUA",
        *said.DOTS,
        "III. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO VÀ CÁC GIẢI PHÁP CHỦ YẾU",
        *said.DOTS,
        f"Trên đây là Báo cáo {SUMMARY_OF} của Ủy ban nhân dân xã Đại Sơn"
        " (có Phụ lục I và Phụ lục II kèm theo)./.",
        *said.SENT_TO,
        *said.SIGNED,
        "Phụ lục I",
        said.T7_TITLE,
        said.WITH_REPORT,
        *said.T7_PAGE,
        "Phụ lục II",
        said.T8_TITLE,
        said.WITH_REPORT,
        *said.T8_PAGE,
    ]


def test_the_summary_in_a_workbook_is_its_two_annexes():
    found = layout.book(rows.book_of("summary", commune.commune()))

    assert found == {
        "Cơ cấu": [
            (said.T7_TITLE, *[None] * 5),
            (said.FULL, *[None] * 5),
            (said.REPORTS_REST_ON, *[None] * 5),
            *said.T7_SHEET,
        ],
        "Khen thưởng": [
            (said.T8_TITLE, *[None] * 9),
            (said.FULL, *[None] * 9),
            (said.REPORTS_REST_ON, *[None] * 9),
            *said.T8_SHEET,
        ],
        "Ghi chú": said.notes("Báo cáo tổng kết"),
    }


AWARDS_REST_ON = "Số liệu đến 08:00 ngày 16/8/2025: số lượt khen thưởng xã đã thống kê."


def test_the_table_of_awards_says_exactly_this():
    found = layout.page("awards", commune.commune())

    assert found == [
        *said.HEAD,
        said.DAY,
        "BẢNG TỔNG HỢP",
        "Kết quả khen thưởng / giai đoạn 2020-2025",
        said.WITH_REPORT,
        AWARDS_REST_ON,
        *said.T8_PAGE,
        "Bảng này có 1.215 lượt khen thưởng./.",
        *said.SIGNED,
    ]


def test_the_table_of_awards_in_a_workbook_says_exactly_this():
    found = layout.book(rows.book_of("awards", commune.commune()))

    assert found == {
        "Khen thưởng": [
            ("BẢNG TỔNG HỢP Kết quả khen thưởng giai đoạn 2020-2025", *[None] * 9),
            (said.FULL, *[None] * 9),
            (AWARDS_REST_ON, *[None] * 9),
            *said.T8_SHEET,
        ],
        "Ghi chú": said.notes("Bảng tổng hợp khen thưởng"),
    }
