"""Who does what and when the event is, in tables and in the ways offices say it otherwise."""

import pytest

from conferences.reading import Kind, read, text_of
from tests.conferences.reading.test_reader import HEAD, LOOK, SURE, found, notes

# --- Tables --------------------------------------------------------------------------------------


def offices(text):
    return [value for value, _, _ in found(text, Kind.OFFICE)]


@pytest.mark.parametrize(
    "heads",
    [
        "Cơ quan, đơn vị | Nhiệm vụ",
        "Tên đơn vị | Nhiệm vụ được giao",
        "Các cơ quan, tổ chức | Nội dung công việc",
        "Đơn vị / địa phương | Trách nhiệm",
    ],
)
def test_a_table_without_days_names_the_offices_and_asks(heads):
    text = (
        f"7. Trách nhiệm của các cơ quan, đơn vị\n{heads}\n"
        "Phòng Kinh tế | Kinh phí (dự kiến 95 triệu đồng)\nCác thôn | Bình chọn\n"
        "Tổng cộng | 02 đơn vị\nCác cơ quan, đơn vị căn cứ Kế hoạch này thực hiện./."
    )
    assert found(text, Kind.OFFICE) == [("Phòng Kinh tế", "", LOOK), ("Các thôn", "", LOOK)]


@pytest.mark.parametrize(
    "rows",
    [
        "Đơn vị | Số đại biểu\nThôn Đông | 06",
        "Họ và tên | Nhiệm vụ\nNguyễn Văn An | Trưởng ban",
        "Đơn vị | Nội dung thi đua\nThôn Đông | Nông thôn mới",
        "Đơn vị đăng ký | Nhiệm vụ\nThôn Đông | Văn nghệ",
        "Đơn vị | Nhiệm vụ | Nhiệm vụ\nThôn Đông | Văn nghệ | Khánh tiết",
        "7h30 - 8h00 | Nội dung | Thực hiện\n8h00 - 8h30 | Báo cáo | Chủ tịch UBND xã",
        "Thời gian | Nội dung | Thực hiện\n8h00 - 8h30 | Báo cáo | Chủ tịch UBND xã",
        "Thời gian | Nội dung | Thực hiện\n8 giờ 00 phút | Báo cáo | Chủ tịch UBND xã",
    ],
)
def test_a_table_of_something_else_names_none(rows):
    assert offices(f"6. Phụ lục\n{rows}") == []


def test_a_day_in_a_table_is_no_hour_of_a_programme():
    text = "Thời gian | Nội dung | Chủ trì\n17h00 ngày 20/8/2025 | In giấy mời | Phòng Kinh tế"
    assert offices(text) == ["Phòng Kinh tế"]
    assert found(text, Kind.DEADLINE) == [("2025-08-20T17:00", "In giấy mời", LOOK)]


# --- Where the name of an office ends ------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Giao Phòng Kinh tế, Hạ tầng và Đô thị thẩm định dự toán, cấp phát kinh phí.",
         "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("Đề nghị Ủy ban MTTQ Việt Nam phường chỉ đạo các đoàn thể tham gia.",
         "Ủy ban MTTQ Việt Nam phường"),
        ("Hội Nông dân xã vận động hội viên.", "Hội Nông dân xã"),
        ("Các thôn tham gia đầy đủ.", "Các thôn"),
        ("Công an xã triển khai lực lượng.", "Công an xã"),
        ("Ban Chỉ đạo xã theo dõi.", "Ban Chỉ đạo xã"),
        ("Ban Tổ chức Hội nghị chuẩn bị quà.", "Ban Tổ chức Hội nghị"),
        ("Ban Vận động xã tiếp nhận ủng hộ.", "Ban Vận động xã"),
        ("Hội đồng thẩm định xã rà soát hồ sơ.", "Hội đồng thẩm định xã"),
        ("Ủy ban MTTQ xã và các tổ chức chính trị - xã hội phối hợp tuyên truyền.",
         "Ủy ban MTTQ xã và các tổ chức chính trị - xã hội"),
    ],
)  # fmt: skip
def test_an_office_ends_where_its_task_begins(line, name):
    assert offices(f"V. TỔ CHỨC THỰC HIỆN\n1. {line}\n2. Trạm Y tế trực cấp cứu") == [
        name,
        "Trạm Y tế trực cấp cứu",
    ]


# --- Parts by letters over Roman numerals --------------------------------------------------------


def test_what_stands_below_the_next_letter_is_no_item_of_the_programme():
    text = (
        "A. MỤC ĐÍCH\n- Tôn vinh.\nB. NỘI DUNG\nI. Đại biểu\nII. Trình tự Hội nghị\n1. Chào cờ\n"
        "2. Bế mạc\nC. TIẾN ĐỘ\nThời gian | Nội dung | Chủ trì\nTrước 20/8/2025 | In giấy | UBND"
    )
    assert found(text, Kind.ITEM) == [("Chào cờ", "", SURE), ("Bế mạc", "", SURE)]


def test_letters_below_roman_numerals_stay_below_them():
    text = "I. CHUẨN BỊ\nA. Họp\nII. CHƯƠNG TRÌNH\nA. Phần lễ\nB. Phần hội\nIII. KHÁC\nA. Kinh phí"
    assert found(text, Kind.ITEM) == [("Phần lễ", "", SURE), ("Phần hội", "", SURE)]
    text = "A. CHƯƠNG TRÌNH\n1. Chào cờ\n2. Bế mạc\nB. KHÁC\n1. Kinh phí"
    assert found(text, Kind.ITEM) == [("Chào cờ", "", SURE), ("Bế mạc", "", SURE)]


@pytest.mark.parametrize(
    "heading",
    ["Trình tự Hội nghị", "Trình tự tổ chức Hội nghị", "Trình tự buổi lễ", "Trình tự Đại hội"],
)
def test_the_order_of_the_event_is_its_programme(heading):
    text = f"IV. {heading}\n1. Chào cờ;\n2. Giao lưu với điển hình;\n3. Bế mạc."
    assert found(text, Kind.ITEM) == [
        (one, "", SURE) for one in ("Chào cờ", "Giao lưu với điển hình", "Bế mạc")
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Trình tự, thủ tục xét chọn",
        "Trình tự Hội nghị bình xét",
        "Trình tự tổ chức Hội nghị các thôn",
        "Trình tự Hội nghị ở khu dân cư",
        "Trình tự lập hồ sơ",
        "Trình tự Hội nghị cử tri",
    ],
)
def test_another_order_is_none(heading):
    assert found(f"IV. {heading}\n1. Phát phiếu;\n2. Kiểm phiếu.", Kind.ITEM) == []


# --- When it is ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị tổ chức trong 01 buổi sáng, bắt đầu lúc 08g00 ngày 29/8/2025 tại Nhà văn hóa.",
        "Hội nghị dự kiến tổ chức 01 buổi, khai mạc vào lúc 8h00 ngày 29/8/2025.",
        "Đại hội được tổ chức tại Nhà văn hóa, bắt đầu từ 8 giờ 00 ngày 29/8/2025.",
    ],
)
def test_when_it_begins_behind_how_long_and_where(text):
    assert found(text, Kind.HELD) == [("2025-08-29T08:00", "", LOOK)]


@pytest.mark.parametrize(
    "text",
    [
        "Sau Hội nghị tổ chức chiến dịch, bắt đầu ngày 29/8/2025.",
        "Trước Hội nghị tổ chức triển lãm, khai mạc ngày 29/8/2025.",
        "Hội nghị tổ chức trong 01 buổi; đón khách bắt đầu lúc 7h00 ngày 29/8/2025.",
        "Hội nghị tổ chức tốt. Hội thi bắt đầu ngày 29/8/2025.",
    ],
)
def test_what_begins_otherwise_is_not_the_event(text):
    assert found(text, Kind.HELD) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Thời gian: 01 buổi sáng, ngày 29/8/2025.", ["01 buổi sáng"]),
        ("Thời gian: một buổi chiều.", ["một buổi chiều"]),
        ("Thời gian: nửa ngày.", ["nửa ngày"]),
        ("Thời gian: 01 buổi (sáng 29/8/2025).", ["01 buổi"]),
        ("Thời gian: 01 buổi sáng 29/8/2025.", ["01 buổi"]),
        ("Thời gian: 01 buổi sánh vai.", ["01 buổi"]),
        ("Thời gian: 05 ngày làm việc.", []),
    ],
)
def test_which_half_of_a_day_it_takes(text, said):
    assert [value for value, _, _ in found(text, Kind.DURATION)] == said


@pytest.mark.parametrize(
    ("when", "value"),
    [
        ("Trước Hội nghị 05 ngày", "-5"),
        ("Trước khai mạc Hội nghị ít nhất 07 ngày", "-7"),
        ("Trước Đại hội 03 ngày làm việc", "-3"),
        ("Trước ngày Hội nghị 05 ngày", "-5"),
        ("05 ngày trước Hội nghị", "-5"),
        ("10 ngày làm việc trước ngày khai mạc", "-10"),
    ],
)
def test_days_before_the_event_itself(when, value):
    assert found(f"- {when}, phát hành giấy mời.", Kind.DEADLINE) == [
        (value, "phát hành giấy mời", LOOK)
    ]
    table = f"Thời gian | Nội dung | Chủ trì\n{when} | Phát hành giấy mời | VP HĐND&UBND"
    assert found(table, Kind.DEADLINE) == [(value, "Phát hành giấy mời", LOOK)]


@pytest.mark.parametrize(
    "text",
    [
        "- Trước Hội nghị có 02 ngày trưng bày ảnh.",
        "- Trước Hội nghị 02 thôn văn nghệ.",
        "- Họp 02 ngày trước đây.",
        "- Trước Hội nghị 02 ngày 15 và 16 trưng bày.",
        "- Trước hội thi 05 ngày.",
    ],
)
def test_other_days_are_not_counted_back_from_it(text):
    assert found(text, Kind.DEADLINE) == []


def test_whose_task_it_is_stands_in_the_row():
    text = (
        f"{HEAD}TT | Thời gian | Nội dung | Chủ trì | Phối hợp\n"
        "05 | Trước Hội nghị 05 ngày | Phát hành giấy mời | VP HĐND&UBND | \n"
        "06 | 15/8/2025 | Họp | Phòng Kinh tế"
    )
    assert [
        (fact.value, fact.about, fact.who)
        for fact in read(text_of(text.encode())).of(Kind.DEADLINE)
    ] == [
        ("-5", "Phát hành giấy mời", "VP HĐND&UBND"),
        ("2025-08-15", "Họp", "Phòng Kinh tế"),
    ]


# --- Until another thing, without a day ----------------------------------------------------------

TASKS = "V. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- {}"


@pytest.mark.parametrize(
    ("text", "task", "words"),
    [
        ("Hướng dẫn các thôn ngay sau khi Kế hoạch được ban hành.", "Hướng dẫn các thôn",
         "ngay sau khi kế hoạch được ban hành"),
        ("Ngay sau khi nhận được Kế hoạch, báo các thôn.", "báo các thôn",
         "ngay sau khi nhận được kế hoạch"),
        ("Báo cáo kết quả sau khi kết thúc Hội nghị.", "Báo cáo kết quả",
         "sau khi kết thúc hội nghị"),
        ("Báo cáo kết quả ngay sau Hội nghị.", "Báo cáo kết quả", "ngay sau hội nghị"),
        ("Gửi giấy mời trước khi khai mạc Hội nghị.", "Gửi giấy mời",
         "trước khi khai mạc hội nghị"),
        ("Gửi giấy mời trước ngày tổ chức Đại hội.", "Gửi giấy mời",
         "trước ngày tổ chức đại hội"),
        ("Mở chuyên mục từ ngày 25/9 cho đến khi kết thúc Hội nghị.",
         "Mở chuyên mục từ ngày 25/9", "cho đến khi kết thúc hội nghị"),
        ("Treo băng rôn đến khi Hội nghị kết thúc.", "Treo băng rôn",
         "đến khi hội nghị kết thúc"),
        ("Treo băng rôn đến hết Hội nghị.", "Treo băng rôn", "đến hết hội nghị"),
        ("Sau khi có danh sách, in giấy mời.", "in giấy mời", "sau khi có danh sách"),
    ],
)  # fmt: skip
def test_until_another_thing_is_asked_and_has_no_day(text, task, words):
    reading = read(text_of((HEAD + TASKS.format(text)).encode()))
    (one,) = reading.of(Kind.DEADLINE)
    assert (one.value, one.about, one.who, one.trust) == ("", task, "Phòng Kinh tế", LOOK)
    assert one.notes == (f"Kế hoạch không ghi ngày, chỉ ghi “{words}”.",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ngay sau khi có Kế hoạch, gửi danh sách trước ngày 20/8/2025.", ["2025-08-20"]),
        ("Sau khi kết thúc Hội nghị 05 ngày, gửi báo cáo.", ["+5"]),
        ("Tuyên truyền trước, trong và sau Hội nghị.", []),
        ("Đón đại biểu đến dự Hội nghị.", []),
        ("Duy trì phong trào sau Hội nghị.", []),
    ],
)
def test_a_day_that_is_said_stands_alone(text, said):
    assert [value for value, _, _ in found(TASKS.format(text), Kind.DEADLINE)] == said


def test_until_another_thing_is_nobodys_task_above_the_tasks():
    text = "I. MỤC ĐÍCH\n- Duy trì phong trào ngay sau khi kết thúc Hội nghị."
    assert found(text, Kind.DEADLINE) == []


def test_a_cell_may_name_another_thing():
    table = "TT | Đơn vị | Nhiệm vụ | Thời hạn\n1 | Phòng Kinh tế | In giấy mời | Ngay sau Hội nghị"
    assert found(table, Kind.DEADLINE) == [("", "In giấy mời", LOOK)]
    assert notes(table, Kind.DEADLINE) == [
        ("Kế hoạch không ghi ngày, chỉ ghi “ngay sau hội nghị”.",)
    ]


def test_a_day_within_an_offices_task_is_asked_and_cited_ones_are_none():
    text = TASKS.format("Trình Hội đồng họp xét vào ngày 25/9/2025.")
    assert found(text, Kind.DEADLINE) == [("2025-09-25", "Trình Hội đồng họp xét vào", LOOK)]
    text = TASKS.format("Làm theo Công văn số 5/SNV gửi ngày 25/9/2025 của Sở.")
    assert found(text, Kind.DEADLINE) == []
    assert found("Phong trào phát động vào ngày 25/9/2025.", Kind.DEADLINE) == []


def test_the_whole_heading_is_to_do_what_stands_behind_its_semicolon():
    text = "V. TỔ CHỨC THỰC HIỆN\n1. Các trường THCS; Trạm Y tế: gửi hồ sơ trước ngày 15/9/2025."
    (one,) = read(text_of((HEAD + text).encode())).of(Kind.DEADLINE)
    assert one.who == "Các trường THCS; Trạm Y tế"
