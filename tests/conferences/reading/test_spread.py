"""How seats are shared out, by name and in tables; which years a sentence is of."""

import pytest

from conferences.reading import Kind
from tests.conferences.reading.test_reader import LOOK, SURE, found


def test_a_place_by_its_name_has_the_number_behind_it_and_is_asked():
    text = (
        "2.3. Phân bổ cụ thể: mỗi bản 02 đại biểu; thôn Đông 05 đại biểu, Trạm Y tế cử 03 đại biểu."
    )
    assert found(text, Kind.SEATS) == [
        ("2", "mỗi bản", SURE),
        ("5", "thôn Đông", LOOK),
        ("3", "Trạm Y tế", LOOK),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Phân bổ Giấy khen: thôn Đông 02 người.",
        "Văn nghệ: thôn Đông 05 người.",
        "Phân bổ: thôn Đông giảm 02 đại biểu.",
        "Phân bổ: năm trước thôn Đông 02 đại biểu.",
        "Phân bổ: xe đón thôn Đông 02 chuyến, 05 đại biểu.",
    ],
)
def test_a_number_behind_a_name_is_not_always_its_seats(text):
    assert found(text, Kind.SEATS) == []


@pytest.mark.parametrize("heads", ["Khối, đơn vị", "Các khối", "Tổ dân phố", "Tên các đơn vị"])
def test_a_table_of_blocks_shares_out_the_seats(heads):
    text = f"TT | {heads} | Số đại biểu\n1 | Mỗi tổ dân phố | 01\n2 | Khối doanh nghiệp | 15"
    assert found(text, Kind.SEATS) == [
        ("1", "Mỗi tổ dân phố", SURE),
        ("15", "Khối doanh nghiệp", SURE),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "TT | Khối, đơn vị | Số Giấy khen\n1 | Khối trường học | 03",
        "TT | Khối lượng | Số đại biểu\n1 | 20 kg | 03",
        "TT | Nội dung | Số đại biểu\n1 | Văn nghệ | 03",
        "TT | Khối | Đơn vị | Số đại biểu\n1 | Trường học | THCS | 03",
        "TT | Khối | Số đại biểu\nTổng | | 18",
    ],
)
def test_another_table_shares_out_none(text):
    assert found(text, Kind.SEATS) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Gồm 80 đại biểu điển hình do các thôn, đơn vị chọn; 30 đại biểu khách mời ngoài đảo.",
         [("80", "đại biểu điển hình do các thôn, đơn vị chọn"),
          ("30", "đại biểu khách mời ngoài đảo")]),
        ("Trong 80 đại biểu điển hình, nông dân chiếm khoảng 1/2.", [("80", "đại biểu điển hình")]),
        ("Trong số 80 người là điển hình tiên tiến, nông dân một nửa.",
         [("80", "điển hình tiên tiến")]),
        ("Tham luận của 04 điển hình tiên tiến.", []),
        ("Trao quà cho 30 khách mời.", []),
        ("Giao lưu với 05 gương điển hình.", []),
    ],
)  # fmt: skip
def test_a_group_has_its_own_words(text, said):
    assert found(text, Kind.GROUP) == [(value, about, LOOK) for value, about in said]


# --- Years ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "trust"),
    [
        ("1.1. Nhìn lại 5 năm thực hiện phong trào thi đua yêu nước (2020 - 2025) ở xã.", SURE),
        ("- Tổng kết phong trào thi đua yêu nước (2020 - 2025).", SURE),
        ("- Nhìn lại 05 năm giảm nghèo (2020 - 2025).", LOOK),
        ("- Phong trào thi đua (2020 - 2025) sôi nổi.", LOOK),
    ],
)
def test_years_in_brackets_behind_what_they_are_of(text, trust):
    assert found(text, Kind.PERIOD) == [("2020-2025", "", trust)]


@pytest.mark.parametrize(
    "text",
    [
        "- Tổng kết dự án cầu Sông Giăng (2020 - 2025).",
        "- Nhìn lại 5 năm. Dự án cầu (2020 - 2025).",
        "- Nhìn lại 5 năm: dự án cầu (2020 - 2025).",
        "- Tổng kết 5 năm và đề án cầu (2020 - 2025).",
    ],
)
def test_years_of_something_else_are_no_period(text):
    assert found(text, Kind.PERIOD) == []


@pytest.mark.parametrize(
    "text",
    [
        "- Đề ra phương hướng, nhiệm vụ giai đoạn 2026 - 2030.",
        "- Phát động phong trào thi đua giai đoạn 2026 - 2030.",
        "- Xác định nhiệm vụ 5 năm tới (2026 - 2030).",
    ],
)
def test_years_ahead_that_the_title_does_not_say_are_asked(text):
    assert found(text, Kind.TERM) == [("2026-2030", "", LOOK)]


@pytest.mark.parametrize(
    "text",
    [
        "- Phương hướng giảm nghèo giai đoạn 2026 - 2030.",
        "- Nhiệm vụ Nghị quyết Đại hội Đảng bộ giai đoạn 2026 - 2030.",
        "- Kết quả nhiệm vụ giai đoạn 2021 - 2025.",
        "- Xây cầu giai đoạn 2026 - 2030.",
        "- Nêu nhiệm vụ. Xây cầu giai đoạn 2026 - 2030.",
    ],
)
def test_other_years_ahead_are_no_term(text):
    assert found(text, Kind.TERM) == []
