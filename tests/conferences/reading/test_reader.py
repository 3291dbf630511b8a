"""Single sentences: what is taken, what is asked about, what is none of it."""

from datetime import date

import pytest

from conferences.reading import Kind, Trust, read, text_of

HEAD = "Số: 12/KH-UBND\nTân An, ngày 10 tháng 7 năm 2025\nKẾ HOẠCH\nTổ chức Hội nghị xã Tân An\n\n"


def found(text, kind, **more):
    """(value, about, trust) of every such fact in a plan of 10/7/2025 that says this."""
    reading = read(text_of((HEAD + text).encode()), **more)
    return [(fact.value, fact.about, fact.trust) for fact in reading.of(kind)]


def notes(text, kind, **more):
    return [fact.notes for fact in read(text_of((HEAD + text).encode()), **more).of(kind)]


SURE, LOOK, MARKS = Trust.SURE, Trust.LOOK, Trust.MARKS


# --- Deadlines -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value", "trust"),
    [
        ("- Trước ngày 20/8/2025, gửi danh sách.", "2025-08-20", SURE),
        ("- Xong trước ngày 20/8/2025, gửi danh sách.", "2025-08-20", SURE),
        ("- Trước và trong ngày 20/8/2025, gửi danh sách.", "2025-08-21", SURE),
        ("- Chậm nhất ngày 20/8/2025, gửi danh sách.", "2025-08-21", SURE),
        ("- Chậm nhất là ngày 20 tháng 8 năm 2025, gửi danh sách.", "2025-08-21", SURE),
        ("- Đến hết ngày 31/8/2025, gửi danh sách.", "2025-09-01", SURE),
        ("- Từ ngày 15/8 đến ngày 20/8/2025, gửi danh sách.", "2025-08-21", SURE),
        ("- Trong tháng 12/2025, gửi danh sách.", "2026-01-01", LOOK),
        ("- Trước tháng 12/2025, gửi danh sách.", "2025-12-01", LOOK),
        ("- Trước 16h30 ngày 20/8/2025, gửi danh sách.", "2025-08-20T16:30", LOOK),
        ("- Ngày 20/8/2025: gửi danh sách.", "2025-08-20", LOOK),
        ("- Trước ngày 20/8, gửi danh sách.", "2025-08-20", LOOK),
        ("- Trước ngày 20/2, gửi danh sách.", "2026-02-20", LOOK),
        ("- Trước ngày 31/6/2025, gửi danh sách.", "", LOOK),
        ("- Trước ngày 10/7/2025, gửi danh sách.", "2025-07-10", LOOK),
        ("- Trước ngày 20/8/2027, gửi danh sách.", "2027-08-20", LOOK),
        ("- Sau khi kết thúc Hội nghị 05 ngày, gửi danh sách.", "+5", LOOK),
        ("- Trong vòng 7 ngày kể từ ngày bế mạc, gửi danh sách.", "+7", LOOK),
        ("- Trước khi khai mạc 10 ngày, gửi danh sách.", "-10", LOOK),
    ],
)
def test_until_when_something_is_due(text, value, trust):
    assert found(text, Kind.DEADLINE) == [(value, "gửi danh sách", trust)]


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Kế hoạch số 5/KH-UBND ngày 01/8/2025 về báo cáo trước ngày 30/8/2025;",
        "Thực hiện Công văn số 5/SNV ngày 01/8/2025, báo cáo trước ngày 30/8/2025;",
        "Theo Quyết định số 3194/QĐ-UBND ngày 08/8/2025 của UBND thành phố.",
        "Cá nhân sinh trước ngày 01/01/1960.",
        "Tỷ lệ 4/5 đại biểu, xem mục 4.2 và 5.10.",
        "4.2 Trước mục 5.10, xem 4/5.",
        "- 4/5 các thôn.",
        "Giai đoạn 2020-2025.",
    ],
)
def test_a_day_that_is_nobodys_deadline(text):
    assert found(text, Kind.DEADLINE) == []


def test_a_year_that_is_not_written_is_proposed_and_asked():
    assert notes("- Trước ngày 20/2, gửi danh sách.", Kind.DEADLINE) == [
        ("Kế hoạch không ghi năm, đề xuất năm 2026.",)
    ]
    assert notes("- Trước ngày 31/6, gửi danh sách.", Kind.DEADLINE) == [("Không có ngày 31/6.",)]


def test_a_day_that_is_over_is_said():
    text = "- Trước ngày 20/8/2025, gửi danh sách."

    assert notes(text, Kind.DEADLINE, today=date(2025, 8, 20)) == [()]
    assert notes(text, Kind.DEADLINE, today=date(2025, 8, 21)) == [("Ngày này đã qua.",)]


def test_who_is_to_do_it_begins_the_task_or_heads_the_paragraph():
    text = (
        "V. TỔ CHỨC THỰC HIỆN\n1. Phòng Văn hóa - Xã hội\n- Gửi báo cáo trước ngày 20/8/2025.\n"
        "2. Các thôn gửi hồ sơ trước ngày 15/8/2025.\nVI. KHÁC\n"
        "- Trước ngày 25/8/2025, in giấy mời."
    )
    reading = read(text_of((HEAD + text).encode()))

    assert [(f.value, f.about, f.who, f.source) for f in reading.of(Kind.DEADLINE)] == [
        ("2025-08-20", "Gửi báo cáo", "Phòng Văn hóa - Xã hội", "V.1"),
        ("2025-08-15", "Các thôn gửi hồ sơ", "Các thôn", "V.2"),
        ("2025-08-25", "in giấy mời", "", "VI"),
    ]


def test_a_sentence_with_two_days_is_two_tasks_between_semicolons():
    text = (
        "- Gửi danh sách (qua Phòng Văn hóa - Xã hội) trước ngày 25/8/2025; báo cáo tóm tắt "
        "trước ngày 28/8/2025.\n- Gửi bản giấy trước ngày 25/8/2025, bản mềm trước ngày 26/8/2025."
    )

    assert found(text, Kind.DEADLINE) == [
        ("2025-08-25", "Gửi danh sách (qua Phòng Văn hóa - Xã hội)", SURE),
        ("2025-08-28", "báo cáo tóm tắt", SURE),
        ("2025-08-25", "Gửi bản giấy, bản mềm trước ngày 26/8/2025", LOOK),
        ("2025-08-26", "Gửi bản giấy trước ngày 25/8/2025, bản mềm", LOOK),
    ]


def test_an_office_is_sure_where_its_name_ends_clearly():
    text = (
        "V. TỔ CHỨC THỰC HIỆN\n1. Công an xã: giữ trật tự.\n2. Phòng Kinh tế chủ trì.\n"
        "3. Đề nghị Đảng ủy xã quan tâm.\n4. Trạm Y tế xã\nTrực cấp cứu."
    )

    assert [(value, trust) for value, _, trust in found(text, Kind.OFFICE)] == [
        ("Công an xã", SURE),
        ("Phòng Kinh tế", SURE),
        ("Đảng ủy xã", LOOK),
        ("Trạm Y tế xã", SURE),
    ]


def test_the_heading_nearest_to_the_programme_has_it():
    text = (
        "IV. NỘI DUNG, CHƯƠNG TRÌNH\n1. Nội dung\n- Báo cáo;\n- Tham luận.\n"
        "2. Chương trình\na) 8h00: Chào cờ\nb) Khai mạc\n3. Khác\na) Trang trí"
    )

    assert found(text, Kind.ITEM) == [("Chào cờ", "", SURE), ("Khai mạc", "", SURE)]


def test_two_days_for_one_task_are_both_asked_about():
    text = (
        "- Trước ngày 15/8/2025, các thôn gửi danh sách đại biểu.\n"
        "- Các thôn gửi danh sách đại biểu trước ngày 18/8/2025.\n"
        "- Trước ngày 16/8/2025, in giấy mời."
    )
    facts = read(text_of((HEAD + text).encode())).of(Kind.DEADLINE)

    assert [(f.value, f.conflict, f.trust) for f in facts] == [
        ("2025-08-15", 1, LOOK),
        ("2025-08-18", 1, LOOK),
        ("2025-08-16", 0, SURE),
    ]


# --- The day, the venue --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value", "trust"),
    [
        ("1. Thời gian: ngày 22/8/2025.", "2025-08-22", SURE),
        ("1. Thời gian: 8 giờ 00 phút ngày 22/8/2025.", "2025-08-22T08:00", SURE),
        ("1. Thời gian: ngày 22/8/2025, khai mạc lúc 7h30.", "2025-08-22T07:30", SURE),
        ("1. Thời gian: ngày 22/8/2025, từ 7h30, bế mạc 11h00.", "2025-08-22", LOOK),
        ("1. Thời gian: ngày 22/8.", "2025-08-22", LOOK),
        ("1. Thời gian: từ ngày 22/8/2025 đến ngày 23/8/2025.", "2025-08-23", LOOK),
        ("Hội nghị được tổ chức vào ngày 22/8/2025.", "2025-08-22", LOOK),
    ],
)
def test_the_day_of_the_event(text, value, trust):
    assert found(text, Kind.HELD) == [(value, "", trust)]


def test_an_event_after_its_own_deadline_contradicts_it():
    text = "1. Thời gian: ngày 25/8/2025.\n2. Tổ chức Hội nghị trước ngày {}/8/2025."

    assert found(text.format(26), Kind.HELD) == [("2025-08-25", "", SURE)]
    assert found(text.format(25), Kind.HELD) == [("2025-08-25", "", LOOK)]


@pytest.mark.parametrize(
    ("text", "value", "trust"),
    [
        ("2. Địa điểm: Nhà văn hóa xã.", "Nhà văn hóa xã", SURE),
        ("2. Địa điểm: tại Nhà văn hóa xã. Đại biểu đến trước 15 phút.", "Nhà văn hóa xã", SURE),
        ("2. Thời gian, địa điểm: sáng 22/8/2025, tại Nhà văn hóa xã.", "Nhà văn hóa xã", LOOK),
        ("2. Địa điểm\nNhà văn hóa xã.", "Nhà văn hóa xã", SURE),
        ("Hội nghị tổ chức tại Nhà văn hóa xã.", "Nhà văn hóa xã", LOOK),
        ("2. Địa điểm: Nha Vin hoa xi Tan An.", "Nha Vin hoa xi Tan An", MARKS),
    ],
)
def test_the_venue(text, value, trust):
    assert found(text, Kind.VENUE) == [(value, "", trust)]


@pytest.mark.parametrize("text", ["Địa điểm nhận hồ sơ: UBND xã.", "Họp tại UBND xã."])
def test_another_place_is_no_venue(text):
    assert found(text, Kind.VENUE) == []


# --- Counts --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value", "trust"),
    [
        ("3. Số lượng: tối đa 120 đại biểu.", "120", SURE),
        ("3. Số lượng: Không quá 120 người.", "120", LOOK),
        ("3. Số lượng: không vượt quá 120 (một trăm hai mươi) đại biểu.", "120", SURE),
        ("3. Số lượng: tối đa một trăm hai mươi (120) đại biểu.", "120", SURE),
        ("3. Số lượng: khoảng 120 đại biểu.", "120", LOOK),
        ("3. Số lượng: từ 100 đến 120 đại biểu.", "120", LOOK),
        ("3. Số lượng: 120 đại biểu.", "120", LOOK),
        ("Tối đa 120 đại biểu.", "120", LOOK),
        ("3. 86 lwong: Toi da 120 dai biéu.", "120", LOOK),
    ],
)
def test_the_cap_of_delegates(text, value, trust):
    assert found(text, Kind.CAPACITY) == [(value, "", trust)]


@pytest.mark.parametrize(
    "text",
    [
        "Tặng Giấy khen cho tối đa 30 người.",
        "Kinh phí không quá 60 triệu đồng, cho tối đa 120 đại biểu.",
        "Mỗi thôn không quá 03 đại biểu.",
        "Số lượng báo cáo tham luận: tối đa 5 đại biểu.",
        "Tối đa 90 đại biểu điển hình tiên tiến.",
        "Hội nghị thôn: mỗi hội nghị tối đa 50 đại biểu.",
        "Mức chi không quá 150 đồng/đại biểu.",
        "- Đại biểu cấp tỉnh: 05 đại biểu.",
    ],
)
def test_another_cap_is_none_of_delegates(text):
    assert found(text, Kind.CAPACITY) == []


def test_a_number_expected_may_stand_beside_a_cap_and_a_larger_one_may_not():
    text = "3. Số lượng: khoảng {} đại biểu, tối đa 120 đại biểu."

    assert found(text.format(100), Kind.CAPACITY) == [("100", "", LOOK), ("120", "", SURE)]
    assert found(text.format(130), Kind.CAPACITY) == [("130", "", LOOK), ("120", "", LOOK)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Đại biểu điển hình tiên tiến khoảng 70%.", [("7/10", SURE)]),
        ("Đại biểu khách mời chiếm 12,5%.", [("1/8", SURE)]),
        ("Đại biểu là nữ ít nhất 30%.", [("3/10", LOOK)]),
        ("Đại biểu điển hình tiên tiến ít nhất 70%.", [("7/10", LOOK)]),
        ("Đại biểu điển hình tiên tiến từ 65% đến 70%.", [("13/20", LOOK), ("7/10", LOOK)]),
        ("100% đại biểu có mặt.", []),
        ("Phấn đấu trên 90% các thôn tham gia.", []),
        ("Đại biểu điển hình tiên tiến 170%.", []),
    ],
)
def test_shares_of_delegates(text, said):
    assert [(value, trust) for value, _, trust in found(text, Kind.SHARE)] == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Mỗi thôn cử 02 đại biểu.", [("2", "Mỗi thôn", SURE)]),
        ("Mỗi thôn cử 02 người.", [("2", "Mỗi thôn", LOOK)]),
        ("Mỗi thôn khoảng 02 đại biểu.", [("2", "Mỗi thôn", LOOK)]),
        ("Các trường: 01 đại biểu/trường.", [("1", "Các trường", SURE)]),
        ("Mỗi tổ giúp việc 05 người.", []),
        ("Mỗi đại biểu được hỗ trợ 200.000 đồng.", []),
    ],
)
def test_seats_of_each_place(text, said):
    assert found(text, Kind.SEATS) == said
