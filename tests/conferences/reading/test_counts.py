"""Who has which number: shares, seats, groups and the cap, in sentences an office could write.

Nothing wrong may be sure: where a sentence has two numbers or two subjects, a number is sure only
where the grammar leaves no other reading.
"""

import pytest

from conferences.reading import Kind
from tests.conferences.reading.test_reader import LOOK, SURE, found, notes


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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Tổng số đại biểu chính thức và khách mời không quá 180 đại biểu.", [("180", SURE)]),
        ("Tổng số đại biểu, bao gồm cả khách mời: tối đa 180 đại biểu.", [("180", SURE)]),
        ("Số lượng: tổng cộng cả đại biểu và khách mời không vượt quá 180 người.",
         [("180", SURE)]),
        ("Tổng số đại biểu điển hình tiên tiến, khách mời: 180 đại biểu.", [("180", LOOK)]),
        ("Số đại biểu (kể cả khách mời): 180 người.", [("180", LOOK)]),
        ("Tổng số khách mời không quá 40 đại biểu.", []),
        ("Tổng số 100 đại biểu, gồm điển hình tiên tiến và khách mời 30 đại biểu.",
         [("100", LOOK)]),
    ],
)  # fmt: skip
def test_all_who_come_may_be_said_by_their_kinds(text, said):
    assert [(value, trust) for value, _, trust in found(text, Kind.CAPACITY)] == said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mời dự 95 đại biểu, cụ thể:", "Mời dự 95 đại biểu"),
        ("Bố trí tài liệu phục vụ 95 đại biểu dự Hội nghị.", "95 đại biểu dự Hội nghị"),
        ("In tài liệu cho 95 đại biểu tham dự.", "95 đại biểu tham dự"),
        ("Hội nghị có sự có mặt của 95 đại biểu.", "Hội nghị có sự có mặt của 95 đại biểu"),
        ("Hội nghị có 95 đại biểu.", "Hội nghị có 95 đại biểu"),
        ("Đại hội gồm 95 đại biểu về dự.", "Đại hội gồm 95 đại biểu về dự"),
        ("Hậu cần cho 95 đại biểu về dự Đại hội.", "95 đại biểu về dự Đại hội"),
    ],
)
def test_a_number_that_comes_is_no_cap_and_asked(text, words):
    assert found(text, Kind.CAPACITY) == [("95", "", LOOK)]
    assert notes(text, Kind.CAPACITY)[0][0] == f"Kế hoạch ghi “{words}”, không phải mức tối đa."


def test_who_comes_contradicts_a_cap_only_above_it():
    cap = "- Tổng số đại biểu không quá 180 đại biểu.\n- Chuẩn bị nước cho {} đại biểu dự Hội nghị."

    assert found(cap.format(200), Kind.CAPACITY) == [("180", "", LOOK), ("200", "", LOOK)]
    assert found(cap.format(170), Kind.CAPACITY) == [("180", "", SURE), ("170", "", LOOK)]


@pytest.mark.parametrize(
    "text",
    [
        "Thôn Đông mời dự 02 đại biểu.",
        "Trường THCS chọn 29 đại biểu dự Hội nghị.",
        "Chọn 40 đại biểu dự Hội nghị tỉnh.",
        "Hội nghị các thôn có 40 đại biểu.",
        "Chuẩn bị 130 ghế cho 130 đại biểu.",
        "Mời 40 đại biểu là khách mời dự Hội nghị.",
        "Toàn bộ 130 đại biểu có mặt trước 7 giờ 30.",
    ],
)
def test_other_numbers_of_delegates_are_no_total(text):
    assert found(text, Kind.CAPACITY) == []


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ("trong đó ngư dân, chủ tàu cá 20 người; cán bộ, chiến sĩ LLVT 12 người",
         [("20", "ngư dân, chủ tàu cá"), ("12", "cán bộ, chiến sĩ LLVT")]),
        ("gồm: 20 người là nông dân, 12 đại biểu là phụ nữ",
         [("20", "nông dân"), ("12", "phụ nữ")]),
        ("gồm nông dân: 20 người, công nhân: 12 người và phụ nữ: 15 người",
         [("20", "nông dân"), ("12", "công nhân"), ("15", "phụ nữ")]),
        ("gồm có nông dân (20 người), đoàn viên (12 người)",
         [("20", "nông dân"), ("12", "đoàn viên")]),
        ("bao gồm 20 đại biểu nông dân và 12 đại biểu đoàn viên",
         [("20", "nông dân"), ("12", "đoàn viên")]),
        ("chia ra: cán bộ, công chức 20 người, người dân tộc thiểu số 12 người",
         [("20", "cán bộ, công chức"), ("12", "người dân tộc thiểu số")]),
        ("trong đó có 20 đồng chí bí thư chi bộ; 12 đồng chí trưởng thôn.",
         [("20", "bí thư chi bộ"), ("12", "trưởng thôn")]),
        ("trong đó thôn Đông 20 người, bàn ghế 12 người", []),
        ("cán bộ 20 người", []),
        ("trong đó nông dân được khen 20 người", []),
    ],
)  # fmt: skip
def test_the_parts_of_a_number_are_groups_with_their_words(parts, said):
    text = f"Có 65 đại biểu, {parts}"
    assert found(text, Kind.GROUP) == [(value, about, LOOK) for value, about in said]


def test_places_by_name_and_each_place_in_brackets():
    text = (
        "3. Phân bổ đại biểu chính thức: Công an xã 05 đại biểu, Trạm Y tế 04 đại biểu,"
        " các thôn 48 đại biểu (mỗi TDP 04 đại biểu)."
    )
    assert found(text, Kind.SEATS) == [
        ("4", "mỗi TDP", SURE), ("5", "Công an xã", LOOK), ("4", "Trạm Y tế", LOOK),
    ]  # fmt: skip


def test_a_share_has_none_of_the_words_before_it():
    text = "Cơ cấu: đại biểu nữ từ 30% trở lên, đại biểu trẻ tuổi 15% trở lên, ngoài Đảng 20%."
    assert found(text, Kind.SHARE) == [
        ("3/10", "đại biểu nữ", LOOK), ("3/20", "đại biểu trẻ tuổi", LOOK),
        ("1/5", "ngoài Đảng", LOOK),
    ]  # fmt: skip
