"""Nobody signs a review's minutes on a page that says nothing but the closing sentence."""

import io
import re
from datetime import time

import pytest
from pypdf import PdfReader

from accounts.enums import Role
from nominations.enums import NominationKind
from nominations.models import ReviewMeeting
from tests import make
from tests.kept import nobody_said
from tests.nominations.test_unit_minutes_paper import filled, pdf
from tests.printed import white

pytestmark = pytest.mark.django_db
KINDS = (NominationKind.INDIVIDUAL, NominationKind.COLLECTIVE, NominationKind.HOUSEHOLD)


def named(unit, count: int):
    """A review of so many: persons, collectives and households in turn, one line or two."""
    for number in range(count):
        kind = KINDS[number % 3]
        how = {} if kind == NominationKind.INDIVIDUAL else {"representative": "Trần Thị Đại"}
        make.nomination(unit=unit, kind=kind, full_name=f"Nguyễn Thị Hồng Ánh {number}", **how)
    return ReviewMeeting.objects.get()


def above(answer) -> tuple[int, list[str]]:
    """How many pages, and the lines of the last one that stand above who signs."""
    pages = PdfReader(io.BytesIO(answer.content)).pages
    said = pages[-1].extract_text().partition("THƯ KÝ")[0].splitlines()
    number = str(len(pages))
    return len(pages), [line for line in said if line.strip() and line.strip() != number]


@pytest.mark.parametrize(
    ("names", "by_pen", "typed"),
    [(1, 1, 1), (2, 1, 1), (3, 2, 1), (5, 2, 2), (8, 2, 2), (12, 2, 2), (40, 3, 3)],
)
def test_the_signatures_have_three_lines_for_company(village, names, by_pen, typed):
    """Of three names, the closing sentence and the signatures alone stood on a second page."""
    type(village.unit.commune).objects.update(is_demo=True)
    meeting = named(village.unit, names)

    pages, said = above(village.get(pdf(meeting)))
    assert (pages, len(said) >= 3, said[-1][:23]) == (by_pen, True, "Cuộc họp kết thúc vào  ")
    dots = [bool(re.fullmatch(r"\.{9,}", line.strip())) for line in said[-3:]]
    assert dots == [True, True, False]

    meeting = filled(meeting.ballots.first().nomination)
    pages, said = above(village.get(pdf(meeting)))
    assert (pages, len(said) >= 3) == (typed, True)
    assert said[-2:] == [
        "Ông Bùi Văn Sáu hỏi về đường vào đầm; chủ tọa đã trả lời.",
        "Cuộc họp kết thúc vào 21 giờ 05 phút, ngày 15 tháng 8 năm 2025./.",
    ]


MIXES = {
    "nothing": {},
    "begun": {"starts_at": time(14, 0)},
    "who": {"venue": "Nhà văn hóa thôn", "chair": "Vũ Văn Thành, Trưởng thôn", "method": "hands"},
    "when": {"starts_at": time(19, 30), "ends_at": time(21, 5), "secretary": "Đỗ Thị Lan"},
    "said": {"attended": "Chi bộ, các đoàn thể.", "objections": "Một ý.\nHai ý.\nBa ý."},
}


@pytest.mark.parametrize("mix", MIXES)
@pytest.mark.parametrize(("names", "pages"), [(1, 1), (2, 1), (3, 1), (5, 2)])
def test_boxes_left_empty_leave_no_third_of_a_page_white(village, mix, names, pages):
    """Of three names with half of the boxes empty, a third of page 1 was; who signs stood on 2."""
    for number in range(names):
        make.nomination(unit=village.unit, full_name=f"Nguyễn Thị Hồng Ánh {number}")
    meeting = ReviewMeeting.objects.get()
    ReviewMeeting.objects.update(**MIXES[mix])

    answer = village.get(pdf(meeting))

    drawn = PdfReader(io.BytesIO(answer.content)).pages
    number, said = above(answer)
    on_one = pages == 1 or mix == "said"  # what was said there takes less than lines for a pen
    assert number == (1 if on_one else 2)
    assert white(drawn[0]) < 70
    assert on_one or (said[-1].startswith("Cuộc họp kết thúc vào") and len(said) == 3)


@pytest.mark.parametrize("names", [3, 5])
@pytest.mark.parametrize(
    "objections",
    [
        "Bà con hỏi về đường vào đầm. " * 30,
        "Một ý.\n\n" * 9 + "Ý cuối.",
        "Một ý.\n" * 9 + "Ý cuối.",
    ],
    ids=["one-long", "paragraphs", "lines"],
)
def test_what_was_said_there_runs_on_with_two_lines_or_more(village, names, objections):
    """However it was written, in one piece or many, the signatures are not left alone."""
    meeting = filled(named(village.unit, names).ballots.first().nomination)
    ReviewMeeting.objects.update(objections=objections.strip())

    pages, said = above(village.get(pdf(meeting)))

    assert (pages, len(said) >= 3) == (2, True)


def test_an_agency_s_minutes_and_of_a_review_of_nobody(sign_in, village):
    agency = make.unit(name="Trung tâm Giáo dục nghề nghiệp – Giáo dục thường xuyên", kind="school")
    client = sign_in(make.user(unit=agency, role=Role.UNIT_NOMINATOR))

    for count in (1, 3):
        meeting = named(agency, count)
        assert len(above(client.get(pdf(meeting)))[1]) >= 3

    paper = f"/ho-so/khong-gioi-thieu/{nobody_said(village.unit).pk}/bien-ban.pdf"
    assert above(village.get(paper))[0] == 1
