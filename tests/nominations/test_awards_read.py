"""What somebody was awarded before, read of the text that says it: row by row, by hand."""

import pytest

from nominations.awards import FORMS, MOST, Award, level_of, pieces, read, rows_of, sentence

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
