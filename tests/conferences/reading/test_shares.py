"""Parts of the delegates said as fractions: in figures, in words, and what only looks like one."""

import pytest

from conferences.reading import Kind
from tests.conferences.reading.test_reader import LOOK, SURE, found, notes


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Đại biểu là nữ chiếm ít nhất một phần ba.", [("1/3", "Đại biểu là nữ")]),
        ("Đại biểu dưới 35 tuổi không ít hơn một phần năm.", [("1/5", "Đại biểu dưới 35 tuổi")]),
        ("Một nửa là đại biểu điển hình tiên tiến.", [("1/2", "đại biểu điển hình tiên tiến")]),
        ("Đại biểu khách mời không quá 1/3 tổng số đại biểu.", [("1/3", "Đại biểu khách mời")]),
        ("Trong 80 đại biểu điển hình, nông dân chiếm khoảng 1/2, viên chức không quá 20%.",
         [("1/2", "Trong 80 đại biểu điển hình, nông dân"), ("1/5", "viên chức")]),
        ("Trong số đại biểu điển hình phải có ba phần tư là lao động trực tiếp, 30% là phụ nữ.",
         [("3/4", "lao động trực tiếp"), ("3/10", "phụ nữ")]),
        ("Trong tổng số đại biểu khách mời, 50% là điển hình tiên tiến cũ.",
         [("1/2", "điển hình tiên tiến cũ")]),
        ("Đại biểu khách mời quá nửa.", [("1/2", "Đại biểu khách mời")]),
        ("Đại biểu nữ từ một phần ba đến một nửa.",
         [("1/3", "Đại biểu nữ"), ("1/2", "Đại biểu nữ")]),
    ],
)  # fmt: skip
def test_a_fraction_is_a_share_and_always_asked(text, said):
    assert found(text, Kind.SHARE) == [(value, about, LOOK) for value, about in said]


@pytest.mark.parametrize(
    "text",
    [
        "Đại biểu điển hình tiên tiến có mặt ngày 1/2.",
        "Danh sách đại biểu gửi trước 1/2, đại biểu nữ gửi sau.",
        "Đại biểu dự Hội nghị 1/2 ngày.",
        "Đại biểu khách mời dự một nửa buổi.",
        "Đại biểu điển hình nghỉ tại khách sạn số 1/3, đường Hạ Long.",
        "Đại biểu nữ đăng ký theo mục 1/2.",
        "Đại biểu khách mời mỗi nơi thêm một nữa.",
        "Đại biểu điển hình hoàn thành một phần năm 2025.",
        "Đại biểu điển hình là thương binh hạng 3/4/5.",
        "Đại biểu điển hình là thương binh 5/4.",
        "Giấy khen cho 60 đại biểu điển hình (không quá 1/3 là cán bộ, công chức).",
        "Kinh phí cho đại biểu khách mời chiếm một nửa.",
        "Thời gian: 1/2 ngày, đại biểu đến trước 15 phút.",
        "Xây dựng nông thôn mới đạt hai phần ba số thôn.",
    ],
)
def test_what_only_looks_like_a_fraction_of_delegates(text):
    assert found(text, Kind.SHARE) == []


def test_a_part_of_a_part_is_asked_of_whom():
    text = "Trong số đại biểu điển hình phải có 30% là khách mời."
    assert notes(text, Kind.SHARE) == [("Không rõ tỷ lệ này tính trên số nào.",) * 2]
    text = "Trong 90 đại biểu dự Hội nghị, 30% là khách mời."
    assert notes(text, Kind.SHARE) == [("Không rõ tỷ lệ này tính trên số nào.",)]
    assert found("Có 30% là khách mời.", Kind.SHARE) == [("3/10", "khách mời", SURE)]


def test_how_a_fraction_was_written_is_quoted():
    assert notes("Đại biểu khách mời chiếm Một Phần Ba.", Kind.SHARE) == [
        ("Kế hoạch ghi “một phần ba”, không ghi phần trăm.",)
    ]


def test_a_report_put_together_is_no_press_conference():
    text = "- Sau khi kết thúc Hội nghị 05 ngày, tổng hợp báo cáo kết quả."
    assert notes(text, Kind.DEADLINE) == [("Tính từ một việc khác, chưa ghi ngày.",)]
    text = "- Họp báo xong trước ngày 20/8/2025."
    assert notes(text, Kind.DEADLINE) == [("Câu có chữ “Họp báo”, hãy xem lại cả câu.",)]
