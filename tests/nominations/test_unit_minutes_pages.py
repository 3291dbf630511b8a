"""Where the pages of a review's minutes break."""

import io

import pytest
from pypdf import PdfReader

from nominations.models import ReviewMeeting
from tests import make
from tests.nominations.test_unit_minutes_paper import filled, pdf

pytestmark = pytest.mark.django_db


def pages_of(answer) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages]


def of_three(village) -> ReviewMeeting:
    first, *_ = (
        make.nomination(unit=village.unit, full_name=name)
        for name in ("Nguyễn Hữu Ước", "Chi hội Phụ nữ thôn Mỗ Đoạn", "Vũ Thị Ánh")
    )
    return filled(first)


def test_three_names_and_a_sentence_are_one_page_with_its_signatures(village):
    (page,) = pages_of(village.get(pdf(of_three(village))))

    assert page.rstrip().endswith("Lưu: Hồ sơ cuộc họp.")


def test_what_is_longer_goes_on_there_and_the_signatures_keep_their_sentence(village):
    meeting = of_three(village)
    ReviewMeeting.objects.filter(pk=meeting.pk).update(objections="Ông Sáu hỏi.\n" * 9)

    first, second = pages_of(village.get(pdf(meeting)))

    assert first.count("Ông Sáu hỏi.") >= 6  # at the foot of the page, not left empty
    assert first.count("Ông Sáu hỏi.") + second.count("Ông Sáu hỏi.") == 9
    assert "kết thúc" not in first
    assert second.index("Cuộc họp kết thúc vào") < second.index("THƯ KÝ")


def test_where_the_signatures_do_not_fit_what_was_said_goes_with_them(village):
    meeting = of_three(village)
    for number in range(4):
        make.nomination(unit=village.unit, full_name=f"Bùi Văn {number}")

    first, second = pages_of(village.get(pdf(meeting)))

    assert "7 Bùi Văn 3" in first
    places = [second.index(words) for words in ("Ông Bùi Văn Sáu", "Cuộc họp kết thúc", "THƯ KÝ")]
    assert places == sorted(places)


def test_the_blank_last_sentence_is_one_line_to_write_in(village):
    pages = pages_of(village.get("/ho-so/bien-ban-de-trong.pdf"))

    (line,) = [one for one in "\n".join(pages).splitlines() if "Cuộc họp kết thúc" in one]
    assert line.rstrip().endswith("./.")
    assert len(pages) == 2
