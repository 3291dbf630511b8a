"""Heads, names and lists of a plan by sentences of their own; what a bad reading gives."""

import tomllib

import pytest

from conferences.reading import Kind, as_toml, read, text_of
from conferences.reading.letters import is_spoilt
from conferences.reading.restoring import restored
from tests.conferences.reading.test_reader import HEAD, LOOK, MARKS, SURE, found, notes

# --- The head ------------------------------------------------------------------------------------


def test_years_of_a_title_that_are_over_are_looked_back_on():
    head = "Số: 1/KH-UBND\nTân An, ngày 10 tháng 7 năm 2025\nKẾ HOẠCH\n"
    back = read(text_of(f"{head}Tổ chức Hội nghị xã Tân An giai đoạn 2020-2025".encode()))
    ahead = read(text_of(f"{head}Tổ chức Hội nghị xã Tân An giai đoạn 2025-2030".encode()))

    assert [(f.kind, f.value) for f in back.facts if "20" in f.value[:2] and "-2" in f.value][
        -1
    ] == (
        Kind.PERIOD,
        "2020-2025",
    )
    assert back.of(Kind.TERM) == ()
    assert [f.value for f in ahead.of(Kind.TERM)] == ["2025-2030"]
    assert ahead.of(Kind.PERIOD) == ()


@pytest.mark.parametrize(
    ("title", "trust"),
    [
        ("Tổ chức Hội nghị điển hình tiên tiến xã Tân An", SURE),
        ("TỔ CHỨC HỘI NGHỊ ĐIỂN HÌNH TIÊN TIẾN XÃ TÂN AN", LOOK),
        ("Tổ chức Hội nghị điển hình tiên tiến xã Tân An năm 2025", LOOK),
        ("Tổ chức Hội nghị video của xã Tân An", SURE),
        ("Tổ chức Hội nghj điển hình tiên tiến xã Tân An", MARKS),
        (f"Tổ chức Hội nghị {'điển hình tiên tiến ' * 12}", LOOK),
    ],
)
def test_a_title_is_sure_where_it_is_written_as_one(title, trust):
    reading = read(text_of(f"KẾ HOẠCH\n{title}".encode()))

    assert [fact.trust for fact in reading.of(Kind.TITLE)] == [trust]


@pytest.mark.parametrize(
    ("head", "kind", "value", "trust"),
    [
        ("Số: 12/KH-UBND", Kind.NUMBER, "12/KH-UBND", SURE),
        ("Số 12a / KH-HĐTĐKT", Kind.NUMBER, "12a/KH-HĐTĐKT", SURE),
        ("Số: 12-KH/ĐU", Kind.NUMBER, "12-KH/ĐU", LOOK),
        ("UBND XÃ TÂN AN", Kind.ISSUER, "UBND xã Tân An", LOOK),
        ("UBND XÃ TÂN AN\nKẾ HOẠCH\nHội nghị xã Tân An", Kind.ISSUER, "UBND xã Tân An", SURE),
        ("Tân An, ngày 10 tháng 7 năm 2025", Kind.ISSUED, "2025-07-10", SURE),
        ("Ngày 10 tháng 7 năm 2025", Kind.ISSUED, "2025-07-10", LOOK),
    ],
)
def test_what_the_head_says(head, kind, value, trust):
    reading = read(text_of(f"{head}\n".encode()))

    assert [(fact.value, fact.trust) for fact in reading.of(kind)] == [(value, trust)]


def test_a_paper_without_any_fact_has_none():
    assert read(text_of("Chào các bác.\nHôm nay trời đẹp.".encode())).facts == ()


@pytest.mark.parametrize(
    "word", ["mỗi ", "mỗi a ", "tối đa ", "trước ", "từ ngày 1/1 ", "đại biểu 5% ", "Hội nghị tại "]
)
def test_a_word_said_a_thousand_times_over_comes_to_an_end(word):
    """Rules look as far as a sentence goes, not through all that was sent."""
    assert found(word * (9_000 // len(word)), Kind.VENUE) == []


def test_the_places_of_a_sentence_over_two_lines_are_in_both():
    text = "2. Địa điểm: Hội trường lớn của Trung tâm Dịch vụ tổng hợp\nxã Tân An, thôn Đông.\n"
    reading = read(text_of((HEAD + text).encode()))

    (venue,) = reading.of(Kind.VENUE)
    assert [reading.text.lines[at.line].text[at.since : at.until] for at in venue.places] == [
        "Hội trường lớn của Trung tâm Dịch vụ tổng hợp",
        "xã Tân An, thôn Đông",
    ]


def test_a_span_of_delegates_says_so():
    assert notes("3. Số lượng: từ 100 đến 120 đại biểu.", Kind.CAPACITY) == [
        ("Kế hoạch ghi một khoảng, đề xuất số lớn.",)
    ]


def test_one_misread_word_in_a_long_name_is_asked():
    text = "2. Địa điểm: Nhà văn hjóa thôn Thượng, xã Tân An, đường Lê Lợi."

    assert [trust for _, _, trust in found(text, Kind.VENUE)] == [MARKS]


def test_one_line_is_no_programme():
    assert found("III. CHƯƠNG TRÌNH HỘI NGHỊ\n- Chào cờ.", Kind.ITEM) == []


def test_a_long_line_goes_on_in_a_large_letter_and_none_over_a_blank_line():
    text = "2. Địa điểm: Hội trường lớn của Trung tâm Dịch vụ tổng hợp xã{}Tân An."
    name = "Hội trường lớn của Trung tâm Dịch vụ tổng hợp xã"

    assert found(text.format("\n"), Kind.VENUE) == [(f"{name} Tân An", "", SURE)]
    assert found(text.format("\n\n"), Kind.VENUE) == [(name, "", SURE)]


def test_a_paper_with_marks_and_odd_words_is_a_bad_reading():
    assert is_spoilt("Kế hoạch tổ chức Hội nghị điển hình tiên tiến xã Tân An năm nay") is False
    assert is_spoilt("Kế hoạjh tổ chứrc Hội nghị điển hình tiên tiến xã Tân An năm nay") is True


def test_marks_are_proposed_for_whole_phrases_word_by_word():
    assert restored("danh sach phong Van hoa - Xa hoi") == "danh sách Phòng Văn hóa - Xã hội"
    assert restored("ve phong Van hoa - Xa hoi") == "ve Phòng Văn hóa - Xã hội"
    assert restored("Chào cờ") == ""


def test_another_day_of_one_kind_is_a_deadline_of_its_own():
    text = (
        "- Trước ngày 15/8/2025, lập danh sách.\n- Trước ngày 20/8/2025, duyệt danh sách đại biểu."
    )
    written = tomllib.loads(as_toml(read(text_of((HEAD + text).encode()))))

    assert {key: one["before"].day for key, one in written["deadline"].items()} == {
        "list_approved": 15,
        "deadline_1": 20,
    }
