"""A plan pasted out of a program that marks its text up: the marks are no words of it."""

import pytest

from conferences.reading import text_of


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("**II. THỜI GIAN, ĐỊA ĐIỂM**", "II. THỜI GIAN, ĐỊA ĐIỂM"),
        ("**1. Địa điểm:** Nhà Văn hóa xã", "1. Địa điểm: Nhà Văn hóa xã"),
        ("## Kế hoạch số 28/KH-UBND", "Kế hoạch số 28/KH-UBND"),
        ("> Số: 28/KH-UBND", "Số: 28/KH-UBND"),
        (
            "| Số: 28/KH-UBND | *Đại Sơn, ngày 14 tháng 8 năm 2025* |",
            "Số: 28/KH-UBND | Đại Sơn, ngày 14 tháng 8 năm 2025",
        ),
        ("|:---:|:---:|", ""),
        ("<!-- trang 1 -->Trước ngày 20/8", "Trước ngày 20/8"),
        # No sign of it: stars that stand for something else, a bar within a line, a number sign.
        ("2 * 3 * 4 người", "2 * 3 * 4 người"),
        ("(*) Ghi chú: đại biểu dự khuyết (*)", "(*) Ghi chú: đại biểu dự khuyết (*)"),
        ("STT | Nội dung | Thời gian", "STT | Nội dung | Thời gian"),
        ("Phòng số #2", "Phòng số #2"),
        ("Trên 65 tuổi > 10 người", "Trên 65 tuổi > 10 người"),
    ],
)
def test_signs_of_markdown_are_no_words(written, read):
    lines = text_of(f"Đầu\n{written}\nCuối".encode()).lines
    assert [line.text for line in lines] == ["Đầu", read, "Cuối"]
