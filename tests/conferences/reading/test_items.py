"""The programme in a list, in one sentence, in a table with hours: every way it is written."""

import pytest

from conferences.reading import Kind
from tests.conferences.reading.test_reader import LOOK, SURE, found

FOUR = ["Văn nghệ chào mừng", "Chào cờ, giới thiệu đại biểu", "Báo cáo tổng kết", "Bế mạc"]


def items(text):
    return [value for value, _, _ in found(text, Kind.ITEM)]


@pytest.mark.parametrize(
    "said",
    [
        "(1) {}; (2) {}; (3) {}; (4) {}.",
        "(1) {}, (2) {}, (3) {}, (4) {}.",
        "1) {}; 2) {}; 3) {}; 4) {}.",
        "1. {}; 2. {}; 3. {}; 4. {}.",
        "a) {}; b) {}; c) {}; d) {}.",
        "{}; {}; {}; {}.",
        "{}; {}; {}; và {}.",
        "- {}; - {}; - {}; - {}.",
        "i) {}; ii) {}; iii) {}; iv) {}.",
        "thứ nhất, {}; thứ hai, {}; thứ ba, {}; thứ tư, {}.",
    ],
)
@pytest.mark.parametrize(
    "lead",
    [
        "1. Chương trình Hội nghị gồm:",
        "1. Chương trình:",
        "- Chương trình Hội nghị gồm các nội dung:",
        "Chương trình Hội nghị diễn ra theo trình tự sau:",
        "2. Nội dung, chương trình Hội nghị:",
        "IV. NỘI DUNG\n1. Trình tự Hội nghị gồm các phần:",
    ],
)
def test_a_programme_in_one_sentence_is_asked(said, lead):
    assert found(f"{lead} {said.format(*FOUR)}", Kind.ITEM) == [(one, "", LOOK) for one in FOUR]


@pytest.mark.parametrize(
    "text",
    [
        "1. Chương trình Hội nghị gồm 02 phần: phần lễ và phần hội.",
        "1. Chương trình: theo phụ lục; gửi các đơn vị; lưu hồ sơ.",
        "1. Chương trình Hội nghị gồm: chào cờ; bế mạc.",
        "1. Chương trình: do Văn phòng xây dựng.",
        "1. Chương trình: theo phụ lục kèm theo; gửi các đơn vị.",
        "1. Xây dựng chương trình Hội nghị: kịch bản; maket; giấy mời.",
        "1. Chương trình văn nghệ: hát; múa; kịch.",
        "1. Nội dung thi đua: nông thôn mới; chuyển đổi số; giảm nghèo.",
        "Phòng Văn hóa tham mưu chương trình Hội nghị: viết; duyệt; in.",
        "Chuẩn bị chương trình, tài liệu: báo cáo; tham luận; giấy mời.",
    ],
)
def test_another_sentence_has_no_programme(text):
    assert items(text) == []


@pytest.mark.parametrize(
    "heads",
    [
        "Thời gian | Nội dung | Người thực hiện\n{} | {} | MC",
        "Giờ | Nội dung\n{} | {}",
        "TT | Thời gian | Nội dung chương trình\n1 | {} | {}",
        "STT | Thời lượng | Nội dung | Phụ trách\n1 | {} | {} | MC",
        "Thời gian | Hoạt động\n{} | {}",
        "Thời gian | Trình tự | Thực hiện\n{} | {} | MC",
        "Thời gian | Công việc | Thực hiện\n{} | {} | MC",
        "Thời gian | Diễn biến | Ghi chú\n{} | {} | ",
    ],
)
def test_a_table_with_hours_is_the_programme(heads):
    head, row = heads.split("\n")
    rows = "\n".join(row.format(f"{7 + n}h30 - {8 + n}h00", one) for n, one in enumerate(FOUR))
    text = f"PHỤ LỤC\nCHƯƠNG TRÌNH HỘI NGHỊ\n{head}\n{rows}"
    assert found(text, Kind.ITEM) == [(one, "", SURE) for one in FOUR]


@pytest.mark.parametrize(
    "hour",
    ["7h30:", "7h30 - 8h00:", "Từ 7h30 đến 8h00:", "07 giờ 30 - 08 giờ 00:", "7g30’ – 8g:",
     "07:30 - 08:00", "7h30-8h00,", "8h00.", "Lúc 8 giờ 00 phút:", "(7h30 - 8h00)"],
)  # fmt: skip
def test_the_hour_before_an_item_is_none_of_its_words(hour):
    text = "III. CHƯƠNG TRÌNH\n" + "\n".join(f"- {hour} {one};" for one in FOUR)
    assert found(text, Kind.ITEM) == [(one, "", SURE) for one in FOUR]


def test_lines_with_hours_and_no_mark_are_the_programme():
    text = "III. CHƯƠNG TRÌNH\n" + "\n".join(f"{n + 7}h30 - {n + 8}h00: {one}" for n, one in
                                             enumerate(FOUR))  # fmt: skip
    assert found(text, Kind.ITEM) == [(one, "", SURE) for one in FOUR]


ROWS = "Thời gian | Nội dung\n" + "\n".join(f"{n + 7}h30 | {one}" for n, one in enumerate(FOUR))


@pytest.mark.parametrize("below", [ROWS, "\n".join(f"{n}. {one}" for n, one in enumerate(FOUR, 1))])
@pytest.mark.parametrize(
    "heading",
    [
        "PHỤ LỤC: CHƯƠNG TRÌNH HỘI NGHỊ",
        "PHỤ LỤC 1: CHƯƠNG TRÌNH HỘI NGHỊ",
        "PHỤ LỤC SỐ 02 - CHƯƠNG TRÌNH CHI TIẾT HỘI NGHỊ",
        "PHỤ LỤC II. CHƯƠNG TRÌNH",
        "PHỤ LỤC: LỊCH TRÌNH TỔ CHỨC HỘI NGHỊ",
        "Phụ lục 01: Chương trình Hội nghị",
        "Phụ lục 2. Trình tự buổi lễ",
        "Phụ lục\nChương trình Hội nghị",
        "Chương trình chi tiết Hội nghị:",
        "Tiến trình Đại hội",
    ],
)
def test_the_programme_below_an_appendix_or_its_own_name(heading, below):
    text = f"I. MỤC ĐÍCH\nTôn vinh.\nNơi nhận:\n- Lưu: VT.\n{heading}\n{below}"
    assert found(text, Kind.ITEM) == [(one, "", SURE) for one in FOUR]


@pytest.mark.parametrize(
    "heading",
    [
        "PHỤ LỤC: PHÂN BỔ ĐẠI BIỂU",
        "Phụ lục 1: Danh sách khách mời",
        "Phụ lục: kèm theo Kế hoạch, Chương trình Hội nghị do Văn phòng gửi sau",
        "Văn phòng gửi Chương trình Hội nghị",
        "Chương trình Hội nghị do Văn phòng xây dựng",
    ],
)
def test_another_appendix_is_no_programme(heading):
    text = f"I. MỤC ĐÍCH\nTôn vinh.\n{heading}\n{ROWS}"
    assert found(text, Kind.ITEM) == []
