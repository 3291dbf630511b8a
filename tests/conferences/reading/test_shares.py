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


@pytest.mark.parametrize(
    ("behind", "about", "trust"),
    [
        ("khách mời và lãnh đạo", "khách mời và lãnh đạo", LOOK),
        ("khách mời và đại diện các ngành, đoàn thể", "khách mời và đại diện các ngành, đoàn thể",
         LOOK),
        ("khách mời cùng với bà con kiều bào", "khách mời cùng với bà con kiều bào", LOOK),
        ("khách mời, bà con kiều bào", "khách mời", LOOK),
        ("khách mời, lãnh đạo và người có công", "khách mời, lãnh đạo và người có công", LOOK),
        ("khách mời, lãnh đạo", "khách mời, lãnh đạo", SURE),
        ("khách mời và do Văn phòng mời", "khách mời", LOOK),
        ("khách mời, do Văn phòng mời", "khách mời", LOOK),
        ("khách mời", "khách mời", SURE),
        ("khách mời; bà con kiều bào tự đến", "khách mời", SURE),
        ("khách mời, còn lại do các thôn bầu", "khách mời", SURE),
    ],
)  # fmt: skip
def test_what_may_go_on_behind_a_group_is_asked(behind, about, trust):
    assert found(f"Cơ cấu: 30% là {behind}.", Kind.SHARE) == [("3/10", about, trust)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("70% là điển hình và gương người tốt, 30% là khách mời.",
         [("7/10", "điển hình và gương người tốt", LOOK), ("3/10", "khách mời", SURE)]),
        ("70% là điển hình và 30% là khách mời.",
         [("7/10", "điển hình", SURE), ("3/10", "khách mời", SURE)]),
        ("70% là điển hình cùng 30% là khách mời.",
         [("7/10", "điển hình", SURE), ("3/10", "khách mời", SURE)]),
        ("70% là điển hình và khách mời chiếm 30%.",
         [("7/10", "điển hình", LOOK), ("3/10", "khách mời", LOOK)]),
        ("70% là điển hình, khách mời chiếm 30%.",
         [("7/10", "điển hình", LOOK), ("3/10", "khách mời", LOOK)]),
    ],
)  # fmt: skip
def test_what_stands_before_the_next_number_is_its_own(text, said):
    assert found(text, Kind.SHARE) == said
    asked = {note for one in notes(text, Kind.SHARE) for note in one}
    assert ("Hãy xem thành phần này dừng ở chữ nào." in asked) is ("gương" in text)
