"""Sentences an office could write that a rule would read wrongly: none of it may be sure."""

import pytest

from conferences.reading import Kind, Trust, read, text_of
from tests.conferences.reading.test_reader import HEAD, LOOK, SURE, found, notes


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1. Thời gian họp bình xét: ngày 05/8/2025.", Kind.HELD),
        ("II. HỌP BÌNH XÉT Ở CƠ SỞ\n1. Thời gian: ngày 05/8/2025.", Kind.HELD),
        ("1. Thời gian: ngày 22/8/2025, có thể thay đổi.", Kind.HELD),
        ("1. Thời gian: ngày 21/8/2025 tổng duyệt.", Kind.HELD),
        ("1. Thời gian họp tổ dân phố: 01 buổi.", Kind.DURATION),
        ("1. Địa điểm họp bình xét: Nhà văn hóa thôn.", Kind.VENUE),
        ("2. Địa điểm: Nhà văn hóa xã hoặc Hội trường UBND xã.", Kind.VENUE),
        ("2. Địa điểm để xe: sân vận động xã.", Kind.VENUE),
        ("- Không nhận hồ sơ gửi trước ngày 01/8/2025.", Kind.DEADLINE),
        ("- Hồ sơ đã nộp trước ngày 15/8/2025 không phải nộp lại.", Kind.DEADLINE),
        ("- Thành tích tính đến hết ngày 31/7/2025.", Kind.DEADLINE),
        ("- Nếu mưa, lùi việc dựng rạp nhưng xong trước ngày 20/8/2025.", Kind.DEADLINE),
        ("- Trưng bày ảnh từ ngày 15/8 đến ngày 25/8/2025.", Kind.DEADLINE),
        ("- Hội nghị được tổ chức từ ngày 20/8/2025 đến ngày 21/8/2025.", Kind.DEADLINE),
        ("V. TỔ CHỨC THỰC HIỆN\n1. Đón tiếp: 02 người.\n2. Bàn ghế: 100 bộ.", Kind.OFFICE),
        ("V. TỔ CHỨC THỰC HIỆN\n1. Hội trường: trang trí.\n2. Lẵng hoa: 02.", Kind.OFFICE),
        ("V. TỔ CHỨC THỰC HIỆN\n1. Trường hợp vướng mắc: báo cáo.\n2. Đại biểu: ghi tên.",
         Kind.OFFICE),
        ("V. TỔ CHỨC THỰC HIỆN\n1. Văn phòng phẩm: 01 bộ.\n2. Phong trào: phát động.",
         Kind.OFFICE),
        ("III. CHƯƠNG TRÌNH\n- Thời gian: 8 giờ.\n- Địa điểm: hội trường.", Kind.ITEM),
        ("III. CHƯƠNG TRÌNH\n- Công an xã: trực an ninh.\n- Chuẩn bị maket.", Kind.ITEM),
        ("III. XÂY DỰNG CHƯƠNG TRÌNH\n- Viết kịch bản;\n- Duyệt kịch bản.", Kind.ITEM),
        ("Nơi nhận:\n- Lưu: VT, VHXH. Đỗ Quang Hưng", Kind.RECIPIENT),
        ("Nơi nhận:\n- Sở Nội vụ TM. ỦY BAN NHÂN DÂN", Kind.RECIPIENT),
        ("Nơi nhận: Sở Nội vụ, các thôn, Lưu VT.", Kind.RECIPIENT),
        ("Đánh giá kết quả Nghị quyết Đại hội Đảng bộ nhiệm kỳ 2020-2025.", Kind.PERIOD),
        ("Đánh giá kết quả giảm nghèo giai đoạn 2021-2025.", Kind.PERIOD),
    ],
)  # fmt: skip
def test_what_an_office_could_write_is_never_sure_and_wrong(text, kind):
    assert SURE not in [trust for _, _, trust in found(text, kind)]


# --- What stands beside or behind ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("Nơi nhận:\n- Sở Nội vụ;\n- Lưu: VT, VHXH.          Đỗ Quang Hưng",
         ["Sở Nội vụ", "Lưu: VT, VHXH"]),
        ("Nơi nhận:            TM. ỦY BAN NHÂN DÂN\n- Sở Nội vụ;          CHỦ TỊCH\n- Lưu: VT.",
         ["Sở Nội vụ", "Lưu: VT"]),
        ("Nơi nhận:\n- UBND tỉnh    KT. CHỦ TỊCH\n- Lưu: VT    PHÓ CHỦ TỊCH",
         ["UBND tỉnh", "Lưu: VT"]),
        ("Nơi nhận: Sở Nội vụ; các bản; Lưu: VT.", ["Sở Nội vụ", "các bản", "Lưu: VT"]),
        ("Nơi nhận: - Sở Nội vụ; - TT. Đảng ủy; - Lưu: VT.        CHỦ TỊCH",
         ["Sở Nội vụ", "TT. Đảng ủy", "Lưu: VT"]),
        ("Nơi nhận: Như trên.\n- Lưu: VT.", ["Như trên", "Lưu: VT"]),
    ],
)  # fmt: skip
def test_recipients_end_where_the_signature_begins(lines, said):
    assert found(lines, Kind.RECIPIENT) == [(one, "", SURE) for one in said]


@pytest.mark.parametrize(
    ("title", "name", "edition", "term"),
    [
        ("KẾ HOẠCH TỔ CHỨC HỘI NGHỊ XÃ TÂN AN\nLẦN THỨ NHẤT (2025-2030)", "HỘI NGHỊ XÃ TÂN AN",
         ["LẦN THỨ NHẤT"], ["2025-2030"]),
        ("KẾ HOẠCH TỔ CHỨC HỘI NGHỊ XÃ TÂN AN LẦN THỨ II", "HỘI NGHỊ XÃ TÂN AN",
         ["LẦN THỨ II"], []),
        ("KẾ HOẠCH: Tổ chức Hội nghị xã Tân An", "Hội nghị xã Tân An", [], []),
        ("KẾ HOẠCH V/v tổ chức Hội nghị xã Tân An lần thứ nhất", "Hội nghị xã Tân An",
         ["lần thứ nhất"], []),
        ("KẾ HOẠCH VỀ TỔ CHỨC HỘI NGHỊ\nXÃ TÂN AN\nI. MỤC ĐÍCH", "HỘI NGHỊ XÃ TÂN AN", [], []),
        ("KẾ HOẠCH TỔ CHỨC HỘI NGHỊ XÃ TÂN AN\nCăn cứ Luật Thi đua;", "HỘI NGHỊ XÃ TÂN AN", [], []),
    ],
)  # fmt: skip
def test_a_title_on_the_line_of_the_papers_own_name(title, name, edition, term):
    reading = read(text_of(f"Số: 1/KH-UBND\nTân An, ngày 1 tháng 7 năm 2025\n{title}".encode()))

    assert [fact.value for fact in reading.of(Kind.TITLE)] == [name]
    assert [fact.value for fact in reading.of(Kind.EDITION)] == edition
    assert [fact.value for fact in reading.of(Kind.TERM)] == term


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị dự kiến tổ chức ngày 28/10/2025 (buổi sáng).",
        "3. Hội nghị sẽ được tổ chức vào ngày 28/10/2025.",
        "Hội nghị tổ chức ngày 28/10/2025 tại Nhà văn hóa xã.",
        "Hội nghị dự kiến tổ chức buổi sáng ngày 28/10/2025.",
        "Hội nghị tuyên dương dự kiến tổ chức vào sáng ngày 28/10/2025.",
        "Đại hội diễn ra trong ngày 28/10/2025.",
    ],
)
def test_the_day_in_a_sentence_of_its_own_is_asked(text):
    assert found(text, Kind.HELD) == [("2025-10-28", "", LOOK)]


@pytest.mark.parametrize(
    ("text", "value", "trust"),
    [
        ("- Tổng hợp danh sách xong trong ngày 20/10/2025.", "2025-10-21", SURE),
        ("- Xong trong ngày 20/10/2025, tổng hợp danh sách.", "2025-10-21", SURE),
        ("- Tổng hợp danh sách hoàn thành trong ngày 20/10.", "2025-10-21", LOOK),
        ("- Tổng hợp danh sách hoàn tất trong ngày 31/10/2025.", "2025-11-01", SURE),
        ("- Tổng hợp danh sách xong trong ngày 31/11/2025.", "", LOOK),
        ("- Tổng hợp danh sách hoặc báo cáo xong trong ngày 20/10/2025.", "2025-10-21", LOOK),
    ],
)
def test_done_within_a_day_counts_that_day(text, value, trust):
    assert [(day, sure) for day, _, sure in found(text, Kind.DEADLINE)] == [(value, trust)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1. Thời gian: 01 buổi.", [("01 buổi", SURE)]),
        ("1. Thời gian: ½ ngày.", [("½ ngày", SURE)]),
        ("Hội nghị được tổ chức trong 01 buổi, từ 7 giờ 30 ngày 26/9/2025.", [("01 buổi", LOOK)]),
        ("Hội nghị diễn ra trong 01 ngày.", [("01 ngày", LOOK)]),
        ("Hội nghị kéo dài 02 ngày.", [("02 ngày", LOOK)]),
        ("Hội nghị tổ chức trong nửa ngày.", [("nửa ngày", LOOK)]),
        ("Báo cáo trong 05 ngày.", []),
        ("Gửi báo cáo Hội nghị chậm nhất 05 ngày.", []),
    ],
)
def test_how_long_it_lasts(text, said):
    assert [(value, trust) for value, _, trust in found(text, Kind.DURATION)] == said


def test_a_table_of_duties_names_the_offices_and_asks():
    text = (
        "| TT | Nội dung | Chủ trì | Thời hạn |\n"
        "| 1 | Gửi mẫu | Phòng Kinh tế | trước 25/7/2025 |\n"
        "| 2 | Tuyên truyền | Đài truyền thanh | trước, trong và sau Hội nghị |"
    )

    assert found(text, Kind.OFFICE) == [
        ("Phòng Kinh tế", "", LOOK),
        ("Đài truyền thanh", "", LOOK),
    ]


def test_a_month_alone_is_no_day_and_no_deadline():
    text = "- Thời gian: 01 ngày, trong tháng 8/2025 (ngày cụ thể có thông báo sau)."

    assert found(text, Kind.HELD) == []
    assert found(text, Kind.DEADLINE) == []


def test_what_makes_it_asked_is_quoted():
    assert notes("2. Địa điểm: Nhà văn hóa xã hoặc trường học.", Kind.VENUE) == [
        ("Câu có chữ “hoặc”, hãy xem lại cả câu.",)
    ]
    text = f"{HEAD}II. HỌP BÌNH XÉT\n1. Địa điểm: Nhà văn hóa xã."
    (venue,) = read(text_of(text.encode())).of(Kind.VENUE)
    assert venue.notes == ("Đề mục ở trên nói việc khác, hãy xem lại.",)
    assert venue.trust is Trust.LOOK
