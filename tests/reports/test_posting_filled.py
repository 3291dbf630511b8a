"""The list on a wall fills its pages: no more rows go on than who signs needs for company."""

import io
import re

import pytest
from pypdf import PdfReader

from accounts.models import Commune
from conferences.models import Conference
from reports import catalogue
from tests import make
from tests.kept import consent_of, plan_posts, posting
from tests.printed import white

pytestmark = pytest.mark.django_db
KINDS = ("collective", "household")  # the first two rows; all others are persons
DEED = "Nuôi 2 ha cá rô phi, mỗi năm lãi 150 triệu đồng. " * 5


@pytest.fixture
def drawn():
    """The pages of a list of so many, every `agrees`-th with a deed that fills its column."""
    plan_posts(5)
    Commune.objects.update(is_demo=True)
    village = make.unit(name="Thôn Nghi Khê")

    def pages(count: int, agrees: int):
        rows = [
            make.nomination(
                state="verified", unit=village, full_name=f"Nguyễn Thị Hồng {place}",
                kind=dict(enumerate(KINDS)).get(place, "individual"), achievement=DEED,
            )
            for place in range(count)
        ]  # fmt: skip
        posting(*rows)
        for one in rows[::agrees] if agrees else ():
            consent_of(one)
        conference = Conference.objects.select_related("commune").get()
        paper = catalogue.collected("posting", conference, make.AT, format="pdf")
        return PdfReader(io.BytesIO(catalogue.draw("posting", paper, format="pdf", notes=()))).pages

    return pages


def measured(pages) -> tuple[list[int], list[int]]:
    """Rows of each page; millimetres left white on each but the last."""
    rows = [len(re.findall(r"Hồng\s\d", page.extract_text())) for page in pages]
    return rows, [white(page) for page in list(pages)[:-1]]


@pytest.mark.parametrize(
    ("count", "rows"), [(3, [3]), (5, [5]), (7, [7]), (9, [9]), (12, [10, 2]), (40, [17, 23])]
)
def test_short_rows_go_on_by_two_at_most(drawn, count, rows):
    """Of seven rows four stood on page 2 with the signature, a third of page 1 was white."""
    found, left = measured(drawn(count, 0))

    assert found == rows
    assert max(left, default=0) < 55, left


@pytest.mark.parametrize(
    ("count", "rows"),
    [(3, [2, 1]), (5, [4, 1]), (7, [6, 1]), (9, [6, 3]), (12, [6, 6]), (24, [6, 13, 5])],
)
def test_of_high_rows_one_stands_with_who_signs(drawn, count, rows):
    found, left = measured(drawn(count, 2))

    assert found == rows
    assert max(left[-1:], default=0) < 95  # of three: the last with its table's head and who signs
    assert count == 3 or max(left) < 40, left
