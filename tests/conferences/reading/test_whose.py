"""Whose a number of a plan is, where a list ends, which day counts: by sentences of their own."""

import pytest

from conferences.reading import Kind
from tests.conferences.reading.test_reader import LOOK, SURE, found


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        (
            "- Cơ cấu: 70% là điển hình tiên tiến, 30% là khách mời.",
            [("7/10", "điển hình tiên tiến", SURE), ("3/10", "khách mời", SURE)],
        ),
        (
            "- Gồm 65% đại biểu điển hình và 35% đại biểu khách mời.",
            # Of what the 65 % are the paper leaves unsaid: no "là" stands between.
            [("13/20", "đại biểu điển hình", LOOK), ("7/20", "đại biểu khách mời", LOOK)],
        ),
        (
            "- Điển hình tiên tiến 70%, khách mời 30%.",
            [("7/10", "Điển hình tiên tiến", SURE), ("3/10", "khách mời", SURE)],
        ),
        (
            "- Đại biểu điển hình chiếm 70% và khách mời chiếm 30%.",
            [("7/10", "Đại biểu điển hình", SURE), ("3/10", "khách mời", SURE)],
        ),
        (
            "- Khách mời 30% điển hình tiên tiến.",
            [("3/10", "Khách mời", LOOK)],  # words on both sides: nobody knows whose
        ),
    ],
)
def test_a_share_is_of_the_words_on_its_own_side(text, shares):
    found_here = found(text, Kind.SHARE)

    assert [(v, a.removeprefix("Gồm ").strip(), t) for v, a, t in found_here] == shares


def test_each_place_has_the_number_behind_it():
    text = "- Mỗi bản cử 02 đại biểu, mỗi trường 01 đại biểu."
    assert found(text, Kind.SEATS) == [("2", "Mỗi bản", SURE), ("1", "mỗi trường", SURE)]


def test_official_delegates_told_apart_below_are_all_of_them():
    text = "- Khoảng 120 đại biểu chính thức, trong đó có 90 đại biểu là điển hình."
    assert [(v, t) for v, _, t in found(text, Kind.CAPACITY)] == [("120", LOOK)]
    text = "- Dự Hội nghị tối đa 100 đại biểu chính thức, 20 đại biểu dự khuyết."
    assert [(v, t) for v, _, t in found(text, Kind.CAPACITY)] == [("100", LOOK)]


@pytest.mark.parametrize(
    ("end", "to"),
    [
        ("Nơi nhận:\n- Sở Nội vụ;\n- Lưu: VT.          Đỗ Quang Hưng", ["Sở Nội vụ", "Lưu: VT"]),
        ("Nơi nhận: Sở Nội vụ; các bản; Lưu: VT.", ["Sở Nội vụ", "các bản", "Lưu: VT"]),
        ("Nơi nhận: Sở Nội vụ; Lưu: VT.     TM. ỦY BAN NHÂN DÂN", ["Sở Nội vụ", "Lưu: VT"]),
    ],
)
def test_whom_it_goes_to_ends_where_the_signature_begins(end, to):
    assert [value for value, _, _ in found(end, Kind.RECIPIENT)] == to


def test_a_day_done_within_still_counts_and_an_expected_day_is_the_conferences():
    text = "- Phòng Văn hóa trình duyệt xong trong ngày 20/8/2025."
    assert [value for value, _, _ in found(text, Kind.DEADLINE)] == ["2025-08-21"]
    text = "- Hội nghị dự kiến tổ chức ngày 28/10/2025 (buổi sáng) tại Nhà văn hóa xã."
    assert [value for value, _, _ in found(text, Kind.HELD)] == ["2025-10-28"]
    assert found(text, Kind.DEADLINE) == []
