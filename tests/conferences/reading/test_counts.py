"""Who has which number: shares, seats, groups and the cap, in sentences an office could write.

Nothing wrong may be sure: where a sentence has two numbers or two subjects, a number is sure only
where the grammar leaves no other reading.
"""

import pytest

from conferences.reading import Kind
from tests.conferences.reading.test_reader import LOOK, SURE, found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Cơ cấu: 70% là điển hình tiên tiến, 30% là khách mời.",
            [("7/10", "điển hình tiên tiến", SURE), ("3/10", "khách mời", SURE)],
        ),
        (
            "Trong đó có 65% là đại biểu điển hình tiên tiến và 35% là khách mời, lãnh đạo.",
            [
                ("13/20", "đại biểu điển hình tiên tiến", SURE),
                ("7/20", "khách mời, lãnh đạo", SURE),
            ],
        ),
        (
            "Cơ cấu: điển hình tiên tiến 70%, khách mời 30%.",
            [("7/10", "điển hình tiên tiến", SURE), ("3/10", "khách mời", SURE)],
        ),
        (
            "Điển hình tiên tiến chiếm 80% tổng số đại biểu; khách mời chiếm 20%.",
            [("4/5", "Điển hình tiên tiến", SURE), ("1/5", "khách mời", SURE)],
        ),
        (
            "Cơ cấu: 70% điển hình tiên tiến, 30% khách mời.",
            [("7/10", "điển hình tiên tiến", LOOK), ("3/10", "khách mời", LOOK)],
        ),
        (
            "Điển hình tiên tiến 70%, 30% là khách mời.",
            [("7/10", "Điển hình tiên tiến", LOOK), ("3/10", "khách mời", LOOK)],
        ),
        (
            "Điển hình tiên tiến 75%, còn lại 25% là khách mời.",
            [("3/4", "Điển hình tiên tiến", LOOK), ("1/4", "khách mời", LOOK)],
        ),
        (
            "Trong số đại biểu, nữ ít nhất 30%, người trực tiếp lao động, sản xuất ít nhất 40%.",
            [
                ("3/10", "Trong số đại biểu, nữ", LOOK),
                ("2/5", "người trực tiếp lao động, sản xuất", LOOK),
            ],
        ),
    ],
)
def test_a_percent_goes_with_its_own_words(text, said):
    assert found(text, Kind.SHARE) == said


@pytest.mark.parametrize(
    "text",
    [
        "Đại biểu điển hình tiên tiến là nữ 40%.",
        "Đại biểu điển hình tiên tiến, khách mời lần lượt 70%, 30%.",
        "Khách mời 40 đại biểu, trong đó điển hình tiên tiến 50%.",
        "Cá nhân điển hình tiên tiến 40%, tập thể điển hình tiên tiến 30%.",
        "Điển hình tiên tiến được khen thưởng 20%.",
        "Đại biểu điển hình tiên tiến tăng 20%.",
        "Năm trước, điển hình tiên tiến 60%.",
        "Trường hợp họp trực tuyến: điển hình tiên tiến 90%.",
        "Không quá 70% là điển hình tiên tiến.",
        "Điển hình tiên tiến hơn 70%.",
        "Điển hình tiên tiến 70% trở lên.",
        "70% đại biểu điển hình tiên tiến là nữ.",
        "Điển hình tiên tiến 60% hoặc 70%.",
        "Đại biểu khách mời 30%, 40%.",
        "Đại biểu khách mời gồm:\n- Điển hình tiên tiến: 20%",
        "Khách mời 30 đại biểu, trong đó 50% là điển hình tiên tiến.",
        "Kinh phí cho đại biểu khách mời 30%.",
    ],
)
def test_a_share_that_could_be_anothers_is_never_sure(text):
    assert SURE not in [trust for _, _, trust in found(text, Kind.SHARE)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Mỗi bản cử 02 đại biểu, mỗi trường 01 đại biểu.",
            [("2", "Mỗi bản", SURE), ("1", "mỗi trường", SURE)],
        ),
        (
            "Mỗi thôn 03 đại biểu, mỗi cơ quan 02 đại biểu, mỗi doanh nghiệp 01 đại biểu.",
            [
                ("3", "Mỗi thôn", SURE),
                ("2", "mỗi cơ quan", SURE),
                ("1", "mỗi doanh nghiệp", SURE),
            ],
        ),
        (
            "Mỗi thôn cử không quá 03 đại biểu và mỗi trường cử 02 đại biểu.",
            [("3", "Mỗi thôn", SURE), ("2", "mỗi trường", SURE)],
        ),
        (
            "Các xã cũ (Quan Lạn, Minh Châu, Bản Sen, Ngọc Vừng, Thắng Lợi) mỗi nơi 05 đại biểu.",
            [
                (
                    "5",
                    "Các xã cũ (Quan Lạn, Minh Châu, Bản Sen, Ngọc Vừng, Thắng Lợi) mỗi nơi",
                    SURE,
                )
            ],
        ),
        (
            "Trường THCS cử 04 đại biểu, mỗi trường tiểu học cử 02 đại biểu.",
            [("2", "mỗi trường tiểu học", SURE), ("4", "Trường THCS", LOOK)],
        ),
        ("Mỗi thôn cử 02 đến 03 đại biểu.", [("3", "Mỗi thôn", LOOK)]),
        ("Mỗi thôn cử 02 đại biểu dự Hội nghị.", [("2", "Mỗi thôn", SURE)]),
        ("Mỗi thôn cử 02 đại biểu nữ.", [("2", "Mỗi thôn", LOOK)]),
    ],
)
def test_each_place_has_its_own_number(text, said):
    assert found(text, Kind.SEATS) == said


@pytest.mark.parametrize(
    "text",
    [
        "Mỗi thôn cử 02 đại biểu họp bình xét tại xã.",
        "Mỗi thôn bình quân 02 đại biểu.",
        "Riêng thôn Đông giảm 01 đại biểu.",
        "Mỗi thôn thêm 01 đại biểu.",
        "Năm trước mỗi thôn cử 02 đại biểu.",
        "Nếu còn chỗ, mỗi thôn cử 01 đại biểu.",
        "Khách mời tối đa 20 đại biểu.",
        "Mỗi gương điển hình đi cùng 01 đại biểu.",
        "Chuẩn bị: 01 đại biểu/bàn.",
        "II. KHEN THƯỞNG\n1. Mỗi thôn 01 đại biểu.",
    ],
)
def test_seats_that_could_be_others_are_never_sure(text):
    assert SURE not in [trust for _, _, trust in found(text, Kind.SEATS)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Có 90 đại biểu là điển hình tiên tiến và 30 đại biểu là khách mời, lãnh đạo các cấp.",
            [("90", "điển hình tiên tiến"), ("30", "khách mời, lãnh đạo các cấp")],
        ),
        (
            "Trong đó 80 đại biểu điển hình tiên tiến, 20 đại biểu khách mời.",
            [("80", "đại biểu điển hình tiên tiến"), ("20", "đại biểu khách mời")],
        ),
        (
            "Đại biểu điển hình tiên tiến 70 người, đại biểu khách mời 30 người.",
            [("70", "Đại biểu điển hình tiên tiến"), ("30", "đại biểu khách mời")],
        ),
        (
            "- Đại biểu điển hình tiên tiến: 60 đại biểu\n- Khách mời: 40 đại biểu",
            [("60", "Đại biểu điển hình tiên tiến"), ("40", "Khách mời")],
        ),
        ("Ngoài ra có 05 đại biểu là lãnh đạo thành phố.", [("5", "lãnh đạo thành phố")]),
        ("Mỗi thôn cử 02 đại biểu điển hình tiên tiến.", []),
        ("Tặng Giấy khen cho 20 người là điển hình tiên tiến.", []),
    ],
)
def test_numbers_of_groups_are_said_as_numbers_and_always_asked(text, said):
    assert found(text, Kind.GROUP) == [(value, about, LOOK) for value, about in said]
    assert found(text, Kind.SHARE) == []


@pytest.mark.parametrize(
    ("text", "trust"),
    [
        ("Tổng số đại biểu không quá 180 người.", SURE),
        ("1. Số lượng\nKhoảng 120 đại biểu chính thức, trong đó có 90 đại biểu nữ.", LOOK),
        ("1. Số lượng\nTối đa 120 đại biểu chính thức.", LOOK),
        ("Số lượng đại biểu nữ: không quá 50 đại biểu.", LOOK),
        ("Số lượng: dự kiến không quá 120 đại biểu.", LOOK),
        ("Nếu tổ chức trực tuyến, tổng số không quá 50 đại biểu.", LOOK),
        ("Tổng số không quá 40 đại biểu mỗi điểm cầu.", LOOK),
        ("Số lượng đại biểu dự họp trù bị: tối đa 50 đại biểu.", LOOK),
        ("Số lượng đại biểu của xã dự Đại hội tỉnh: không quá 3 đại biểu.", LOOK),
        ("2. Thành phần họp Hội đồng\nKhông quá 15 người.", LOOK),
        ("2. Số lượng khen thưởng\na) Tổng số không quá 30 đại biểu.", LOOK),
    ],
)
def test_a_cap_is_sure_where_it_is_that_of_all_who_come(text, trust):
    assert [one for _, _, one in found(text, Kind.CAPACITY)] == [trust]
