"""Until when and from when, as the clerks of many provinces write it in a sentence."""

import pytest

from conferences.reading import Kind
from tests.conferences.reading.test_reader import LOOK, SURE, found


@pytest.mark.parametrize(
    ("when", "value", "trust"),
    [
        ("Muộn nhất ngày 20/8/2025", "2025-08-21", SURE),
        ("Chậm nhất: ngày 20/8/2025", "2025-08-21", SURE),
        ("Trễ nhất là ngày 20/8/2025", "2025-08-21", SURE),
        ("Không muộn hơn ngày 20/8/2025", "2025-08-21", SURE),
        ("Không chậm quá ngày 20/8/2025", "2025-08-21", SURE),
        ("Hạn chót: ngày 20/8/2025", "2025-08-21", SURE),
        ("Thời hạn gửi: ngày 20/8/2025", "2025-08-21", SURE),
        ("Hạn nộp hồ sơ là ngày 20/8/2025", "2025-08-21", SURE),
        ("Từ 15 đến 20/8/2025", "2025-08-21", SURE),
        ("Từ ngày 15 đến ngày 20/8/2025", "2025-08-21", SURE),
        ("Từ ngày 15 - 20/8/2025", "2025-08-21", SURE),
        ("Ngày 15 - 20/8/2025", "2025-08-21", SURE),
        ("Từ ngày 15/8/2025 đến hết ngày 20/8/2025", "2025-08-21", SURE),
        ("Đến ngày 20/8/2025", "2025-08-21", LOOK),
        ("Cuối tháng 8/2025", "2025-09-01", LOOK),
        ("Hết tháng 8 năm 2025", "2025-09-01", LOOK),
        ("Chậm nhất 17 giờ ngày 20/8/2025", "2025-08-20T17:00", LOOK),
        ("Không muộn hơn 16h30 ngày 20/8/2025", "2025-08-20T16:30", LOOK),
        ("Sau Hội nghị một tuần", "+7", LOOK),
        ("Chậm nhất 10 (mười) ngày sau khi bế mạc", "+10", LOOK),
        ("Trong thời gian 05 ngày kể từ khi bế mạc", "+5", LOOK),
        ("Không quá 07 ngày làm việc sau Hội nghị", "+7", LOOK),
        ("Trước Hội nghị hai tuần", "-14", LOOK),
        ("Trước ngày tổ chức Hội nghị ít nhất 07 ngày", "-7", LOOK),
        ("Trước 05 ngày so với ngày khai mạc", "-5", LOOK),
    ],
)
def test_until_when_in_a_sentence(when, value, trust):
    assert found(f"- {when}, gửi danh sách.", Kind.DEADLINE) == [(value, "gửi danh sách", trust)]


@pytest.mark.parametrize(
    ("text", "task"),
    [
        ("- Trang trí hội trường: hoàn thành ngày 19/8/2025.", "Trang trí hội trường"),
        ("- Trang trí hội trường xong ngày 19/8/2025.", "Trang trí hội trường xong"),
        ("- Trang trí hội trường, hoàn tất vào ngày 19/8/2025.", "Trang trí hội trường"),
    ],
)
def test_done_on_a_day_is_asked_and_counts_it(text, task):
    assert found(text, Kind.DEADLINE) == [("2025-08-20", task, LOOK)]


@pytest.mark.parametrize(
    "text",
    [
        "- Tuyến đường đã hoàn thành ngày 19/5/2025.",
        "- Từ 15 đến 20 đại biểu dự họp.",
        "- Ngày 15 và đêm 20 treo cờ.",
        "- Thực hiện các nhiệm vụ của tháng 8/2025.",
        "- Kỷ niệm từ năm 1948 - 11/6.",
        "- Hai tuần một lần gửi báo cáo.",
    ],
)
def test_other_figures_are_no_day(text):
    assert found(text, Kind.DEADLINE) == []


# --- When the event begins -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "value", "trust"),
    [
        ("Từ 14 giờ 00 đến 17 giờ 00 ngày 11/8/2025", "2025-08-11T14:00", SURE),
        ("Từ 14 giờ 00 đến 17 giờ 00 ngày 11 tháng 8 năm 2025 (chiều thứ Hai)",
         "2025-08-11T14:00", SURE),
        ("14h00 - 17h00, ngày 11/8/2025", "2025-08-11T14:00", SURE),
        ("07g30 – 11g00 ngày 11/8/2025", "2025-08-11T07:30", SURE),
        ("từ 7 giờ 30 phút đến 11 giờ 00 phút, thứ Hai, ngày 11/8/2025", "2025-08-11T07:30", SURE),
        ("ngày 11/8/2025, từ 14 giờ 00 đến 17 giờ 00", "2025-08-11T14:00", SURE),
        ("ngày 11/8/2025 (từ 14 giờ đến 17 giờ)", "2025-08-11T14:00", SURE),
        ("ngày 11/8/2025, bắt đầu lúc 14 giờ", "2025-08-11T14:00", SURE),
        ("08 giờ 00 phút, thứ Hai ngày 11/8/2025", "2025-08-11T08:00", SURE),
        ("8 giờ 00 phút, sáng thứ Hai ngày 11/8/2025", "2025-08-11T08:00", SURE),
        ("8 giờ, sáng ngày 11/8/2025", "2025-08-11T08:00", SURE),
        ("ngày 11/8/2025, đón khách lúc 7 giờ", "2025-08-11", LOOK),
        ("ngày 11/8/2025, đại biểu có mặt trước 7 giờ 15", "2025-08-11", LOOK),
        ("ngày 11/8/2025, đón khách từ 7h00 đến 7h30", "2025-08-11", LOOK),
        ("ngày 11/8/2025, từ 7h30, bế mạc 11h00", "2025-08-11", LOOK),
    ],
)  # fmt: skip
def test_the_hour_at_which_it_begins(when, value, trust):
    assert found(f"1. Thời gian: {when}.", Kind.HELD) == [(value, "", trust)]


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị tiến hành trong một buổi sáng, lúc 08 giờ 00, thứ Sáu ngày 29/8/2025.",
        "Hội nghị được tiến hành vào lúc 08 giờ 00 ngày 29/8/2025 tại Nhà văn hóa.",
        "Hội nghị diễn ra từ 08 giờ 00 đến 11 giờ 00 ngày 29/8/2025.",
        "Hội nghị tổ chức trong 01 buổi, khai mạc lúc 8h00 ngày 29/8/2025.",
        "Hội nghị dự kiến khai mạc lúc 8h00 ngày 29/8/2025.",
        "Tổ chức Hội nghị vào 08 giờ 00 ngày 29/8/2025, tại Hội trường UBND xã.",
        "Dự kiến tổ chức vào lúc 8 giờ 00 ngày 29/8/2025, tại Hội trường UBND xã.",
        "Vào lúc 8 giờ 00 ngày 29/8/2025, tại Hội trường UBND xã.",
        "Một buổi, từ 8 giờ 00 ngày 29/8/2025.",
    ],
)
def test_a_paragraph_below_when_and_where_is_asked(text):
    head = "3. THỜI GIAN, ĐỊA ĐIỂM"
    assert found(f"{head}\n{text}", Kind.HELD) == [("2025-08-29T08:00", "", LOOK)]
    assert found(f"{head}\n{text}", Kind.DEADLINE) == []


@pytest.mark.parametrize(
    "text",
    [
        "2. NỘI DUNG\nVào lúc 8 giờ 00 ngày 29/8/2025 phát sóng.",
        "2. THỜI GIAN GỬI HỒ SƠ\nNgày 29/8/2025, gửi về UBND xã.",
        "3. THỜI GIAN, ĐỊA ĐIỂM\nThực hiện Công văn ngày 29/8/2025 của Sở Nội vụ.",
        "3. THỜI GIAN, ĐỊA ĐIỂM\nĐại biểu đăng ký trước ngày 29/8/2025.",
        "3. THỜI GIAN, ĐỊA ĐIỂM\nTổng duyệt ngày 29/8/2025.",
    ],
)
def test_another_day_is_not_the_event(text):
    assert found(text, Kind.HELD) == []


@pytest.mark.parametrize(
    ("when", "value", "trust"),
    [
        ("01 ngày, 24/10 (thứ Sáu)", "2025-10-24", LOOK),
        ("24/10/2025", "2025-10-24", SURE),
        ("24/10", "2025-10-24", LOOK),
        ("sáng 24/10/2025", "2025-10-24", SURE),
        ("7 giờ 30, 24/10/2025, tại số 12/4 đường Lê Lợi", "2025-10-24T07:30", SURE),
        ("thứ Sáu, 24/10/2025", "2025-10-24", SURE),
        ("1/2 ngày, chiều 24/10/2025", "2025-10-24", SURE),
        ("02 ngày, 23 - 24/10/2025", "2025-10-24", LOOK),
    ],
)
def test_a_day_behind_its_label_needs_no_word_before_it(when, value, trust):
    assert found(f"1. Thời gian: {when}.", Kind.HELD) == [(value, "", trust)]
    assert found(f"1. Thời gian: {when}.", Kind.DEADLINE) == []


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Hội nghị khai mạc 24/10 (thứ Sáu).", [("2025-10-24", "", LOOK)]),
        ("Hội nghị khai mạc thứ Sáu, 24/10.", [("2025-10-24", "", LOOK)]),
        ("Hội nghị khai mạc 24/10 (Sáu).", []),
        ("1. Thời gian: 1/2 ngày.", []),
        ("1. Thời gian: theo mục 2/10.", []),
        ("1. Thời gian: buổi sáng, tại số 24/10 đường Lê Lợi.", []),
        ("1. Địa điểm: số 24/10 đường Lê Lợi.", []),
    ],
)
def test_a_day_of_the_week_beside_it_tells_a_day_from_a_number(text, held):
    assert found(text, Kind.HELD) == held


@pytest.mark.parametrize(
    ("when", "value"),
    [
        ("Trong tuần đầu tháng 9/2025", "2025-09-08"),
        ("Tuần lễ đầu tháng 9/2025", "2025-09-08"),
        ("Tuần thứ hai của tháng 9/2025", "2025-09-15"),
        ("Tuần thứ ba tháng 9/2025", "2025-09-22"),
        ("Đầu tháng 9/2025", "2025-09-11"),
        ("Thượng tuần tháng 9/2025", "2025-09-11"),
        ("Giữa tháng 9/2025", "2025-09-21"),
        ("Trung tuần tháng 9/2025", "2025-09-21"),
        ("Nửa đầu tháng 9/2025", "2025-09-16"),
        ("Tuần cuối tháng 9/2025", "2025-10-01"),
        ("Hạ tuần tháng 9/2025", "2025-10-01"),
        ("Trước 05 ngày", "-5"),
        ("Sau khi kết thúc Hội nghị, trong thời hạn 10 ngày", "+10"),
        ("Sau khi bế mạc, chậm nhất 05 ngày", "+5"),
    ],
)
def test_parts_of_a_month_and_counts_are_asked(when, value):
    assert found(f"- {when}, gửi danh sách.", Kind.DEADLINE) == [(value, "gửi danh sách", LOOK)]
