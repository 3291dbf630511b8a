"""A paragraph ends, though its line says nothing of it, where the line had room for more."""

import pytest

from conferences.reading import Kind, read, text_of
from tests.conferences.reading.test_reader import HEAD

LONG = "Nhìn lại kết quả các phong trào của xã trong năm năm qua; cổ vũ mọi người dân cùng làm " * 2


def offices(lines, *, width):
    """Of a section of tasks, in a paper with lines so long."""
    filled = "\n".join([LONG[:width].strip() + "."] * 6)
    text = f"{HEAD}I. MỤC ĐÍCH\n{filled}\nII. TỔ CHỨC THỰC HIỆN\n{lines}"
    return [one.value for one in read(text_of(text.encode())).of(Kind.OFFICE)]


LISTED = (
    "1. Ban Chỉ huy Quân sự, Công an, các Đồn Biên phòng trên đảo\n"
    "Bảo vệ an ninh trật tự.\n"
    "2. Phòng Kinh tế\n"
    "Trình dự toán."
)


@pytest.mark.parametrize(
    ("width", "name"),
    [
        (150, "Ban Chỉ huy Quân sự, Công an, các Đồn Biên phòng trên đảo"),
        (92, "Ban Chỉ huy Quân sự, Công an, các Đồn Biên phòng trên đảo"),
        (78, "Ban Chỉ huy Quân sự, Công an, các Đồn Biên phòng trên đảo Bảo vệ an ninh trật tự"),
    ],
)
def test_a_line_with_room_for_the_next_word_ends_its_paragraph(width, name):
    assert offices(LISTED, width=width) == [name, "Phòng Kinh tế"]


@pytest.mark.parametrize(
    "lines",
    [
        "1. Ban Chỉ huy Quân sự, Công an, các Đồn Biên phòng trên\nđảo Lớn\n2. Phòng Kinh tế",
        "1. Ban Chỉ huy Quân sự, Công an, các Đồn Biên phòng trên đảo\nLớn\n2. Phòng Kinh tế",
    ],
)
def test_a_name_goes_on_in_small_letters_or_behind_a_full_line(lines):
    (first, last) = offices(lines, width=62)
    assert first.endswith("ảo Lớn")
    assert last == "Phòng Kinh tế"
