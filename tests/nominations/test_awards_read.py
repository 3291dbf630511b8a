"""What somebody was awarded before, read of the text that says it: row by row, by hand."""

import random
import re

import pytest

from nominations.awards import (
    FORMS,
    MOST,
    Award,
    level_of,
    number_of,
    pieces,
    read,
    rows_of,
    sentence,
    text_of,
)
from nominations.forms.awards import MANY, NO_NUMBER, TWICE, PreviousAwardForm

pytestmark = pytest.mark.plain


@pytest.mark.parametrize(
    ("said", "row"),
    [
        ("Giấy khen UBND xã 2022", Award(form="Giấy khen UBND xã", level="commune", year=2022)),
        (
            "Bằng khen UBND TP năm 2023 (số 12/QĐ-UBND)",
            Award(form="Bằng khen UBND TP", level="province", number="12/QĐ-UBND", year=2023),
        ),
        (
            "Giấy khen của Chủ tịch UBND huyện năm 2023.",
            Award(form="Giấy khen của Chủ tịch UBND huyện", level="district", year=2023),
        ),
        (
            "- Giấy khen của Hội Nông dân tỉnh theo Quyết định số 7/QĐ-HND, năm 2021",
            Award(
                form="Giấy khen của Hội Nông dân tỉnh", level="province", number="7/QĐ-HND",
                year=2021,
            ),
        ),
        (
            "Giấy khen năm 2022 số 15/QĐ-UBND",
            Award(form="Giấy khen", number="15/QĐ-UBND", year=2022),
        ),
        (
            "Lao động giỏi (cấp xã, số 3/QĐ, 2020)",
            Award(form="Lao động giỏi", level="commune", number="3/QĐ", year=2020),
        ),
        (
            "Bằng khen (cấp bộ, ngành, đoàn thể trung ương, 2019)",
            Award(form="Bằng khen", level="ministry", year=2019),
        ),
        ("Bằng khen (2023)", Award(form="Bằng khen", year=2023)),
        ("Huân chương Lao động hạng Ba", Award(form="Huân chương Lao động hạng Ba", level="state")),
    ],
)  # fmt: skip
def test_what_is_surely_read(said, row):
    assert read(said) == row


@pytest.mark.parametrize(
    "said",
    [
        "Danh hiệu công nhân lao động giỏi cấp công ty các năm 2021, 2023, 2024",
        "Danh hiệu nông dân giỏi giai đoạn 2020-2022",
        "Giấy khen số 12/QĐ-UBND ngày 12/3/2022",
        "Giấy khen ngày 12/3/2022",
        "Được biểu dương năm 2022",
        "Bằng khen (của Hội Nông dân, trao tại Hà Nội)",
        "Giấy khen 2021 (2022)",
        "2022",
        "Bằng khen (2021, 2022)",
        "Giấy khen của ông Xuân 2.019 hộ",
    ],
)
def test_what_is_not_sure_stays_as_it_was_said(said):
    found = read(said)
    assert (found.form, found.number, found.year) == (said, "", None)


@pytest.mark.parametrize(
    ("form", "level"),
    [
        ("Giấy khen của Chủ tịch Ủy ban nhân dân cấp xã", "commune"),
        ("Giấy khen của Chủ tịch Ủy ban nhân dân cấp huyện", "district"),
        ("Giấy khen của UBND phường", "commune"),
        ("Giấy khen của UBND thị xã Kinh Môn", "district"),
        ("Giấy khen của UBND quận Kiến An", "district"),
        ("Giấy khen của UBND thị trấn Cẩm Giang", "commune"),
        ("Cờ thi đua của UBND tỉnh", "province"),
        ("Bằng khen của Thủ tướng Chính phủ", "state"),
        ("Nhà giáo Ưu tú", "state"),
        ("Bằng khen cấp bộ, ban, ngành, tỉnh, đoàn thể trung ương", "ministry"),
        ("Bằng khen của Bộ trưởng Bộ Y tế", "ministry"),
        ("Giấy khen của Hội đồng nhân dân xã", "commune"),
        ("Giấy khen của Sở Văn hóa - Xã hội", ""),
        ("Giấy khen của Công an thành phố", "province"),
        ("Giấy khen của Hội Cựu chiến binh cơ quan", ""),
        ("Giấy khen", ""),
    ],
)
def test_whose_an_award_is(form, level):
    assert level_of(form) == level


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            Award(form="Bằng khen của UBND thành phố", level="province", year=2023),
            "Bằng khen của UBND thành phố (2023)",
        ),
        (
            Award(form="Giấy khen", level="commune", number="12/QĐ-UBND", year=2022),
            "Giấy khen (cấp xã, số 12/QĐ-UBND, 2022)",
        ),
        (Award(form="Bằng khen", level="state"), "Bằng khen (cấp Nhà nước)"),
        (Award(form="Gia đình văn hóa"), "Gia đình văn hóa"),
    ],
)
def test_the_one_sentence_of_a_row_is_read_back_as_that_row(row, said):
    assert sentence(row) == said
    assert read(said) == row


def test_every_form_of_the_closed_list_is_read_back_with_all_that_is_said_of_it():
    assert len(FORMS) == len(set(FORMS))
    for form in FORMS:
        for level in ("", "unit", "commune", "district", "province", "ministry", "state"):
            row = Award(form=form, level=level or level_of(form), number="5/QĐ-CTN", year=2019)
            assert read(sentence(row)) == row


def test_a_text_is_cut_at_lines_and_semicolons_but_not_in_brackets():
    text = "Giấy khen UBND xã 2022; Bằng khen UBND TP năm 2023 (số 12/QĐ-UBND; tại Hội nghị)\n\nA."
    assert pieces(text) == [
        "Giấy khen UBND xã 2022", "Bằng khen UBND TP năm 2023 (số 12/QĐ-UBND; tại Hội nghị)", "A.",
    ]  # fmt: skip
    assert [row.form for row in rows_of("Giấy khen 2021;;\nHuy hiệu")] == ["Giấy khen", "Huy hiệu"]
    assert pieces("") == rows_of(" ; \n") == []


def test_of_more_than_twenty_the_last_row_holds_the_rest():
    lines = [f"Giấy khen {number}" for number in range(1, 24)]
    found = pieces("\n".join(lines))
    assert (MOST, len(found)) == (20, 20)
    assert found[19] == "Giấy khen 20; Giấy khen 21; Giấy khen 22; Giấy khen 23"


def test_a_numbered_list_is_an_award_a_line_whatever_its_bullets():
    assert pieces("1) Giấy khen\n2) Bằng khen\r\na) Huy hiệu D) E") == [
        "1) Giấy khen", "2) Bằng khen", "a) Huy hiệu D) E",
    ]  # fmt: skip
    assert [row.form for row in rows_of("1) Giấy khen\n2) Bằng khen")] == ["Giấy khen", "Bằng khen"]
    assert pieces("Giấy khen (đợt (1; 2); 3); Huy hiệu (A") == [
        "Giấy khen (đợt (1; 2); 3)", "Huy hiệu (A",
    ]  # fmt: skip


BITS = [
    "Giấy khen", "Bằng khen", "Huy hiệu", " ", "\n", ";", "; ", "(", ")", "2020", "năm 2021",
    "số 5/QĐ", ", ", ".", "- ", "1. ", "2) ", "cấp xã", "\r\n", "QĐ ", "…",
]  # fmt: skip


def texts(seed, count):
    drawn = random.Random(seed)
    return ["".join(drawn.choices(BITS, k=drawn.randint(1, 60))) for _ in range(count)]


def test_rows_of_a_text_say_it_again_and_lose_no_word_of_it():
    for text in texts(7, 2000):
        found = pieces(text)
        assert pieces(text_of(found)) == found, text
        assert not any("\n" in piece or "\r" in piece for piece in found), text
        assert re.findall(r"\w+", " ".join(found)) == re.findall(r"\w+", text), text
        assert len(text_of(found)) <= len(text), text


def test_a_row_read_is_read_back_of_its_sentence_whatever_was_said():
    for text in texts(8, 2000):
        for row in rows_of(text):
            assert read(sentence(row)) == row, text
    assert rows_of(".") == [Award(form=".")]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12/QĐ-UBND", "12/QĐ-UBND"),
        ("Số 12/QĐ-UBND", "12/QĐ-UBND"),
        ("số: 12/QĐ-UBND.", "12/QĐ-UBND"),
        ("QĐ 12/2020", "12/2020"),
        ("Quyết định số 12/QĐ-UBND", "12/QĐ-UBND"),
        ("12 /QĐ-UBND", "12/QĐ-UBND"),
        ("12 / 2020 / QĐ-UBND", "12/2020/QĐ-UBND"),
        ("123-QĐ/HU", "123-QĐ/HU"),
        ("QĐ-12", ""),
        ("12/QĐ UBND", ""),
        ("12/QĐ-UBND ngày 5/3/2023", ""),
        ("QĐ", ""),
    ],
)
def test_a_number_is_kept_alone_or_not_at_all(typed, number):
    assert number_of(typed) == number


def filled(form, year="", number="", level=""):
    typed = {"form": form, "year": year, "number": number, "level": level}
    return PreviousAwardForm(typed, latest=2025)


@pytest.mark.parametrize(
    ("typed", "row"),
    [
        (("Giấy khen", "2023", "Số 5 /QĐ"), Award(form="Giấy khen", number="5/QĐ", year=2023)),
        (("Giải Nhất hội thi năm 2019",), Award(form="Giải Nhất hội thi", year=2019)),
        (("Giấy khen 2022", "2022"), Award(form="Giấy khen", year=2022)),
        (("Giấy khen số 5/QĐ", "2022"), Award(form="Giấy khen", number="5/QĐ", year=2022)),
        (("Bằng khen (đợt 1).", "2022"), Award(form="Bằng khen (đợt 1)", year=2022)),
        (("1. Lao động giỏi (cấp xã)",), Award(form="Lao động giỏi", level="commune")),
        (("Lao động giỏi", "", "", "unit"), Award(form="Lao động giỏi", level="unit")),
        (("Huy hiệu 30 năm tuổi Đảng", "2022"), Award(form="Huy hiệu 30 năm tuổi Đảng", year=2022)),
        (("Giấy khen đợt 2020-2025",), Award(form="Giấy khen đợt 2020-2025")),
    ],
)
def test_what_is_typed_in_boxes_is_the_award_that_is_read_of_its_sentence(typed, row):
    form = filled(*typed)
    assert (form.is_valid(), form.errors) == (True, {})
    assert form.award == read(sentence(row)) == row


@pytest.mark.parametrize(
    ("typed", "box", "told"),
    [
        (("Giấy khen", "2023", "QĐ-12"), "number", NO_NUMBER),
        (("Giấy khen", "2023", "12/QĐ-UBND ngày 5/3/2023"), "number", NO_NUMBER),
        (("Giải Nhất hội thi năm 2019", "2022"), "year", TWICE.format("năm 2019")),
        (("Giấy khen (2019)", "2022"), "year", TWICE.format("năm 2019")),
        (("Giấy khen đợt 2020-2025", "2022"), "year", TWICE.format("năm 2020 và năm 2025")),
        (("Giấy khen số 5/QĐ", "", "6/QĐ"), "number", TWICE.format("số 5/QĐ")),
        (("Lao động giỏi (cấp xã)", "", "", "unit"), "level", TWICE.format("cấp xã")),
        (("Giấy khen; Bằng khen", "2022"), "form", MANY),
        ((";",), "form", MANY),
    ],
)
def test_what_would_not_be_read_back_is_asked_beside_its_box(typed, box, told):
    assert filled(*typed).errors == {box: [told]}


def test_no_form_that_is_taken_loses_its_number_or_year():
    drawn, taken = random.Random(9), 0
    for text in texts(10, 1500):
        year, number = drawn.choice(["", "1999", "2023"]), drawn.choice(["", "Số 7 / QĐ-HND", "5"])
        level = drawn.choice(["", "unit", "state"])
        form = filled(text.replace("\n", " ")[:80], year, number, level)
        if form.is_valid():
            taken += 1
            row = form.award
            assert pieces(sentence(row)) == [sentence(row)], text
            assert read(sentence(row)) == row, text
            assert not year or row.year == int(year), text
            assert not number or row.number == number_of(number), text
            assert not level or row.level == level, text
    assert taken > 100
